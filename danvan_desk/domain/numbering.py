"""The numbers of the books: a prefix, the year of receipt and a running count without gaps."""

from __future__ import annotations

import hashlib
import re
from datetime import date

PREFIXES = {"visit": "TD", "petition": "DT", "case": "VV", "dialogue": "DTH", "denouncer": "NTC"}
_TYPES = {prefix: record for record, prefix in PREFIXES.items()}
_NUMBER = re.compile(r"^(TD|DTH|DT|VV|NTC)-(\d{4})-(\d{4,})$")


def number(record: str, year: int, count: int) -> str:
    """`number("visit", 2026, 7)` is TD-2026-00007; the code of a denouncer has four digits."""
    width = 4 if record == "denouncer" else 5
    return f"{PREFIXES[record]}-{year:04d}-{count:0{width}d}"


def record_type(text: str) -> str | None:
    """What a number belongs to (`visit`, `petition`, `case`, `dialogue`), None where it isn't a number."""
    found = _NUMBER.match(text.strip().upper())
    return _TYPES[found[1]] if found else None


LETTER = "CV"
"""The series of letters (công văn), whose number names no kind of paper: 15/UBND."""


def document_no(series: str, count: int | None, suffix: str) -> str:
    """As in 05/TB-UBND: a number under ten takes a zero; dots for one still to be given; "" for an unnumbered paper.
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3."""
    if not series:
        return ""
    counted = "......" if count is None else f"{count:02d}"
    return f"{counted}/{suffix}" if series == LETTER else f"{counted}/{series}-{suffix}"


def number_in(text: str, series: str, suffix: str) -> int | None:
    """Which number of the series a text is (5/TB-UBND, 05/TB-UBND); None where it isn't of it.

    A letter may name who wrote it: 15/UBND-VP. Source: as above.
    """
    found = re.fullmatch(r"(\d{1,6})/(.+)", "".join(text.split()).upper())
    if not series or found is None:
        return None
    kind = suffix if series == LETTER else f"{series}-{suffix}"
    same = found[2] == kind or (series == LETTER and found[2].startswith(f"{kind}-"))
    return int(found[1]) if same else None


def check_code(number: str, day: date | None) -> str:
    """Six signs that let a found receipt be held against the register; they carry no personal data."""
    text = f"{number}|{day.isoformat() if day else ''}"
    return hashlib.sha256(text.encode()).hexdigest()[:6].upper()
