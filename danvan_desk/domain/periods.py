"""Reporting periods. Source: Thông tư 06/2025/TT-TTCP (from the 15th to the 14th); months as provinces ask for them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """Days `start` to `end`, both counted."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} < {self.start}")

    def before(self) -> Period:
        """The period of the same make just before this one: month before month, else as many days."""
        if self == reporting_month(self.end.year, self.end.month):
            last = self.start - timedelta(days=1)
            return reporting_month(last.year, last.month)
        if self == calendar_month(self.start.year, self.start.month):
            last = self.start - timedelta(days=1)
            return calendar_month(last.year, last.month)
        return Period(self.start - (self.end - self.start) - timedelta(days=1), self.start - timedelta(days=1))

    def after(self) -> Period:
        first = self.end + timedelta(days=1)
        if self == reporting_month(self.end.year, self.end.month):
            return reporting_month(first.year + first.month // 12, first.month % 12 + 1)
        if self == calendar_month(self.start.year, self.start.month):
            return calendar_month(first.year, first.month)
        return Period(first, first + (self.end - self.start))

    def a_year_before(self) -> Period:
        """The same days of the year before (cùng kỳ năm trước), 29/2 becoming 28/2; of a calendar month, the month."""
        if self == calendar_month(self.start.year, self.start.month):
            return calendar_month(self.start.year - 1, self.start.month)
        return Period(_a_year_before(self.start), _a_year_before(self.end))


def _a_year_before(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


def reporting_month(year: int, month: int) -> Period:
    """Month M of the tallies: the 15th of the month before to the 14th of M."""
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    return Period(date(*before, 15), date(year, month, 14))


def calendar_month(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def current_reporting_month(today: date) -> Period:
    """The last 15-to-14 month that is over on `today`, the one a clerk reports next."""
    year, month = (today.year, today.month) if today.day >= 15 else (today.year, today.month - 1)
    return reporting_month(year, month) if month else reporting_month(year - 1, 12)


def official_periods(year: int) -> dict[str, Period]:
    """The national periods of a reporting year, by name: quarters, six and nine months, the year (TT 06/2025)."""
    first = date(year - 1, 12, 15)
    return {
        "Quý I": Period(first, date(year, 3, 14)),
        "Quý II": Period(date(year, 3, 15), date(year, 6, 14)),
        "6 tháng": Period(first, date(year, 6, 14)),
        "Quý III": Period(date(year, 6, 15), date(year, 9, 14)),
        "9 tháng": Period(first, date(year, 9, 14)),
        "Quý IV": Period(date(year, 9, 15), date(year, 12, 14)),
        "Năm": Period(first, date(year, 12, 14)),
    }


_SENT_ON = 17


def sent_by(period: Period) -> date | None:
    """When the report of an official period is to be at the province: UBND cấp xã send it on the 17th of the last
    month (Thông tư 06/2025/TT-TTCP). None for other periods: each province sets its own day."""
    official = period in official_periods(period.end.year).values()
    return period.end.replace(day=_SENT_ON) if official else None
