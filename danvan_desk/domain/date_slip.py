"""What the slip of a date shows besides its sentences: the mark of every day, and which sentences are counted.

The screen and the paper draw the same strip from it.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from enum import StrEnum

from danvan_desk.domain.case_facts import Clock, SlipStep
from danvan_desk.domain.vocabulary import ClockState

_ONE_DAY = timedelta(days=1)
_BASIS = "Căn cứ: "  # slips are written in Vietnamese whatever the language on screen
_PAUSE = "Tạm đình chỉ"
_MOST_LATE = 45


class DayMark(StrEnum):
    WORKED = "worked"
    REST = "rest"
    PAUSED = "paused"
    LEFT = "left"
    LATE = "late"


def days_shown(clock: Clock, today: date) -> list[date]:
    """From the start to the due date; to today where it is late or paused, but not more than 45 days late."""
    first, last = _span(clock, today)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def mark_of(day: date, clock: Clock, rest: Container[date], today: date) -> DayMark:
    """`rest` holds the days that aren't worked."""
    if any(begun <= day < (ended or today + _ONE_DAY) for begun, ended in clock.pauses):
        return DayMark.PAUSED
    if clock.due and day > clock.due and day > clock.start:
        return DayMark.LATE
    if day in rest:
        return DayMark.REST
    waiting = clock.state in (ClockState.RUNNING, ClockState.DUE_SOON)
    return DayMark.LEFT if waiting and day > today else DayMark.WORKED


def steps_and_notes(clock: Clock) -> tuple[tuple[SlipStep, ...], tuple[str, ...]]:
    """The sentences to be numbered, up to the last that leads to a date or stops the clock; then articles and notes."""
    lead = [at for at, step in enumerate(clock.slip) if step.leads_to or step.sentence.startswith(_PAUSE)]
    steps = clock.slip[: lead[-1] + 1] if lead else ()
    return steps, tuple(step.sentence.removeprefix(_BASIS) for step in clock.slip[len(steps) :])


def _span(clock: Clock, today: date) -> tuple[date, date]:
    due = clock.due or max(clock.raw_due, today)
    if due < clock.start:  # counted back from an event
        return due, clock.start
    ended = clock.ended_on or (today if clock.state in (ClockState.OVERDUE, ClockState.PAUSED) else due)
    return clock.start, max(due, min(ended, due + timedelta(days=_MOST_LATE)))
