"""The office's working calendar: which days are worked, and counting in them.

Monday to Friday, less days of rest, plus make-up Saturdays. A Saturday worked in exchange is a working day for
everyone: it counts, and a term may end on it. Years the calendar doesn't cover are counted with the holidays the law
names (holidays.py), and every term that touches them is provisional.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desk.domain.calendar_day import EXPECTED, OFFICIAL, CalendarDay, DayKind, load_calendar
from danvan_desk.domain.holidays import expected_days

__all__ = ["EXPECTED", "OFFICIAL", "CalendarDay", "DayKind", "WorkingCalendar", "load_calendar"]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year made ready for counting: ordinals of its working days, its special days, which of them are expected."""

    worked: list[int]
    worked_set: frozenset[int]
    special: dict[date, CalendarDay]
    expected: list[int]
    covered: bool


class WorkingCalendar:
    """Immutable to its users; a year is made ready the first time it is asked about. `edition` is shown with dates."""

    def __init__(self, days: Iterable[CalendarDay], edition: str = "") -> None:
        self.edition = edition
        self._given: dict[int, list[CalendarDay]] = {}
        for day in days:
            self._given.setdefault(day.day.year, []).append(day)
        self._years: dict[int, _Year] = {}

    def is_working(self, day: date) -> bool:
        return day.toordinal() in self._year(day.year).worked_set

    def roll(self, day: date) -> date:
        """The first working day on or after `day`: Bộ luật Dân sự 2015 Đ.148(5)."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def roll_back(self, day: date) -> date:
        """The last working day on or before `day`: for limits counted back from an event."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is itself not counted (Đ.147); `day` where count is 0."""
        if count <= 0:
            return day if count == 0 else self.take_working_days(day, -count)
        year = day.year
        worked = self._year(year).worked
        left = bisect_right(worked, day.toordinal()) + count - 1
        while left >= len(worked):
            left -= len(worked)
            year += 1
            worked = self._year(year).worked
        return date.fromordinal(worked[left])

    def take_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`, which is itself not counted; `day` where count is 0."""
        if count == 0:
            return day
        year = day.year
        worked = self._year(year).worked
        left = bisect_left(worked, day.toordinal()) - count
        while left < 0:
            year -= 1
            worked = self._year(year).worked
            left += len(worked)
        return date.fromordinal(worked[left])

    def working_days_between(self, a: date, b: date) -> int:
        """Working days in (a, b]; negative where b comes before a."""
        if b < a:
            return -self.working_days_between(b, a)
        count = self._worked_until(b) - self._worked_until(a)
        for year in range(a.year, b.year):
            count += len(self._year(year).worked)
        return count

    def day(self, day: date) -> CalendarDay | None:
        """What the calendar says of that very day; None for plain weekdays and weekends."""
        return self._year(day.year).special.get(day)

    def rest_name(self, day: date) -> str | None:
        """The name of the holiday resting on that day; None for plain weekends, working days and make-up days."""
        found = self.day(day)
        return found.name if found is not None and found.kind is DayKind.OFF else None

    def is_provisional(self, a: date, b: date) -> bool:
        """Whether (a, b] holds a day that is only expected, or touches a year the calendar doesn't cover."""
        for year in range((a + _ONE_DAY).year, b.year + 1):
            ready = self._year(year)
            if not ready.covered:
                return True
            at = bisect_right(ready.expected, a.toordinal())
            if at < len(ready.expected) and ready.expected[at] <= b.toordinal():
                return True
        return False

    def days_of(self, year: int) -> list[CalendarDay]:
        """The special days of a year in order of date; computed ones, marked expected, where it isn't covered."""
        return list(self._year(year).special.values())

    def covered_years(self) -> frozenset[int]:
        return frozenset(self._given)

    def _worked_until(self, day: date) -> int:
        return bisect_right(self._year(day.year).worked, day.toordinal())

    def _year(self, year: int) -> _Year:
        ready = self._years.get(year)
        if ready is None:
            ready = self._years[year] = self._make_ready(year)
        return ready

    def _make_ready(self, year: int) -> _Year:
        covered = year in self._given
        days = sorted(self._given[year], key=lambda d: d.day) if covered else expected_days(year)
        special = {day.day: day for day in days}
        worked = []
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            found = special.get(date.fromordinal(ordinal))
            plain = (ordinal - 1) % 7 < 5  # date.toordinal() 1 is a Monday
            if (found.kind is DayKind.WORK) if found else plain:
                worked.append(ordinal)
        expected = [day.day.toordinal() for day in days if day.status == EXPECTED]
        return _Year(worked, frozenset(worked), special, expected, covered)
