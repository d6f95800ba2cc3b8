"""The sample ward, counted a second time in plain Python straight from the records and events, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from danvan_desk.actions.demo import fill
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Matter, Petition, Visit
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.periods import Period, reporting_month
from danvan_desk.queries.backlog import backlog
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.compute import compute
from tests.queries.counted_anew import counted_anew

MONTHS = [reporting_month(2025, month) for month in range(10, 13)] + [reporting_month(2026, m) for m in range(1, 12)]
STEPS = {
    "accepted": "yes", "declined": "yes", "answered": "yes", "forwarded": "no", "guided": "no", "returned": "no",
    "filed": "ineligible",
}  # fmt: skip
SAID = {"in_authority": "yes", "not_in_authority": "no", "ineligible": "ineligible"}


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home: Path = tmp_path_factory.mktemp("sample") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DANVAN_TODAY", "2026-11-20")
        fill(home, petitions=150, years=2, seed=11)
        desk = open_desk(home)
    yield desk
    close_desk(desk)


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month.end:%Y-%m}")
def test_every_identity_holds_and_every_list_sums_to_its_cell(ward: Desk, month: Period) -> None:
    for table in compute(ward, month).tables:
        assert [check.rule for check in table.checks if not check.holds] == []
        for column in table.columns:
            records = cell_records(ward, month, table.code, column.ms)
            assert sum(record.amount for record in records) == table.rows[0].cells[column.ms], (table.code, column.ms)


def test_each_month_opens_with_what_the_one_before_left(ward: Desk) -> None:
    cells = [compute(ward, month, ["TH"]).tables[0].rows[0].cells for month in MONTHS]
    assert [after["opening"] for after in cells[1:]] == [before["closing"] for before in cells[:-1]]
    assert all(one.end < other.start for one, other in pairwise(MONTHS))


def test_overdue_is_what_the_backlog_of_each_last_day_says(ward: Desk) -> None:
    for month in MONTHS:
        late = {number for row in backlog(ward, on=month.end, state="overdue") for number in row.petitions}
        assert {record.number for record in cell_records(ward, month, "TH", "overdue")} == late


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month.end:%Y-%m}")
def test_petitions_counted_one_by_one(ward: Desk, month: Period) -> None:
    xld, th = compute(ward, month, ["02/XLD", "TH"]).tables
    counted = counted_by_hand(ward, month)
    assert {ms: xld.rows[0].cells[ms] for ms in counted["02/XLD"]} == counted["02/XLD"]
    assert {ms: th.rows[0].cells[ms] for ms in counted["TH"]} == counted["TH"]


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month.end:%Y-%m}")
def test_visits_counted_one_by_one(ward: Desk, month: Period) -> None:
    with ward.reading() as session:
        visits = [v for v in session.scalars(select(Visit)) if month.start <= v.date <= month.end]
    at: dict[str, list[Visit]] = {"regular": [], "head": [], "delegate": []}
    for visit in visits:
        at["regular" if visit.reception == "regular" else "head" if visit.by_head else "delegate"].append(visit)
    matters = {name: {v.case_id or f"visit {v.id}" for v in group} for name, group in at.items()}
    cells = compute(ward, month, ["01/TCD"]).tables[0].rows[0].cells
    assert [cells[ms] for ms in ("5", "11", "17")] == [len(group) for group in at.values()]
    assert [cells[ms] for ms in ("6", "12", "18")] == [sum(v.people_count for v in group) for group in at.values()]
    assert [cells[ms] for ms in ("8", "14", "20")] == [sum(v.people_count >= 5 for v in g) for g in at.values()]
    assert [cells[ms] for ms in ("7", "13", "19")] == [
        len(matters["regular"] - matters["head"] - matters["delegate"]),
        len(matters["head"]),
        len(matters["delegate"] - matters["head"]),
    ]


def counted_by_hand(ward: Desk, month: Period) -> dict[str, dict[str, int]]:
    with ward.reading() as session:
        events = {m.id: case_facts(m, m.events).events for m in session.scalars(select(Matter))}
        petitions = list(session.scalars(select(Petition)))
        on_time = {m.id: m.on_time for m in session.scalars(select(Matter))}
    known = [
        (p, *standing(p, events[p.case_id], month.end), closed_on(p, events[p.case_id]))
        for p in petitions
        if p.received <= month.end
    ]
    taken = [
        (p, kind)
        for p, processed, kind, _ in known
        if p.received >= month.start or processed is None or processed >= month.start
    ]
    yes = [p for p, kind in taken if kind == "yes"]
    came = [(p, kind) for p, _, kind, _ in known if p.received >= month.start]
    finished = [p for p, _, _, closed in known if closed is not None and month.start <= closed <= month.end]
    left = [p for p, _, _, closed in known if closed is None or closed > month.end]
    return {
        "02/XLD": {
            "1": len(taken),
            "2": sum(kind is not None for _, kind in taken),
            "3": sum(kind in {"yes", "no"} for _, kind in taken),
            "4": len(yes),
            "5": len({p.case_id for p in yes}),
            "9": sum(p.kind == "complaint" and p.field == "land" for p in yes),
            "10": sum(p.kind == "complaint" and p.field == "policy" for p in yes),
            "15": sum(
                p.kind == "denunciation" and p.field not in {"corruption", "judicial", "party", "other"} for p in yes
            ),
            "20": sum(p.kind == "feedback" and p.field == "policy" for p in yes),
            "23": sum(kind == "no" for _, kind in taken),
        },
        "TH": {
            "received": len(came),
            "feedback": sum(p.kind == "feedback" for p, _ in came),
            "in_authority": sum(kind == "yes" for _, kind in came),
            "not_in_authority": sum(kind == "no" for _, kind in came),
            "finished": len(finished),
            "finished_on_time": sum(bool(on_time[p.case_id]) for p in finished),
            "closing": len(left),
        },
    }


def standing(petition: Petition, events: tuple[CaseEvent, ...], end: date) -> tuple[date | None, str | None]:
    """When the petition was processed and, if by the period's end, as what."""
    seen = [e for e in events if e.date <= end]
    steps = [e for e in events if e.event in STEPS]
    counts = STEPS if petition.same_as_id else {*STEPS, "classified"}  # a repeat waits for a first step
    first = min((e.date for e in events if e.event in counts), default=None)
    processed = max(first, petition.received) if first else None
    if processed is None or processed > end:
        return processed, None
    if steps and steps[0].date <= end:
        return processed, STEPS[steps[0].event]
    return processed, SAID[[e.outcome or "" for e in seen if e.event == "classified"][-1]]


def closed_on(petition: Petition, events: tuple[CaseEvent, ...]) -> date | None:
    """The day the petition's case was closed, or the day it came in where that was later."""
    done = {"forwarded", "guided", "returned", "filed", "withdrawn", "discontinued", "decided", "concluded", "declined"}
    closed = None
    for event in events:
        part = event.event == "withdrawn" and event.outcome == "part"
        final = event.event == "answered" and event.outcome == "final"
        if event.event == "reopened":
            closed = None
        elif closed is None and ((event.event in done and not part) or final):
            closed = event.date
    return max(closed, petition.received) if closed else None


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month.end:%Y-%m}")
def test_the_backlog_of_a_day_is_as_if_every_case_were_counted_anew(ward: Desk, month: Period) -> None:
    for duties in (False, True):
        assert backlog(ward, month.end, duties=duties) == counted_anew(ward, month.end, duties=duties)
