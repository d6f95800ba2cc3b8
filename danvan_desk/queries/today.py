"""What the first page shows: the day's visits, what falls due, what the chair owes, what was left unfinished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from danvan_desk.context import Desk
from danvan_desk.domain.clocks import Clock
from danvan_desk.domain.inner_deadlines import NEAR
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.queries import visits as visit_queries
from danvan_desk.queries.backlog import BacklogRow, backlog
from danvan_desk.queries.dialogues import Promise, promises
from danvan_desk.queries.drafts import SavedDraft, drafts
from danvan_desk.queries.duties import DutyShown, ReceptionDay, duties, next_dates, reception_days
from danvan_desk.queries.visits import VisitRow

_DUE = (ClockState.OVERDUE, ClockState.DUE_SOON, ClockState.RUNNING)


@dataclass(frozen=True)
class DueItem:
    """Something that falls due: a case's clock, a visit's answer, a promise."""

    number: str
    title: str
    content: str
    due: date
    days_left: int | None
    unit: str | None
    state: ClockState
    officer: str | None
    secret: bool
    provisional: bool = False
    inner: bool = False  # `due` is the office's own day, not the law's
    inner_due: date | None = None
    inner_left: int | None = None


@dataclass(frozen=True)
class Today:
    day: date
    rest_today: str | None  # the name of the holiday, or "weekend"
    next_rest: tuple[date, str] | None  # the next named day of rest within ten days
    next_working_day: date
    calendar_edition: str
    drafts: tuple[SavedDraft, ...]
    visits: tuple[VisitRow, ...]
    overdue: tuple[DueItem, ...]
    this_week: tuple[DueItem, ...]
    reception_days: tuple[ReceptionDay, ...]
    reception_duty: DutyShown
    duties: tuple[DutyShown, ...]
    promises: tuple[Promise, ...]
    open_cases: int
    overdue_cases: int
    overdue_promises: int
    next_dates: tuple[date, ...] = ()  # the days ahead the chair receives


def today(desk: Desk) -> Today:
    """The first page's facts, as of the desk's today."""
    day = desk.today
    week_end = day + timedelta(days=6 - day.weekday() if day.weekday() < 5 else 13 - day.weekday())
    rows = backlog(desk)
    promised = promises(desk)
    owed = duties(desk)
    items = [_case_item(row) for row in rows if row.due is not None or row.inner_due is not None]
    items += _of_visits(desk, day)
    items.sort(key=lambda item: item.due)
    with desk.reading() as session:
        calendar, ahead = desk.calendar(session), next_dates(session, day)
    coming = [day + timedelta(days=n) for n in range(1, 11)]
    named = next(((d, calendar.rest_name(d) or "") for d in coming if calendar.rest_name(d)), None)
    rest = calendar.rest_name(day) or (None if calendar.is_working(day) else "weekend")
    return Today(
        day=day,
        rest_today=rest,
        next_rest=named,
        next_working_day=calendar.roll(day + timedelta(days=1)),
        calendar_edition=calendar.edition,
        drafts=tuple(drafts(desk)),
        visits=tuple(visit_queries.visits_on(desk, day)),
        overdue=tuple(item for item in items if item.state == ClockState.OVERDUE),
        this_week=tuple(item for item in items if item.state != ClockState.OVERDUE and item.due <= week_end),
        reception_days=tuple(reception_days(desk, day.year, day.month)),
        reception_duty=next(duty for duty in owed if duty.duty == "head.reception_days"),
        duties=tuple(owed),
        promises=tuple(promised),
        open_cases=len(rows),
        overdue_cases=sum(row.state == ClockState.OVERDUE for row in rows),
        overdue_promises=sum(one.due is not None and one.due < day for one in promised),
        next_dates=tuple(ahead),
    )


def _case_item(row: BacklogRow) -> DueItem:
    """A case stands once: by its legal date where that is past or near, else by its inner deadline where it has one."""
    if row.inner_due is None or row.inner_left is None or row.state in (ClockState.OVERDUE, ClockState.DUE_SOON):
        return _of_case(row)
    if row.inner_left < 0:
        state = ClockState.OVERDUE
    else:
        state = ClockState.DUE_SOON if row.inner_left <= NEAR else ClockState.RUNNING
    return replace(
        _of_case(row), due=row.inner_due, days_left=row.inner_left, unit="working_day", state=state, inner=True
    )


def _of_case(row: BacklogRow) -> DueItem:
    return DueItem(
        number=row.case,
        title=row.title or "",
        content=row.content,
        due=row.due or row.opened,
        days_left=row.days_left,
        unit=row.unit,
        state=row.state or ClockState.RUNNING,
        officer=row.officer,
        secret=row.secret,
        provisional=row.provisional,
        inner_due=row.inner_due,
        inner_left=row.inner_left,
    )


def _of_visits(desk: Desk, day: date) -> list[DueItem]:
    """Answers and refusal notices owed to people who came; an answer is left to the case that runs its own clocks."""
    found = []
    with desk.reading() as session:
        rules, calendar = desk.rules(session), desk.calendar(session)
        for visit in visit_queries.awaiting_answer(session, day - timedelta(days=120)):
            for clock in visit_queries.clocks_of(visit, rules, calendar, day, explain=False):
                people = people_in_words([party.name for party in visit.people])
                answered_by_case = visit.case is not None and clock.clock == "reception.answer"
                if clock.state in _DUE and clock.due and not answered_by_case:
                    found += [_of_visit(clock, visit.number, people, secret=visit.secret)]
    return found


def _of_visit(clock: Clock, number: str, people: str, *, secret: bool) -> DueItem:
    return DueItem(
        number, clock.title, people, clock.due or clock.start, clock.days_left, clock.unit, clock.state, None, secret,
        clock.provisional,
    )  # fmt: skip
