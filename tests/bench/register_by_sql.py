"""A register of any size put into the tables straight, in seconds where the program's own door would take hours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.db.engine import FILE_NAME

OFFICE = OfficeDetails(name="UBND phường Bình An", province="Thành phố Đà Nẵng")
FIELDS = ("land", "land", "policy", "housing", "environment", "order", "finance", "conduct", "corruption", "judicial")
STEPS = {
    "complaint": ("accepted",) * 14 + ("guided",) * 3 + ("forwarded",) * 2 + ("declined",),
    "denunciation": ("accepted",) * 12 + ("forwarded",) * 5 + ("filed",) * 3,
    "feedback": ("answered",) * 14 + ("guided",) * 3 + ("forwarded",) * 3,
}
ORDERS = (
    '{"return_land": 86.5, "return_people": 1}',
    '{"state_money": 12.25, "discipline_people": 2}',
    None,
    None,
    None,
)
Rows = list[tuple[str, dict[str, Any]]]
_BATCH = 20_000


def build(home: Path, petitions: int, first: date, last: date) -> None:
    """A home with that many petitions, spread evenly over the days, visits with them, and what came of them by
    `last`. Its cases have the events that count; nobody could print a paper from them."""
    init_home(home, OFFICE)
    with closing(sqlite3.connect(home / FILE_NAME, isolation_level=None)) as books:
        books.execute("PRAGMA synchronous=OFF")
        books.execute("PRAGMA cache_size=-200000")
        books.execute("BEGIN")
        made = _rows(petitions, first, last)
        while batch := list(islice(made, _BATCH)):
            by_table: dict[str, list[dict[str, Any]]] = {}
            for table, row in batch:
                by_table.setdefault(table, []).append(row)
            for table, rows in by_table.items():
                names = ", ".join(rows[0])
                places = ", ".join(f":{name}" for name in rows[0])
                books.executemany(f"INSERT INTO {table}({names}) VALUES ({places})", rows)
        books.execute("COMMIT")


def _rows(petitions: int, first: date, last: date) -> Iterator[tuple[str, dict[str, Any]]]:
    dice = Random(1)
    days = (last - first).days + 1
    for offset in range(days):
        yield from _sittings(first + timedelta(offset), offset)
    cases: list[tuple[int, str, dict[str, Any]]] = []
    for n in range(1, petitions + 1):
        day = first + timedelta(days=n * days // (petitions + 1))
        if cases and dice.random() < 0.15:
            number, kind, dates = dice.choice(cases[-200:])
            yield "petition", _petition(n, day, number, kind, dice, dates, first=False)
        else:
            kind = dice.choice(("complaint", "complaint", "denunciation", "feedback", "feedback", "feedback"))
            number = n
            dates = yield from _case(number, day, kind, dice, last)
            cases = [*cases[-199:], (number, kind, dates)]
            yield "petition", _petition(n, day, number, kind, dice, dates, first=True)
        if n % 5 < 3:
            yield "visit", _visit(n, day, number if n % 5 == 1 else None, dice)


def _sittings(day: date, offset: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in ("regular", "periodic"):
        yield "reception", {
            "id": 2 * offset + (kind == "periodic") + 1, "date": day.isoformat(), "kind": kind, "mode": "in_person",
            "by": "officer" if kind == "regular" else "delegate" if offset % 3 else "head", "nobody_came": 0,
            "announced": day.isoformat() if offset % 2 else None, "made_by_visit": 0,
        }  # fmt: skip
    if offset % 10 == 0:
        yield "log_entry", {"kind": "training", "date": day.isoformat(), "classes": 1, "people": 40}


def _case(n: int, day: date, kind: str, dice: Random, last: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a case; gives the dates its petitions share."""
    step = dice.choice(STEPS[kind])
    step_on = _by(day + timedelta(days=dice.randint(2, 9)), last)
    ends = {"complaint": "decided", "denunciation": "concluded", "feedback": "answered"}[kind]
    goes_on = step in ("accepted", "answered")
    closing_event = ends if goes_on and dice.random() > 0.05 else "withdrawn" if goes_on else step
    closed_on = _by(day + timedelta(days=dice.randint(15, 60)), last) if goes_on else step_on
    instance = 2 if kind != "feedback" and dice.random() < 0.1 else 1
    yield "matter", {
        "id": n, "number": f"VV-{day.year}-{n}", "kind": kind, "field": "land", "content": "Vụ việc", "channel": "post",
        "opened": day.isoformat(), "instance": instance, "remote_area": 0, "secret": 0, "people": "Lê Văn An",
        "state": "new", "authority": "undetermined", "holder": "officer",
        "first_step": step if step_on else None, "first_step_on": _iso(step_on), "processed_on": _iso(step_on),
        "accepted_on": _iso(step_on) if step == "accepted" else None,
        "closing": closing_event if closed_on else None, "closed_on": _iso(closed_on),
        "settled": int(closed_on is not None and closing_event not in STEPS[kind]), "on_time": dice.random() < 0.9,
    }  # fmt: skip
    happened = [("received", day), (step, step_on), *([(closing_event, closed_on)] if goes_on else [])]
    for place, (event, on) in enumerate(happened, 1):
        if on is not None:
            yield "event", {"case_id": n, "n": place, "event": event, "date": on.isoformat()}
    if closed_on is None:
        due = day + timedelta(days=dice.randint(10, 45))
        yield "case_clock", {
            "case_id": n, "clock": "complaint.resolve", "start": day.isoformat(), "due": due.isoformat(),
            "unit": "day", "rule": "", "calendar": "", "state": "running", "provisional": 0,
        }  # fmt: skip
    elif closing_event in ("decided", "concluded"):
        yield from _ruling(n, closed_on, kind, instance, dice, last)
    if step_on and closed_on and goes_on and dice.random() < 0.01:
        yield "earlier_closing", {
            "case_id": n, "closing": "withdrawn", "closed_on": step_on.isoformat(), "settled": 1, "on_time": 1,
            "reopened_on": (step_on + (closed_on - step_on) / 2).isoformat(),
        }  # fmt: skip
    return {"processed_on": step_on, "closed_on": closed_on, "instance": instance}


