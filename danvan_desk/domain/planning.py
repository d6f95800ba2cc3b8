"""Days planned ahead: what each must be told beforehand, and by which day. All limits are counted back from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from danvan_desk.domain.case_facts import Clock, DialogueFacts
from danvan_desk.domain.counting import state_on
from danvan_desk.domain.office_clocks import dialogue_clocks, reception_clocks
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.texts import _

SCHEDULE_DAYS = 5  # working days, Luật Tiếp công dân Đ.24(4)
SCHEDULE_BASIS = "Luật Tiếp công dân Đ.24(4)"


class PlanKind(StrEnum):
    RECEPTION = "reception"
    CONFERENCE = "conference"
    CASE_DIALOGUE = "case_dialogue"
    ONLINE_RECEPTION = "online_reception"

    @property
    def receives(self) -> bool:
        return self in (PlanKind.RECEPTION, PlanKind.ONLINE_RECEPTION)


def plan_words(what: str) -> str:
    """What is planned, as an officer says it."""
    named: dict[str, Callable[[], str]] = {
        "reception": lambda: _("Tiếp công dân"),
        "conference": lambda: _("Hội nghị đối thoại"),
        "case_dialogue": lambda: _("Đối thoại trong vụ việc"),
        "online_reception": lambda: _("Tiếp công dân trực tuyến"),
    }
    return named[what]()


@dataclass(frozen=True)
class PlanFacts:
    """`announced`: posted, announced or the parties called; `notified`: people told of an online session."""

    what: str
    date: dt.date
    reception_kind: str = "periodic"
    announced: dt.date | None = None
    notified: dt.date | None = None


@dataclass(frozen=True)
class Owed:
    """One thing to do before a planned day. `sets` is the plan's field that says it was done."""

    code: str
    title: str
    sets: str
    last_day: dt.date
    done_on: dt.date | None
    state: ClockState
    days_left: int | None
    unit: str
    basis: str

    @property
    def open(self) -> bool:
        return self.done_on is None


def schedule_last_day(calendar: WorkingCalendar, first: dt.date) -> dt.date:
    """By when a reception schedule is posted: five working days before its first day. LTCD Đ.24(4)."""
    return calendar.take_working_days(first, SCHEDULE_DAYS)


def owed_before(facts: PlanFacts, rules: RuleBook, calendar: WorkingCalendar, on: dt.date) -> list[Owed]:
    """What must be told before the planned day, the first due first, done or not."""
    found = []
    if PlanKind(facts.what).receives and facts.reception_kind == "periodic":
        found.append(_schedule(facts, calendar, on))
    if facts.what == PlanKind.ONLINE_RECEPTION:
        clocks = reception_clocks(facts.date, "online", facts.notified, rules, calendar, on, explain=False)
        found += [_of_clock(clock, "notified") for clock in clocks]
    if not PlanKind(facts.what).receives:
        kind = "case" if facts.what == PlanKind.CASE_DIALOGUE else "conference"
        dialogue = DialogueFacts(kind, facts.date, announced=facts.announced, called_on=facts.announced)
        clocks = dialogue_clocks(dialogue, rules, calendar, on, explain=False)
        found += [_of_clock(clock, "announced") for clock in clocks if clock.clock != "dialogue.publish"]
    return sorted(found, key=lambda one: one.last_day)


def _schedule(facts: PlanFacts, calendar: WorkingCalendar, on: dt.date) -> Owed:
    last = schedule_last_day(calendar, facts.date)
    if facts.announced is not None and facts.announced <= on:
        state = ClockState.MET if facts.announced <= last else ClockState.MET_LATE
        left: int | None = None
    else:
        state, left = state_on(last, "working_day", calendar, on)
    done = facts.announced if facts.announced and facts.announced <= on else None
    return Owed(
        "head.schedule_posted", _("Niêm yết lịch tiếp công dân"), "announced", last, done, state, left, "working_day",
        SCHEDULE_BASIS,
    )  # fmt: skip


def _of_clock(clock: Clock, sets: str) -> Owed:
    return Owed(
        clock.clock, clock.title, sets, clock.due or clock.raw_due, clock.ended_on, clock.state, clock.days_left,
        clock.unit, clock.basis,
    )  # fmt: skip
