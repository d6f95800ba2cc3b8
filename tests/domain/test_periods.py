"""Periods and the same days a year before."""

from datetime import date

import pytest

from danvan_desk.domain.periods import Period, calendar_month, official_periods, reporting_month


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (reporting_month(2026, 11), reporting_month(2025, 11)),
        (reporting_month(2026, 1), reporting_month(2025, 1)),
        (official_periods(2026)["Quý I"], official_periods(2025)["Quý I"]),
        (official_periods(2026)["Năm"], official_periods(2025)["Năm"]),
        (calendar_month(2024, 2), calendar_month(2023, 2)),
        (calendar_month(2025, 2), calendar_month(2024, 2)),  # the month, not its first 28 days
        (Period(date(2024, 2, 29), date(2024, 3, 5)), Period(date(2023, 2, 28), date(2023, 3, 5))),
        (Period(date(2024, 2, 20), date(2024, 2, 29)), Period(date(2023, 2, 20), date(2023, 2, 28))),
        (Period(date(2026, 5, 3), date(2026, 5, 3)), Period(date(2025, 5, 3), date(2025, 5, 3))),
    ],
)
def test_the_same_days_a_year_before(period: Period, before: Period) -> None:
    assert period.a_year_before() == before
