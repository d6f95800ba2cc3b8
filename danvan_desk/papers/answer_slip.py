"""Phiếu trả lời tình trạng giải quyết: what a citizen was told at the desk, on paper to take home.

The office's own slip, no official form; heading and dates as in Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.form_text import Composed, Paragraph
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.identity import WITHHELD
from danvan_desk.papers.letterhead import Letterhead, or_blank, short_date
from danvan_desk.papers.own_paper import own_paper

TITLE = "PHIẾU TRẢ LỜI TÌNH TRẠNG GIẢI QUYẾT"


@dataclass(frozen=True)
class SlipMatter:
    """One matter: what it is called, and the sentences that were read out."""

    name: str
    kind: str
    received: date
    content: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class AnswerSlip:
    """`name` is the code where `secret`; `id_shown` the last signs of the ID number; `more` how many others signed."""

    letterhead: Letterhead
    day: date
    name: str | None = None
    born: str | None = None
    id_shown: str | None = None
    more: int = 0
    secret: bool = False
    matters: tuple[SlipMatter, ...] = ()
    more_closed: int = 0
    officer: str | None = None
    edition: str = ""


def missing(data: AnswerSlip) -> list[str]:
    """What the slip asks for and the record does not hold."""
    asked: list[tuple[str, object]] = [
        ("Tên cơ quan", data.letterhead.office.strip()),
        ("Địa danh", data.letterhead.place),
        ("Họ tên công dân", data.name),
        ("Họ tên người trả lời", data.officer),
    ]
    return [name for name, value in asked if not value]


def answer_slip(data: AnswerSlip) -> Composed:
    office = " ".join(data.letterhead.office.split()) or "Cơ quan"
    said = (
        "trả lời ông (bà) về tình trạng giải quyết như sau:"
        if data.matters
        else "trả lời: trong sổ không có vụ việc nào của ông (bà)."
    )
    parts = [Paragraph(f"Kính gửi: {_addressee(data)}"), Paragraph(f"{office} {said}")]
    for place, matter in enumerate(data.matters, 1):
        parts += _matter(f"{place}. " if len(data.matters) > 1 else "", matter, secret=data.secret)
    if data.more_closed:
        parts.append(Paragraph(f"Ngoài ra còn {data.more_closed} vụ việc đã giải quyết xong trước đó."))
    edition = f" Ngày hạn tính theo lịch làm việc bản ngày {data.edition}." if data.edition else ""
    note = f"Phiếu này cho biết tình trạng vào ngày in, không thay văn bản giải quyết.{edition}"
    return own_paper(
        "Phiếu trả lời tình trạng giải quyết",
        data.letterhead,
        TITLE,
        f"Tính đến ngày {short_date(data.day)}",
        (*parts, Paragraph(note, "note")),
        day=data.day,
        signatures=(Signature("", ""), Signature("NGƯỜI TRẢ LỜI", "(Ký, ghi rõ họ tên)", data.officer)),
        missing=missing(data),
    )


def _addressee(data: AnswerSlip) -> str:
    if data.secret:
        return f"Người có mã {data.name}" if data.name else "Người giữ giấy biên nhận"
    parts = [f"ông (bà) {or_blank(data.name)}"]
    parts += [f"sinh năm {data.born}"] if data.born else []
    parts += [f"số giấy tờ tùy thân có bốn số cuối {data.id_shown.lstrip('…')}"] if data.id_shown else []
    return ", ".join(parts) + (f", và {data.more} người khác" if data.more else "")


def _matter(place: str, matter: SlipMatter, *, secret: bool) -> list[Paragraph]:
    content = WITHHELD if secret or not matter.content else matter.content
    return [
        Paragraph(f"{place}{matter.name}, {matter.kind.lower()}, nhận ngày {short_date(matter.received)}", "heading"),
        Paragraph(f"Nội dung: {content}"),
        *map(Paragraph, matter.sentences),
    ]
