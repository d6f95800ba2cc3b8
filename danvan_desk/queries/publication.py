"""The results of a period that are made public: decisions on complaints, conclusions on denunciations, final answers to
feedback. What is told of each names nobody who complained, told or denounced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import CaseClock, Event, Identity, Matter, Party, Petition, PublicSummary, Visit
from danvan_desk.domain.clocks import CaseEvent
from danvan_desk.domain.history import closes
from danvan_desk.domain.order import allowed_by
from danvan_desk.domain.periods import Period
from danvan_desk.domain.publication import LEFT_OUT, POSTED_WITHIN, RESULTS, in_short, public_text
from danvan_desk.domain.secrecy import redact_each
from danvan_desk.domain.vocabulary import EventName, Field, Kind, official, outcome_label
from danvan_desk.domain.working_days import WorkingCalendar

_CLOCK = "denunciation.publish"
_PERSON = ("name", "organisation", "address", "phone", "id_number", "email")
_CHUNK, _YEAR = 500, 366


@dataclass(frozen=True)
class Publication:
    """A result that stands. `secret`: nobody may be told by it, so kind and field are all that is said unless `own`, a
    summary an officer wrote. `due`: the last day to make it public, by `basis`."""

    case: str
    kind: str
    field: str
    secret: bool
    result: str
    outcome: str | None
    decided_on: date
    document_no: str | None
    summary: str
    own: bool
    due: date
    basis: str
    published_on: date | None

    def overdue(self, on: date) -> bool:
        return self.published_on is None and self.due < on

    def late(self) -> bool:
        return self.published_on is not None and self.published_on > self.due


def publications(desk: Desk, period: Period) -> list[Publication]:
    """Those dated in the period: what is overdue first, what is yet to be made public, then the rest by day."""
    with desk.reading() as session:
        found = [*_results(session, desk.calendar(session), period)]
        hidden = everybody_hidden(session)
    found = _nobody_else(found, hidden)
    return sorted(found, key=lambda one: (_rank(one, desk.today), one.due, one.decided_on, one.case))


def owing_before(desk: Desk, day: date) -> list[Publication]:
    """Results dated in the year before a day and still to be made public though their last day has passed;
    what they tell is left empty."""
    with desk.reading() as session:
        unpublished = Matter.id.not_in(select(Event.case_id).where(Event.event == "published"))
        year = Period(day - timedelta(days=_YEAR), day)
        found = [*_results(session, desk.calendar(session), year, unpublished, told=False)]
    return [one for one in found if one.decided_on < day and one.overdue(desk.today)]


def default_summary(case: Matter, people: Iterable[Mapping[str, Any]]) -> str:
    """What is said of a case where no officer wrote it: its first sentences without anybody named, or only kind and
    field."""
    if is_secret(case):
        words = official(Field(case.field))
        return f"{official(Kind(case.kind))}, lĩnh vực {words[:1].lower()}{words[1:]}"
    return in_short(public_text(case.content, case.kind, people))


def is_secret(case: Matter) -> bool:
    return case.secret or case.kind == Kind.DENUNCIATION


def people_of(session: Session, cases: Sequence[Matter]) -> Mapping[int, list[Mapping[str, Any]]]:
    """Whoever may not be named in what is said of a case: its senders and visitors, those of the complaint it appeals,
    and the denouncers behind the codes of its group."""
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for case in cases:
        told = [case, *([case.appeals] if case.appeals else [])]
        parties: list[Party] = []
        for one in told:
            records: list[Petition | Visit] = [
                *one.petitions,
                *one.visits,
                *(petition.visit for petition in one.petitions if petition.visit),
            ]
            parties += [party for record in records for party in record.people]
        for party in parties:
            found[case.id].append({name: getattr(party, name) for name in _PERSON})
    groups = {case.secret_group for case in cases if case.secret_group}
    rows = session.execute(select(Identity.secret_group, Identity.person).where(Identity.secret_group.in_(groups)))
    behind: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for group, person in rows:
        behind[group].append(person)
    for case in cases:
        found[case.id] += behind[case.secret_group] if case.secret_group else []
    return found


def _rank(one: Publication, today: date) -> int:
    return 2 if one.published_on else 0 if one.overdue(today) else 1


def _results(
    session: Session, calendar: WorkingCalendar, period: Period, more: Any = True, *, told: bool = True
) -> Iterable[Publication]:
    """With `told` False, nothing is read of who is concerned and what is said of it."""
    dated = Event.event.in_(RESULTS) & Event.date.between(period.start, period.end)
    moved = (Event.event == "corrected") & Event.until.between(period.start, period.end)
    wanted = select(Matter.id).where(Matter.id.in_(select(Event.case_id).where(or_(dated, moved))), more)
    ids = session.scalars(wanted.order_by(Matter.id)).all()
    load = [selectinload(Matter.events), selectinload(Matter.clocks)]
    if told:
        load.append(selectinload(Matter.visits).selectinload(Visit.people))
        load.append(selectinload(Matter.petitions).selectinload(Petition.people))
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        cases = session.scalars(select(Matter).where(Matter.id.in_(chunk)).options(*load)).all()
        people = people_of(session, cases) if told else {}
        rows = session.scalars(select(PublicSummary).where(PublicSummary.case_id.in_(chunk))) if told else ()
        written = {row.case_id: row for row in rows}
        for case in cases:
            standing = _standing(case)
            if standing is not None and period.start <= standing[0].date <= period.end:
                found = _publication(calendar, case, *standing)
                yield _telling(found, case, written.get(case.id), people[case.id]) if told else found


def _standing(case: Matter) -> tuple[CaseEvent, date | None] | None:
    """The result a case was closed with, if it stands, and the day it was made public."""
    result: CaseEvent | None = None
    published: date | None = None
    for event in case_facts(case, case.events).events:
        if event.event == "reopened":
            result = published = None
        elif event.event in RESULTS and closes(case.kind, event):
            result, published = event, None
        elif event.event == "published" and result is not None and published is None:
            published = event.date
    return (result, published) if result is not None else None


def _publication(calendar: WorkingCalendar, case: Matter, result: CaseEvent, published: date | None) -> Publication:
    return Publication(
        case=case.number,
        kind=case.kind,
        field=case.field,
        secret=is_secret(case),
        result=result.event,
        outcome=result.outcome,
        decided_on=result.date,
        document_no=result.document_no,
        summary="",
        own=False,
        due=_due(calendar, case.clocks, result),
        basis=allowed_by(case.kind, "published", case.instance).article,
        published_on=published,
    )


def _telling(
    found: Publication, case: Matter, written: PublicSummary | None, people: list[Mapping[str, Any]]
) -> Publication:
    """With what is told of the case; a summary written before it became secret isn't."""
    own = written if written is not None and (written.secret or not is_secret(case)) else None
    return replace(
        found,
        summary=public_text(own.text, case.kind, people) if own else default_summary(case, people),
        own=own is not None,
        document_no=public_text(found.document_no, case.kind, people) if found.document_no else None,
    )


def _due(calendar: WorkingCalendar, clocks: Sequence[CaseClock], result: CaseEvent) -> date:
    """The clock's day where the law of the field has one, else the one of the law on grassroots democracy."""
    kept = next((one.due for one in clocks if one.clock == _CLOCK and one.start == result.date and one.due), None)
    return kept or calendar.add_working_days(result.date, POSTED_WITHIN)


def _nobody_else(found: list[Publication], hidden: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Publication]:
    """Denouncers of other cases, struck out of every text."""
    secrets = [(LEFT_OUT, person) for _code, person in hidden]
    summaries = redact_each([one.summary for one in found], secrets)
    numbers = redact_each([one.document_no or "" for one in found], secrets)
    told = zip(found, summaries, numbers, strict=True)
    return [replace(one, summary=summary, document_no=number or None) for one, summary, number in told]


def result_words(one: Publication, *, on_paper: bool = True) -> str:
    """What came of it: "Khiếu nại đúng một phần", "Đã trả lời"."""
    if one.result == EventName.ANSWERED:
        return "Đã trả lời" if on_paper else outcome_label(one.result, one.outcome or "final")
    words = outcome_label(one.result, one.outcome or "", on_paper=on_paper)
    return words[:1].upper() + words[1:]
