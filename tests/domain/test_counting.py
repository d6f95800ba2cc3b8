import pytest

from danvan_desk.domain.clocks import ClockState
from danvan_desk.domain.counting import state_on
from tests.domain.lawbook import calendar, case, day, the


@pytest.mark.parametrize(
    ("on", "unit", "state", "left"),
    [
        ("2026-11-19", "working_day", "running", 4),  # 20, 23, 25, 26: Tuesday 24/11 is rest
        ("2026-11-20", "working_day", "due_soon", 3),
        ("2026-11-20", "day", "due_soon", 6),
        ("2026-11-26", "day", "due_soon", 0),
        ("2026-11-28", "working_day", "overdue", -1),
        ("2026-11-29", "working_day", "overdue", -1),
        ("2026-11-29", "day", "overdue", -3),
    ],
)
def test_state_of_a_due_date_on_thursday_26_november(on: str, unit: str, state: str, left: int) -> None:
    assert state_on(day("2026-11-26"), unit, calendar(), day(on)) == (state, left)


def test_a_date_counts_its_days_to_the_last_one_and_a_term_that_is_over_or_stands_still_none() -> None:
    facts = case("complaint", ("received", "2026-07-01"), ("accepted", "2026-07-06"), ("decided", "2026-08-03", {}))
    left = {on: the("complaint.effect", facts, on).days_left for on in ("2026-09-01", "2026-09-03", "2026-09-04")}
    assert left == {"2026-09-01": 2, "2026-09-03": 0, "2026-09-04": None}
    ended = the("complaint.resolve", facts, "2026-08-04")
    assert (ended.state, ended.due, ended.days_left) == (ClockState.MET, day("2026-08-05"), None)
    late = case("complaint", ("received", "2026-07-01"), ("accepted", "2026-07-06"), ("decided", "2026-08-06", {}))
    assert the("complaint.resolve", late, "2026-08-06").days_left is None
    dropped = case("complaint", ("received", "2026-07-01"), ("accepted", "2026-07-06"), ("withdrawn", "2026-07-10"))
    assert the("complaint.resolve", dropped, "2026-07-13").days_left is None
