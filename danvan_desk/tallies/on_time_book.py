"""On-time rates as an Excel workbook: a sheet of numbers by officer and kind, its rates and sums Excel's own, and a
sheet of the petitions counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from danvan_desk.domain.vocabulary import Kind, official
from danvan_desk.papers.letterhead import short_date
from danvan_desk.papers.row_heights import row_height
from danvan_desk.tallies.on_time import FinishedPetition, OnTime, summed

TITLE = "KẾT QUẢ GIẢI QUYẾT ĐÚNG HẠN THEO CÁN BỘ VÀ LOẠI ĐƠN"
NOBODY = "Chưa giao ai"
SHEETS = ("Đúng hạn", "Danh sách")
HEADER_ROW = 4
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}
_COLUMNS = (
    ("Cán bộ", 28), ("Loại đơn", 22), ("Đơn kết thúc", 12), ("Đúng hạn", 12), ("Trễ hạn", 12), ("Tỷ lệ đúng hạn", 12),
    ("Cùng kỳ năm trước: kết thúc", 15), ("Cùng kỳ năm trước: đúng hạn", 15), ("Cùng kỳ năm trước: tỷ lệ", 15),
)  # fmt: skip
_LISTED = (
    ("STT", 6), ("Cán bộ", 24), ("Loại đơn", 18), ("Số đơn", 16), ("Vụ việc", 16), ("Người gửi", 26),
    ("Nội dung", 50), ("Ngày nhận", 12), ("Hạn", 12), ("Ngày kết thúc", 13), ("Kết quả", 12),
)  # fmt: skip
_CONTENT = 6  # the column of the text that wraps, after that of the people


def write_on_time_book(path: Path, office: str, found: OnTime) -> None:
    """Secret petitions stand by their code. Raises OSError where the file can't be written."""
    import xlsxwriter

    with path.open("wb"):  # what can't be written is known before the work
        pass
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": dict(_FONT)}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": TITLE, "company": office})
    looks = _looks(book)
    _numbers(_sheet(book, SHEETS[0], office, found, looks, _COLUMNS), found, looks)
    _list(_sheet(book, SHEETS[1], office, found, looks, _LISTED), found, looks)
    book.close()


def _looks(book: Any) -> dict[str, Any]:
    cell = {**_FONT, "border": 1, "valign": "top"}
    wanted: dict[str, dict[str, Any]] = {
        "office": {**_FONT, "bold": True},
        "title": {**_FONT, "bold": True, "font_size": 15},
        "told": {**_FONT, "italic": True},
        "head": {
            **cell,
            "bold": True,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
            "bg_color": "#EFEDE7",
        },
        "text": {**cell, "text_wrap": True, "num_format": "@"},
        "number": {**cell, "align": "center", "num_format": "#,##0"},
        "rate": {**cell, "align": "center", "num_format": "0.0%"},
        "day": {**cell, "align": "center", "num_format": "dd/mm/yyyy"},
    }
    sums = {f"sum_{name}": {**wanted[name], "bold": True} for name in ("text", "number", "rate")}
    return {name: book.add_format(values) for name, values in {**wanted, **sums}.items()}


def _sheet(
    book: Any, name: str, office: str, found: OnTime, looks: dict[str, Any], columns: tuple[tuple[str, int], ...]
) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&R&P/&N")
    sheet.write_string(0, 0, office, looks["office"])
    sheet.write_string(1, 0, TITLE, looks["title"])
    span = f"từ ngày {short_date(found.period.start)} đến hết ngày {short_date(found.period.end)}"
    sheet.write_string(2, 0, f"Đơn kết thúc {span}, như dòng “Đơn kết thúc trong kỳ” của biểu TH.", looks["told"])
    sheet.set_row(HEADER_ROW, 48)
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER_ROW, column, title, looks["head"])
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    return sheet


def _numbers(sheet: Any, found: OnTime, looks: dict[str, Any]) -> None:
    row = first = HEADER_ROW + 1
    for officer in found.officers():
        for kind in Kind:
            now = summed(found.rows, kind, officer)
            then = summed(found.year_ago or (), kind, officer)
            if now[0] or then[0]:
                sheet.write_string(row, 0, officer or NOBODY, looks["text"])
                sheet.write_string(row, 1, official(kind), looks["text"])
                _counts(sheet, row, looks, "", now, then if found.year_ago is not None else None)
                row += 1
    sheet.write_string(row, 0, "Tổng cộng", looks["sum_text"])
    sheet.write_string(row, 1, "", looks["sum_text"])
    before = summed(found.year_ago) if found.year_ago is not None else None
    _counts(sheet, row, looks, "sum_", summed(found.rows), before, (first + 1, row))


def _counts(
    sheet: Any,
    row: int,
    looks: dict[str, Any],
    style: str,
    now: tuple[int, int],
    then: tuple[int, int] | None,
    sums: tuple[int, int] | None = None,
) -> None:
    """Numbers, or SUM formulas over the rows `sums` (counted from 1); late and the rates always by formula."""

    def number(letter: str, value: int) -> None:
        if sums and sums[1] >= sums[0]:
            formula = f"=SUM({letter}{sums[0]}:{letter}{sums[1]})"
            sheet.write_formula(f"{letter}{row + 1}", formula, looks[f"{style}number"], value)
        else:
            sheet.write_number(f"{letter}{row + 1}", value, looks[f"{style}number"])

    def rate(letter: str, part: str, whole: str, of: tuple[int, int]) -> None:
        formula = f'=IF({whole}{row + 1}=0,"",{part}{row + 1}/{whole}{row + 1})'
        value = of[1] / of[0] if of[0] else ""
        sheet.write_formula(f"{letter}{row + 1}", formula, looks[f"{style}rate"], value)

    number("C", now[0])
    number("D", now[1])
    sheet.write_formula(f"E{row + 1}", f"=C{row + 1}-D{row + 1}", looks[f"{style}number"], now[0] - now[1])
    rate("F", "D", "C", now)
    if then is None:
        for letter in "GHI":
            sheet.write_string(f"{letter}{row + 1}", "", looks[f"{style}text"])
        return
    number("G", then[0])
    number("H", then[1])
    rate("I", "H", "G", then)


def _list(sheet: Any, found: OnTime, looks: dict[str, Any]) -> None:
    for at, one in enumerate(found.petitions, 1):
        row = HEADER_ROW + at
        wrapped = ((one.content, _LISTED[_CONTENT][1]), (one.people, _LISTED[_CONTENT - 1][1]))
        sheet.set_row(row, row_height(wrapped))
        sheet.write_number(row, 0, at, looks["number"])
        for column, value in enumerate(_cells(one), 1):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, looks["day"])
            else:
                sheet.write_string(row, column, value or "", looks["text"])
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + max(1, len(found.petitions)), len(_LISTED) - 1)


def _cells(one: FinishedPetition) -> tuple[str | date | None, ...]:
    result = "Đúng hạn" if one.on_time else "Trễ hạn"
    return (one.officer or NOBODY, official(one.kind), one.number, one.case, one.people, one.content, one.received,
            one.due, one.closed, result)  # fmt: skip
