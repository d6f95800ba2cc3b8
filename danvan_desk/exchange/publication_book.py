"""The list of results made public, as an Excel list in the columns of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from danvan_desk.papers.publication import COLUMNS, NOTES, TITLE, PublicLine
from danvan_desk.papers.row_heights import row_height

HEADER_ROW = 4
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}
_LETTERS_A_MM = 0.55
_NOTE_HEIGHT = 32


def write_publication_book(
    path: Path, office: str, span: str, on: date, lines: Sequence[PublicLine], chair: str | None
) -> None:
    """`span`: the period in words. Raises OSError where the file can't be written."""
    import xlsxwriter

    with path.open("wb"):  # what can't be written is known before the work
        pass
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": dict(_FONT)}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": TITLE, "company": office})
    sheet = book.add_worksheet("Công khai")
    cell = {**_FONT, "border": 1, "valign": "top", "text_wrap": True}
    text = book.add_format({**cell, "num_format": "@"})
    number = book.add_format({**cell, "align": "center"})
    head = book.add_format({**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EFEDE7"})
    note = book.add_format({**_FONT, "italic": True, "text_wrap": True, "valign": "top"})
    signs = book.add_format({**_FONT, "bold": True, "align": "center"})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&R&P/&N")
    sheet.write_string(0, 0, office, book.add_format({**_FONT, "bold": True}))
    sheet.write_string(1, 0, TITLE, book.add_format({**_FONT, "bold": True, "font_size": 15}))
    told = f"Quyết định, kết luận, trả lời ban hành {span}; {len(lines)} vụ việc; tình trạng đến ngày {on:%d/%m/%Y}."
    sheet.write_string(2, 0, told, book.add_format({**_FONT, "italic": True}))
    sheet.set_row(HEADER_ROW, 32)
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width * _LETTERS_A_MM)
        sheet.write_string(HEADER_ROW, column, title, head)
    widths = [width * _LETTERS_A_MM for _title, width in COLUMNS[1:]]
    for at, line in enumerate(lines, 1):
        sheet.set_row(HEADER_ROW + at, row_height(zip(line.cells(), widths, strict=True)))
        sheet.write_number(HEADER_ROW + at, 0, at, number)
        for column, words in enumerate(line.cells(), 1):
            sheet.write_string(HEADER_ROW + at, column, words, text)
    row = HEADER_ROW + len(lines) + 2
    for words in NOTES:
        sheet.set_row(row, _NOTE_HEIGHT)
        sheet.merge_range(row, 0, row, len(COLUMNS) - 1, words, note)
        row += 1
    last = len(COLUMNS) - 1
    for below, words in ((1, "CHỦ TỊCH"), (6, chair or "")):
        sheet.merge_range(row + below, last - 2, row + below, last, words, signs)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    book.close()
