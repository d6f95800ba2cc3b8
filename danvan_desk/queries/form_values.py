"""What a record says, under the names the forms' fields have. A denouncer is never in it but by the code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan_desk.context import Desk
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.cases import effective
from danvan_desk.domain.delegations import speakers_first
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.vocabulary import (
    NOTICE_GROUNDS,
    Channel,
    Copy,
    DialogueKind,
    Field,
    IdKind,
    Kind,
    ReceivedBy,
    ReceptionKind,
    RefusalGround,
    official,
)
from danvan_desk.errors import NotFound, Problem
from danvan_desk.papers.form_text import Row, Value
from danvan_desk.papers.proposal_words import PETITIONS
from danvan_desk.queries.cases import CaseCard, case_card
from danvan_desk.queries.dialogues import DialogueCard, dialogue_card
from danvan_desk.queries.forwarded import urging_words
from danvan_desk.queries.people import PaperHanded, PersonShown
from danvan_desk.queries.petitions import PetitionCard
from danvan_desk.queries.plans import plan_shown
from danvan_desk.queries.receptions import ReceptionShown, reception_shown
from danvan_desk.queries.visits import VisitCard, visit_card
from danvan_desk.texts import _

Values = dict[str, Value]
PEOPLE = ("citizen", "citizens", "citizen_called", "citizen_id", "citizen_id_label", "citizen_id_on", "citizen_id_by",
          "citizen_address", "citizen_phone")  # fmt: skip
"""The fields that say who came or signed."""
_RESOLVING = ("complaint.resolve", "denunciation.resolve", "feedback.final_answer")


def record_values(desk: Desk, number: str) -> Values:
    """The fields of a visit, petition, case, dialogue, plan or session. Raises NotFound for the number."""
    kind = record_type(number)
    if kind in ("case", "petition"):
        card = case_card(desk, number)
        chosen = next((one for one in card.petitions if one.number == number.upper()), card.petitions[0])
        held = max(card.dialogues, key=lambda one: one[1], default=None)
        return {
            **(_last_dialogue(dialogue_card(desk, held[0])) if held else {}),
            **case_values(card, chosen),
            "settled_by": _settled_by(desk, chosen),
            **urging_words(desk, card.number, desk.today),
        }
    if kind == "visit":
        return visit_values(visit_card(desk, number))
    if kind == "dialogue":
        dialogue = dialogue_card(desk, number)
        about = record_values(desk, dialogue.case) if dialogue.case else {}
        return {**about, **dialogue_values(dialogue)}
    if number.startswith("plan-"):
        return plan_values(desk, number)
    if number.startswith("reception-"):
        return reception_values(reception_shown(desk, number))
    raise NotFound([Problem("number", _("không có hồ sơ số này"), number)])


def _settled_by(desk: Desk, petition: PetitionCard) -> str | None:
    """Who decided before, as was said at the desk."""
    visit = visit_card(desk, petition.visit) if petition.visit else None
    return visit.resolved_by if visit and visit.resolved_stage not in (None, "none") else None


def case_values(card: CaseCard, petition: PetitionCard) -> Values:
    values: Values = {
        "number": card.number,
        "kind": official(Kind(card.kind)).lower(),
        "kind_code": card.kind,
        "petition": PETITIONS[Kind(card.kind)],
        "petition_no": petition.number,
        "field": official(Field(card.field)).lower(),
        "channel": official(Channel(petition.channel)),
        "received_on": petition.received,
        "dated_on": petition.dated,
        "content": " ".join(card.content.split()),
        "request": petition.request,
        "respondent": petition.respondent,
        "forwarded_by": petition.forwarded_by,
        "decision_no": petition.decision_no,
        "instance": "lần hai" if card.instance == 2 else "lần đầu",
        "hamlet": petition.hamlet,
        "case_officer": card.officer,
        "documents": _documents(petition.documents),
        **_people(petition.people, card.secret, anonymous=petition.anonymous),
    }
    resolving = [clock for clock in card.clocks if clock.clock in _RESOLVING]
    if resolving:
        values |= {"due_on": resolving[-1].due, "term": resolving[-1].length}
    told: Values = {}
    for event in _standing(card):
        told |= event_values(event)
    values = {**told, **values, "acceptance": "không thụ lý" if "declined_on" in told else "thụ lý"}
    days = (values.get("dialogue_held_on"), values.get("dialogue_called_until"))
    values["held_on"] = max((day for day in days if isinstance(day, date)), default=None)
    if card.kind == Kind.COMPLAINT:
        values |= {"complex_term": 60 if card.remote_area else 45, "appeal_days": 45 if card.remote_area else 30}
    return values


def _standing(card: CaseCard) -> tuple[CaseEvent, ...]:
    """What happened as it holds now: corrected where it was corrected, without what was taken back."""
    names = CaseEvent.__dataclass_fields__
    return effective([CaseEvent(**{name: getattr(event, name) for name in names}) for event in card.events])


def event_values(event: CaseEvent) -> Values:
    """`accepted_on`, `accepted_no`, `forwarded_to`, …: of several, the last. Of notices each has its own name."""
    name = f"{event.event}_{event.of}" if event.event == "notified" else event.event
    told = {
        "on": event.date,
        "no": event.document_no,
        "by": event.by,
        "to": event.to,
        "reason": event.reason,
        "days": event.days,
        "until": event.until,
        "outcome": event.outcome,
        "officer": event.officer,
        "criteria": ", ".join(event.criteria),
    }
    return {f"{name}_{part}": value for part, value in told.items() if value not in (None, "")}


def visit_values(visit: VisitCard) -> Values:
    ground = RefusalGround(visit.refusal_ground) if visit.refusal_ground else None
    return {
        "number": visit.number,
        "kind": official(Kind(visit.kind)).lower(),
        "visit_on": visit.date,
        "visit_at": visit.time,
        "receiver": visit.receiver,
        "visit_content": " ".join(visit.content.split()),
        "content": " ".join(visit.content.split()),
        "guided_to": visit.guided_to,
        "resolved_by": visit.resolved_by,
        "notice_no": visit.notice_no,
        "notice_on": visit.notice_on,
        **(_refusal(ground) if ground else {}),
        "people_count": visit.people_count,
        "documents": _documents(visit.documents),
        **({"presided": visit.receiver} if visit.by_head and visit.receiver else {}),
        **_people(visit.people, visit.secret, others=visit.people_count - 1),
    }


def _refusal(ground: RefusalGround) -> Values:
    """The ground without the article it is listed by; the article only where the form's own words don't cite it."""
    told: Values = {"refusal_reason": official(ground).partition(" (")[0]}
    if ground in NOTICE_GROUNDS:
        return told
    text, article, clause, *point = ground.value.split("-")  # LTCD-9-1, ND154-4-1-a
    cited = "Luật Tiếp công dân" if text == "LTCD" else "Nghị định số 154/2026/NĐ-CP"
    at = f"điểm {point[0]}, khoản {clause}" if point else f"khoản {clause}"
    return {**told, "refusal_basis": f"{at} Điều {article} {cited}"}


def dialogue_values(dialogue: DialogueCard) -> Values:
    items = dialogue.items
    return {
        "number": dialogue.number,
        "dialogue_kind": official(DialogueKind(dialogue.kind)),
        "held_on": dialogue.date,
        "held_place": dialogue.place,
        "host": dialogue.chair,
        "hamlet": _beyond(dialogue.hamlet, dialogue.place),
        "invited": dialogue.invited,
        "attended": dialogue.attended,
        "absent": tuple({"name": name, "reason": _reasoned(excused)} for name, excused in dialogue.absent),
        "agreed": dialogue.agreed,
        "not_agreed": dialogue.not_agreed,
        "announced_on": dialogue.announced,
        "questions": tuple(
            {
                "asked_by": item.asked_by,
                "hamlet": item.hamlet,
                "field": official(Field(item.field)) if item.field else None,
                "question": item.question,
                "answer": item.answer,
            }
            for item in items
            if item.question
        ),
        "promises": tuple(
            {
                "question": item.question,
                "asked_by": ", ".join(filter(None, (item.asked_by, item.hamlet))),
                "field": official(Field(item.field)) if item.field else None,
                "answer": "; ".join(part.rstrip(" .") for part in (item.answer, item.commitment) if part),
                "state": "Đã xong" if item.done_on else "Chưa xong",
                "commitment": item.commitment,
                "owner": item.owner,
                "co_owner": item.co_owner,
                "due": item.due,
                "done_on": item.done_on,
                "result": item.result,
                "published": " ".join(
                    filter(None, (f"{item.published_on:%d/%m/%Y}" if item.published_on else "", item.published_where))
                ),
            }
            for item in items
            if item.commitment
        ),
    }


def _last_dialogue(dialogue: DialogueCard) -> Values:
    """What a case's own papers say of its last dialogue."""
    known = dialogue_values(dialogue)
    told = {"Nội dung đã thống nhất": dialogue.agreed, "Nội dung còn có ý kiến khác nhau": dialogue.not_agreed}
    said = "\n".join(f"{title}: {text}" for title, text in told.items() if text)
    kept = ("held_place", "host", "absent", "agreed", "not_agreed")
    return {**{key: known[key] for key in kept}, "dialogue_result": said or None}


