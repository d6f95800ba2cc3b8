"""Công văn đôn đốc: asking the body a petition was forwarded to for its answer.

No form of its own; laid out as a letter after Nghị định 30/2020/NĐ-CP, Phụ lục I. It names nobody who denounced.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.fonts import REGULAR
from danvan_desk.papers.heading import (
    Signature,
    draw_number,
    draw_place_and_date,
    draw_signatures,
    office_centre,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.letterhead import Letterhead, or_blank, short_date
from danvan_desk.papers.lines import DOTS, wrap
from danvan_desk.papers.recipients import draw_recipients
from danvan_desk.papers.sheet import MM, Sheet


@dataclass(frozen=True)
class UrgingLetter:
    """`petition` as "đơn khiếu nại"; `whose` who sent it, in words fit for the other body; `waited` in working days;
    `urged_on` the days it was urged before; `answer_by` the day an answer is asked for.
    """

    letterhead: Letterhead
    petition: str
    whose: str
    to: str | None = None
    number: str | None = None
    day: date | None = None
    sent_on: date | None = None
    sent_no: str | None = None
    content: str | None = None
    waited: int | None = None
    urged_on: tuple[date, ...] = ()
    answer_by: date | None = None
    signer_capacity: str = "CHỦ TỊCH"
    signer: str | None = None


def missing(data: UrgingLetter) -> list[str]:
    """What the letter asks for and the record does not hold."""
    asked: list[tuple[str, object]] = [
        ("Tên cơ quan", data.letterhead.office.strip()),
        ("Số công văn", data.number),
        ("Địa danh", data.letterhead.place),
        ("Ngày công văn", data.day),
        ("Cơ quan được đôn đốc", data.to),
        ("Ngày chuyển đơn", data.sent_on),
        ("Số phiếu chuyển", data.sent_no),
        ("Nội dung đơn", data.content),
        ("Ngày đề nghị trả lời", data.answer_by),
        ("Họ tên người ký", data.signer),
    ]
    return [name for name, value in asked if not value]


def urging_letter_pdf(data: UrgingLetter, *, reprint: bool = False) -> bytes:
    """The letter as PDF, A4 upright."""
    office = " ".join(data.letterhead.office.split())
    sheet = open_sheet("Công văn đôn đốc giải quyết đơn", data.letterhead, reprint=reprint)
    y = _draw_about(sheet, f"Số: {data.number or DOTS}", f"V/v đôn đốc giải quyết {data.petition}")
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.y = min(sheet.y, y)
    sheet.skip(8 * MM)
    sheet.paragraph(f"Kính gửi: {or_blank(data.to)}", indent=30 * MM)
    sheet.skip(2 * MM)
    for text in _sentences(data, or_blank(office)):
        sheet.paragraph(text)
    sheet.skip(14)
    sheet.need(signatures_height())
    draw_recipients(sheet, ("Như trên", "Lưu: VT, hồ sơ"))
    draw_signatures(
        sheet, (Signature("", "", None), Signature(data.signer_capacity, "(Ký, ghi rõ họ tên, đóng dấu)", data.signer))
    )
    return sheet.finish()


def _draw_about(sheet: Sheet, number: str, about: str) -> float:
    """Number and matter of a letter stand under the office's name (Phụ lục I, mục II.5); gives the lower edge."""
    y = draw_number(sheet, number)
    for line in wrap(sheet.clean(about), sheet.page.inner * 0.36, sheet.faces[REGULAR], 12):
        y -= 15
        sheet.centred(line, office_centre(sheet), y, size=12)
    return y


def _sentences(data: UrgingLetter, office: str) -> list[str]:
    to, whole = or_blank(data.to), f"{data.petition} {data.whose}"
    no = f" (văn bản số {data.sent_no})" if data.sent_no else ""
    sent = f"Ngày {short_date(data.sent_on)}, {office} chuyển đến {to}{no} {whole}, để xem xét, giải quyết."
    said = [sent, f"Nội dung đơn: {or_blank(data.content)}"]
    if data.urged_on:
        days = ", ".join(short_date(day) for day in data.urged_on)
        said.append(f"{office[:1].upper()}{office[1:]} đã có văn bản đôn đốc ngày {days}.")
    waited = f"đã {data.waited} ngày làm việc kể từ ngày chuyển đơn, " if data.waited else ""
    said.append(f"Đến nay {waited}{office} chưa nhận được thông báo kết quả giải quyết.")
    said.append(
        f"Đề nghị {to} giải quyết theo thẩm quyền và thông báo kết quả bằng văn bản đến {office} chậm nhất ngày "
        f"{short_date(data.answer_by)} để theo dõi và thông báo cho công dân."
    )
    return said
