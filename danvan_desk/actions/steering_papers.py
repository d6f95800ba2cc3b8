"""The papers that steer a case: the officer's proposal to the chair, the letter that urges another body."""

from __future__ import annotations

from danvan_desk.actions.forms import make_form
from danvan_desk.actions.papers import PaperMade
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.form_text import Value
from danvan_desk.queries.cases import case_card, find_case
from danvan_desk.queries.forwarded import urging_words
from danvan_desk.texts import _

Drafted = NewEvent | CaseEvent
"""An event of the book, or one still being written."""


def print_proposal(
    desk: Desk, number: str, draft: NewEvent | None = None, file_format: str = "pdf", *, reprint: bool = False
) -> PaperMade:
    """The proposal `draft`, else the case's newest; where there is none, of accepting. Raises NotFound."""
    card = case_card(desk, number)
    event: Drafted | None = draft or (card.proposal.event if card.proposal else None)
    if event is None:
        return make_form(desk, "XLD-01", number, file_format, reprint=reprint)
    given: dict[str, Value] = {
        "document_no": event.document_no,
        "day": event.date,
        "proposed_outcome": event.outcome or "accepted",
        "proposed_to": event.to,
        "proposed_officer": event.officer,
        "proposed_days": event.days,
        "proposed_reason": event.reason,
        "proposed_criteria": ", ".join(event.criteria),
        "proposed_by": event.by or card.officer,
    }
    return make_form(desk, "XLD-01", number, file_format, given, reprint=reprint)


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
