"""What rulings order and what was done of it, to the last đồng."""

from __future__ import annotations

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.context import Desk
from danvan_desk.domain.periods import reporting_month
from danvan_desk.errors import Refused
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.tally import tidy
from tests.records import event, petition

MONTH = reporting_month(2026, 11)


def test_money_is_added_up_to_the_last_dong(desk: Desk) -> None:
    for ref in ("p1", "p2"):
        decided = event(ref, "decided", "2026-11-02", outcome="right", orders={"return_money": 12.345678})
        add_records(
            desk, [petition(ref, "2026-10-16", "complaint", "land"), event(ref, "accepted", "2026-10-20"), decided]
        )
    table = compute(desk, MONTH, ["03/GQKN"]).tables[0]
    assert table.rows[0].cells["15"] == 24.691356
    records = cell_records(desk, MONTH, "03/GQKN", "15")
    assert tidy(sum(record.amount for record in records)) == 24.691356


def test_orders_of_nothing_are_carried_out_by_sending_the_decision(desk: Desk) -> None:
    add_records(
        desk,
        [
            petition("p1", "2026-10-16", "complaint", "land"),
            event("p1", "accepted", "2026-10-20"),
            event("p1", "decided", "2026-11-02", outcome="wrong", orders={"return_money": 0, "return_land": 0}),
            event("p1", "sent", "2026-11-03"),
        ],
    )
    cells = compute(desk, MONTH, ["05/KQTH"]).tables[0].rows[0].cells
    assert (cells["1"], cells["2"]) == (1, 1)


@pytest.mark.parametrize(("outcome", "carried_out"), [("part", 0), ("whole", 1), (None, 1)])
def test_what_is_done_in_part_stays_to_be_carried_out(desk: Desk, outcome: str | None, carried_out: int) -> None:
    told = {"outcome": outcome} if outcome else {}
    add_records(
        desk,
        [
            petition("p1", "2026-10-16", "complaint", "land"),
            event("p1", "accepted", "2026-10-20"),
            event("p1", "decided", "2026-11-02", outcome="right", orders={"return_money": 10}),
            event("p1", "enforced", "2026-11-05", done={"return_money": 4}, **told),
        ],
    )
    cells = compute(desk, MONTH, ["05/KQTH"]).tables[0].rows[0].cells
    assert [cells[ms] for ms in ("1", "2", "7", "9")] == [1, carried_out, 10, 4]


def test_numbers_of_a_ruling_and_of_its_carrying_out_are_put_right(desk: Desk) -> None:
    add_records(
        desk,
        [
            petition("p1", "2026-10-16", "complaint", "land"),
            event("p1", "accepted", "2026-10-20"),
            event("p1", "decided", "2026-11-02", outcome="right", orders={"return_money": 10}),
            event("p1", "sent", "2026-11-03"),
            event("p1", "enforced", "2026-11-05", done={"return_money": 14}),
            event("p1", "corrected", "2026-11-06", of=5, outcome="part", done={"return_money": 4}, reason="Ghi nhầm"),
        ],
    )
    table = compute(desk, MONTH, ["05/KQTH"]).tables[0].rows[0].cells
    assert [table[ms] for ms in ("1", "2", "7", "9")] == [1, 0, 10, 4]
    change = event("p1", "corrected", "2026-11-07", of=3, orders={"return_money": 0}, reason="Không có khoản này")
    add_records(desk, [change | {"case": "VV-2026-00001"}])
    table = compute(desk, MONTH, ["05/KQTH"]).tables[0].rows[0].cells
    assert [table[ms] for ms in ("1", "2", "7", "9")] == [1, 1, 0, 4]  # orders nothing any more: done when it was sent


