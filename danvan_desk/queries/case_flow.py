"""Cases that came and cases that were closed, month by month: the numbers, and the list behind each."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from danvan_desk.context import Desk
from danvan_desk.db.tables import Matter
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.queries.backlog import BacklogRow, rows_of

WAYS = ("opened", "closed")
_MONTHS = 12


@dataclass(frozen=True)
class MonthFlow:
    """`month` as "2026-11"; the last one runs to the day asked about."""

    month: str
    opened: int
    closed: int


def case_flow(desk: Desk, on: date | None = None) -> list[MonthFlow]:
    """The twelve months to a day (today). A case closed twice counts where it was last closed."""
    day = on or desk.today
    first, months = day.replace(day=1), [f"{day:%Y-%m}"]
    while len(months) < _MONTHS:
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(f"{first:%Y-%m}")
    found: dict[str, dict[str, int]] = {}
    with desk.reading() as session:
        for way in WAYS:
            month = func.strftime("%Y-%m", _day(way))
            query = select(month, func.count()).where(_between(way, first, day)).group_by(month)
            found[way] = {row[0]: row[1] for row in session.execute(query)}
    return [MonthFlow(month, *(found[way].get(month, 0) for way in WAYS)) for month in reversed(months)]


def flow_cases(desk: Desk, month: str, way: str, on: date | None = None) -> list[BacklogRow]:
    """The cases opened, or closed, in a month ("2026-11") up to a day (today), the latest first."""
    day = on or desk.today
    first = date.fromisoformat(f"{month}-01")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    with desk.reading() as session:
        rows = rows_of(desk, session, _between(way, first, min(last, day)), day)
    rows = [row if row.is_open else _closed(row) for row in rows]
    return sorted(
        rows, key=lambda row: (row.ended_on or day if way == "closed" else row.opened, row.case), reverse=True
    )


def _between(way: str, first: date, last: date) -> ColumnElement[bool]:
    return _day(way).between(first, last)


def _day(way: str) -> InstrumentedAttribute[date] | InstrumentedAttribute[date | None]:
    return Matter.opened if way == "opened" else Matter.closed_on


def _closed(row: BacklogRow) -> BacklogRow:
    """A closed case says how it was closed, not what it still owes."""
    state = None if row.on_time is None else ClockState.MET if row.on_time else ClockState.MET_LATE
    return replace(row, clock=None, title=None, due=None, days_left=None, unit=None, state=state, provisional=False)
