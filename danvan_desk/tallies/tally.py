"""The result of counting: plain data, the same on the screen, in Excel and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.periods import Period


@dataclass(frozen=True)
class TallyOffice:
    """Who reports, and who signs."""

    name: str
    province: str
    code: str | None = None
    place: str | None = None
    chair: str | None = None
    officer: str | None = None
    sample: bool = False


@dataclass(frozen=True)
class Heading:
    """A column as it is printed: its MS, the headings above it from the top down, its formula."""

    ms: str
    path: tuple[str, ...]
    formula: str | None = None


Number = int | float
"""Counts are whole; money (million đồng) and land (m²) may have decimals."""


def tidy(value: float) -> Number:
    """A sum without what adding decimals left at its end, to the đồng (a millionth); whole where it is."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


@dataclass(frozen=True)
class Row:
    """The numbers of one office; `code` where it stands among others."""

    office: str
    cells: Mapping[str, Number]
    code: str | None = None


@dataclass(frozen=True)
class Check:
    """One identity: whether it holds, the values on both sides, and the numbers of the records that break it."""

    rule: str
    title: str
    holds: bool
    values: str
    breakers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    code: str
    title: str
    columns: tuple[Heading, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        return all(check.holds for check in self.checks)


@dataclass(frozen=True)
class Sent:
    """The report the tables were sent with."""

    document_no: str
    day: date


@dataclass(frozen=True)
class Tally:
    """The tables of one office and period as they stood on `made_on`; `version` counts the office's issues of them,
    `sent` None while this one hasn't gone up.

    `reporters`: how many offices ought to have a row, where the tables of many are put together; None for one
    office's own.
    """

    office: TallyOffice
    period: Period
    made_on: date
    version: int
    tables: tuple[Table, ...]
    sent: Sent | None = None
    reporters: int | None = None

    def table(self, code: str) -> Table:
        return next(table for table in self.tables if table.code == code)
