"""The allowance sheet as an Excel workbook: sums are formulas, so that a corrected figure carries on; the days of each
person on a second sheet, a row a day."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from danvan_desk.papers.allowance import ANNEX, HEADING, SIGNERS, SUM, TITLES, AllowancePaper, period_words
from danvan_desk.papers.excel import (
    DAY,
    FONT,
    HEAD,
    TITLE_HEIGHT,
    formats,
    new_book,
    set_page,
    write_headings,
    write_row,
)
from danvan_desk.papers.letterhead import SAMPLE, place_and_date

DAYS_SHEET = "Ngày tiếp"
DAYS_TITLES = ("STT", "Họ và tên", "Ngày", "Ghi thêm ngoài sổ, lý do")
HEADER_ROW = 6
_WIDTHS, _DAYS_WIDTHS = (6, 28, 22, 9, 14, 17, 18), (6, 30, 14, 46)  # in letters, as Excel counts them
_FONT = {**FONT, "font_size": 12}
_MARGINS = (0.6, 0.4, 0.6, 0.5)


def allowance_xlsx(data: AllowancePaper) -> bytes:
    """Every text is written as text, never as a formula; days are days."""
    buffer = BytesIO()
    book = new_book(buffer, f"{HEADING}, {data.about}", data.letterhead.office, font=_FONT)
    styles = _styles(book)
    _sheet(book.add_worksheet("Bảng thanh toán"), styles, data)
    _days(book.add_worksheet(DAYS_SHEET), styles, data)
    book.close()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    boxed = _FONT | {"border": 1, "valign": "vcenter", "text_wrap": True}
    head = boxed | {"bold": True, "align": "center", "bg_color": HEAD["bg_color"]}
    money = boxed | {"num_format": "#,##0", "text_wrap": False}
    wanted = {
        "office": _FONT | {"bold": True},
        "title": _FONT | {"bold": True, "font_size": 15, "align": "center"},
        "about": _FONT | {"bold": True, "align": "center"},
        "plain": _FONT | {"text_wrap": True, "valign": "top"},
        "place": _FONT | {"italic": True, "align": "center"},
        "capacity": _FONT | {"bold": True, "align": "center"},
        "how": _FONT | {"italic": True, "align": "center"},
        "note": _FONT | {"italic": True},
        "head": head,
        "text": boxed | {"num_format": "@"},
        "number": boxed | {"align": "center", "num_format": "0"},
        "money": money,
        "day": boxed | {"align": "center", "num_format": DAY},
        "sum_text": boxed | {"bold": True},
        "sum_number": boxed | {"bold": True, "align": "center", "num_format": "0"},
        "sum_money": money | {"bold": True},
    }
    return formats(book, wanted)


def _sheet(sheet: Any, styles: dict[str, Any], data: AllowancePaper) -> None:
    set_page(sheet, _WIDTHS, margins=_MARGINS, above=(HEADER_ROW, HEADER_ROW))
    sheet.hide_gridlines(2)
    last = len(TITLES) - 1
    sheet.write_string(0, 0, " ".join(data.letterhead.issuer_lines()), styles["office"])
    if data.sample:
        sheet.merge_range(1, 0, 1, last, SAMPLE, styles["about"])
    sheet.set_row(2, TITLE_HEIGHT)
    sheet.merge_range(2, 0, 2, last, HEADING, styles["title"])
    sheet.merge_range(3, 0, 3, last, data.about, styles["about"])
    sheet.merge_range(4, 0, 4, last, data.source, styles["plain"])
    sheet.set_row(HEADER_ROW, 36)
    write_headings(sheet, HEADER_ROW, TITLES, styles["head"])
    first = HEADER_ROW + 1
    for at, one in enumerate(data.people):
        row = first + at
        sheet.set_row(row, 24)
        sheet.write_number(row, 0, at + 1, styles["number"])
        sheet.write_string(row, 1, one.name, styles["text"])
        sheet.write_string(row, 2, one.title, styles["text"])
        sheet.write_number(row, 3, len(one.days), styles["number"])
        sheet.write_number(row, 4, one.rate, styles["money"])
        sheet.write_formula(row, 5, f"=D{row + 1}*E{row + 1}", styles["money"], one.due)
        sheet.write_blank(row, 6, None, styles["text"])
    below = first + len(data.people)
    sheet.set_row(below, 24)
    days = sum(len(one.days) for one in data.people)
    for column in range(last + 1):
        sheet.write_blank(below, column, None, styles["sum_text"])
    sheet.write_string(below, 1, SUM, styles["sum_text"])
    for column, letter, style, value in ((3, "D", "sum_number", days), (5, "F", "sum_money", data.total)):
        formula = f"=SUM({letter}{first + 1}:{letter}{below})" if data.people else "=0"
        sheet.write_formula(below, column, formula, styles[style], value)
    sheet.merge_range(below + 1, 0, below + 1, last, data.in_words, styles["plain"])
    _signed(sheet, styles, data, below + 3)
    sheet.freeze_panes(first, 2)


def _signed(sheet: Any, styles: dict[str, Any], data: AllowancePaper, at: int) -> None:
    sheet.merge_range(at, 4, at, 6, place_and_date(data.letterhead.place, data.drawn_up_on), styles["place"])
    names = (data.drawn_up_by, None, data.chair)
    for (left, right), capacity, name in zip(((0, 1), (2, 3), (4, 6)), SIGNERS, names, strict=True):
        sheet.merge_range(at + 1, left, at + 1, right, capacity, styles["capacity"])
        sheet.merge_range(at + 2, left, at + 2, right, "(Ký, ghi rõ họ tên)", styles["how"])
        sheet.merge_range(at + 7, left, at + 7, right, name or "", styles["capacity"])


def _days(sheet: Any, styles: dict[str, Any], data: AllowancePaper) -> None:
    set_page(sheet, _DAYS_WIDTHS, across=False, margins=_MARGINS)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, ANNEX, styles["office"])
    sheet.write_string(1, 0, f"Tiếp công dân {period_words(data.period)}", styles["note"])
    if data.sample:
        sheet.write_string(2, 0, SAMPLE, styles["office"])
    write_headings(sheet, 3, DAYS_TITLES, styles["head"])
    lines = [(one.name, day, dict(one.added).get(day, "")) for one in data.people for day in one.days]
    for at, line in enumerate(lines, 1):
        write_row(sheet, 3 + at, (at, *line), styles)
    sheet.freeze_panes(4, 0)
    sheet.autofilter(3, 0, 3 + max(len(lines), 1), len(DAYS_TITLES) - 1)
