"""The list of open cases, most urgent first, with a word filter and a choice of kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.domain.folding import fold
from danvan_desk.domain.vocabulary import ClockState, Kind, label
from danvan_desk.texts import _
from ui import theme
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import list_date, short_date
from ui.widgets.editors import LineEditor
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.states import ChipText, chip_of
from ui.widgets.words import rule

if TYPE_CHECKING:
    from datetime import date

    from danvan_desk.queries.backlog import BacklogRow
    from ui.pages.page import Page

_GROUPS = (ClockState.OVERDUE, ClockState.DUE_SOON, ClockState.RUNNING, ClockState.PAUSED)


class CaseList(QWidget):
    opened = Signal(str)
    counted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows: list[BacklogRow] = []
        self.kind = SegmentedRow(_kinds({}), "", alt_digits=True)
        self.words = LineEditor()
        self.words.setFixedHeight(theme.height("field"))
        self.words.setPlaceholderText(_("Lọc theo tên, số, nội dung, người phụ trách"))
        self.words.setAccessibleName(_("Lọc danh sách"))
        self.words.setClearButtonEnabled(True)
        self.view = RecordsView(
            [
                Column(_("Còn lại"), 190, "chip"),
                Column(_("Hạn"), 88, "date"),
                Column(_("Vụ việc"), 0, "two"),
                Column(_("Bước đang chờ"), 210, "two"),
            ],
            tall="two_line_dense",
        )
        self.panel = Panel(padded=False)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(12)
        bar.addWidget(self.kind)
        bar.addWidget(self.words, 1)
        self.panel.body.addLayout(bar)
        self.panel.body.addWidget(rule())
        self.nothing = EmptyState("", Button(_("Bỏ lọc"), self.clear, key="Esc"))
        self.empty = EmptyState(
            _("Không có vụ việc nào đang mở. Đơn mới nhận sẽ mở một vụ việc ở đây."),
            Button(_("Nhận đơn"), lambda: self._page.window_.go("petitions", "new"), key="F4", icon="plus"),
        )
        self._faces = QStackedWidget()
        for widget in (self.view, self.nothing, self.empty):
            self._faces.addWidget(_topped(widget) if widget is not self.view else widget)
        self.panel.body.addWidget(self._faces, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        self.words.textChanged.connect(lambda _text: self._timer.start(150))
        self.words.entered.connect(self._down)
        self.kind.chosen.connect(lambda _code: self._show())
        self.view.opened.connect(self.opened)

    def _down(self) -> None:
        self._show()
        if not self.view.current_key():
            self.view.select_first()

    def filter_asked(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def open_current(self) -> None:
        key = self.view.current_key()
        if key:
            self.opened.emit(key)

    def clear(self) -> None:
        self.words.clear()
        self.kind.set_value("")
        self._show()

    def go_back(self) -> bool:
        """Esc takes the filter away."""
        if self.words.text() or self.kind.value():
            self.clear()
            return True
        return False

    def reload(self) -> None:
        desk = self._page.window_.desk

        def work() -> list[BacklogRow]:
            from danvan_desk.queries.backlog import backlog

            return backlog(desk)

        def show(rows: list[BacklogRow]) -> None:
            self._rows = rows
            self._show()
            self.counted.emit()

        self._page.read(work, show, self.panel)

    def _show(self) -> None:
        counts = {kind.value: sum(row.kind == kind for row in self._rows) for kind in Kind}
        self.kind.set_choices(_kinds(counts))
        shown = [row for row in self._rows if self._passes(row)]
        today = self._page.window_.today
        groups = [
            Group(
                state or "none", _group_title(state), tuple(_row(row, today) for row in shown if _state(row) == state)
            )
            for state in (*_GROUPS, None)
        ]
        self.view.set_groups(groups)
        if not self.view.current_key():
            self.view.select_first()
        self.nothing.say(_("Không có vụ việc đang mở nào khớp bộ lọc: {filter}.").format(filter=self._in_words()))
        self._faces.setCurrentIndex(0 if shown else 1 if self._rows else 2)

    def _passes(self, row: BacklogRow) -> bool:
        if self.kind.value() and row.kind != self.kind.value():
            return False
        wanted = fold(self.words.text()).split()
        whole = fold(" ".join([row.case, *row.petitions, row.content, row.people, row.officer or ""]))
        return all(word in whole for word in wanted)

    def _in_words(self) -> str:
        kind = self.kind.value()
        said = [label(Kind(kind)).lower()] if kind else []
        if self.words.text().strip():
            said.append(_("có “{words}”").format(words=self.words.text().strip()))
        return ", ".join(said)

    def facts(self) -> str:
        late = sum(row.state == ClockState.OVERDUE for row in self._rows)
        facts = _("{n} vụ việc đang mở").format(n=len(self._rows))
        return _("{facts}, {late} quá hạn").format(facts=facts, late=late) if late else facts


def _kinds(counts: dict[str, int]) -> list[Choice]:
    whole = sum(counts.values()) if counts else None
    each = [Choice(kind.value, label(kind), counts.get(kind.value) if counts else None) for kind in Kind]
    return [Choice("", _("Tất cả"), whole), *each]


def _state(row: BacklogRow) -> ClockState | None:
    return row.state if row.state in _GROUPS else None


def _group_title(state: ClockState | None) -> str:
    return {
        ClockState.OVERDUE: _("Quá hạn"),
        ClockState.DUE_SOON: _("Sắp đến hạn"),
        ClockState.RUNNING: _("Còn hạn"),
        ClockState.PAUSED: _("Tạm đình chỉ"),
    }.get(state, _("Không còn hạn chờ")) if state else _("Không còn hạn chờ")  # fmt: skip


def _row(row: BacklogRow, today: date) -> Row:
    chip = (
        chip_of(row.state, row.days_left, row.unit or "day", provisional=row.provisional, due=row.due,
                since=row.paused_since, today=today)
        if row.state
        else ChipText("not_started", _("Không còn hạn"), dashed=True)
    )  # fmt: skip
    known = f"{label(Kind(row.kind))} · {row.case}"
    content = " ".join(row.content.split())
    code, _rest, others = row.people.partition(" ")
    who = Cell(content, f"{known} {others}".strip(), code) if row.secret else Cell(content, f"{known} · {row.people}")
    step = row.title or (_("Chờ tiếp tục giải quyết") if row.paused_since else _("Theo dõi"))
    day = Cell(list_date(row.due, today) if row.due else "")
    return Row(
        row.case,
        (Cell(chip=chip), day, who, Cell(step, row.officer or _("Chưa giao ai"))),
        short_date(row.opened, today),
    )


def _topped(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder
