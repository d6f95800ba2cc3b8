"""The cover of a case's file: what it is, its QR code, and the list of the papers in it.

A form of the program's own: no official cover was found. Layout after Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.fonts import BOLD
from danvan_desk.papers.heading import draw_title, open_sheet
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.qr import draw_qr
from danvan_desk.papers.sheet import MM, Sheet
from danvan_desk.papers.table import Column, Table

_QR_SIDE = 30 * MM
_EMPTY_ROWS = 8  # for papers still to come, by pen
_COLUMNS = (
    Column("STT", 11 * MM, centred=True),
    Column("Tên giấy tờ, văn bản", 78 * MM),
    Column("Số, ký hiệu", 34 * MM, centred=True),
    Column("Ngày", 24 * MM, centred=True),
    Column("Số trang", 18 * MM, centred=True),
)


@dataclass(frozen=True)
class FiledPaper:
    """One line of the list: a paper the citizen handed in, or one of the office's."""

    title: str
    document_no: str = ""
    day: date | None = None
    pages: int | None = None


@dataclass(frozen=True)
class FileCover:
    """`sender` is "" where the record hides who denounced. `code` is the check code that stands beside the number."""

    letterhead: Letterhead
    number: str
    code: str
    kind: str
    field: str
    content: str
    opened: date
    sender: str = ""
    petitions: str = ""
    officer: str | None = None
    closed_on: date | None = None
    papers: tuple[FiledPaper, ...] = ()


def file_cover_pdf(data: FileCover, *, reprint: bool = False) -> bytes:
    """The cover as PDF, A4 upright; a long list runs on to further pages."""
    sheet = open_sheet(f"Bìa hồ sơ {data.number}", data.letterhead, reprint=reprint, running=True)
    sheet.skip(14 * MM)
    draw_title(sheet, "BÌA HỒ SƠ", f"Giải quyết {data.kind.lower()}", ruled=True)
    sheet.skip(8 * MM)
    _draw_code(sheet, data)
    for title, words in _facts(data):
        sheet.paragraph(words, lead=f"{title}:", indent=0)
    sheet.skip(8)
    sheet.need(40 * MM)
    sheet.centred_lines("MỤC LỤC GIẤY TỜ TRONG HỒ SƠ", font=BOLD, size=13)
    sheet.skip(4)
    table = Table(sheet, _COLUMNS, size=11.5)
    for place, one in enumerate(data.papers, 1):
        day = short_date(one.day) if one.day else ""
        table.row((str(place), one.title, one.document_no, day, str(one.pages or "")), least=7 * MM)
    for _place in range(_EMPTY_ROWS):
        table.row([""] * len(_COLUMNS), least=7 * MM)
    table.close()
    return sheet.finish()


def _draw_code(sheet: Sheet, data: FileCover) -> None:
    page = sheet.page
    sheet.y -= _QR_SIDE
    draw_qr(sheet, f"{data.number} {data.code}", page.centre - _QR_SIDE / 2, sheet.y, _QR_SIDE)
    sheet.y -= 24
    sheet.centred(data.number, page.centre, sheet.y, font=BOLD, size=20)
    sheet.y -= 15
    sheet.centred(f"Mã kiểm tra: {data.code}", page.centre, sheet.y, size=11)
    sheet.skip(6 * MM)


def _facts(data: FileCover) -> list[tuple[str, str]]:
    told = [
        ("Người gửi đơn", data.sender or "không nêu trên bìa theo quy định bảo vệ người tố cáo"),
        ("Đơn số", data.petitions),
        ("Lĩnh vực", data.field),
        ("Nội dung", " ".join(data.content.split())),
        ("Ngày mở hồ sơ", short_date(data.opened)),
        ("Cán bộ phụ trách", data.officer or ""),
        ("Ngày kết thúc", short_date(data.closed_on) if data.closed_on else ""),
    ]
    return [(title, words or "............................................") for title, words in told]
