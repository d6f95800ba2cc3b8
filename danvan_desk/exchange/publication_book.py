"""The list of results made public, as an Excel list in the columns of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from danvan_desk.papers.excel import (
    FONT,
    HEADER_ROW,
    LIST,
    Value,
    formats,
    list_sheet,
    new_book,
    row_heights,
    write_row,
)
from danvan_desk.papers.publication import COLUMNS, NOTES, TITLE, PublicLine

_LETTERS_A_MM = 0.55
_NOTE_HEIGHT = 32


def publication_xlsx(
    office: str, span: str, on: date, lines: Sequence[PublicLine], chair: str | None, *, sample: bool = False
) -> bytes:
    """`span`: the period in words; `sample`: of a practice ward."""
    buffer = BytesIO()
    book = new_book(buffer, TITLE, office)
    looks = formats(
        book,
        {
            **LIST,
            "note": {**FONT, "italic": True, "text_wrap": True, "valign": "top"},
            "signs": {**FONT, "bold": True, "align": "center"},
        },
    )
    told = f"Quyết định, kết luận, trả lời ban hành {span}; {len(lines)} vụ việc; tình trạng đến ngày {on:%d/%m/%Y}."
    columns = [(title, width * _LETTERS_A_MM) for title, width in COLUMNS]
    sheet = list_sheet(book, "Công khai", looks, (office, TITLE, told), columns, sample=sample)
    height = row_heights([width for _title, width in columns])
    for at, line in enumerate(lines, 1):
        cells: tuple[Value, ...] = (at, *line.cells())
        sheet.set_row(HEADER_ROW + at, height(cells))
        write_row(sheet, HEADER_ROW + at, cells, looks)
    row, last = HEADER_ROW + len(lines) + 2, len(COLUMNS) - 1
    for words in NOTES:
        sheet.set_row(row, _NOTE_HEIGHT)
        sheet.merge_range(row, 0, row, last, words, looks["note"])
        row += 1
    for below, words in ((1, "CHỦ TỊCH"), (6, chair or "")):
        sheet.merge_range(row + below, last - 2, row + below, last, words, looks["signs"])
    book.close()
    return buffer.getvalue()
