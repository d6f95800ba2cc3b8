"""What would follow from something not yet saved: the clocks it starts, ends and moves, and the next numbers.

Nothing is written. A page asks while an officer still types, so that the dates are seen before the record is made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_event, case_facts
from danvan_desk.db.tables import Counter, Petition
from danvan_desk.domain.case_facts import CaseEvent, CaseFacts, Clock
from danvan_desk.domain.cases import check_event, effective
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.numbering import number
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Problem
from danvan_desk.queries.cases import find_case


@dataclass(frozen=True)
class Foreseen:
    """What an event would do. `moved` pairs a clock as it stands with the same clock afterwards."""

    problems: tuple[Problem, ...]
    started: tuple[Clock, ...] = ()
    ended: tuple[Clock, ...] = ()
    dropped: tuple[Clock, ...] = ()
    moved: tuple[tuple[Clock, Clock], ...] = ()
    waits: bool = False  # the event may come, but something it needs isn't said yet


@dataclass(frozen=True)
class ComingPetition:
    """What registering a petition would give: its number, its case, the clocks that start on the day it came in."""

    number: str
    case: str
    joins: bool
    clocks: tuple[Clock, ...]
    secret: bool


def after_event(desk: Desk, new: NewEvent) -> Foreseen:
    """What the event would do to the clocks of its case; only its problems where it may not be recorded."""
    with desk.reading() as session:
        case = find_case(session, new.case)
        kept = [case_event(row) for row in case.events]
        before = case_facts(case, case.events)
        calendar, rules = desk.calendar(session), desk.rules(session)
    happened = _as_case_event(new, len(kept) + 1)
    problems = check_event(before, happened, desk.today)
    if problems:
        return Foreseen(tuple(problems))
    after = replace(before, events=effective([*kept, happened]))
    then = clocks(before, rules, calendar, desk.today, explain=False)
    now = clocks(after, rules, calendar, desk.today, explain=False)
    return _compared(then, now)


def _compared(then: list[Clock], now: list[Clock]) -> Foreseen:
    known = {_key(clock): clock for clock in then}
    started, ended, dropped, moved = [], [], [], []
    for clock in now:
        before = known.get(_key(clock))
        if before is None:
            started.append(clock)
        elif before.ended_on is None and clock.ended_on is not None:
            ended.append(clock)
        elif before.running and clock.state == "dropped":
            dropped.append(clock)
        elif before.due != clock.due or before.state != clock.state:
            moved.append((before, clock))
    return Foreseen((), tuple(started), tuple(ended), tuple(dropped), tuple(moved))


def _key(clock: Clock) -> tuple[str, date, int | None]:
    return clock.clock, clock.start, clock.started_by


def _as_case_event(new: NewEvent, n: int) -> CaseEvent:
    return CaseEvent(
        n=n, event=new.event, date=new.date, document_no=new.document_no, by=new.by, to=new.to, reason=new.reason,
        days=new.days, until=new.until, outcome=new.outcome, of=new.of, criteria=new.criteria, officer=new.officer,
        note=new.note, orders=new.orders or None, done=new.done or None,
    )  # fmt: skip


def coming_petition(
    desk: Desk,
    *,
    kind: str,
    received: date,
    channel: str,
    instance: int = 1,
    in_authority: bool | None = None,
    same_as: str | None = None,
) -> ComingPetition:
    """The numbers are the next free ones now: another officer may take them first. A repeat starts no clock."""
    with desk.reading() as session:
        earlier = _petition(desk, same_as) if same_as else None
        counts = {
            record: session.scalar(select(Counter.last).where(Counter.record == record, Counter.year == received.year))
            for record in ("petition", "case")
        }
        remote = desk.office(session).remote_area
        calendar, rules = desk.calendar(session), desk.rules(session)
    facts = CaseFacts(
        kind=kind, events=(CaseEvent(1, "received", received),), instance=instance, remote_area=remote,
        in_authority=in_authority, channel=channel,
    )  # fmt: skip
    begun = () if earlier else tuple(clocks(facts, rules, calendar, desk.today))
    return ComingPetition(
        number=number("petition", received.year, (counts["petition"] or 0) + 1),
        case=earlier or number("case", received.year, (counts["case"] or 0) + 1),
        joins=earlier is not None,
        clocks=begun,
        secret=kind == "denunciation",
    )


def _petition(desk: Desk, given: str) -> str | None:
    """The case an earlier petition (or case) number leads to, None where there is none such."""
    with desk.reading() as session:
        text = given.strip().upper()
        if text.startswith("DT-"):
            found = session.scalars(select(Petition).where(Petition.number == text)).first()
            return found.case.number if found else None
        return text if text.startswith("VV-") else None
