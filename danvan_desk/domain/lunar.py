"""The Vietnamese lunar calendar, for years whose days of rest nobody has announced yet.

Astronomical new moons and the sun's longitude at Hà Nội time (UTC+7), after Jean Meeus, in the form published by
Hồ Ngọc Đức. Good for the years 1900 to 2199; a day can differ from the Chinese calendar (Tết 2007 did).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import floor, pi, radians, sin

_UTC_OFFSET = 7.0 / 24.0
_JULIAN_OFFSET = 1721425  # julian day number (at noon) less date.toordinal()
_SYNODIC_MONTH = 29.530588853


def tet(year: int) -> date:
    """The first day of the lunar year that begins in the solar `year`: mùng 1 Tết."""
    return lunar_day(year, 1, 1)


def lunar_day(year: int, month: int, day: int) -> date:
    """The solar day of `day` in lunar `month` (1 to 12, never the leap one) of the lunar year begun in solar `year`."""
    first, last = (
        (_month_eleven(year), _month_eleven(year + 1))
        if month > 10
        else (
            _month_eleven(year - 1),
            _month_eleven(year),
        )
    )
    moon = floor(0.5 + (first - 2415021.076998695) / _SYNODIC_MONTH)
    offset = (month - 11) % 12
    if last - first > 365 and offset >= _leap_offset(first):  # thirteen months in between
        offset += 1
    return _date(_new_moon_day(moon + offset) + day - 1)


def _date(julian: int) -> date:
    return date.fromordinal(julian - _JULIAN_OFFSET)


@lru_cache(maxsize=8192)
def _new_moon_day(k: int) -> int:
    """Julian day number, Hà Nội time, of the k-th new moon since 1 January 1900."""
    t = k / 1236.85
    t2, t3 = t * t, t * t * t
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t2))
    sun = radians(359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3)
    moon = radians(306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3)
    node = radians(21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3)
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    shift += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    shift += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    shift += -0.0006 * sin(2 * node + moon) + 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    return floor(mean + shift - _earth_lag(t) + 0.5 + _UTC_OFFSET)


def _earth_lag(t: float) -> float:
    """Dynamical time less universal time, in days; `t` in centuries since 1900."""
    if t < -11:
        return 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3 - 0.000000081 * t**4
    return -0.000278 + 0.000265 * t + 0.000262 * t * t


def _sun_sector(julian: int) -> int:
    """Which of the twelve major terms the sun is in at midnight, Hà Nội time (9 from the winter solstice)."""
    t = (julian - 0.5 - _UTC_OFFSET - 2451545.0) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t**3)
    centre = (1.914600 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    longitude = radians(280.46645 + 36000.76983 * t + 0.0003032 * t * t + centre)
    return floor((longitude % (2 * pi)) / pi * 6)


def _month_eleven(year: int) -> int:
    """Julian day number of the first day of the lunar month that holds the winter solstice of `year`."""
    julian = date(year, 12, 31).toordinal() + _JULIAN_OFFSET
    k = floor((julian - 2415021.0) / _SYNODIC_MONTH)
    first = _new_moon_day(k)
    return _new_moon_day(k - 1) if _sun_sector(first) >= 9 else first


def _leap_offset(first: int) -> int:
    """How many months after month eleven the leap month comes: the first month without a major term."""
    k = floor((first - 2415021.076998695) / _SYNODIC_MONTH + 0.5)
    offset = 1
    arc = _sun_sector(_new_moon_day(k + offset))
    last = -1
    while arc != last and offset < 14:
        last = arc
        offset += 1
        arc = _sun_sector(_new_moon_day(k + offset))
    return offset - 1
