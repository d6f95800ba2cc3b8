"""The petition register as an Excel list: real dates, codes for denouncers, no identity numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from danvan_desk.papers.excel import HEADER_ROW, LIST, Value, formats, list_sheet, new_book, row_heights, write_row

TITLE = "SỔ ĐƠN KHIẾU NẠI, TỐ CÁO, KIẾN NGHỊ, PHẢN ÁNH"
HEADINGS = (
    "STT", "Số đơn", "Ngày nhận", "Nguồn đơn", "Người gửi", "Loại đơn", "Lĩnh vực", "Nội dung", "Vụ việc", "Trạng thái",
    "Đang chờ", "Hạn", "Còn lại", "Người phụ trách", "Ngày kết thúc", "Đúng hạn", "Trùng đơn",
)  # fmt: skip
_WIDTHS = (6, 16, 12, 18, 26, 18, 18, 60, 16, 18, 24, 12, 20, 22, 13, 10, 16)
_EVERY = 200  # rows between two words to whoever waits


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

    def cells(self) -> tuple[Value, ...]:
        return tuple(vars(self).values())


@dataclass(frozen=True)
class PetitionBook:
    """What stands above the rows: the office, the filter in words, the day of the list; `sample`: a practice ward."""

    office: str
    filter: str
    made_on: date
    sample: bool = False


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
    book = new_book(path, TITLE, head.office, downwards=True)
    looks = formats(book, LIST)
    shown = f"Bộ lọc: {head.filter}. " if head.filter else "Toàn bộ sổ. "
    above = (head.office, TITLE, f"{shown}{total} đơn, lập ngày {head.made_on:%d/%m/%Y}.")
    sheet = list_sheet(book, "Sổ đơn", looks, above, list(zip(HEADINGS, _WIDTHS, strict=True)), sample=head.sample)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + max(total, 1), len(HEADINGS) - 1)
    finished, height = True, row_heights(_WIDTHS)
    for place, entry in enumerate(entries, 1):
        cells = (place, *entry.cells())
        sheet.set_row(HEADER_ROW + place, height(cells))  # before its cells: they go to disk at once
        write_row(sheet, HEADER_ROW + place, cells, looks)
        if progress is not None and place % _EVERY == 0 and not progress(place, total):
            finished = False
            break
    book.close()
    return finished
