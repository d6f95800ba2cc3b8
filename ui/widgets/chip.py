"""A chip as a widget, and the masked name of a denouncer: a lock and a code."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.states import ChipText


class Chip(QWidget):
    """Shows a `ChipText` from `states.chip_of`, hugging its text; where a row is too narrow for it the words are cut,
    and stand whole in the tooltip."""

    def __init__(self, chip: ChipText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    def chip(self) -> ChipText:
        return self._chip

    def set_chip(self, chip: ChipText) -> None:
        self._chip = chip
        self.setAccessibleName(chip.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(painting.chip_width(self._chip), theme.height("chip"))

    def minimumSizeHint(self) -> QSize:
        """Of a long one its icon and a letter or two; a word alone ("Mật") is never cut."""
        whole, high = self.sizeHint(), theme.height("chip")
        return whole if whole.width() <= 4 * high else QSize(2 * high, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self._chip.words if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.paint_chip(painter, 0, 0, self.width(), self._chip)


class SecretCode(QWidget):
    """The denouncer's code with its lock, in the secret colour. It never knows the name."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.setAccessibleName(code)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self._code)
        return QSize(width + 22, theme.line("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, _tint = theme.state_colours("secret")
        icons.paint_icon(painter, "lock", ink, 0, (self.height() - 14) / 2, 14)
        painting.text(painter, self.rect().adjusted(20, 0, 0, 0), self._code, theme.font("body", bold=True), ink)


class TagLabel(QWidget):
    """A plain framed word ("Tố cáo", "Hành chính"): a property of the record, not a state."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("small")).horizontalAdvance(self._words)
        return QSize(width + 18, theme.height("chip"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("edge"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painting.text(painter, self.rect().adjusted(9, 0, 0, 0), self._words, theme.font("small"), theme.colour("text"))
