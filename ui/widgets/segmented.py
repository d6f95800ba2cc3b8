"""Up to nine choices in one frame: arrows or the digit shown choose one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import painting


@dataclass(frozen=True)
class Choice:
    """`state` colours the icon ("overdue"); `count` stands muted after the words."""

    code: str
    words: str
    count: int | None = None
    icon: str = ""
    state: str = ""


class ChoiceBar(QWidget):
    """Choices side by side in one frame, for SegmentedRow and CountStrip: where each stands (`_boxes`) and how it is
    painted (`_paint_one`) is theirs. `chosen(code)` is told when the user chooses, not on `set_value`.
    """

    chosen = Signal(str)
    _tells_again = False  # also when the same one is chosen again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _boxes(self) -> list[QRect]:
        raise NotImplementedError

    def _paint_one(self, painter: QPainter, at: int, box: QRect) -> None:
        raise NotImplementedError

    def _whole(self) -> QRect:
        """What the frame goes around."""
        return self.rect()

    def set_value(self, code: str | None) -> None:
        """Show a choice without telling of it; a code that is none of them leaves all unchosen."""
        self._at = next((at for at, choice in enumerate(self._choices) if choice.code == code), -1)
        self._tell_name()
        self.update()

    def _tell_name(self) -> None:
        self.setAccessibleDescription(self._choices[self._at].words if self._at >= 0 else "")

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._choices) and self.isEnabled():
            tell = self._tells_again or at != self._at
            self._at = at
            self._tell_name()
            self.update()
            if tell:
                self.chosen.emit(self._choices[at].code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, box in enumerate(self._boxes()):
            if box.contains(event.position().toPoint()):
                self._choose(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._choices:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self._whole().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(whole, 4, 4)
        painter.fillPath(frame, theme.colour("panel"))
        painter.save()
        painter.setClipPath(frame)
        for at, box in enumerate(self._boxes()):
            if at == self._at:
                painter.fillRect(box, theme.colour("accent"))
            elif at and at - 1 != self._at:
                painter.fillRect(QRect(box.left(), 0, 1, box.height()), theme.colour("line"))
            self._paint_one(painter, at, box)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawPath(frame)
        if self.hasFocus():
            painting.focus_ring(painter, self._whole(), 4)


class SegmentedRow(ChoiceBar):
    """One choice out of a few.

    `digits=True` shows 1…9 before the words (forms); `alt_digits=True` lets Alt+1…9 choose from anywhere on the page.
    """

    def __init__(
        self,
        choices: Sequence[Choice] | Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        digits: bool = False,
        alt_digits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._digits = digits
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.set_value(value)
        if alt_digits:
            for number in range(1, min(9, len(self._choices)) + 1):
                shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(lambda at=number - 1: self._choose(at))

    def set_choices(self, choices: Sequence[Choice] | Sequence[tuple[str, str]]) -> None:
        """Also to renew the counts; the value stays."""
        value = self.value()
        self._choices = tuple(c if isinstance(c, Choice) else Choice(*c) for c in choices)
        self.set_value(value)
        self.updateGeometry()

    def value(self) -> str | None:
        return self._choices[self._at].code if 0 <= self._at < len(self._choices) else None

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 1, theme.height("field"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _widths(self) -> list[int]:
        bold, plain = QFontMetrics(theme.font("body", bold=True)), QFontMetrics(theme.font("body"))
        widths = []
        for number, choice in enumerate(self._choices, 1):
            width = 20 + bold.horizontalAdvance(choice.words)
            width += QFontMetrics(theme.font("tiny")).horizontalAdvance(str(number)) + 6 if self._digits else 0
            width += 22 if choice.icon else 0
            width += plain.horizontalAdvance(str(choice.count)) + 6 if choice.count is not None else 0
            widths.append(width)
        return widths

    def _boxes(self) -> list[QRect]:
        boxes, x = [], 0
        for width in self._widths():
            boxes.append(QRect(x, 0, width, self.height()))
            x += width
        return boxes

    def _whole(self) -> QRect:
        return QRect(0, 0, sum(self._widths()), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._choose(min(self._at + 1, len(self._choices) - 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._choose(max(self._at - 1, 0))
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers():
            self._choose(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.focusNextPrevChild(not back)
        else:
            super().keyPressEvent(event)

    def _paint_one(self, painter: QPainter, at: int, box: QRect) -> None:
        choice, on = self._choices[at], at == self._at
        ink = theme.colour("accent_text" if on else "text" if self.isEnabled() else "muted")
        muted = ink if on else theme.colour("muted")
        x = box.left() + 10
        if self._digits:
            small = theme.font("tiny")
            x += painting.text(painter, box.adjusted(x - box.left(), 0, 0, 0), str(at + 1), small, muted) + 6
        if choice.icon:
            icon_ink = ink if on else theme.any_colour(choice.state or "text")
            icons.paint_icon(painter, choice.icon, icon_ink, x - 1, (box.height() - 15) / 2, 15)
            x += 20
        spare = box.adjusted(x - box.left(), 0, 0, -1)
        x += painting.text(painter, spare, choice.words, theme.font("body", bold=on), ink) + 6
        if choice.count is not None:
            painting.text(painter, box.adjusted(x - box.left(), 0, 0, -1), str(choice.count), theme.font("body"), muted)
