"""Opening the office's home in the worker thread, after the first paint: here SQLAlchemy and the rules are imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_desk.paths import has_books, leave_temporary_folder, use_temporary_folder
from ui.widgets.search_box import Answer, Found

if TYPE_CHECKING:
    from danvan_desk.context import Desk


@dataclass(frozen=True)
class Opened:
    """What the window shows of an open home. `edition` is the calendar's; `backup` when the last copy was made."""

    desk: Desk
    office: str
    user: str
    user_title: str
    edition: str
    backup: datetime | None
    sample: bool


def open_home(home: Path) -> Opened | None:
    """The open home, None where no books stand there yet. Raises HomeTrouble, Refused (DANVAN_TODAY)."""
    if not has_books(home):
        return None
    from danvan_desk.desk import open_desk

    desk = open_desk(home)
    use_temporary_folder(home)
    return describe(desk)


def describe(desk: Desk) -> Opened:
    """Read again what the frame shows of the office and its safety."""
    from danvan_desk.safekeeping.copies import last_backup

    with desk.reading() as session:
        name, user, title, sample = desk.signboard(session)
        edition = desk.calendar_edition(session)
    return Opened(desk, name, user or desk.user, title or "", edition, last_backup(desk.home), sample)


def close(desk: Desk) -> None:
    from danvan_desk.desk import close_desk

    close_desk(desk)
    leave_temporary_folder(desk.home)


def find(desk: Desk, text: str) -> Answer:
    """The search box's question, for the worker thread."""
    from danvan_desk.queries.citizen_answer import receipt_number
    from danvan_desk.queries.search import find as look
    from ui.widgets.dates import list_date

    receipt = receipt_number(desk, text)
    hits = look(desk, receipt or text, limit=12)
    return Answer(
        hits.total,
        tuple(_found(hit.number, hit.people, hit.content, hit.date, list_date, desk.today) for hit in hits.hits),
        receipt or "",
    )


def _found(number: str, people: str, content: str, day: date, show: Callable[[date, date], str], today: date) -> Found:
    """A denouncer's line holds only the code; it is shown with its lock."""
    masked = people.startswith("NTC-")
    return Found(
        number, content[:120], "" if masked else people, people.partition(" ")[0] if masked else "", show(day, today)
    )


@dataclass(frozen=True)
class NewOffice:
    """What the first page asks: enough to make a home."""

    office: str
    province: str
    superior: str | None
    place: str | None
    code: str | None
    remote_area: bool
    officer: str
    officer_title: str | None


def make_home(home: Path, asked: NewOffice) -> None:
    """An empty home for the office. Raises Refused, HomeTrouble."""
    from danvan_desk.actions.office import OfficeDetails, init_home

    details = OfficeDetails(
        name=asked.office,
        province=asked.province,
        superior=asked.superior,
        place=asked.place,
        code=asked.code,
        remote_area=asked.remote_area,
        officer=asked.officer,
        officer_title=asked.officer_title,
    )
    init_home(home, details)


def make_sample(home: Path, progress: Callable[[int], bool]) -> None:
    """The sample ward to practise in, made once; an existing one is kept as it was left."""
    if not has_books(home):
        from danvan_desk.actions.demo import fill

        fill(home, progress=progress)
