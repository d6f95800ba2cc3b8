"""The period in the head of the reports page: its make, ‹ and ›, its two days, and days of one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.keys import Command
from ui.pages import report_periods as periods
from ui.pages.report_periods import Asked
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import check_all
from ui.widgets.panel import Panel
from ui.widgets.words import Words


class PeriodChooser(QWidget):
    """`chosen(asked)` when the user chose another period; `own_wanted` when days of one's own are to be typed."""

    chosen = Signal(object)
    own_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._asked = periods.latest(periods.MONTH, today)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Words(_("Kỳ"), role="muted"))
        self.kind = Button("", self.open_menu, menu_arrow=True)
        self.before = Button("", self.go_back, icon="chevron-left")
        self.dates = Button("", self.own_wanted.emit, icon="calendar-days")
        self.after = Button("", self.go_on, icon="chevron-right")
        for button, name in ((self.before, _("Kỳ trước (PgUp)")), (self.after, _("Kỳ sau (PgDn)"))):
            button.setToolTip(name)
            button.setAccessibleName(name)
        for button in (self.kind, self.before, self.dates, self.after):
            row.addWidget(button)
        self._show()

    def asked(self) -> Asked:
        return self._asked

    def own_days(self) -> OwnDays:
        """The row in which days of one's own are typed, hidden until they are wanted."""
        days = OwnDays(self._today)
        days.chosen.connect(self.choose)
        days.hide()
        self.own_wanted.connect(lambda: days.open_with(self._asked))
        return days

    def commands(self) -> list[Command]:
        return [
            Command(_("Kỳ trước"), self.go_back, "PgUp", "view"),
            Command(_("Kỳ sau"), self.go_on, "PgDown", "view"),
            Command(_("Chọn kỳ"), self.open_menu, "Ctrl+K", "view", short=_("chọn kỳ")),
        ]

    def choose(self, asked: Asked) -> None:
        self.show_period(asked)
        self.chosen.emit(asked)

    def show_period(self, asked: Asked) -> None:
        """A period already read: nobody is told."""
        self._asked = asked
        self._show()

    def choose_kind(self, kind: str) -> None:
        if kind == periods.OWN:
            self.own_wanted.emit()
        else:
            self.choose(periods.latest(kind, self._today))

    def go_back(self) -> None:
        self.choose(periods.earlier(self._asked))

    def go_on(self) -> None:
        self.choose(periods.later(self._asked))

    def open_menu(self) -> None:
        """The makes of period, under the button."""
        menu = self._menu = QMenu(self)
        group = QActionGroup(menu)
        for code, words in periods.kinds():
            one = QAction(words, menu)
            one.setCheckable(True)
            one.setChecked(code == self._asked.kind)
            one.triggered.connect(lambda _on=False, code=code: self.choose_kind(code))
            group.addAction(one)
            menu.addAction(one)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.kind.mapToGlobal(self.kind.rect().bottomLeft()))

    def _show(self) -> None:
        self.kind.setText(periods.words(self._asked))
        self.dates.setText(periods.span(self._asked.period))
        self.dates.setToolTip(_("Tự chọn ngày"))
        for button in (self.kind, self.dates):
            button.updateGeometry()
            button.update()


class OwnDays(QWidget):
    """From which day to which; `chosen(asked)` once both hold."""

    chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.first = DateField("from", _("Từ ngày"), required=True, today=today)
        self.last = DateField("to", _("Đến hết ngày"), required=True, today=today, check=self._in_order)
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (self.first, self.last):
            field.setFixedWidth(150)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignBottom)
        self.count = Button(_("Tính kỳ này"), self._take)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        sheet = Panel()
        sheet.body.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.addWidget(sheet)

    def open_with(self, asked: Asked) -> None:
        self.first.set_value(asked.period.start)
        self.last.set_value(asked.period.end)
        self.show()
        self.first.setFocus()
        self.first.line.selectAll()

    def _in_order(self, day: date) -> str | None:
        first = self.first.value()
        return _("Ngày cuối phải bằng hoặc sau ngày đầu.") if first is not None and day < first else None

    def _take(self) -> None:
        if check_all([self.first, self.last]):
            start, end = self.first.value(), self.last.value()
            if start is not None and end is not None:
                self.hide()
                self.chosen.emit(periods.own(start, end))

    def hideEvent(self, event: QHideEvent) -> None:
        for field in (self.first, self.last):
            field.set_error(None)
        super().hideEvent(event)
