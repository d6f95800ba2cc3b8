"""A band that says something about the page or the panel it stands in: a fact of the day, or what failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.words import Icon


class Notice(QWidget):
    """Info (tint) or error (red tint with "Thử lại"). Text may hold `<b>`; escape citizens' words."""

    def __init__(self, words: str = "", *, icon: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tint = "tint"
        row = self.row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self._icon = Icon(icon, "tint_text")
        self._words = QLabel(words)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "accent")
        self._again = Button(_("Thử lại"), small=True)
        self._again.hide()
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._again)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._above = self._below = 0
        self._call: Callable[[], object] | None = None
        self._again.clicked.connect(self._try_again)

    def words(self) -> str:
        return self._words.text()

    def keep_apart(self, above: int, below: int) -> None:
        """So much room over and under the band while it is shown, for what stands there."""
        self._above, self._below = above, below
        self.row.setContentsMargins(12, 7 + above, 12, 7 + below)

    def say(self, words: str, icon: str = "info") -> None:
        """A fact, in the accent tint."""
        self._dress(words, icon, "tint", "tint_text", "accent", None)

    def warn(self, words: str) -> None:
        self._dress(words, "triangle-alert", "due_soon", "due_soon", "due_soon", None)

    def say_error(self, words: str, again: Callable[[], object] | None = None) -> None:
        """What failed, what is safe, what to do; `again` adds "Thử lại"."""
        self._dress(words, "octagon-alert", "overdue", "overdue", "overdue", again)

    def _dress(
        self, words: str, icon: str, tint: str, icon_role: str, role: str, again: Callable[[], object] | None
    ) -> None:
        self._tint, self._call = tint, again
        self._icon.set_icon(icon, icon_role)
        self._words.setText(words)
        self._words.setProperty("role", role)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._again.setVisible(again is not None)
        self.setAccessibleName(words)
        self.update()

    def _try_again(self) -> None:
        if self._call is not None:
            self._call()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.line("body") + 14 + self._above + self._below)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tint") if self._tint == "tint" else theme.state_colours(self._tint)[1])
        painter.drawRoundedRect(self.rect().adjusted(0, self._above, 0, -self._below), 4, 4)


class EmptyState(QWidget):
    """Why there is nothing here, in one sentence, and the one button that helps."""

    def __init__(self, sentence: str = "", button: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 14, 12, 14)
        row.setSpacing(12)
        self._sentence = QLabel(sentence)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("role", "muted")
        row.addWidget(self._sentence, 1)
        if button is not None:
            row.addWidget(button)
            self.setFocusProxy(button)

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
