"""The cases whose dates a change moves, as an Excel list to show or sign before the change is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TITLE = "VỤ VIỆC ĐỔI HẠN"
HEADINGS = ("STT", "Vụ việc", "Người gửi", "Thời hạn", "Đang là", "Sẽ là", "Số ngày dời", "Ghi chú")
HEADER_ROW = 4
_WIDTHS = (6, 18, 30, 36, 13, 13, 12, 24)  # in letters, as Excel counts them
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}


@dataclass(frozen=True)
class MoveLine:
    """One date. `people` is a code where the case is secret: the writer never sees more."""

    case: str
    people: str
    term: str
    due: date
    becomes: date
    note: str


def write_moves_book(path: Path, office: str, reason: str, made_on: date, lines: Sequence[MoveLine]) -> None:
    """`reason`: what is changed, in words. Raises OSError where the file can't be written."""
    import xlsxwriter

    with path.open("wb"):  # what can't be written is known before the work
        pass
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": dict(_FONT)}
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("Đổi hạn")
    cell = {**_FONT, "border": 1, "valign": "top"}
    text = book.add_format({**cell, "text_wrap": True, "num_format": "@"})
    number = book.add_format({**cell, "align": "center"})
    day = book.add_format({**cell, "align": "center", "num_format": "dd/mm/yyyy"})
    head = book.add_format({**cell, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#EFEDE7"})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&R&P/&N")
    sheet.write_string(0, 0, office, book.add_format({**_FONT, "bold": True}))
    sheet.write_string(1, 0, TITLE, book.add_format({**_FONT, "bold": True, "font_size": 15}))
    told = f"{reason}. {len(lines)} hạn, xem ngày {made_on:%d/%m/%Y}; chưa ghi vào sổ."
    sheet.write_string(2, 0, told, book.add_format({**_FONT, "italic": True}))
    for column, (words, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER_ROW, column, words, head)
    for at, line in enumerate(lines, 1):
        row = HEADER_ROW + at
        sheet.write_number(row, 0, at, number)
        for column, words in ((1, line.case), (2, line.people), (3, line.term), (7, line.note)):
            sheet.write_string(row, column, words, text)
        sheet.write_datetime(row, 4, line.due, day)
        sheet.write_datetime(row, 5, line.becomes, day)
        sheet.write_number(row, 6, (line.becomes - line.due).days, number)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    book.close()
