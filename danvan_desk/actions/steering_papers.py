"""The papers that steer a case: the officer's proposal to the chair, the letter that urges another body."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from danvan_desk.actions.forms import make_form
from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, form_named, identity_of, letterhead
from danvan_desk.actions.secrecy import EVENT_TEXT, struck_in
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.records import NewEvent
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.proposal_words import Step, basis
from danvan_desk.queries.cases import CaseCard, case_card, find_case
from danvan_desk.queries.forwarded import urging_words
from danvan_desk.queries.petitions import PetitionCard
from danvan_desk.queries.visits import visit_card
from danvan_desk.texts import _

Drafted = NewEvent | CaseEvent
"""An event of the book, or one still being written."""


def print_proposal(desk: Desk, number: str, draft: NewEvent | None = None, *, reprint: bool = False) -> PaperMade:
    """The proposal `draft`, else the case's newest; where there is none, of accepting, for the pen. Raises NotFound."""
    from danvan_desk.papers.proposal_sheet import ProposalSheet, missing, proposal_sheet_pdf

    form, office, card = form_named("XLD-01"), office_details(desk), case_card(desk, number)
    event: Drafted | None = _struck(desk, card, draft) or (card.proposal.event if card.proposal else None)
    petition = card.petitions[0]
    kind = Kind(card.kind)
    day = event.date if event else desk.today
    step = _step(event)
    data = ProposalSheet(
        letterhead=letterhead(office),
        kind=kind,
        step=step,
        basis=basis(kind, step.event, day),
        number=event.document_no if event else None,
        day=day if event else None,
        received=petition.received,
        person=identity_of(petition.people[0] if petition.people else None),
        more=max(0, len(petition.people) - 1),
        anonymous=petition.anonymous,
        forwarded_by=petition.forwarded_by,
        content=" ".join(card.content.split()),
        settled_by=_settled_by(desk, petition),
        reason=event.reason if event else None,
        signer=office.chair,
        proposer=(event.by if event else None) or card.officer,
    )
    content = proposal_sheet_pdf(data, reprint=reprint)
    return PaperMade(form.form, form.title, content, "pdf", tuple(missing(data)))


def _step(event: Drafted | None) -> Step:
    if event is None or event.outcome is None:
        return Step("accepted")
    return Step(event.outcome, event.to, event.officer, event.days, tuple(event.criteria))


def _settled_by(desk: Desk, petition: PetitionCard) -> str | None:
    """Who decided before, as was said at the desk."""
    if petition.visit is None:
        return None
    visit = visit_card(desk, petition.visit)
    return visit.resolved_by if visit.resolved_stage not in (None, "none") else None


def print_urging(
    desk: Desk, number: str, draft: NewEvent | None = None, file_format: str = "pdf", *, reprint: bool = False
) -> PaperMade:
    """The letter `draft` stands for, else the newest in the book, else one of today. Raises Refused where no body was
    ever written to, NotFound for the number."""
    with desk.reading() as session:
        case = find_case(session, number)
        events = case_facts(case, case.events).events
    kept = next((event for event in reversed(events) if event.event == "urged"), None) if draft is None else None
    letter: Drafted | None = draft or kept
    if letter is None:
        if all(event.event != "forwarded" for event in events):
            raise Refused([Problem("number", _("vụ việc này chưa chuyển cơ quan nào để đôn đốc"), number)])
        return make_form(desk, "CV-DD", number, file_format, reprint=reprint)
    said = {"urged_to": letter.to, "urged_until": letter.until, "document_no": letter.document_no, "day": letter.date}
    given = urging_words(desk, number, letter.date, kept) | {key: value for key, value in said.items() if value}
    return make_form(desk, "CV-DD", number, file_format, given, reprint=reprint)


def _struck(desk: Desk, card: CaseCard, draft: NewEvent | None) -> NewEvent | None:
    """The event as the register would keep it: it never names who denounced, nor may a look at its paper."""
    if draft is None or not card.secret:
        return draft
    with desk.reading() as session:
        group = find_case(session, card.number).secret_group
        kept: dict[str, Any] = {name: struck_in(session, group, getattr(draft, name)) for name in EVENT_TEXT}
    return replace(draft, **kept)
