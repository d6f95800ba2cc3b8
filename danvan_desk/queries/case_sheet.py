"""A case as its page shows it: the card, the days of rest its clocks cross, and the clocks still ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.domain.case_facts import Clock
from danvan_desk.domain.case_line import first_to_bite
from danvan_desk.domain.clocks import not_started
from danvan_desk.domain.counting import state_on
from danvan_desk.domain.eligibility import Opinion
from danvan_desk.domain.inner_deadlines import asked_by, inner_deadline
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.queries.cases import CaseCard, case_card, find_case
from danvan_desk.queries.eligibility import opinion_of
from danvan_desk.queries.forwarded import Urging, urging_of


@dataclass(frozen=True)
class ClockAhead:
    """A clock that has not begun: its length in `unit` once it does."""

    title: str
    length: int
    unit: str
    basis: str


@dataclass(frozen=True)
class Nearest:
    """Where the next date of a related case stands."""

    state: ClockState
    days_left: int
    unit: str
    provisional: bool


@dataclass(frozen=True)
class CaseSheet:
    """`rest` names every day that isn't worked within the span of any clock ("" for a plain weekend day)."""

    card: CaseCard
    ahead: tuple[ClockAhead, ...]
    rest: dict[date, str]
    near: dict[str, Nearest]  # of the related cases that are open, by number
    opinions: dict[str, Opinion]  # what the checklist says of each petition that opens the case, by number
    asked: str
    on: date
    held_days: int | None = None  # working days it has lain where it lies
    inner: Nearest | None = None  # how the inner deadline stands
    inner_offer: date | None = None  # what a new inner deadline is proposed to be
    legal_due: date | None = None  # of the clock that bites first
    reply_offer: date | None = None  # by when another body is asked to answer
    urging: Urging | None = None  # where it was forwarded and nobody has answered
    chair: str | None = None
    ordered: Mapping[str, float] = field(default_factory=dict)  # by the last decision or conclusion
    carried_out: Mapping[str, float] = field(default_factory=dict)  # of its orders, up to now


def case_sheet(desk: Desk, number: str) -> CaseSheet:
    """By the number of the case or of one of its petitions. Raises NotFound."""
    card = case_card(desk, number)
    with desk.reading() as session:
        case = find_case(session, card.number)
        facts = case_facts(case, case.events)
        rules = not_started(facts, desk.rules(session), desk.today)
        calendar = desk.calendar(session)
        opinions = {row.number: opinion_of(desk, session, row) for row in case.petitions if row.same_as is None}
        urging = urging_of(facts.events, calendar, desk.today)
        chair = desk.office(session).chair
        ruling = case.rulings[-1] if case.rulings else None
        ordered = dict(ruling.orders or {}) if ruling else {}
        carried_out = _summed([one.done or {} for one in ruling.enforcements]) if ruling else {}
    spans = [_span(clock, desk.today) for clock in card.clocks]
    rest = {
        day: calendar.rest_name(day) or ""
        for first, last in spans
        for day in _days(first, last)
        if not calendar.is_working(day)
    }
    ahead = tuple(ClockAhead(rule.title, rule.length, rule.unit, rule.basis) for rule in rules)
    near = {
        other.case: Nearest(
            *state_on(other.next_due, other.next_unit, calendar, desk.today), other.next_unit, other.provisional
        )
        for other in card.related
        if other.next_due and other.next_unit and other.closed_on is None
    }
    biting = first_to_bite(card.clocks)
    due = biting.due if biting else None
    return CaseSheet(
        card,
        ahead,
        rest,
        near,
        opinions,
        number.strip().upper(),
        desk.today,
        held_days=calendar.working_days_between(card.holder_since, desk.today) if card.holder_since else None,
        inner=Nearest(*state_on(card.inner_due, "working_day", calendar, desk.today), "working_day", provisional=False)
        if card.inner_due
        else None,
        inner_offer=inner_deadline(due, calendar, desk.today),
        legal_due=due,
        reply_offer=asked_by(desk.today, calendar),
        urging=urging,
        chair=chair,
        ordered=ordered,
        carried_out=carried_out,
    )


def _summed(numbers: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total = Counter[str]()
    for one in numbers:
        total.update(one)
    return dict(total)


def _span(clock: Clock, today: date) -> tuple[date, date]:
    """The days a strip of this clock shows: from its start to its due date, or to today where it has none."""
    ends = [clock.raw_due, clock.due or today, clock.start]
    return min(ends), max(ends)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
