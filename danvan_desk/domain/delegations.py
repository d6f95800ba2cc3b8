"""A delegation (đoàn đông người): five people or more on one matter, and those who speak for them.

In the books a person who speaks for the others has `represents` "group". Source: Luật Tiếp công dân Đ.29 (how many),
Đ.15(2)(d), Đ.18(3) (the chair); Nghị định 154/2026 Đ.4(1)(e) (papers), Đ.25(2) (the written conclusion).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from danvan_desk.domain.folding import fold
from danvan_desk.domain.vocabulary import Represents
from danvan_desk.texts import _

LEAST = 5
"""People on one matter that make a delegation: also Thông tư 06/2025, notes to 01/TCD."""

_HEADINGS = frozenset({"stt", "tt", "so tt", "ho va ten", "ho ten", "ho, ten", "dia chi"})
_SMALL, _MOST_OF_SMALL, _MOST = 10, 2, 5


@dataclass(frozen=True)
class Group:
    """`people` who came or signed, `listed` of them by name, how many of these speak for all, and by which paper."""

    people: int
    listed: int
    representatives: int
    authorised: bool = False

    def is_delegation(self) -> bool:
        return self.people >= LEAST


@dataclass(frozen=True)
class Member:
    """One line of a list of people, as pasted: `born` a year or ISO day, `id_number` without blanks."""

    name: str
    born: str | None = None
    id_number: str | None = None
    address: str | None = None


class Speaker(Protocol):
    """Whoever is listed: a Person, or one as a screen shows it."""

    @property
    def represents(self) -> str | None: ...
    @property
    def authorisation(self) -> str | None: ...


S = TypeVar("S", bound=Speaker)


def group_of(people: Iterable[Speaker], companions: int = 0) -> Group:
    """The people listed and those who only came along."""
    listed = list(people)
    speak = [one for one in listed if one.represents == Represents.GROUP]
    return Group(len(listed) + companions, len(listed), len(speak), any(one.authorisation for one in speak))


def speakers_first(people: Iterable[S]) -> list[S]:
    """Those who speak for the others first, else in the order they were written down."""
    return sorted(people, key=lambda one: one.represents != Represents.GROUP)


def most_representatives(people: int) -> int:
    """LTCD Đ.29: five to ten people send one or two, more than ten at most five."""
    return _MOST_OF_SMALL if people <= _SMALL else _MOST


def remarks(group: Group) -> list[str]:
    """What the law asks of a delegation and doesn't find. It is recorded as it came all the same."""
    if not group.is_delegation():
        return []
    asked = (
        _("đoàn 5 đến 10 người cử 1 hoặc 2 người đại diện (LTCD Đ.29)")
        if group.people <= _SMALL
        else _("đoàn trên 10 người cử nhiều nhất 5 người đại diện (LTCD Đ.29)")
    )
    found = []
    if not group.representatives:
        found.append(_("Chưa ghi ai là người đại diện: {asked}.").format(asked=asked))
    elif group.representatives > most_representatives(group.people):
        words = _("{n} người đại diện là quá số luật định: {asked}.")
        found.append(words.format(n=group.representatives, asked=asked))
    if group.representatives and not group.authorised:
        found.append(_("Chưa ghi giấy cử người đại diện (NĐ 154/2026 Đ.4 k1 e)."))
    return found


def duties(group: Group) -> list[str]:
    """What the one who presides does about a delegation, each with its article."""
    if not group.is_delegation():
        return []
    number = (
        _("Yêu cầu đoàn cử 1 hoặc 2 người đại diện (LTCD Đ.29).")
        if group.people <= _SMALL
        else _("Yêu cầu đoàn cử nhiều nhất 5 người đại diện (LTCD Đ.29).")
    )
    return [
        number,
        _("Kiểm tra giấy tờ của người đại diện (NĐ 154/2026 Đ.4 k1 e)."),
        _("Báo Chủ tịch để phối hợp xử lý vụ đông người (LTCD Đ.15 k2 d)."),
        _("Chủ tịch có thể tiếp đột xuất, không đợi ngày định kỳ (LTCD Đ.18 k3)."),
        _("Chủ tịch tiếp thì kết luận bằng văn bản (NĐ 154/2026 Đ.25 k2)."),
    ]


def read_lines(text: str) -> list[Member]:
    """People of a list copied from a spreadsheet or typed, one a line, its columns apart by tabs or semicolons.

    The first cell with letters is the name, a cell of 9 to 12 digits the ID (a spreadsheet drops the leading zero of
    twelve digits: it is put back), a year or a day the birth, the longest further words the address. A line of
    headings and lines without a name are passed over.
    """
    found = []
    for line in text.splitlines():
        cells = [" ".join(cell.split()) for cell in re.split(r"[\t;]", line)]
        member = _member([cell for cell in cells if cell])
        if member is not None:
            found.append(member)
    return found


def _member(cells: list[str]) -> Member | None:
    if any(fold(cell) in _HEADINGS for cell in cells):
        return None
    name = next((cell for cell in cells if re.search(r"[^\W\d_]{2}", cell) and not re.search(r"\d", cell)), "")
    if not name:
        return None
    born = id_number = address = None
    for cell in cells[cells.index(name) + 1 :]:
        digits = re.sub(r"[\s.\-']", "", cell)
        if re.fullmatch(r"(19|20)\d\d", digits) and born is None:
            born = digits
        elif (day := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)", cell)) and born is None:
            born = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
        elif re.fullmatch(r"\d{9}|\d{11,12}", digits) and id_number is None:
            id_number = digits.zfill(12) if len(digits) == 11 else digits
        elif re.fullmatch(r"[A-Za-z]\d{7,8}", digits) and id_number is None:
            id_number = digits.upper()
        elif re.search(r"[^\W\d_]{2}", cell) and fold(cell) not in ("nam", "nu") and len(cell) > len(address or ""):
            address = cell
    return Member(name, born, id_number, address)
