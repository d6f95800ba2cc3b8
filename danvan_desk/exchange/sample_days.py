"""Days of the sample ward as whole numbers: the stream asks for thousands of dates, and a list answers faster."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from random import Random
from typing import Protocol

SEVEN_DAY_RULE = date(2026, 7, 1).toordinal()
"""From this day a complaint is accepted within 7 working days and may be suspended (Luật 136/2025)."""
_BEFORE, _AFTER = 60, 200


class Calendar(Protocol):
    def is_working(self, day: date, /) -> bool: ...


class Days:
    """Working days from two months before `first` to half a year after `last`; days are ordinals throughout."""

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        self.first, self.today = first.toordinal(), last.toordinal()
        self._base = self.first - _BEFORE
        span = [date.fromordinal(n) for n in range(self._base, self.today + _AFTER)]
        self.work = [day.toordinal() for day in span if calendar.is_working(day)]
        self._iso = [day.isoformat() for day in span]
        self._words = [f"{day:%d/%m/%Y}" for day in span]

    def is_working(self, day: int) -> bool:
        at = bisect_left(self.work, day)
        return at < len(self.work) and self.work[at] == day

    def roll(self, day: int) -> int:
        return self.work[min(bisect_left(self.work, day), len(self.work) - 1)]

    def roll_back(self, day: int) -> int:
        return self.work[max(bisect_right(self.work, day) - 1, 0)]

    def after(self, day: int, count: int) -> int:
        """The `count`-th working day after `day`; before it where `count` is negative."""
        at = bisect_right(self.work, day) + count - 1 if count >= 0 else bisect_left(self.work, day) + count
        return self.work[max(0, min(at, len(self.work) - 1))]

    def pick(self, rng: Random, low: int, high: int) -> int:
        """A working day from `low` to `high`, or the first after them where there is none."""
        left, right = bisect_left(self.work, low), bisect_right(self.work, high)
        return self.work[min(left + int(rng.random() * max(1, right - left)), len(self.work) - 1)]

    def iso(self, day: int) -> str:
        at = day - self._base
        return self._iso[at] if 0 <= at < len(self._iso) else date.fromordinal(day).isoformat()

    def words(self, day: int) -> str:
        at = day - self._base
        return self._words[at] if 0 <= at < len(self._words) else f"{date.fromordinal(day):%d/%m/%Y}"

    def accept_due(self, received: int) -> int:
        """Luật Khiếu nại Đ.27: 10 days, and 7 working days from 01/7/2026."""
        return self.roll(received + 10) if received < SEVEN_DAY_RULE else self.after(received, 7)


def years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years) + timedelta(days=1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28) + timedelta(days=1)
