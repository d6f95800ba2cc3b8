"""Why this date: the slip of a clock in a drawer under the list, with its strip of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.pages.case_slip import slip_of_clock
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.panel import clear_out
from ui.widgets.states import chip_of
from ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from danvan_desk.context import Desk
    from danvan_desk.domain.clocks import Clock
    from danvan_desk.queries.backlog import BacklogRow

_MOST_DAYS = 200


@dataclass(frozen=True)
class ClockWhy:
    """A clock and the days off by name between its start and its end."""

    clock: Clock
    rests: dict[date, str]


def why_of(desk: Desk, clocks: tuple[Clock, ...], on: date) -> tuple[ClockWhy, ...]:
    """For the worker thread: the clocks with the days off their strips show."""
    found = []
    with desk.reading() as session:
        calendar = desk.calendar(session)
    for clock in clocks:
        first, last = _span(clock, on)
        days = [first + timedelta(days=n) for n in range(min(_MOST_DAYS, (last - first).days + 1))]
        rests = {day: calendar.rest_name(day) or _("nghỉ cuối tuần") for day in days if not calendar.is_working(day)}
        found.append(ClockWhy(clock, rests))
    return tuple(found)


def why_of_case(desk: Desk, row: BacklogRow, on: date) -> tuple[ClockWhy, ...]:
    """For the worker thread: the clock a row of the backlog shows; none where no clock counts."""
    from danvan_desk.queries.cases import case_card

    clocks = case_card(desk, row.case, on).clocks
    wanted = [clock for clock in clocks if clock.clock == row.clock and clock.due == row.due] if row.clock else []
    wanted = wanted or [clock for clock in clocks if row.state and clock.state == row.state]
    return why_of(desk, tuple(wanted[:1]), on)


def _span(clock: Clock, on: date) -> tuple[date, date]:
    ends = [clock.start, clock.raw_due, *([clock.due] if clock.due else [])]
    if clock.running:
        ends.append(min(on, max(ends) + timedelta(days=45)))
    return min(ends), max(ends)


class SlipDrawer(QFrame):
    """The slip of the row selected, at the foot of its list. Space again or Esc closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("alt")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 4)
        head.setSpacing(8)
        self._title = ElidedWords("", bold=True)
        self._chips = QHBoxLayout()
        self._closing = Button(_("Đóng"), self.close_it, key="Esc", small=True)
        head.addWidget(self._title, 1)
        head.addLayout(self._chips)
        head.addWidget(self._closing)
        whole.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        whole.addWidget(self._area)
        self.key = ""
        self.hide()

    def show_clock(self, key: str, title: str, why: ClockWhy, on: date) -> None:
        clock = why.clock
        self.key = key
        self._title.setText(title)
        clear_out(self._chips)
        since = clock.pauses[-1][0] if clock.state == "paused" and clock.pauses else None
        days = (on - since).days if since else None
        chip = chip_of(
            clock.state, clock.days_left, clock.unit, clock.ended_on, clock.provisional, clock.due, paused_days=days,
            today=on,
        )  # fmt: skip
        self._chips.addWidget(Chip(chip))
        made = slip_of_clock(clock, why.rests, on)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        column.addStretch(1)
        self._area.setWidget(inside)
        wanted = made.heightForWidth(max(self.width(), 400) - 4)
        self._area.setFixedHeight(min(wanted + 4, theme.line("body") * 13))
        self.show()

    def words(self) -> list[str]:
        """What it says, for a test."""
        return [label.text() for label in self.findChildren(QLabel)] if self.isVisible() else []

    def close_it(self) -> bool:
        """True when it was open."""
        was = not self.isHidden()
        self.hide()
        self.key = ""
        return was