def _ruling(
    n: int, day: date, kind: str, instance: int, dice: Random, last: date
) -> Iterator[tuple[str, dict[str, Any]]]:
    orders = dice.choice(ORDERS)
    second = kind == "complaint" and instance == 2
    done = _by(day + timedelta(days=dice.randint(3, 120)), last)
    yield "ruling", {
        "id": n, "case_id": n, "n": 3, "date": day.isoformat(), "orders": orders, "carried_out_on": _iso(done),
        "outcome": dice.choice(("upheld", "changed") if second else ("right", "wrong", "partly_right")),
    }  # fmt: skip
    if orders and done:
        yield "enforcement", {"ruling_id": n, "n": 4, "date": done.isoformat(), "done": orders}


def _petition(
    n: int, day: date, case: int, kind: str, dice: Random, dates: dict[str, Any], *, first: bool
) -> dict[str, Any]:
    processed, closed = dates["processed_on"], dates["closed_on"]
    return {
        "id": n, "number": f"DT-{day.year}-{n}", "received": day.isoformat(), "channel": "post", "kind": kind,
        "field": dice.choice(FIELDS), "anonymous": 0, "content": f"Nội dung đơn số {n}", "instance": dates["instance"],
        "signed": 1, "case_id": case, "secret": 0, "same_as_id": None if first else case,
        "processed_on": _iso(max(processed, day)) if processed else None,
        "closed_on": _iso(max(closed, day)) if closed else None,
    }  # fmt: skip


def _visit(n: int, day: date, case: int | None, dice: Random) -> dict[str, Any]:
    reception = dice.choice(("regular", "regular", "periodic"))
    people = dice.choice((1, 1, 1, 2, 6))
    return {
        "id": n, "number": f"TD-{day.year}-{n}", "date": day.isoformat(), "reception_id": 1, "reception": reception,
        "mode": "in_person", "by_head": int(reception == "periodic" and dice.random() < 0.7), "companions": people - 1,
        "people_count": people, "kind": "feedback", "field": "land", "received_for": "committee",
        "content": "Trình bày", "outcome": "received", "case_id": case, "secret": 0,
    }  # fmt: skip


def _by(day: date, last: date) -> date | None:
    return day if day <= last else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
