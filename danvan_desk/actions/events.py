"""Recording what happened in a case."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, as_log, open_book
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Event, Matter
from danvan_desk.domain.cases import check_event
from danvan_desk.domain.clocks import CaseEvent
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Refused


@dataclass(frozen=True)
class Recorded:
    case: str
    n: int


def record_event(desk: Desk, new: NewEvent) -> Recorded:
    """Record one event. Raises Refused with the reason where the law or the order of things doesn't allow it."""
    with open_book(desk) as book:
        event = save_event(book, new)
    return Recorded(event.case.number, event.n)


def save_event(book: Book, new: NewEvent) -> Event:
    case = book.find_case(new.case)
    n = len(case.events) + 1
    _check(book, case, new, n)
    event = Event(
        n=n,
        event=new.event,
        date=new.date,
        document_no=new.document_no,
        by=new.by,
        to=new.to,
        reason=new.reason,
        days=new.days,
        until=new.until,
        outcome=new.outcome,
        of=None if new.of is None else str(new.of),
        criteria=list(new.criteria) or None,
        officer=new.officer,
        note=new.note,
        orders=new.orders or None,
        done=new.done or None,
    )
    case.events.append(event)
    if case.secret and case.secret_group:
        secrecy.strike(book, case.secret_group, event)
    book.log(
        case.number, new.event, after=as_log(new, ref=None, case=None, n=n) | _struck_text(event), reason=event.reason
    )
    book.name(new.ref, case.number)
    book.touch(case)
    return event


def _struck_text(event: Event) -> dict[str, str]:
    """The event's free text as the register keeps it, so that the log never says more."""
    return {name: getattr(event, name) for name in secrecy.EVENT_TEXT if getattr(event, name)}


def _check(book: Book, case: Matter, new: NewEvent, n: int) -> None:
    happened = CaseEvent(
        n=n, event=new.event, date=new.date, document_no=new.document_no, by=new.by, to=new.to, reason=new.reason,
        days=new.days, until=new.until, outcome=new.outcome, of=new.of, criteria=new.criteria, officer=new.officer,
        note=new.note, orders=new.orders or None, done=new.done or None,
    )  # fmt: skip
    problems = check_event(case_facts(case, case.events), happened, book.today)
    if problems:
        raise Refused(problems)
