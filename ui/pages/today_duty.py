"""Chủ tịch tiếp công dân: the days owed and held this month, and what the office owes next by the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.today_rows import Morning
from ui.widgets.dates import list_date, short_date
from ui.widgets.duty import DutyBox, DutyMeter
from ui.widgets.panel import Panel, clear_out
from ui.widgets.states import in_unit
from ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from danvan_desk.queries.duties import DutyShown, ReceptionDay

_BOXES, _NEXT = 3, 3


class DutyPanel(Panel):
    """`open_day(day)` when the box of a reception day is chosen."""

    def __init__(self, open_day: Callable[[date], object]) -> None:
        super().__init__(_("Chủ tịch tiếp công dân"))
        self._open_day = open_day
        self._done, self._owed = Words("", bold=True), ElidedWords("")
        owed = QHBoxLayout()
        owed.setSpacing(4)
        owed.addWidget(self._done)
        owed.addWidget(self._owed, 1)
        self.meter = DutyMeter()
        self.meter.chosen.connect(self._chosen)
        self._facts_box = QVBoxLayout()
        self._facts_box.setSpacing(4)
        self._basis = Words("", "small", "muted", wrap=True)
        self.body.addLayout(owed)
        self.body.addWidget(self.meter)
        self.body.addLayout(self._facts_box)
        self.body.addWidget(self._basis)

    def show_duty(self, morning: Morning) -> None:
        now, duty = morning.today, morning.today.reception_duty
        monthly = "W" not in duty.period
        self.set_facts(_("tháng {n}").format(n=now.day.month) if monthly else _("tuần này"))
        span = _("tháng") if monthly else _("tuần")
        if duty.done > duty.required:
            done, owed = _("{done} ngày"), _("đã trực tiếp tiếp trong {span}, phải ít nhất {required}")
        else:
            done, owed = _("{done} trong {required} ngày"), _("phải trực tiếp tiếp trong {span}, hạn {due}")
        self._done.setText(done.format(done=duty.done, required=duty.required))
        due = short_date(duty.due, now.day)
        self._owed.setText(owed.format(span=span, due=due, required=duty.required))
        self.meter.set_boxes(_boxes(morning))
        clear_out(self._facts_box)
        for words, value, role in (*_about(now.reception_days, now.day), *_next(now.duties, now.day)):
            self._facts_box.addWidget(_line(words, value, role))
        self._basis.setText(duty.basis)

    def _chosen(self, key: str) -> None:
        if key:
            self._open_day(date.fromisoformat(key))


def _boxes(morning: Morning) -> list[DutyBox]:
    now, duty = morning.today, morning.today.reception_duty
    days = [day for day in now.reception_days if day.by == "head"]
    boxes = [_box(day, morning) for day in days[-_BOXES:]]
    known = {day.date for day in days}
    planned = [day for day in now.next_dates if day <= duty.due and day not in known]
    boxes += [DutyBox("", "due", list_date(day, now.day), _("Đã xếp lịch")) for day in planned[: _BOXES - len(boxes)]]
    lacking = duty.required - sum(day.postponed_to is None for day in days) - len(planned)
    for _n in range(max(0, min(lacking, _BOXES - len(boxes)))):
        state, by = "overdue" if duty.due < now.day else "due", f"{duty.due:%d/%m}"
        boxes.append(DutyBox("", state, _("Chưa xếp ngày"), _("Hạn {day}").format(day=by)))
    return boxes


def _box(day: ReceptionDay, morning: Morning) -> DutyBox:
    today = morning.today.day
    key, title = day.date.isoformat(), list_date(day.date, today)
    if day.postponed_to is not None:
        return DutyBox(key, "due", title, _("Dời sang {day}").format(day=f"{day.postponed_to:%d/%m}"))
    if day.date > today:
        left = in_unit(morning.days_to.get(day.date, 0), "working_day")
        return DutyBox(key, "due", title, _("Còn {days}").format(days=left))
    if day.nobody_came:
        return DutyBox(key, "met", title, _("Không có người đến"))
    return DutyBox(key, "met", title, _("Đã tiếp, {n} lượt").format(n=day.visits))


def _about(days: Sequence[ReceptionDay], today: date) -> list[tuple[str, str, str]]:
    """Whether the coming reception day is posted."""
    coming = next((day for day in days if day.date >= today and day.by == "head" and not day.postponed_to), None)
    if coming is None:
        return []
    posted = _("Đã niêm yết {day}").format(day=f"{coming.announced:%d/%m}") if coming.announced else _("Chưa niêm yết")
    return [
        (_("Niêm yết cho {day}").format(day=f"{coming.date:%d/%m}"), posted, "" if coming.announced else "due_soon")
    ]


def _next(duties: Sequence[DutyShown], today: date) -> list[tuple[str, str, str]]:
    """The duties not yet done, the first due first."""
    found = []
    for duty in duties:
        if duty.duty == "head.reception_days" or duty.done >= duty.required:
            continue
        role = "overdue" if duty.due < today else "due_soon" if duty.due == today else ""
        found.append((duty.title, list_date(duty.due, today), role))
    return found[:_NEXT]


def _line(words: str, value: str, role: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ElidedWords(words, role="muted"), 1)
    row.addWidget(Words(value, role=role or "text"))
    return made
