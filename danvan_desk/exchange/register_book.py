"""A register as an Excel workbook: real dates, numbers of papers as text, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from danvan_desk.papers.excel import DAY, FONT, LIST, fitted, new_book, row_heights, set_page, write_headings
from danvan_desk.papers.heading import MOTTO, NATION
from danvan_desk.papers.letterhead import place_and_date
from danvan_desk.papers.lines import DOTS, SHORT_BLANK
from danvan_desk.papers.register_data import (
    CORRECTED_ON,
    CORRECTION_COLUMNS,
    CORRECTIONS_NOTE,
    CORRECTIONS_TITLE,
    RegisterColumn,
    RegisterData,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 6
"""Place (from 0) of the first of the two header rows; the numbers of the columns stand below them, then the entries."""
FIRST_ENTRY = HEADER_ROW + 3

_LETTERS = 0.72  # letters of a column's width, as Excel counts them, to a millimetre on paper
_DAY, _PEOPLE = 1, 6  # places of the columns that hold a date and a number
_LEFT_END, _RIGHT_START = 4, 5  # the head's left block ends in column 5, the right one starts in column 6
_MARGINS = (0.6, 0.5, 0.8, 0.6)
_LINE = 14.0  # points from line to line of a heading


def register_xlsx(data: RegisterData) -> bytes:
    """The book as one worksheet, and one for the corrections it tells. Cells that start with = + - @ are text; a row is
    never taken for a formula."""
    buffer = BytesIO()
    book = new_book(buffer, f"{data.form.title}, {data.period()}", data.letterhead.office, downwards=True)
    sheet = book.add_worksheet(data.form.title.capitalize())
    looks = _looks(book)
    _set_up(sheet, data, _widths(data.form.columns), (HEADER_ROW, HEADER_ROW + 2))
    _write_head(sheet, data, looks)
    _write_header(sheet, data, looks)
    row = _write_entries(sheet, data, looks)
    _write_closing(sheet, data, row + 1, looks)
    if data.corrections:
        _write_corrections(book.add_worksheet(CORRECTIONS_TITLE.capitalize()), data, looks)
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
    base = {**FONT, "valign": "vcenter"}
    middle = {**base, "align": "center"}
    head = {**middle, "bold": True, "text_wrap": True}
    text = LIST["text"]
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
        text=book.add_format(dict(text)),
        centred=book.add_format({**text, "align": "center"}),
        day=book.add_format({**text, "align": "center", "num_format": DAY}),
    )


def _set_up(sheet: Worksheet, data: RegisterData, widths: list[float], header: tuple[int, int]) -> None:
    """`header`: the first and the last row that stand on each page above the entries."""
    set_page(sheet, widths, margins=_MARGINS, above=header)
    sheet.center_horizontally()
    sheet.set_header('&C&"Times New Roman,Regular"&P', {"margin": 0.4})
    sheet.set_footer(f'&R&"Times New Roman,Italic"&9{data.period()}', {"margin": 0.3})
    sheet.freeze_panes(header[1] + 1, 0)


def _widths(columns: tuple[RegisterColumn, ...]) -> list[float]:
    return [max(5.0, round(column.width * _LETTERS, 1)) for column in columns]


def _last(data: RegisterData) -> int:
    return len(data.form.columns) - 1


def _write_head(sheet: Worksheet, data: RegisterData, looks: _Looks) -> None:
    upper, lower = data.letterhead.two_lines()
    _pair(
        sheet, data, 0, (upper, looks.plain if data.letterhead.superior_lines() else looks.bold), (NATION, looks.bold)
    )
    _pair(sheet, data, 1, (lower, looks.underlined), (MOTTO, looks.underlined))
    sheet.merge_range(2, 0, 2, _last(data), "")
    sheet.set_row(3, 24)
    sheet.merge_range(3, 0, 3, _last(data), data.form.title, looks.title)
    sheet.merge_range(4, 0, 4, _last(data), _period_line(data), looks.plain)


def _period_line(data: RegisterData) -> str:
    volume = f". Quyển số: {data.volume}" if data.volume else ""
    note = f". {data.note}" if data.note else ""
    return f"{data.period()}{volume}{note}"


def _pair(sheet: Worksheet, data: RegisterData, row: int, left: tuple[str, Format], right: tuple[str, Format]) -> None:
    sheet.merge_range(row, 0, row, _LEFT_END, *left)
    sheet.merge_range(row, _RIGHT_START, row, _last(data), *right)


def _write_header(sheet: Worksheet, data: RegisterData, looks: _Looks) -> None:
    """Two rows drawn to look merged: cells merged downwards would need rows already gone to disk."""
    column = 0
    for group, count in data.groups():
        if group:
            sheet.merge_range(HEADER_ROW, column, HEADER_ROW, column + count - 1, group, looks.header_group)
        for place in range(column, column + (0 if group else count)):
            sheet.write_blank(HEADER_ROW, place, None, looks.header_top)
        column += count
    sheet.set_row(HEADER_ROW + 1, 3 * _LINE)
    write_headings(sheet, HEADER_ROW + 1, [one.title for one in data.form.columns], looks.header)
    for place in range(column):
        sheet.write_number(HEADER_ROW + 2, place, place + 1, looks.number)


def _write_entries(sheet: Worksheet, data: RegisterData, looks: _Looks) -> int:
    """Returns the place of the first row below the entries."""
    if not data.rows:
        sheet.set_row(FIRST_ENTRY, 2 * _LINE)
        sheet.merge_range(FIRST_ENTRY, 0, FIRST_ENTRY, _last(data), data.empty_sentence(), looks.number)
        return FIRST_ENTRY + 1
    height = row_heights(_widths(data.form.columns))
    for order, row in enumerate(data.rows, 1):
        place, cells = FIRST_ENTRY + order - 1, row.printed(order)
        sheet.set_row(place, height(cells))
        _write_entry(sheet, place, data, row.day, cells, looks)
    return FIRST_ENTRY + len(data.rows)


def _write_entry(
    sheet: Worksheet, place: int, data: RegisterData, day: date, cells: tuple[str, ...], looks: _Looks
) -> None:
    for column, (one, text) in enumerate(zip(data.form.columns, cells, strict=True)):
        look = looks.centred if one.centred else looks.text
        if column == _DAY:
            sheet.write_datetime(place, column, day, looks.day)
        elif column in {0, _PEOPLE} and text.isdecimal():
            sheet.write_number(place, column, int(text), look)
        elif text:
            sheet.write_string(place, column, fitted(text), look)
        else:
            sheet.write_blank(place, column, None, look)


def _write_closing(sheet: Worksheet, data: RegisterData, row: int, looks: _Looks) -> None:
    """Count, the line at which the book was closed, place and date, signatures; each one row further down."""
    counted = f"Sổ ghi {data.count_sentence()}.{data.corrections_sentence()}"
    sheet.merge_range(row, 0, row, _last(data), counted, looks.plain)
    sheet.merge_range(row + 1, 0, row + 1, _last(data), data.closing_sentence(), looks.plain)
    day = place_and_date(data.letterhead.place, data.printed_on or data.closed_on).replace(SHORT_BLANK, DOTS)
    _pair(sheet, data, row + 2, ("", looks.plain), (day, looks.italic))
    for place, (left, right) in enumerate(_signature_lines(data), row + 3):
        look = looks.italic if left.startswith("(") else looks.bold
        _pair(sheet, data, place, (left, look), (right, look))


def _write_corrections(sheet: Worksheet, data: RegisterData, looks: _Looks) -> None:
    last, header = len(CORRECTION_COLUMNS) - 1, 3
    widths = _widths(CORRECTION_COLUMNS)
    height = row_heights(widths)
    _set_up(sheet, data, widths, (header, header))
    sheet.set_row(0, 24)
    sheet.merge_range(0, 0, 0, last, CORRECTIONS_TITLE, looks.title)
    sheet.merge_range(1, 0, 1, last, CORRECTIONS_NOTE, looks.italic)
    sheet.set_row(header, 2 * _LINE)
    write_headings(sheet, header, [one.title for one in CORRECTION_COLUMNS], looks.header_group)
    for row, correction in enumerate(data.corrections, header + 1):
        cells = correction.printed()
        sheet.set_row(row, height(cells))
        for column, (one, text) in enumerate(zip(CORRECTION_COLUMNS, cells, strict=True)):
            look = looks.centred if one.centred else looks.text
            if one is CORRECTED_ON:
                sheet.write_datetime(row, column, correction.day, looks.day)
            else:
                sheet.write_string(row, column, fitted(text), look)


def _signature_lines(data: RegisterData) -> Iterator[tuple[str, str]]:
    yield data.keeper_capacity, data.head_capacity
    yield "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)"
    for _space in range(4):
        yield "", ""
    yield data.keeper or "", data.head or ""
