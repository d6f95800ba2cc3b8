"""The cases whose dates a change moves, as an Excel list to show or sign before the change is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from danvan_desk.papers.excel import HEADER_ROW, LIST, formats, list_sheet, new_book, row_heights, write_row

TITLE = "VỤ VIỆC ĐỔI HẠN"
_COLUMNS = (
    ("STT", 6), ("Vụ việc", 18), ("Người gửi", 30), ("Thời hạn", 36), ("Đang là", 13), ("Sẽ là", 13),
    ("Số ngày dời", 12), ("Ghi chú", 24),
)  # fmt: skip


@dataclass(frozen=True)
class MoveLine:
    """One date. `people` is a code where the case is secret: the writer never sees more."""

    case: str
    people: str
    term: str
    due: date
    becomes: date
    note: str


def moves_xlsx(office: str, reason: str, made_on: date, lines: Sequence[MoveLine]) -> bytes:
    """`reason`: what is changed, in words."""
    buffer = BytesIO()
    book = new_book(buffer, TITLE, office)
    looks = formats(book, LIST)
    told = f"{reason}. {len(lines)} hạn, xem ngày {made_on:%d/%m/%Y}; chưa ghi vào sổ."
    sheet = list_sheet(book, "Đổi hạn", looks, (office, TITLE, told), _COLUMNS)
    height = row_heights([width for _title, width in _COLUMNS])
    for at, line in enumerate(lines, 1):
        days = (line.becomes - line.due).days
        cells = (at, line.case, line.people, line.term, line.due, line.becomes, days, line.note)
        sheet.set_row(HEADER_ROW + at, height(cells))
        write_row(sheet, HEADER_ROW + at, cells, looks)
    book.close()
    return buffer.getvalue()
