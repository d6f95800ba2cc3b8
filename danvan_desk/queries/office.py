"""The office's settings for a screen: the calendar of a year, the rules in force, what comes of an imported notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.context import Desk
from danvan_desk.domain.rules import Rule
from danvan_desk.domain.working_days import CalendarDay


@dataclass(frozen=True)
class CalendarYear:
    year: int
    edition: str
    covered: bool  # False: only fixed holidays and Tết by the lunar calendar
    days: tuple[CalendarDay, ...]


def calendar_year(desk: Desk, year: int) -> CalendarYear:
    """The days of rest and make-up days of a year as the office counts them."""
    with desk.reading() as session:
        calendar = desk.calendar(session)
    return CalendarYear(year, calendar.edition, year in calendar.covered_years(), tuple(calendar.days_of(year)))


def rules_in_force(desk: Desk, on: date | None = None) -> list[Rule]:
    """Every rule that holds on a day for terms starting then, by clock."""
    day = on or desk.today
    return [rule for rule in desk.rules.all() if rule.since <= day and (rule.until is None or day <= rule.until)]
