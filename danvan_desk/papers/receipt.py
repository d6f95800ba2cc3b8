"""Mẫu số 02/TCD, Giấy biên nhận thông tin, tài liệu. Source: Nghị định 154/2026/NĐ-CP, Điều 15 khoản 4.

On A4, on A5, or twice on one A4 cut in two; every layout, and the Word file (`receipt_word`), has the same words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from danvan_desk.papers.heading import (
    Signature,
    draw_head,
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
from danvan_desk.papers.sheet import A5, LANDSCAPE, MM, PORTRAIT, REPRINT, PageSize, Sheet
from danvan_desk.papers.table import Column, Table

_PAPERS = "Số CCCD/Hộ chiếu (hoặc giấy tờ tùy thân)"
_EMPTY_ROWS, _FEWER_ROWS = 5, 3  # to write on where no document was recorded, on A4 and on less
HEADING, ABOUT = "GIẤY BIÊN NHẬN", "Thông tin, tài liệu"
TITLES = ("STT", "Tên thông tin, tài liệu", "Số trang", "Bản chính, bản phô tô hay bản sao công chứng", "Tình trạng")
CENTRED = (TITLES[0], TITLES[2], TITLES[3])
WIDTHS = (11, 72, 16, 36, 30)  # mm
_NARROW = (10, 46, 13, 33, 23)
_HALVES = (  # the right edge of the page on the left is the cut
    replace(A5, width=LANDSCAPE.width / 2),
    replace(A5, width=LANDSCAPE.width, left=LANDSCAPE.width - A5.right - A5.inner),
)
_WHOSE = ("Bản giao người cung cấp", "Bản lưu")


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


def receipt_pdf(data: ReceiptData, *, page: PageSize = PORTRAIT, reprint: bool = False) -> bytes:
    """The receipt as PDF, on `page` (PORTRAIT or A5); many documents run on to further pages, the signatures stay
    together."""
    sheet = open_sheet(title(data), data.letterhead, reprint=reprint, running=True, page=page)
    _draw(sheet, data)
    return sheet.finish()


def halves_pdf(data: ReceiptData, *, reprint: bool = False) -> bytes | None:
    """Two receipts side by side on one A4, the citizen's and the office's; None where one doesn't fit on a half."""
    sheet = Sheet(LANDSCAPE, title(data), " ".join(data.letterhead.office.split()))
    for half, whose in zip(_HALVES, _WHOSE, strict=True):
        sheet.page, sheet.y = half, half.height - half.top
        sheet.in_corner(f"{REPRINT} · {whose}" if reprint else whose)
        draw_head(sheet, data.letterhead)
        _draw(sheet, data)
        if sheet.page_number > 1:
            return None
    sheet.cut_line(LANDSCAPE.width / 2, LANDSCAPE.height)
    return sheet.finish()


def title(data: ReceiptData) -> str:
    return f"Giấy biên nhận {data.number}"


def _draw(sheet: Sheet, data: ReceiptData) -> None:
    """All below the head."""
    below_head, gap = sheet.y, sheet.page.text * 0.87
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.skip(gap)
    draw_title(sheet, HEADING, ABOUT)
    sheet.y = min(sheet.y, _draw_code(sheet, data, below_head)) - gap / 2
    for text in sentences(data):
        sheet.paragraph(text)
    _draw_documents(sheet, data, _end_height(sheet, data))
    _draw_end(sheet, data)


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
    centre, y = office_centre(sheet), top - sheet.page.text * 0.87
    if data.qr:
        side = sheet.page.text * 3.7
        y -= side
        draw_qr(sheet, data.qr, centre - side / 2, y, side)
    y -= 12
    sheet.centred(sheet.clean(data.number), centre, y, size=11)
    return y - 3


def sentences(data: ReceiptData) -> list[str]:
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


def _columns(page: PageSize) -> list[Column]:
    widths = WIDTHS if _is_wide(page) else _NARROW
    return [Column(one, width * MM, one in CENTRED) for one, width in zip(TITLES, widths, strict=True)]


def _is_wide(page: PageSize) -> bool:
    return page.inner > sum(WIDTHS) * MM - 1


def rows(data: ReceiptData, empty: int = _EMPTY_ROWS) -> list[tuple[str, ...]]:
    """The documents by number, or so many empty rows to write on."""
    if not data.documents:
        return [("",) * len(TITLES)] * empty
    return [
        (str(place), one.title, str(one.pages or DOTS), one.copy or DOTS, one.state or DOTS)
        for place, one in enumerate(data.documents, 1)
    ]


def _draw_documents(sheet: Sheet, data: ReceiptData, end: float) -> None:
    """`end`: the height of what follows; the last document goes to the page of the signatures."""
    sheet.skip(sheet.page.before)
    sheet.need(30 * MM)
    table = Table(sheet, _columns(sheet.page), size=sheet.page.head)
    listed = rows(data, _EMPTY_ROWS if _is_wide(sheet.page) else _FEWER_ROWS)
    least = (1.53 if data.documents else 1.96) * sheet.page.text
    for place, cells in enumerate(listed, 1):
        table.row(cells, least=least, keep=end if place == len(listed) else 0)
    table.close()


def _draw_end(sheet: Sheet, data: ReceiptData) -> None:
    sheet.need(_end_height(sheet, data))
    sheet.paragraph(closing_sentence(data))
    sheet.skip(_before_signing(sheet))
    draw_signatures(sheet, signatures(data))


def signatures(data: ReceiptData) -> tuple[Signature, ...]:
    how = "(Ký)" if data.person.withheld else "(Ký, ghi rõ họ tên)"
    return (
        Signature("NGƯỜI CUNG CẤP\nTHÔNG TIN, TÀI LIỆU", how, data.person.name),
        Signature("NGƯỜI NHẬN", "(Ký, ghi rõ họ tên, đóng dấu nếu có)", data.receiver),
    )


def closing_sentence(data: ReceiptData) -> str:
    copies = f"{data.copies:02d}" if data.copies else SHORT_BLANK
    return (
        f"Giấy biên nhận thông tin, tài liệu, được lập thành {copies} bản, giao cho người cung cấp thông tin, "
        "tài liệu 01 bản."
    )


def _end_height(sheet: Sheet, data: ReceiptData) -> float:
    return sheet.paragraph_height(closing_sentence(data)) + _before_signing(sheet) + signatures_height(sheet.page)


def _before_signing(sheet: Sheet) -> float:
    return sheet.page.before + 4
