"""Completing a record freely, correcting it with a reason; the log keeps both sides."""

from __future__ import annotations

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.errors import Refused
from danvan_desk.queries.cases import case_card, record_history
from danvan_desk.queries.dialogues import dialogue_card, promises
from danvan_desk.queries.visits import visit_card
from tests.actions.test_add import PETITION, VISIT

DIALOGUE = {
    "type": "dialogue", "ref": "d", "kind": "conference", "date": "2026-11-10", "announced": "2026-11-02",
    "items": [
        {"question": "Đèn hẻm 14?", "commitment": "Lắp 6 đèn", "owner": "Phòng Kinh tế", "due": "2026-11-15"},
        {"question": "Chợ?", "answer": "Đã trả lời"},
    ],
}  # fmt: skip


def test_completing_needs_no_reason_correcting_does(desk):
    add_records(desk, [VISIT])
    add_records(desk, [{"type": "update", "number": "TD-2026-00001", "set": {"note": "Hẹn gọi lại"}}])
    change = {"type": "update", "number": "TD-2026-00001", "set": {"content": "Nội dung khác"}}
    with pytest.raises(Refused) as caught:
        add_records(desk, [change])
    assert [p.field for p in caught.value.problems] == ["reason"]
    add_records(desk, [change | {"reason": "Ghi nhầm"}])
    last = record_history(desk, "TD-2026-00001")[-1]
    assert (last.before, last.after, last.reason) == (
        {"content": "Khiếu nại thu hồi đất"},
        {"content": "Nội dung khác"},
        "Ghi nhầm",
    )


def test_a_commitment_is_marked_done(desk):
    add_records(desk, [DIALOGUE])
    assert [(p.dialogue, p.state, p.days_left) for p in promises(desk)] == [("DTH-2026-00001", "overdue", -8)]
    done = {"items.0.done_on": "2026-11-20", "items.0.result": "Đã lắp"}
    add_records(desk, [{"type": "update", "number": "DTH-2026-00001", "set": done}])
    assert promises(desk) == []
    assert dialogue_card(desk, "DTH-2026-00001").items[0].result == "Đã lắp"


def test_a_visit_is_tied_to_its_case_later_and_its_answer_stops(desk):
    add_records(
        desk,
        [VISIT, PETITION | {"ref": "p"}, {"type": "event", "case": "p", "event": "accepted", "date": "2026-11-23"}],
    )
    assert visit_card(desk, "TD-2026-00001").clocks[0].ended_on is None
    add_records(desk, [{"type": "update", "number": "TD-2026-00001", "set": {"case": "VV-2026-00001"}}])
    clock = visit_card(desk, "TD-2026-00001").clocks[0]
    assert (clock.clock, clock.state, clock.ended_on.isoformat()) == ("reception.answer", "met", "2026-11-23")


def test_companions_change_the_count_of_people(desk):
    add_records(desk, [VISIT])
    add_records(desk, [{"type": "update", "number": "TD-2026-00001", "set": {"companions": 6}}])
    assert visit_card(desk, "TD-2026-00001").people_count == 7


def test_a_reception_is_completed_by_its_date(desk):
    reception = {"type": "reception", "date": "2026-11-12", "kind": "periodic", "by": "head"}
    add_records(desk, [reception])
    add_records(desk, [{"type": "update", "number": "2026-11-12", "set": {"announced": "2026-11-03"}}])
    with pytest.raises(Refused):
        add_records(desk, [{"type": "update", "number": "2026-11-13", "set": {"announced": "2026-11-03"}}])
    with pytest.raises(Refused):
        add_records(desk, [reception])


@pytest.mark.parametrize(
    ("number", "changes", "field"),
    [
        ("TD-2026-00001", {"colour": "red"}, "set.colour"),
        ("TD-2026-00001", {"date": "2025-01-02"}, "set.date"),
        ("TD-2026-00001", {"content": ""}, "set.content"),
        ("TD-2026-00001", {"content": None}, "set.content"),
        ("TD-2026-00001", {"time": "8h"}, "set.time"),
        ("DTH-2026-00001", {"items.5.done_on": "2026-11-20"}, "set.items.5.done_on"),
        ("TD-2026-00077", {"note": "x"}, "number"),
        ("hôm qua", {"note": "x"}, "number"),
    ],
)
def test_a_wrong_update_names_its_field(desk, number, changes, field):
    add_records(desk, [VISIT, DIALOGUE])
    with pytest.raises(Refused) as caught:
        add_records(desk, [{"type": "update", "number": number, "set": changes, "reason": "x"}])
    assert field in [p.field for p in caught.value.problems]


def test_a_correction_takes_an_event_back_and_the_clocks_follow(desk):
    add_records(
        desk,
        [
            PETITION | {"ref": "p", "received": "2026-11-10"},
            {"type": "event", "case": "p", "event": "accepted", "date": "2026-11-13"},
        ],
    )
    assert "complaint.resolve" in [c.clock for c in case_card(desk, "VV-2026-00001").clocks]
    add_records(
        desk,
        [
            {
                "type": "event",
                "case": "VV-2026-00001",
                "event": "corrected",
                "of": 2,
                "date": "2026-11-16",
                "reason": "Nhầm vụ",
            }
        ],
    )
    card = case_card(desk, "VV-2026-00001")
    assert "complaint.resolve" not in [c.clock for c in card.clocks]
    assert [(e.event, e.taken_back) for e in card.events] == [
        ("received", False), ("accepted", True), ("corrected", False),
    ]  # fmt: skip
    assert card.state == "new"
