"""The backlog takes what is kept with a case where nothing happened in it since, and counts the others anew."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.queries.backlog import backlog
from tests.queries.counted_anew import counted_anew
from tests.records import event

PERSON = {"name": "Lý Hoàng Phúc"}


def petition(ref, received, kind="complaint", **more):
    return {
        "type": "petition", "ref": ref, "received": received, "channel": "post", "kind": kind, "people": [PERSON],
        "content": f"Việc {ref}", **more,
    }  # fmt: skip


RECORDS = [
    petition("late", "2026-11-02"),  # 7 working days: due Wednesday 11/11
    petition("soon", "2026-11-13", "feedback"),  # 10 working days past 24/11: due Monday 30/11
    petition("paused", "2026-09-01"),
    event("paused", "accepted", "2026-09-08"),
    event("paused", "notified", "2026-09-09"),
    event("paused", "suspended", "2026-09-15", reason="Chờ giám định"),
    event("paused", "notified", "2026-09-16", of="suspension"),
    petition("done", "2026-09-01"),
    event("done", "assigned", "2026-09-01", officer="Phạm Quốc Bảo"),
    event("done", "accepted", "2026-09-08"),
    event("done", "decided", "2026-09-30", outcome="right"),
]


def test_most_urgent_first_paused_last(desk):
    add_records(desk, RECORDS)
    rows = backlog(desk)
    assert [(r.case, r.clock, r.due and r.due.isoformat(), r.state, r.days_left) for r in rows] == [
        ("VV-2026-00001", "complaint.accept", "2026-11-11", "overdue", -8),
        ("VV-2026-00002", "feedback.first_answer", "2026-11-30", "running", 4),
        ("VV-2026-00003", "complaint.resolve", None, "paused", None),
    ]


def test_duties_bring_in_closed_cases_that_owe(desk):
    add_records(desk, RECORDS)
    rows = {r.case: r for r in backlog(desk, duties=True)}
    assert (rows["VV-2026-00004"].clock, rows["VV-2026-00004"].is_open) == ("complaint.send_decision", False)


def test_filters(desk):
    add_records(desk, RECORDS)
    assert [r.case for r in backlog(desk, state="overdue")] == ["VV-2026-00001"]
    assert backlog(desk, state="due_soon") == []
    assert [r.case for r in backlog(desk, date(2026, 9, 20), officer="quoc bao")] == ["VV-2026-00004"]


def test_a_past_day_knows_nothing_later(desk):
    add_records(desk, RECORDS)
    rows = backlog(desk, date(2026, 9, 10))
    assert [(r.case, r.clock, r.state) for r in rows] == [
        ("VV-2026-00003", "complaint.resolve", "running"),
        ("VV-2026-00004", "complaint.resolve", "running"),
    ]


@pytest.mark.parametrize("day", ["2026-09-04", "2026-09-08", "2026-09-16", "2026-09-30", "2026-11-13", "2026-11-23"])
def test_a_day_is_as_if_every_case_were_counted_anew(desk, day):
    add_records(desk, RECORDS)
    on = date.fromisoformat(day)
    for duties in (False, True):
        assert backlog(desk, on, duties=duties) == counted_anew(desk, on, duties=duties)


def test_a_closing_corrected_since_was_not_yet_known_on_a_day_before_it(desk):
    add_records(desk, [
        petition("f", "2026-09-01", "feedback"),
        event("f", "forwarded", "2026-11-10", to="Sở Y tế"),
        event("f", "corrected", "2026-11-12", of=2, until="2026-10-01", reason="Ghi nhầm ngày"),
    ])  # fmt: skip
    assert [row.case for row in backlog(desk, date(2026, 10, 15))] == ["VV-2026-00001"]
    assert backlog(desk, date(2026, 11, 12)) == []
