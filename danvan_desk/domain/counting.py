"""From a term to its date and state: the counting rules of Bộ luật Dân sự 2015 Đ.147, Đ.148 and nothing of cases.

The day of the event is not counted. Calendar days that end on a day of rest end on the next working day, moved once,
last. A suspension from S to R moves the raw date by R - S days; several add up. A limit counted back from an event
rounds back to a working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desk.domain.case_facts import Clock
from danvan_desk.domain.explain import slip_of
from danvan_desk.domain.rules import WORKING_DAY, Rule
from danvan_desk.domain.term import Move, Term, Verdict
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar

__all__ = ["DUE_SOON", "Move", "Term", "Verdict", "settle"]

DUE_SOON = 3
"""Working days left from which a clock is due soon (the data contract)."""


@dataclass(frozen=True, slots=True)
class _Dates:
    raw: date
    due: date | None


def settle(term: Term, verdict: Verdict, calendar: WorkingCalendar, on: date, *, explain: bool) -> Clock:
    """The clock of a term on the day `on`."""
    rule = term.rule
    paused = any(move.pause and move.ended is None for move in term.moves)
    dates = _dates(term, calendar, paused=paused)
    state = _state(rule, dates.due, verdict, calendar, on)
    first, last = term.counted(dates.due or dates.raw)
    return Clock(
        clock=rule.clock,
        title=term.title,
        start=term.start,
        due=dates.due,
        raw_due=dates.raw,
        length=term.length + sum(move.days for move in term.moves if not move.pause),
        unit=rule.unit,
        state=state,
        ended_on=verdict.ended_on,
        days_left=_days_left(rule, dates.due, state, calendar, on),
        basis=term.articles,
        rule=rule.id,
        provisional=calendar.is_provisional(first - timedelta(days=1), last),
        slip=slip_of(term, dates.raw, dates.due, calendar) if explain else (),
        calendar=calendar.edition,
        sure=term.sure,
        own=rule.own,
        office_since=term.office.since if term.office else None,
        pauses=tuple((move.begun.date, move.ended.date if move.ended else None) for move in term.moves if move.pause),
        started_by=term.started_by,
        ended_by=verdict.ended_by,
    )


def _dates(term: Term, calendar: WorkingCalendar, *, paused: bool) -> _Dates:
    moved = sum(move.days for move in term.moves)
    worked = term.rule.unit == WORKING_DAY
    if term.rule.back:
        if worked:
            raw = calendar.take_working_days(term.start, term.length)
            return _Dates(raw, raw)
        raw = term.start - timedelta(days=term.length)
        return _Dates(raw, calendar.roll_back(raw))
    raw = calendar.add_working_days(term.start, term.length) if worked else term.start + timedelta(days=term.length)
    if moved:
        raw += timedelta(days=moved)
    return _Dates(raw, None if paused else calendar.roll(raw))


def _state(rule: Rule, due: date | None, verdict: Verdict, calendar: WorkingCalendar, on: date) -> ClockState:
    if rule.is_date:
        return ClockState.DATE
    if verdict.ended_on is not None:
        return ClockState.MET if due is None or verdict.ended_on <= due else ClockState.MET_LATE
    if verdict.dropped:
        return ClockState.DROPPED
    if due is None:
        return ClockState.PAUSED
    if on > due:
        return ClockState.OVERDUE
    return ClockState.DUE_SOON if calendar.working_days_between(on, due) <= DUE_SOON else ClockState.RUNNING


def _days_left(rule: Rule, due: date | None, state: ClockState, calendar: WorkingCalendar, on: date) -> int | None:
    if due is None or state in (ClockState.MET, ClockState.MET_LATE, ClockState.DROPPED, ClockState.PAUSED):
        return None
    if state is ClockState.DATE and on > due:
        return None
    left = calendar.working_days_between(on, due) if rule.unit == WORKING_DAY else (due - on).days
    return min(left, -1) if state is ClockState.OVERDUE else left


def state_on(due: date, unit: str, calendar: WorkingCalendar, on: date) -> tuple[ClockState, int]:
    """The state of a date still waited for, and the days left in `unit` (negative once overdue)."""
    left = calendar.working_days_between(on, due) if unit == WORKING_DAY else (due - on).days
    if on > due:
        return ClockState.OVERDUE, min(left, -1)
    soon = calendar.working_days_between(on, due) <= DUE_SOON
    return (ClockState.DUE_SOON if soon else ClockState.RUNNING), left
