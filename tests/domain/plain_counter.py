"""A second counter of a case's clocks, written plainly from the page of deadlines, sharing nothing with the program.

It walks day by day where the program does sums, and holds its own table of rules (plain_rules.py), so that the two go
wrong in the same way only where both read the law in the same way. It knows a case by its attributes alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.domain.plain_rules import JULY_2026, Line, lines, remedy, resolving

ONE = timedelta(days=1)
CALENDAR = Path(__file__).parents[2] / "resources" / "law" / "calendar.toml"

# Years no notice is given for: 1/1, Tết from two days before mùng 1 to two days after it, Giỗ Tổ, 30/4, 1/5, 2/9 with
# the neighbour that makes the longer rest, 24/11 from 2026; a day of rest that falls on a weekend is given back on the
# next free weekday. Weekends are left out here, they rest anyway.
UNCOVERED: dict[int, tuple[str, ...]] = {
    # mùng 1 is Sunday 22/01/2023; Giỗ Tổ Saturday 29/4; 2/9 is a Saturday
    2023: ("01-02", "01-20", "01-23", "01-24", "01-25", "01-26", "05-01", "05-02", "05-03", "09-01", "09-04"),
    # mùng 1 is Saturday 10/02/2024; Giỗ Tổ Thursday 18/4; 2/9 is a Monday
    2024: ("01-01", "02-08", "02-09", "02-12", "02-13", "02-14", "04-18", "04-30", "05-01", "09-02", "09-03"),
    # mùng 1 is Wednesday 26/01/2028; Giỗ Tổ Tuesday 04/4; 30/4 is a Sunday; 2/9 is a Saturday
    2028: ("01-03", "01-24", "01-25", "01-26", "01-27", "01-28", "04-04", "05-01", "05-02", "09-01", "09-04", "11-24"),
}


class Days(NamedTuple):
    """Which days of the calendar rest, which Saturdays are worked, which are only expected, which years it covers."""

    rest: frozenset[date]
    worked: frozenset[date]
    expected: frozenset[date]
    years: frozenset[int]


@cache
def days() -> Days:
    told = tomllib.loads(CALENDAR.read_text(encoding="utf-8"))
    rest, worked, expected = set(), set(), set()
    listed = [(entry, entry["date"], entry["date"]) for entry in told["day"]]
    listed += [(entry, entry["from"], entry["to"]) for entry in told["span"]]
    for entry, first, last in listed:
        day = first
        while day <= last:
            (worked if entry["kind"] == "work" else rest).add(day)
            if entry["status"] == "expected":
                expected.add(day)
            day += ONE
    years = {day.year for day in rest | worked}
    for year, tails in UNCOVERED.items():
        rest |= {date.fromisoformat(f"{year}-{tail}") for tail in tails}
    return Days(frozenset(rest), frozenset(worked), frozenset(expected), frozenset(years))


def works(day: date) -> bool:
    if day in days().worked:
        return True
    return day.weekday() < 5 and day not in days().rest


def provisional(first: date, last: date) -> bool:
    """Whether a day from `first` to `last`, both counted, is only expected or of a year without a calendar."""
    while first <= last:
        if first in days().expected or first.year not in days().years:
            return True
        first += ONE
    return False


def working_days_left(on: date, due: date) -> int:
    left = 0
    while on < due:
        on += ONE
        left += works(on)
    return left


def walk(start: date, length: int, unit: str) -> date:
    """The last day of a term: the day of the event isn't counted."""
    day = start
    while length > 0:
        day += ONE
        if unit == "day" or works(day):
            length -= 1
    return day


@dataclass(frozen=True)
class Told:
    """What one clock of a case says on a day."""

    clock: str
    start: date
    raw_due: date
    due: date | None
    state: str
    ended_on: date | None
    provisional: bool
    length: int
    unit: str


def event_name(event: Any) -> str:
    """`suspended`; what is told or answered comes after a colon: `notified:suspension`."""
    if event.event == "notified":
        return f"notified:{event.of or 'acceptance'}"
    if event.event == "answered":
        return f"answered:{event.outcome or 'first'}"
    if event.event == "withdrawn":
        return f"withdrawn:{event.outcome or 'whole'}"
    return str(event.event)


def clocks_of(facts: Any, on: date) -> list[Told]:
    """Every clock of the case that has started by that day, as then known."""
    events = [event for event in facts.events if event.date <= on]
    names = [event_name(event) for event in events]
    found = []
    for at, event in enumerate(events):
        for line in lines(facts.kind, event.date):
            if line.starts == event.event or (event.event == "reopened" and _again(line, names[:at])):
                if line.clock == "denunciation.forward" and not _elsewhere(facts, events):
                    continue
                found.append(_duty(facts, line, events, names, at, on))
        if facts.kind == "complaint" and event.event == "dialogue_called":
            found += _dialogue_notice(event)
        if facts.kind == "complaint" and facts.instance == 1 and event.event == "decided":
            found.append(_mere_date("complaint.effect", event.date, facts))
    if facts.kind == "complaint" and facts.instance == 1:
        found += _second_instance(facts, events, names, on)
    return found


