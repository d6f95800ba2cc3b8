"""Which cases were overdue on a day: a clock of theirs was running past its due date."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, Integer, Select, and_, column, exists, func, or_, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Event, Matter, Petition
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.tallies.closings import undone_after


def is_overdue(desk: Desk, session: Session, end: date) -> ColumnElement[bool]:
    """A condition on petitions that were open at the end of `end`: their case was overdue then (or is today, if that
    is sooner: nothing is late before its day comes).

    The clocks kept in the books say so for cases in which nothing has happened since; the others are worked out as
    they stood that day.
    """
    day = min(end, desk.today)
    moved, late = _moved_since(desk, session, day, end)
    kept = exists().where(
        CaseClock.case_id == Petition.case_id,
        CaseClock.state == "running",
        CaseClock.due < day,
        CaseClock.start <= day,
    )
    return or_(and_(Petition.case_id.not_in(_listed(moved)), kept), Petition.case_id.in_(_listed(late)))


def _moved_since(desk: Desk, session: Session, day: date, end: date) -> tuple[list[int], list[int]]:
    """Cases open at the end with events after `day`, and those of them overdue on `day`."""
    later = exists().where(Event.case_id == Matter.id, Event.date > day)
    earlier, held = undone_after(end)
    still_open = or_(Matter.closed_on.is_(None), Matter.closed_on > end)
    cases = session.scalars(
        select(Matter).outerjoin(earlier, held).where(still_open, Matter.opened <= end, earlier.id.is_(None), later)
    ).all()
    known: dict[int, list[Event]] = defaultdict(list)
    ids = [matter.id for matter in cases]
    rows = select(Event).where(Event.case_id.in_(_listed(ids)), Event.date <= day).order_by(Event.case_id, Event.n)
    for row in session.scalars(rows):
        known[row.case_id].append(row)
    rules, calendar = desk.rules(session), desk.calendar(session)
    late = [
        matter.id
        for matter in cases
        if known[matter.id]
        and any(
            clock.state is ClockState.OVERDUE
            for clock in clocks(case_facts(matter, known[matter.id]), rules, calendar, day, explain=False)
        )
    ]
    return ids, late


def _listed(ids: list[int]) -> Select[int]:
    """Numbers as rows of one parameter: there may be more of them than SQLite takes parameters."""
    each = func.json_each(json.dumps(ids)).table_valued(column("value", Integer))
    return select(each.c.value)
