"""The records as cases, and how a case stands on a day: written plainly from the data contract, sharing nothing with
the program. Due dates are those of the second counter of clocks.

Every question is asked of a case's history as it was known on a day: its effective events dated up to then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.domain.plain_counter import clocks_of

Record = dict[str, Any]
FIRST_STEPS = ("accepted", "declined", "forwarded", "guided", "returned", "filed", "answered")
TAKEN_ON = {"accepted", "declined", "answered"}
SENT_AWAY = {"forwarded", "guided", "returned"}
TO_ANSWER_FOR = {
    "complaint.accept", "complaint.resolve", "denunciation.triage", "denunciation.forward", "denunciation.resolve",
    "feedback.first_answer", "feedback.final_answer",
}  # fmt: skip
RUNNING = {"running", "due_soon", "overdue", "paused"}


@dataclass
class Case:
    """A case: its petitions in the order they were registered, its visits, and its events that hold."""

    kind: str
    instance: int
    in_authority: bool | None
    petitions: list[Record] = field(default_factory=list)
    told: list[SimpleNamespace] = field(default_factory=list)
    events: list[SimpleNamespace] = field(default_factory=list)

    def known(self, day: date) -> list[SimpleNamespace]:
        return [event for event in self.events if event.date <= day]

    def is_repeat(self, petition: Record) -> bool:
        return petition is not self.petitions[0]


# -- the records as cases ---------------------------------------------------------------------------------------------


def put_right(records: list[Record]) -> list[Record]:
    """The records with every update in its place."""
    found = [dict(record) for record in records if record["type"] != "update"]
    by_ref = {record["ref"]: record for record in found if "ref" in record}
    for record in records:
        if record["type"] == "update":
            by_ref[record["number"]].update(record["set"])
    return found


def as_cases(records: list[Record]) -> tuple[list[Case], dict[str, Case]]:
    cases: list[Case] = []
    by_ref: dict[str, Case] = {}
    for record in records:
        if record["type"] == "petition":
            if record.get("same_as"):
                case = by_ref[record["same_as"]]
            else:
                case = Case(record["kind"], record.get("instance", 1), record.get("in_authority"))
                case.told.append(_event(1, {"event": "received", "date": record["received"]}))
                cases.append(case)
            case.petitions.append(record)
            by_ref[record["ref"]] = case
        elif record["type"] == "event":
            case = by_ref[record["case"]]
            case.told.append(_event(len(case.told) + 1, record))
    for case in cases:
        case.events = _holding(case.told)
    return cases, by_ref


def _event(n: int, record: Record) -> SimpleNamespace:
    until = record.get("until")
    return SimpleNamespace(
        n=n, event=record["event"], date=day_of(record["date"]), outcome=record.get("outcome"), of=record.get("of"),
        days=record.get("days"), until=day_of(until) if until else None, orders=record.get("orders"),
        done=record.get("done"),
    )  # fmt: skip


def _holding(told: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """What is left when every correction has taken its event back or changed it, in order of day."""
    left = {event.n: SimpleNamespace(**vars(event)) for event in told if event.event != "corrected"}
    for correction in told:
        if correction.event != "corrected" or correction.of not in left:
            continue
        changed = {name: getattr(correction, name) for name in ("outcome", "orders", "done")}
        changed = {name: value for name, value in changed.items() if value}
        if correction.until is None and not changed:
            del left[correction.of]
            continue
        event = left[correction.of]
        if correction.until is not None:
            setattr(event, "until" if event.event == "dialogue_called" else "date", correction.until)
        vars(event).update(changed)
    return sorted(left.values(), key=lambda event: (event.date, event.n))


def day_of(text: str) -> date:
    return date.fromisoformat(text)


# -- how a case stands ------------------------------------------------------------------------------------------------


def first_step(case: Case, day: date) -> SimpleNamespace | None:
    return next((event for event in case.known(day) if event.event in FIRST_STEPS), None)


def processed_on(case: Case, petition: Record, day: date) -> date | None:
    """A repeat waits for a first step; it is processed the day it came in where the case already has one."""
    step = first_step(case, day)
    days = [step.date] if step else []
    if not case.is_repeat(petition):
        days += [event.date for event in case.known(day) if event.event == "classified"]
    return max(min(days), day_of(petition["received"])) if days else None


def class_of(case: Case, petition: Record, day: date) -> str:
    """In authority: yes, no; not eligible: ineligible; not processed by that day: unprocessed."""
    if processed_on(case, petition, day) is None:
        return "unprocessed"
    step = first_step(case, day)
    if step is not None:
        return "yes" if step.event in TAKEN_ON else "no" if step.event in SENT_AWAY else "ineligible"
    said = [event.outcome for event in case.known(day) if event.event == "classified"][-1]
    return {"in_authority": "yes", "not_in_authority": "no"}.get(said, "ineligible")


def _closes(kind: str, event: SimpleNamespace) -> bool:
    if event.event in ("forwarded", "guided", "returned", "filed"):
        return True
    if event.event == "withdrawn":
        return event.outcome != "part"
    if kind == "feedback":
        return event.event == "answered" and event.outcome == "final"
    return event.event in ("declined", "discontinued", {"complaint": "decided", "denunciation": "concluded"}[kind])


def closing_of(case: Case, day: date) -> SimpleNamespace | None:
    """The event that keeps the case closed on that day; None while it is open."""
    closing = None
    for event in case.known(day):
        if event.event == "reopened":
            closing = None
        elif closing is None and _closes(case.kind, event):
            closing = event
    return closing


def on_time(case: Case, closing: SimpleNamespace) -> bool:
    """The closing event came no later than the due date of the clock it stops. Where it stops the term for resolving
    or the final answer, that one counts; what it only drops counts where the case is withdrawn or discontinued, or
    where it stops nothing."""
    at = next(place for place, event in enumerate(case.events) if event.n == closing.n)
    before = _clocks(case, case.events[:at], closing.date)
    after = _clocks(case, case.events[: at + 1], closing.date)
    touched = [
        (was, now)
        for was, now in zip(before, after, strict=False)
        if was.state in RUNNING and now.state not in RUNNING and was.clock in TO_ANSWER_FOR
    ]
    whole = [
        (was, now)
        for was, now in touched
        if was.clock.endswith(("resolve", "final_answer"))
        and (now.state != "dropped" or closing.event in ("withdrawn", "discontinued"))
    ]
    return all(was.due is None or closing.date <= was.due for was, _now in whole or touched)


def _clocks(case: Case, events: list[SimpleNamespace], day: date) -> list[Any]:
    facts = SimpleNamespace(
        kind=case.kind, events=events, instance=case.instance, remote_area=False, in_authority=case.in_authority
    )
    return [clock for clock in clocks_of(facts, day) if not clock.clock.endswith("second_instance")]


def overdue(case: Case, day: date) -> bool:
    return any(clock.state == "overdue" for clock in _clocks(case, case.events, day))
