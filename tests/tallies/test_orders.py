"""What rulings order and what was done of it, to the last đồng."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office import init_home
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import reporting_month
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.tally import tidy
from tests.tallies.conftest import OFFICE, event, petition

MONTH = reporting_month(2026, 11)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("DANVAN_TODAY", "2026-11-20")
    init_home(tmp_path / "home", OFFICE)
    opened = open_desk(tmp_path / "home")
    yield opened
    close_desk(opened)


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
