"""Working out a case anew after something was recorded in it: where it stands and which dates run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Matter
from danvan_desk.domain.cases import standing
from danvan_desk.domain.clocks import Clock, clocks
from danvan_desk.domain.vocabulary import ClockState

if TYPE_CHECKING:
    from danvan_desk.actions.book import Book

_STILL_RUNNING = (ClockState.RUNNING, ClockState.DUE_SOON, ClockState.OVERDUE)


def bring_up_to_date(book: Book, case: Matter) -> None:
    """Set everything of the case and its petitions that follows from its events: standing, clocks, processed days."""
    facts = case_facts(case, case.events)
    running = clocks(facts, book.desk.rules, book.calendar, book.today, explain=False)
    where = standing(facts, book.desk.rules, book.calendar)
    case.state, case.authority = where.state, where.in_authority
    case.first_step = where.first_step.event if where.first_step else None
    case.first_step_on = where.first_step.date if where.first_step else None
    classified = [e for e in facts.events if e.event == "classified"]
    case.classified = classified[-1].outcome if classified else None
    case.classified_on = classified[-1].date if classified else None
    case.processed_on = where.processed_on
    case.closing = where.closing.event if where.closing else None
    case.closed_on = where.closed_on
    case.settled, case.on_time = where.settled, where.on_time
    assigned = [e for e in facts.events if e.event == "assigned" and e.officer]
    case.officer = assigned[-1].officer if assigned else None
    suspended = [e for e in facts.events if e.event in ("suspended", "resumed")]
    case.paused_since = (
        suspended[-1].date if suspended and suspended[-1].event == "suspended" and where.is_open else None
    )
    _keep_clocks(case, running)
    for petition in case.petitions:
        # a repeat waits for a first step; only the petition that opened the case is processed by being classified
        processed = where.processed_on if petition is case.petitions[0] else case.first_step_on
        petition.processed_on = max(petition.received, processed) if processed else None
        petition.closed_on = max(petition.received, where.closed_on) if where.closed_on else None


def _keep_clocks(case: Matter, running: list[Clock]) -> None:
    kept = list(case.clocks)
    for index, clock in enumerate(running):
        state = "running" if clock.state in _STILL_RUNNING else clock.state.value
        values = {
            "clock": clock.clock, "start": clock.start, "due": clock.due, "unit": clock.unit, "rule": clock.rule,
            "calendar": clock.calendar, "ended_on": clock.ended_on, "state": state, "provisional": clock.provisional,
        }  # fmt: skip
        if index < len(kept):
            for name, value in values.items():
                if getattr(kept[index], name) != value:
                    setattr(kept[index], name, value)
        else:
            case.clocks.append(CaseClock(**values))
    del case.clocks[len(running) :]
    biting = min(
        (c for c in running if c.state in _STILL_RUNNING and c.due is not None),
        key=lambda c: (c.due, c.start),
        default=None,
    )
    case.next_clock = biting.clock if biting else None
    case.next_due = biting.due if biting else None
    case.next_unit = biting.unit if biting else None
    case.next_title = biting.title if biting else None
