"""The petition register: which rows, in which order, and the rows themselves a page at a time."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import Matter, Petition
from danvan_desk.domain.counting import state_on
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.errors import NotFound, Problem
from danvan_desk.queries.people import PaperHanded, PersonShown, paper_handed, person_shown
from danvan_desk.queries.search import matching_ids
from danvan_desk.queries.tentative import tentative_dates
from danvan_desk.texts import _

SORTS = ("received", "number", "kind", "field", "state", "officer", "due")


@dataclass(frozen=True)
class PetitionFilter:
    """What the register shows. `state`: open | overdue | closed | unprocessed, or a state of a case."""

    kind: str | None = None
    field: str | None = None
    state: str | None = None
    officer: str | None = None
    start: date | None = None
    end: date | None = None
    words: str = ""
    sort: str = "received"
    descending: bool = True


@dataclass(frozen=True)
class PetitionRow:
    id: int
    number: str
    received: date
    people: str
    kind: str
    field: str
    content: str
    channel: str
    case: str
    case_state: str
    is_open: bool
    officer: str | None
    next_clock: str | None
    next_due: date | None
    clock_state: ClockState | None
    days_left: int | None
    unit: str | None
    closed_on: date | None
    on_time: bool | None
    repeat_of: str | None
    secret: bool
    provisional: bool = False


def petition_ids(desk: Desk, wanted: PetitionFilter) -> array[int]:
    """The ids of every petition the filter lets through, in the chosen order; cheap enough for a hundred thousand."""
    order = {
        "received": (Petition.received, Petition.id), "number": (Petition.number, Petition.id),
        "kind": (Petition.kind, Petition.received), "field": (Petition.field, Petition.received),
        "state": (Matter.state, Petition.received), "officer": (Matter.officer, Petition.received),
        "due": (Matter.next_due.is_(None), Matter.next_due),
    }[wanted.sort]  # fmt: skip
    query = _filtered(select(Petition.id), desk, wanted)
    query = query.order_by(*(column.desc() if wanted.descending else column for column in order))
    with desk.reading() as session:
        return array("q", session.scalars(query))


def _filtered(query: Select[tuple[int]], desk: Desk, wanted: PetitionFilter) -> Select[tuple[int]]:
    needs_case = wanted.state or wanted.officer or wanted.sort in ("state", "officer", "due")
    if needs_case:
        query = query.join(Matter, Petition.case_id == Matter.id)
    if wanted.kind:
        query = query.where(Petition.kind == wanted.kind)
    if wanted.field:
        query = query.where(Petition.field == wanted.field)
    if wanted.start:
        query = query.where(Petition.received >= wanted.start)
    if wanted.end:
        query = query.where(Petition.received <= wanted.end)
    if wanted.officer:
        query = query.where(Matter.officer == wanted.officer)
    if wanted.state == "open":
        query = query.where(Matter.closed_on.is_(None))
    elif wanted.state == "overdue":
        query = query.where(Matter.closed_on.is_(None), Matter.next_due < desk.today)
    elif wanted.state == "closed":
        query = query.where(Matter.closed_on.is_not(None))
    elif wanted.state == "unprocessed":
        query = query.where(Petition.processed_on.is_(None))
    elif wanted.state:
        query = query.where(Matter.state == wanted.state)
    matching = matching_ids(wanted.words)
    if matching:
        inside = text(f"petition.number IN (SELECT number FROM search_entry WHERE id IN ({matching[0]}))")  # noqa: S608
        query = query.where(inside.bindparams(**matching[1]))
    return query


def petition_rows(desk: Desk, ids: Sequence[int]) -> list[PetitionRow]:
    """The rows of a page of ids (a few hundred at most), in their order."""
    with desk.reading() as session:
        query = (
            select(Petition)
            .where(Petition.id.in_(list(ids)))
            .options(selectinload(Petition.people), selectinload(Petition.case), selectinload(Petition.same_as))
        )
        rows = {petition.id: petition for petition in session.scalars(query)}
        calendar = desk.calendar(session)
        leaning = tentative_dates(session, [petition.case_id for petition in rows.values()])
        shown = []
        for identifier in ids:
            petition = rows.get(identifier)
            if petition is None:
                continue
            case = petition.case
            state, left = None, None
            if case.next_due and case.next_unit and case.closed_on is None:
                state, left = state_on(case.next_due, case.next_unit, calendar, desk.today)
            elif case.paused_since:
                state = ClockState.PAUSED
            shown.append(_row(petition, case, state, left, provisional=(case.id, case.next_due) in leaning))
        return shown


def _row(
    petition: Petition, case: Matter, state: ClockState | None, left: int | None, *, provisional: bool
) -> PetitionRow:
    return PetitionRow(
        id=petition.id,
        number=petition.number,
        received=petition.received,
        people=people_in_words([party.name for party in petition.people]),
        kind=petition.kind,
        field=petition.field,
        content=petition.content,
        channel=petition.channel,
        case=case.number,
        case_state=case.state,
        is_open=case.closed_on is None,
        officer=case.officer,
        next_clock=case.next_clock,
        next_due=case.next_due,
        clock_state=state,
        days_left=left,
        unit=case.next_unit,
        closed_on=case.closed_on,
        on_time=case.on_time,
        repeat_of=petition.same_as.number if petition.same_as else None,
        secret=petition.secret,
        provisional=provisional,
    )


@dataclass(frozen=True)
class PetitionCard:
    """A petition, whole."""

    number: str
    received: date
    dated: date | None
    channel: str
    kind: str
    field: str
    people: tuple[PersonShown, ...]
    anonymous: bool
    respondent: str | None
    content: str
    request: str | None
    documents: tuple[PaperHanded, ...]
    visit: str | None
    forwarded_by: str | None
    instance: int
    decision_known_on: date | None
    signed: bool
    eligible: bool | None
    ineligible_reason: str | None
    in_authority: bool | None
    hamlet: str | None
    decision_no: str | None
    obstacle_days: int | None
    obstacle_reason: str | None
    checks: dict[str, bool] | None
    same_as: str | None
    split_from: str | None
    split_into: tuple[str, ...]
    note: str | None
    case: str
    processed_on: date | None
    secret: bool


def petition_card(desk: Desk, number: str) -> PetitionCard:
    """One petition by its number. Raises NotFound."""
    with desk.reading() as session:
        petition = session.scalars(select(Petition).where(Petition.number == number.upper())).first()
        if petition is None:
            raise NotFound([Problem("number", _("không có đơn số này"), number)])
        return card_of(petition)


def card_of(petition: Petition) -> PetitionCard:
    plain = {
        name: getattr(petition, name)
        for name in PetitionCard.__dataclass_fields__
        if name not in ("people", "documents", "visit", "same_as", "split_from", "split_into", "case")
    }
    return PetitionCard(
        **plain,
        people=tuple(person_shown(party) for party in petition.people),
        documents=tuple(paper_handed(paper) for paper in petition.documents),
        visit=petition.visit.number if petition.visit else None,
        same_as=petition.same_as.number if petition.same_as else None,
        split_from=petition.split_from.number if petition.split_from else None,
        split_into=tuple(part.number for part in petition.split_into),
        case=petition.case.number,
    )


def officers(desk: Desk) -> list[str]:
    """Everybody a case was ever given to, most used first."""
    query = select(Matter.officer).where(Matter.officer.is_not(None)).group_by(Matter.officer)
    with desk.reading() as session:
        return [name for name in session.scalars(query.order_by(func.count().desc())) if name]
