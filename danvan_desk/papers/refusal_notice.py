"""Mẫu số 01/TCD, Thông báo về việc từ chối tiếp công dân. Source: Nghị định 154/2026/NĐ-CP, Điều 4 khoản 3."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from danvan_desk.papers.heading import (
    Signature,
    draw_number,
    draw_place_and_date,
    draw_signatures,
    draw_title,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead, long_date, or_blank
from danvan_desk.papers.lines import DOTS
from danvan_desk.papers.recipients import draw_recipients
from danvan_desk.papers.sheet import MM, Sheet

BASIS = "khoản 3 Điều 9 Luật Tiếp công dân và điểm h, khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP"
"""The point is cited as in Điều 4 khoản 3; the form's own text prints "điểm g". The office may edit it."""

_PAPERS = (
    "Số căn cước/giấy chứng nhận căn cước/số định danh cá nhân/số hộ chiếu (hoặc giấy tờ tùy thân)"  # as in the form
)
_TO_KNOW = "và thông báo để ông (bà) được biết."
_KINDS = "khiếu nại/tố cáo/kiến nghị, phản ánh"


@dataclass(frozen=True)
class RefusalNotice:
    """What the notice says; None is left as dots. `kind` in small letters ("khiếu nại"; None prints all the form's
    kinds to strike out), `matter` is note (4), `recipients` are who else gets it, `number` like "12/TB-UBND".
    """

    letterhead: Letterhead
    number: str | None = None
    day: date | None = None
    person: Identity = field(default_factory=Identity)
    came_on: date | None = None
    kind: str | None = None
    matter: str | None = None
    reason: str | None = None
    basis: str = BASIS
    recipients: tuple[str, ...] = ()
    signer_capacity: str = "CHỦ TỊCH"
    signer: str | None = None


def missing(data: RefusalNotice) -> list[str]:
    """What the form asks for and the record does not hold, in the form's order and words."""
    asked: list[tuple[str, object]] = [
        ("Tên cơ quan tiếp công dân", data.letterhead.office.strip()),
        ("Số thông báo", data.number),
        ("Địa danh", data.letterhead.place),
        ("Ngày thông báo", data.day),
        ("Ngày công dân đến", data.came_on),
        *data.person.asked("Họ tên công dân", "Số giấy tờ tùy thân"),
        ("Loại việc (khiếu nại, tố cáo, kiến nghị, phản ánh)", data.kind),
        ("Nội dung vụ việc", data.matter),
        ("Lý do từ chối", data.reason),
        ("Họ tên người ký", data.signer),
    ]
    return [name for name, value in asked if not value]


def refusal_notice_pdf(data: RefusalNotice, *, reprint: bool = False) -> bytes:
    """The notice as PDF, A4 upright."""
    sheet = open_sheet("Thông báo về việc từ chối tiếp công dân", data.letterhead, reprint=reprint)
    draw_number(sheet, f"Số: {data.number or f'{DOTS}/TB-{DOTS}'}")
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.skip(6 * MM)
    draw_title(sheet, "THÔNG BÁO", "Về việc từ chối tiếp công dân", ruled=True)
    sheet.skip(4 * MM)
    sheet.paragraph(f"Kính gửi: {or_blank(data.person.name)}", indent=30 * MM)
    sheet.skip(2 * MM)
    for text in _sentences(data):
        sheet.paragraph(text)
    _draw_end(sheet, data)
    return sheet.finish()


def _sentences(data: RefusalNotice) -> list[str]:
    name, kind = or_blank(data.person.name), data.kind or _KINDS
    office = or_blank(" ".join(data.letterhead.office.split()))
    came = long_date(data.came_on)
    return [
        f"{came[:1].upper()}{came[1:]} ông (bà) {name}",
        data.person.papers_sentence(_PAPERS),
        data.person.address_sentence(),
        f"đến {office} để {kind} về việc {or_blank(data.matter)}",
        f"Lý do từ chối: {or_blank(data.reason)}",
        f"Căn cứ {data.basis}, {office} từ chối tiếp nhận nội dung {kind} của ông (bà) {name} {_TO_KNOW}",
    ]


def _draw_end(sheet: Sheet, data: RefusalNotice) -> None:
    """Recipients at the left, the head's signature at the right, both on one page."""
    sheet.skip(10)
    sheet.need(signatures_height())
    draw_recipients(sheet, ("Như trên", *data.recipients, "Lưu: VT, hồ sơ"))
    how = "(Ký, ghi rõ họ tên, đóng dấu)"
    draw_signatures(sheet, (Signature("", "", None), Signature(data.signer_capacity, how, data.signer)))
