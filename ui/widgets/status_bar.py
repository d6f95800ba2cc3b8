"""The foot of the window: the keys of this page at left, the calendar's edition and the last backup at right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui import icons, theme
from ui.keys import native
from ui.widgets import painting

SHOWN_FOR_MS = 5000


class StatusBar(QFrame):
    """`set_keys([(key, words)])`, `set_facts([(icon, words)])`, `say(text)` for five seconds in place of the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(theme.height("status"))
        self._keys: tuple[tuple[str, str], ...] = ()
        self._facts: tuple[tuple[str, str], ...] = ()
        self._said, self._wrong = "", False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._forget)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return self._keys

    def said(self) -> str:
        return self._said

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        self._keys = tuple(keys)
        self.update()

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        self._facts = tuple(facts)
        self.update()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """For five seconds, with a tick; what isn't done yet carries the mark of an error instead."""
        self._said, self._wrong = text, wrong
        self.setAccessibleDescription(text)
        self._timer.start(SHOWN_FOR_MS)
        self.update()

    def _forget(self) -> None:
        self._said, self._wrong = "", False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        small, muted = theme.font("small"), theme.colour("muted")
        metrics, right = QFontMetrics(small), self.width() - 12
        for icon, words in reversed(self._facts):
            right -= metrics.horizontalAdvance(words)
            painting.text(painter, QRect(right, 0, self.width(), self.height()), words, small, muted)
            icons.paint_icon(painter, icon, muted, right - 17, self.height() / 2 - 6, 12)
            right -= 17 + 13
        if self._said:
            icon, role = ("octagon-alert", "overdue") if self._wrong else ("check", "met")
            icons.paint_icon(painter, icon, theme.any_colour(role), 12, self.height() / 2 - 7, 14)
            painting.text(painter, QRect(32, 0, right - 40, self.height()), self._said, small, theme.colour("text"))
            return
        x = 12
        for key, words in self._keys:
            shown = native(key)
            width = metrics.horizontalAdvance(shown) + 6 + metrics.horizontalAdvance(words)
            if x + width > right:
                break
            used = painting.text(painter, QRect(x, 0, right, self.height()), shown, small, theme.colour("text"))
            painting.text(painter, QRect(x + used + 5, 0, right, self.height()), words, small, muted)
            x += width + 14
