"""A register as it goes to paper or to Excel: its columns, its lines, the sentences of its cover and of its end.

Sources: the reception register is Mẫu số 03/TCD of Nghị định 154/2026/NĐ-CP (Điều 25 khoản 2, Điều 27). The petition
register has no official form; its columns follow what the reception register and table 02/XLD ask of a petition.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from danvan_desk.papers.letterhead import Letterhead, short_date


@dataclass(frozen=True)
class RegisterColumn:
    """`width` in millimetres of a page across; columns of the same `group` stand under one common title."""

    title: str
    width: float
    centred: bool = False
    group: str = ""


@dataclass(frozen=True)
class RegisterForm:
    """Which register: `register` is its key in the books, `entries` what it calls its lines, `people` their people.
    `person_columns`: places of the columns that say whom an entry is about."""

    register: str
    title: str
    form_line: str
    entries: str
    people: str
    columns: tuple[RegisterColumn, ...]
    person_columns: tuple[int, ...] = ()

    def count(self, entries: int, people: int) -> str:
        return f"{entries} {self.entries}, {people} {self.people}"


ROUTE_GROUP = "Hướng xử lý"
VISITS = RegisterForm(
    register="visits",
    title="SỔ TIẾP CÔNG DÂN",
    form_line="Mẫu số 03/TCD (Nghị định số 154/2026/NĐ-CP)",
    entries="lượt tiếp công dân",
    people="người được tiếp",
    columns=(
        RegisterColumn("STT", 9, centred=True),
        RegisterColumn("Ngày tiếp", 18, centred=True),
        RegisterColumn("Họ tên, địa chỉ", 34),
        RegisterColumn("CCCD/ Hộ chiếu", 24, centred=True),
        RegisterColumn("Nội dung vụ việc", 46),
        RegisterColumn("Phân loại đơn", 17, centred=True),
        RegisterColumn("Số người", 11, centred=True),
        RegisterColumn("Cơ quan đã giải quyết", 16),
        RegisterColumn("Thuộc thẩm quyền", 13, centred=True, group=ROUTE_GROUP),
        RegisterColumn("Hướng dẫn", 19, group=ROUTE_GROUP),
        RegisterColumn("Chuyển đơn", 19, group=ROUTE_GROUP),
        RegisterColumn("Theo dõi kết quả", 15),
        RegisterColumn("Ghi chú", 21),
    ),
    person_columns=(2, 3),
)
PETITIONS = RegisterForm(
    register="petitions",
    title="SỔ TIẾP NHẬN VÀ XỬ LÝ ĐƠN",
    form_line="Mẫu của phần mềm, không phải mẫu Nhà nước ban hành",
    entries="đơn",
    people="người đứng đơn",
    columns=(
        RegisterColumn("STT", 9, centred=True),
        RegisterColumn("Ngày nhận", 18, centred=True),
        RegisterColumn("Số đơn, nguồn đơn", 25),
        RegisterColumn("Họ tên, địa chỉ người gửi", 33),
        RegisterColumn("Nội dung đơn", 45),
        RegisterColumn("Loại đơn", 17, centred=True),
        RegisterColumn("Số người", 11, centred=True),
        RegisterColumn("Thụ lý", 19, group=ROUTE_GROUP),
        RegisterColumn("Trả lại, hướng dẫn", 19, group=ROUTE_GROUP),
        RegisterColumn("Chuyển đơn", 19, group=ROUTE_GROUP),
        RegisterColumn("Kết quả giải quyết", 26),
        RegisterColumn("Ghi chú", 21),
    ),
    person_columns=(3,),
)
FORMS = {form.register: form for form in (VISITS, PETITIONS)}
_KINDS = ("Khiếu nại", "Tố cáo", "Kiến nghị, phản ánh")


@dataclass(frozen=True)
class RegisterLine:
    """One entry: its cells in the order of the form's columns, line feeds kept; a denouncer stands in them by the code.

    `record` is its number in the books, `people` how many it counts, `late` the book it came too late for.
    """

    record: str
    day: date
    kind: str
    people: int
    cells: tuple[str, ...]
    late: str = ""

    def printed(self, order: int) -> tuple[str, ...]:
        """With its running number, and in the last column the book that was closed before it was entered."""
        note = f"Ghi sau khi khóa quyển {self.late}" if self.late else ""
        return (str(order), *self.cells[1:-1], "\n".join(filter(None, (self.cells[-1], note))))


CORRECTIONS_TITLE = "SỬA CHỮA SAU KHI KHÓA SỔ"
CORRECTIONS_NOTE = "Mục của quyển trước được sửa sau khi quyển ấy khóa; quyển ấy giữ nguyên như khi khóa."
CORRECTED_ON = RegisterColumn("Ngày sửa", 22, centred=True)
CORRECTION_COLUMNS = (
    RegisterColumn("Quyển", 20, centred=True),
    RegisterColumn("STT", 12, centred=True),
    RegisterColumn("Số trong sổ", 30, centred=True),
    CORRECTED_ON,
    RegisterColumn("Cột", 30),
    RegisterColumn("Đã ghi", 54),
    RegisterColumn("Sửa thành", 54),
    RegisterColumn("Lý do", 40),
)


@dataclass(frozen=True)
class Correction:
    """What an entry of an earlier book says now in one column instead of what that book keeps: `volume` and `order` are
    the book and the entry's running number there, `record` its number in the books, `day` when it was corrected. A
    denouncer stands in it by the code.
    """

    volume: str
    order: int
    record: str
    day: date
    column: str
    was: str
    now: str
    why: str

    def printed(self) -> tuple[str, ...]:
        """A reason is asked for where words stood; where none did, they were added."""
        was, now = self.was or "(để trống)", self.now or "(bỏ trống)"
        why = self.why or ("" if self.was else "Ghi bổ sung")
        return self.volume, str(self.order), self.record, short_date(self.day), self.column, was, now, why


@dataclass(frozen=True)
class RegisterData:
    """A register from `since` to `until`, both counted: a book with its volume and the `corrections` of earlier books,
    or with `printed_on` the lines of any period. `opened_on`, `closed_on`, `volume`, names: None is left as dots to
    fill by pen. `head_capacity` is what the head signs as.
    """

    letterhead: Letterhead
    since: date
    until: date
    rows: tuple[RegisterLine, ...] = ()
    form: RegisterForm = VISITS
    volume: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    printed_on: date | None = None
    keeper: str | None = None
    keeper_capacity: str = "NGƯỜI GHI SỔ"
    head: str | None = None
    head_capacity: str = "CHỦ TỊCH"
    note: str | None = None
    corrections: tuple[Correction, ...] = ()

    def period(self) -> str:
        return f"Từ ngày {short_date(self.since)} đến ngày {short_date(self.until)}"

    def name_of_period(self) -> str:
        """As in "Năm 2026", "Tháng 11 năm 2026", or "" where the period is neither."""
        if (self.since.month, self.since.day, self.until) == (1, 1, date(self.since.year, 12, 31)):
            return f"Năm {self.since.year}"
        last = monthrange(self.since.year, self.since.month)[1]
        if self.since.day == 1 and self.until == self.since.replace(day=last):
            return f"Tháng {self.since.month} năm {self.since.year}"
        return ""

    def count_sentence(self) -> str:
        """How many entries and people, and how many entries of each kind."""
        kinds = Counter(row.kind for row in self.rows if row.kind)
        ordered = sorted(kinds, key=lambda kind: _KINDS.index(kind) if kind in _KINDS else len(_KINDS))
        parts = "; ".join(f"{kind[:1].lower()}{kind[1:]}: {kinds[kind]}" for kind in ordered)
        return self.counted() + (f" ({parts})" if parts else "")

    def counted(self) -> str:
        return self.form.count(len(self.rows), sum(row.people for row in self.rows))

    def corrections_sentence(self) -> str:
        """To stand after another sentence."""
        return f" Có {len(self.corrections)} chỗ sửa chữa ở các quyển trước." if self.corrections else ""

    def closing_sentence(self) -> str:
        """The line at which the book was closed, or when the lines of a period were printed."""
        if self.printed_on:
            return f"In theo kỳ ngày {short_date(self.printed_on)}."
        last = f" tại số thứ tự {len(self.rows)}" if self.rows else ""
        return f"Khóa sổ ngày {short_date(self.closed_on)}{last}. Ghi sau dòng này thuộc quyển sau."

    def empty_sentence(self) -> str:
        return f"{self.period()} không có {self.form.entries} nào."

    def groups(self) -> list[tuple[str, int]]:
        """Runs of columns under a common title ("" for none), with how many there are."""
        return [(name, len(list(run))) for name, run in groupby(self.form.columns, key=lambda one: one.group)]


def kept(data: RegisterData) -> dict[str, Any]:
    """All that stands in the book as JSON, its columns too: a later release prints it to the letter."""
    told: dict[str, Any] = _plain(asdict(data))
    return told


def told(kept_book: dict[str, Any]) -> RegisterData:
    """The book again. Inverse of `kept`."""
    form = kept_book["form"]
    days = {name: _day(kept_book[name]) for name in ("since", "until", "opened_on", "closed_on", "printed_on")}
    rows = tuple(
        RegisterLine(**{**row, "day": date.fromisoformat(row["day"]), "cells": tuple(row["cells"])})
        for row in kept_book["rows"]
    )
    columns = tuple(RegisterColumn(**column) for column in form["columns"])
    corrections = tuple(
        Correction(**{**one, "day": date.fromisoformat(one["day"])}) for one in kept_book.get("corrections", ())
    )
    return RegisterData(
        **{
            **kept_book,
            **days,
            "rows": rows,
            "corrections": corrections,
            "form": RegisterForm(
                **{**form, "columns": columns, "person_columns": tuple(form.get("person_columns", ()))}
            ),
            "letterhead": Letterhead(**kept_book["letterhead"]),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
