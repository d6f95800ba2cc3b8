"""The agenda of a reception day: what is set for it, whose cases fall due, room to write who came.

The office's own working page, not an official form; set like a paper of Nghị định 30/2020. Always Vietnamese. Each
session of the chair ends in a written conclusion (NĐ 154/2026 Đ.25 k2), hence the last column of the blank rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.backlog_page import MatterLine, PromiseLine, short_matter
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph, Part
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import SHORT_BLANK
from danvan_desk.papers.own_paper import own_paper

_MOST, _BLANK_ROWS, _BLANK_HEIGHT = 8, 6, 13  # the last in mm
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


def agenda(data: AgendaData) -> Composed:
    title = f"Chương trình buổi tiếp công dân ngày {short_date(data.day)}"
    dots = SHORT_BLANK
    return own_paper(
        title,
        data.letterhead,
        "CHƯƠNG TRÌNH",
        f"Buổi tiếp công dân {data.kind}, {_WEEKDAYS[data.day.weekday()]} ngày {short_date(data.day)}",
        (
            Paragraph(f"Người tiếp: {data.host or dots * 6}"),
            Paragraph(f"Địa điểm: {data.place or dots * 6}"),
            Paragraph(f"Thời gian: từ {dots} giờ {dots} đến {dots} giờ {dots}"),
            *_dialogues(data.dialogues),
            *_matters("2. Vụ việc quá hạn, người dân có thể đến hỏi", data.late, "Không có vụ việc nào quá hạn."),
            *_matters("3. Vụ việc đến hạn trong 7 ngày kể từ ngày tiếp", data.due, "Không có vụ việc nào đến hạn."),
            *_promises(data.promises),
            *_blank_rows(),
        ),
        day=data.drawn_up_on,
        signatures=(
            Signature("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)", data.drawn_up_by),
            Signature(data.capacity, "(Ký, ghi rõ họ tên)", data.host),
        ),
        small=True,
    )


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[tuple[str, ...]], height: float = 0) -> PaperTable:
    whole = sum(width for _title, width in columns)
    numbered = tuple((str(order), *row) for order, row in enumerate(rows, 1))
    return PaperTable(
        tuple(title for title, _width in columns), tuple(width / whole for _title, width in columns), numbered,
        row_height=height,
    )  # fmt: skip


def _dialogues(lines: Sequence[DialogueLine]) -> list[Part]:
    heading = Paragraph(f"1. Đối thoại trong ngày: {len(lines)}", "section")
    if not lines:
        return [heading, Paragraph("Không có cuộc đối thoại nào được hẹn vào ngày này.", "note")]
    columns = (("STT", 10), ("Vụ việc", 95), ("Người được mời", 40), ("Địa điểm", 30))
    rows = [
        (
            f"{short_matter(line.matter) or 'Hội nghị, đối thoại chung'}\n{line.case or ''}".strip(),
            line.people,
            line.place or "",
        )
        for line in lines
    ]
    return [heading, _table(columns, rows)]


def _matters(heading: str, lines: Sequence[MatterLine], nothing: str) -> list[Part]:
    parts: list[Part] = [Paragraph(f"{heading}: {len(lines)}", "section")]
    if not lines:
        return [*parts, Paragraph(nothing, "note")]
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
    return [*parts, _table(columns, rows), *_more(lines, "vụ việc nữa trong danh sách Tồn đọng")]


def _promises(lines: Sequence[PromiseLine]) -> list[Part]:
    words = f"4. Lời hứa, cam kết quá hạn hoặc đến hạn trong 7 ngày: {len(lines)}"
    parts: list[Part] = [Paragraph(words, "section")]
    if not lines:
        return [*parts, Paragraph("Không có lời hứa nào quá hạn hoặc đến hạn.", "note")]
    columns = (("STT", 10), ("Hạn", 25), ("Đã hứa", 97), ("Ai làm", 43))
    rows = [
        (short_date(line.due), f"{short_matter(line.what)}\n{line.hamlet or ''}".strip(), line.owner or "Chưa giao ai")
        for line in lines[:_MOST]
    ]
    return [*parts, _table(columns, rows), *_more(lines, "lời hứa nữa trong danh sách Lời hứa, cam kết")]


def _more(lines: Sequence[object], words: str) -> list[Part]:
    return [Paragraph(f"Còn {len(lines) - _MOST} {words}.", "note")] if len(lines) > _MOST else []


def _blank_rows() -> list[Part]:
    """To be filled by pen as people come."""
    columns = (("STT", 10), ("Họ tên, địa chỉ", 50), ("Nội dung", 62), ("Ý kiến, kết luận của người tiếp", 53))
    rows = [("", "", "")] * _BLANK_ROWS
    return [Paragraph("5. Người đến trong buổi tiếp", "section"), _table(columns, rows, _BLANK_HEIGHT)]
