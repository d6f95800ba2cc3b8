"""The chair's reception days of a month, planned at once, and their schedule on paper to post."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import Signal

from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField, check_all
from ui.widgets.flow import FlowRow
from ui.widgets.panel import Panel


class MonthPanel(Panel):
    """`planning(dates, time, place)`; `printing(first day of the month)`."""

    planning = Signal(object, str, str)
    printing = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("Lịch Chủ tịch tiếp công dân cả tháng"))
        self._today = today
        following = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        self.month = TextField("month", _("Tháng"), max_length=7, required=True)
        self.month.set_value(f"{following:%m/%Y}")
        self.days = TextField("days", _("Các ngày"), max_length=40, placeholder=_("ví dụ 10, 24"))
        self.time = TextField("time", _("Giờ"), max_length=5)
        self.place = TextField("place", _("Nơi"))
        self.time.set_value("08:00")
        row = FlowRow()
        for field, letters in ((self.month, 8), (self.days, 9), (self.time, 5), (self.place, 8)):
            row.add(field, least=field.line.fontMetrics().averageCharWidth() * letters + 28)
        planning = Button(_("Lên lịch cả tháng"), self.plan, icon="plus")
        printing = Button(_("In lịch"), self.print_it, key="Ctrl+P", icon="printer")
        for button in (planning, printing):
            row.add(button, grow=False)
        self.body.addLayout(row)

    def first_day(self) -> date | None:
        found = re.fullmatch(r"\s*(\d{1,2})\s*/\s*(\d{4})\s*", str(self.month.value() or ""), re.ASCII)
        if found is None or not 1 <= int(found[1]) <= 12:
            self.month.set_error(_("Ghi tháng/năm, ví dụ 12/2026."))
            return None
        return date(int(found[2]), int(found[1]), 1)

    def plan(self) -> None:
        first = self.first_day()
        if first is None or not check_all([self.month]):
            return
        try:
            found = [first.replace(day=int(day)) for day in re.findall(r"\d+", str(self.days.value() or ""))]
        except ValueError:
            found = []
        if not found:
            self.days.set_error(_("Ghi các ngày trong tháng, cách nhau bằng dấu phẩy, ví dụ 10, 24."))
            return
        self.planning.emit(found, self.time.value() or "", self.place.value() or "")

    def print_it(self) -> None:
        first = self.first_day()
        if first is not None:
            self.printing.emit(first)

    def say_wrong(self, words: str) -> None:
        self.days.set_error(words)
