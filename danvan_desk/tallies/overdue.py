"""Petitions overdue on a day: a clock of their case was running past its due date."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from sqlalchemy import Integer, Select, Subquery, and_, column, exists, func, or_, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Event, Matter, Petition
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.tallies.closings import closed_on, undone_after


def overdue(desk: Desk, session: Session, end: date) -> Subquery:
    """Petitions open at the end of `end` whose case was overdue then (or is today, if that is sooner: nothing is late
    before its day comes).

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
    earlier, held = undone_after(end)
    closed = closed_on(earlier)
    return (
        select(Petition.id.label("id"), Petition.received.label("day"), Petition.case_id.label("case_id"))
        .join(Matter, Petition.case_id == Matter.id)
        .outerjoin(earlier, held)
        .where(
            or_(
                and_(Petition.closed_on.is_(None), Petition.received <= end),
                and_(Petition.closed_on > end, Petition.received <= end),
            ),
            or_(closed.is_(None), closed > end),
            or_(and_(Petition.case_id.not_in(_listed(moved)), kept), Petition.case_id.in_(_listed(late))),
        )
        .subquery()
    )


def _moved_since(desk: Desk, session: Session, day: date, end: date) -> tuple[list[int], list[int]]:
    """Cases open at the end with events after `day`, and those of them overdue on `day` as the books stand: what a
    correction took back later never was."""
    moved_later = and_(Event.event == "corrected", Event.until > day)
    later = exists().where(Event.case_id == Matter.id, or_(Event.date > day, moved_later))
    earlier, held = undone_after(end)
    still_open = or_(
        and_(Matter.closed_on.is_(None), Matter.opened <= end), and_(Matter.closed_on > end, Matter.opened <= end)
    )
    cases = session.scalars(
        select(Matter).outerjoin(earlier, held).where(still_open, earlier.id.is_(None), later)
    ).all()
    known: dict[int, list[Event]] = defaultdict(list)
    ids = [matter.id for matter in cases]
    rows = select(Event).where(Event.case_id.in_(_listed(ids))).order_by(Event.case_id, Event.n)
    for row in session.scalars(rows):
        known[row.case_id].append(row)
    rules, calendar = desk.rules(session), desk.calendar(session)
    late = [
        matter.id
        for matter in cases
        if any(
            clock.state is ClockState.OVERDUE
            for clock in clocks(case_facts(matter, known[matter.id]), rules, calendar, day, explain=False)
        )
    ]
    return ids, late


def _listed(ids: list[int]) -> Select[int]:
    """Numbers as rows of one parameter: there may be more of them than SQLite takes parameters."""
    each = func.json_each(json.dumps(ids)).table_valued(column("value", Integer))
    return select(each.c.value)
