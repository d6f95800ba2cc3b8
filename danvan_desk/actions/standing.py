"""Working out a case anew after something was recorded in it: where it stands and which dates run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.db import earlier_closings, rulings
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Matter
from danvan_desk.domain.case_line import RUNNING, case_line
from danvan_desk.domain.clocks import Clock, clocks
from danvan_desk.domain.standing import before_reopening, standing

if TYPE_CHECKING:
    from danvan_desk.actions.book import Book


def bring_up_to_date(book: Book, case: Matter) -> None:
    """Set everything of the case and its petitions that follows from its events: standing, clocks, processed days."""
    facts = case_facts(case, case.events)
    running = clocks(facts, book.rules, book.calendar, book.today, explain=False)
    where = standing(facts, book.rules, book.calendar)
    case.state, case.authority = where.state, where.in_authority
    case.first_step = where.first_step.event if where.first_step else None
    case.first_step_on = where.first_step.date if where.first_step else None
    case.accepted_on = next((event.date for event in facts.events if event.event == "accepted"), None)
    classified = [e for e in facts.events if e.event == "classified"]
    case.classified = classified[-1].outcome if classified else None
    case.classified_on = classified[-1].date if classified else None
    case.processed_on = where.processed_on
    case.closing = where.closing.event if where.closing else None
    case.closed_on = where.closed_on
    case.settled, case.on_time = where.settled, where.on_time
    line = case_line(facts.events, running, is_open=where.is_open)
    case.officer, case.holder, case.holder_since = line.lies.officer, line.lies.desk, line.lies.since
    case.inner_due, case.proposed_on, case.complex_on = line.inner_due, line.proposed_on, line.complex_on
    case.paused_since = line.paused_since
    case.next_clock = line.clock.clock if line.clock else None
    case.next_due = line.clock.due if line.clock else None
    case.next_unit = line.clock.unit if line.clock else None
    case.next_title = line.clock.title if line.clock else None
    case.hamlet = case.petitions[0].hamlet if case.petitions else None
    _keep_clocks(case, running)
    rulings.keep(case, facts.events)
    earlier_closings.keep(case, before_reopening(facts, book.rules, book.calendar))
    for petition in case.petitions:
        # a repeat waits for a first step; only the petition that opened the case is processed by being classified
        processed = where.processed_on if petition is case.petitions[0] else case.first_step_on
        petition.processed_on = max(petition.received, processed) if processed else None
        petition.closed_on = max(petition.received, where.closed_on) if where.closed_on else None


def _keep_clocks(case: Matter, running: list[Clock]) -> None:
    kept = list(case.clocks)
    for index, clock in enumerate(running):
        state = "running" if clock.state in RUNNING else clock.state.value
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
