"""The cover of a case's file: what it is, its QR code, and the list of the papers in it.

A form of the program's own: no official cover was found. Layout after Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import BLANK
from danvan_desk.papers.own_paper import own_paper
from danvan_desk.papers.parts import Code

_EMPTY_ROWS = 8  # for papers still to come, by pen
_TITLES = ("STT", "Tên giấy tờ, văn bản", "Số, ký hiệu", "Ngày", "Số trang")
_SHARES = (0.067, 0.473, 0.206, 0.145, 0.109)
_MIDDLE = ("Số, ký hiệu", "Ngày")


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


def file_cover(data: FileCover) -> Composed:
    """The cover; a long list runs on to further pages."""
    facts = (Paragraph(words, "plain", f"{title}:") for title, words in _facts(data))
    return own_paper(
        f"Bìa hồ sơ {data.number}",
        data.letterhead,
        "BÌA HỒ SƠ",
        f"Giải quyết {data.kind.lower()}",
        (
            Code(f"{data.number} {data.code}", data.number, f"Mã kiểm tra: {data.code}"),
            *facts,
            Paragraph("MỤC LỤC GIẤY TỜ TRONG HỒ SƠ", "centred"),
            PaperTable(_TITLES, _SHARES, _rows(data.papers), _MIDDLE, row_height=7),
        ),
        dated=False,
    )


def _rows(papers: tuple[FiledPaper, ...]) -> tuple[tuple[str, ...], ...]:
    listed = [
        (str(place), one.title, one.document_no, short_date(one.day) if one.day else "", str(one.pages or ""))
        for place, one in enumerate(papers, 1)
    ]
    return (*listed, *[("",) * len(_TITLES)] * _EMPTY_ROWS)


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
    return [(title, words or BLANK) for title, words in told]
