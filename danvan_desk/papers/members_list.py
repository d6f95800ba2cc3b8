"""The people of a delegation, or those who signed a petition together: the list that goes with a receipt.

The office's own paper, no official form; heading and date as in Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
from danvan_desk.papers.sheet import MM
from danvan_desk.papers.table import Column, Table

_BEFORE_SIGNING = 12.0
_COLUMNS = (
    Column("STT", 11 * MM, centred=True),
    Column("Họ và tên", 45 * MM),
    Column("Năm sinh", 17 * MM, centred=True),
    Column("Số giấy tờ tùy thân", 32 * MM, centred=True),
    Column("Địa chỉ", 36 * MM),
    Column("Ghi chú", 24 * MM),
)


@dataclass(frozen=True)
class ListedMember:
    """`name` is the code where the record is secret, and the rest is then empty."""

    name: str
    born: str = ""
    id_number: str = ""
    address: str = ""
    speaks: bool = False


@dataclass(frozen=True)
class MembersList:
    """`day` when they came or their petition did; `others` came along without being listed."""

    letterhead: Letterhead
    number: str
    day: date
    members: tuple[ListedMember, ...]
    others: int = 0
    secret: bool = False
    officer: str | None = None


def missing(data: MembersList) -> list[str]:
    """What is left as dots, in the paper's order."""
    asked = [
        ("Tên cơ quan", data.letterhead.office.strip()),
        ("Địa danh", data.letterhead.place),
        ("Họ tên người lập danh sách", data.officer),
    ]
    return [name for name, value in asked if not value]


def members_list_pdf(data: MembersList, *, reprint: bool = False) -> bytes:
    """The list as PDF, A4 upright; it runs on to further pages, the signatures stay with its last line."""
    title = f"Danh sách kèm theo {data.number}"
    sheet = open_sheet(title, data.letterhead, reprint=reprint, running=True)
    draw_place_and_date(sheet, data.letterhead, data.day)
    sheet.skip(5 * MM)
    draw_title(sheet, "DANH SÁCH", f"Kèm theo hồ sơ {data.number}, ngày {short_date(data.day)}", ruled=True)
    sheet.skip(3 * MM)
    sheet.paragraph(_counted(data))
    sheet.skip(6)
    table = Table(sheet, _COLUMNS, size=11.5)
    end = _BEFORE_SIGNING + signatures_height()
    for place, one in enumerate(data.members, 1):
        cells = (str(place), one.name, one.born, one.id_number, one.address, "Người đại diện" if one.speaks else "")
        table.row(cells, least=7 * MM, keep=end if place == len(data.members) else 0)
    table.close()
    sheet.skip(_BEFORE_SIGNING)
    draw_signatures(
        sheet,
        (
            Signature("NGƯỜI ĐẠI DIỆN", "(Ký)" if data.secret else "(Ký, ghi rõ họ tên)", None),
            Signature("NGƯỜI LẬP DANH SÁCH", "(Ký, ghi rõ họ tên)", or_blank(data.officer)),
        ),
    )
    return sheet.finish()


def _counted(data: MembersList) -> str:
    speak = sum(one.speaks for one in data.members)
    parts = [f"Có {len(data.members) + data.others} người, ghi tên {len(data.members)} người"]
    parts += [f"{speak} người đại diện"] if speak else []
    said = "; ".join(parts) + "."
    return f"{said} Danh tính {WITHHELD[1:-1]}." if data.secret else said
