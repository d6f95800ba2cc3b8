"""A case, whole: its people, petitions, visits, dialogues, events, clocks and history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_event, case_facts
from danvan_desk.db.tables import Change, Dialogue, Matter, Petition
from danvan_desk.domain.cases import allowed_events, effective
from danvan_desk.domain.clocks import CaseEvent, Clock, clocks
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.proposals import Proposal, last_proposal
from danvan_desk.errors import NotFound, Problem
from danvan_desk.queries.petitions import PetitionCard, card_of
from danvan_desk.queries.tentative import tentative_dates
from danvan_desk.texts import _

Day = date  # where a field is itself called date


@dataclass(frozen=True)
class EventShown:
    """One event of the timeline as it was written; `taken_back` where a later correction took it back or changed it.
    `held`: the event as it holds now, None where it was taken back and of corrections."""

    n: int
    event: str
    date: Day
    document_no: str | None
    by: str | None
    to: str | None
    reason: str | None
    days: int | None
    until: Day | None
    outcome: str | None
    of: str | int | None
    criteria: tuple[str, ...]
    officer: str | None
    note: str | None
    orders: dict[str, Any]
    done: dict[str, Any]
    taken_back: bool
    held: CaseEvent | None = None


@dataclass(frozen=True)
class ChangeShown:
    """One line of the log: who, when (the machine's clock), what."""

    at: str
    who: str
    record: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None
    stand_in: Day | None


@dataclass(frozen=True)
class RelatedCase:
    case: str
    kind: str
    state: str
    relation: str  # "split" | "split_from" | "appeals" | "appealed_by"
    next_clock: str | None
    next_due: Day | None
    next_unit: str | None
    closed_on: Day | None
    provisional: bool


@dataclass(frozen=True)
class CaseCard:
    number: str
    kind: str
    field: str
    content: str
    opened: Day
    instance: int
    officer: str | None
    state: str
    authority: str
    is_open: bool
    closed_on: Day | None
    settled: bool
    on_time: bool | None
    secret: bool
    remote_area: bool
    people: str
    petitions: tuple[PetitionCard, ...]
    visits: tuple[tuple[str, Day, str], ...]  # number, Day, content
    dialogues: tuple[tuple[str, Day, str], ...]  # number, Day, kind
    events: tuple[EventShown, ...]
    clocks: tuple[Clock, ...]
    allowed: tuple[str, ...]  # events that may follow now, the likeliest first
    related: tuple[RelatedCase, ...]
    history: tuple[ChangeShown, ...]
    holder: str  # reception | officer | chair
    holder_since: Day | None
    inner_due: Day | None
    proposal: Proposal | None  # the newest


def case_card(desk: Desk, number: str, on: date | None = None) -> CaseCard:
    """A case by its number or that of any of its petitions, its clocks as of `on` (today). Raises NotFound."""
    day = on or desk.today
    with desk.reading() as session:
        case = find_case(session, number)
        facts = case_facts(case, case.events)
        dialogues = session.scalars(select(Dialogue).where(Dialogue.case_id == case.id).order_by(Dialogue.date)).all()
        numbers = [case.number, *(p.number for p in case.petitions)]
        return CaseCard(
            number=case.number,
            kind=case.kind,
            field=case.field,
            content=case.content,
            opened=case.opened,
            instance=case.instance,
            officer=case.officer,
            state=case.state,
            authority=case.authority,
            is_open=case.closed_on is None,
            closed_on=case.closed_on,
            settled=case.settled,
            on_time=case.on_time,
            secret=case.secret,
            remote_area=case.remote_area,
            people=case.people,
            petitions=tuple(card_of(petition) for petition in case.petitions),
            visits=tuple((visit.number, visit.date, visit.content) for visit in case.visits),
            dialogues=tuple((row.number, row.date, row.kind) for row in dialogues),
            events=tuple(_events(case)),
            clocks=tuple(case_clocks(desk, session, case, day)),
            allowed=tuple(allowed_events(facts, desk.today)),
            related=tuple(_related(session, case)),
            history=tuple(changes_of(session, numbers)),
            holder=case.holder,
            holder_since=case.holder_since,
            inner_due=case.inner_due,
            proposal=last_proposal(facts.events),
        )


def case_clocks(desk: Desk, session: Session, case: Matter, on: date) -> list[Clock]:
    """The clocks of a case as they stood on a day: later events are not yet known then."""
    known = [row for row in case.events if row.date <= on]
    if not known:
        return []
    return clocks(case_facts(case, known), desk.rules(session), desk.calendar(session), on)


def find_case(session: Session, number: str) -> Matter:
    """Raises NotFound where neither a case nor a petition has that number."""
    text = number.strip().upper()
    if record_type(text) == "petition":
        petition = session.scalars(select(Petition).where(Petition.number == text)).first()
        found = petition.case if petition else None
    else:
        found = session.scalars(select(Matter).where(Matter.number == text)).first()
    if found is None:
        raise NotFound([Problem("number", _("không có vụ việc hay đơn số này"), number)])
    return found


def _events(case: Matter) -> list[EventShown]:
    events: list[CaseEvent] = [case_event(row) for row in case.events]
    standing = {event.n: event for event in effective(events)}
    shown = []
    for event in events:
        fields = {name: getattr(event, name) for name in EventShown.__dataclass_fields__ if hasattr(event, name)}
        held = standing.get(event.n)
        taken = event.event != "corrected" and held != event
        fields |= {"orders": dict(event.orders or {}), "done": dict(event.done or {})}
        shown.append(EventShown(**fields, taken_back=taken, held=held))
    return shown


def _related(session: Session, case: Matter) -> list[RelatedCase]:
    ids = [petition.id for petition in case.petitions]
    split = session.scalars(select(Petition).where(Petition.split_from_id.in_(ids))).all()
    pairs = [(petition.case, "split") for petition in split]
    pairs += [(p.split_from.case, "split_from") for p in case.petitions if p.split_from]
    pairs += [(case.appeals, "appeals")] if case.appeals else []
    pairs += [(row, "appealed_by") for row in session.scalars(select(Matter).where(Matter.appeals_id == case.id))]
    leaning = tentative_dates(session, [m.id for m, _relation in pairs])
    return [
        RelatedCase(
            m.number,
            m.kind,
            m.state,
            relation,
            m.next_clock,
            m.next_due,
            m.next_unit,
            m.closed_on,
            (m.id, m.next_due) in leaning,
        )
        for m, relation in pairs
        if m.number != case.number
    ]


def changes_of(session: Session, numbers: list[str]) -> list[ChangeShown]:
    """The log of some records, in the order things were done."""
    rows = session.scalars(select(Change).where(Change.record.in_(numbers)).order_by(Change.id))
    return [ChangeShown(r.at, r.who, r.record, r.action, r.before, r.after, r.reason, r.stand_in) for r in rows]


def record_history(desk: Desk, number: str) -> list[ChangeShown]:
    """The log of one record."""
    with desk.reading() as session:
        return changes_of(session, [number])
