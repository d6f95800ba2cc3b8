"""The period before, and the same one a year earlier."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.domain.periods import Period, calendar_month, official_periods, reporting_month

Y26, Y25 = official_periods(2026), official_periods(2025)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (reporting_month(2026, 3), reporting_month(2026, 2)),
        (reporting_month(2026, 1), reporting_month(2025, 12)),
        (calendar_month(2026, 3), calendar_month(2026, 2)),
        (Y26["Quý II"], Y26["Quý I"]),
        (Y26["Quý I"], Y25["Quý IV"]),
        (Y26["Năm"], Y25["Năm"]),
        (Period(date(2026, 3, 3), date(2026, 3, 9)), Period(date(2026, 2, 24), date(2026, 3, 2))),
    ],
)
def test_the_period_before_is_of_the_same_make_and_ends_the_day_before(period: Period, before: Period) -> None:
    assert period.before() == before
    assert before.after() == period


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        (Y26["6 tháng"], Y25["6 tháng"]),
        (reporting_month(2026, 1), reporting_month(2025, 1)),
        (Period(date(2024, 2, 29), date(2024, 2, 29)), Period(date(2023, 2, 28), date(2023, 2, 28))),
        (calendar_month(2025, 2), calendar_month(2024, 2)),
    ],
)
def test_the_same_days_a_year_earlier(period: Period, earlier: Period) -> None:
    assert period.a_year_before() == earlier


def test_whole_reporting_months_are_counted_and_nothing_else() -> None:
    names = {"Quý II": 3, "6 tháng": 6, "9 tháng": 9, "Năm": 12}
    assert {name: Y26[name].reporting_months() for name in names} == names
    assert calendar_month(2026, 3).reporting_months() == 0
