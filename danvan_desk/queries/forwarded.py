"""Petitions forwarded to another body that has not answered: how long each has waited, when it is next urged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Event, Matter
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.folding import fold
from danvan_desk.domain.inner_deadlines import asked_by
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.queries.cases import find_case


@dataclass(frozen=True)
class Urging:
    """What was sent where and what has been heard since. `waited`, `left` in working days; `left` negative once the
    answer is past its day (the one asked for, else ten working days after the last letter)."""

    to: str | None
    sent_on: date
    document_no: str | None
    urged_on: tuple[date, ...]
    next_on: date
    waited: int
    left: int


@dataclass(frozen=True)
class ForwardedRow:
    case: str
    kind: str
    content: str
    people: str
    secret: bool
    officer: str | None
    urging: Urging

    @cached_property
    def told(self) -> str:
        """What a filter by words looks at, without tones."""
        return fold(" ".join([self.case, self.content, self.people, self.officer or "", self.urging.to or ""]))


def urging_words(
    desk: Desk, number: str, day: date, letter: CaseEvent | None = None
) -> dict[str, str | int | date | None]:
    """What a letter of that day says of the wait, under the names of its fields: a new one, or `letter` of the book."""
    with desk.reading() as session:
        case = find_case(session, number)
        events = case_facts(case, case.events).events
        calendar = desk.calendar(session)
    sent = next((event for event in reversed(events) if event.event == "forwarded"), None)
    if sent is None:
        return {}
    waits = urging_of([event for event in events if event.date <= day], calendar, day)
    urged = [event for event in events if event.event == "urged" and event.date >= sent.date]
    before = [event.date for event in urged if letter is None or event.n < letter.n]
    return {
        "urged_to": sent.to,
        "urged_until": asked_by(day, calendar),
        "urged_before": ", ".join(f"{one:%d/%m/%Y}" for one in before) or None,
        "waited": waits.waited if waits else None,
    }


def urging_of(events: Sequence[CaseEvent], calendar: WorkingCalendar, on: date) -> Urging | None:
    """How a case's forwarding stands by its events; None where none was forwarded or the body has answered since."""
    sent = next((event for event in reversed(events) if event.event == "forwarded"), None)
    if sent is None:
        return None
    after = events[list(events).index(sent) + 1 :]
    if any(event.event in ("replied", "reopened") for event in after):
        return None
    urged = [event for event in after if event.event == "urged"]
    last = urged[-1] if urged else sent
    next_on = last.until or asked_by(last.date, calendar)
    left = calendar.working_days_between(on, next_on)
    return Urging(
        to=sent.to,
        sent_on=sent.date,
        document_no=sent.document_no,
        urged_on=tuple(event.date for event in urged),
        next_on=next_on,
        waited=calendar.working_days_between(sent.date, on),
        left=min(left, -1) if on > next_on else left,
    )


def unanswered(desk: Desk) -> list[ForwardedRow]:
    """Every forwarded petition without an answer, the one to be urged first in front."""
    reply, correction = aliased(Event), aliased(Event)
    answered = exists().where(reply.case_id == Matter.id, reply.event == "replied")
    corrected = exists().where(correction.case_id == Matter.id, correction.event == "corrected")
    query = (
        select(Matter)
        .where(Matter.closing == "forwarded", or_(~answered, corrected))  # a reply may have been taken back
        .options(selectinload(Matter.events))
    )
    rows = []
    with desk.reading() as session:
        calendar = desk.calendar(session)
        for matter in session.scalars(query):
            urging = urging_of(case_facts(matter, matter.events).events, calendar, desk.today)
            if urging is not None:
                rows.append(
                    ForwardedRow(
                        matter.number, matter.kind, matter.content, matter.people, matter.secret, matter.officer, urging
                    )
                )
    return sorted(rows, key=lambda row: (row.urging.next_on, row.case))
