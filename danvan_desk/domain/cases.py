"""What may follow what in a case, and where a case stands; checks that need no database, all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.event_fields import (
    accepted_outcomes,
    days_problems,
    field_problems,
    kind_allows,
    known_event,
    number_problems,
    outcome_problems,
)
from danvan_desk.domain.history import FIRST_STEPS, History, event_label
from danvan_desk.domain.standing import CaseStanding, standing, state_label
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.errors import Problem
from danvan_desk.texts import _

__all__ = [
    "CaseStanding",
    "accepted_outcomes",
    "allowed_events",
    "check_event",
    "effective",
    "standing",
    "state_label",
]

_STEERING = (
    *FIRST_STEPS, "suspended", "resumed", "withdrawn", "discontinued", "decided", "concluded", "reopened",
)  # fmt: skip
"""Events that change where a case stands: a new one is never dated before one already recorded."""

_FOLLOWS: dict[str, tuple[str, ...]] = {
    "approved": ("proposed",),
    "complex": ("accepted",),
    "verifying": ("accepted",),
    "reported": ("verifying", "accepted"),
    "dialogue_called": ("accepted",),
    "urged": ("forwarded",),
    "replied": ("forwarded", "urged"),
    "dialogue_held": ("dialogue_called",),
    "delivered": ("decided", "concluded", "answered", "sent"),
    "sent": ("decided", "concluded", "answered"),
    "acted": ("concluded",),
    "published": ("decided", "concluded", "answered"),
    "enforced": ("decided", "concluded", "answered"),
    "execution_resumed": ("execution_suspended",),
}
_NOTICE_FOLLOWS = {
    "acceptance": "accepted",
    "suspension": "suspended",
    "resumption": "resumed",
    "discontinuance": "discontinued",
}


def effective(events: Sequence[CaseEvent]) -> tuple[CaseEvent, ...]:
    """The history as it holds: corrected events changed or taken out, corrections themselves left out, in order.

    A correction with `outcome`, `days`, `criteria`, `document_no`, `to`, `officer`, `orders`, `done` or `until` changes
    those of the event whose number is `of` (`until` is the right date of that event, or of the dialogue it called to);
    without any it takes the event back.
    """
    held = {event.n: event for event in events if event.event != "corrected"}
    for correction in sorted((event for event in events if event.event == "corrected"), key=lambda event: event.n):
        target = held.get(_number(correction.of) or 0)
        if target is None:
            continue
        changed = _corrected(target, correction)
        if changed is None:
            del held[target.n]
        else:
            held[target.n] = changed
    return _in_order(held.values())


def check_event(facts: CaseFacts, new: CaseEvent, today: date) -> list[Problem]:
    """All that the law or the order of things has against `new` in this case; [] where it may be recorded."""
    unknown = known_event(new.event)
    if unknown is not None:
        return [unknown]
    new = replace(new, n=max((event.n for event in facts.events), default=0) + 1)
    problems = [*field_problems(facts, new), *_date_problems(facts, new, today)]
    if new.event == "corrected":
        return problems + _correction_problems(facts, new, today)
    return problems or _order_problems(facts, new)


def allowed_events(facts: CaseFacts, today: date) -> list[str]:
    """What may follow now, most likely first; `corrected` comes last and is always there."""
    history = History(facts)
    for event in facts.events:
        history.take(event)
    day = max([today, *(event.date for event in facts.events)])
    names = []
    for name in _likely(history):
        of = next((of for of, after in _NOTICE_FOLLOWS.items() if after in history.seen), None)
        probe = CaseEvent(0, name, day, of=of if name == "notified" else None)
        if kind_allows(facts.kind, name) and history.fault(probe) is None:
            names.append(name)
    return [*names, "corrected"]


def _date_problems(facts: CaseFacts, new: CaseEvent, today: date) -> list[Problem]:
    if ahead := _ahead("date", new.date, today):
        return ahead
    if facts.events and new.date < facts.events[0].date:
        message = _("trước ngày nhận đơn; nhận từ {first}").format(first=_day(facts.events[0].date))
        return [Problem("date", message, new.date.isoformat())]
    return []


def _ahead(field: str, day: date, today: date) -> list[Problem]:
    if day <= today:
        return []
    message = _("ngày này ở tương lai; nhận đến hôm nay, {today}").format(today=_day(today))
    return [Problem(field, message, day.isoformat())]


def _order_problems(facts: CaseFacts, new: CaseEvent) -> list[Problem]:
    before = _followed(facts, new)
    if before is not None and new.date < before.date:
        message = _("trước việc {event} ngày {day} mà nó phải theo sau; nhận từ {day}").format(
            event=event_label(before.event), day=_day(before.date)
        )
        return [Problem("date", message, new.date.isoformat())]
    if History(facts).replay(facts.events) is not None:  # an old register: judge the new event alone
        return _fault_at(facts, new)
    found = History(facts).replay(_in_order([*facts.events, new]))
    if found is None:
        return []
    event, problem = found
    if event.n == new.n:
        return [problem]
    message = _("không ghi được vào ngày này vì sau đó đã có {event} ngày {day}: {reason}").format(
        event=event_label(event.event), day=_day(event.date), reason=problem.message
    )
    return [Problem("date", message, new.date.isoformat())]


def _fault_at(facts: CaseFacts, new: CaseEvent) -> list[Problem]:
    """What is wrong with the new event in its place, taking every recorded one as it stands."""
    history = History(facts)
    for event in facts.events:
        if event.date <= new.date:
            history.take(event)
    problem = history.fault(new)
    return [] if problem is None else [problem]


def _followed(facts: CaseFacts, new: CaseEvent) -> CaseEvent | None:
    """The latest recorded event the new one may not be dated before, as far as the kind of event tells."""
    if new.event in _STEERING:
        names: tuple[str, ...] = (*_STEERING, "classified")
    elif new.event == "notified":
        names = (_NOTICE_FOLLOWS[str(new.of or "acceptance")],)
    else:
        names = _FOLLOWS.get(new.event, ())
    found = [event for event in facts.events if event.event in names]
    if new.event == "notified":  # each of several suspensions has its notice: the first is the one it must not precede
        return found[0] if found else None
    return found[-1] if found else None


def _correction_problems(facts: CaseFacts, new: CaseEvent, today: date) -> list[Problem]:
    number = _number(new.of)
    target = next((event for event in facts.events if event.n == number), None)
    if target is None:
        numbers = ", ".join(str(event.n) for event in facts.events[1:])
        message = _("phải là số thứ tự của một việc còn hiệu lực trong vụ việc; nhận: {numbers}")
        return [Problem("of", message.format(numbers=numbers or _("chưa có việc nào")), new.of)]
    if target.event == "received":
        return [Problem("of", _("không đính chính việc nhận đơn ở đây; sửa đơn (update) thay vào đó"), new.of)]
    changed = _corrected(target, new)
    problems = [] if changed is None else _changed_problems(facts, changed, today)
    if problems:
        return problems
    rest = [event for event in facts.events if event.n != target.n]
    found = History(facts).replay(_in_order([*rest, changed] if changed else rest))
    if found is None:
        return []
    event, problem = found
    message = _("đính chính xong thì {event} ngày {day} không còn hợp lệ: {reason}").format(
        event=event_label(event.event), day=_day(event.date), reason=problem.message
    )
    return [Problem("of", message, new.of)]


def _changed_problems(facts: CaseFacts, changed: CaseEvent, today: date) -> list[Problem]:
    problems = [*outcome_problems(facts, changed), *number_problems(changed)]
    if changed.event == "extended":
        problems += days_problems(facts, changed)
    if changed.date < facts.events[0].date:
        message = _("trước ngày nhận đơn; nhận từ {first}").format(first=_day(facts.events[0].date))
        problems.append(Problem("until", message, changed.date.isoformat()))
    return [*problems, *_ahead("until", changed.date, today)]


def _corrected(target: CaseEvent, correction: CaseEvent) -> CaseEvent | None:
    changed = target
    if correction.until is not None:
        called = target.event == "dialogue_called"
        changed = replace(changed, until=correction.until) if called else replace(changed, date=correction.until)
    if correction.outcome is not None:
        changed = replace(changed, outcome=correction.outcome)
    if correction.days is not None:
        changed = replace(changed, days=correction.days)
    if correction.criteria:
        changed = replace(changed, criteria=correction.criteria)
    if correction.document_no is not None:
        changed = replace(changed, document_no=correction.document_no)
    if correction.to is not None:
        changed = replace(changed, to=correction.to)
    if correction.officer is not None:
        changed = replace(changed, officer=correction.officer)
    if correction.orders is not None:
        changed = replace(changed, orders=correction.orders)
    if correction.done is not None:
        changed = replace(changed, done=correction.done)
    return None if changed is target else changed


def _likely(history: History) -> list[str]:
    """Every event but `received` and `corrected`, those an officer most likely needs next in front."""
    seen, closing = history.seen, history.closing
    if closing is not None:
        order = ["sent", "delivered", "acted", "published", "enforced", "notified", "urged", "replied", "discontinued"]
        if "sent" not in seen:  # what nobody was told of isn't carried out yet
            order.remove("enforced")
        done = seen.keys() - {"enforced" if "enforced" in seen and seen["enforced"].outcome == "part" else ""}
        front = sorted(order, key=lambda name: name in done)
    elif history.suspended is not None:
        front = ["resumed", "notified", "discontinued", "withdrawn"]
    elif "accepted" in seen:
        work = ("notified", "verifying", "reported", "dialogue_called", "dialogue_held")
        pending = [name for name in work if name not in seen][:2]
        front = [*pending, "decided", "concluded", "answered", "extended", "complex", "suspended", "withdrawn"]
    elif history.kind == Kind.FEEDBACK:
        front = ["answered", "forwarded", "guided", "classified", "returned", "filed"]
    else:
        front = ["accepted", "answered", "forwarded", "guided", "classified", "declined", "returned", "filed"]
    rest = [
        "assigned", "proposed", "approved", "classified", "accepted", "answered", "declined", "forwarded", "guided",
        "returned", "filed", "verifying", "reported", "complex", "extended", "notified", "suspended", "resumed",
        "dialogue_called", "dialogue_held", "withdrawn", "discontinued", "decided", "concluded", "sent", "delivered",
        "acted", "published", "enforced", "urged", "replied", "execution_suspended", "execution_resumed", "reopened",
    ]  # fmt: skip
    return list(dict.fromkeys([*front, *rest]))


def _in_order(events: Iterable[CaseEvent]) -> tuple[CaseEvent, ...]:
    return tuple(sorted(events, key=lambda event: (event.date, event.n)))


def _number(of: str | int | None) -> int | None:
    if isinstance(of, int):
        return of
    return int(of) if of is not None and of.isdecimal() else None


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
