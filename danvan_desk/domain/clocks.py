"""Every term of a case, counted purely from its facts, the rules and the calendar, as known on a given day.

Start and stop events, lengths and articles are data (rules.py); what is written here is how events drive any of them:
a clock is dropped when the case closes in another way than the one it waits for, stops while the case is suspended,
grows with extensions, and starts anew when a closed case is reopened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts, Clock, DialogueFacts, SlipStep, VisitFacts
from danvan_desk.domain.counting import Move, Term, Verdict, settle
from danvan_desk.domain.office_clocks import dialogue_clocks, reception_clocks, visit_clocks
from danvan_desk.domain.rules import Rule, RuleBook, in_force
from danvan_desk.domain.term import STILL_RUNNING
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar

__all__ = [
    "CaseEvent",
    "CaseFacts",
    "Clock",
    "ClockState",
    "DialogueFacts",
    "SlipStep",
    "VisitFacts",
    "clocks",
    "dialogue_clocks",
    "not_started",
    "reception_clocks",
    "visit_clocks",
]

_DROPPING = frozenset({"withdrawn:whole", "discontinued", "forwarded", "guided", "returned", "filed", "declined"})
_DEFAULT_DETAIL = {"notified": "acceptance", "answered": "first", "withdrawn": "whole"}
_OPENINGS = {
    "received": "Nhận đơn",
    "accepted": "Thụ lý",
    "decided": "Quyết định giải quyết",
    "concluded": "Kết luận",
    "suspended": "Tạm đình chỉ",
    "resumed": "Tiếp tục giải quyết",
    "discontinued": "Đình chỉ giải quyết",
    "delivered": "Công dân nhận quyết định",
    "reopened": "Mở lại vụ việc",
    "dialogue_called": "Đối thoại",
}


def clocks(
    facts: CaseFacts, rules: RuleBook, calendar: WorkingCalendar, on: date, *, explain: bool = True
) -> list[Clock]:
    """The clocks that have started by `on`, in order of start; events dated later are not yet known.

    `explain=False` leaves the slips out, which is what lists of thousands of cases want.
    """
    case = _Case(facts, on)
    found: list[Clock] = []
    for versions in rules.of_kind(facts.kind) if case.events else ():
        if facts.instance not in versions[-1].instances:
            continue
        for begun in _beginnings(case, versions[-1], found):
            rule = in_force(versions, begun.start)
            if rule.back and begun.start < rule.since:
                continue
            term, verdict = _term(case, rule, begun)
            found.append(settle(term, verdict, calendar, on, explain=explain))
    found.sort(key=lambda clock: clock.start)
    return found


def not_started(facts: CaseFacts, rules: RuleBook, on: date) -> list[Rule]:
    """The clocks still ahead of an open or settled case (a decision to send once there is one), as rules.

    Those that only an unlikely turn would start (a suspension, a dialogue) and mere dates are left out.
    """
    case = _Case(facts, on)
    reopened = max((at for at, key in enumerate(case.keys) if key == "reopened"), default=0)
    if not _DROPPING.isdisjoint(case.keys[reopened:]):
        return []
    ahead = []
    for versions in rules.of_kind(facts.kind):
        rule = in_force(versions, on)
        waits = facts.instance in rule.instances and not rule.is_date and not rule.stops_of and not rule.back
        if waits and not {"received", *case.keys} & set(rule.starts):
            ahead.append(rule)
    return ahead


class _Case:
    """The facts as known on the day, with each event's key (`answered:final`) worked out once."""

    __slots__ = ("events", "facts", "keys", "on")

    def __init__(self, facts: CaseFacts, on: date) -> None:
        self.facts = facts
        self.on = on
        self.events = [event for event in facts.events if event.date <= on]
        self.keys = [event_key(event) for event in self.events]


class _Beginning:
    """Where a clock starts: the day, the event's place in the history, what to call it."""

    __slots__ = ("at", "event", "opening", "start")

    def __init__(self, start: date, at: int, event: CaseEvent | None, opening: str) -> None:
        self.start = start
        self.at = at
        self.event = event
        self.opening = opening


def event_key(event: CaseEvent) -> str:
    """An event with what it is about: `notified:suspension`, `answered:final`, `withdrawn:whole`; else its name."""
    default = _DEFAULT_DETAIL.get(event.event)
    if default is None:
        return event.event
    detail = event.of if event.event == "notified" else event.outcome
    return f"{event.event}:{detail or default}"


def matches(key: str, wanted: Sequence[str]) -> bool:
    return key in wanted or key.partition(":")[0] in wanted


def _beginnings(case: _Case, rule: Rule, found: list[Clock]) -> Iterator[_Beginning]:
    if rule.starts_after:
        yield from _date_beginnings(case, rule, found)
        return
    if rule.only == "not_in_authority" and not _said_not_in_authority(case):
        return
    for at, event in enumerate(case.events):
        name = event.event
        if name in rule.starts:
            if rule.back:
                yield _Beginning(event.until or event.date, at, event, _opening(event))
            else:
                yield _Beginning(event.date, at, event, _opening(event))
        elif name == "reopened" and rule.fresh and _starts_anew(case, rule, at):
            yield _Beginning(event.date, at, event, _opening(event))


def _starts_anew(case: _Case, rule: Rule, at: int) -> bool:
    before = case.keys[:at]
    if rule.fresh == "accepted":
        return "accepted" in before
    if rule.fresh == "unaccepted":
        return "accepted" not in before
    if rule.fresh == "unanswered":
        return not any(key.startswith("answered:") for key in before)
    return True


