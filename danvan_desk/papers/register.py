"""Mẫu số 03/TCD, Sổ tiếp công dân, as a book on A4 across: cover, table, closing line with signatures."""

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
from danvan_desk.papers.register_data import (
    COLUMN_TITLES,
    FORM_LINE,
    GROUPED,
    ROUTE_GROUP,
    TITLE,
    RegisterData,
    RegisterRow,
)
from danvan_desk.papers.sheet import LANDSCAPE, MM, Sheet
from danvan_desk.papers.table import Column, Table

__all__ = ["Cancelled", "RegisterData", "RegisterRow", "register_pdf"]

_WIDTHS = (9, 18, 34, 24, 46, 17, 11, 16, 13, 19, 19, 15, 21)  # mm, together 262
_CENTRED = {0, 1, 3, 5, 6, 8}
_SIZE = 9.0
_REPORT_EVERY = 100  # rows between two words to whoever waits

Progress = Callable[[int, int], bool]


def register_pdf(data: RegisterData, progress: Progress | None = None) -> bytes:
    """The book as PDF. `progress(done, of)` is told every hundred rows; its False raises `Cancelled`."""
    sheet = Sheet(LANDSCAPE, f"Sổ tiếp công dân, {data.period()}", " ".join(data.letterhead.office.split()))
    sheet.running_head = f"Sổ tiếp công dân, {data.period()[:1].lower()}{data.period()[1:]}"
    _draw_cover(sheet, data)
    sheet.new_page()
    table = Table(sheet, _columns(), size=_SIZE, numbered=True)
    total = len(data.rows)
    for done, row in enumerate(data.rows, 1):
        table.row(row.cells(), keep=_closing_height() if done == total else 0)
        if done % _REPORT_EVERY == 0:
            _report(progress, done, total)
    table.close("" if data.rows else data.empty_sentence())
    _report(progress, total, total)
    _draw_closing(sheet, data)
    return sheet.finish()


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise Cancelled


def _columns() -> tuple[Column, ...]:
    return tuple(
        Column(title, width * MM, centred=place in _CENTRED, group=ROUTE_GROUP if place in GROUPED else "")
        for place, (title, width) in enumerate(zip(COLUMN_TITLES, _WIDTHS, strict=True))
    )


def _draw_cover(sheet: Sheet, data: RegisterData) -> None:
    page = sheet.page
    sheet.in_corner(FORM_LINE)
    draw_head(sheet, data.letterhead)
    sheet.y = page.height * 0.60
    sheet.centred_lines(TITLE, font=BOLD, size=30)
    if data.name_of_period():
        sheet.centred_lines(data.name_of_period(), font=BOLD, size=18, leading=1.5)
    sheet.centred_lines(data.period(), size=15, leading=1.7)
    sheet.centred_lines(f"Quyển số: {data.volume or DOTS * 2}", size=15, leading=1.7)
    sheet.centred_lines(f"Số lượt tiếp đã ghi: {len(data.rows)}", size=15, leading=1.7)
    opened = f"Mở sổ ngày: {short_date(data.opened_on)}".replace(SHORT_BLANK, DOTS)
    closed = f"Khóa sổ ngày: {short_date(data.closed_on)}".replace(SHORT_BLANK, DOTS)
    sheet.skip(14 * MM)
    sheet.centred_lines(f"{opened} – {closed}", size=13)
    if data.note:
        sheet.centred_lines(data.note, font=ITALIC, size=12)


def _closing_height() -> float:
    return signatures_height() + 80


def _draw_closing(sheet: Sheet, data: RegisterData) -> None:
    """On one page with its signatures: pages, turns, period, and the day the book was closed."""
    sheet.need(_closing_height())
    pages = sheet.page_number
    period = f"{data.period()[:1].lower()}{data.period()[1:]}"
    sheet.paragraph(f"Sổ này có {pages} trang kể cả bìa, ghi {data.count_sentence()}, {period}.", before=10)
    sheet.paragraph(f"Khóa sổ ngày {short_date(data.closed_on)}")
    draw_place_and_date(sheet, data.letterhead, data.closed_on)
    sheet.skip(2)
    keeper = Signature(data.keeper_capacity, "(Ký, ghi rõ họ tên)", data.keeper)
    head = Signature(data.head_capacity, "(Ký, ghi rõ họ tên, đóng dấu)", data.head)
    draw_signatures(sheet, (keeper, head))
