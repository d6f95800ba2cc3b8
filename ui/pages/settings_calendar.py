"""The working calendar of a year: its special days, the year at a glance, and the way to setting a day by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.texts import _, of_law
from ui import theme
from ui.pages.settings_days import DaysEditing, kind_words, status_cell
from ui.pages.settings_moves import written
from ui.pages.settings_year import YearGrid
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice as Band
from ui.widgets.panel import Panel, action_row, columns
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.domain.working_days import CalendarDay
    from danvan_desk.queries.office import CalendarYear

_GRID = 372


class CalendarSection(QStackedWidget):
    """The year, or its days being set by hand. `year()` is the year shown. `turned`: from the one to the other."""

    turned = Signal()

    def __init__(
        self, today: date, turn: Callable[[int], object], choose: Callable[[], object], look: Callable[[], object]
    ) -> None:
        super().__init__()
        self._year = today.year
        self._found: CalendarYear | None = None
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Ngày nghỉ"), padded=False)
        before = Button("", lambda: turn(-1), icon="chevron-left", small=True)
        self.name = Words("", bold=True)
        after = Button("", lambda: turn(1), icon="chevron-right", small=True)
        for button, words in ((before, _("Năm trước (PgUp)")), (after, _("Năm sau (PgDn)"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        for widget in (before, self.name, after):
            self.panel.title_row.addWidget(widget)
        self.band = Band()
        self.band.hide()
        self.panel.body.addWidget(self.band)
        self.list = RecordsView(
            [
                Column(_("Ngày"), 112, "text"),
                Column("", 72, "text"),
                Column(_("Tên ngày, căn cứ"), 0, "two"),
                Column("", 88, "text"),
            ],
            tall="two_line_dense",
        )
        self.list.opened.connect(lambda key: self.begin_editing(date.fromisoformat(key)))
        self.panel.body.addWidget(self.list, 1)
        self.panel.body.addWidget(self._actions(choose))
        self.side = Panel(_("Cả năm"))
        self.grid = YearGrid(today)
        self.grid.picked.connect(self.begin_editing)
        self.side.body.addWidget(self.grid, 1)
        whole.addLayout(columns(self.panel, self.side, round(_GRID * (1.08 if theme.is_large() else 1))))
        self.addWidget(sheet)
        self.editing = DaysEditing(today, look, self.leave_editing)
        self.addWidget(self.editing)

    def _actions(self, choose: Callable[[], object]) -> QFrame:
        bar, row = action_row()
        row.addStretch(1)
        self.edit = Button(_("Sửa ngày…"), self.begin_editing, key="F2")
        self.choose = Button(_("Nhập thông báo…"), choose, key="Ctrl+O")
        row.addWidget(self.edit)
        row.addWidget(self.choose)
        return bar

    def year(self) -> int:
        return self._year

    def set_year(self, year: int) -> None:
        self._year = year

    def show_year(self, found: CalendarYear) -> None:
        self._found = found
        self.name.setText(str(found.year))
        self.side.set_facts(_("lịch bản {day}").format(day=found.edition))
        expected = any(day.status == "expected" for day in found.days)
        words = ""
        if not found.covered:
            words = _(
                "Chưa có thông báo cho năm này: chỉ có ngày lễ cố định và Tết theo âm lịch. Hạn qua đây là tạm tính."
            )
        elif expected:
            words = _("Ngày ghi “Dự kiến” suy từ luật, chưa có thông báo. Hạn đi qua các ngày này là tạm tính.")
        self.band.warn(words)
        self.band.setVisible(bool(words))
        self.list.set_rows([_day_row(day, own=day.day in found.own) for day in found.days])
        self.grid.show_year(found)

    def is_editing(self) -> bool:
        return self.currentWidget() is self.editing

    def begin_editing(self, day: date | None = None) -> None:
        """Set days by hand, beginning with this one."""
        self.setCurrentWidget(self.editing)
        self.editing.begin(day, self._found)
        self.turned.emit()

    def leave_editing(self) -> None:
        """What was gathered is thrown away; nothing of it was written."""
        self.editing.forget()
        self.setCurrentIndex(0)
        self.list.setFocus()
        self.turned.emit()


def _day_row(day: CalendarDay, *, own: bool) -> Row:
    named = _("{name} · cơ quan ghi").format(name=day.name) if own else of_law(day.name)
    return Row(
        day.day.isoformat(),
        (
            Cell(written(day.day), bold=True),
            Cell(kind_words(day.kind, day.day), role="muted"),
            Cell(named, second=day.basis),
            status_cell(day.status),
        ),
    )
