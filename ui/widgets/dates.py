"""Dates as officers write and read them: dd/mm/yyyy, "T4 25/11" in lists, "Thứ Tư, 25/11/2026" in a title."""

from __future__ import annotations

import re
from datetime import date

from danvan_desk.texts import _

_PARTS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


def parse_date(text: str, today: date) -> date | None:
    """A date typed as d/m/yyyy, d/m/yy, ddmmyyyy, ddmmyy or ISO; None where it is none of these or no such day.

    A year of two digits is the latest one not after next year: 69 is 1969, 26 is 2026.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := _PARTS.fullmatch(text) or _RUN.fullmatch(text):
        year = int(found[3])
        if len(found[3]) == 2:
            year += 2000 if 2000 + year <= today.year + 1 else 1900
        return _day(year, int(found[2]), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(day: date) -> str:
    return f"{_day_month(day)}/{day.year}"


def _day_month(day: date) -> str:
    return f"{day.day:02}/{day.month:02}"  # strftime takes five times as long, and lists are long


def weekday_short(day: date) -> str:
    return (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))[day.weekday()]


def weekday_long(day: date) -> str:
    names = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))
    return names[day.weekday()]


def weekday_inside(day: date) -> str:
    """Within a sentence, where Vietnamese writes "thứ Hai"."""
    names = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("chủ nhật"))
    return names[day.weekday()]


def long_date(day: date) -> str:
    return f"{weekday_long(day)}, {full_date(day)}"


def list_date(day: date | None, today: date) -> str:
    """As "T4 25/11" in this year, dd/mm/yyyy in any other, "–" where there is none."""
    if day is None:
        return "–"
    return f"{weekday_short(day)} {_day_month(day)}" if day.year == today.year else full_date(day)


def short_date(day: date, today: date) -> str:
    """dd/mm in this year, dd/mm/yyyy in any other."""
    return _day_month(day) if day.year == today.year else full_date(day)
