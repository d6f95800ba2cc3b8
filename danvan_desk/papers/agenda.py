"""The agenda of a reception day: what is set for it, whose cases fall due, room to write who came.

The office's own working page, not an official form; set like a paper of Nghị định 30/2020. Always Vietnamese. Each
session of the chair ends in a written conclusion (NĐ 154/2026 Đ.25 k2), hence the last column of the blank rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.backlog_page import MatterLine, PromiseLine, short_matter
from danvan_desk.papers.fonts import ITALIC
from danvan_desk.papers.heading import (
    Signature,
    draw_head,
    draw_place_and_date,
    draw_section,
    draw_signatures,
    draw_title,
    signatures_height,
)
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import SHORT_BLANK
from danvan_desk.papers.sheet import MM, PORTRAIT, PageSize, Sheet
from danvan_desk.papers.table import Column, Table

_SIZE = 10.0
_PAGE = PageSize(PORTRAIT.width, PORTRAIT.height, top=16 * MM, bottom=14 * MM, left=20 * MM, right=15 * MM)
_MOST, _BLANK_ROWS, _BLANK_HEIGHT = 8, 6, 13 * MM
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class DialogueLine:
    """A dialogue set for the day. `people` holds the code where the denouncer is masked."""

    case: str | None
    matter: str
    people: str
    place: str | None


@dataclass(frozen=True)
class AgendaData:
    """`kind` in small letters ("định kỳ"); `drawn_up_on` is the day the paper is made; None is left as dots."""

    letterhead: Letterhead
    day: date
    kind: str
    host: str | None = None
    capacity: str = "NGƯỜI TIẾP CÔNG DÂN"
    place: str | None = None
    dialogues: tuple[DialogueLine, ...] = ()
    late: tuple[MatterLine, ...] = ()
    due: tuple[MatterLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    drawn_up_on: date | None = None
    drawn_up_by: str | None = None


def agenda_pdf(data: AgendaData) -> bytes:
    """A4, as many pages as it takes; the blank rows and the signatures stay whole."""
    title = f"Chương trình buổi tiếp công dân ngày {short_date(data.day)}"
    sheet = Sheet(_PAGE, title, " ".join(data.letterhead.office.split()))
    sheet.running_head = title
    draw_head(sheet, data.letterhead)
    draw_place_and_date(sheet, data.letterhead, data.drawn_up_on)
    sheet.skip(8)
    weekday = _WEEKDAYS[data.day.weekday()]
    draw_title(sheet, "CHƯƠNG TRÌNH", f"Buổi tiếp công dân {data.kind}, {weekday} ngày {short_date(data.day)}")
    sheet.skip(2)
    dots = SHORT_BLANK
    for words in (
        f"Người tiếp: {data.host or dots * 6}",
        f"Địa điểm: {data.place or dots * 6}",
        f"Thời gian: từ {dots} giờ {dots} đến {dots} giờ {dots}",
    ):
        sheet.paragraph(words, size=11.5, before=2, indent=6 * MM)
    _dialogues(sheet, data.dialogues)
    _matters(sheet, "2. Vụ việc quá hạn, người dân có thể đến hỏi", data.late, "Không có vụ việc nào quá hạn.")
    _matters(sheet, "3. Vụ việc đến hạn trong 7 ngày kể từ ngày tiếp", data.due, "Không có vụ việc nào đến hạn.")
    _promises(sheet, data.promises)
    _blank_rows(sheet)
    _signatures(sheet, data)
    return sheet.finish()


def _note(sheet: Sheet, words: str) -> None:
    sheet.y -= 12
    sheet.text(words, sheet.page.left + 6 * MM, sheet.y, font=ITALIC, size=11)
    sheet.skip(2)


def _table(sheet: Sheet, columns: Sequence[tuple[str, float]], rows: Sequence[tuple[str, ...]]) -> None:
    table = Table(sheet, [Column(title, width * MM, centred=title == "STT") for title, width in columns], size=_SIZE)
    for order, row in enumerate(rows, 1):
        table.row((str(order), *row))
    table.close()


def _dialogues(sheet: Sheet, lines: Sequence[DialogueLine]) -> None:
    draw_section(sheet, f"1. Đối thoại trong ngày: {len(lines)}")
    if not lines:
        _note(sheet, "Không có cuộc đối thoại nào được hẹn vào ngày này.")
        return
    columns = (("STT", 10), ("Vụ việc", 95), ("Người được mời", 40), ("Địa điểm", 30))
    rows = [
        (
            f"{short_matter(line.matter) or 'Hội nghị, đối thoại chung'}\n{line.case or ''}".strip(),
            line.people,
            line.place or "",
        )
        for line in lines
    ]
    _table(sheet, columns, rows)


def _matters(sheet: Sheet, heading: str, lines: Sequence[MatterLine], nothing: str) -> None:
    draw_section(sheet, f"{heading}: {len(lines)}")
    if not lines:
        _note(sheet, nothing)
        return
    columns = (("STT", 10), ("Còn lại, hạn", 33), ("Vụ việc", 79), ("Người gửi đơn", 30), ("Phụ trách", 23))
    rows = [
        (
            f"{line.state}\n{short_date(line.due)}" if line.due else line.state,
            f"{short_matter(line.matter)}\n{line.kind} · {line.number}",
            line.people,
            line.officer or "Chưa giao ai",
        )
        for line in lines[:_MOST]
    ]
    _table(sheet, columns, rows)
    if len(lines) > _MOST:
        _note(sheet, f"Còn {len(lines) - _MOST} vụ việc nữa trong danh sách Tồn đọng.")


def _promises(sheet: Sheet, lines: Sequence[PromiseLine]) -> None:
    draw_section(sheet, f"4. Lời hứa, cam kết quá hạn hoặc đến hạn trong 7 ngày: {len(lines)}")
    if not lines:
        _note(sheet, "Không có lời hứa nào quá hạn hoặc đến hạn.")
        return
    columns = (("STT", 10), ("Hạn", 25), ("Đã hứa", 97), ("Ai làm", 43))
    rows = [
        (short_date(line.due), f"{short_matter(line.what)}\n{line.hamlet or ''}".strip(), line.owner or "Chưa giao ai")
        for line in lines[:_MOST]
    ]
    _table(sheet, columns, rows)
    if len(lines) > _MOST:
        _note(sheet, f"Còn {len(lines) - _MOST} lời hứa nữa trong danh sách Lời hứa, cam kết.")


def _blank_rows(sheet: Sheet) -> None:
    """To be filled by pen as people come."""
    draw_section(sheet, "5. Người đến trong buổi tiếp", 20 * MM + 3 * _BLANK_HEIGHT)
    columns = (("STT", 10), ("Họ tên, địa chỉ", 50), ("Nội dung", 62), ("Ý kiến, kết luận của người tiếp", 53))
    table = Table(sheet, [Column(title, width * MM, centred=title == "STT") for title, width in columns], size=_SIZE)
    for order in range(1, _BLANK_ROWS + 1):
        table.row((str(order), "", "", ""), least=_BLANK_HEIGHT)
    table.close()


def _signatures(sheet: Sheet, data: AgendaData) -> None:
    sheet.skip(10)
    sheet.need(signatures_height())
    drawn_up = Signature("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)", data.drawn_up_by)
    draw_signatures(sheet, (drawn_up, Signature(data.capacity, "(Ký, ghi rõ họ tên)", data.host)))
