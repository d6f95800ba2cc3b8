"""The rulings of a case, kept in step with its events."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, and_, exists, or_, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.db import earlier_closings
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Enforcement, Event, Matter, Ruling
from danvan_desk.domain import rulings as law
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.standing import before_reopening
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.lawbook import shipped_days, shipped_rules

SINCE = "0008"
"""The migration that made the tables."""
_BATCH = 500


def keep(case: Matter, events: tuple[CaseEvent, ...]) -> None:
    """Set the rulings of a case from its effective events; rows that still hold are left alone."""
    found, by_number = law.rulings(events), {event.n: event for event in events}
    kept = {ruling.n: ruling for ruling in case.rulings}
    for gone in kept.keys() - {one.n for one in found}:
        case.rulings.remove(kept[gone])
    for one in found:
        ruling = kept.get(one.n)
        if ruling is None:
            ruling = Ruling(n=one.n)
            case.rulings.append(ruling)
        ruling.date, ruling.outcome, ruling.carried_out_on = one.date, one.outcome or "", one.carried_out_on
        ruling.orders = _kept(by_number[one.n].orders)
        wanted = [(n, by_number[n].date, _kept(by_number[n].done)) for n in one.enforced]
        if wanted != [(row.n, row.date, row.done) for row in ruling.enforcements]:
            ruling.enforcements = [Enforcement(n=n, date=day, done=done) for n, day, done in wanted]


def _kept(numbers: Mapping[str, float] | None) -> dict[str, float] | None:
    return dict(numbers) if numbers else None


def fill(connection: Connection) -> None:
    """Make the rulings of a home from before they were kept, and say how cases opened again had been closed, and when
    those were accepted that had another first step."""
    rules, calendar = shipped_rules(), WorkingCalendar(shipped_days())
    accepted = exists().where(Event.case_id == Matter.id, Event.event == "accepted")
    told = exists().where(Event.case_id == Matter.id, Event.event.in_((*law.RULINGS, "reopened")))
    with Session(connection, autoflush=False) as session:
        query = (
            select(Matter)
            .where(or_(told, and_(Matter.first_step != "accepted", accepted)))
            .options(selectinload(Matter.events), selectinload(Matter.rulings), selectinload(Matter.earlier_closings))
        )
        last = 0
        while cases := session.scalars(query.where(Matter.id > last).order_by(Matter.id).limit(_BATCH)).all():
            for case in cases:
                facts = case_facts(case, case.events)
                keep(case, facts.events)
                earlier_closings.keep(case, before_reopening(facts, rules, calendar))
                case.accepted_on = next((event.date for event in facts.events if event.event == "accepted"), None)
            session.flush()
            last = cases[-1].id
            session.expunge_all()
