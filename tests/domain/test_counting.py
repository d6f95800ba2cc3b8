import pytest

from danvan_desk.domain.counting import state_on
from tests.domain.lawbook import calendar, day


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
