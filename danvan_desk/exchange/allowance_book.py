"""The allowance sheet as an Excel workbook: sums are formulas, so that a corrected figure carries on; the days of each
person on a second sheet, a row a day."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from danvan_desk.papers.allowance import ANNEX, HEADING, SIGNERS, SUM, TITLES, AllowancePaper, period_words

DAYS_SHEET = "Ngày tiếp"
DAYS_TITLES = ("STT", "Họ và tên", "Ngày", "Ghi thêm ngoài sổ, lý do")
HEADER_ROW = 6
_WIDTHS, _DAYS_WIDTHS = (6, 28, 22, 9, 14, 17, 18), (6, 30, 14, 46)  # in letters, as Excel counts them
_FONT = {"font_name": "Times New Roman", "font_size": 12, "font_scheme": "none"}


def allowance_xlsx(data: AllowancePaper) -> bytes:
    """Every text is written as text, never as a formula; days are days."""
    import xlsxwriter

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "default_format_properties": dict(_FONT)}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": f"{HEADING}, {data.about}", "author": " ".join(data.letterhead.office.split())})
    styles = _styles(book)
    _sheet(book.add_worksheet("Bảng thanh toán"), styles, data)
    _days(book.add_worksheet(DAYS_SHEET), styles, data)
    book.close()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    boxed = _FONT | {"border": 1, "valign": "vcenter", "text_wrap": True}
    head = boxed | {"bold": True, "align": "center", "bg_color": "#EFEDE7"}
    money = boxed | {"num_format": "#,##0", "text_wrap": False}
    wanted: dict[str, dict[str, Any]] = {
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
        "day": boxed | {"align": "center", "num_format": "dd/mm/yyyy"},
        "sum_text": boxed | {"bold": True},
        "sum_number": boxed | {"bold": True, "align": "center", "num_format": "0"},
        "sum_money": money | {"bold": True},
    }
    return {name: book.add_format(values) for name, values in wanted.items()}


def _sheet(sheet: Any, styles: dict[str, Any], data: AllowancePaper) -> None:
    _page(sheet, _WIDTHS, landscape=True)
    last = len(TITLES) - 1
    sheet.write_string(0, 0, " ".join(data.letterhead.issuer_lines()), styles["office"])
    sheet.merge_range(2, 0, 2, last, HEADING, styles["title"])
    sheet.merge_range(3, 0, 3, last, data.about, styles["about"])
    sheet.merge_range(4, 0, 4, last, data.source, styles["plain"])
    sheet.set_row(HEADER_ROW, 36)
    for column, words in enumerate(TITLES):
        sheet.write_string(HEADER_ROW, column, words, styles["head"])
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
    sheet.repeat_rows(HEADER_ROW)
    sheet.freeze_panes(first, 2)


def _signed(sheet: Any, styles: dict[str, Any], data: AllowancePaper, at: int) -> None:
    from danvan_desk.papers.letterhead import place_and_date

    sheet.merge_range(at, 4, at, 6, place_and_date(data.letterhead.place, data.drawn_up_on), styles["place"])
    names = (data.drawn_up_by, None, data.chair)
    for (left, right), capacity, name in zip(((0, 1), (2, 3), (4, 6)), SIGNERS, names, strict=True):
        sheet.merge_range(at + 1, left, at + 1, right, capacity, styles["capacity"])
        sheet.merge_range(at + 2, left, at + 2, right, "(Ký, ghi rõ họ tên)", styles["how"])
        sheet.merge_range(at + 7, left, at + 7, right, name or "", styles["capacity"])


def _days(sheet: Any, styles: dict[str, Any], data: AllowancePaper) -> None:
    _page(sheet, _DAYS_WIDTHS, landscape=False)
    sheet.write_string(0, 0, ANNEX, styles["office"])
    sheet.write_string(1, 0, f"Tiếp công dân {period_words(data.period)}", styles["note"])
    for column, words in enumerate(DAYS_TITLES):
        sheet.write_string(3, column, words, styles["head"])
    lines = [(one.name, day, dict(one.added).get(day, "")) for one in data.people for day in one.days]
    for at, (name, day, why) in enumerate(lines, 1):
        sheet.write_number(3 + at, 0, at, styles["number"])
        sheet.write_string(3 + at, 1, name, styles["text"])
        sheet.write_datetime(3 + at, 2, day, styles["day"])
        sheet.write_string(3 + at, 3, why, styles["text"])
    sheet.freeze_panes(4, 0)
    sheet.autofilter(3, 0, 3 + max(len(lines), 1), len(DAYS_TITLES) - 1)


def _page(sheet: Any, widths: tuple[int, ...], *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
