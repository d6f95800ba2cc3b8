from __future__ import annotations

from datetime import date

import pytest

from ui.widgets.states import chip_of, not_started

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"clock_state": "met", "ended_on": date(2026, 9, 16)}, "Đúng hạn, 16/09"),
        ({"clock_state": "met", "ended_on": date(2025, 9, 16)}, "Đúng hạn, 16/09/2025"),
        ({"clock_state": "met_late", "ended_on": date(2026, 9, 16), "due": date(2026, 9, 13)}, "Xong, trễ 3 ngày"),
        ({"clock_state": "met_late", "days_left": -3, "unit": "working_day"}, "Xong, trễ 3 ngày làm việc"),
        ({"clock_state": "running", "days_left": 7}, "Còn 7 ngày"),
        ({"clock_state": "running", "days_left": 4, "unit": "working_day"}, "Còn 4 ngày làm việc"),
        ({"clock_state": "due_soon", "days_left": 0}, "Hạn hôm nay"),
        ({"clock_state": "due_soon", "days_left": 2}, "Còn 2 ngày"),
        ({"clock_state": "overdue", "days_left": -3, "unit": "working_day"}, "Quá 3 ngày làm việc"),
        ({"clock_state": "paused", "since": date(2026, 11, 16)}, "Tạm dừng từ 16/11"),
        ({"clock_state": "paused", "paused_days": 7}, "Tạm dừng 7 ngày"),
        ({"clock_state": "dropped"}, "Không còn tính"),
        ({"clock_state": "running", "days_left": 7, "provisional": True}, "Còn 7 ngày, tạm tính"),
    ],
)
def test_words_of_every_state(given, words):
    assert chip_of(**given, today=TODAY).words == words


def test_shape_says_what_colour_says():
    overdue, paused = chip_of("overdue", -1), chip_of("paused")
    assert (overdue.icon, overdue.bold, paused.icon, paused.hatched) == ("octagon-alert", True, "pause", True)
    assert not_started().dashed
    assert chip_of("dropped").struck
