"""Qt's editors with the office's Enter: Enter goes on, Shift+Enter back, Alt+Enter a new line.

Unikey lives by sending Backspace and letters: nothing here handles Backspace or rewrites text while it is typed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

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
    """`left` when the user goes elsewhere (not for a popup or another window). `entered` on Enter, before moving on."""

    left = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        open_popup = popup is not None and popup.isVisible()
        if is_enter(event) and _plain(event) and not open_popup:
            self.entered.emit()
            self.focusNextPrevChild(not goes_back(event))
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT:
            self.left.emit()


class TextEditor(QPlainTextEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_enter(event):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
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
