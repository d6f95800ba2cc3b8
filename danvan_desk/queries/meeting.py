"""What the chair looks at on Monday: the backlog, whose it is, reception days held, what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Event, Matter
from danvan_desk.domain.backlog_groups import in_group
from danvan_desk.domain.clocks import DialogueFacts, dialogue_clocks
from danvan_desk.domain.periods import official_periods
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.queries.backlog import BacklogRow, backlog
from danvan_desk.queries.case_flow import MonthFlow, case_flow
from danvan_desk.queries.dialogues import DialogueRow, Promise, promises
from danvan_desk.queries.duties import DutyShown, ReceptionDay, duties, next_dates, nobody_came, reception_days


@dataclass(frozen=True)
class OnTime:
    """How many of the cases settled since the reporting year began (15/12, TT 06/2025) were settled on time."""

    since: date
    on_time: int
    settled: int


@dataclass(frozen=True)
class Meeting:
    """As of `on`. `waits` says by case why a paused one waits; `rests` are the days off by name in the coming week;
    `edition` is the calendar's the dates were counted with; `next_dates` are the chair's posted reception days to come;
    `nobody_came` are the days of the month whose minutes say that nobody came; `reports` are those still to be sent.
    """

    on: date
    rows: tuple[BacklogRow, ...]
    waits: dict[str, str]
    promises: tuple[Promise, ...]
    days: tuple[ReceptionDay, ...]
    duty: DutyShown | None
    on_time: OnTime
    rests: tuple[tuple[date, str], ...]
    edition: str
    flow: tuple[MonthFlow, ...] = ()
    next_dates: tuple[date, ...] = ()
    nobody_came: tuple[date, ...] = ()
    reports: tuple[DutyShown, ...] = ()

    def group(self, name: str) -> tuple[BacklogRow, ...]:
        """The cases of a group (`domain.backlog_groups`), the most urgent first."""
        return tuple(row for row in self.rows if in_group(row, name, self.on))


def meeting(desk: Desk, on: date | None = None, *, owing: bool = False) -> Meeting:
    """Everything for the page of a day (today). `owing`: closed cases that still owe something are in too."""
    day = on or desk.today
    rows = backlog(desk, day, duties=owing)
    standing = duties(desk, day)
    owed = next((one for one in standing if one.duty == "head.reception_days"), None)
    with desk.reading() as session:
        calendar = desk.calendar(session)
        ahead = [day + timedelta(days=n) for n in range(8)]
        return Meeting(
            on=day,
            rows=tuple(rows),
            waits=_waits(session, rows, day),
            promises=tuple(promises(desk, day)),
            days=tuple(reception_days(desk, day.year, day.month)),
            duty=owed,
            on_time=_on_time(session, day),
            rests=tuple((one, name) for one in ahead if (name := calendar.rest_name(one))),
            edition=calendar.edition,
            flow=tuple(case_flow(desk, day)),
            next_dates=tuple(next_dates(session, day)),
            nobody_came=tuple(nobody_came(session, day)),
            reports=tuple(one for one in standing if one.duty == "report.tables" and one.done < one.required),
        )


def _waits(session: Session, rows: Sequence[BacklogRow], day: date) -> dict[str, str]:
    paused = [row.case for row in rows if row.state == ClockState.PAUSED]
    found: dict[str, str] = {}
    for start in range(0, len(paused), 500):
        query = (
            select(Matter.number, Event.reason)
            .join(Event, Event.case_id == Matter.id)
            .where(Matter.number.in_(paused[start : start + 500]), Event.event == "suspended", Event.date <= day)
            .order_by(Event.n)
        )
        found |= {number: reason for number, reason in session.execute(query) if reason}
    return found


def _on_time(session: Session, day: date) -> OnTime:
    year = day.year + (1 if day >= date(day.year, 12, 15) else 0)
    since = official_periods(year)["Năm"].start
    settled = Matter.settled & Matter.closed_on.between(since, day)
    count = session.scalar(select(func.count()).select_from(Matter).where(settled)) or 0
    good = session.scalar(select(func.count()).select_from(Matter).where(settled, Matter.on_time.is_(True))) or 0
    return OnTime(since, good, count)


@dataclass(frozen=True)
class Publishing:
    """How the publishing of a conference's results stands."""

    state: ClockState
    due: date | None
    days_left: int | None
    unit: str
    ended_on: date | None
    provisional: bool


def publishing(desk: Desk, rows: Sequence[DialogueRow]) -> dict[str, Publishing]:
    """By number, for conferences only: other dialogues have no such term (LTCCQ Đ.43)."""
    found = {}
    with desk.reading() as session:
        calendar, rules = desk.calendar(session), desk.rules(session)
    for row in rows:
        facts = DialogueFacts(kind=row.kind, date=row.date, published=row.published)
        for clock in dialogue_clocks(facts, rules, calendar, desk.today, explain=False):
            if clock.clock == "dialogue.publish":
                found[row.number] = Publishing(
                    clock.state, clock.due, clock.days_left, clock.unit, clock.ended_on, clock.provisional
                )
    return found


def matters_of(desk: Desk, rows: Sequence[DialogueRow]) -> dict[str, str]:
    """What the cases of case dialogues are about, by the case's number."""
    numbers = sorted({row.case for row in rows if row.case})
    found: dict[str, str] = {}
    with desk.reading() as session:
        for start in range(0, len(numbers), 500):
            query = select(Matter.number, Matter.content).where(Matter.number.in_(numbers[start : start + 500]))
            found |= {row.number: row.content for row in session.execute(query)}
    return found
