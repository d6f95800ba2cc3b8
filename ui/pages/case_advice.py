"""What an officer should know while writing an event: what was proposed, sent, set before. Nothing is refused here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from danvan_desk.domain.vocabulary import outcome_label
from danvan_desk.texts import _
from ui.pages.case_event_fields import EventContext
from ui.pages.case_words import criteria_words
from ui.widgets.dates import full_date
from ui.widgets.states import in_unit

if TYPE_CHECKING:
    from danvan_desk.domain.proposals import Proposal
    from danvan_desk.queries.case_sheet import CaseSheet


def context_of(sheet: CaseSheet, officers: list[str]) -> EventContext:
    """What the fields of an event depend on in this case."""
    from danvan_desk.domain.vocabulary import PROPOSABLE

    card = sheet.card
    done = [event.event for event in card.events if not event.taken_back]
    told = [str(event.of or "acceptance") for event in card.events if event.event == "notified"]
    pairs = (("discontinuance", "discontinued"), ("resumption", "resumed"), ("suspension", "suspended"))
    of = next((of for of, after in pairs if done.count(after) > told.count(of)), "acceptance")
    steps = [name for name in card.allowed if name in PROPOSABLE]
    before = card.proposal.step if card.proposal and not card.proposal.recorded else None
    steps.sort(key=lambda name: name != before)  # what was sent back is proposed again
    return EventContext(
        card.kind, card.instance, "accepted" in done, officers, sheet.on, of, _offers(sheet), steps, sheet.ordered,
        sheet.carried_out,
    )  # fmt: skip


def _offers(sheet: CaseSheet) -> dict[str, Any]:
    sent = next((e for e in reversed(sheet.card.events) if e.event == "forwarded" and not e.taken_back), None)
    return {
        "assigned.until": sheet.inner_offer,
        "approved.until": sheet.inner_offer,
        "urged.to": sent.to if sent else None,
        "urged.until": sheet.reply_offer,
        "proposed.by": sheet.card.officer,
        "approved.by": sheet.chair,
        **_from_intake(sheet),
    }


def _from_intake(sheet: CaseSheet) -> dict[str, Any]:
    """Where the checklist proposes a first step that isn't done: whom the petition goes to, and why it isn't taken."""
    waiting = [petition.number for petition in sheet.card.petitions if petition.processed_on is None]
    opinion = next((sheet.opinions[number] for number in waiting if number in sheet.opinions), None)
    if opinion is None:
        return {}
    to = opinion.competence.to if opinion.competence and not opinion.competence.in_authority else None
    return {"forwarded.to": to, "guided.to": to, f"{opinion.step}.reason": opinion.reason}


def advice(sheet: CaseSheet, event: str, until: date | None) -> tuple[str, bool]:
    """A sentence under the event's name, and whether it is a warning; "" where there is nothing to say."""
    if event == "assigned":
        return _inner_words(sheet, until)
    if event == "approved":
        proposal = sheet.card.proposal
        if proposal is None or not proposal.waits:
            return _("Không có đề xuất nào đang chờ phê duyệt."), True
        inner, warns = _inner_words(sheet, until) if until else ("", False)
        return f"{proposal_words(proposal)} {inner if warns else ''}".strip(), warns
    if event == "proposed":
        return _sent_back_words(sheet.card.proposal), False
    if event == "urged" and sheet.urging is not None:
        urged = sheet.urging
        words = _("Chuyển {to} ngày {day}, {days} chưa có trả lời.").format(
            to=urged.to or _("cơ quan khác"), day=full_date(urged.sent_on), days=in_unit(urged.waited, "working_day")
        )
        if urged.urged_on:
            words += " " + _("Đã đôn đốc {n} lần, gần nhất {day}.").format(
                n=len(urged.urged_on), day=full_date(urged.urged_on[-1])
            )
        return words, False
    return "", False


def _inner_words(sheet: CaseSheet, until: date | None) -> tuple[str, bool]:
    legal = sheet.legal_due
    if legal is None:
        return "", False
    if until is not None and until > legal:
        words = _("Hạn nội bộ sau hạn luật định {day}; vẫn lưu được, nhưng nên đặt sớm hơn.")
        return words.format(day=full_date(legal)), True
    return _("Hạn luật định gần nhất: {day}.").format(day=full_date(legal)), False


def proposal_words(proposal: Proposal) -> str:
    """As "Đề xuất ngày 12/11/2026, Lê Thị Mai: chuyển đơn, đến Sở Xây dựng. Lý do: …"."""
    event = proposal.event
    head = _("Đề xuất ngày {day}").format(day=full_date(event.date))
    head += f", {event.by}" if event.by else ""
    what = [outcome_label("proposed", event.outcome)] if event.outcome else [_("không ghi rõ bước")]
    what += [_("đến {to}").format(to=event.to)] if event.to else []
    what += [event.officer] if event.officer else []
    what += [_("thêm {n} ngày").format(n=event.days)] if event.days else []
    words = criteria_words()
    what += ["; ".join(words[letter] for letter in event.criteria if letter in words)] if event.criteria else []
    why = " " + _("Lý do: {reason}").format(reason=event.reason) if event.reason else ""
    return f"{head}: {', '.join(what)}.{why}"


def _sent_back_words(proposal: Proposal | None) -> str:
    answer = proposal.answer if proposal else None
    if answer is None or answer.outcome != "sent_back":
        return ""
    words = _("Đề xuất trước bị trả lại ngày {day}: {reason}")
    return words.format(day=full_date(answer.date), reason=answer.reason or "")
