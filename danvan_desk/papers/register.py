"""A register as a book on A4 across: cover, table with totals on each page, what was corrected in earlier books, and
the closing line with signatures."""

from __future__ import annotations

from collections.abc import Callable

from danvan_desk.papers.errors import Cancelled
from danvan_desk.papers.fonts import BOLD, ITALIC
from danvan_desk.papers.heading import (
    Signature,
    draw_head,
    draw_place_and_date,
    draw_signatures,
    signatures_height,
)
from danvan_desk.papers.letterhead import short_date
from danvan_desk.papers.lines import DOTS, SHORT_BLANK
from danvan_desk.papers.register_data import CORRECTION_COLUMNS, CORRECTIONS_NOTE, CORRECTIONS_TITLE, RegisterData
from danvan_desk.papers.sheet import LANDSCAPE, MM, REPRINT, Sheet
from danvan_desk.papers.table import Column, Table

_SIZE = 9.0
_CORRECTIONS_LEAST = 50 * MM  # their heading with a first row
_REPORT_EVERY = 100  # rows between two words to whoever waits

Progress = Callable[[int, int], bool]


def register_pdf(data: RegisterData, progress: Progress | None = None, *, reprint: bool = False) -> bytes:
    """The book as PDF. `progress(done, of)` is told every hundred rows; its False raises `Cancelled`."""
    name = data.form.title.capitalize()
    sheet = Sheet(LANDSCAPE, f"{name}, {data.period()}", " ".join(data.letterhead.office.split()))
    volume = f" quyển {data.volume}" if data.volume else ""
    sheet.running_head = f"{name}{volume}, {data.period()[:1].lower()}{data.period()[1:]}"
    _draw_cover(sheet, data, reprint=reprint)
    sheet.new_page()
    totals = _Totals(data)
    columns = tuple(Column(one.title, one.width * MM, one.centred, one.group) for one in data.form.columns)
    table = Table(sheet, columns, size=_SIZE, numbered=True, page_foot=totals.words)
    total = len(data.rows)
    closes = 0 if data.corrections else total  # the entry on one page with the signatures
    for order, row in enumerate(data.rows, 1):
        table.row(row.printed(order), keep=_closing_height() if order == closes else 0)
        totals.add(row.people)
        if order % _REPORT_EVERY == 0:
            _report(progress, order, total)
    table.close("" if data.rows else data.empty_sentence())
    _report(progress, total, total)
    if data.corrections:
        _draw_corrections(sheet, data)
    _draw_closing(sheet, data)
    return sheet.finish()


class _Totals:
    """What each page ends with: entries and people on it, and from the book's beginning."""

    def __init__(self, data: RegisterData) -> None:
        self._form = data.form
        self._page, self._all = (0, 0), (0, 0)

    def add(self, people: int) -> None:
        self._page = (self._page[0] + 1, self._page[1] + people)
        self._all = (self._all[0] + 1, self._all[1] + people)

    def words(self) -> str:
        """Said once a page: the next page counts anew."""
        page, self._page = self._page, (0, 0)
        return f"Cộng trang này: {self._form.count(*page)}. Cộng từ đầu sổ: {self._form.count(*self._all)}."


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise Cancelled


def _draw_cover(sheet: Sheet, data: RegisterData, *, reprint: bool) -> None:
    page = sheet.page
    sheet.in_corner(f"{REPRINT}. {data.form.form_line}" if reprint else data.form.form_line)
    draw_head(sheet, data.letterhead)
    sheet.y = page.height * 0.60
    sheet.centred_lines(data.form.title, font=BOLD, size=30)
    if data.name_of_period():
        sheet.centred_lines(data.name_of_period(), font=BOLD, size=18, leading=1.5)
    sheet.centred_lines(data.period(), size=15, leading=1.7)
    if data.printed_on is None:
        sheet.centred_lines(f"Quyển số: {data.volume or DOTS * 2}", size=15, leading=1.7)
    sheet.centred_lines(f"Đã ghi: {data.counted()}", size=15, leading=1.7)
    opened = f"Mở sổ ngày: {short_date(data.opened_on)}".replace(SHORT_BLANK, DOTS)
    closed = f"Khóa sổ ngày: {short_date(data.closed_on)}".replace(SHORT_BLANK, DOTS)
    sheet.skip(14 * MM)
    if data.printed_on is None:
        sheet.centred_lines(f"{opened} – {closed}", size=13)
    else:
        sheet.centred_lines(f"Bản in theo kỳ, in ngày {short_date(data.printed_on)}", size=13)
    if data.note:
        sheet.centred_lines(data.note, font=ITALIC, size=12)


def _draw_corrections(sheet: Sheet, data: RegisterData) -> None:
    sheet.need(_CORRECTIONS_LEAST)
    sheet.skip(6 * MM)
    sheet.centred_lines(CORRECTIONS_TITLE, font=BOLD, size=13)
    sheet.centred_lines(CORRECTIONS_NOTE, font=ITALIC, size=11)
    sheet.skip(2 * MM)
    columns = tuple(Column(one.title, one.width * MM, one.centred) for one in CORRECTION_COLUMNS)
    table = Table(sheet, columns, size=_SIZE)
    last = len(data.corrections)
    for order, one in enumerate(data.corrections, 1):
        table.row(one.printed(), keep=_closing_height() if order == last else 0)
    table.close()


def _closing_height() -> float:
    return signatures_height() + 98


def _draw_closing(sheet: Sheet, data: RegisterData) -> None:
    """On one page with its signatures: pages, entries, period, and the line at which the book was closed."""
    sheet.need(_closing_height())
    period = f"{data.period()[:1].lower()}{data.period()[1:]}"
    named = "Bản in này" if data.printed_on else "Sổ này"
    sheet.paragraph(
        f"{named} có {sheet.page_number} trang kể cả bìa, ghi {data.count_sentence()}, {period}."
        f"{data.corrections_sentence()}",
        before=10,
    )
    sheet.paragraph(data.closing_sentence())
    draw_place_and_date(sheet, data.letterhead, data.printed_on or data.closed_on)
    sheet.skip(2)
    keeper = Signature(data.keeper_capacity, "(Ký, ghi rõ họ tên)", data.keeper)
    head = Signature(data.head_capacity, "(Ký, ghi rõ họ tên, đóng dấu)", data.head)
    draw_signatures(sheet, (keeper, head))
