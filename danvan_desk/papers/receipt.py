"""Mẫu số 02/TCD, Giấy biên nhận thông tin, tài liệu. Source: Nghị định 154/2026/NĐ-CP, Điều 15 khoản 4."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from danvan_desk.papers.heading import (
    Signature,
    draw_place_and_date,
    draw_signatures,
    draw_title,
    office_centre,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead, long_date, or_blank
from danvan_desk.papers.lines import DOTS, GAP, SHORT_BLANK
from danvan_desk.papers.qr import draw_qr
from danvan_desk.papers.sheet import MM, Sheet
from danvan_desk.papers.table import Column, Table

_PAPERS = "Số CCCD/Hộ chiếu (hoặc giấy tờ tùy thân)"
_QR_SIDE = 17 * MM
_EMPTY_ROWS = 5  # to write on where no document was recorded
_COLUMNS = (
    Column("STT", 11 * MM, centred=True),
    Column("Tên thông tin, tài liệu", 72 * MM),
    Column("Số trang", 16 * MM, centred=True),
    Column("Bản chính, bản phô tô hay bản sao công chứng", 36 * MM, centred=True),
    Column("Tình trạng", 30 * MM),
)


@dataclass(frozen=True)
class ReceiptDocument:
    """One thing handed in, note (5) of the form: name, pages, kind of copy in words, condition."""

    title: str
    pages: int | None = None
    copy: str | None = None
    state: str | None = None


@dataclass(frozen=True)
class ReceiptData:
    """What the receipt says; None or "" is left as dots to fill by pen. Strings are printed as they come.

    `time` is "HH:MM". `qr` is the text of the QR code: the number and a check code, never personal data. A denouncer
    (`person.withheld`) signs without a name.
    """

    letterhead: Letterhead
    number: str
    day: date | None = None
    time: str | None = None
    received_at: str | None = None
    receiver: str | None = None
    receiver_title: str | None = None
    person: Identity = field(default_factory=Identity)
    others: int = 0  # how many came or signed with the person
    listed: bool = False  # whether a list of them goes with the receipt
    documents: tuple[ReceiptDocument, ...] = ()
    copies: int | None = 2
    qr: str | None = None


def missing(data: ReceiptData) -> list[str]:
    """What the form asks for and the record does not hold, in the form's order and words."""
    asked: list[tuple[str, object]] = [
        ("Tên cơ quan tiếp công dân", data.letterhead.office.strip()),
        ("Địa danh", data.letterhead.place),
        ("Ngày nhận", data.day),
        ("Giờ nhận", data.time),
        ("Họ tên người nhận", data.receiver),
        ("Chức vụ người nhận", data.receiver_title),
        *data.person.asked("Họ tên người cung cấp thông tin, tài liệu", _PAPERS),
    ]
    asked.append(("Các thông tin, tài liệu", data.documents))
    asked += _missing_of_documents(data.documents)
    asked.append(("Số bản giấy biên nhận", data.copies))
    return [name for name, value in asked if not value]


def receipt_pdf(data: ReceiptData, *, reprint: bool = False) -> bytes:
    """The receipt as PDF, A4 upright; many documents run on to further pages, the signatures stay together."""
    sheet = open_sheet(f"Giấy biên nhận {data.number}", data.letterhead, reprint=reprint, running=True)
    below_head = sheet.y
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.skip(4 * MM)
    draw_title(sheet, "GIẤY BIÊN NHẬN", "Thông tin, tài liệu")
    sheet.y = min(sheet.y, _draw_code(sheet, data, below_head)) - 2 * MM
    for text in _sentences(data):
        sheet.paragraph(text)
    _draw_documents(sheet, data.documents, _end_height(sheet, data))
    _draw_end(sheet, data)
    return sheet.finish()


def _missing_of_documents(documents: tuple[ReceiptDocument, ...]) -> list[tuple[str, object]]:
    asked: list[tuple[str, object]] = []
    for place, document in enumerate(documents, 1):
        asked += [
            (f"Số trang của tài liệu {place}", document.pages),
            (f"Bản chính, bản phô tô hay bản sao của tài liệu {place}", document.copy),
            (f"Tình trạng của tài liệu {place}", document.state),
        ]
    return asked


def _draw_code(sheet: Sheet, data: ReceiptData, top: float) -> float:
    """QR code and number under the issuing office, beside the title; returns their lower edge."""
    centre, y = office_centre(sheet), top - 4 * MM
    if data.qr:
        y -= _QR_SIDE
        draw_qr(sheet, data.qr, centre - _QR_SIDE / 2, y, _QR_SIDE)
    y -= 12
    sheet.centred(sheet.clean(data.number), centre, y, size=11)
    return y - 3


def _sentences(data: ReceiptData) -> list[str]:
    hour, _colon, minute = (data.time or "").partition(":")
    at = f"Vào {or_blank(hour, SHORT_BLANK)} giờ {or_blank(minute, SHORT_BLANK)} {long_date(data.day)}"
    others = f" và {data.others} người khác" if data.others > 0 else ""
    others += " (danh sách kèm theo)" if others and data.listed else ""
    phone = [f"Điện thoại: {data.person.phone}"] if data.person.phone and not data.person.withheld else []
    return [
        f"{at} tại: {or_blank(data.received_at or data.letterhead.office)}",
        f"Tôi là: {or_blank(data.receiver)} {GAP} Chức vụ: {or_blank(data.receiver_title)}",
        f"Đã nhận của ông (bà): {or_blank(data.person.name)}{others}",
        data.person.papers_sentence(_PAPERS),
        data.person.address_sentence(),
        *phone,
        "các thông tin, tài liệu sau:",
    ]


def _draw_documents(sheet: Sheet, documents: tuple[ReceiptDocument, ...], end: float) -> None:
    """`end`: the height of what follows; the last document goes to the page of the signatures."""
    sheet.skip(6)
    sheet.need(30 * MM)
    table = Table(sheet, _COLUMNS, size=12)
    for place, document in enumerate(documents, 1):
        cells = (str(place), document.title, str(document.pages or DOTS), document.copy or DOTS, document.state or DOTS)
        table.row(cells, least=7 * MM, keep=end if place == len(documents) else 0)
    for place in range(0 if documents else _EMPTY_ROWS):
        table.row([""] * len(_COLUMNS), least=9 * MM, keep=end if place == _EMPTY_ROWS - 1 else 0)
    table.close()


def _draw_end(sheet: Sheet, data: ReceiptData) -> None:
    sentence = _closing_sentence(data)
    sheet.need(_end_height(sheet, data))
    sheet.paragraph(sentence)
    sheet.skip(10)
    how = "(Ký)" if data.person.withheld else "(Ký, ghi rõ họ tên)"
    draw_signatures(
        sheet,
        (
            Signature("NGƯỜI CUNG CẤP\nTHÔNG TIN, TÀI LIỆU", how, data.person.name),
            Signature("NGƯỜI NHẬN", "(Ký, ghi rõ họ tên, đóng dấu nếu có)", data.receiver),
        ),
    )


def _closing_sentence(data: ReceiptData) -> str:
    copies = f"{data.copies:02d}" if data.copies else SHORT_BLANK
    return (
        f"Giấy biên nhận thông tin, tài liệu, được lập thành {copies} bản, giao cho người cung cấp thông tin, "
        "tài liệu 01 bản."
    )


def _end_height(sheet: Sheet, data: ReceiptData) -> float:
    return sheet.paragraph_height(_closing_sentence(data)) + 10 + signatures_height()
