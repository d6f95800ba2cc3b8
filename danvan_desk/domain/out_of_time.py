"""Until when a complaint may be made, and the sentence that shows how the day was reached.

First instance: 90 days from the day the complainant received or learnt of the decision; the time of an obstacle is
not counted (Luật Khiếu nại Đ.9). Second instance: 30 days, 45 in a remote area (Đ.33 k1). A term that ends on a day
of rest ends on the next working day (Bộ luật Dân sự 2015 Đ.148 k5), as everywhere in the register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.texts import _

FIRST_DAYS = 90
_SECOND_DAYS, _SECOND_REMOTE_DAYS = 30, 45


@dataclass(frozen=True)
class Limit:
    """`raw_end` is the day before obstacles and before moving off a day of rest; `last` the last day in time."""

    instance: int
    start: date
    days: int
    raw_end: date
    obstacle_days: int
    last: date
    moved: bool
    received: date

    @property
    def in_time(self) -> bool:
        return self.received <= self.last

    def basis(self) -> str:
        return _("Luật Khiếu nại Đ.9") if self.instance == 1 else _("Luật Khiếu nại Đ.33 k1")

    def words(self) -> str:
        """The arithmetic in one sentence."""
        opening = (
            _("Biết quyết định ngày {start:%d/%m/%Y}, {days} ngày hết ngày {end:%d/%m/%Y}")
            if self.instance == 1
            else _("Được khiếu nại lần hai từ ngày {start:%d/%m/%Y}, {days} ngày hết ngày {end:%d/%m/%Y}")
        )
        parts = [opening.format(start=self.start, days=self.days, end=self.raw_end)]
        if self.obstacle_days:
            end = self.raw_end + timedelta(days=self.obstacle_days)
            parts.append(_("trừ {n} ngày trở ngại → {end:%d/%m/%Y}").format(n=self.obstacle_days, end=end))
        if self.moved:
            parts.append(_("trúng ngày nghỉ → {last:%d/%m/%Y}").format(last=self.last))
        late = (self.received - self.last).days
        told = (
            _("nhận đơn ngày {received:%d/%m/%Y}: còn trong thời hiệu")
            if late <= 0
            else _("nhận đơn ngày {received:%d/%m/%Y}: quá {late} ngày")
        )
        return ", ".join(parts) + "; " + told.format(received=self.received, late=late) + "."


def complaint_limit(
    start: date,
    received: date,
    calendar: WorkingCalendar,
    *,
    instance: int = 1,
    obstacle_days: int = 0,
    remote_area: bool = False,
) -> Limit:
    """`start` is the day the decision was learnt of; at second instance the day the clock
    complaint.second_instance starts. The day itself is not counted (Bộ luật Dân sự Đ.147)."""
    second = _SECOND_REMOTE_DAYS if remote_area else _SECOND_DAYS
    days = FIRST_DAYS if instance == 1 else second
    raw = start + timedelta(days=days)
    extended = raw + timedelta(days=obstacle_days)
    last = calendar.roll(extended)
    return Limit(instance, start, days, raw, obstacle_days, last, last != extended, received)
