"""What the clocks and the order of things are reckoned from, and what a clock says: frozen facts, no lookups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from danvan_desk.domain.vocabulary import ClockState


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One line of a case's history; `n` is its number in it, counting from 1. `orders` and `done`: the numbers of a
    ruling and of carrying it out, by the names of the data contract; money in million đồng, land in m².
    """

    n: int
    event: str
    date: dt.date
    document_no: str | None = None
    by: str | None = None
    to: str | None = None
    reason: str | None = None
    days: int | None = None
    until: dt.date | None = None
    outcome: str | None = None
    of: str | int | None = None
    criteria: tuple[str, ...] = ()
    officer: str | None = None
    note: str | None = None
    orders: Mapping[str, float] | None = field(default=None, hash=False)
    done: Mapping[str, float] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as the law sees it. `events` begin with `received`, hold no event that was taken back, and are sorted by
    date, then number. `in_authority` None: not said. `channel`: how the first petition came in.
    """

    kind: str
    events: tuple[CaseEvent, ...]
    instance: int = 1
    remote_area: bool = False
    in_authority: bool | None = True
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A turn at the desk. `first_step_on`: the day its case had a first step; `closed_on`: the day that case was
    closed without one (withdrawn, discontinued).
    """

    date: dt.date
    outcome: str
    mode: str = "in_person"
    refusal_ground: str | None = None
    notice_on: dt.date | None = None
    first_step_on: dt.date | None = None
    closed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DialogueFacts:
    """A dialogue. `called_on`: the day the parties were called to one in a complaint (`case_kind`)."""

    kind: str
    date: dt.date
    announced: dt.date | None = None
    published: dt.date | None = None
    called_on: dt.date | None = None
    case_kind: str = "complaint"


class SlipStep(NamedTuple):
    """One sentence of the slip of a date, and the date it leads to (None where it leads to none)."""

    sentence: str
    leads_to: dt.date | None = None

    def spoken(self) -> str:
        """The sentence ending in its date, without saying it twice."""
        if self.leads_to is None:
            return self.sentence
        said, day = self.sentence.rstrip("."), f"{self.leads_to:%d/%m/%Y}"
        return said if said.endswith(day) else f"{said} → {day}"


@dataclass(frozen=True, slots=True)
class Clock:
    """One term of a case on the day asked about.

    `due` is None while paused. `raw_due` is the date before the move off a day of rest. `length` is in `unit`
    ("working_day" or "day"), all in: variants and extensions, without the pauses. `days_left` is in `unit`, negative
    when overdue, None once ended, dropped, paused or (state `date`) past. `pauses`: suspended on, resumed on.
    `own`: the law has no number here. `office_since`: the day the office's own number holds from, None where the number
    isn't its own. `started_by`, `ended_by`: the events' numbers.
    """

    clock: str
    title: str
    start: dt.date
    due: dt.date | None
    raw_due: dt.date
    length: int
    unit: str
    state: ClockState
    ended_on: dt.date | None
    days_left: int | None
    basis: str
    rule: str
    provisional: bool
    slip: tuple[SlipStep, ...] = ()
    calendar: str = ""
    sure: str = ""
    own: bool = False
    office_since: dt.date | None = None
    pauses: tuple[tuple[dt.date, dt.date | None], ...] = ()
    started_by: int | None = None
    ended_by: int | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """The slip as plain sentences, each ending in the date it leads to."""
        return tuple(step.spoken() for step in self.slip)

    @property
    def running(self) -> bool:
        """Whether something is still owed: neither ended nor dropped, and not a mere date."""
        return self.state in (ClockState.RUNNING, ClockState.DUE_SOON, ClockState.OVERDUE, ClockState.PAUSED)

    def as_json(self) -> dict[str, object]:
        """Exactly the object of the data contract."""
        return {
            "clock": self.clock,
            "title": self.title,
            "start": self.start.isoformat(),
            "due": self.due.isoformat() if self.due else None,
            "raw_due": self.raw_due.isoformat(),
            "length": self.length,
            "unit": self.unit,
            "state": self.state.value,
            "ended_on": self.ended_on.isoformat() if self.ended_on else None,
            "days_left": self.days_left,
            "basis": self.basis,
            "rule": self.rule,
            "provisional": self.provisional,
            "steps": list(self.steps),
        }
