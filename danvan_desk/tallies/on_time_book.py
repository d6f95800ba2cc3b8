"""On-time rates as an Excel workbook: a sheet of numbers by officer and kind, its rates and sums Excel's own, and a
sheet of the petitions counted."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from danvan_desk.domain.vocabulary import Kind, official
from danvan_desk.papers.excel import (
    CELL,
    HEADER_ROW,
    LIST,
    Value,
    formats,
    list_sheet,
    new_book,
    row_heights,
    write_row,
)
from danvan_desk.papers.letterhead import short_date
from danvan_desk.tallies.on_time import FinishedPetition, OnTime, summed

TITLE = "KẾT QUẢ GIẢI QUYẾT ĐÚNG HẠN THEO CÁN BỘ VÀ LOẠI ĐƠN"
NOBODY = "Chưa giao ai"
SHEETS = ("Đúng hạn", "Danh sách")
_COLUMNS = (
    ("Cán bộ", 28), ("Loại đơn", 22), ("Đơn kết thúc", 12), ("Đúng hạn", 12), ("Trễ hạn", 12), ("Tỷ lệ đúng hạn", 12),
    ("Cùng kỳ năm trước: kết thúc", 15), ("Cùng kỳ năm trước: đúng hạn", 15), ("Cùng kỳ năm trước: tỷ lệ", 15),
)  # fmt: skip
_LISTED = (
    ("STT", 6), ("Cán bộ", 24), ("Loại đơn", 18), ("Số đơn", 16), ("Vụ việc", 16), ("Người gửi", 26),
    ("Nội dung", 50), ("Ngày nhận", 12), ("Hạn", 12), ("Ngày kết thúc", 13), ("Kết quả", 12),
)  # fmt: skip


def on_time_xlsx(office: str, found: OnTime, *, sample: bool = False) -> bytes:
    """Secret petitions stand by their code. `sample`: of a practice ward."""
    buffer = BytesIO()
    book = new_book(buffer, TITLE, office)
    looks = _looks(book)
    span = f"từ ngày {short_date(found.period.start)} đến hết ngày {short_date(found.period.end)}"
    above = (office, TITLE, f"Đơn kết thúc {span}, như dòng “Đơn kết thúc trong kỳ” của biểu TH.")
    _numbers(list_sheet(book, SHEETS[0], looks, above, _COLUMNS, head_height=48, sample=sample), found, looks)
    _list(list_sheet(book, SHEETS[1], looks, above, _LISTED, head_height=48, sample=sample), found, looks)
    book.close()
    return buffer.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    wanted = {
        **LIST,
        "number": {**CELL, "align": "center", "num_format": "#,##0"},
        "rate": {**CELL, "align": "center", "num_format": "0.0%"},
    }
    return formats(
        book, {**wanted, **{f"sum_{name}": {**wanted[name], "bold": True} for name in ("text", "number", "rate")}}
    )


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
    height = row_heights([width for _title, width in _LISTED])
    for at, one in enumerate(found.petitions, 1):
        cells = (at, *_cells(one))
        sheet.set_row(HEADER_ROW + at, height(cells))
        write_row(sheet, HEADER_ROW + at, cells, looks)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + max(1, len(found.petitions)), len(_LISTED) - 1)


def _cells(one: FinishedPetition) -> tuple[Value, ...]:
    result = "Đúng hạn" if one.on_time else "Trễ hạn"
    return (one.officer or NOBODY, official(one.kind), one.number, one.case, one.people, one.content, one.received,
            one.due, one.closed, result)  # fmt: skip
