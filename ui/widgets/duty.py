"""The chair's reception days of a month as boxes: done in green, still to come with a dashed edge, missed in red."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import painting


@dataclass(frozen=True)
class DutyBox:
    """`state`: met (held), due (still to hold), overdue (missed). `title` "T5 12/11", `words` "Đã tiếp, 6 lượt"."""

    key: str
    state: str
    title: str
    words: str


class DutyMeter(QWidget):
    """Boxes side by side; each is a click target and a focus stop. `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[DutyBox, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_boxes(self, boxes: Sequence[DutyBox]) -> None:
        self._boxes = tuple(boxes)
        self._at = min(self._at, max(0, len(boxes) - 1))
        self.setAccessibleName("; ".join(f"{box.title}: {box.words}" for box in boxes))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120 * max(1, len(self._boxes)), theme.line("body") + theme.line("small") + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _places(self) -> list[QRect]:
        count = max(1, len(self._boxes))
        width = (self.width() - 8 * (count - 1)) // count
        return [QRect(at * (width + 8), 0, width, self.height()) for at in range(len(self._boxes))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (box, place) in enumerate(zip(self._boxes, self._places(), strict=True)):
            self._paint_box(painter, box, place)
            if self.hasFocus() and at == self._at:
                painting.focus_ring(painter, place)

    def _paint_box(self, painter: QPainter, box: DutyBox, place: QRect) -> None:
        icon, ink, second = "calendar-clock", theme.colour("text"), theme.colour("text")
        if box.state in {"met", "overdue"}:
            ink, tint = theme.state_colours(box.state)
            second, icon = ink, "circle-check" if box.state == "met" else "octagon-alert"
            self._frame(painter, place, None, tint)
        else:
            self._frame(painter, place, theme.colour("muted"), None)
        icons.paint_icon(painter, icon, ink, place.left() + 9, place.center().y() - 9, 18)
        inside = place.adjusted(36, 7, -4, 0)
        first = QRect(inside.left(), inside.top(), inside.width(), theme.line("body"))
        painting.text(painter, first, box.title, theme.font("body", bold=True), ink)
        below = QRect(inside.left(), first.bottom() + 1, inside.width(), theme.line("small"))
        painting.text(painter, below, box.words, theme.font("small"), second)

    def _frame(self, painter: QPainter, place: QRect, edge: QColor | None, fill: QColor | None) -> None:
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if edge is not None:
            pen = QPen(edge, 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, place in enumerate(self._places()):
            if place.contains(event.position().toPoint()):
                self._at = at
                self.update()
                self.chosen.emit(self._boxes[at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._boxes:
            self._at = (self._at + step) % len(self._boxes)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._boxes:
            self.chosen.emit(self._boxes[self._at].key)
        else:
            super().keyPressEvent(event)
