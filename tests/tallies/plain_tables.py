"""A second count of the seven tables, written plainly from the data contract and the circular, sharing nothing with the
program: naive loops over the records themselves. Due dates are those of the second counter of clocks.

Every question is asked of a case's history as it was known on a day: its effective events dated up to then.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from tests.domain.plain_counter import clocks_of

Record = dict[str, Any]
Cells = dict[str, float]
FIRST_STEPS = ("accepted", "declined", "forwarded", "guided", "returned", "filed", "answered")
TAKEN_ON = {"accepted", "declined", "answered"}
SENT_AWAY = {"forwarded", "guided", "returned"}
SETTLING = {"decided", "concluded", "answered", "withdrawn", "discontinued"}
TO_ANSWER_FOR = {
    "complaint.accept", "complaint.resolve", "denunciation.triage", "denunciation.forward", "denunciation.resolve",
    "feedback.first_answer", "feedback.final_answer",
}  # fmt: skip
ADMINISTRATIVE = {
    "land", "policy", "housing", "construction", "environment", "order", "finance", "conduct", "administrative",
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


def count(records: list[Record], start: date, end: date) -> dict[str, Cells]:
    """Every cell of every table for the days `start` to `end`, both counted, as the books stand."""
    records = _put_right(records)
    cases, by_ref = _cases(records)
    return {
        "01/TCD": _receiving(records, by_ref, start, end),
        "02/XLD": _processing(cases, start, end),
        "03/GQKN": _resolving(cases, "complaint", start, end),
        "04/GQTC": _resolving(cases, "denunciation", start, end),
        "05/KQTH": _carrying_out(cases, start, end),
        "06/QLKNTC": _steering(records, start, end),
        "TH": _summary(records, cases, start, end),
    }


# -- the records as cases ---------------------------------------------------------------------------------------------


def _put_right(records: list[Record]) -> list[Record]:
    """The records with every update in its place."""
    found = [dict(record) for record in records if record["type"] != "update"]
    by_ref = {record["ref"]: record for record in found if "ref" in record}
    for record in records:
        if record["type"] == "update":
            by_ref[record["number"]].update(record["set"])
    return found


def _cases(records: list[Record]) -> tuple[list[Case], dict[str, Case]]:
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
        n=n, event=record["event"], date=_day(record["date"]), outcome=record.get("outcome"), of=record.get("of"),
        days=record.get("days"), until=_day(until) if until else None, orders=record.get("orders"),
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


def _day(text: str) -> date:
    return date.fromisoformat(text)


# -- how a case stands ------------------------------------------------------------------------------------------------


def _first_step(case: Case, day: date) -> SimpleNamespace | None:
    return next((event for event in case.known(day) if event.event in FIRST_STEPS), None)


def _processed_on(case: Case, petition: Record, day: date) -> date | None:
    """A repeat waits for a first step; it is processed the day it came in where the case already has one."""
    step = _first_step(case, day)
    days = [step.date] if step else []
    if not case.is_repeat(petition):
        days += [event.date for event in case.known(day) if event.event == "classified"]
    return max(min(days), _day(petition["received"])) if days else None


def _class(case: Case, petition: Record, day: date) -> str:
    """In authority: yes, no; not eligible: ineligible; not processed by that day: unprocessed."""
    if _processed_on(case, petition, day) is None:
        return "unprocessed"
    step = _first_step(case, day)
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


def _closing(case: Case, day: date) -> SimpleNamespace | None:
    """The event that keeps the case closed on that day; None while it is open."""
    closing = None
    for event in case.known(day):
        if event.event == "reopened":
            closing = None
        elif closing is None and _closes(case.kind, event):
            closing = event
    return closing


def _on_time(case: Case, closing: SimpleNamespace) -> bool:
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


def _overdue(case: Case, day: date) -> bool:
    return any(clock.state == "overdue" for clock in _clocks(case, case.events, day))


# -- the tables -------------------------------------------------------------------------------------------------------


def _receiving(records: list[Record], by_ref: dict[str, Case], start: date, end: date) -> Cells:
    cells: Cells = defaultdict(int, {str(n): 0 for n in range(1, 22)})
    columns = {"regular": ("5", "6", "7", "8", "9"), "head": ("11", "12", "13", "14", "15"),
               "delegate": ("17", "18", "19", "20", "21")}  # fmt: skip
    matters: dict[str, set[int]] = {name: set() for name in columns}
    for visit in _of(records, "visit", start, end):
        name = _category(visit)
        turns, people, _matters, groups, grouped = columns[name]
        came = len(visit["people"]) + visit["companions"]
        cells[turns] += 1
        cells[people] += came
        if came >= 5:
            cells[groups] += 1
            cells[grouped] += came
        case = _case_of(visit, records, by_ref)
        matters[name].add(id(case) if case else id(visit))
    matters["regular"] -= matters["head"]  # received by the head too: only in the head's columns
    for name, found in matters.items():
        cells[columns[name][2]] = len(found)
    for by, column in (("head", "10"), ("delegate", "16")):
        days = {
            reception["date"]
            for reception in _of(records, "reception", start, end)
            if reception["by"] == by and reception["kind"] != "regular" and reception.get("announced")
        }
        cells[column] = len(days)
    for total, parts in (("1", "5 11 17"), ("2", "6 12 18"), ("3", "7 13 19"), ("4", "8 14 20")):
        cells[total] = sum(cells[part] for part in parts.split())
    return dict(cells)


def _category(visit: Record) -> str:
    if visit["reception"] == "regular":
        return "regular"
    return "head" if visit.get("by_head") else "delegate"


def _case_of(visit: Record, records: list[Record], by_ref: dict[str, Case]) -> Case | None:
    """The case it is about, or the one of the petition handed in there first."""
    if visit.get("case"):
        return by_ref[visit["case"]]
    return next((by_ref[one["ref"]] for one in records if one.get("visit") == visit["ref"]), None)


def _of(records: list[Record], kind: str, start: date, end: date) -> list[Record]:
    return [record for record in records if record["type"] == kind and start <= _day(record["date"]) <= end]


def _counted(cases: list[Case], start: date, end: date) -> list[tuple[Case, Record]]:
    """Column 1 of 02/XLD: received in the period, or before it and not processed before it."""
    return [
        (case, petition)
        for case in cases
        for petition in case.petitions
        if start <= _day(petition["received"]) <= end
        or (_day(petition["received"]) < start and _processed_on(case, petition, start - timedelta(days=1)) is None)
    ]


def _processing(cases: list[Case], start: date, end: date) -> Cells:
    cells: Cells = {str(n): 0 for n in range(1, 26)}
    matters = set()
    for case, petition in _counted(cases, start, end):
        cells["1"] += 1
        found = _class(case, petition, end)
        if found == "unprocessed":
            continue
        cells["2"] += 1
        if found == "yes":
            cells["3"] += 1
            cells["4"] += 1
            matters.add(id(case))
            again = petition.get("instance", 1) == 2
            for column in _columns(petition["kind"], petition["field"], again=again):
                cells[column] += 1
        elif found == "no":
            cells["3"] += 1
            cells["23"] += 1
            step = _first_step(case, end)
            cells["25" if step and step.event == "forwarded" else "24"] += 1
    cells["5"] = len(matters)
    return cells


def _columns(kind: str, about: str, *, again: bool) -> tuple[str, ...]:
    if kind == "complaint":
        return "6", "8" if again else "7", {"land": "9", "policy": "10"}.get(about, "11")
    if kind == "denunciation":
        subject = "15" if about in ADMINISTRATIVE else {"corruption": "16", "judicial": "17"}.get(about, "18")
        return "12", "14" if again else "13", subject
    return "19", {"policy": "20", "land": "21"}.get(about, "22")


def _resolving(cases: list[Case], kind: str, start: date, end: date) -> Cells:
    """03/GQKN of complaints, 04/GQTC of denunciations."""
    complaints = kind == "complaint"
    cells: Cells = {str(n): 0 for n in range(1, 24 if complaints else 26)}
    seen: set[int] = set()
    for case, petition in _counted(cases, start, end):
        if petition["kind"] != kind or _class(case, petition, end) != "yes":
            continue
        cells["1"] += 1
        if id(case) not in seen:
            seen.add(id(case))
            cells["2"] += 1
            cells[_looked_at(case, end)] += 1
    results = (
        {(1, "right"): "8", (1, "wrong"): "9", (1, "partly_right"): "10", (2, "upheld"): "11", (2, "changed"): "12"}
        if complaints
        else {(1, "right"): "8", (1, "wrong"): "9", (1, "partly_right"): "10", (2, "right"): "11", (2, "wrong"): "12",
              (2, "partly_right"): "13"}
    )  # fmt: skip
    ordered = (
        {"state_money": "13", "state_land": "14", "return_money": "15", "return_land": "16",
         "return_organisations": "17", "return_people": "18", "discipline_people": "19", "discipline_officials": "20",
         "police_cases": "21", "police_people": "22", "police_officials": "23"}
        if complaints
        else {"state_money": "14", "state_land": "15", "return_money": "16", "return_land": "17",
              "return_organisations": "18", "return_people": "19", "discipline_organisations": "20",
              "discipline_people": "21", "discipline_officials": "22", "police_cases": "23", "police_people": "24",
              "police_officials": "25"}
    )  # fmt: skip
    for case in cases:
        if case.kind != kind:
            continue
        for event in case.events:
            if event.event in ("decided", "concluded") and start <= event.date <= end:
                cells["7"] += 1
                cells[results[case.instance, event.outcome]] += 1
                _add(cells, ordered, event.orders)
    return cells


def _looked_at(case: Case, end: date) -> str:
    """Columns 3 to 6, as things stand at the end."""
    closing = _closing(case, end)
    if closing is not None and closing.event == "declined":
        return "5"
    if closing is not None and closing.event in ("withdrawn", "discontinued"):
        return "6"
    return "4" if any(event.event == "accepted" for event in case.known(end)) else "3"


def _add(cells: Cells, columns: dict[str, str], numbers: dict[str, float] | None) -> None:
    for name, column in columns.items():
        cells[column] += (numbers or {}).get(name, 0)


def _carrying_out(cases: list[Case], start: date, end: date) -> Cells:
    cells: Cells = {str(n): 0 for n in range(1, 32)}
    money_due = ("state_money", "state_land", "return_money", "return_land")
    plan = {
        "complaint": ("1", "2", ("3", "4", "7", "8"), {
            "state_money": "5", "state_land": "6", "return_money": "9", "return_land": "10", "discipline_people": "11",
            "discipline_officials": "12", "police_cases": "13", "police_people": "14", "police_officials": "15",
        }),
        "denunciation": ("16", "17", ("18", "19", "22", "23"), {
            "state_money": "20", "state_land": "21", "return_money": "24", "return_land": "25",
            "discipline_organisations": "26", "discipline_people": "27", "discipline_officials": "28",
            "police_cases": "29", "police_people": "30", "police_officials": "31",
        }),
    }  # fmt: skip
    for case in cases:
        if case.kind not in plan:
            continue
        total, carried_out, due, done = plan[case.kind]
        for place, event in enumerate(case.events):
            if event.event not in ("decided", "concluded") or event.date > end:
                continue
            after = _until_the_next_ruling(case.events[place + 1 :])
            ordered = any((event.orders or {}).values())
            days = [
                e.date
                for e in after
                if (e.event == "enforced" and e.outcome != "part") or (e.event == "sent" and not ordered)
            ]
            if event.date >= start or not days or min(days) >= start:
                cells[total] += 1
                _add(cells, dict(zip(money_due, due, strict=True)), event.orders)
                cells[carried_out] += bool(days) and min(days) <= end
            for later in after:
                if later.event == "enforced" and start <= later.date <= end:
                    _add(cells, done, later.done)
    return cells


def _until_the_next_ruling(events: list[SimpleNamespace]) -> list[SimpleNamespace]:
    found = []
    for event in events:
        if event.event in ("decided", "concluded"):
            break
        found.append(event)
    return found


def _steering(records: list[Record], start: date, end: date) -> Cells:
    cells: Cells = {str(n): 0 for n in range(1, 18)}
    for entry in _of(records, "log", start, end):
        if entry["kind"] == "training":
            cells["4"] += entry.get("classes", 0)
            cells["5"] += entry.get("people", 0)
        else:
            cells[{"directive_issued": "1", "directive_amended": "2", "directive_cancelled": "3"}[entry["kind"]]] += 1
    return cells


def _summary(records: list[Record], cases: list[Case], start: date, end: date) -> Cells:
    cells: Cells = dict.fromkeys(
        (
            "opening", "reopened", "received", "complaints", "denunciations", "feedback", "in_authority",
            "not_in_authority", "undetermined", "finished", "settled", "finished_on_time", "closing", "overdue",
            "visits", "people", "delegations",
        ),
        0,
    )  # fmt: skip
    for case in cases:
        for petition in case.petitions:
            received = _day(petition["received"])
            if received > end:
                continue
            if received >= start:
                cells["received"] += 1
                cells[{"complaint": "complaints", "denunciation": "denunciations"}.get(case.kind, "feedback")] += 1
                found = _class(case, petition, end)
                cells[{"yes": "in_authority", "no": "not_in_authority"}.get(found, "undetermined")] += 1
            elif _closing(case, start - timedelta(days=1)) is None:
                cells["opening"] += 1
            elif any(event.event == "reopened" and event.date >= start for event in case.known(end)):
                cells["opening"] += 1
                cells["reopened"] += 1
            else:
                continue
            closing = _closing(case, end)
            if closing is None:
                cells["closing"] += 1
                cells["overdue"] += _overdue(case, end)
            else:
                cells["finished"] += 1
                cells["settled"] += closing.event in SETTLING
                cells["finished_on_time"] += _on_time(case, closing)
    for visit in _of(records, "visit", start, end):
        came = len(visit["people"]) + visit["companions"]
        cells["visits"] += 1
        cells["people"] += came
        cells["delegations"] += came >= 5
    return cells
