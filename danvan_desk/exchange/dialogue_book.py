"""The year's numbers of dialogues as an Excel workbook: one sheet of numbers, one of the lists behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from danvan_desk.domain.dialogue_lists import YearLists, YearRow
from danvan_desk.domain.vocabulary import DialogueKind, official
from danvan_desk.papers.letterhead import short_date

_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}
_LISTED = (
    ("Số liệu", 34), ("Buổi đối thoại", 16), ("Ngày", 12), ("Loại", 26), ("Nội dung", 60), ("Nơi, thôn", 26),
    ("Chủ trì, ai làm", 26), ("Hạn", 12), ("Xong ngày", 12), ("Tính", 8),
)  # fmt: skip


def dialogue_year_xlsx(office: str, start: date, end: date, lists: YearLists, words: Mapping[str, str]) -> bytes:
    """`words` names each number. Every text is written as text, never as a formula; days are days."""
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_format_properties": dict(_FONT)})
    title = book.add_format({**_FONT, "bold": True, "font_size": 14})
    header = book.add_format({**_FONT, "bold": True, "border": 1, "text_wrap": True, "bg_color": "#EFEDE7"})
    text = book.add_format({**_FONT, "border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
    number = book.add_format({**_FONT, "border": 1, "valign": "top", "num_format": "0"})
    day = book.add_format({**_FONT, "border": 1, "valign": "top", "num_format": "dd/mm/yyyy"})
    sums = book.add_worksheet("Số liệu")
    sums.set_column(0, 0, 44)
    sums.set_column(1, 1, 12)
    sums.write_string(0, 0, office, title)
    sums.write_string(1, 0, f"Số liệu đối thoại từ {short_date(start)} đến {short_date(end)}", title)
    for column, name in enumerate(("Nội dung", "Số lượng")):
        sums.write_string(3, column, name, header)
    for at, (name, rows) in enumerate(lists.items(), 4):
        sums.write_string(at, 0, words[name], text)
        sums.write_number(at, 1, sum(row.amount for row in rows), number)
    listed = book.add_worksheet("Danh sách")
    for column, (name, width) in enumerate(_LISTED):
        listed.set_column(column, column, width)
        listed.write_string(0, column, name, header)
    entries = [_cells(words[name], row) for name, rows in lists.items() for row in rows]
    for at, cells in enumerate(entries, 1):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                listed.write_datetime(at, column, value, day)
            elif isinstance(value, int):
                listed.write_number(at, column, value, number)
            else:
                listed.write_string(at, column, value or "", text)
    listed.freeze_panes(1, 0)
    listed.autofilter(0, 0, max(len(entries), 1), len(_LISTED) - 1)
    listed.set_landscape()
    listed.set_paper(9)  # A4
    listed.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def _cells(name: str, row: YearRow) -> tuple[str | date | int | None, ...]:
    kind = official(DialogueKind(row.kind))
    return (name, row.dialogue, row.date, kind, row.words, row.where, row.owner, row.due, row.done_on, row.amount)
