"""The registers on paper: the lines of any period, and books closed at a line that print again to the letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import func, select, update

from danvan_desk.actions.book import open_book
from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, form_named, letterhead
from danvan_desk.context import Desk
from danvan_desk.db.tables import ClosedBook, Petition, Visit
from danvan_desk.domain.periods import Period
from danvan_desk.errors import NotFound, Problem, Refused
from danvan_desk.papers.register_data import FORMS, VISITS, RegisterData, kept, told
from danvan_desk.queries.register_corrections import untold_corrections
from danvan_desk.queries.registers import BookShown, closed_books, register_lines
from danvan_desk.texts import _

FORM_IDS = {"visits": "03-TCD", "petitions": "SO-DON"}
"""What the catalogue of papers calls each register."""

_Progress = Callable[[int, int], bool]


def print_register(
    desk: Desk, period: Period, file_format: str, progress: _Progress | None = None, *, register: str = "visits"
) -> PaperMade:
    """A register's entries of a period as pdf or xlsx, whichever books they stand in. `progress(done, of)` answers
    whether to go on; where it doesn't, `Cancelled` is raised."""
    office = office_details(desk)
    with desk.reading() as session:
        rows = register_lines(session, register, period.start, period.end)
    data = RegisterData(
        letterhead=letterhead(office),
        since=period.start,
        until=period.end,
        rows=rows,
        form=FORMS[register],
        printed_on=desk.today,
        keeper=office.officer,
        head=office.chair,
    )
    return _rendered(data, file_format, progress)


def preview_book(desk: Desk, register: str, until: date, progress: _Progress | None = None) -> PaperMade:
    """The next book as it would be closed today at `until`. Raises Refused where it can't be."""
    return _rendered(_next_book(desk, register, until)[0], "pdf", progress)


def close_book(desk: Desk, register: str, until: date) -> BookShown:
    """Close a register with its last entry of `until`. What is entered later goes to the next book, whatever its day;
    what was corrected in entries of earlier books since they were closed is listed in this one.
    Raises Refused, changing nothing, where there is nothing to close or the days don't follow the last book."""
    data, year, volume = _next_book(desk, register, until)
    table = Visit if register == VISITS.register else Petition
    with open_book(desk) as book:
        row = ClosedBook(
            register=register,
            year=year,
            volume=volume,
            since=data.since,
            until=until,
            closed_on=desk.today,
            closed_by=desk.user,
            entries=len(data.rows),
            content=kept(data),
        )
        book.session.add(row)
        book.session.flush()
        numbers = [line.record for line in data.rows]
        for start in range(0, len(numbers), 500):
            some = table.number.in_(numbers[start : start + 500])
            taken = book.session.connection().execute(
                update(table).where(some, table.closed_book_id.is_(None)).values(closed_book_id=row.id)
            )
            if taken.rowcount != len(numbers[start : start + 500]):
                raise Refused(_("Sổ vừa được khóa ở nơi khác; hãy mở lại trang rồi xem."))
        shown = closed_books(book.session, register)[0]
        book.log(shown.key, "close", after={"since": data.since.isoformat(), "until": until.isoformat(),
                                            "entries": row.entries})  # fmt: skip
        return shown


def print_book(
    desk: Desk, book_id: int, file_format: str = "pdf", progress: _Progress | None = None, *, reprint: bool = False
) -> PaperMade:
    """A closed book again, to the letter, whatever its records say today. Raises NotFound."""
    with desk.reading() as session:
        content = session.scalar(select(ClosedBook.content).where(ClosedBook.id == book_id))
    if content is None:
        raise NotFound([Problem("book", _("không có quyển sổ này"), book_id)])
    return _rendered(told(content), file_format, progress, reprint=reprint)


def _next_book(desk: Desk, register: str, until: date) -> tuple[RegisterData, int, int]:
    office = office_details(desk)
    if until > desk.today:
        raise Refused([Problem("until", _("không thể sau hôm nay"), until.isoformat())])
    with desk.reading() as session:
        books = closed_books(session, register)
        if books and until <= books[0].until:
            words = _("phải sau {day}, ngày cuối của quyển {volume}")
            raise Refused(
                [Problem("until", words.format(day=f"{books[0].until:%d/%m/%Y}", volume=books[0].volume), str(until))]
            )
        rows = register_lines(session, register, None, until, open_only=True)
        corrections = untold_corrections(session, register)
        last = select(func.max(ClosedBook.volume)).where(ClosedBook.register == register, ClosedBook.year == until.year)
        volume = int(session.scalar(last) or 0) + 1
    if not rows:
        raise Refused([Problem("until", _("đến ngày này chưa có mục nào để khóa"), until.isoformat())])
    since = books[0].until + timedelta(days=1) if books else rows[0].day
    data = RegisterData(
        letterhead=letterhead(office),
        since=since,
        until=until,
        rows=rows,
        corrections=corrections,
        form=FORMS[register],
        volume=f"{volume:02d}/{until.year}",
        opened_on=since,
        closed_on=desk.today,
        keeper=office.officer,
        head=office.chair,
    )
    return data, until.year, volume


def _rendered(
    data: RegisterData, file_format: str, progress: _Progress | None, *, reprint: bool = False
) -> PaperMade:  # fmt: skip
    form = form_named(FORM_IDS[data.form.register])
    if file_format not in form.formats:
        raise Refused([Problem("out", _("sổ có dạng .pdf hoặc .xlsx"), file_format)])
    if file_format == "xlsx":
        from danvan_desk.exchange.register_book import register_xlsx

        return PaperMade(form.form, form.title, register_xlsx(data), "xlsx", ())
    from danvan_desk.papers.register import register_pdf

    return PaperMade(form.form, form.title, register_pdf(data, progress, reprint=reprint), "pdf", ())
