"""The year's numbers of dialogues as an Excel workbook: one sheet of numbers, one of the lists behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from danvan_desk.domain.dialogue_lists import YearLists, YearRow
from danvan_desk.domain.vocabulary import DialogueKind, official
from danvan_desk.papers.excel import (
    LIST,
    TITLE_HEIGHT,
    Value,
    formats,
    new_book,
    row_heights,
    set_page,
    write_headings,
    write_row,
)
from danvan_desk.papers.letterhead import short_date

_WIDTHS = (44, 12)
_LISTED = (
    ("Số liệu", 34), ("Buổi đối thoại", 16), ("Ngày", 12), ("Loại", 26), ("Nội dung", 60), ("Nơi, thôn", 26),
    ("Chủ trì, ai làm", 26), ("Hạn", 12), ("Xong ngày", 12), ("Tính", 8),
)  # fmt: skip


def dialogue_year_xlsx(office: str, start: date, end: date, lists: YearLists, words: Mapping[str, str]) -> bytes:
    """`words` names each number. Every text is written as text, never as a formula; days are days."""
    buffer = BytesIO()
    title = f"Số liệu đối thoại từ {short_date(start)} đến {short_date(end)}"
    book = new_book(buffer, title, office)
    looks = formats(book, LIST)
    sums = book.add_worksheet("Số liệu")
    set_page(sums, _WIDTHS, across=False)
    for row, (line, look) in enumerate(((office, "office"), (title, "title"))):
        sums.write_string(row, 0, line, looks[look])
    sums.set_row(1, TITLE_HEIGHT)
    write_headings(sums, 3, ("Nội dung", "Số lượng"), looks["head"])
    for at, (name, rows) in enumerate(lists.items(), 4):
        write_row(sums, at, (words[name], sum(row.amount for row in rows)), looks)
    listed = book.add_worksheet("Danh sách")
    set_page(listed, [width for _name, width in _LISTED], above=(0, 0))
    write_headings(listed, 0, [name for name, _width in _LISTED], looks["head"])
    entries = [_cells(words[name], row) for name, rows in lists.items() for row in rows]
    height = row_heights([width for _name, width in _LISTED])
    for at, cells in enumerate(entries, 1):
        listed.set_row(at, height(cells))
        write_row(listed, at, cells, looks)
    listed.freeze_panes(1, 0)
    listed.autofilter(0, 0, max(len(entries), 1), len(_LISTED) - 1)
    book.close()
    return buffer.getvalue()


def _cells(name: str, row: YearRow) -> tuple[Value, ...]:
    kind = official(DialogueKind(row.kind))
    return (name, row.dialogue, row.date, kind, row.words, row.where, row.owner, row.due, row.done_on, row.amount)
