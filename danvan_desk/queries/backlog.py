"""Open cases, most urgent first: the clock that bites first decides, paused cases come last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Event, Matter, Petition
from danvan_desk.domain.case_line import RUNNING, case_line
from danvan_desk.domain.cases import standing
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.counting import state_on
from danvan_desk.domain.folding import fold
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.queries.tentative import tentative_dates


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
        rows = _backlog(desk, session, day, duties=duties)
    if officer:
        wanted = fold(officer)
        rows = [row for row in rows if row.officer and wanted in fold(row.officer)]
    if state in ("overdue", "due_soon"):
        rows = [row for row in rows if row.state == state]
    elif state == "open":
        rows = [row for row in rows if row.is_open]
    return sorted(rows, key=_urgency)


def _urgency(row: BacklogRow) -> tuple[int, date, str]:
    if row.due is not None:
        return (0, row.due, row.case)
    return (2 if row.state == ClockState.PAUSED else 1, row.opened, row.case)


def _backlog(desk: Desk, session: Session, on: date, *, duties: bool) -> list[BacklogRow]:
    rows = _as_kept(desk, session, Matter.closed_on.is_(None), on)
    if duties:  # two questions with an index each; one OR would read the whole table
        owing = Matter.id.in_(select(CaseClock.case_id).where(CaseClock.state == "running"))
        rows += _as_kept(desk, session, owing & Matter.closed_on.is_not(None), on)
    reopened = select(Event.case_id).where(Event.event == "reopened")
    # a correction made since may have moved the closing
    corrected = select(Event.case_id).where(Event.event == "corrected", Event.date > on)
    was_open = or_(Matter.closed_on.is_(None), Matter.closed_on > on, Matter.id.in_(reopened), Matter.id.in_(corrected))
    if duties:  # a clock that was running then has not ended since, or ended later
        later = or_(CaseClock.ended_on > on, CaseClock.ended_on.is_(None) & (CaseClock.state != "date"))
        was_open |= Matter.id.in_(select(CaseClock.case_id).where(CaseClock.start <= on, later))
    counted = _counted_anew(desk, session, was_open & (Matter.opened <= on), on)
    return rows + [row for row in counted if row.is_open or (duties and row.due is not None)]


def rows_of(desk: Desk, session: Session, where: ColumnElement[bool], on: date) -> list[BacklogRow]:
    """The cases a condition picks, open and closed, as they stood on a day."""
    return _as_kept(desk, session, where, on) + _counted_anew(desk, session, where, on)


def _changed_since(on: date) -> Select[int]:
    """Cases with an event later than a day: what is kept with them isn't what was known then."""
    return select(Event.case_id).where(Event.date > on)


_KEPT = tuple(Matter.__table__.c[name] for name in (
    "id", "number", "kind", "field", "hamlet", "content", "people", "officer", "next_clock", "next_title", "next_due",
    "next_unit", "paused_since", "opened", "closed_on", "on_time", "secret", "processed_on", "proposed_on",
    "complex_on", "holder", "holder_since", "inner_due",
))  # fmt: skip


def _as_kept(desk: Desk, session: Session, where: ColumnElement[bool], on: date) -> list[BacklogRow]:
    """From what is kept with each case: right for those without an event later than the day asked about."""
    where &= Matter.id.not_in(_changed_since(on))
    matters = session.execute(select(*_KEPT).where(where)).all()
    numbers = _petition_numbers(session, where, on)
    provisional = tentative_dates(session, [matter[0] for matter in matters])
    calendar = desk.calendar(session)
    state_of = cache(lambda due, unit: state_on(due, unit, calendar, on))  # many cases fall due on few days
    left = cache(lambda due: _left(due, calendar, on))
    rows = []
    for (
        key, number, kind, field, hamlet, content, people, officer, clock, title, due, unit, paused_since, opened,
        closed_on, on_time, secret, processed_on, proposed_on, complex_on, holder, holder_since, inner_due,
    ) in matters:  # fmt: skip
        paused = ClockState.PAUSED if paused_since else None
        state, days_left = state_of(due, unit) if due and unit else (paused, None)
        rows.append(
            BacklogRow(
                case=number, petitions=numbers.get(key, ()), kind=kind, field=field, content=content, people=people,
                officer=officer, clock=clock, title=title, due=due, days_left=days_left, unit=unit, state=state,
                paused_since=paused_since, provisional=(key, due) in provisional, is_open=closed_on is None,
                opened=opened, secret=secret, holder=holder, holder_since=holder_since, inner_due=inner_due,
                inner_left=left(inner_due), hamlet=hamlet, processed_on=processed_on, proposed_on=proposed_on,
                complex_on=complex_on, ended_on=closed_on, on_time=on_time,
            )
        )  # fmt: skip
    return rows


def _counted_anew(desk: Desk, session: Session, where: ColumnElement[bool], on: date) -> list[BacklogRow]:
    """From the events known by then: for the cases in which something happened since."""
    where &= Matter.id.in_(_changed_since(on))
    matters = session.scalars(select(Matter).where(where).options(selectinload(Matter.events))).all()
    if not matters:
        return []
    numbers = _petition_numbers(session, where, on)
    rules, calendar = desk.rules(session), desk.calendar(session)
    return [_counted(matter, rules, calendar, on, numbers.get(matter.id, ())) for matter in matters]


def _counted(
    matter: Matter, rules: RuleBook, calendar: WorkingCalendar, on: date, petitions: tuple[str, ...]
) -> BacklogRow:
    facts = case_facts(matter, [event for event in matter.events if event.date <= on])
    where = standing(facts)
    line = case_line(facts.events, clocks(facts, rules, calendar, on, explain=False), is_open=where.is_open)
    clock = line.clock
    return BacklogRow(
        case=matter.number, petitions=petitions, kind=matter.kind, field=matter.field, content=matter.content,
        people=matter.people, officer=line.lies.officer, clock=clock.clock if clock else None,
        title=clock.title if clock else None, due=clock.due if clock else None,
        days_left=clock.days_left if clock else None, unit=clock.unit if clock else None,
        state=clock.state if clock else ClockState.PAUSED if line.paused_since else None,
        paused_since=line.paused_since, provisional=clock is not None and clock.due is not None and clock.provisional,
        is_open=where.is_open, opened=matter.opened, secret=matter.secret, holder=line.lies.desk,
        holder_since=line.lies.since, inner_due=line.inner_due, inner_left=_left(line.inner_due, calendar, on),
        hamlet=matter.hamlet, processed_on=where.processed_on, proposed_on=line.proposed_on,
        complex_on=line.complex_on, ended_on=where.closed_on,
        on_time=matter.on_time if matter.closed_on == where.closed_on else None,
    )  # fmt: skip


def _left(due: date | None, calendar: WorkingCalendar, on: date) -> int | None:
    return state_on(due, "working_day", calendar, on)[1] if due else None


def _petition_numbers(session: Session, where: ColumnElement[bool], on: date) -> dict[int, tuple[str, ...]]:
    """The petitions received by a day, in order of entry, of the cases a condition picks."""
    columns = Petition.__table__.c
    query = select(columns.case_id, columns.number).join(Matter, Matter.id == columns.case_id)
    numbers: dict[int, tuple[str, ...]] = {}
    for key, number in session.execute(query.where(where, columns.received <= on).order_by(columns.id)):
        numbers[key] = (*numbers.get(key, ()), number)
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
        own[row.state.value if row.state in (*RUNNING, ClockState.PAUSED) else "running"] += 1
    found = [OfficerLoad(officer, **own) for officer, own in counts.items()]
    return sorted(found, key=lambda load: (-load.total, load.officer or ""))
