"""The petition register as an Excel list: real dates, codes for denouncers, no identity numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TITLE = "SỔ ĐƠN KHIẾU NẠI, TỐ CÁO, KIẾN NGHỊ, PHẢN ÁNH"
HEADINGS = (
    "STT", "Số đơn", "Ngày nhận", "Nguồn đơn", "Người gửi", "Loại đơn", "Lĩnh vực", "Nội dung", "Vụ việc", "Trạng thái",
    "Đang chờ", "Hạn", "Còn lại", "Người phụ trách", "Ngày kết thúc", "Đúng hạn", "Trùng đơn",
)  # fmt: skip
HEADER_ROW = 4
_WIDTHS = (6, 16, 12, 18, 26, 18, 18, 60, 16, 18, 24, 12, 20, 22, 13, 10, 16)  # in letters, as Excel counts them
_EVERY = 200  # rows between two words to whoever waits
_MOST_TEXT = 32_767
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}


@dataclass(frozen=True)
class PetitionEntry:
    """One row. `sender` is a code where the petition is secret: the writer never sees more."""

    number: str
    received: date
    channel: str
    sender: str
    kind: str
    field: str
    content: str
    case: str
    state: str
    step: str
    due: date | None
    left: str
    officer: str
    closed_on: date | None
    on_time: str
    repeat_of: str

    def cells(self) -> tuple[object, ...]:
        return tuple(vars(self).values())


@dataclass(frozen=True)
class PetitionBook:
    """What stands above the rows: the office, the filter in words, the day of the list."""

    office: str
    filter: str
    made_on: date


def write_petition_book(
    path: Path,
    head: PetitionBook,
    entries: Iterable[PetitionEntry],
    total: int,
    progress: Callable[[int, int], bool] | None = None,
) -> bool:
    """Write the list to `path`. `progress(done, of)` answers whether to go on; stopped half-way nothing is left behind
    and the answer is False. Text that begins with = + - @ stays text. Raises OSError where the file can't be written.
    """
    part = path.with_name(path.name + ".part")
    with part.open("wb"):  # what can't be written is known before the work
        pass
    try:
        finished = _write(part, head, entries, total, progress)
        if finished:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return finished


def _write(
    path: Path,
    head: PetitionBook,
    entries: Iterable[PetitionEntry],
    total: int,
    progress: Callable[[int, int], bool] | None,
) -> bool:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), {**options, "default_format_properties": dict(_FONT)})
    book.set_properties({"title": TITLE, "company": head.office})
    sheet = book.add_worksheet("Sổ đơn")
    looks = _looks(book)
    _write_head(sheet, head, total, looks)
    finished = True
    for place, entry in enumerate(entries, 1):
        _write_entry(sheet, HEADER_ROW + place, place, entry, looks)
        if progress is not None and place % _EVERY == 0 and not progress(place, total):
            finished = False
            break
    book.close()
    return finished


def _looks(book: object) -> dict[str, Format]:
    made = book.add_format  # type: ignore[attr-defined]
    cell = {**_FONT, "border": 1, "valign": "top"}
    return {
        "office": made({**_FONT, "bold": True}),
        "title": made({**_FONT, "bold": True, "font_size": 15}),
        "plain": made({**_FONT, "italic": True}),
        "header": made(
            {**cell, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bg_color": "#EFEDE7"}
        ),
        "text": made({**cell, "num_format": "@", "text_wrap": True}),
        "number": made({**cell, "align": "center"}),
        "day": made({**cell, "align": "center", "num_format": "dd/mm/yyyy"}),
    }


def _write_head(sheet: Worksheet, head: PetitionBook, total: int, looks: dict[str, Format]) -> None:
    """Written strictly downwards: rows already gone to disk can't be changed."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&R&P/&N")
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.write_string(0, 0, head.office, looks["office"])
    sheet.write_string(1, 0, TITLE, looks["title"])
    shown = f"Bộ lọc: {head.filter}. " if head.filter else "Toàn bộ sổ. "
    sheet.write_string(2, 0, f"{shown}{total} đơn, lập ngày {head.made_on:%d/%m/%Y}.", looks["plain"])
    sheet.set_row(HEADER_ROW, 32)
    for column, words in enumerate(HEADINGS):
        sheet.write_string(HEADER_ROW, column, words, looks["header"])
    last = max(HEADER_ROW + 1, HEADER_ROW + total)
    sheet.autofilter(HEADER_ROW, 0, last, len(HEADINGS) - 1)


def _write_entry(sheet: Worksheet, row: int, order: int, entry: PetitionEntry, looks: dict[str, Format]) -> None:
    sheet.write_number(row, 0, order, looks["number"])
    for column, value in enumerate(entry.cells(), 1):
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, looks["day"])
        elif value:
            text = str(value)
            sheet.write_string(
                row, column, text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…", looks["text"]
            )
        else:
            sheet.write_blank(row, column, None, looks["text"])
