"""Every paper the books have a record for, as files to look at: before a form is used, or after it was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from danvan_desk.actions.forms import blank_form, draft_form
from danvan_desk.actions.papers import PaperMade, print_record
from danvan_desk.actions.wording import definition
from danvan_desk.context import Desk
from danvan_desk.db.tables import (
    Dialogue,
    DialogueItem,
    Event,
    HandedDocument,
    Matter,
    Party,
    Petition,
    Plan,
    PlanQuestion,
    Reception,
    Visit,
)
from danvan_desk.domain.vocabulary import NOTICE_GROUNDS
from danvan_desk.errors import Refused
from danvan_desk.papers.catalogue import Form, all_forms
from danvan_desk.papers.form_definition import FormDefinition, shipped_forms
from danvan_desk.papers.form_text import Composed
from danvan_desk.papers.form_wording import OwnWords

WHICH = ("usual", "fullest", "barest")
"""The records a form is shown of: the latest that has come as far as the paper goes; of all, the one with most to say
and the one with least."""


@dataclass(frozen=True)
class Shown:
    """One paper of the gallery, of one of WHICH; `made` empty where the books hold no record it could be of."""

    form: str
    which: str
    record: str | None
    made: tuple[PaperMade, ...]


def gallery(desk: Desk) -> Iterator[Shown]:
    """Each form as PDF and, where it is made so, as Word, of up to three records; those of a period are left out.

    How much a record has to say is measured in letters, by the database: the cost hardly grows with the books.
    """
    by_form = {one.form: one for one in shipped_forms()}
    ends: dict[tuple[tuple[str, ...], ...], tuple[str | None, str | None]] = {}  # many forms are of the same records
    for form in all_forms():
        if form.of_period():
            continue
        defined = by_form.get(form.form)
        with desk.reading() as session:
            usual = _fitting(session, defined) if defined else _record(session, form.of, (), "")
            of = (form.of, defined.kinds, defined.outcomes) if defined else (form.of, (), ())
            if of not in ends:
                ends[of] = _ends(session, *of)
        found = dict(zip(WHICH, (usual, *ends[of]), strict=True))
        made_of = set[str | None]()
        for which, record in found.items():
            if which == WHICH[0] or record not in made_of:
                yield Shown(form.form, which, record, _printed(desk, form, record))
            made_of.add(record)


def sample(desk: Desk, form: str, own: OwnWords) -> Composed:
    """The form in words that may not be kept yet, of a record the books have for it, else with dots."""
    with desk.reading() as session:
        record = _fitting(session, definition(form))
    return draft_form(desk, form, record, own=own).paper if record else blank_form(desk, form, own)


def _printed(desk: Desk, form: Form, record: str | None) -> tuple[PaperMade, ...]:
    if record is None:
        return ()
    try:
        return tuple(print_record(desk, form.form, record, file_format=kind) for kind in form.formats)
    except Refused:  # the record found isn't one the paper can be of after all
        return ()


def _ends(
    session: Session, of: tuple[str, ...], kinds: tuple[str, ...], outcomes: tuple[str, ...]
) -> tuple[str | None, str | None]:
    """The record with most to say and the one with least, of those the form can be made from."""
    measured = _measured(of)
    if measured is None:
        return None, None
    records, said = measured
    if kinds:
        records = records.where(Matter.kind.in_(kinds))
    if outcomes:
        records = records.where(Visit.outcome.in_(outcomes))
    most, least = (session.scalar(records.order_by(order).limit(1)) for order in (said.desc(), said.asc()))
    return most, least


def _measured(of: tuple[str, ...]) -> tuple[Select[str], ColumnElement[int]] | None:
    """The records' numbers as `_record` knows them, and how many letters each holds."""
    if "case" in of:
        first = select(func.min(Petition.id)).where(Petition.case_id == Matter.id).correlate(Matter).scalar_subquery()
        said = _letters(Petition.content, Petition.request, Petition.respondent, Petition.decision_no)
        said += _people(Party.petition_id == Petition.id) + _papers(HandedDocument.petition_id == Petition.id)
        steps = _letters(Event.document_no, Event.by, Event.to, Event.reason, Event.officer)
        said += _sum(steps, Event.case_id == Matter.id)
        return select(Matter.number).join(Petition, Petition.id == first), said
    if "visit" in of:
        said = _letters(Visit.content, Visit.receiver, Visit.guided_to, Visit.resolved_by)
        said += _people(Party.visit_id == Visit.id) + _papers(HandedDocument.visit_id == Visit.id)
        return select(Visit.number), said
    if "dialogue" in of:
        item = _letters(DialogueItem.question, DialogueItem.answer, DialogueItem.commitment, DialogueItem.co_owner)
        said = _letters(Dialogue.place, Dialogue.hamlet) + _sum(item, DialogueItem.dialogue_id == Dialogue.id)
        return select(Dialogue.number).where(Dialogue.kind == "conference"), said
    if "plan" in of:
        said = _letters(Plan.topic, Plan.place) + _sum(
            _letters(PlanQuestion.content, PlanQuestion.asked_by), PlanQuestion.plan_id == Plan.id
        )
        return select(literal("plan-") + cast(Plan.id, String)).where(Plan.what == "conference"), said
    if "reception" in of:
        said = _letters(Reception.place, Reception.attendees, Reception.host)
        return select(literal("reception-") + cast(Reception.id, String)).where(Reception.nobody_came), said
    return None


