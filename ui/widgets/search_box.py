"""Find everywhere (F3): a field in the menu bar with its results beneath, asked for in the worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from danvan_desk.texts import _
from ui import icons, theme
from ui.widgets import painting

if TYPE_CHECKING:
    from ui.tables.view import RecordsView
    from ui.widgets.search_results import SearchResults

_PAUSE_MS = 150
_WIDTH = 330


@dataclass(frozen=True)
class Found:
    """One result. `code` masks the denouncer: set it instead of a name."""

    number: str
    title: str
    second: str = ""
    code: str = ""
    day: str = ""


@dataclass(frozen=True)
class Answer:
    """What a search gives: how many there are in all, and the first of them; `receipt` the number of the record whose
    receipt was scanned, opened at once on the scanner's Enter."""

    total: int
    found: tuple[Found, ...]
    receipt: str = ""


Ask = Callable[[str, Callable[[Answer], object], Callable[[str], object]], object]
"""ask(text, show, fail): look for `text` off the main thread, then `show(answer)` or `fail(words)` on it."""


class SearchBox(QLineEdit):
    """`ask` is given by the window; `chosen(number)` when a result is taken."""

    chosen = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask, self._asked, self._entered = ask, "", False
        self.setPlaceholderText(_("Tìm tên, số giấy tờ, số vụ việc, nội dung…"))
        self.setAccessibleName(_("Tìm khắp sổ"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # F3 or the mouse: never what is next when a list is hidden
        self.setFixedHeight(theme.height("field") - 4)
        self.setMinimumWidth(160)
        self.setMaximumWidth(round(_WIDTH * theme.line("body") / 18))
        self.setTextMargins(22, 0, painting.cap_width("F3") + 4, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.textEdited.connect(lambda _text: self._timer.start(_PAUSE_MS))
        self._made: SearchResults | None = None

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.maximumHeight())

    @property
    def _popup(self) -> SearchResults:
        """Made at the first search: the window paints without it."""
        if self._made is None:
            from ui.widgets.search_results import SearchResults

            popup = self._made = SearchResults(self)
            popup.list.opened.connect(self._take)
            popup.list.clicked.connect(lambda _index: self._take(popup.list.current_key()))
        return self._made

    def results(self) -> RecordsView:
        return self._popup.list

    def results_open(self) -> bool:
        return self._made is not None and self._made.isVisible()

    def close_results(self) -> None:
        if self._made is not None:
            self._made.hide()

    def _look(self) -> None:
        wanted = self.text().strip()
        self._asked = wanted
        if not wanted:
            self.close_results()
            return
        self._ask(wanted, lambda answer: self._show(wanted, answer), lambda words: self._fail(wanted, words))

    def _show(self, wanted: str, answer: Answer) -> None:
        if wanted != self._asked or self.window().focusWidget() is not self:
            return
        if answer.receipt and self._entered:
            self.close_results()
            self.clear()
            self.chosen.emit(answer.receipt)
            return
        self._popup.show_answer(wanted, answer)

    def _fail(self, wanted: str, words: str) -> None:
        if wanted == self._asked:
            self._popup.say(words, "overdue")

    def _take(self, number: str) -> None:
        if number:
            self._popup.hide()
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shown = event.key(), self.results_open()
        if key == Qt.Key.Key_Escape and (shown or self.text()):
            self.close_results()
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown:
            self._popup.list.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shown and self._timer.isActive() is False and self._popup.list.current_key():
                self._take(self._popup.list.current_key())
            else:
                self._timer.stop()
                self._entered = True
                self._look()
        else:
            self._entered = False
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        inside = self._made is not None and self._made.underMouse()
        if event.reason() != Qt.FocusReason.PopupFocusReason and not inside:
            self.close_results()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icons.paint_icon(painter, "search", theme.colour("text"), 9, middle - 7, 14)
        line, alt = theme.colour("line"), theme.colour("alt")
        at = self.width() - painting.cap_width("F3") - 8
        painting.paint_cap(painter, at, middle, "F3", theme.colour("muted"), line, alt)