def test_what_was_done_before_the_period_is_no_longer_due_in_it(desk: Desk) -> None:
    def part(day: str, outcome: str, money: float) -> dict[str, object]:
        return event("p1", "enforced", day, done={"return_money": money}, outcome=outcome)

    add_records(
        desk,
        [
            petition("p1", "2026-08-03", "complaint", "land"),
            event("p1", "accepted", "2026-08-06"),
            event("p1", "decided", "2026-09-04", outcome="right", orders={"return_money": 10, "return_land": 50}),
            part("2026-09-10", "part", 3.3),
            part("2026-10-13", "part", 2.2),
            part("2026-10-20", "part", 4.5),
            part("2026-11-16", "whole", 0),
        ],
    )
    told = {}
    for number in (9, 10, 11, 12):
        month = reporting_month(2026, number)
        cells = compute(desk, month, ["05/KQTH"]).tables[0].rows[0].cells
        told[number] = [cells[ms] for ms in ("1", "2", "7", "8", "9")]
        assert sum(one.amount for one in cell_records(desk, month, "05/KQTH", "7")) == cells["7"]
    assert told == {9: [1, 0, 10, 50, 3.3], 10: [1, 0, 6.7, 50, 2.2], 11: [1, 0, 4.5, 50, 4.5], 12: [1, 1, 0, 50, 0]}


def test_numbers_stand_only_where_a_table_counts_them(desk: Desk) -> None:
    records = [
        petition("p1", "2026-10-16", "complaint", "land"),
        event("p1", "accepted", "2026-10-20"),
        event("p1", "corrected", "2026-11-06", of=2, orders={"return_money": 4}, reason="Ghi nhầm"),
    ]
    with pytest.raises(Refused) as refused:
        add_records(desk, records)
    assert "chỉ ghi cùng việc: Quyết định giải quyết (decided), Kết luận nội dung tố cáo (concluded)" in str(
        refused.value
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [({}, "số nào thôi không còn thì ghi 0"), ({"return_people": 1.5}, "mục return_people .* phải là số nguyên")],
)
def test_a_correction_of_numbers_that_says_none_or_parts_of_people_is_refused(
    desk: Desk, numbers: dict[str, float], said: str
) -> None:
    records = [
        petition("p1", "2026-10-16", "complaint", "land"),
        event("p1", "accepted", "2026-10-20"),
        event("p1", "decided", "2026-11-02", outcome="right", orders={"return_money": 10}),
    ]
    add_records(desk, records)
    change = event("VV-2026-00001", "corrected", "2026-11-06", of=3, orders=numbers, reason="Không có khoản nào")
    with pytest.raises(Refused, match=said):
        add_records(desk, [change])
    assert compute(desk, MONTH, ["05/KQTH"]).tables[0].rows[0].cells["7"] == 10


@pytest.mark.parametrize(
    ("field", "blank"),
    [("document_no", " "), ("criteria", []), ("officer", ""), ("outcome", "")],
)
def test_a_correction_with_an_empty_field_takes_nothing_back(desk: Desk, field: str, blank: object) -> None:
    add_records(desk, [petition("p1", "2026-10-16", "complaint", "land"), event("p1", "accepted", "2026-10-20")])
    change = event("VV-2026-00001", "corrected", "2026-11-06", of=2, reason="Nhầm", **{field: blank})
    with pytest.raises(Refused, match=rf"{field}.*hoặc bỏ mục này để rút lại cả việc"):
        add_records(desk, [change])


@pytest.mark.parametrize(("field", "wrong"), [("orders", ""), ("done", []), ("criteria", {}), ("days", "")])
def test_what_is_neither_filled_nor_of_its_kind_is_said_once(desk: Desk, field: str, wrong: object) -> None:
    add_records(desk, [petition("p1", "2026-10-16", "complaint", "land"), event("p1", "accepted", "2026-10-20")])
    change = event("VV-2026-00001", "corrected", "2026-11-06", of=2, reason="Nhầm", **{field: wrong})
    with pytest.raises(Refused) as refused:
        add_records(desk, [change])
    assert [problem.field for problem in refused.value.problems] == [field]
