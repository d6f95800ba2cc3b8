"""Giving cases to an officer, several at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan_desk.actions.book import open_book
from danvan_desk.actions.events import save_event
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.domain.case_line import first_to_bite
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.inner_deadlines import inner_deadline
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _


def assign_all(desk: Desk, numbers: Sequence[str], officer: str, until: date | None = None) -> int:
    """Every case to one officer, all or none; gives how many. `until` None: each its own inner deadline, two working
    days before its legal one. Raises Refused, naming the case that can't be given."""
    if not officer.strip():
        raise Refused([Problem("officer", _("cần ghi người được giao"), officer)])
    with open_book(desk) as book:
        cases = {case.number: case for case in map(book.find_case, numbers)}
        for number, case in cases.items():
            running = clocks(case_facts(case, case.events), book.rules, book.calendar, book.today, explain=False)
            biting = first_to_bite(running)
            due = until or inner_deadline(biting.due if biting else None, book.calendar, book.today)
            save_event(book, NewEvent(number, "assigned", book.today, officer=officer.strip(), until=due))
    return len(cases)
