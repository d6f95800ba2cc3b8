"""Phiếu đề xuất: Mẫu số 01 of Thông tư 05/2021/TT-TTCP for accepting a petition, and the same sheet for other steps.

A denouncer is never named in it: the code stands there (Luật Tố cáo Đ.9, Đ.47).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from danvan_desk.domain.vocabulary import Kind
from danvan_desk.papers.heading import (
    Signature,
    draw_number,
    draw_place_and_date,
    draw_signatures,
    draw_title,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.identity import WITHHELD, Identity
from danvan_desk.papers.letterhead import Letterhead, long_date, or_blank, short_date
from danvan_desk.papers.lines import DOTS
from danvan_desk.papers.proposal_words import PETITIONS, Step, about, proposed
from danvan_desk.papers.sheet import MM


@dataclass(frozen=True)
class ProposalSheet:
    """`step` is what is proposed; `basis` the texts it cites; `more` how many others signed; `settled_by` and
    `settled_on` who decided before, where somebody did.
    """

    letterhead: Letterhead
    kind: Kind
    step: Step
    basis: str
    number: str | None = None
    day: date | None = None
    received: date | None = None
    person: Identity = field(default_factory=Identity)
    more: int = 0
    anonymous: bool = False
    forwarded_by: str | None = None
    content: str | None = None
    settled_by: str | None = None
    settled_on: date | None = None
    reason: str | None = None
    signer_capacity: str = "CHỦ TỊCH"
    signer: str | None = None
    proposer: str | None = None


def missing(data: ProposalSheet) -> list[str]:
    """What the sheet asks for and the record does not hold, in its order and words."""
    person: list[tuple[str, object]] = []
    if not data.anonymous:
        person = [("Họ tên người gửi đơn", data.person.name)]
        person += [] if data.person.withheld else [("Địa chỉ", data.person.address)]
    asked: list[tuple[str, object]] = [
        ("Tên cơ quan", data.letterhead.office.strip()),
        ("Số phiếu", data.number),
        ("Địa danh", data.letterhead.place),
        ("Ngày đề xuất", data.day),
        ("Ngày nhận đơn", data.received),
        *person,
        ("Nội dung đơn", data.content),
        *([("Cơ quan nhận đơn", data.step.to)] if data.step.event in ("forwarded", "guided") else []),
        *([("Số ngày gia hạn", data.step.days)] if data.step.event == "extended" else []),
        *([("Người xác minh", data.step.officer)] if data.step.event == "verifying" else []),
        *([("Ngày giải quyết trước đó", data.settled_on)] if data.settled_by else []),
        *([("Lý do đề xuất", data.reason)] if data.step.event != "accepted" else []),
        ("Họ tên người phê duyệt", data.signer),
        ("Họ tên người đề xuất", data.proposer),
    ]
    return [name for name, value in asked if not value]


def proposal_sheet_pdf(data: ProposalSheet, *, reprint: bool = False) -> bytes:
    """The sheet as PDF, A4 upright; the three signatures stay with the last lines."""
    office = " ".join(data.letterhead.office.split())
    title = "Phiếu đề xuất thụ lý đơn" if data.step.event == "accepted" else "Phiếu đề xuất xử lý đơn"
    sheet = open_sheet(title, data.letterhead, reprint=reprint)
    draw_number(sheet, f"Số: {data.number or DOTS}")
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.skip(6 * MM)
    draw_title(sheet, title.upper(), about(data.kind, data.step.event), ruled=True)
    sheet.skip(4 * MM)
    sheet.paragraph(f"Kính gửi: Chủ tịch {or_blank(office)}", indent=30 * MM)
    sheet.skip(2 * MM)
    for text in _sentences(data, office):
        sheet.paragraph(text)
    sheet.skip(14)
    sheet.need(signatures_height())
    draw_signatures(
        sheet,
        (
            Signature(f"PHÊ DUYỆT\nCỦA {data.signer_capacity}", "(Ký, ghi rõ họ tên)", data.signer),
            Signature("LÃNH ĐẠO ĐƠN VỊ\nĐỀ XUẤT", "(Ký, ghi rõ họ tên)", None),
            Signature("NGƯỜI ĐỀ XUẤT", "(Ký, ghi rõ họ tên)", data.proposer),
        ),
    )
    return sheet.finish()


def _sentences(data: ProposalSheet, office: str) -> list[str]:
    came = long_date(data.received)
    through = f" do {data.forwarded_by} chuyển đến" if data.forwarded_by else ""
    whole = f"{PETITIONS[data.kind]} {_whose(data)}"
    said = [f"{came[:1].upper()}{came[1:]}, {or_blank(office)} nhận được {whole}{through}."]
    if not data.anonymous:
        said.append(f"Địa chỉ: {WITHHELD if data.person.withheld else or_blank(data.person.address)}")
    said.append(f"Nội dung đơn: {or_blank(data.content)}")
    if data.settled_by:
        said.append(f"Đơn đã được {data.settled_by} giải quyết ngày {short_date(data.settled_on)}.")
    if data.reason or data.step.event != "accepted":
        said.append(f"Lý do đề xuất: {or_blank(data.reason)}")
    said.append(
        "Sau khi xem xét nội dung đơn và căn cứ quy định của pháp luật "
        f"({data.basis}), đề xuất {proposed(data.step, whole)}."
    )
    return said


def _whose(data: ProposalSheet) -> str:
    if data.anonymous:
        return "không ghi họ tên người gửi"
    if data.person.withheld:
        return f"của công dân có mã số {or_blank(data.person.name)}"
    more = f" và {data.more} người" if data.more else ""
    return f"của ông (bà) {or_blank(data.person.name)}{more}"
