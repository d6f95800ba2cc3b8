"""The files of one city's communes for a quarter, as they are handed in, and what is read of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from danvan_desk.domain.periods import Period
from danvan_desk.tallies.combine import Combined, Line, combine, tally_files
from danvan_desk.tallies.reporters import province_named
from danvan_desk.tallies.tally import Tally
from tests.tallies.made import of_commune

Document = dict[str, Any]
CITY = province_named("Huế")  # of 40 communes
QUARTER = Period(date(2026, 6, 15), date(2026, 9, 14))
TODAY = date(2026, 9, 20)


def of_city(place: int, **changes: Any) -> Tally:
    made = replace(of_commune(CITY.communes[place], place), period=QUARTER, made_on=date(2026, 9, 16), version=1)
    return replace(made, **changes)


def read(folder: Path, **asked: Any) -> Combined:
    return combine(tally_files([folder / "nop"]), TODAY, **asked)


def line_of(combined: Combined, name: str) -> Line:
    return next(line for line in combined.lines if line.received and line.received.file.name == name)


def said(line: Line) -> str:
    return "; ".join(note.words for note in line.notes())


def row(document: Document, code: str = "01/TCD") -> Document:
    found: Document = document["tables"][code]["rows"][0]
    return found
