"""A term is provisional where a day it counts is only expected; the day of the event itself isn't counted (Đ.147)."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.domain.office_clocks import reception_clocks
from tests.domain.lawbook import ask, calendar, case, rules


def accept(received: str) -> tuple[str, bool]:
    """Seven working days to accept (LKN Đ.27). Friday 16/04/2027 is the Hùng Kings' day, expected only."""
    (clock,) = [c for c in ask(case("complaint", ("received", received)), received) if c.clock == "complaint.accept"]
    assert clock.due is not None
    return clock.due.isoformat(), clock.provisional


def test_an_expected_day_that_starts_the_term_is_not_counted() -> None:
    assert accept("2027-04-16") == ("2027-04-27", False)


def test_an_expected_day_that_is_the_first_counted_leaves_the_term_provisional() -> None:
    assert accept("2027-04-15") == ("2027-04-27", True)


def test_an_expected_day_just_past_the_term_leaves_it_firm() -> None:
    assert accept("2027-04-06") == ("2027-04-15", False)
    assert accept("2027-04-07") == ("2027-04-19", True)


@pytest.mark.parametrize(
    ("held", "last", "provisional"),
    [
        ("2027-04-16", "2027-04-09", False),  # the day the session is held isn't counted
        ("2027-04-19", "2027-04-09", True),
        ("2027-04-23", "2027-04-15", True),  # Friday 16/04 lies between
        ("2027-04-26", "2027-04-19", False),
    ],
)
def test_a_limit_counted_back_looks_at_the_days_between(held: str, last: str, provisional: bool) -> None:
    """An online session is told of five working days before it (NĐ 154/2026 Đ.23(1))."""
    day = date.fromisoformat(held)
    (clock,) = reception_clocks(day, "online", None, rules(), calendar(), date(2027, 4, 1))
    assert (clock.due, clock.provisional) == (date.fromisoformat(last), provisional)
