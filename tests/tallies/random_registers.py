"""Whole registers drawn at random: records as `danvan add` takes them, each event one the program itself would let an
officer record. Repeats, second instances, delegates, carry-overs over months, partial withdrawals, orders carried out
bit by bit, corrections, updates and cases opened again are all in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.cases import accepted_outcomes, check_event, effective

TODAY = date(2026, 11, 20)
FIRST = date(2026, 7, 1)
EDGES = (
    date(2026, 8, 14), date(2026, 8, 15), date(2026, 9, 14), date(2026, 9, 15), date(2026, 10, 14), date(2026, 10, 15),
    date(2026, 11, 14), date(2026, 11, 15),
)  # fmt: skip
"""First and last days of the reporting months before today."""
Records = list[dict[str, Any]]

FIELDS = (
    "land", "land", "land", "policy", "policy", "housing", "construction", "environment", "order", "finance", "conduct",
    "administrative", "corruption", "judicial", "party", "other",
)  # fmt: skip
MONEY_AND_LAND = ("state_money", "return_money", "state_land", "return_land")
PEOPLE = ("return_organisations", "return_people", "discipline_organisations", "police_cases")
OFFICIALS = (("discipline_people", "discipline_officials"), ("police_people", "police_officials"))
INTAKE = (
    *("accepted",) * 9, *("classified",) * 4, *("answered",) * 4, "declined", "declined", "forwarded", "guided",
    "returned", "filed", "withdrawn", "extended", "assigned",
)  # fmt: skip
WORK = (
    *("decided", "concluded") * 5, *("answered",) * 3, *("suspended", "resumed") * 3, *("withdrawn",) * 3,
    "complex", "extended", "verifying", "notified", "discontinued", "forwarded", "dialogue_called",
)  # fmt: skip
AFTER = (*("enforced",) * 5, *("sent",) * 4, "delivered", "published", "notified", "reopened", "reopened")
GAPS = (0, 0, 1, 1, 2, 3, 4, 5, 7, 9, 12, 18, 25, 40)


@dataclass
class _Case:
    """A case in the making: what was recorded of it, and what of that holds."""

    ref: str
    facts: CaseFacts
    recorded: list[CaseEvent]

    def last(self) -> date:
        return self.facts.events[-1].date


def register(dice: Random) -> Records:
    """The records of a small ward from 01/7/2026 to 20/11/2026, in an order in which they can be saved."""
    free = [_visit(dice, f"v{n}") for n in range(dice.randint(0, 12))]
    petitions: Records = []
    cases: list[_Case] = []
    for n in range(dice.choice((10, 10, 12, 15, 20, 40))):
        if cases and dice.random() < 0.2:
            petitions.append(_repeat(dice, f"p{n}", dice.choice(petitions)))
        else:
            petitions.append(_petition(dice, f"p{n}", free))
            cases.append(_opened(petitions[-1]))
    events = [record for case in cases for record in _course(dice, case)]
    about = [_visit(dice, f"w{n}") | {"case": _talked_of(dice, petitions)} for n in range(dice.randint(0, 15))]
    receptions = _receptions(dice)
    dice.shuffle(about)
    put_right = [_update(dice, dice.choice([*free, *about, *petitions]), petitions) for _n in range(dice.randint(0, 5))]
    return [*free, *petitions, *events, *about, *receptions, *_log(dice), *put_right]


def _day(dice: Random, first: date = FIRST, last: date = TODAY) -> date:
    inside = [day for day in EDGES if first <= day <= last]
    if inside and dice.random() < 0.2:
        return dice.choice(inside)
    return first + timedelta(days=dice.randint(0, (last - first).days))


def _talked_of(dice: Random, petitions: Records) -> str:
    """Mostly no denunciation: hiding who came about one takes the program long."""
    one = dice.choice(petitions)
    if one["kind"] == "denunciation" and dice.random() < 0.8:
        one = dice.choice(petitions)
    return str(one["ref"])


def _visit(dice: Random, ref: str) -> dict[str, Any]:
    reception = dice.choice(("regular", "regular", "regular", "periodic", "periodic", "unscheduled"))
    people = [{"name": f"Lê Văn {ref.upper()}{n}"} for n in range(dice.choice((1, 1, 1, 2, 5)))]
    record = {
        "type": "visit", "ref": ref, "date": _day(dice).isoformat(), "reception": reception, "people": people,
        "companions": dice.choice((0, 0, 0, 1, 3, 4, 9)), "kind": dice.choice(("complaint", "feedback")),
        "content": "Trình bày vụ việc", "outcome": dice.choice(("received", "guided", "answered")),
    }  # fmt: skip
    if reception == "regular":
        return record | ({"by_head": True} if dice.random() < 0.05 else {})
    return record | {"by_head": dice.random() < 0.6}


def _petition(dice: Random, ref: str, visits: Records) -> dict[str, Any]:
    kind = dice.choice(("complaint", "complaint", "denunciation", "denunciation", "feedback"))
    record: dict[str, Any] = {
        "type": "petition", "ref": ref, "received": _day(dice).isoformat(), "kind": kind,
        "channel": dice.choice(("reception", "post", "mailbox", "online", "hotline", "forwarded")),
        "field": dice.choice(FIELDS), "content": f"Nội dung {ref}",
        "people": [{"name": f"Trần Thị {ref.upper()}", "address": "Tổ 3"}],
    }  # fmt: skip
    if dice.random() < 0.1:
        record |= {"people": [], "anonymous": True}
    if kind != "feedback" and dice.random() < 0.25:
        record["instance"] = 2
    for name in ("in_authority", "eligible"):
        if dice.random() < 0.3:
            record[name] = dice.random() < 0.6
    fitting = [visit for visit in visits if visit["date"] <= record["received"]]
    if fitting and dice.random() < (0.05 if kind == "denunciation" else 0.3):
        record["visit"] = dice.choice(fitting)["ref"]
    return record


def _repeat(dice: Random, ref: str, before: dict[str, Any]) -> dict[str, Any]:
    again = {name: before[name] for name in ("type", "kind", "channel", "people") if name in before}
    received = _day(dice, date.fromisoformat(before["received"]))
    more = {"ref": ref, "received": received.isoformat(), "field": dice.choice(FIELDS), "content": f"Nhắc lại {ref}"}
    if before.get("anonymous"):
        more["anonymous"] = True
    if before.get("instance"):
        more["instance"] = before["instance"]
    return again | more | {"same_as": before["ref"]}


def _update(dice: Random, record: dict[str, Any], petitions: Records) -> dict[str, Any]:
    """What an officer wrote wrong of a visit or a petition that a table counts by."""
    if record["type"] == "petition":
        change: dict[str, Any] = dice.choice(
            ({"field": dice.choice(FIELDS)}, {"in_authority": dice.random() < 0.5}, {"eligible": dice.random() < 0.5})
        )
    else:
        reception = dice.choice(("regular", "periodic", "unscheduled"))
        change = dice.choice(
            (
                {"companions": dice.randint(0, 9)},
                {"date": _day(dice).isoformat()},
                {"reception": reception, "by_head": reception != "regular" and dice.random() < 0.5},
                {"case": _talked_of(dice, petitions)},
            )
        )
    return {"type": "update", "number": record["ref"], "set": change, "reason": "Ghi nhầm"}


def _opened(petition: dict[str, Any]) -> _Case:
    received = [CaseEvent(1, "received", date.fromisoformat(petition["received"]))]
    facts = CaseFacts(
        petition["kind"],
        tuple(received),
        instance=petition.get("instance", 1),
        in_authority=petition.get("in_authority"),
        channel=petition["channel"],
    )
    return _Case(petition["ref"], facts, received)


def _course(dice: Random, case: _Case) -> Records:
    length = dice.choice((0, 1, 2, 4, 6, 9, 14))
    records: Records = []
    for _try in range(4 * length):
        if len(records) >= length:
            break
        record = _event(dice, case)
        told = {name: value for name, value in record.items() if name not in ("type", "case")}
        dates = {name: date.fromisoformat(told[name]) for name in ("date", "until") if name in told}
        criteria = tuple(told.get("criteria", ()))
        new = CaseEvent(len(case.recorded) + 1, **(told | dates | {"criteria": criteria}))
        if not check_event(case.facts, new, TODAY):
            case.recorded.append(new)
            case.facts = replace(case.facts, events=effective(case.recorded))
            records.append(record)
    return records


def _event(dice: Random, case: _Case) -> dict[str, Any]:
    seen = [event.event for event in case.facts.events]
    reopened = len(seen) - 1 - seen[::-1].index("reopened") if "reopened" in seen else 0
    over = {"decided", "concluded", "declined", "withdrawn", "discontinued", "forwarded", "guided", "returned", "filed"}
    if not over.isdisjoint(seen[reopened:]) and dice.random() < 0.8:
        names = AFTER
    else:
        names = WORK if "accepted" in seen else INTAKE
    name = "corrected" if len(seen) > 1 and dice.random() < 0.06 else dice.choice(names)
    day = case.last() + timedelta(days=dice.choice(GAPS))
    if dice.random() < 0.15:
        day = _day(dice, min(case.last(), TODAY))
    elif dice.random() < 0.1:  # recorded late
        day = _day(dice, case.facts.events[0].date, min(case.last(), TODAY))
    record: dict[str, Any] = {"type": "event", "case": case.ref, "event": name, "date": min(day, TODAY).isoformat()}
    outcomes = accepted_outcomes(case.facts, name)
    if outcomes and (name in ("classified", "decided", "concluded") or dice.random() < 0.6):
        record["outcome"] = dice.choice(outcomes)
    if name in ("decided", "concluded") and dice.random() < 0.6:
        record["orders"] = _numbers(dice)
    elif name == "enforced" and dice.random() < 0.8:
        record["done"] = _numbers(dice)
    elif name == "extended":
        record["days"] = dice.randint(1, 30)
    elif name == "complex":
        record["criteria"] = dice.sample(("a", "b", "c", "d", "đ", "e", "g"), dice.randint(1, 3))
    elif name == "dialogue_called":
        record["until"] = record["date"]
    elif name == "notified":
        record["of"] = dice.choice(("acceptance", "suspension", "resumption", "discontinuance"))
    elif name == "reopened":
        record["reason"] = "Có tình tiết mới"
    elif name == "corrected":
        record |= _correction(dice, case) | {"reason": "Ghi nhầm"}
    return record


def _correction(dice: Random, case: _Case) -> dict[str, Any]:
    """Takes back an event (one time in three) or changes its day or its outcome."""
    target = dice.choice(case.facts.events[1:])
    change: dict[str, Any] = {"of": target.n}
    if dice.random() < 0.67:
        outcomes = accepted_outcomes(case.facts, target.event)
        numbers = {"decided": "orders", "concluded": "orders", "enforced": "done"}.get(target.event)
        if numbers and dice.random() < 0.5:
            change[numbers] = _numbers(dice)
        elif outcomes and dice.random() < 0.6:
            change["outcome"] = dice.choice(outcomes)
        else:
            change["until"] = _day(dice, max(FIRST, target.date - timedelta(9)), min(TODAY, target.date + timedelta(9)))
            change["until"] = change["until"].isoformat()
    return change


def _numbers(dice: Random) -> dict[str, float]:
    """Money and land with up to six decimals; now and then nothing after all, or more officials than people, which a
    table must notice."""
    if dice.random() < 0.05:
        return dict.fromkeys(dice.sample(MONEY_AND_LAND, 2), 0)
    part = dice.choice((1, 10, 1000, 1_000_000))
    found: dict[str, float] = {name: dice.randint(1, 90_000_000) / part for name in dice.sample(MONEY_AND_LAND, 2)}
    found |= {name: dice.randint(1, 9) for name in dice.sample(PEOPLE, 2)}
    for people, officials in OFFICIALS:
        if dice.random() < 0.4:
            found[people] = dice.randint(1, 6)
            found[officials] = dice.randint(1, 9) if dice.random() < 0.1 else dice.randint(1, int(found[people]))
    return found


def _receptions(dice: Random) -> Records:
    """Days on which the head, a delegate or an officer sat, made public or not; one of a kind a day."""
    days = {(_day(dice), dice.choice(("regular", "periodic", "unscheduled"))) for _n in range(dice.randint(0, 12))}
    found: Records = []
    for day, kind in sorted(days):
        by = "officer" if kind == "regular" else dice.choice(("head", "head", "delegate"))
        record = {"type": "reception", "date": day.isoformat(), "kind": kind, "by": by}
        if dice.random() < 0.7:
            record["announced"] = (day - timedelta(days=dice.randint(0, 20))).isoformat()
        found.append(record)
    return found


def _log(dice: Random) -> Records:
    kinds = ("directive_issued", "directive_amended", "directive_cancelled", "training", "training")
    found: Records = []
    for _n in range(dice.randint(0, 8)):
        record: dict[str, Any] = {"type": "log", "date": _day(dice).isoformat(), "kind": dice.choice(kinds)}
        if record["kind"] == "training" and dice.random() < 0.9:
            record |= {"classes": dice.randint(1, 4), "people": dice.randint(5, 90)}
        found.append(record)
    return found
