"""Periods and the same days a year before."""

from datetime import date

import pytest

from danvan_desk.domain.periods import Period, ReportDays, calendar_month, official_periods, reporting_month, sent_by


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


@pytest.mark.parametrize(
    ("period", "own", "due"),
    [
        (Period(date(2026, 9, 15), date(2026, 12, 14)), None, date(2026, 12, 17)),
        (Period(date(2026, 9, 15), date(2026, 12, 14)), ReportDays(15), date(2026, 12, 15)),
        (Period(date(2025, 12, 15), date(2026, 12, 14)), ReportDays(16), date(2026, 12, 16)),
        (reporting_month(2026, 11), None, None),
        (reporting_month(2026, 11), ReportDays(15), None),
        (reporting_month(2026, 11), ReportDays(month="reporting", month_day=16), date(2026, 11, 16)),
        (reporting_month(2026, 11), ReportDays(month="reporting", month_day=14), date(2026, 12, 14)),
        (reporting_month(2026, 11), ReportDays(month="calendar", month_day=5), None),
        (calendar_month(2026, 12), ReportDays(month="calendar", month_day=5), date(2027, 1, 5)),
        (calendar_month(2026, 11), ReportDays(month="calendar"), None),
        (Period(date(2026, 11, 1), date(2026, 11, 20)), ReportDays(15, "calendar", 5), None),
    ],
)
def test_a_report_is_due_by_the_circular_or_the_days_the_province_sets(period, own, due):
    assert sent_by(period, own) == due


@pytest.mark.parametrize(
    ("own", "today", "month"),
    [
        (ReportDays(), date(2026, 11, 20), None),
        (ReportDays(month="reporting", month_day=16), date(2026, 11, 20), reporting_month(2026, 11)),
        (ReportDays(month="reporting", month_day=16), date(2026, 11, 14), reporting_month(2026, 10)),
        (ReportDays(month="calendar", month_day=5), date(2026, 11, 20), calendar_month(2026, 10)),
        (ReportDays(month="calendar", month_day=5), date(2027, 1, 1), calendar_month(2026, 12)),
    ],
)
def test_the_month_to_report_next_is_the_last_one_over(own, today, month):
    assert own.last_month(today) == month


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


def test_whole_reporting_months_are_counted_and_nothing_else() -> None:
    names = {"Quý II": 3, "6 tháng": 6, "9 tháng": 9, "Năm": 12}
    assert {name: Y26[name].reporting_months() for name in names} == names
    assert calendar_month(2026, 3).reporting_months() == 0
