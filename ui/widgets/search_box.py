"""Find everywhere (F3): a field in the menu bar with its results beneath, asked for in the worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import icons, theme
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets import painting
from ui.widgets.words import Words

_PAUSE_MS = 150
_WIDTH, _MOST = 330, 12


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
    """What a search gives: how many there are in all, and the first of them."""

    total: int
    found: tuple[Found, ...]


Ask = Callable[[str, Callable[[Answer], object], Callable[[str], object]], object]
"""ask(text, show, fail): look for `text` off the main thread, then `show(answer)` or `fail(words)` on it."""


class SearchBox(QLineEdit):
    """`ask` is given by the window; `chosen(number)` when a result is taken."""

    chosen = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask, self._asked = ask, ""
        self.setPlaceholderText(_("Tìm tên, số giấy tờ, số vụ việc, nội dung…"))
        self.setAccessibleName(_("Tìm khắp sổ"))
        self.setFixedHeight(theme.height("field") - 4)
        self.setMinimumWidth(160)
        self.setMaximumWidth(round(_WIDTH * theme.line("body") / 18))
        self.setTextMargins(22, 0, painting.cap_width("F3") + 4, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.textEdited.connect(lambda _text: self._timer.start(_PAUSE_MS))
        self._popup = _Results(self)
        self._popup.list.opened.connect(self._take)
        self._popup.list.clicked.connect(lambda _index: self._take(self._popup.list.current_key()))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.maximumHeight())

    def results(self) -> RecordsView:
        return self._popup.list

    def results_open(self) -> bool:
        return self._popup.isVisible()

    def close_results(self) -> None:
        self._popup.hide()

    def _look(self) -> None:
        wanted = self.text().strip()
        self._asked = wanted
        if not wanted:
            self._popup.hide()
            return
        self._ask(wanted, lambda answer: self._show(wanted, answer), lambda words: self._fail(wanted, words))

    def _show(self, wanted: str, answer: Answer) -> None:
        if wanted == self._asked and self.hasFocus():
            self._popup.show_answer(wanted, answer)

    def _fail(self, wanted: str, words: str) -> None:
        if wanted == self._asked:
            self._popup.say(words, "overdue")

    def _take(self, number: str) -> None:
        if number:
            self._popup.hide()
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shown = event.key(), self._popup.isVisible()
        if key == Qt.Key.Key_Escape and (shown or self.text()):
            self._popup.hide()
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown:
            self._popup.list.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shown and self._timer.isActive() is False and self._popup.list.current_key():
                self._take(self._popup.list.current_key())
            else:
                self._timer.stop()
                self._look()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._popup.underMouse():
            self._popup.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icons.paint_icon(painter, "search", theme.colour("text"), 9, middle - 7, 14)
        line, alt = theme.colour("line"), theme.colour("alt")
        at = self.width() - painting.cap_width("F3") - 8
        painting.paint_cap(painter, at, middle, "F3", theme.colour("muted"), line, alt)


class _Results(QFrame):
    """Under the field, over the page; a child of the window so that it never takes the keyboard away."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self._box = box
        self.setObjectName("panel")
        self.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.list = RecordsView([Column("", 0, "two"), Column("", 96, "date")], header=False, fit=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = Words("", "small", "muted")
        self._foot.setContentsMargins(8, 5, 8, 5)
        whole.addWidget(self.list)
        whole.addWidget(self._foot)

    def show_answer(self, wanted: str, answer: Answer) -> None:
        rows = [_row(found) for found in answer.found[:_MOST]]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if not rows:
            self.say(_("Không thấy “{text}” trong sổ. Thử ít chữ hơn, hoặc bỏ dấu.").format(text=wanted), "muted")
            return
        self.list.select_first()
        words = _("{shown} trong {total} kết quả. Enter mở.").format(shown=len(rows), total=answer.total)
        self.say(words, "muted", keep=True)

    def say(self, words: str, role: str, *, keep: bool = False) -> None:
        if not keep:
            self.list.hide()
        self._foot.set_role(role)
        self._foot.setText(words)
        self._place()

    def _place(self) -> None:
        window = self._box.window()
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        width = max(self._box.width(), 460)
        at = self._box.mapTo(window, QPoint(self._box.width() - width, self._box.height() + 4))
        rows = self.list.rows_height() if not self.list.isHidden() else 0
        self.setGeometry(at.x(), at.y(), width, rows + theme.line("small") + 14)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)


def _row(found: Found) -> Row:
    return Row(found.number, (Cell(found.title, f"{found.number} · {found.second}", found.code), Cell(found.day)))