def _people(whose: ColumnElement[bool]) -> ColumnElement[int]:
    return _sum(_letters(Party.name, Party.address, Party.id_number, Party.id_issued_by, Party.phone), whose)


def _papers(whose: ColumnElement[bool]) -> ColumnElement[int]:
    return _sum(_letters(HandedDocument.title, HandedDocument.state), whose)


def _letters(*columns: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    return sum((func.length(func.coalesce(one, "")) for one in columns), start=literal(0))


def _sum(letters: ColumnElement[int], where: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.coalesce(func.sum(letters), 0)).where(where).scalar_subquery()


def _fitting(session: Session, form: FormDefinition) -> str | None:
    """A record that has come as far as the paper goes, else any it can be made from."""
    proof = form.proves.event if form.proves else ""
    if form.outcomes:
        visits = select(Visit.number).where(Visit.outcome.in_(form.outcomes)).limit(1)
        return session.scalars(
            visits.order_by(Visit.refusal_ground.in_(NOTICE_GROUNDS).desc(), Visit.id.desc())
        ).first()
    for happened in (proof, *form.after, ""):
        found = _record(session, form.of, form.kinds, happened)
        if found:
            return found
    return None


def _record(session: Session, of: tuple[str, ...], kinds: tuple[str, ...], happened: str) -> str | None:
    if "case" in of:
        cases = select(Matter.number).order_by(Matter.id.desc()).limit(1)
        if kinds:
            cases = cases.where(Matter.kind.in_(kinds))
        if happened:
            cases = cases.where(select(Event.id).where(Event.case_id == Matter.id, Event.event == happened).exists())
        return session.scalars(cases).first()
    if "visit" in of:
        visits = select(Visit.number).order_by(Visit.people_count.desc(), Visit.id.desc()).limit(1)
        return session.scalars(visits).first()
    if "petition" in of:
        return session.scalars(select(Petition.number).order_by(Petition.id.desc()).limit(1)).first()
    if "dialogue" in of:
        held = select(Dialogue.number).where(Dialogue.kind == "conference").order_by(Dialogue.date.desc()).limit(1)
        return session.scalars(held).first()
    if "plan" in of:
        plan = session.scalars(
            select(Plan.id).where(Plan.what == "conference").order_by(Plan.id.desc()).limit(1)
        ).first()
        return f"plan-{plan}" if plan else None
    if "reception" in of:
        empty = session.scalars(select(Reception.id).where(Reception.nobody_came).order_by(Reception.id.desc())).first()
        return f"reception-{empty}" if empty else None
    return None