def _beyond(hamlet: str | None, place: str | None) -> str | None:
    """The hamlet where the place's own name doesn't say it."""
    return None if hamlet and place and hamlet.lower() in place.lower() else hamlet


def _reasoned(excused: bool) -> str:
    return "vắng mặt có lý do" if excused else "vắng mặt không có lý do"


def plan_values(desk: Desk, number: str) -> Values:
    plan = plan_shown(desk, number)
    about = record_values(desk, plan.case) if plan.case else {}
    return {
        **about,
        "number": number,
        "held_on": plan.date,
        "held_at": plan.time,
        "held_place": plan.place,
        "hamlet": _beyond(plan.hamlet, plan.place),
        "host": plan.host,
        "topic": plan.topic,
        "announced_on": plan.announced,
        "questions": tuple(
            {
                "asked_by": one.asked_by,
                "hamlet": one.hamlet,
                "field": official(Field(one.field)) if one.field else None,
                "question": one.content,
                "channel": official(Channel(one.channel)) if one.channel in set(Channel) else one.channel,
                "prepared_by": one.prepared_by,
            }
            for one in plan.questions
        ),
    }


def reception_values(session: ReceptionShown) -> Values:
    return {
        "number": session.number,
        "reception_kind": official(ReceptionKind(session.kind)).lower(),
        "received_by": "Chủ tịch" if session.by == ReceivedBy.HEAD else None,
        "held_on": session.date,
        "held_place": session.place,
        "host": session.host,
        "attendees": session.attendees,
        "announced_on": session.announced,
    }


