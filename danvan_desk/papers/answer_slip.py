"""Phiếu trả lời tình trạng giải quyết: what a citizen was told at the desk, on paper to take home.

The office's own slip, no official form; heading and dates as in Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.fonts import BOLD, ITALIC
from danvan_desk.papers.heading import (
    Signature,
    draw_place_and_date,
    draw_signatures,
    draw_title,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.identity import WITHHELD
from danvan_desk.papers.letterhead import Letterhead, or_blank, short_date
from danvan_desk.papers.sheet import MM, Sheet

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


def answer_slip_pdf(data: AnswerSlip, *, reprint: bool = False) -> bytes:
    """The slip as PDF, A4 upright; the signature stays with the last lines."""
    office = " ".join(data.letterhead.office.split())
    sheet = open_sheet("Phiếu trả lời tình trạng giải quyết", data.letterhead, reprint=reprint)
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.skip(6 * MM)
    draw_title(sheet, TITLE, f"Tính đến ngày {short_date(data.day)}", ruled=True)
    sheet.skip(4 * MM)
    sheet.paragraph(f"Kính gửi: {_addressee(data)}")
    if not data.matters:
        sheet.paragraph(f"{office or 'Cơ quan'} trả lời: trong sổ không có vụ việc nào của ông (bà).")
    else:
        sheet.paragraph(f"{office or 'Cơ quan'} trả lời ông (bà) về tình trạng giải quyết như sau:")
    for place, matter in enumerate(data.matters, 1):
        _draw_matter(sheet, f"{place}. " if len(data.matters) > 1 else "", matter, secret=data.secret)
    if data.more_closed:
        sheet.paragraph(f"Ngoài ra còn {data.more_closed} vụ việc đã giải quyết xong trước đó.")
    edition = f" Ngày hạn tính theo lịch làm việc bản ngày {data.edition}." if data.edition else ""
    sheet.paragraph(f"Phiếu này cho biết tình trạng vào ngày in, không thay văn bản giải quyết.{edition}", font=ITALIC,
                    size=12, before=10)  # fmt: skip
    sheet.skip(10)
    sheet.need(signatures_height())
    officer = Signature("NGƯỜI TRẢ LỜI", "(Ký, ghi rõ họ tên)", data.officer)
    draw_signatures(sheet, (Signature("", "", None), officer))
    return sheet.finish()


def _addressee(data: AnswerSlip) -> str:
    if data.secret:
        return f"Người có mã {data.name}" if data.name else "Người giữ giấy biên nhận"
    parts = [f"ông (bà) {or_blank(data.name)}" + (f" và {data.more} người" if data.more else "")]
    parts += [f"sinh năm {data.born}"] if data.born else []
    parts += [f"số giấy tờ tùy thân có bốn số cuối {data.id_shown.lstrip('…')}"] if data.id_shown else []
    return ", ".join(parts)


def _draw_matter(sheet: Sheet, place: str, matter: SlipMatter, *, secret: bool) -> None:
    head = f"{place}{matter.name}, {matter.kind.lower()}, nhận ngày {short_date(matter.received)}"
    sheet.need(13 * 1.2 * 4)  # a heading never stands alone at the foot
    sheet.paragraph(head, font=BOLD, before=10)
    sheet.paragraph(f"Nội dung: {WITHHELD if secret or not matter.content else matter.content}")
    for sentence in matter.sentences:
        sheet.paragraph(sentence)
