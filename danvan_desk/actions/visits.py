"""Logging a visit: one turn at the reception desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, as_log, open_book
from danvan_desk.actions.people import documents_of, parties_of
from danvan_desk.context import Desk
from danvan_desk.db.tables import Reception, Visit
from danvan_desk.domain.records import NewVisit
from danvan_desk.domain.vocabulary import Kind, ReceivedBy, ReceptionKind


@dataclass(frozen=True)
class Logged:
    number: str
    case: str | None
    people: tuple[str, ...]  # as the books show them: codes where secret
    secret: bool


def log_visit(desk: Desk, new: NewVisit) -> Logged:
    """Record one visit. Raises Refused, saving nothing, where the case it names isn't in the books."""
    with open_book(desk) as book:
        visit = save_visit(book, new)
    return Logged(
        visit.number, visit.case.number if visit.case else None, tuple(p.name for p in visit.people), visit.secret
    )


def save_visit(book: Book, new: NewVisit) -> Visit:
    case = book.find_case(new.case) if new.case else None
    visit = Visit(
        number=book.next_number("visit", new.date.year),
        date=new.date,
        time=new.time,
        session=reception_of(book, new.date, new.reception, by_head=bool(new.by_head), mode=new.mode),
        reception=new.reception,
        mode=new.mode,
        receiver=new.receiver,
        by_head=bool(new.by_head),
        companions=new.companions,
        people_count=len(new.people) + new.companions,
        kind=new.kind,
        field=new.field,
        received_for=new.received_for,
        content=new.content,
        same_matter_people=new.same_matter_people,
        resolved_by=new.resolved_by,
        resolved_stage=new.resolved_stage,
        in_authority=new.in_authority,
        outcome=new.outcome,
        guided_to=new.guided_to,
        guide_no=new.guide_no,
        refusal_ground=new.refusal_ground,
        notice_no=new.notice_no,
        notice_on=new.notice_on,
        case=case,
        note=new.note,
        secret=False,
        people=parties_of(new.people),
        documents=documents_of(new.documents),
    )
    book.add(visit)
    book.name(new.ref, visit.number)
    if case is not None and (case.secret or new.kind == Kind.DENUNCIATION):
        secrecy.make_secret(book, visit)
    elif new.kind == Kind.DENUNCIATION:
        secrecy.hide_newcomer(book, visit, visit)
    book.log(visit.number, "visit", after=secrecy.logged(book, visit.secret_group, as_log(new, ref=None)))
    book.index(visit)
    return visit


def reception_of(book: Book, day: date, kind: str, *, by_head: bool, mode: str) -> Reception:
    """The reception session of that day and kind; the first visit opens it where it wasn't recorded before."""
    found = book.receptions.get((day, kind))
    if found is None:
        found = book.session.scalars(select(Reception).where(Reception.date == day, Reception.kind == kind)).first()
    if found is None:
        by = (
            ReceivedBy.OFFICER if kind == ReceptionKind.REGULAR else ReceivedBy.HEAD if by_head else ReceivedBy.DELEGATE
        )
        found = Reception(date=day, kind=kind, by=by.value, mode=mode, nobody_came=False, made_by_visit=True)
        book.session.add(found)
    elif found.made_by_visit and by_head and kind != ReceptionKind.REGULAR:
        found.by = ReceivedBy.HEAD.value
    book.receptions[day, kind] = found
    return found
