"""Cases opened again, events put right, events to come: what each period had come to is still told as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import reporting_month
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.tally import Number
from tests.older_book import set_back
from tests.records import event, petition

Told = Callable[..., Desk]
Cells = dict[str, Number]


@pytest.fixture
def told(home: Path) -> Iterator[Told]:
    """The books of an office where these things happened in one complaint."""
    desks: list[Desk] = []

    def tell(received: str, *events: dict[str, Any], kind: str = "complaint") -> Desk:
        desks.append(open_desk(home))
        add_records(desks[-1], [petition("p1", received, kind, "land"), *events])
        return desks[-1]

    yield tell
    for desk in desks:
        close_desk(desk)


def cells(desk: Desk, month: int, table: str) -> Cells:
    found = compute(desk, reporting_month(2026, month), [table]).tables[0]
    assert [check.rule for check in found.checks if not check.holds] == []
    return dict(found.rows[0].cells)


def summary(desk: Desk, month: int) -> tuple[Number, ...]:
    names = ("opening", "reopened", "received", "finished", "settled", "closing")
    return tuple(cells(desk, month, "TH")[name] for name in names)


def again(day: str) -> dict[str, Any]:
    return event("p1", "reopened", day, reason="Có tình tiết mới")


TWICE = (
    event("p1", "declined", "2026-08-20", reason="Quá thời hiệu"),
    again("2026-09-20"),
    event("p1", "withdrawn", "2026-10-01"),
    again("2026-10-20"),
    event("p1", "forwarded", "2026-11-16", to="UBND tỉnh"),
)


def test_a_case_opened_again_twice_is_closed_in_each_month_it_was(told: Told) -> None:
    desk = told("2026-08-17", *TWICE)
    assert summary(desk, 9) == (0, 0, 1, 1, 0, 0)  # declined
    assert summary(desk, 10) == (1, 1, 0, 1, 1, 0)  # opened again and withdrawn
    assert summary(desk, 11) == (1, 1, 0, 0, 0, 1)
    assert summary(desk, 12) == (1, 0, 0, 1, 0, 0)  # forwarded


def test_a_case_opened_again_twice_in_a_month_came_from_before_once(told: Told) -> None:
    desk = told(
        "2026-08-17", TWICE[0], again("2026-09-16"), event("p1", "withdrawn", "2026-09-17"), again("2026-09-18")
    )
    assert summary(desk, 9) == (0, 0, 1, 1, 0, 0)
    assert summary(desk, 10) == (1, 1, 0, 0, 0, 1)
    assert summary(desk, 11) == (1, 0, 0, 0, 0, 1)


def test_a_declined_case_opened_again_is_looked_at_and_then_accepted(told: Told) -> None:
    desk = told("2026-11-02", event("p1", "declined", "2026-11-04", reason="Quá thời hiệu"), again("2026-11-05"))
    looked_at = cells(desk, 11, "03/GQKN")
    assert [looked_at[ms] for ms in ("2", "3", "4", "5", "6")] == [1, 1, 0, 0, 0]
    add_records(desk, [event("VV-2026-00001", "accepted", "2026-11-09")])
    accepted = cells(desk, 11, "03/GQKN")
    assert [accepted[ms] for ms in ("2", "3", "4", "5", "6")] == [1, 0, 1, 0, 0]


def test_a_case_withdrawn_and_opened_again_after_the_month_is_ended_in_it(told: Told) -> None:
    desk = told(
        "2026-10-19",
        event("p1", "accepted", "2026-10-20"),
        event("p1", "withdrawn", "2026-11-02"),
        again("2026-11-15"),
        event("p1", "withdrawn", "2026-11-16"),
        again("2026-11-17"),
    )
    assert [cells(desk, 11, "03/GQKN")[ms] for ms in ("2", "4", "6")] == [1, 0, 1]


def test_what_a_correction_took_back_later_made_nothing_less_overdue(told: Told) -> None:
    desk = told(
        "2026-09-30",
        event("p1", "filed", "2026-10-03", reason="Nặc danh"),
        event("p1", "corrected", "2026-11-12", of=2, reason="Ghi nhầm đơn khác"),
    )
    found = cells(desk, 10, "TH")
    assert (found["closing"], found["overdue"]) == (1, 1)


def test_an_event_put_off_by_a_correction_is_not_known_before_its_right_day(told: Told) -> None:
    desk = told(
        "2026-09-21",
        event("p1", "accepted", "2026-10-01"),
        event("p1", "corrected", "2026-10-02", of=2, until="2026-11-18", reason="Ghi nhầm ngày"),
    )
    found = cells(desk, 11, "TH")
    assert (found["closing"], found["overdue"]) == (1, 1)


def test_a_date_that_a_later_event_brought_is_not_known_before_it(told: Told) -> None:
    """Forwarding was due on 12/11, but only on 16/11 it was said that the denunciation is another body's."""
    desk = told("2026-11-05", event("p1", "classified", "2026-11-16", outcome="not_in_authority"), kind="denunciation")
    found = cells(desk, 11, "TH")
    assert (found["closing"], found["overdue"]) == (1, 0)


def test_a_book_from_before_tells_it_too(told: Told, home: Path) -> None:
    first = told("2026-08-17", *TWICE[:4], event("p1", "accepted", "2026-11-10"))
    before = [(summary(first, month), cells(first, month, "03/GQKN")) for month in (9, 10, 11)]
    close_desk(first)
    set_back(home, "0007")
    desk = open_desk(home)
    try:
        assert [(summary(desk, month), cells(desk, month, "03/GQKN")) for month in (9, 10, 11)] == before
    finally:
        close_desk(desk)
