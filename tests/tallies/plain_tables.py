"""A second count of the seven tables, written plainly from the data contract and the circular, sharing nothing with the
program: naive loops over the records themselves.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from types import SimpleNamespace

from tests.tallies.plain_cases import (
    Case,
    Record,
    as_cases,
    class_of,
    closing_of,
    day_of,
    first_step,
    on_time,
    overdue,
    processed_on,
    put_right,
)

Cells = dict[str, float]
SETTLING = {"decided", "concluded", "answered", "withdrawn", "discontinued"}
ADMINISTRATIVE = {
    "land", "policy", "housing", "construction", "environment", "order", "finance", "conduct", "administrative",
}  # fmt: skip


def count(records: list[Record], start: date, end: date) -> dict[str, Cells]:
    """Every cell of every table for the days `start` to `end`, both counted, as the books stand."""
    records = put_right(records)
    cases, by_ref = as_cases(records)
    return {
        "01/TCD": _receiving(records, by_ref, start, end),
        "02/XLD": _processing(cases, start, end),
        "03/GQKN": _resolving(cases, "complaint", start, end),
        "04/GQTC": _resolving(cases, "denunciation", start, end),
        "05/KQTH": _carrying_out(cases, start, end),
        "06/QLKNTC": _steering(records, start, end),
        "TH": _summary(records, cases, start, end),
    }


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
    return [record for record in records if record["type"] == kind and start <= day_of(record["date"]) <= end]


def _counted(cases: list[Case], start: date, end: date) -> list[tuple[Case, Record]]:
    """Column 1 of 02/XLD: received in the period, or before it and not processed before it."""
    return [
        (case, petition)
        for case in cases
        for petition in case.petitions
        if start <= day_of(petition["received"]) <= end
        or (day_of(petition["received"]) < start and processed_on(case, petition, start - timedelta(days=1)) is None)
    ]


def _processing(cases: list[Case], start: date, end: date) -> Cells:
    cells: Cells = {str(n): 0 for n in range(1, 26)}
    matters = set()
    for case, petition in _counted(cases, start, end):
        cells["1"] += 1
        found = class_of(case, petition, end)
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
            step = first_step(case, end)
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
        if petition["kind"] != kind or class_of(case, petition, end) != "yes":
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
    closing = closing_of(case, end)
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
                left = {name: _left(name, event, after, start) for name in money_due}
                _add(cells, dict(zip(money_due, due, strict=True)), left)
                cells[carried_out] += bool(days) and min(days) <= end
            for later in after:
                if later.event == "enforced" and start <= later.date <= end:
                    _add(cells, done, later.done)
    return cells


def _left(name: str, ruling: SimpleNamespace, after: list[SimpleNamespace], start: date) -> float:
    """What is ordered, without what was done of it before the period."""
    ordered = (ruling.orders or {}).get(name, 0)
    done = sum((e.done or {}).get(name, 0) for e in after if e.event == "enforced" and e.date < start)
    return max(round(ordered - done, 6), 0)


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
            received = day_of(petition["received"])
            if received > end:
                continue
            if received >= start:
                cells["received"] += 1
                cells[{"complaint": "complaints", "denunciation": "denunciations"}.get(case.kind, "feedback")] += 1
                found = class_of(case, petition, end)
                cells[{"yes": "in_authority", "no": "not_in_authority"}.get(found, "undetermined")] += 1
            elif closing_of(case, start - timedelta(days=1)) is None:
                cells["opening"] += 1
            elif any(event.event == "reopened" and event.date >= start for event in case.known(end)):
                cells["opening"] += 1
                cells["reopened"] += 1
            else:
                continue
            closing = closing_of(case, end)
            if closing is None:
                cells["closing"] += 1
                cells["overdue"] += overdue(case, end)
            else:
                cells["finished"] += 1
                cells["settled"] += closing.event in SETTLING
                cells["finished_on_time"] += on_time(case, closing)
    for visit in _of(records, "visit", start, end):
        came = len(visit["people"]) + visit["companions"]
        cells["visits"] += 1
        cells["people"] += came
        cells["delegations"] += came >= 5
    return cells