def _said_not_in_authority(case: _Case) -> bool:
    said = [event.outcome for event in case.events if event.event == "classified"]
    return said[-1] == "not_in_authority" if said else case.facts.in_authority is False


def _date_beginnings(case: _Case, rule: Rule, found: list[Clock]) -> Iterator[_Beginning]:
    """Second instance: from the day the decision was delivered, else from the end of a term left undecided."""
    for first in [clock for clock in found if clock.clock == rule.starts_after]:
        delivered = _delivered_after(case, rule, first)
        if delivered is not None:
            event = case.events[delivered]
            yield _Beginning(event.date, delivered, event, _opening(event))
            continue
        ended_late = first.state in (ClockState.OVERDUE, ClockState.MET_LATE)
        if ended_late and first.due is not None:
            yield _Beginning(first.due, len(case.events), None, "Hết hạn giải quyết mà chưa có quyết định")


def _delivered_after(case: _Case, rule: Rule, first: Clock) -> int | None:
    """The place in the history where the decision that ended `first` reached the citizen, before any reopening."""
    if first.state not in (ClockState.MET, ClockState.MET_LATE):
        return None
    decided = next(at for at, event in enumerate(case.events) if event.n == first.ended_by)
    for at in range(decided + 1, len(case.events)):
        if case.keys[at] == "reopened":
            return None
        if case.keys[at] in rule.starts:
            return at
    return None


def _opening(event: CaseEvent) -> str:
    return _OPENINGS.get(event.event, event.event)


def _term(case: _Case, rule: Rule, begun: _Beginning) -> tuple[Term, Verdict]:
    event, facts = begun.event, case.facts
    name = event.event if event else ""
    if rule.back and event is not None:
        verdict, end = Verdict(ended_on=event.date, ended_by=event.n), begun.at + 1
    elif rule.is_date:
        verdict, end = STILL_RUNNING, len(case.events)
    else:
        verdict, end = _verdict(case, rule, begun)
    variant, why = _variant(case, rule, begun.at, end)
    term = Term(
        rule=rule,
        title=rule.titles.get(name, rule.title),
        basis=rule.basis_for(facts.channel, facts.instance),
        sure=rule.sure_for(facts.channel),
        start=begun.start,
        opening=begun.opening,
        length=rule.lengths[variant] if variant else rule.length,
        why=why,
        moves=_moves(case, rule, begun.at, end) if rule.extends or rule.pauses_since else (),
        started_by=event.n if event else None,
        office=rule.office.get(variant),
        paper=event.document_no if event else None,
    )
    return term, verdict


def _verdict(case: _Case, rule: Rule, begun: _Beginning) -> tuple[Verdict, int]:
    """How the wait ended, and the place in the history where it did (its length when it hasn't)."""
    name = begun.event.event if begun.event else ""
    stops = (rule.stops_of[name],) if name in rule.stops_of else rule.stops
    for at in range(begun.at + 1, len(case.events)):
        key, event = case.keys[at], case.events[at]
        if matches(key, stops):
            return Verdict(ended_on=event.date, ended_by=event.n), at
        if rule.drops and (key in _DROPPING or (rule.only and key == "accepted")):
            return Verdict(dropped=True, ended_by=event.n), at
    return STILL_RUNNING, len(case.events)


def _variant(case: _Case, rule: Rule, at: int, end: int) -> tuple[str, str]:
    """Which of the rule's lengths this case takes ("" the plain one), and the words for why."""
    lengths = rule.lengths
    if not lengths:
        return "", ""
    if "extended" in lengths:
        longer = next((event for event in case.events[at:end] if event.event == "extended"), None)
        return ("extended", _said("kiểm tra ở nhiều nơi", longer)) if longer else ("", "")
    second = case.facts.instance == 2 and "second" in lengths
    found = next((e for e in case.events[:end] if e.event == "complex"), None) if "complex" in lengths else None
    variant = [
        *(["second"] if second else []),
        *(["remote"] if case.facts.remote_area and "remote" in lengths else []),
        *(["complex"] if found else []),
    ]
    words = {"second": "khiếu nại lần hai", "remote": "vùng sâu, vùng xa, đi lại khó khăn", "complex": ""}
    if found:
        words["complex"] = _said("vụ việc phức tạp", found)
    key = "_".join(variant)
    return key if key in lengths else "", "; ".join(words[name] for name in variant)


def _said(words: str, event: CaseEvent) -> str:
    paper = f"{event.document_no} ngày " if event.document_no else ""
    return f"{words}, {paper}{event.date:%d/%m/%Y}"


def _moves(case: _Case, rule: Rule, at: int, end: int) -> tuple[Move, ...]:
    """Extensions and suspensions after the start and before the end, in the order they came."""
    moves: list[Move] = []
    open_at: int | None = None
    for event in case.events[at + 1 : end]:
        if event.event == "extended" and rule.extends:
            moves.append(Move(event, event.days or 0, pause=False))
        elif event.event == "suspended" and rule.pauses_since and event.date >= rule.pauses_since and open_at is None:
            open_at = len(moves)
            moves.append(Move(event, 0, pause=True))
        elif event.event == "resumed" and open_at is not None:
            begun = moves[open_at].begun
            moves[open_at] = Move(begun, (event.date - begun.date).days, pause=True, ended=event)
            open_at = None
    return tuple(moves)
