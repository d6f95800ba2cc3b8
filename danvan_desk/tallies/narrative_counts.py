"""What the narrative report tells in numbers: the tables of the period, of the one before and of the same a year
earlier, and what they don't hold: fields, channels, months, who was on time, the chair's reception days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Date, func, select, type_coerce
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Matter, Petition
from danvan_desk.domain.periods import Period, calendar_month, reporting_month
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.tallies.chair_days import ChairDays, chair_days
from danvan_desk.tallies.closings import closed_on, undone_after
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.on_time import Finished, books_since, finished_by, reaches, summed
from danvan_desk.tallies.tally import Number, Tally

MONTHS = 12
"""How many months back the report shows."""


@dataclass(frozen=True)
class Month:
    """Petitions of one month, which runs from the 15th to the 14th or by the calendar."""

    year: int
    month: int
    received: int
    finished: int


@dataclass(frozen=True)
class Counted:
    """One period: its tables, and the petitions received in it by kind, field and channel."""

    tally: Tally
    received: Mapping[tuple[str, str, str], int]

    def cell(self, table: str, ms: str) -> Number:
        return self.tally.table(table).rows[0].cells[ms]

    def by_field(self, kind: Kind | None = None) -> Counter[str]:
        """Petitions received, by field; of every kind where none is said."""
        found: Counter[str] = Counter()
        for (of, field, _channel), count in self.received.items():
            if kind in (None, of):
                found[field] += count
        return found

    def by_channel(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (_kind, _field, channel), count in self.received.items():
            found[channel] += count
        return found


@dataclass(frozen=True)
class NarrativeCounts:
    """`before` and `year_ago` are None where the books don't reach back to the first days of that period, or where it
    would be the same one: six and nine months are held against the same ones of the year before only. `since`: the
    first day the books know of; None while they are empty."""

    now: Counted
    before: Counted | None
    year_ago: Counted | None
    finished: tuple[Finished, ...]
    months: tuple[Month, ...]
    chair: tuple[ChairDays, ...]
    chair_held: int
    since: date | None

    @property
    def period(self) -> Period:
        return self.now.tally.period

    @property
    def whole(self) -> bool:
        """The books had begun when the period began."""
        return reaches(self.since, self.period)

    def on_time(self, kind: Kind | None = None) -> tuple[int, int]:
        """Petitions finished, and those of them on time."""
        return summed(self.finished, kind)


def narrative_counts(desk: Desk, period: Period) -> NarrativeCounts:
    """Counted from the books as they stand now."""
    with desk.reading() as session:
        since = books_since(session)
    year_ago = period.a_year_before()
    before = period.before() if period.reporting_months() not in (6, 9) else year_ago
    with desk.reading() as session:
        held, chair = chair_days(desk, session, period)
        finished, months = finished_by(session, period), _months(session, period, since)
    return NarrativeCounts(
        now=_counted(desk, period),
        before=_counted(desk, before) if reaches(since, before) and before != year_ago else None,
        year_ago=_counted(desk, year_ago) if reaches(since, year_ago) else None,
        finished=finished,
        months=months,
        chair=tuple(one for one in chair if since is not None and one.span.end >= since),
        chair_held=held,
        since=since,
    )


def _counted(desk: Desk, period: Period) -> Counted:
    columns = (Petition.kind, Petition.field, Petition.channel)
    query = select(*columns, func.count()).where(Petition.received.between(period.start, period.end)).group_by(*columns)
    with desk.reading() as session:
        received = {(kind, field, channel): count for kind, field, channel, count in session.execute(query)}
    return Counted(compute(desk, period), received)


def _months(session: Session, period: Period, since: date | None) -> tuple[Month, ...]:
    """The last twelve months up to the period's end, as far as the books reach back; petitions received and finished
    in each, as known at that end."""
    spans = [one for one in _months_back(period) if since is not None and one[1].end >= since]
    first = spans[0][1].start if spans else period.start
    earlier, held = undone_after(period.end)
    petitions = select(closed_on(earlier).label("day")).select_from(Petition)
    closed = petitions.join(Matter, Petition.case_id == Matter.id).outerjoin(earlier, held).subquery()
    received = _per_day(session, Petition.received.expression, first, period.end)
    finished = _per_day(session, closed.c.day, first, period.end)
    return tuple(
        Month(named.year, named.month, _within(received, span), _within(finished, span)) for named, span in spans
    )


def _months_back(period: Period) -> Iterator[tuple[date, Period]]:
    """Each month by its first calendar day, the oldest first; the last one ends with the period."""
    make = reporting_month if period.end.day == reporting_month(2026, 1).end.day else calendar_month
    last = period.end.year * 12 + period.end.month - 1
    for at in range(last - MONTHS + 1, last + 1):
        named = date(at // 12, at % 12 + 1, 1)
        yield named, make(named.year, named.month)


def _per_day(session: Session, day: ColumnElement[date], first: date, last: date) -> dict[date, int]:
    query = select(type_coerce(day, Date), func.count()).where(day.between(first, last)).group_by(day)
    return {counted_on: count for counted_on, count in session.execute(query)}  # noqa: C416 - rows aren't plain pairs


def _within(counts: Mapping[date, int], span: Period) -> int:
    days = (span.end - span.start).days + 1
    return sum(counts.get(span.start + timedelta(days=n), 0) for n in range(days))
