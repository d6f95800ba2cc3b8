"""The backlog as an Excel workbook: due dates as dates, states in words, ready to sort, filter and print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from danvan_desk.papers.backlog_page import MatterLine
from danvan_desk.papers.fonts import REGULAR, Face
from danvan_desk.papers.heading import MOTTO, NATION
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import DOTS, wrap

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
_DAYS = {6, 8}
_CENTRED = {0, 1, 5, 6, 8}
_LEFT_END = 3
_SIZE = 11
_FONT = {"font_name": "Times New Roman", "font_size": _SIZE, "font_scheme": "none"}
_LINE, _LETTER, _MOST_HEIGHT, _MOST_TEXT = 14.0, 5.25 * 0.97, 409.0, 32_767


def backlog_xlsx(
    letterhead: Letterhead, on: date, lines: Sequence[MatterLine], narrowed: str = "", drawn_up_by: str | None = None,
    title: str = BACKLOG_TITLE,
) -> bytes:  # fmt: skip
    """One worksheet. Cells that start with = + - @ are text. `narrowed`: the filter in words, said under the title."""
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_format_properties": dict(_FONT)})
    about = f"{title.capitalize()} tính đến ngày {short_date(on)}"
    book.set_properties({"title": about, "company": " ".join(letterhead.office.split())})
    sheet = book.add_worksheet("Tồn đọng")
    looks = _looks(book)
    _set_up(sheet, about)
    _head(sheet, letterhead, looks)
    sheet.merge_range(3, 0, 3, _LAST, title, looks["title"])
    said = f"Tính đến ngày {short_date(on)}; {len(lines)} vụ việc"
    sheet.merge_range(4, 0, 4, _LAST, said + (f"; lọc: {narrowed}" if narrowed else ""), looks["plain"])
    for column, (name, _width) in enumerate(COLUMNS):
        sheet.write_string(HEADER_ROW, column, name, looks["header"])
    sheet.set_row(HEADER_ROW, 2 * _LINE)
    _entries(sheet, lines, looks)
    foot = HEADER_ROW + max(len(lines), 1) + 2
    sheet.merge_range(foot, _LEFT_END + 4, foot, _LAST, "NGƯỜI LẬP", looks["bold"])
    sheet.merge_range(foot + 1, _LEFT_END + 4, foot + 1, _LAST, "(Ký, ghi rõ họ tên)", looks["italic"])
    sheet.merge_range(foot + 5, _LEFT_END + 4, foot + 5, _LAST, drawn_up_by or DOTS * 2, looks["bold"])
    book.close()
    return buffer.getvalue()


def _looks(book: Workbook) -> dict[str, Format]:
    middle = {**_FONT, "valign": "vcenter", "align": "center"}
    cell = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
    made = {
        "plain": middle,
        "bold": {**middle, "bold": True},
        "underlined": {**middle, "bold": True, "underline": 1},
        "italic": {**middle, "italic": True},
        "title": {**middle, "bold": True, "font_size": 16},
        "header": {**middle, "bold": True, "border": 1, "text_wrap": True, "bg_color": "#EFEDE7"},
        "text": {**cell, "num_format": "@"},
        "centred": {**cell, "align": "center", "num_format": "@"},
        "number": {**cell, "align": "center", "num_format": "0"},
        "day": {**cell, "align": "center", "num_format": "dd/mm/yyyy"},
    }
    return {name: book.add_format(look) for name, look in made.items()}


def _set_up(sheet: Worksheet, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.5, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(HEADER_ROW)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.set_footer(f'&L&"Times New Roman,Italic"&9{title}&R&"Times New Roman,Regular"&9&P/&N', {"margin": 0.3})
    for column, (_name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)


def _head(sheet: Worksheet, letterhead: Letterhead, looks: dict[str, Format]) -> None:
    superior = " ".join(letterhead.superior_lines())
    office = letterhead.office_lines() or (DOTS,)
    upper, lower = (superior, " ".join(office)) if superior else (" ".join(office[:-1]), office[-1])
    sheet.merge_range(0, 0, 0, _LEFT_END, upper, looks["plain" if superior else "bold"])
    sheet.merge_range(0, _LEFT_END + 1, 0, _LAST, NATION, looks["bold"])
    sheet.merge_range(1, 0, 1, _LEFT_END, lower, looks["underlined"])
    sheet.merge_range(1, _LEFT_END + 1, 1, _LAST, MOTTO, looks["underlined"])
    sheet.set_row(3, 24)


def _entries(sheet: Worksheet, lines: Sequence[MatterLine], looks: dict[str, Format]) -> None:
    if not lines:
        sheet.merge_range(HEADER_ROW + 1, 0, HEADER_ROW + 1, _LAST, "Không có vụ việc nào.", looks["centred"])
        return
    face = Face(REGULAR)
    for order, line in enumerate(lines, 1):
        row = HEADER_ROW + order
        cells = _cells(order, line)
        deepest = max(
            len(wrap(cell, width * _LETTER, face, _SIZE))
            for cell, (_name, width) in zip(cells, COLUMNS, strict=True)
            if isinstance(cell, str)
        )
        sheet.set_row(row, min(deepest * _LINE + 3, _MOST_HEIGHT))
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, looks)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(lines), _LAST)


def _cells(order: int, line: MatterLine) -> tuple[int | str | date | None, ...]:
    return (
        order, line.number, line.kind, line.matter, line.people, "\n".join(line.petitions), line.opened, line.step,
        line.due, line.state, line.officer or "Chưa giao ai",
    )  # fmt: skip


def _write(sheet: Worksheet, row: int, column: int, cell: int | str | date | None, looks: dict[str, Format]) -> None:
    """Text as text, whatever it starts with; days as days, so that Excel sorts them."""
    look = looks["day"] if column in _DAYS else looks["centred" if column in _CENTRED else "text"]
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, look)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, looks["number"])
    elif cell:
        sheet.write_string(row, column, cell if len(cell) <= _MOST_TEXT else cell[: _MOST_TEXT - 1] + "…", look)
    else:
        sheet.write_blank(row, column, None, look)
