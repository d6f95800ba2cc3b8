"""Reporting periods. Source: Thông tư 06/2025/TT-TTCP (from the 15th to the 14th); months as provinces ask for them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = (1900, 2199)
"""First and last year a period may reach into: what it is held against must have its days in the calendar too."""


def countable(start: date, end: date) -> bool:
    """Whether tables may be made of these days."""
    return start.year >= YEARS[0] and end.year <= YEARS[1]


@dataclass(frozen=True)
class Period:
    """Days `start` to `end`, both counted."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} < {self.start}")

    def before(self) -> Period:
        """The period of the same make just before this one: as many reporting months, a month, else as many days."""
        last = self.start - timedelta(days=1)
        if months := self.reporting_months():
            return Period(_earlier(self.start, months), last)
        if self == calendar_month(self.start.year, self.start.month):
            return calendar_month(last.year, last.month)
        return Period(last - (self.end - self.start), last)

    def after(self) -> Period:
        first = self.end + timedelta(days=1)
        if months := self.reporting_months():
            return Period(first, _earlier(self.end, -months))
        if self == calendar_month(self.start.year, self.start.month):
            return calendar_month(first.year, first.month)
        return Period(first, first + (self.end - self.start))

    def a_year_before(self) -> Period:
        """The same days of the year before (cùng kỳ năm trước), 29/2 becoming 28/2; of a calendar month, the month."""
        if self == calendar_month(self.start.year, self.start.month):
            return calendar_month(self.start.year - 1, self.start.month)
        return Period(_earlier(self.start, 12), _earlier(self.end, 12))

    def reporting_months(self) -> int:
        """How many months of the tallies it is; 0 where it isn't whole ones, from the 15th to the 14th."""
        if (self.start.day, self.end.day) != (15, 14):
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month


def _earlier(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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


REPORTING, CALENDAR = "reporting", "calendar"
"""The months a province may ask a report of: from the 15th to the 14th, or of the calendar."""


@dataclass(frozen=True)
class ReportDays:
    """What the province asks beyond the circular: the official reports on an earlier day, and a report each month
    (`month`: of which kind, on which `month_day`)."""

    day: int | None = None
    month: str | None = None
    month_day: int | None = None

    def asks(self, period: Period) -> bool:
        """Whether the province wants a monthly report of that period."""
        month = calendar_month if self.month == CALENDAR else reporting_month
        return bool(self.month and self.month_day) and period == month(period.end.year, period.end.month)

    def last_month(self, today: date) -> Period | None:
        """The newest month that is over and is to be reported."""
        if not self.month or not self.month_day:
            return None
        if self.month == REPORTING:
            return current_reporting_month(today)
        before = today.replace(day=1) - timedelta(days=1)
        return calendar_month(before.year, before.month)


def sent_by(period: Period, own: ReportDays | None = None) -> date | None:
    """When the report of an official period is to be at the province: UBND cấp xã send it on the 17th of the last
    month, or on an earlier day the province sets (Thông tư 06/2025/TT-TTCP Đ.7). A month the province asks for: on its
    day next after the month. None for other periods."""
    if period in official_periods(period.end.year).values():
        return period.end.replace(day=min(_SENT_ON, (own and own.day) or _SENT_ON))
    if own is None or not own.asks(period) or own.month_day is None:
        return None
    following = period.end + timedelta(days=1)
    if following.day > own.month_day:
        following = (following.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following.replace(day=own.month_day)
