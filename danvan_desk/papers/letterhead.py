"""Who issues a paper, as its head shows it. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.lines import BLANK, DOTS, SHORT_BLANK

SAMPLE = "SỐ LIỆU MẪU ĐỂ TẬP, KHÔNG PHẢI GIẤY TỜ THẬT"
"""What stands on every paper and sheet of a practice ward that could be taken for a real office's."""

_COMMITTEE = "ỦY BAN NHÂN DÂN"
_RANKS = ("phường ", "xã ", "đặc khu ")


@dataclass(frozen=True)
class Letterhead:
    """`superior` stands above in plain letters where the office wants it; `office` in bold, its lines parted by a
    line feed or, for a People's Committee, after "ỦY BAN NHÂN DÂN"; `place` is the place name before the date.
    """

    office: str
    superior: str | None = None
    place: str | None = None

    def office_lines(self) -> tuple[str, ...]:
        return _lines(self.office)

    def issuer_lines(self) -> tuple[str, ...]:
        """The office's lines, dots where it has no name yet."""
        return self.office_lines() or ("...............",)

    def two_lines(self) -> tuple[str, str]:
        """For a list: the superior body above the office; without one the office itself on two lines."""
        superior, office = " ".join(self.superior_lines()), self.office_lines() or (DOTS,)
        return (superior, " ".join(office)) if superior else (" ".join(office[:-1]), office[-1])

    def superior_lines(self) -> tuple[str, ...]:
        return _lines(self.superior or "")


def _lines(text: str) -> tuple[str, ...]:
    name = text.strip().upper()
    if name.startswith("UBND "):
        name = f"{_COMMITTEE} {name[5:]}"
    if "\n" not in name and name.startswith(_COMMITTEE + " "):
        name = name.replace(_COMMITTEE + " ", _COMMITTEE + "\n", 1)
    return tuple(" ".join(line.split()) for line in name.split("\n") if line.strip())


def long_date(day: date | None) -> str:
    """As in "ngày 05 tháng 02 năm 2026": a day under ten and the first two months take a zero (Phụ lục I, II.4)."""
    if day is None:
        return f"ngày {SHORT_BLANK} tháng {SHORT_BLANK} năm {SHORT_BLANK}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date | None) -> str:
    return f"{day:%d/%m/}{day.year:04d}" if day else f"{SHORT_BLANK}/{SHORT_BLANK}/{SHORT_BLANK}"


def place_and_date(place: str | None, day: date | None) -> str:
    """As in "Bình An, ngày 05 tháng 02 năm 2026": the commune's own name, without its rank (Phụ lục I, II.4)."""
    name = (place or "").strip()
    for rank in _RANKS:
        if name.lower().startswith(rank):
            name = name[len(rank) :].strip()
    return f"{name or SHORT_BLANK * 2}, {long_date(day)}"


def or_blank(text: object | None, blank: str = BLANK) -> str:
    """The value as printed, or dots to fill by pen."""
    value = "" if text is None else str(text).strip()
    return value or blank
