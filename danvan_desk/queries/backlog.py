"""Open cases, most urgent first: the clock that bites first decides, paused cases come last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, union
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Event, Matter, Petition
from danvan_desk.domain.cases import standing
from danvan_desk.domain.clocks import Clock, clocks
from danvan_desk.domain.counting import state_on
from danvan_desk.domain.folding import fold
from danvan_desk.domain.holding import holding
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.queries.tentative import tentative_dates

STATES = ("overdue", "due_soon", "open")
_RUNNING = (ClockState.RUNNING, ClockState.DUE_SOON, ClockState.OVERDUE)


@dataclass(frozen=True)
class BacklogRow:
    """One open case (or, with duties, a closed one with something still due) and the clock that bites first."""

    case: str
    petitions: tuple[str, ...]
    kind: str
    field: str
    content: str
    people: str
    officer: str | None
    clock: str | None
    title: str | None
    due: date | None
    days_left: int | None
    unit: str | None
    state: ClockState | None
    paused_since: date | None
    provisional: bool
    is_open: bool
    opened: date
    secret: bool
    holder: str = "reception"  # reception | officer | chair
    holder_since: date | None = None
    inner_due: date | None = None  # the office's own, set with the assignment
    inner_left: int | None = None  # working days, negative when past
    proposed_on: date | None = None  # of the proposal that waits for the chair
    hamlet: str | None = None
    processed_on: date | None = None
    complex_on: date | None = None
    ended_on: date | None = None
    on_time: bool | None = None

    @cached_property
    def told(self) -> str:
        """What a filter by words looks at, without tones."""
        said = (self.content, self.people, self.case, *self.petitions, self.officer, self.title, self.hamlet)
        return fold(" ".join(part or "" for part in said))


def backlog(
    desk: Desk, on: date | None = None, officer: str | None = None, state: str | None = None, *, duties: bool = False
) -> list[BacklogRow]:
    """The backlog as of a day (today). `state` narrows to overdue, due_soon (overdue not among them) or open."""
    day = on or desk.today
    with desk.reading() as session:
        read = _as_kept if _is_kept(session, day) else _as_it_was
        rows = read(desk, session, day, duties=duties)
    if officer:
        wanted = fold(officer)
        rows = [row for row in rows if row.officer and wanted in fold(row.officer)]
    if state in ("overdue", "due_soon"):
        rows = [row for row in rows if row.state == state]
    elif state == "open":
        rows = [row for row in rows if row.is_open]
    return sorted(rows, key=_urgency)


def _is_kept(session: Session, day: date) -> bool:
    """Whether what is kept with each case is right for a day: no event is later."""
    newest = session.scalar(select(func.max(Event.date)))
    return newest is None or newest <= day


def _urgency(row: BacklogRow) -> tuple[int, date, str]:
    if row.due is not None:
        return (0, row.due, row.case)
    return (2 if row.state == ClockState.PAUSED else 1, row.opened, row.case)


_KEPT = (
    Matter.id, Matter.number, Matter.kind, Matter.field, Matter.hamlet, Matter.content, Matter.people, Matter.officer,
    Matter.next_clock, Matter.next_title, Matter.next_due, Matter.next_unit, Matter.paused_since, Matter.opened,
    Matter.closed_on, Matter.on_time, Matter.secret, Matter.processed_on, Matter.proposed_on, Matter.complex_on,
    Matter.holder, Matter.holder_since, Matter.inner_due,
)  # fmt: skip


def _as_kept(desk: Desk, session: Session, on: date, *, duties: bool) -> list[BacklogRow]:
    """From the due dates kept with each case: right where no event is later than the day asked about."""
    matters = list(session.execute(select(*_KEPT).where(Matter.closed_on.is_(None))))
    if duties:  # two questions with an index each; one OR would read the whole table
        owing = select(CaseClock.case_id).where(CaseClock.state == "running").distinct().subquery()
        closed = select(*_KEPT).join(owing, Matter.id == owing.c.case_id).where(Matter.closed_on.is_not(None))
        matters += session.execute(closed)
    return _kept_rows(desk, session, matters, on)


def rows_of(desk: Desk, session: Session, where: ColumnElement[bool], on: date) -> list[BacklogRow]:
    """The cases a condition picks, open and closed, as they stood on a day."""
    if _is_kept(session, on):
        return _kept_rows(desk, session, session.execute(select(*_KEPT).where(where)).all(), on)
    matters = session.scalars(select(Matter).where(where).options(selectinload(Matter.events))).all()
    return _counted_rows(desk, session, matters, on)


def _kept_rows(desk: Desk, session: Session, matters: Sequence[Any], on: date) -> list[BacklogRow]:
    numbers = _petition_numbers(session, [matter.id for matter in matters])
    provisional = tentative_dates(session, [matter.id for matter in matters])
    calendar = desk.calendar(session)
    states: dict[tuple[date, str], tuple[ClockState, int]] = {}  # many cases fall due on few days
    rows = []
    for matter in matters:
        state: ClockState | None = ClockState.PAUSED if matter.paused_since else None
        left = None
        if matter.next_due and matter.next_unit:
            key = (matter.next_due, matter.next_unit)
            if key not in states:
                states[key] = state_on(matter.next_due, matter.next_unit, calendar, on)
            state, left = states[key]
        rows.append(
            BacklogRow(
                case=matter.number, petitions=numbers.get(matter.id, ()), kind=matter.kind, field=matter.field,
                content=matter.content, people=matter.people, officer=matter.officer, clock=matter.next_clock,
                title=matter.next_title, due=matter.next_due, days_left=left, unit=matter.next_unit, state=state,
                paused_since=matter.paused_since, provisional=(matter.id, matter.next_due) in provisional,
                is_open=matter.closed_on is None, opened=matter.opened, secret=matter.secret, holder=matter.holder,
                holder_since=matter.holder_since, inner_due=matter.inner_due,
                inner_left=_left(matter.inner_due, calendar, on), hamlet=matter.hamlet,
                processed_on=matter.processed_on, proposed_on=matter.proposed_on, complex_on=matter.complex_on,
                ended_on=matter.closed_on, on_time=matter.on_time,
            )
        )  # fmt: skip
    return rows


def _as_it_was(desk: Desk, session: Session, on: date, *, duties: bool) -> list[BacklogRow]:
    """Counted anew from the events known by then: for a day in the past."""
    candidates = [
        select(Matter.id).where(Matter.closed_on.is_(None)),
        select(Matter.id).where(Matter.closed_on > on),
        select(Event.case_id).where(Event.event == "reopened"),
        select(Event.case_id).where(Event.event == "corrected", Event.date > on),  # it may have moved the closing
    ]
    if duties:  # a clock that was running then has not ended since, or ended later
        later = or_(CaseClock.ended_on > on, CaseClock.ended_on.is_(None) & (CaseClock.state != "date"))
        candidates.append(select(CaseClock.case_id).where(CaseClock.start <= on, later))
    wanted = union(*candidates).subquery()
    query = select(Matter).join(wanted, Matter.id == wanted.c[0]).where(Matter.opened <= on)
    matters = session.scalars(query.options(selectinload(Matter.events))).all()
    rows = _counted_rows(desk, session, matters, on)
    return [row for row in rows if row.is_open or (duties and row.due is not None)]


def _counted_rows(desk: Desk, session: Session, matters: Sequence[Matter], on: date) -> list[BacklogRow]:
    numbers = _petition_numbers(session, [matter.id for matter in matters], on)
    rules, calendar = desk.rules(session), desk.calendar(session)
    return [_counted(matter, rules, calendar, on, numbers.get(matter.id, ())) for matter in matters]


def _counted(
    matter: Matter, rules: RuleBook, calendar: WorkingCalendar, on: date, petitions: tuple[str, ...]
) -> BacklogRow:
    facts = case_facts(matter, [event for event in matter.events if event.date <= on])
    running = clocks(facts, rules, calendar, on, explain=False)
    where = standing(facts)
    biting = first_to_bite(running)
    paused = next((c for c in running if c.state == ClockState.PAUSED), None)
    lies = holding(facts.events)
    inner = lies.inner_due if where.is_open else None
    complexes = [e.date for e in facts.events if e.event == "complex"]
    pauses = [e.date for e in facts.events if e.event == "suspended"]
    shown = biting or paused
    return BacklogRow(
        case=matter.number, petitions=petitions, kind=matter.kind, field=matter.field, content=matter.content,
        people=matter.people, officer=lies.officer, clock=shown.clock if shown else None,
        title=shown.title if shown else None, due=shown.due if shown else None,
        days_left=shown.days_left if shown else None, unit=shown.unit if shown else None,
        state=shown.state if shown else None,
        paused_since=pauses[-1] if paused and pauses else None,
        provisional=biting.provisional if biting else False, is_open=where.is_open, opened=matter.opened,
        secret=matter.secret, holder=lies.desk, holder_since=lies.since, inner_due=inner,
        inner_left=_left(inner, calendar, on), hamlet=matter.hamlet, processed_on=where.processed_on,
        proposed_on=lies.proposed_on if where.is_open else None, complex_on=complexes[-1] if complexes else None,
        ended_on=where.closed_on, on_time=matter.on_time if matter.closed_on == where.closed_on else None,
    )  # fmt: skip


def _left(due: date | None, calendar: WorkingCalendar, on: date) -> int | None:
    return state_on(due, "working_day", calendar, on)[1] if due else None


def first_to_bite(running: Iterable[Clock]) -> Clock | None:
    """The running clock due first; of two due the same day, the one that started first."""
    duties = [clock for clock in running if clock.state in _RUNNING and clock.due is not None]
    return min(duties, key=lambda clock: (clock.due or date.max, clock.start), default=None)


def _petition_numbers(session: Session, ids: Sequence[int], on: date | None = None) -> dict[int, tuple[str, ...]]:
    numbers: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(ids), 500):
        query = select(Petition.case_id, Petition.number).where(Petition.case_id.in_(ids[start : start + 500]))
        if on:
            query = query.where(Petition.received <= on)
        for case_id, number in session.execute(query.order_by(Petition.id)):
            numbers[case_id] = (*numbers.get(case_id, ()), number)
    return numbers


@dataclass(frozen=True)
class OfficerLoad:
    """How many open cases one officer has, by state."""

    officer: str | None
    overdue: int
    due_soon: int
    running: int
    paused: int

    @property
    def total(self) -> int:
        return self.overdue + self.due_soon + self.running + self.paused


def loads(rows: Iterable[BacklogRow]) -> list[OfficerLoad]:
    """The backlog by officer, the heaviest first; nobody's cases under None."""
    counts: dict[str | None, dict[str, int]] = {}
    for row in rows:
        own = counts.setdefault(row.officer, {"overdue": 0, "due_soon": 0, "running": 0, "paused": 0})
        own[row.state.value if row.state in (*_RUNNING, ClockState.PAUSED) else "running"] += 1
    found = [OfficerLoad(officer, **own) for officer, own in counts.items()]
    return sorted(found, key=lambda load: (-load.total, load.officer or ""))
