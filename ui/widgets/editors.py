"""Qt's editors with the office's Enter: Enter goes on, Shift+Enter back, Alt+Enter a new line.

Unikey lives by sending Backspace and letters: nothing here handles Backspace or rewrites text while it is typed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from ui import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_LEFT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def is_enter(event: QKeyEvent) -> bool:
    return event.key() in _ENTER


def goes_back(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _plain(event: QKeyEvent) -> bool:
    """Enter without Ctrl or Alt: those belong to the page's commands."""
    return not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)


class LineEditor(QLineEdit):
    """`left` when the user goes elsewhere (not for a popup or another window). `entered` on Enter, before moving on.

    Enter never stays in an open popup of suggestions: the line chosen there is taken, else the text stays as typed.
    """

    left = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and _plain(event):
            self._close_popup()
            self.entered.emit()
            self.focusNextPrevChild(not goes_back(event))
            return
        super().keyPressEvent(event)

    def _popup(self) -> QAbstractItemView | None:
        completer = self.completer()
        return completer.popup() if completer is not None else None

    def _close_popup(self) -> None:
        completer, popup = self.completer(), self._popup()
        if completer is None or popup is None or not popup.isVisible():
            return
        chosen = popup.selectionModel().selectedIndexes()
        popup.hide()
        if chosen:
            self._take(completer, str(chosen[0].data() or ""))

    def _take(self, completer: QCompleter, words: str) -> None:
        if self.text() != words:
            self.setText(words)
        completer.setCompletionPrefix(words)
        self.textEdited.emit(words)  # Qt's own taking doesn't say so, and the draft would not know

    def setCompleter(self, completer: QCompleter) -> None:
        super().setCompleter(completer)
        if self.hasFocus():  # what is suggested came while somebody was here
            self._dress_popup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dress_popup()

    def _dress_popup(self) -> None:
        popup = self._popup()
        if popup is not None and popup.objectName() != "completer":  # the name gives it its edge
            popup.setObjectName("completer")
            theme.dress(popup)  # a window of its own
            popup.installEventFilter(_BelowTheField(self, popup))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT:
            self.left.emit()


class _BelowTheField(QObject):
    """Keeps a popup off the bottom edge of its field: Qt lays it two pixels over it."""

    def __init__(self, field: QWidget, popup: QAbstractItemView) -> None:
        super().__init__(popup)
        self._field, self._popup = field, popup

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Move):
            top = self._field.mapToGlobal(QPoint(0, 0)).y()
            below = top + self._field.height() + 1
            if top < self._popup.y() < below:
                self._popup.move(self._popup.x(), below)
        return super().eventFilter(watched, event)


class TextEditor(QPlainTextEdit):
    """`prose`: texts of several paragraphs, where Enter begins the next one."""

    left = Signal()
    prose = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_enter(event):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier or (self.prose and _plain(event)):
            self.insertPlainText("\n")
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.focusNextPrevChild(not goes_back(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT:
            self.left.emit()


class ComboEditor(QComboBox):
    """Enter goes on; the arrows choose; the wheel doesn't change a choice somebody only scrolls past."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and _plain(event):
            self.focusNextPrevChild(not goes_back(event))
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TickEditor(QCheckBox):
    """Enter goes on, Space ticks: Qt's own box would hold Enter fast."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and _plain(event):
            self.focusNextPrevChild(not goes_back(event))
            return
        super().keyPressEvent(event)
