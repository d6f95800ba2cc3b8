"""Which period a table is counted for: the months provinces ask for, the periods of the circular, any days at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desk.domain.periods import (
    CALENDAR,
    Period,
    ReportDays,
    calendar_month,
    current_reporting_month,
    official_periods,
    sent_by,
)
from danvan_desk.texts import _
from ui.widgets.dates import full_date

MONTH, CALENDAR_MONTH, QUARTER, HALF, NINE, YEAR, OWN = "month", "calendar", "quarter", "half", "nine", "year", "own"
_OF_KIND = {QUARTER: ("Quý I", "Quý II", "Quý III", "Quý IV"), HALF: ("6 tháng",), NINE: ("9 tháng",), YEAR: ("Năm",)}
"""The names `official_periods` gives them."""


@dataclass(frozen=True)
class Asked:
    """A period and how it was chosen, so that ‹ and › go to the next of the same make. `year` is the report's."""

    kind: str
    period: Period
    name: str = ""
    year: int = 0

    def sent_by(self, own: ReportDays | None = None) -> date | None:
        """When the report is to be at the province, by the circular or its own wish; None where neither asks."""
        return sent_by(self.period, own)


def kinds() -> list[tuple[str, str]]:
    return [
        (MONTH, _("Tháng, 15 → 14")),
        (CALENDAR_MONTH, _("Tháng dương lịch")),
        (QUARTER, _("Quý")),
        (HALF, _("6 tháng")),
        (NINE, _("9 tháng")),
        (YEAR, _("Năm")),
        (OWN, _("Tự chọn ngày")),
    ]


def words(asked: Asked) -> str:
    """What stands on the button: "Quý III năm 2026", "Tháng, 15 → 14"."""
    if asked.kind not in _OF_KIND:
        return dict(kinds())[asked.kind]
    if asked.kind == YEAR:
        return _("Năm {year}").format(year=asked.year)
    return _("{period} năm {year}").format(period=asked.name, year=asked.year)


def span(period: Period) -> str:
    return f"{full_date(period.start)} → {full_date(period.end)}"


def span_dash(period: Period) -> str:
    """As "15/10 – 14/11/2026"."""
    first = f"{period.start:%d/%m}" if period.start.year == period.end.year else full_date(period.start)
    return f"{first} – {full_date(period.end)}"


def latest(kind: str, today: date) -> Asked:
    """The newest period of a kind that is over on `today`, the one reported next."""
    if kind == MONTH:
        return Asked(kind, current_reporting_month(today))
    if kind == CALENDAR_MONTH:
        last = today.replace(day=1) - timedelta(days=1)
        return Asked(kind, calendar_month(last.year, last.month))
    if kind == OWN:
        return Asked(kind, Period(today.replace(day=1), today))
    over = [asked for asked in _around(kind, today.year) if asked.period.end < today]
    return over[-1]


def year_with(day: date) -> Asked:
    """The reporting year (15/12 to 14/12) a day lies in."""
    return later(latest(YEAR, day))


def own(start: date, end: date) -> Asked:
    return Asked(OWN, Period(start, end))


def earlier(asked: Asked) -> Asked:
    if asked.kind not in _OF_KIND:
        return Asked(asked.kind, asked.period.before())
    return [one for one in _around(asked.kind, asked.year) if one.period.end < asked.period.end][-1]


def later(asked: Asked) -> Asked:
    if asked.kind not in _OF_KIND:
        return Asked(asked.kind, asked.period.after())
    return next(one for one in _around(asked.kind, asked.year) if one.period.end > asked.period.end)


def year_so_far(asked: Asked, own: ReportDays | None = None) -> Period | None:
    """From the first day of the year to the period's end: of whole calendar months, and of days of one's own where the
    province wants calendar months (`own`), from 01/01; else from the reporting year's first day, 15/12. None where the
    period begins there or before."""
    start, end = asked.period.start, asked.period.end
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole or (asked.kind == OWN and own is not None and own.month == CALENDAR):
        first = date(end.year, 1, 1)
    else:
        first = date(end.year if (end.month, end.day) >= (12, 15) else end.year - 1, 12, 15)
    return Period(first, end) if first < start else None


def _around(kind: str, year: int) -> list[Asked]:
    return [
        Asked(kind, official_periods(one)[name], name, one)
        for one in (year - 1, year, year + 1)
        for name in _OF_KIND[kind]
    ]
