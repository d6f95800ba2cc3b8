"""Courses of a case that the law allows, drawn at random: the events the program itself would let an officer record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from danvan_desk.domain.cases import accepted_outcomes, check_event, effective
from danvan_desk.domain.clocks import CaseEvent, CaseFacts

FIRST, LAST = date(2023, 6, 1), date(2028, 2, 28)
JULY_2026 = date(2026, 7, 1)
TETS = (date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26))
CHANNELS = ("reception", "post", "mailbox", "online", "hotline", "forwarded", None)

INTAKE = (
    *("accepted",) * 8, "classified", "classified", "extended", "declined", "forwarded", "guided",
    "returned", "filed", "withdrawn", "answered", "answered", "answered", "complex", "reopened", "reopened", "notified",
    "sent", "delivered", "assigned", "dialogue_called", "corrected", "corrected",
)  # fmt: skip
"""What may come before acceptance, and after a case was closed without it."""
WORK = (
    *("suspended", "resumed") * 8, *("complex", "extended", "extended", "dialogue_called") * 3, "verifying", "reported",
    "dialogue_held", "execution_suspended", *("notified",) * 5, *("decided", "concluded", "answered") * 2,
    *("sent", "delivered", "acted", "published", "reopened") * 3, "withdrawn", "discontinued", "forwarded",
    "guided", "enforced", "classified", "assigned", "corrected", "corrected",
)  # fmt: skip
"""What may come from acceptance on."""


def course(dice: Random) -> CaseFacts:
    """A case with its corrections already applied."""
    kind = dice.choice(("complaint", "complaint", "denunciation", "denunciation", "feedback"))
    recorded = [CaseEvent(1, "received", _received(dice))]
    case = CaseFacts(
        kind,
        tuple(recorded),
        instance=dice.choice((1, 1, 2)) if kind == "complaint" else 1,
        remote_area=dice.random() < 0.3,
        in_authority=dice.choice((True, True, False, None)),
        channel=dice.choice(CHANNELS),
    )
    length = dice.randint(2, 20)
    for _ in range(4 * length):
        if len(case.events) >= length:
            break
        name = dice.choice(WORK if any(event.event == "accepted" for event in case.events) else INTAKE)
        new = _event(dice, case, name, len(recorded) + 1)
        if new.date <= LAST and not check_event(case, new, LAST):
            recorded.append(new)
            case = replace(case, events=effective(recorded))
    return case


def asked_on(dice: Random, case: CaseFacts) -> list[date]:
    """A day in the midst of the course and one after it."""
    first, last = case.events[0].date, case.events[-1].date
    midst = first + timedelta(days=dice.randint(0, (last - first).days))
    return [midst, last + timedelta(days=dice.choice((0, 1, 3, 7, 15, 30, 60, 90)))]


def _received(dice: Random) -> date:
    """Any day of the span; more often before a Tết or around 1 July 2026."""
    where = dice.random()
    if where < 0.3:
        return max(FIRST, dice.choice(TETS) + timedelta(days=dice.randint(-60, 8)))
    if where < 0.6:
        return JULY_2026 + timedelta(days=dice.randint(-60, 15))
    return FIRST + timedelta(days=dice.randint(0, (LAST - FIRST).days - 60))


def _event(dice: Random, case: CaseFacts, name: str, n: int) -> CaseEvent:
    first, last = case.events[0].date, case.events[-1].date
    day = last + timedelta(days=dice.choice((0, 0, 1, 1, 2, 3, 4, 5, 7, 9, 12, 18, 25, 40)))
    if dice.random() < 0.1:  # recorded late
        day = first + timedelta(days=dice.randint(0, (last - first).days))
    if name == "suspended" and case.kind == "complaint" and day < JULY_2026 and dice.random() < 0.5:
        day = JULY_2026 + timedelta(days=dice.randint(0, 3))
    more: dict[str, Any] = {"reason": "x"}
    outcomes = accepted_outcomes(case, name)
    if outcomes and (name in ("classified", "decided", "concluded") or dice.random() < 0.7):
        more["outcome"] = dice.choice(outcomes)
    if name == "extended":
        more["days"] = dice.randint(1, 30)
    elif name == "complex":
        more["criteria"] = tuple(dice.sample(("a", "b", "c", "d", "đ", "e", "g"), dice.randint(0, 3)))
    elif name == "notified":
        more["of"] = dice.choice((None, "acceptance", "suspension", "resumption", "discontinuance"))
    elif name == "dialogue_called":
        more["until"] = day + timedelta(days=dice.randint(0, 20))
    elif name == "corrected":
        more |= _correction(dice, case)
    return CaseEvent(n, name, day, **more)


def _correction(dice: Random, case: CaseFacts) -> dict[str, Any]:
    """Takes back an event (one time in three) or changes its day, its outcome or its days."""
    target = dice.choice(case.events)
    change: dict[str, Any] = {"of": target.n}
    if dice.random() < 0.67:
        change["until"] = (target.until or target.date) + timedelta(days=dice.randint(-6, 6))
        outcomes = accepted_outcomes(case, target.event)
        if outcomes and dice.random() < 0.5:
            change["outcome"] = dice.choice(outcomes)
        if target.event == "extended" and dice.random() < 0.5:
            change["days"] = dice.randint(1, 30)
    return change
