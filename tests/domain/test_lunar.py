from datetime import date

import pytest

from danvan_desk.domain.holidays import expected_days
from danvan_desk.domain.lunar import lunar_day, tet


@pytest.mark.parametrize(
    "first_day",
    [
        "1985-01-21",  # a month before the Chinese new year
        "2007-02-17",  # a day before it
        "2020-01-25",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2027-02-06",
        "2028-01-26",
        "2030-02-02",  # two days before the Chinese one
    ],
)
def test_tet_falls_on(first_day: str) -> None:
    assert tet(date.fromisoformat(first_day).year).isoformat() == first_day


@pytest.mark.parametrize(
    "tenth_of_the_third", ["2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16", "2020-04-02"]
)
def test_gio_to_falls_on(tenth_of_the_third: str) -> None:
    found = date.fromisoformat(tenth_of_the_third)
    assert lunar_day(found.year, 3, 10) == found


def test_last_months_of_the_lunar_year_come_after_the_leap_month() -> None:
    assert lunar_day(2025, 12, 23) == date(2026, 2, 10)  # ông Công ông Táo, before Tết of 17/02/2026
    assert lunar_day(2025, 8, 15) == date(2025, 10, 6)  # Trung thu, after the leap sixth month of 2025
    assert lunar_day(2023, 11, 1) == date(2023, 12, 13)


def test_very_old_years_can_be_reckoned_too() -> None:
    assert tet(700).month in (1, 2)


def test_a_weekend_holiday_gives_a_day_in_lieu() -> None:
    days = {d.day: d for d in expected_days(2028)}
    assert days[date(2028, 1, 3)].name == "Nghỉ bù Tết Dương lịch (01/01 là thứ Bảy)"
    assert days[date(2028, 5, 2)].name == "Nghỉ bù Ngày Chiến thắng (30/04 là Chủ nhật)"  # 01/5 is taken
    assert {d.status for d in days.values()} == {"expected"}


def test_culture_day_from_2026_on_and_second_national_day_from_2021_on() -> None:
    assert date(2025, 11, 24) not in {d.day for d in expected_days(2025)}
    assert date(2026, 11, 24) in {d.day for d in expected_days(2026)}
    national = [d.day for d in expected_days(2020) if d.name == "Quốc khánh"]
    assert national == [date(2020, 9, 2)]


def test_the_computed_year_agrees_with_the_office_calendar_where_nothing_was_swapped() -> None:
    off = {d.day for d in expected_days(2025) if d.day.weekday() < 5}
    assert {date(2025, 1, 27), date(2025, 1, 31), date(2025, 4, 7), date(2025, 9, 1), date(2025, 9, 2)} <= off
