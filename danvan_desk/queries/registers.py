"""The lines of the two registers, and the books they were closed as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import ClosedBook, Matter, Petition, Visit
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.cases import state_label
from danvan_desk.domain.delegations import LEAST, speakers_first
from danvan_desk.domain.vocabulary import Channel, EventName, Kind, VisitOutcome, official, outcome_label
from danvan_desk.papers.letterhead import short_date
from danvan_desk.papers.register_data import FORMS, VISITS, RegisterLine
from danvan_desk.queries.people import PersonShown, person_shown

_BY_DAY = {"visits": Visit.date, "petitions": Petition.received}
_MOST = 500  # numbers in one question to the books
_AT_ONCE = 500  # records in memory together: the more there are, the longer the garbage collector walks over them
_ENDS = (
    EventName.DECLINED, EventName.ANSWERED, EventName.DECIDED, EventName.CONCLUDED, EventName.WITHDRAWN,
    EventName.DISCONTINUED, EventName.FILED,
)  # fmt: skip


@dataclass(frozen=True)
class BookShown:
    """A closed book. `key` names it in the log of what was printed."""

    id: int
    register: str
    volume: str
    since: date
    until: date
    closed_on: date
    closed_by: str
    entries: int

    @property
    def key(self) -> str:
        return f"{self.register}-{self.volume}"


@dataclass(frozen=True)
class RegisterShown:
    """A register: the books closed so far, the newest first, and what waits for the next one.

    `since`: the first day the next book counts, None where there is nothing at all yet. `waiting`: entries up to
    today; `late`: those of them whose day lies in a closed book.
    """

    register: str
    books: tuple[BookShown, ...]
    since: date | None
    waiting: int
    late: int


def registers(desk: Desk) -> list[RegisterShown]:
    """Both registers as they stand today."""
    with desk.reading() as session:
        return [_register(session, register, desk.today) for register in FORMS]


def _register(session: Session, register: str, today: date) -> RegisterShown:
    books = closed_books(session, register)
    day = _BY_DAY[register]
    open_ones = select(func.count(), func.min(day), func.max(day)).where(is_open(register), day <= today)
    waiting, first, _last = session.execute(open_ones).one()
    last = books[0].until if books else None
    late = session.scalar(select(func.count()).where(is_open(register), day <= last)) if last else 0
    since = last + timedelta(days=1) if last else first
    return RegisterShown(register, tuple(books), since, int(waiting), int(late or 0))


def closed_books(session: Session, register: str) -> list[BookShown]:
    """The newest first; their contents stay where they are."""
    columns = (
        ClosedBook.id, ClosedBook.volume, ClosedBook.year, ClosedBook.since, ClosedBook.until, ClosedBook.closed_on,
        ClosedBook.closed_by, ClosedBook.entries,
    )  # fmt: skip
    query = select(*columns).where(ClosedBook.register == register).order_by(ClosedBook.id.desc())
    return [
        BookShown(
            id=row.id,
            register=register,
            volume=f"{row.volume:02d}/{row.year}",
            since=row.since,
            until=row.until,
            closed_on=row.closed_on,
            closed_by=row.closed_by,
            entries=row.entries,
        )
        for row in session.execute(query)
    ]


def is_open(register: str) -> ColumnElement[bool]:
    """An entry that stands in no closed book."""
    return (Visit if register == VISITS.register else Petition).closed_book_id.is_(None)


def register_lines(
    session: Session, register: str, since: date | None, until: date, *, open_only: bool = False
) -> tuple[RegisterLine, ...]:
    """The register's entries of those days in the order they were made; `open_only`: of no closed book yet. An entry
    of days already closed says which book it came too late for."""
    day = _BY_DAY[register]
    wanted = [day <= until, *([day >= since] if since else []), *([is_open(register)] if open_only else [])]
    books = list(reversed(closed_books(session, register)))
    if register == VISITS.register:
        return tuple(_visit_line(visit, books) for visit in _visits(session, wanted))
    return tuple(_petition_line(petition, books) for petition in _petitions(session, wanted))


def lines_of(session: Session, register: str, numbers: Sequence[str]) -> dict[str, RegisterLine]:
    """The entries of those numbers as they stand today, whatever books they are in."""
    found: list[RegisterLine] = []
    for start in range(0, len(numbers), _MOST):
        some = numbers[start : start + _MOST]
        if register == VISITS.register:
            found += [_visit_line(visit, ()) for visit in _visits(session, [Visit.number.in_(some)])]
        else:
            found += [_petition_line(petition, ()) for petition in _petitions(session, [Petition.number.in_(some)])]
    return {line.record: line for line in found}


def _visits(session: Session, wanted: Sequence[ColumnElement[bool]]) -> Iterable[Visit]:
    query = (
        select(Visit)
        .where(*wanted)
        .order_by(Visit.date, Visit.id)
        .options(selectinload(Visit.people), selectinload(Visit.case).selectinload(Matter.events))
    )
    return session.scalars(query, execution_options={"yield_per": _AT_ONCE})


def _petitions(session: Session, wanted: Sequence[ColumnElement[bool]]) -> Iterable[Petition]:
    query = (
        select(Petition)
        .where(*wanted)
        .order_by(Petition.received, Petition.id)
        .options(
            selectinload(Petition.people),
            selectinload(Petition.case).selectinload(Matter.events),
            selectinload(Petition.same_as),
            selectinload(Petition.split_from),
        )
    )
    return session.scalars(query, execution_options={"yield_per": _AT_ONCE})


def _visit_line(visit: Visit, books: Sequence[BookShown]) -> RegisterLine:
    people = speakers_first([person_shown(party) for party in visit.people])
    named = _with_others(people, visit.people_count)
    address = next((one.address for one in people if one.address), "")
    number = next((one.id_number for one in people if one.id_number), "")
    facts = case_facts(visit.case, visit.case.events).events if visit.case else ()
    cells = (
        "",
        short_date(visit.date),
        _lines(named, "" if visit.secret else address),
        named if visit.secret else number,
        visit.content,
        official(Kind(visit.kind)),
        str(visit.same_matter_people or visit.people_count),
        visit.resolved_by or "",
        "x" if visit.in_authority else "",
        _with_paper(visit.guided_to, visit.guide_no),
        "; ".join(_with_paper(one.to, one.document_no) for one in facts if one.event == EventName.FORWARDED),
        state_label(visit.case.state, on_paper=True) if visit.case else official(VisitOutcome(visit.outcome)),
        visit.note or "",
    )
    late = _late(visit.date, visit.closed_book_id, books)
    return RegisterLine(visit.number, visit.date, cells[5], visit.people_count, cells, late)


def _petition_line(petition: Petition, books: Sequence[BookShown]) -> RegisterLine:
    people = speakers_first([person_shown(party) for party in petition.people])
    address = next((one.address for one in people if one.address), "")
    events = [one for one in case_facts(petition.case, petition.case.events).events if one.date >= petition.received]
    linked = [
        f"Trùng đơn {petition.same_as.number}" if petition.same_as else "",
        f"Tách từ đơn {petition.split_from.number}" if petition.split_from else "",
    ]
    cells = (
        "",
        short_date(petition.received),
        _lines(petition.number, official(Channel(petition.channel)), petition.forwarded_by or ""),
        _lines(_with_others(people, len(people)), "" if petition.secret else address) or "Đơn không có tên",
        petition.content,
        official(Kind(petition.kind)),
        str(len(people)),
        _steps(events, EventName.ACCEPTED),
        _steps(events, EventName.RETURNED, EventName.GUIDED),
        _steps(events, EventName.FORWARDED),
        _steps(events, *_ENDS) or state_label(petition.case.state, on_paper=True),
        _lines(*linked, petition.note or ""),
    )
    late = _late(petition.received, petition.closed_book_id, books)
    return RegisterLine(petition.number, petition.received, cells[5], len(people), cells, late)


def _steps(events: Sequence[CaseEvent], *names: EventName) -> str:
    """What was done, each step with whom it went to, its paper and its day."""
    return _lines(*(_step(one) for one in events if one.event in names))


def _step(event: CaseEvent) -> str:
    name = EventName(event.event)
    said = outcome_label(name, event.outcome, on_paper=True) if event.outcome else ""
    words = said[:1].upper() + said[1:] if said else (official(name) if name in _ENDS else "")
    parts = (words, event.to, f"số {event.document_no}" if event.document_no else "", f"ngày {short_date(event.date)}")
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _late(day: date, book: int | None, books: Sequence[BookShown]) -> str:
    """The volume an entry would have stood in had it been made in time: the first that goes up to its day."""
    meant = next((one for one in books if day <= one.until), None)
    return meant.volume if meant is not None and meant.id != book and (book is None or book > meant.id) else ""


def _with_others(people: Sequence[PersonShown], count: int) -> str:
    """The one who speaks and how many more, as papers write it; of many listed by name there is a list."""
    name = people[0].name if people else ""
    listed = " (danh sách kèm theo)" if len(people) >= LEAST else ""
    return f"{name} và {count - 1} người khác{listed}" if count > 1 else name


def _with_paper(to: str | None, document_no: str | None) -> str:
    return " ".join(filter(None, (to, f"({document_no})" if document_no else None)))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
