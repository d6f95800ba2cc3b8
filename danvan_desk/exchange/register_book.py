"""The reception book, Mẫu số 03/TCD, as an Excel workbook: real dates, numbers of papers as text, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from danvan_desk.papers.fonts import REGULAR, Face
from danvan_desk.papers.heading import MOTTO, NATION
from danvan_desk.papers.letterhead import long_date
from danvan_desk.papers.lines import DOTS, SHORT_BLANK, wrap
from danvan_desk.papers.register_data import (
    COLUMN_TITLES,
    GROUPED,
    ROUTE_GROUP,
    TITLE,
    RegisterData,
    RegisterRow,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 6
"""Place (from 0) of the first of the two header rows; the numbers of the columns stand below them, then the entries."""
FIRST_ENTRY = HEADER_ROW + 3

_WIDTHS = (5, 11, 22, 15, 33, 11, 8, 12, 9.5, 13, 13, 11, 15)  # in letters, as Excel counts them
_CENTRED = {0, 1, 3, 5, 6, 8}
_LEFT_END, _RIGHT_START = 4, 5  # the head's left block ends in column 5, the right one starts in column 6
_LAST = len(COLUMN_TITLES) - 1
_MOST_TEXT = 32_767  # letters Excel keeps in a cell
_SIZE = 11
_FONT = {"font_name": "Times New Roman", "font_size": _SIZE, "font_scheme": "none"}
_LINE = 14.0  # points from line to line
_MOST_HEIGHT = 409.0  # points; Excel allows no taller row
_LETTER = 5.25 * 0.97  # points of a column's width a letter, less what Excel's own breaking needs


def register_xlsx(data: RegisterData) -> bytes:
    """The book as one worksheet. Cells that start with = + - @ are text; a row is never taken for a formula."""
    import xlsxwriter

    buffer = BytesIO()
    # constant_memory: rows go to disk as they are written, so they are written strictly downwards
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "default_format_properties": dict(_FONT)})
    book.set_properties({"title": f"{TITLE}, {data.period()}", "company": " ".join(data.letterhead.office.split())})
    sheet = book.add_worksheet("Sổ tiếp công dân")
    looks = _looks(book)
    _set_up(sheet, data)
    _write_head(sheet, data, looks)
    _write_header(sheet, looks)
    row = _write_entries(sheet, data, looks)
    _write_closing(sheet, data, row + 1, looks)
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True)
class _Looks:
    """The few ways a cell looks."""

    plain: Format
    bold: Format
    underlined: Format
    italic: Format
    title: Format
    header_top: Format
    header_group: Format
    header: Format
    number: Format
    text: Format
    centred: Format
    day: Format


def _looks(book: Workbook) -> _Looks:
    base = {**_FONT, "valign": "vcenter"}
    middle = {**base, "align": "center"}
    head = {**middle, "bold": True, "text_wrap": True}
    cell = {**base, "border": 1, "text_wrap": True, "valign": "top"}
    return _Looks(
        plain=book.add_format(middle),
        bold=book.add_format({**middle, "bold": True}),
        underlined=book.add_format({**middle, "bold": True, "underline": 1}),
        italic=book.add_format({**middle, "italic": True}),
        title=book.add_format({**middle, "bold": True, "font_size": 16}),
        header_top=book.add_format({**head, "top": 1, "left": 1, "right": 1}),
        header_group=book.add_format({**head, "border": 1}),
        header=book.add_format({**head, "bottom": 1, "left": 1, "right": 1}),
        number=book.add_format({**middle, "italic": True, "border": 1}),
        text=book.add_format({**cell, "num_format": "@"}),
        centred=book.add_format({**cell, "align": "center", "num_format": "@"}),
        day=book.add_format({**cell, "align": "center", "num_format": "dd/mm/yyyy"}),
    )


def _set_up(sheet: Worksheet, data: RegisterData) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(HEADER_ROW, HEADER_ROW + 2)
    sheet.set_header('&C&"Times New Roman,Regular"&P', {"margin": 0.4})
    sheet.set_footer(f'&R&"Times New Roman,Italic"&9{data.period()}', {"margin": 0.3})
    sheet.freeze_panes(FIRST_ENTRY, 0)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)


def _write_head(sheet: Worksheet, data: RegisterData, looks: _Looks) -> None:
    upper, lower = _office_lines(data)
    _pair(sheet, 0, (upper, looks.plain if data.letterhead.superior else looks.bold), (NATION, looks.bold))
    _pair(sheet, 1, (lower, looks.underlined), (MOTTO, looks.underlined))
    sheet.merge_range(2, 0, 2, _LAST, "")
    sheet.set_row(3, 24)
    sheet.merge_range(3, 0, 3, _LAST, TITLE, looks.title)
    sheet.merge_range(4, 0, 4, _LAST, _period_line(data), looks.plain)


def _office_lines(data: RegisterData) -> tuple[str, str]:
    """Superior body above the office; without one the office itself on two lines."""
    superior = " ".join(data.letterhead.superior_lines())
    office = data.letterhead.office_lines() or (DOTS,)
    return (superior, " ".join(office)) if superior else (" ".join(office[:-1]), office[-1])


def _period_line(data: RegisterData) -> str:
    volume = f". Quyển số: {data.volume}" if data.volume else ""
    note = f". {data.note}" if data.note else ""
    return f"{data.period()}{volume}{note}"


def _pair(sheet: Worksheet, row: int, left: tuple[str, Format], right: tuple[str, Format]) -> None:
    sheet.merge_range(row, 0, row, _LEFT_END, *left)
    sheet.merge_range(row, _RIGHT_START, row, _LAST, *right)


def _write_header(sheet: Worksheet, looks: _Looks) -> None:
    """Two rows drawn to look merged: cells merged downwards would need rows already gone to disk."""
    for column in range(GROUPED.start):
        sheet.write_blank(HEADER_ROW, column, None, looks.header_top)
    sheet.merge_range(HEADER_ROW, GROUPED.start, HEADER_ROW, GROUPED.stop - 1, ROUTE_GROUP, looks.header_group)
    for column in range(GROUPED.stop, len(COLUMN_TITLES)):
        sheet.write_blank(HEADER_ROW, column, None, looks.header_top)
    sheet.set_row(HEADER_ROW + 1, 3 * _LINE)
    for column, title in enumerate(COLUMN_TITLES):
        sheet.write_string(HEADER_ROW + 1, column, title, looks.header)
    for column in range(len(COLUMN_TITLES)):
        sheet.write_number(HEADER_ROW + 2, column, column + 1, looks.number)


def _write_entries(sheet: Worksheet, data: RegisterData, looks: _Looks) -> int:
    """Returns the place of the first row below the entries."""
    if not data.rows:
        sheet.set_row(FIRST_ENTRY, 2 * _LINE)
        sheet.merge_range(FIRST_ENTRY, 0, FIRST_ENTRY, _LAST, data.empty_sentence(), looks.number)
        return FIRST_ENTRY + 1
    face = Face(REGULAR)
    for place, row in enumerate(data.rows, FIRST_ENTRY):
        sheet.set_row(place, _height(row, face))
        _write_entry(sheet, place, row, looks)
    return FIRST_ENTRY + len(data.rows)


def _height(row: RegisterRow, face: Face) -> float:
    """Room for the cell with most lines: not every program that opens the book makes a row as tall as its text."""
    cells = zip(row.cells(), _WIDTHS, strict=True)
    lines = max(len(wrap(text, width * _LETTER, face, _SIZE)) for text, width in cells)
    return min(lines * _LINE + 3, _MOST_HEIGHT)


def _write_entry(sheet: Worksheet, place: int, row: RegisterRow, looks: _Looks) -> None:
    for column, text in enumerate(row.cells()):
        look = looks.centred if column in _CENTRED else looks.text
        number = _number(row, column)
        if isinstance(number, date):
            sheet.write_datetime(place, column, number, looks.day)
        elif number is not None:
            sheet.write_number(place, column, number, look)
        elif text:
            sheet.write_string(place, column, _fitted(text), look)
        else:
            sheet.write_blank(place, column, None, look)


def _fitted(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"


def _number(row: RegisterRow, column: int) -> int | date | None:
    """What Excel shall know as a number or a date: columns 1, 2 and 7."""
    typed: dict[int, int | date | None] = {0: row.order, 1: row.day, 6: row.same_matter_people}
    return typed.get(column)


def _write_closing(sheet: Worksheet, data: RegisterData, row: int, looks: _Looks) -> None:
    """Count, place and date, signatures; each line one row further down."""
    sheet.merge_range(row, 0, row, _LAST, f"Sổ ghi {data.count_sentence()}.", looks.plain)
    day = long_date(data.closed_on).replace(SHORT_BLANK, DOTS)
    _pair(sheet, row + 1, ("", looks.plain), (f"{data.letterhead.place or DOTS * 2}, {day}", looks.italic))
    for place, (left, right) in enumerate(_signature_lines(data), row + 2):
        look = looks.italic if left.startswith("(") else looks.bold
        _pair(sheet, place, (left, look), (right, look))


def _signature_lines(data: RegisterData) -> Iterator[tuple[str, str]]:
    yield data.keeper_capacity, data.head_capacity
    yield "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)"
    for _space in range(4):
        yield "", ""
    yield data.keeper or "", data.head or ""