def _people(
    people: Sequence[PersonShown], secret: bool, *, others: int | None = None, anonymous: bool = False
) -> Values:
    """Who came or signed. Of a secret record the code and nothing else."""
    first = next(iter(speakers_first(people)), None)
    if first is None:
        return {"secret": secret or None, "anonymous": anonymous or None}
    more = len(people) - 1 if others is None else others
    if secret:
        return {
            "secret": "x",
            "citizen": first.code,
            "citizens": first.code,
            "citizen_called": f"công dân có mã số {first.code}",
        }
    return {
        "citizen": first.name,
        "citizens": first.name + (f" và {more} người khác" if more > 0 else ""),
        "citizen_called": f"ông (bà) {first.name}" + (f" và {more} người khác" if more > 0 else ""),
        "citizen_id": first.id_number,
        "citizen_id_label": official(IdKind(first.id_kind)) if first.id_kind and first.id_number else None,
        "citizen_id_on": first.id_issued_on,
        "citizen_id_by": first.id_issued_by,
        "citizen_address": first.address,
        "citizen_phone": first.phone,
    }


def _documents(papers: Sequence[PaperHanded]) -> tuple[Row, ...]:
    return tuple(
        {
            "title": paper.title,
            "pages": paper.pages,
            "copy": official(Copy(paper.copy)) if paper.copy else None,
            "state": paper.state,
        }
        for paper in papers
    )
