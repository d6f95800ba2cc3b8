"""Days of rest computed from the law, for years no notice covers yet.

Bộ luật Lao động 2019 Đ.112(1) (and Nghị quyết 28/2026/QH16 for 24/11), Đ.111(3) for the days off in lieu.
How Tết's five days and Quốc khánh's second day lie is the Government's choice each year; here they are laid as in
most recent notices (two days before mùng 1 and two after it; the neighbour of 2/9 that makes the longer rest).
"""

from __future__ import annotations

from datetime import date, timedelta

from danvan_desk.domain.calendar_day import EXPECTED, CalendarDay, DayKind
from danvan_desk.domain.lunar import lunar_day, tet

_LABOUR_CODE = "Bộ luật Lao động 2019 Đ.112"
_IN_LIEU = "Bộ luật Lao động 2019 Đ.111(3), Đ.112"
_CULTURE_DAY = "Nghị quyết 28/2026/QH16"
_CULTURE_DAY_SINCE = 2026
_SECOND_NATIONAL_DAY_SINCE = 2021  # Bộ luật Lao động 2019 took effect on 01/01/2021


def expected_days(year: int) -> list[CalendarDay]:
    """Every day of rest of `year` with the days off in lieu, in order of date, all marked as expected."""
    holidays = _holidays(year)
    days = {day: CalendarDay(day, DayKind.OFF, name, basis, EXPECTED) for day, (name, basis) in holidays.items()}
    for day in sorted(holidays):
        if day.weekday() >= 5:
            lieu = day + timedelta(days=1)
            while lieu in days or lieu.weekday() >= 5:
                lieu += timedelta(days=1)
            name = f"Nghỉ bù {holidays[day][0]} ({day:%d/%m} là {'Chủ nhật' if day.weekday() == 6 else 'thứ Bảy'})"
            days[lieu] = CalendarDay(lieu, DayKind.OFF, name, _IN_LIEU, EXPECTED)
    return [days[day] for day in sorted(days)]


def _holidays(year: int) -> dict[date, tuple[str, str]]:
    found = {date(year, 1, 1): ("Tết Dương lịch", _LABOUR_CODE)}
    new_year = tet(year)
    for n in range(-2, 3):
        found[new_year + timedelta(days=n)] = (
            f"Tết Nguyên đán (mùng 1 là {new_year:%d/%m/%Y}; lịch nghỉ chưa công bố)",
            _LABOUR_CODE,
        )
    found[lunar_day(year, 3, 10)] = ("Giỗ Tổ Hùng Vương", _LABOUR_CODE)
    # Where Giỗ Tổ falls on one of these two, the fixed holiday keeps its own name.
    found[date(year, 4, 30)] = ("Ngày Chiến thắng", _LABOUR_CODE)
    found[date(year, 5, 1)] = ("Quốc tế Lao động", _LABOUR_CODE)
    for day in _national_days(year):
        found[day] = ("Quốc khánh", _LABOUR_CODE)
    if year >= _CULTURE_DAY_SINCE:
        found[date(year, 11, 24)] = ("Ngày Văn hóa Việt Nam", _CULTURE_DAY)
    return found


def _national_days(year: int) -> list[date]:
    second = date(year, 9, 2)
    if year < _SECOND_NATIONAL_DAY_SINCE:
        return [second]
    after = second.weekday() in (0, 3, 6)  # Monday, Thursday, Sunday: the day after; else the day before
    return [second, second + timedelta(days=1)] if after else [second - timedelta(days=1), second]
