"""Undoing a wrong joining: a petition taken for a repeat goes out of the case into one of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, open_book
from danvan_desk.context import Desk
from danvan_desk.db.tables import Event, Matter, Petition
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.vocabulary import EventName
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _


@dataclass(frozen=True)
class Unjoined:
    petition: str
    left: str  # the case it was in
    case: str  # its own


def unjoin(desk: Desk, number: str, reason: str) -> Unjoined:
    """Give a petition that was joined to a case as a repeat its own case, opened the day it was received, so that its
    clocks run as they would have from that day. Raises Refused where it is no repeat or no reason is given."""
    with open_book(desk) as book:
        petition = book.find(Petition, number, "number")
        return _unjoin(book, petition, " ".join(reason.split()))


def _unjoin(book: Book, petition: Petition, reason: str) -> Unjoined:
    left = petition.case
    _check(petition, left, reason)
    reason = (secrecy.struck(book, left.secret_group, reason) if left.secret_group else reason) or reason
    case = _own_case(book, petition, left)
    was_same_as = petition.same_as.number if petition.same_as else None
    _point_others_past(book, petition, left)
    petition.same_as = None
    petition.case = case
    if petition.visit is not None and petition.visit.case is left and _only_brought(petition, left):
        petition.visit.case = case
        book.index(petition.visit)
    before, after = {"case": left.number, "same_as": was_same_as}, {"case": case.number}
    for record in (petition.number, left.number):  # the new case shows its petition's log as its own
        book.log(record, "unjoin", before=before, after=after | {"petition": petition.number}, reason=reason)
    book.index(petition)
    book.touch(left)
    book.touch(case)
    return Unjoined(petition.number, left.number, case.number)


def _check(petition: Petition, left: Matter, reason: str) -> None:
    problems = []
    if petition.same_as is None or petition is left.petitions[0]:
        words = _("đơn này không phải đơn trùng: nó tự mở vụ việc của mình, không tách ra được")
        problems.append(Problem("number", words, petition.number))
    if not reason:
        problems.append(Problem("reason", _("cần ghi lý do tách đơn khỏi vụ việc"), None))
    if problems:
        raise Refused(problems)


def _own_case(book: Book, petition: Petition, left: Matter) -> Matter:
    """Secret where the case it leaves is: its people carry codes of that group and are never uncovered."""
    case = Matter(
        number=book.next_number("case", petition.received.year),
        kind=petition.kind,
        field=petition.field,
        content=petition.content,
        opened=petition.received,
        channel=petition.channel,
        instance=petition.instance,
        in_authority=petition.in_authority,
        remote_area=left.remote_area,
        secret=left.secret,
        secret_group=left.secret_group,
        people=people_in_words([party.name for party in petition.people]),
        state="new",
        authority="undetermined",
        settled=False,
        events=[Event(n=1, event=EventName.RECEIVED.value, date=petition.received)],
    )
    book.add(case)
    return case


def _point_others_past(book: Book, petition: Petition, left: Matter) -> None:
    """Petitions recorded as repeats of this one stay where they are, as repeats of the one that opened the case."""
    first = left.petitions[0]
    for other in book.session.scalars(select(Petition).where(Petition.same_as_id == petition.id)):
        other.same_as = first


def _only_brought(petition: Petition, left: Matter) -> bool:
    """Whether the visit brought this petition and no other of the case it leaves."""
    return not any(other.visit is petition.visit for other in left.petitions if other is not petition)
