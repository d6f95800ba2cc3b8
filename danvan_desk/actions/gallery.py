"""Every paper the books have a record for, as files to look at: before a form is used, or after it was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.actions.forms import blank_form, draft_form, make_form
from danvan_desk.actions.papers import PaperMade, print_record
from danvan_desk.actions.wording import definition
from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, Event, Matter, Petition, Plan, Reception, Visit
from danvan_desk.domain.vocabulary import NOTICE_GROUNDS
from danvan_desk.errors import Refused
from danvan_desk.papers.catalogue import FORMS
from danvan_desk.papers.form_definition import FormDefinition, shipped_forms
from danvan_desk.papers.form_text import Composed
from danvan_desk.papers.form_wording import OwnWords


@dataclass(frozen=True)
class Shown:
    """One paper of the gallery; `made` None where the books hold no record it could be of."""

    form: str
    record: str | None
    made: tuple[PaperMade, ...]


def gallery(desk: Desk) -> Iterator[Shown]:
    """Each form once, as PDF and, where it is made so, as Word; registers are left out: they are of a period."""
    for form in FORMS:
        if "register" in form.of:
            continue
        with desk.reading() as session:
            record = _record(session, form.of, (), "")
        yield Shown(form.form, record, _printed(desk, form.form, record))
    for one in shipped_forms():
        with desk.reading() as session:
            record = _fitting(session, one)
        made = tuple(make_form(desk, one.form, record, kind) for kind in ("pdf", "docx")) if record else ()
        yield Shown(one.form, record, made)


def sample(desk: Desk, form: str, own: OwnWords) -> Composed:
    """The form in words that may not be kept yet, of a record the books have for it, else with dots."""
    with desk.reading() as session:
        record = _fitting(session, definition(form))
    return draft_form(desk, form, record, own=own).paper if record else blank_form(desk, form, own)


def _printed(desk: Desk, form: str, record: str | None) -> tuple[PaperMade, ...]:
    if record is None:
        return ()
    try:
        return (print_record(desk, form, record),)
    except Refused:  # the record found isn't one the paper can be of after all
        return ()


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
