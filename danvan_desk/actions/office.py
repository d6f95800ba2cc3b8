"""The office: making its home, and what it says of itself on papers."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from danvan_desk.actions.book import open_book
from danvan_desk.context import Desk
from danvan_desk.db import schema
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.db.tables import Office
from danvan_desk.desk import close_desk, open_desk, today
from danvan_desk.errors import HomeTrouble, Problem, Refused
from danvan_desk.texts import _

_STAGING = ".dang-tao"  # a home is made here and moved into place whole: a power cut leaves no half-made one


@dataclass(frozen=True)
class OfficeDetails:
    """What the letterhead and the tables say of the office. `officer` is who sits at this desk. `report_day`: the day
    the province wants the official reports on, before the 17th; `month_report`: "reporting" or "calendar" where it
    wants one of each month, on `month_report_day`."""

    name: str
    province: str
    superior: str | None = None
    place: str | None = None
    code: str | None = None
    remote_area: bool = False
    head_line: str | None = None
    reception_place: str | None = None
    chair: str | None = None
    officer: str | None = None
    officer_title: str | None = None
    report_day: int | None = None
    month_report: str | None = None
    month_report_day: int | None = None


def init_home(home: Path, details: OfficeDetails, *, sample: bool = False) -> None:
    """A new, empty home for one office. Raises Refused where a home exists already or a name is missing."""
    problems = [
        Problem(field, _("còn thiếu; ghi tên đầy đủ, ví dụ {example}").format(example=example), value)
        for field, value, example in (
            ("office", details.name, "UBND phường Bình An"),
            ("province", details.province, "Thành phố Đà Nẵng"),
        )
        if not value.strip()
    ]
    if problems:
        raise Refused(problems)
    if (home / FILE_NAME).exists():
        raise Refused(_("Ở {home} đã có sổ; không tạo đè. Chọn thư mục khác, hoặc mở sổ đã có.").format(home=home))
    staging = home / _STAGING
    try:
        shutil.rmtree(staging, ignore_errors=True)
        schema.create(staging)
        _write_office(staging, details, sample=sample)
        (staging / FILE_NAME).replace(home / FILE_NAME)
        shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        words = _("Không tạo được sổ ở {home}: {why}. Chọn thư mục khác có quyền ghi.")
        raise HomeTrouble(words.format(home=home, why=error.strerror)) from error


def _write_office(home: Path, details: OfficeDetails, *, sample: bool) -> None:
    desk = open_desk(home)
    desk = replace(desk, user=details.officer or desk.user)
    try:
        with open_book(desk) as book:
            book.session.add(Office(id=1, created_on=today()[0], sample=sample, **vars(details)))
            book.log("office", "init", after={k: v for k, v in vars(details).items() if v})
    finally:
        close_desk(desk)


def office_details(desk: Desk) -> OfficeDetails:
    with desk.reading() as session:
        office = desk.office(session)
        return OfficeDetails(**{name: getattr(office, name) for name in OfficeDetails.__dataclass_fields__})


def is_sample(desk: Desk) -> bool:
    """Whether these are the books of a practice ward: its papers say so."""
    with desk.reading() as session:
        return desk.office(session).sample


def change_office(desk: Desk, details: OfficeDetails) -> None:
    """Correct what the office says of itself. `remote_area` counts for cases opened from now on."""
    if not details.name.strip() or not details.province.strip():
        raise Refused([Problem("name", _("còn thiếu; ghi tên cơ quan và tên tỉnh, thành phố"))])
    if details.month_report and not details.month_report_day:
        raise Refused([Problem("month_report_day", _("còn thiếu; ghi ngày trong tháng phải gửi, từ 1 đến 28"))])
    with open_book(desk) as book:
        changed = {n: v for n, v in vars(details).items() if getattr(book.office, n) != v}
        if changed:
            book.log("office", "update", before={n: getattr(book.office, n) for n in changed}, after=changed)
            for name, value in changed.items():
                setattr(book.office, name, value)
