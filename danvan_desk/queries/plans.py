"""What is planned: the days to come with what each still owes, and those past that nobody has written down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import Event, Plan
from danvan_desk.domain.planning import Owed, PlanFacts, owed_before
from danvan_desk.domain.records import PlanQuestion
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.errors import NotFound, Problem
from danvan_desk.texts import _

Day = date  # where a field is itself called date


@dataclass(frozen=True)
class PlanShown:
    """`case_people` is the code where a name is kept secret. `owed` holds what is done too, the first due first."""

    number: str
    what: str
    date: Day
    time: str | None
    place: str | None
    hamlet: str | None
    host: str | None
    by: str
    topic: str | None
    reception_kind: str
    case: str | None
    case_people: str | None
    announced: Day | None
    notified: Day | None
    note: str | None
    questions: tuple[PlanQuestion, ...]
    owed: tuple[Owed, ...]
    rest: str | None  # why nobody works on that day; None where it is worked

    @property
    def next_owed(self) -> Owed | None:
        return next((one for one in self.owed if one.open), None)


def upcoming(desk: Desk, on: date | None = None) -> list[PlanShown]:
    """What is planned from a day (today) on, neither held nor cancelled, the nearest first."""
    return _found(desk, on or desk.today, coming=True)


def unwritten(desk: Desk) -> list[PlanShown]:
    """Planned days that have passed with neither a record nor a cancelling, the latest first."""
    return _found(desk, desk.today, coming=False)[::-1]


def plan_shown(desk: Desk, number: str) -> PlanShown:
    """One plan, held or not. Raises NotFound."""
    with desk.reading() as session:
        found = re.fullmatch(r"plan-(\d{1,18})", number)
        plan = session.get(Plan, int(found[1])) if found else None
        if plan is None:
            raise NotFound([Problem("plan", _("không có lịch này"), number)])
        return _shown(session, desk.rules(session), desk.calendar(session), plan, desk.today)


def _found(desk: Desk, day: date, *, coming: bool) -> list[PlanShown]:
    query = select(Plan).where(Plan.done.is_(None), Plan.cancelled_on.is_(None))
    query = query.where(Plan.date >= day if coming else Plan.date < day).order_by(Plan.date, Plan.time, Plan.id)
    with desk.reading() as session:
        calendar, rules = desk.calendar(session), desk.rules(session)
        plans = session.scalars(query.options(selectinload(Plan.questions), selectinload(Plan.case)))
        return [_shown(session, rules, calendar, plan, day) for plan in plans]


def _shown(session: Session, rules: RuleBook, calendar: WorkingCalendar, plan: Plan, day: date) -> PlanShown:
    announced = plan.announced or _called_on(session, plan)
    facts = PlanFacts(plan.what, plan.date, plan.reception_kind, announced, plan.notified)
    owed = owed_before(facts, rules, calendar, day)
    if plan.case is not None and plan.case.kind != "complaint":
        owed = []  # the five days of Nghị định 124/2020 are a complaint's
    names = ("what", "date", "time", "place", "hamlet", "host", "by", "topic", "reception_kind", "notified", "note")
    asked = ("content", "asked_by", "hamlet", "field", "channel", "prepared_by")
    return PlanShown(
        number=f"plan-{plan.id}",
        case=plan.case.number if plan.case else None,
        case_people=plan.case.people if plan.case else None,
        announced=announced,
        questions=tuple(PlanQuestion(**{name: getattr(one, name) for name in asked}) for one in plan.questions),
        owed=tuple(owed),
        rest=None if calendar.is_working(plan.date) else calendar.rest_name(plan.date) or _("ngày nghỉ hằng tuần"),
        **{name: getattr(plan, name) for name in names},
    )


def _called_on(session: Session, plan: Plan) -> date | None:
    """The day the parties were called, as the case's own events say."""
    if plan.case_id is None:
        return None
    query = select(Event.date).where(
        Event.case_id == plan.case_id, Event.event == "dialogue_called", Event.until == plan.date
    )
    return session.scalars(query.order_by(Event.date)).first()


def dialogue_of_plan(plan: PlanShown) -> dict[str, object]:
    """The dialogue record a plan becomes, as its form starts: the days it was announced, its questions as items."""
    items = [
        {"question": one.content, "asked_by": one.asked_by, "hamlet": one.hamlet, "field": one.field,
         "owner": one.prepared_by}
        for one in plan.questions
    ]  # fmt: skip
    given = {
        "type": "dialogue", "plan": plan.number, "kind": "case" if plan.what == "case_dialogue" else "conference",
        "date": plan.date.isoformat(), "place": plan.place, "hamlet": plan.hamlet, "chair": plan.host,
        "case": plan.case, "announced": plan.announced.isoformat() if plan.announced else None, "note": plan.note,
        "items": [{name: value for name, value in item.items() if value} for item in items],
    }  # fmt: skip
    return {name: value for name, value in given.items() if value}
