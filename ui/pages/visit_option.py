"""One choice at the right of the form: a ring, its words, the key that chooses it, a second line and a chip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme
from ui.widgets import painting
from ui.widgets.states import ChipText

_LEFT, _TEXT, _RIGHT = 13, 36, 10


@dataclass(frozen=True)
class OptionWords:
    title: str
    second: str = ""
    chip: ChipText | None = None
    beside: str = ""


class Option(QAbstractButton):
    """Chosen with its key from anywhere on the form, with Space when focused, or with the mouse."""

    def __init__(self, words: OptionWords, key: str) -> None:
        super().__init__()
        self._said, self._key = words, key
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(part for part in (words.title, words.second, words.beside) if part))
        self.setToolTip(words.second)

    def words(self) -> OptionWords:
        return self._said

    def sizeHint(self) -> QSize:
        tall = theme.line("body") + 14
        tall += theme.line("small") + 2 if self._said.second else 0
        tall += theme.height("chip") + 4 if self._said.chip else 0
        return QSize(200, tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour("selection"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        self._paint_ring(painter)
        line, top = theme.line("body"), 7
        room = self.rect().adjusted(_TEXT, top, -_RIGHT - painting.cap_width(self._key) - 6, 0)
        room.setHeight(line)
        font = theme.font("body", bold=self.isChecked())
        used = painting.text(painter, room, self._said.title, font, theme.colour("text"))
        line_ink, alt, muted = theme.colour("line"), theme.colour("alt"), theme.colour("muted")
        painting.paint_cap(painter, _TEXT + used + 6, top + line // 2, self._key, muted, line_ink, alt)
        top += line
        if self._said.second:
            below = self.rect().adjusted(_TEXT, top, -_RIGHT, 0)
            below.setHeight(theme.line("small"))
            painting.text(painter, below, self._said.second, theme.font("small"), theme.colour("text"))
            top += theme.line("small") + 2
        if self._said.chip:
            width = painting.chip_width(self._said.chip)
            painting.paint_chip(painter, _TEXT, top + 1, width, self._said.chip)
            beside = self.rect().adjusted(_TEXT + width + 8, top + 1, -_RIGHT, 0)
            beside.setHeight(theme.height("chip"))
            painting.text(painter, beside, self._said.beside, theme.font("small"), muted)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect())

    def _paint_ring(self, painter: QPainter) -> None:
        middle = 7 + theme.line("body") / 2
        ring = QRectF(_LEFT, middle - 7, 14, 14)
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "edge"), 1.5))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
