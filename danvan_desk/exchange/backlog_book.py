"""The backlog as an Excel workbook: due dates as dates, states in words, ready to sort, filter and print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from danvan_desk.papers.backlog_page import MatterLine
from danvan_desk.papers.excel import (
    FONT,
    LIST,
    Value,
    formats,
    new_book,
    row_heights,
    set_page,
    write_headings,
    write_row,
)
from danvan_desk.papers.heading import MOTTO, NATION
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import DOTS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

COLUMNS = (
    ("STT", 5), ("Số vụ việc", 15), ("Loại", 13), ("Nội dung", 48), ("Người gửi đơn", 24), ("Số đơn", 15),
    ("Ngày nhận", 11.5), ("Bước đang chờ", 24), ("Hạn", 11.5), ("Tình trạng", 22), ("Phụ trách", 21),
)  # fmt: skip
BACKLOG_TITLE, CASES_TITLE = "DANH SÁCH VỤ VIỆC TỒN ĐỌNG", "DANH SÁCH VỤ VIỆC"
HEADER_ROW = 6
_LAST = len(COLUMNS) - 1
_CENTRED = {1, 5, 6, 8}
_LEFT_END = 3
_MARGINS = (0.5, 0.4, 0.7, 0.6)
_HEADER_HEIGHT = 28


def backlog_xlsx(
    letterhead: Letterhead, on: date, lines: Sequence[MatterLine], narrowed: str = "", drawn_up_by: str | None = None,
    title: str = BACKLOG_TITLE,
) -> bytes:  # fmt: skip
    """One worksheet. Cells that start with = + - @ are text. `narrowed`: the filter in words, said under the title."""
    buffer = BytesIO()
    about = f"{title.capitalize()} tính đến ngày {short_date(on)}"
    book = new_book(buffer, about, letterhead.office)
    sheet = book.add_worksheet("Tồn đọng")
    looks = _looks(book)
    _set_up(sheet, about)
    _head(sheet, letterhead, looks)
    sheet.merge_range(3, 0, 3, _LAST, title, looks["title"])
    said = f"Tính đến ngày {short_date(on)}; {len(lines)} vụ việc"
    sheet.merge_range(4, 0, 4, _LAST, said + (f"; lọc: {narrowed}" if narrowed else ""), looks["plain"])
    write_headings(sheet, HEADER_ROW, [name for name, _width in COLUMNS], looks["head"])
    sheet.set_row(HEADER_ROW, _HEADER_HEIGHT)
    _entries(sheet, lines, looks)
    foot = HEADER_ROW + max(len(lines), 1) + 2
    sheet.merge_range(foot, _LEFT_END + 4, foot, _LAST, "NGƯỜI LẬP", looks["bold"])
    sheet.merge_range(foot + 1, _LEFT_END + 4, foot + 1, _LAST, "(Ký, ghi rõ họ tên)", looks["italic"])
    sheet.merge_range(foot + 5, _LEFT_END + 4, foot + 5, _LAST, drawn_up_by or DOTS * 2, looks["bold"])
    book.close()
    return buffer.getvalue()


def _looks(book: Workbook) -> dict[str, Format]:
    middle = {**FONT, "valign": "vcenter", "align": "center"}
    own = {
        "plain": middle,
        "bold": {**middle, "bold": True},
        "underlined": {**middle, "bold": True, "underline": 1},
        "italic": {**middle, "italic": True},
        "title": {**middle, "bold": True, "font_size": 16},
        "centred": {**LIST["text"], "align": "center"},
    }
    return formats(book, {**LIST, **own})


def _set_up(sheet: Worksheet, title: str) -> None:
    set_page(sheet, [width for _name, width in COLUMNS], margins=_MARGINS, above=(HEADER_ROW, HEADER_ROW))
    sheet.center_horizontally()
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.set_footer(f'&L&"Times New Roman,Italic"&9{title}&R&"Times New Roman,Regular"&9&P/&N', {"margin": 0.3})


def _head(sheet: Worksheet, letterhead: Letterhead, looks: dict[str, Format]) -> None:
    upper, lower = letterhead.two_lines()
    sheet.merge_range(0, 0, 0, _LEFT_END, upper, looks["plain" if letterhead.superior_lines() else "bold"])
    sheet.merge_range(0, _LEFT_END + 1, 0, _LAST, NATION, looks["bold"])
    sheet.merge_range(1, 0, 1, _LEFT_END, lower, looks["underlined"])
    sheet.merge_range(1, _LEFT_END + 1, 1, _LAST, MOTTO, looks["underlined"])
    sheet.set_row(3, 24)


def _entries(sheet: Worksheet, lines: Sequence[MatterLine], looks: dict[str, Format]) -> None:
    if not lines:
        sheet.merge_range(HEADER_ROW + 1, 0, HEADER_ROW + 1, _LAST, "Không có vụ việc nào.", looks["centred"])
        return
    height = row_heights([width for _name, width in COLUMNS])
    for order, line in enumerate(lines, 1):
        cells = _cells(order, line)
        sheet.set_row(HEADER_ROW + order, height(cells))
        write_row(sheet, HEADER_ROW + order, cells, looks, _CENTRED)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(lines), _LAST)


def _cells(order: int, line: MatterLine) -> tuple[Value, ...]:
    return (
        order, line.number, line.kind, line.matter, line.people, "\n".join(line.petitions), line.opened, line.step,
        line.due, line.state, line.officer or "Chưa giao ai",
    )  # fmt: skip
