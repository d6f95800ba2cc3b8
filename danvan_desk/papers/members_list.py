"""The people of a delegation, or those who signed a petition together: the list that goes with a receipt.

The office's own paper, no official form; heading and date as in Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.identity import WITHHELD
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.own_paper import own_paper

_TITLES = ("STT", "Họ và tên", "Năm sinh", "Số giấy tờ tùy thân", "Địa chỉ", "Ghi chú")
_SHARES = (0.067, 0.233, 0.093, 0.187, 0.3, 0.12)


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


def members_list(data: MembersList) -> Composed:
    """The list, which may run on to further pages."""
    rows = tuple(
        (str(place), one.name, one.born, one.id_number, one.address, "Người đại diện" if one.speaks else "")
        for place, one in enumerate(data.members, 1)
    )
    return own_paper(
        f"Danh sách kèm theo {data.number}",
        data.letterhead,
        "DANH SÁCH",
        f"Kèm theo hồ sơ {data.number}, ngày {short_date(data.day)}",
        (
            Paragraph(_counted(data)),
            PaperTable(_TITLES, _SHARES, rows, middle=("Năm sinh", "Số giấy tờ tùy thân"), row_height=7),
        ),
        day=data.day,
        signatures=(
            Signature("NGƯỜI ĐẠI DIỆN", "(Ký)" if data.secret else "(Ký, ghi rõ họ tên)"),
            Signature("NGƯỜI LẬP DANH SÁCH", "(Ký, ghi rõ họ tên)", data.officer),
        ),
        missing=missing(data),
    )


def _counted(data: MembersList) -> str:
    speak = sum(one.speaks for one in data.members)
    parts = [f"Có {len(data.members) + data.others} người, ghi tên {len(data.members)} người"]
    parts += [f"{speak} người đại diện"] if speak else []
    said = "; ".join(parts) + "."
    return f"{said} Danh tính {WITHHELD[1:-1]}." if data.secret else said
