"""Where a case stands: first step, processed, closed, settled, on time, in authority, as the tables mean them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from danvan_desk import texts
from danvan_desk.domain.case_facts import CaseEvent, CaseFacts, Clock
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.history import FIRST_STEPS, closes
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar

_SETTLING = frozenset({"decided", "concluded", "answered", "withdrawn", "discontinued"})
_CLASS_OF_STEP = {
    "accepted": "yes", "declined": "yes", "answered": "yes",
    "forwarded": "no", "guided": "no", "returned": "no",
    "filed": "ineligible",
}  # fmt: skip
_CLASS_SAID = {"in_authority": "yes", "not_in_authority": "no", "ineligible": "ineligible"}


@dataclass(frozen=True)
class CaseStanding:
    """`closing` is the event that closed the case, None while open. `on_time`: the closing came no later than the due
    date of the clock it ended; None while open, or where no calendar was given. `in_authority`: yes, no, ineligible
    (filed, or classified so) or undetermined (not yet processed).
    """

    state: str
    first_step: CaseEvent | None
    processed_on: date | None
    closed_on: date | None
    closing: CaseEvent | None
    settled: bool
    on_time: bool | None
    is_open: bool
    in_authority: str


def standing(
    facts: CaseFacts,
    rules: RuleBook | None = None,
    calendar: WorkingCalendar | None = None,
    on: date | None = None,
) -> CaseStanding:
    """The standing on the day `on` (None: after everything recorded). With rules and calendar, also on time or not."""
    events = [event for event in facts.events if on is None or event.date <= on]
    first = next((event for event in events if event.event in FIRST_STEPS), None)
    classified = [event for event in events if event.event == "classified"]
    processed = min((event.date for event in (*classified[:1], first) if event is not None), default=None)
    closing = _closing(facts.kind, events)
    on_time = None
    if closing is not None and rules is not None and calendar is not None:
        on_time = _on_time(facts, events, closing, rules, calendar)
    return CaseStanding(
        state=_state(events, closing),
        first_step=first,
        processed_on=processed,
        closed_on=closing.date if closing else None,
        closing=closing,
        settled=closing is not None and closing.event in _SETTLING,
        on_time=on_time,
        is_open=closing is None,
        in_authority=_authority(first, classified),
    )


def before_reopening(
    facts: CaseFacts, rules: RuleBook | None = None, calendar: WorkingCalendar | None = None
) -> list[tuple[date, CaseStanding]]:
    """Each day the case was opened again, with how it stood before: a period that ended in between keeps that."""
    return [
        (event.date, standing(replace(facts, events=facts.events[:at]), rules, calendar))
        for at, event in enumerate(facts.events)
        if event.event == "reopened"
    ]


def _closing(kind: str, events: list[CaseEvent]) -> CaseEvent | None:
    closing: CaseEvent | None = None
    for event in events:
        if event.event == "reopened":
            closing = None
        elif closing is None and closes(kind, event):
            closing = event
    return closing


def _authority(first: CaseEvent | None, classified: list[CaseEvent]) -> str:
    if first is not None:
        return _CLASS_OF_STEP[first.event]
    return _CLASS_SAID.get(classified[-1].outcome or "", "undetermined") if classified else "undetermined"


def _on_time(
    facts: CaseFacts, events: list[CaseEvent], closing: CaseEvent, rules: RuleBook, calendar: WorkingCalendar
) -> bool:
    """Against the clock the closing ended; a withdrawal or discontinuance, against the one it dropped."""
    found = [
        clock
        for clock in clocks(facts, rules, calendar, events[-1].date, explain=False)
        if clock.ended_by == closing.n and clock.clock in _MAIN
    ]
    best = [clock for clock in found if clock.clock.endswith((".resolve", ".final_answer")) and _counts(clock, closing)]
    return all(clock.due is None or closing.date <= clock.due for clock in best or found)


def _counts(clock: Clock, closing: CaseEvent) -> bool:
    """A forwarded feedback ends its first answer and drops the final one: the first answer is what it is late for."""
    return clock.state is not ClockState.DROPPED or closing.event in ("withdrawn", "discontinued")


_MAIN = frozenset({
    "complaint.accept", "complaint.resolve", "denunciation.triage", "denunciation.forward", "denunciation.resolve",
    "feedback.first_answer", "feedback.final_answer",
})  # fmt: skip


def _state(events: list[CaseEvent], closing: CaseEvent | None) -> str:
    if closing is not None:
        return "closed" if closing.event == "answered" else closing.event
    state = "new"
    for event in events:
        name = event.event
        if name == "reopened":
            state = "accepted" if any(e.event == "accepted" for e in events) else "new"
        elif name in ("classified", "accepted", "suspended", "answered") or (name, state) == ("verifying", "accepted"):
            state = name
        elif name == "resumed":
            state = "accepted"
    return state


def state_label(state: str, *, on_paper: bool = False) -> str:
    """The words for a state, in the current language (Vietnamese on paper); the code itself where there are none."""
    return _state_words(str if on_paper else texts._).get(state, state)


def _state_words(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "new": _("Mới nhận"),
        "classified": _("Đã phân loại"),
        "accepted": _("Đang giải quyết"),
        "verifying": _("Đang xác minh"),
        "suspended": _("Tạm đình chỉ"),
        "answered": _("Đã trả lời lần đầu"),
        "declined": _("Không thụ lý"),
        "forwarded": _("Đã chuyển"),
        "guided": _("Đã hướng dẫn"),
        "returned": _("Đã trả lại"),
        "filed": _("Đã lưu"),
        "withdrawn": _("Đã rút"),
        "discontinued": _("Đã đình chỉ"),
        "decided": _("Đã có quyết định"),
        "concluded": _("Đã có kết luận"),
        "closed": _("Đã trả lời xong"),
    }
