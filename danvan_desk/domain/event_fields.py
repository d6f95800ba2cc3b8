"""What each event must and may carry, before its place in the order of things is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.history import LONGEST_EXTENSION, event_label
from danvan_desk.domain.order import ALLOWED_BY, forbidden_by
from danvan_desk.domain.vocabulary import COMPLEX_CRITERIA, NOTIFIED_OF, OUTCOMES, EventName, Kind, label
from danvan_desk.errors import Problem
from danvan_desk.texts import _

_OUTCOME_REQUIRED = ("classified", "decided", "concluded")
_REASON_REQUIRED = ("corrected", "reopened")
SENT_BACK = "sent_back"
_NAMES = tuple(event.value for event in EventName)


def known_event(name: str) -> Problem | None:
    """A problem where there is no such event, with the nearest name and all that are accepted."""
    if name in _NAMES:
        return None
    near = get_close_matches(name, _NAMES, n=1)
    meant = _("có phải {near}? ").format(near=near[0]) if near else ""
    return Problem("event", meant + _("không có việc này; nhận: {names}").format(names=", ".join(_NAMES)), name)


def kind_allows(kind: str, event: str) -> bool:
    """Whether a case of that kind knows the event at all."""
    return kind in ALLOWED_BY[event]


def field_problems(facts: CaseFacts, new: CaseEvent) -> Iterator[Problem]:
    """Everything wrong with the event's own fields; its name is a known one."""
    if not kind_allows(facts.kind, new.event):
        yield _wrong_kind(facts, new)
        return
    if new.event != "corrected":  # a correction carries the outcome of the event it corrects
        yield from outcome_problems(facts, new)
    if new.event == "notified" and new.of is not None and new.of not in NOTIFIED_OF:
        yield _not_one_of("of", new.of, NOTIFIED_OF)
    if new.event != "corrected":
        yield from number_problems(new)
    if new.of is not None and new.event not in ("notified", "corrected"):
        yield Problem("of", _("việc {event} không có mục này").format(event=event_label(new.event)), new.of)
    for letter in new.criteria:
        if letter not in COMPLEX_CRITERIA:
            yield _not_one_of("criteria", letter, COMPLEX_CRITERIA)
    if new.event == "extended":
        yield from days_problems(facts, new)
    if new.event == "dialogue_called":
        if new.until is None:
            yield Problem("until", _("cần ghi ngày đối thoại"))
        elif new.until < new.date:
            yield Problem("until", _("ngày đối thoại phải từ ngày mời trở đi"), new.until.isoformat())
    if new.event in (EventName.ASSIGNED, EventName.APPROVED) and new.until is not None and new.until < new.date:
        words = _("hạn phải từ ngày {day:%d/%m/%Y} trở đi").format(day=new.date)
        yield Problem("until", words, new.until.isoformat())
    if new.event == EventName.PROPOSED and new.days is not None and not 1 <= new.days <= LONGEST_EXTENSION:
        yield Problem("days", _("mỗi lần gia hạn từ 1 đến 30 ngày (Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3)"), new.days)
    sent_back = new.event == EventName.APPROVED and new.outcome == SENT_BACK
    if sent_back and not (new.reason or "").strip():
        yield Problem("reason", _("trả lại thì cần ghi lý do, phải làm lại điều gì"), new.reason)
    if new.event in _REASON_REQUIRED and not (new.reason or "").strip():
        yield Problem("reason", _("cần ghi lý do"), new.reason)


def accepted_outcomes(facts: CaseFacts, event: str) -> tuple[str, ...]:
    """The outcomes an event takes in this case; () where it takes none. Decisions differ by instance."""
    if event == EventName.DECIDED:
        return ("upheld", "changed") if facts.instance == 2 else ("right", "partly_right", "wrong")
    if event == EventName.REPORTED and facts.kind != Kind.COMPLAINT:  # the dialogue owed is a complaint's: LKN Đ.30(1)
        return ()
    if event == EventName.PROPOSED:
        return tuple(step for step in OUTCOMES[EventName.PROPOSED] if kind_allows(facts.kind, step))
    found = {name.value: outcomes for name, outcomes in OUTCOMES.items()}
    return found.get(event, ())


def outcome_problems(facts: CaseFacts, new: CaseEvent) -> Iterator[Problem]:
    accepted = accepted_outcomes(facts, new.event)
    if new.outcome is None:
        if new.event in _OUTCOME_REQUIRED:
            yield Problem("outcome", _("phải ghi; nhận một trong: {accepted}").format(accepted=", ".join(accepted)))
    elif not accepted:
        yield Problem("outcome", _("việc {event} không có mục này").format(event=event_label(new.event)), new.outcome)
    elif new.outcome not in accepted:
        yield _not_one_of("outcome", new.outcome, accepted)


def number_problems(new: CaseEvent) -> Iterator[Problem]:
    """Numbers that this event doesn't carry: only a ruling orders, only carrying out does."""
    if new.orders and new.event not in (EventName.DECIDED, EventName.CONCLUDED):
        yield _only_with("orders", new, EventName.DECIDED, EventName.CONCLUDED)
    if new.done and new.event != EventName.ENFORCED:
        yield _only_with("done", new, EventName.ENFORCED)


def days_problems(facts: CaseFacts, new: CaseEvent) -> Iterator[Problem]:
    """An extension after acceptance says its days, 1 to 30 (Luật Tố cáo Đ.30); before it they are not looked at."""
    accepted = any(event.event == "accepted" and event.date <= new.date for event in facts.events)
    if not accepted:
        return
    if new.days is None:
        yield Problem("days", _("phải ghi số ngày gia hạn, từ 1 đến 30 (Luật Tố cáo Đ.30)"))
    elif not 1 <= new.days <= LONGEST_EXTENSION:
        yield Problem("days", _("mỗi lần gia hạn từ 1 đến 30 ngày (Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3)"), new.days)


def _wrong_kind(facts: CaseFacts, new: CaseEvent) -> Problem:
    kinds = [Kind(kind) for kind in ALLOWED_BY[new.event]]
    instead = {
        "decided": _("; tố cáo là Kết luận nội dung tố cáo (concluded), phản ánh là Trả lời (answered)"),
        "concluded": _("; khiếu nại là Quyết định giải quyết (decided), phản ánh là Trả lời (answered)"),
        "answered": _("; khiếu nại là Quyết định giải quyết (decided), tố cáo là Kết luận nội dung tố cáo (concluded)"),
        "extended": _("; thời hạn khiếu nại chỉ dài hơn khi phức tạp (complex)"),
    }.get(new.event, "")
    article = f" ({forbidden_by('wrong_kind', facts.kind).article})" if instead else ""  # it says what comes instead
    message = _("việc {event} không có trong vụ {kind}; chỉ có trong vụ: {kinds}").format(
        event=event_label(new.event),
        kind=label(Kind(facts.kind)).lower(),
        kinds=", ".join(label(kind).lower() for kind in kinds),
    )
    return Problem("event", f"{message}{instead}{article}", new.event)


def _only_with(field: str, new: CaseEvent, *events: EventName) -> Problem:
    named = ", ".join(f"{event_label(event)} ({event})" for event in events)
    return Problem(field, _("chỉ ghi cùng việc: {events}").format(events=named), new.event)


def _not_one_of(field: str, value: object, accepted: tuple[str, ...]) -> Problem:
    return Problem(field, _("nhận một trong: {accepted}").format(accepted=", ".join(accepted)), value)
