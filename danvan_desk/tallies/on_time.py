"""Petitions finished in a period and those of them on time, by kind and officer: what TH's finished and
finished_on_time are made of, and the petitions themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Date, func, select, type_coerce
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import CaseClock, Matter, Petition, Reception, SearchEntry, Visit
from danvan_desk.domain.folding import name_key
from danvan_desk.domain.periods import Period
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.tallies.ledger import ledger

_SETTLING = (".resolve", ".final_answer")
_CHUNK = 500


@dataclass(frozen=True)
class Finished:
    """Petitions finished in the period, of one kind and officer ("" where nobody was charged with the case)."""

    kind: Kind
    officer: str
    finished: int
    on_time: int


@dataclass(frozen=True)
class FinishedPetition:
    """`people` is the code where the petition is secret. `due`: the last day of the term its closing ended, where the
    case still keeps it; a repeat goes by the term of the case it joined, as the monthly summary counts it."""

    number: str
    case: str
    kind: Kind
    officer: str
    people: str
    content: str
    received: date
    closed: date
    due: date | None
    on_time: bool
    repeat: bool = False


@dataclass(frozen=True)
class OnTime:
    """`year_ago` is None where the books don't reach back to the first days of that period."""

    period: Period
    rows: tuple[Finished, ...]
    year_ago: tuple[Finished, ...] | None
    petitions: tuple[FinishedPetition, ...]

    def officers(self) -> list[str]:
        """Those of either period, "" last."""
        names = {one.officer for one in (*self.rows, *(self.year_ago or ()))}
        return sorted(names, key=officer_key)


def officer_key(name: str) -> tuple[bool, object]:
    """Officers as Vietnamese lists go, "" last."""
    return not name, name_key(name)


def on_time(desk: Desk, period: Period) -> OnTime:
    """Counted from the books as they stand now; the petitions in order of officer, kind and day."""
    with desk.reading() as session:
        year_ago = period.a_year_before()
        reached = reaches(books_since(session), year_ago)
        return OnTime(
            period=period,
            rows=finished_by(session, period),
            year_ago=finished_by(session, year_ago) if reached else None,
            petitions=_petitions(session, period),
        )


def summed(rows: Iterable[Finished], kind: Kind | None = None, officer: str | None = None) -> tuple[int, int]:
    """Petitions finished, and those of them on time; of every kind or officer where none is said."""
    wanted = [one for one in rows if kind in (None, one.kind) and officer in (None, one.officer)]
    return sum(one.finished for one in wanted), sum(one.on_time for one in wanted)


def finished_by(session: Session, period: Period) -> tuple[Finished, ...]:
    rows = ledger(session, period)
    officer = func.coalesce(Matter.officer, "")
    query = (
        select(rows.c.kind, officer, func.count(), func.sum(rows.c.on_time))
        .join(Matter, Matter.id == rows.c.case_id)
        .where(rows.c.finished == 1)
        .group_by(rows.c.kind, officer)
        .order_by(officer, rows.c.kind)
    )
    return tuple(Finished(Kind(kind), who, count, in_time) for kind, who, count, in_time in session.execute(query))


def _petitions(session: Session, period: Period) -> tuple[FinishedPetition, ...]:
    rows = ledger(session, period)
    officer, closed = func.coalesce(Matter.officer, ""), type_coerce(rows.c.closed, Date)
    query = (
        select(
            rows.c.case_id, Petition.number, Matter.number, rows.c.kind, officer,
            func.coalesce(SearchEntry.people, ""), Petition.content, rows.c.day, closed, rows.c.on_time,
            Petition.same_as_id.is_not(None),
        )
        .join(Petition, Petition.id == rows.c.id)
        .join(Matter, Matter.id == rows.c.case_id)
        .outerjoin(SearchEntry, SearchEntry.number == Petition.number)
        .where(rows.c.finished == 1)
        .order_by(officer == "", officer, rows.c.kind, rows.c.closed, rows.c.id)
    )  # fmt: skip
    found = session.execute(query).all()
    due = _due(session, sorted({row[0] for row in found}))
    return tuple(
        FinishedPetition(number, case, Kind(kind), who, people, content, received, ended,
                         _ended(due.get(case_id, []), ended, late=not in_time), bool(in_time), bool(repeat))
        for case_id, number, case, kind, who, people, content, received, ended, in_time, repeat in found
    )  # fmt: skip


_Terms = list[tuple[str, date, date]]


def _due(session: Session, cases: list[int]) -> Mapping[int, _Terms]:
    """The terms that have ended in each case: clock, the day it ended, its last day."""
    found: dict[int, _Terms] = defaultdict(list)
    columns = (CaseClock.case_id, CaseClock.clock, CaseClock.ended_on, CaseClock.due)
    for start in range(0, len(cases), _CHUNK):
        query = select(*columns).where(CaseClock.case_id.in_(cases[start : start + _CHUNK]))
        for case_id, clock, ended, due in session.execute(query):
            if ended is not None and due is not None:
                found[case_id].append((clock, ended, due))
    return found


def _ended(terms: _Terms, closed: date, *, late: bool) -> date | None:
    """The last day of the term the closing ended: that of settling the case before any other. A repeat that came to a
    case closed late is late by the term of that case."""
    on_the_day = [term for term in terms if term[1] == closed]
    earlier = [term for term in terms if late and term[1] < closed]
    ended = [term for term in on_the_day or earlier if (term[2] < term[1]) == late]
    best = [term for term in ended if term[0].endswith(_SETTLING)] or ended
    return min((due for _clock, _day, due in best), default=None)


def books_since(session: Session) -> date | None:
    """The first day anything was recorded of."""
    firsts = [session.scalar(select(func.min(column))) for column in (Visit.date, Petition.received, Reception.date)]
    return min((day for day in firsts if day is not None), default=None)


def reaches(since: date | None, period: Period) -> bool:
    """From its first days on, which may have passed without a visit or a petition: a tenth of it, a week at most."""
    quiet = min(timedelta(days=7), (period.end - period.start) / 10)
    return since is not None and since - period.start <= quiet
