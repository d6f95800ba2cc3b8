"""Visits for a list, a card, a receipt and the reception register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import HandedDocument, Matter, Petition, Reception, Visit
from danvan_desk.domain.clocks import Clock, VisitFacts, reception_clocks, visit_clocks
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.periods import Period
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.errors import NotFound, Problem
from danvan_desk.queries.people import PaperHanded, PersonShown, paper_handed, person_shown
from danvan_desk.texts import _

Day = date  # where a field is itself called date


@dataclass(frozen=True)
class VisitRow:
    """One line of a list of visits."""

    number: str
    date: Day
    time: str | None
    people: str
    people_count: int
    kind: str
    field: str
    content: str
    reception: str
    by_head: bool
    outcome: str
    pages: int
    papers: int
    receiver: str | None
    case: str | None
    secret: bool


@dataclass(frozen=True)
class VisitCard:
    """A visit, whole."""

    number: str
    date: Day
    time: str | None
    reception: str
    mode: str
    receiver: str | None
    by_head: bool
    people: tuple[PersonShown, ...]
    companions: int
    people_count: int
    kind: str
    field: str
    received_for: str
    content: str
    same_matter_people: int | None
    resolved_by: str | None
    resolved_stage: str | None
    in_authority: bool | None
    outcome: str
    guided_to: str | None
    guide_no: str | None
    refusal_ground: str | None
    notice_no: str | None
    notice_on: Day | None
    documents: tuple[PaperHanded, ...]
    case: str | None
    case_state: str | None
    petitions: tuple[str, ...]
    note: str | None
    secret: bool
    clocks: tuple[Clock, ...]


def visits_on(desk: Desk, day: date) -> list[VisitRow]:
    """The visits of one day, the latest first."""
    return visits_in(desk, Period(day, day))


def visits_in(desk: Desk, period: Period, limit: int | None = None) -> list[VisitRow]:
    """The visits of a period, the latest first."""
    with desk.reading() as session:
        query = select(Visit).where(Visit.date.between(period.start, period.end))
        query = query.order_by(Visit.date.desc(), Visit.id.desc()).limit(limit)
        visits = session.scalars(query.options(selectinload(Visit.people), selectinload(Visit.case))).all()
        handed = _pages(session, [visit.id for visit in visits])
        return [_row(visit, *handed.get(visit.id, (0, 0))) for visit in visits]


def _pages(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    pages: dict[int, tuple[int, int]] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(HandedDocument.visit_id, func.coalesce(func.sum(HandedDocument.pages), 0), func.count())
            .where(HandedDocument.visit_id.in_(ids[start : start + 500]))
            .group_by(HandedDocument.visit_id)
        )
        pages |= {int(key or 0): (int(total or 0), int(papers)) for key, total, papers in session.execute(query)}
    return pages


def _row(visit: Visit, pages: int, papers: int) -> VisitRow:
    return VisitRow(
        number=visit.number,
        date=visit.date,
        time=visit.time,
        people=people_in_words([party.name for party in visit.people], visit.companions),
        people_count=visit.people_count,
        kind=visit.kind,
        field=visit.field,
        content=visit.content,
        reception=visit.reception,
        by_head=visit.by_head,
        outcome=visit.outcome,
        pages=pages,
        papers=papers,
        receiver=visit.receiver,
        case=visit.case.number if visit.case else None,
        secret=visit.secret,
    )


def visit_card(desk: Desk, number: str, on: date | None = None) -> VisitCard:
    """One visit by its number, with its clocks as of `on` (today). Raises NotFound."""
    with desk.reading() as session:
        visit = session.scalars(select(Visit).where(Visit.number == number.upper())).first()
        if visit is None:
            raise NotFound([Problem("number", _("không có lượt tiếp số này"), number)])
        petitions = session.scalars(select(Petition.number).where(Petition.visit_id == visit.id)).all()
        day, rules, calendar = on or desk.today, desk.rules(session), desk.calendar(session)
        online = reception_clocks(visit.date, visit.mode, visit.session.notified, rules, calendar, day)
        return VisitCard(
            number=visit.number,
            date=visit.date,
            time=visit.time,
            reception=visit.reception,
            mode=visit.mode,
            receiver=visit.receiver,
            by_head=visit.by_head,
            people=tuple(person_shown(party) for party in visit.people),
            companions=visit.companions,
            people_count=visit.people_count,
            kind=visit.kind,
            field=visit.field,
            received_for=visit.received_for,
            content=visit.content,
            same_matter_people=visit.same_matter_people,
            resolved_by=visit.resolved_by,
            resolved_stage=visit.resolved_stage,
            in_authority=visit.in_authority,
            outcome=visit.outcome,
            guided_to=visit.guided_to,
            guide_no=visit.guide_no,
            refusal_ground=visit.refusal_ground,
            notice_no=visit.notice_no,
            notice_on=visit.notice_on,
            documents=tuple(paper_handed(paper) for paper in visit.documents),
            case=visit.case.number if visit.case else None,
            case_state=visit.case.state if visit.case else None,
            petitions=tuple(petitions),
            note=visit.note,
            secret=visit.secret,
            clocks=(*online, *clocks_of(visit, rules, calendar, day)),
        )


def notified_on(session: Session, day: date, kind: str) -> date | None:
    """When the parties of that day's online session were told, where it is recorded."""
    return session.scalar(select(Reception.notified).where(Reception.date == day, Reception.kind == kind))


def clocks_of(
    visit: Visit, rules: RuleBook, calendar: WorkingCalendar, on: date, *, explain: bool = True
) -> list[Clock]:
    """What the office owes after a visit: an answer where it took something on, a notice where it refused."""
    step = visit.case.first_step_on if visit.case else None
    closed = visit.case.closed_on if visit.case and step is None else None
    facts = VisitFacts(
        date=visit.date,
        mode=visit.mode,
        outcome=visit.outcome,
        refusal_ground=visit.refusal_ground,
        notice_on=visit.notice_on,
        first_step_on=max(step, visit.date) if step else None,
        closed_on=max(closed, visit.date) if closed else None,
    )
    return visit_clocks(facts, rules, calendar, on, explain=explain)


def awaiting_answer(session: Session, since: date) -> list[Visit]:
    """Visits taken on since a day that no first step has answered yet, and refusals whose notice isn't printed."""
    received = (Visit.outcome == "received") & (Visit.case_id.is_(None) | Matter.first_step_on.is_(None))
    refused = (Visit.outcome == "refused") & Visit.refusal_ground.is_not(None) & Visit.notice_on.is_(None)
    query = (
        select(Visit)
        .outerjoin(Matter, Visit.case_id == Matter.id)
        .where(Visit.date >= since, received | refused)
        .order_by(Visit.date, Visit.id)
        .options(selectinload(Visit.people), selectinload(Visit.case))
    )
    return list(session.scalars(query))
