"""Whose desk a case lies on: the officer it was assigned to, or the chair while a proposal waits for approval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desk.domain.case_facts import CaseEvent

ANSWERS = (
    "approved", "accepted", "declined", "forwarded", "guided", "returned", "filed", "decided", "concluded", "answered",
    "withdrawn", "discontinued",
)  # fmt: skip
"""What an officer's proposal may be followed by; until then it lies on the chair's desk."""
_MEETS_INNER = {"proposed", "reported", *ANSWERS} - {"approved"}
"""What an officer can have done by the day set with the assignment."""


class Desk(StrEnum):
    RECEPTION = "reception"  # nobody was given it yet
    OFFICER = "officer"
    CHAIR = "chair"


@dataclass(frozen=True)
class Holding:
    """`since`: the day it came to lie there. `inner_due`: the day the chair set the officer, until it is met; a
    proposal sent back leaves it unmet, or sets another. `proposed_on`: the day of the proposal that waits for the
    chair."""

    desk: Desk
    officer: str | None
    since: date | None
    inner_due: date | None = None
    proposed_on: date | None = None


def holding(events: Iterable[CaseEvent]) -> Holding:
    """Where the case lies after these events (corrections applied, in order)."""
    officer: str | None = None
    since: date | None = None
    inner_due: date | None = None
    set_due: date | None = None
    proposed: CaseEvent | None = None
    for event in events:
        if event.event in _MEETS_INNER:
            inner_due = None
        if event.event == "received":
            since = event.date
        elif event.event == "assigned" and event.officer:
            officer, inner_due = event.officer, event.until
            set_due = event.until
            since = since if proposed else event.date
        elif event.event == "proposed":
            proposed, since = event, event.date
        elif event.event in ANSWERS and proposed:
            proposed, since = None, event.date
            if event.event == "approved" and event.outcome == "sent_back":
                inner_due = set_due = event.until or set_due
    if proposed:
        return Holding(Desk.CHAIR, officer, since, proposed_on=proposed.date)
    return Holding(Desk.OFFICER if officer else Desk.RECEPTION, officer, since, inner_due)
