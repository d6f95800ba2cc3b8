"""The list of open cases, most urgent first, with a word filter and a choice of kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.domain.folding import fold
from danvan_desk.domain.vocabulary import ClockState, Kind, label
from danvan_desk.texts import _
from ui import theme
from ui.pages.backlog_filters import combo, fill_combo
from ui.pages.case_list_rows import (
    FORWARDED,
    column_titles,
    desk_choices,
    desk_words,
    forwarded_groups,
    groups,
    on_desk,
    rows_by_case,
)
from ui.tables.cells import Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.editors import ComboEditor, LineEditor
from ui.widgets.flow import FlowRow
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, at_top
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.words import rule

if TYPE_CHECKING:
    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.forwarded import ForwardedRow
    from ui.pages.page import Page


AnyRow = TypeVar("AnyRow", "BacklogRow", "ForwardedRow")
_WIDTHS = ((190, "chip"), (88, "date"), (0, "two"), (196, "two"), (184, "two"))
_LEAST = 140
_VITAL = 3  # whose desk a file lies on gives way in a narrow window


class CaseList(QWidget):
    """Open cases, or those forwarded without an answer; several may be chosen at once (Shift, Ctrl)."""

    opened = Signal(str)
    counted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows: list[BacklogRow] = []
        self._made: dict[str, Row] = {}
        self._forwarded: list[ForwardedRow] = []
        self.kind = SegmentedRow(_kinds(None), "", alt_digits=True)
        self.words = LineEditor()
        self.words.setFixedHeight(theme.height("field"))
        self.words.setPlaceholderText(_("Lọc theo tên, số, nội dung, người phụ trách"))
        self.words.setAccessibleName(_("Lọc danh sách"))
        self.words.setClearButtonEnabled(True)
        self.view = RecordsView(
            [
                Column(title, width, kind, spare=at > _VITAL)
                for at, (title, (width, kind)) in enumerate(zip(column_titles(forwarded=False), _WIDTHS, strict=True))
            ],
            tall="two_line_dense",
        )
        self.view.setSelectionMode(RecordsView.SelectionMode.ExtendedSelection)
        self.desk = combo(_("Hồ sơ đang ở"), _("Mọi bàn"))
        self.desk.setSizeAdjustPolicy(ComboEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.desk.setMinimumContentsLength(16)
        fill_combo(self.desk, desk_choices([]))
        self.panel = Panel(padded=False)
        bar, row = QVBoxLayout(), FlowRow()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addLayout(row)
        row.add(self.kind, grow=False)
        for one in (self.desk, self.words):
            row.add(one, least=round(_LEAST * theme.line("body") / 18))
        self.panel.body.addLayout(bar)
        self.panel.body.addWidget(rule())
        self.nothing = EmptyState("", Button(_("Bỏ lọc"), self.clear, key="Esc"))
        self.empty = EmptyState(
            _("Không có vụ việc nào đang mở. Đơn mới nhận sẽ mở một vụ việc ở đây."),
            Button(_("Nhận đơn"), lambda: self._page.window_.go("petitions", "new"), key="F4", icon="plus"),
        )
        self._faces = QStackedWidget()
        for widget in (self.view, self.nothing, self.empty):
            self._faces.addWidget(at_top(widget) if widget is not self.view else widget)
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
        self.desk.activated.connect(lambda _at: self._desk_chosen())
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
        self.show_desk("")

    def wanted(self) -> str:
        """What the list is narrowed to: a code of case_list_rows, "" for every open case."""
        return str(self.desk.currentData() or "")

    def show_desk(self, code: str) -> None:
        """Narrow the list to one desk; to all where no file lies there any more."""
        self.desk.setCurrentIndex(max(0, self.desk.findData(code)))
        self._desk_chosen()

    def turn_desk(self, code: str) -> None:
        """The key of a choice: there, and back to all."""
        self.show_desk("" if self.wanted() == code else code)

    def _desk_chosen(self) -> None:
        if self.wanted() == FORWARDED:
            self._read_forwarded()
        else:
            self._show()

    def chosen(self) -> list[str]:
        """The numbers of every case selected, in the order of the list."""
        return self.view.selected_keys()

    def go_back(self) -> bool:
        """Esc takes the filter away."""
        if self.words.text() or self.kind.value() or self.wanted():
            self.clear()
            return True
        return False

    def reload(self) -> None:
        desk = self._page.window_.desk

        def work() -> tuple[list[BacklogRow], dict[str, Row]]:
            from danvan_desk.queries.backlog import backlog

            rows = backlog(desk)
            return rows, rows_by_case(rows, desk.today)

        def show(found: tuple[list[BacklogRow], dict[str, Row]]) -> None:
            self._rows, self._made = found
            fill_combo(self.desk, desk_choices(self._rows))
            self._desk_chosen()
            self.counted.emit()

        self._page.read(work, show, self.panel)

    def _read_forwarded(self) -> None:
        desk = self._page.window_.desk

        def work() -> list[ForwardedRow]:
            from danvan_desk.queries.forwarded import unanswered

            return unanswered(desk)

        def show(rows: list[ForwardedRow]) -> None:
            self._forwarded = rows
            self._show()

        self._page.read(work, show, self.panel)

    def _show(self) -> None:
        forwarded = self.wanted() == FORWARDED
        all_of_them = self._forwarded if forwarded else self._rows
        counts = Counter(row.kind for row in all_of_them)
        self.kind.set_choices(_kinds(counts))
        self.view.name_columns(column_titles(forwarded=forwarded))
        if forwarded:
            waiting = self._kept(self._forwarded)
            self.view.set_groups(forwarded_groups(waiting, self._page.window_.today))
        else:
            rows = [row for row in self._kept(self._rows) if on_desk(row, self.wanted())]
            self.view.set_groups(groups(rows, self._made))
        if not self.view.current_key():
            self.view.select_first()
        self.nothing.say(_("Không có vụ việc nào khớp bộ lọc: {filter}.").format(filter=self._in_words()))
        self._faces.setCurrentIndex(0 if self.view.count() else 1 if self._rows or forwarded else 2)

    def _kept(self, rows: list[AnyRow]) -> list[AnyRow]:
        """Those of the kind chosen that have every word of the filter."""
        kind, wanted = self.kind.value(), fold(self.words.text()).split()
        return [row for row in rows if kind in ("", row.kind) and all(word in row.told for word in wanted)]

    def _in_words(self) -> str:
        kind = self.kind.value()
        said = [label(Kind(kind)).lower()] if kind else []
        said += [desk_words(self.wanted())] if self.wanted() else []
        if self.words.text().strip():
            said.append(_("có “{words}”").format(words=self.words.text().strip()))
        return ", ".join(said)

    def facts(self) -> str:
        late = sum(row.state == ClockState.OVERDUE for row in self._rows)
        facts = _("{n} vụ việc đang mở").format(n=len(self._rows))
        return _("{facts}, {late} quá hạn").format(facts=facts, late=late) if late else facts


def _kinds(counts: Mapping[str, int] | None) -> list[Choice]:
    whole = sum(counts.values()) if counts is not None else None
    each = [Choice(kind.value, label(kind), counts.get(kind.value, 0) if counts is not None else None) for kind in Kind]
    return [Choice("", _("Tất cả"), whole), *each]