def _again(line: Line, before: list[str]) -> bool:
    """Whether reopening the case starts the clock anew: a wait that was not over, or the work itself."""
    if line.again == "never accepted":
        return "accepted" not in before
    if line.again == "accepted before":
        return "accepted" in before
    if line.again == "never answered":
        return "answered:first" not in before and "answered:final" not in before
    return line.again == "always"


def _elsewhere(facts: Any, events: list[Any]) -> bool:
    """Whether the denunciation is another body's: what was last found, else what was said on receipt."""
    answer = facts.in_authority is False
    for event in events:
        if event.event == "classified":
            answer = event.outcome == "not_in_authority"
    return bool(answer)


def _duty(facts: Any, line: Line, events: list[Any], names: list[str], at: int, on: date) -> Told:
    start = events[at].date
    ended = dropped = None
    last = len(events)
    for later in range(at + 1, len(events)):
        if names[later] in line.stops:
            ended, last = events[later].date, later
            break
        if names[later] in line.dropped_by:
            dropped, last = events[later].date, later
            break

    length, extra, moved, suspended = line.length, 0, 0, None
    if line.clock == "complaint.resolve":
        complex_ = any(event.event == "complex" for event in events[:last])
        length = resolving(facts.instance, remote=facts.remote_area, complex_=complex_)
    if line.clock == "denunciation.triage" and any(event.event == "extended" for event in events[at:last]):
        length = 10
    for event in events[at + 1 : last]:
        if line.extends and event.event == "extended":
            extra += event.days
        if line.pauses_from is not None:
            if event.event == "suspended" and event.date >= line.pauses_from:
                suspended = event.date
            if event.event == "resumed" and suspended is not None:
                while suspended < event.date:
                    suspended += ONE
                    moved += 1
                suspended = None

    raw = walk(walk(start, length, line.unit), extra + moved, "day")
    due = None if suspended is not None else _forward(raw)
    if ended is not None:
        state = "met" if due is None or ended <= due else "met_late"
    elif dropped is not None:
        state = "dropped"
    elif due is None:
        state = "paused"
    elif on > due:
        state = "overdue"
    else:
        state = "due_soon" if working_days_left(on, due) <= 3 else "running"
    # while suspended there is no due date: what can be said of the date is said of the one reached so far
    unsure = provisional(start + ONE, due or raw)
    return Told(line.clock, start, raw, due, state, ended, unsure, length + extra, line.unit)


def _forward(day: date) -> date:
    while not works(day):
        day += ONE
    return day


def _mere_date(clock: str, start: date, facts: Any) -> Told:
    length = remedy(remote=facts.remote_area)
    raw = walk(start, length, "day")
    due = _forward(raw)
    return Told(clock, start, raw, due, "date", None, provisional(start + ONE, due), length, "day")


def _dialogue_notice(called: Any) -> list[Told]:
    """Five days back from the dialogue, for dialogues from 01/7/2026; the call itself ends the wait."""
    held = called.until
    if held < JULY_2026:
        return []
    raw = held
    for _ in range(5):
        raw -= ONE
    due = raw
    while not works(due):
        due -= ONE
    state = "met" if called.date <= due else "met_late"
    # the day of the dialogue is the event's and isn't counted
    unsure = provisional(due, held - ONE)
    return [Told("complaint.dialogue_notice", held, raw, due, state, called.date, unsure, 5, "day")]


def _second_instance(facts: Any, events: list[Any], names: list[str], on: date) -> list[Told]:
    """From delivery of the decision; from the end of a term that passed with none, delivered or not at all."""
    found = []
    (line,) = [line for line in lines("complaint", on) if line.clock == "complaint.resolve"]
    for at, name in enumerate(names):
        if name != "accepted" and not (name == "reopened" and _again(line, names[:at])):
            continue
        resolve = _duty(facts, line, events, names, at, on)
        delivered = None
        if resolve.ended_on is not None:
            decided = False
            for later in range(at + 1, len(events)):
                if names[later] == "reopened":
                    break
                if names[later] == "decided":
                    decided = True
                if decided and names[later] == "delivered":
                    delivered = events[later].date
                    break
        if delivered is not None:
            found.append(_mere_date("complaint.second_instance", delivered, facts))
        elif resolve.due is not None and resolve.state in ("overdue", "met_late"):
            found.append(_mere_date("complaint.second_instance", resolve.due, facts))
    return found
