"""A strip of counts, each over its words: choosing one opens the list it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import icons, theme
from ui.keys import native
from ui.widgets import painting
from ui.widgets.segmented import Choice, ChoiceBar

_SIDE, _ICON = 9, 15
_DIGITS = "1234567890"


class CountStrip(ChoiceBar):
    """One choice out of at most ten, as wide as the page. `chosen(code)` also when the same one is chosen again.

    Arrows move and choose; Alt+1…9, 0 choose from anywhere on the page. `tips` say by code what is counted.
    """

    _tells_again = True

    def __init__(self, choices: Sequence[Choice], tips: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices, self._tips, self._at = tuple(choices), tips, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for at in range(len(self._choices)):
            shortcut = QShortcut(QKeySequence(self.key(at)), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda at=at: self._choose(at))
        self._tell_name()

    @staticmethod
    def key(at: int) -> str:
        return f"Alt+{_DIGITS[at]}"

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """To renew the counts; what is chosen stays."""
        self._choices = tuple(choices)
        self._tell_name()
        self.update()

    def count_of(self, code: str) -> int | None:
        return next((choice.count for choice in self._choices if choice.code == code), None)

    def codes(self) -> list[str]:
        return [choice.code for choice in self._choices]

    def value(self) -> str:
        return self._choices[self._at].code if 0 <= self._at < len(self._choices) else ""

    def sizeHint(self) -> QSize:
        return QSize(sum(self._least()), theme.line("body") + theme.line("small") + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _tell_name(self) -> None:
        self.setAccessibleName("; ".join(f"{choice.words}: {choice.count}" for choice in self._choices))
        super()._tell_name()

    def _least(self) -> list[int]:
        words = QFontMetrics(theme.font("small", bold=True))
        return [2 * _SIDE + max(words.horizontalAdvance(choice.words), 52) for choice in self._choices]

    def _boxes(self) -> list[QRect]:
        boxes, x = [], 0.0
        for width in shared(self._least(), self.width() - 1):
            boxes.append(QRect(round(x), 0, round(x + width) - round(x), self.height()))
            x += width
        return boxes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._choose(max(0, min(self._at + step, len(self._choices) - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(max(0, self._at))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for at, box in enumerate(self._boxes()):
                if box.contains(event.pos()):
                    tip = self._tips.get(self._choices[at].code, self._choices[at].words)
                    QToolTip.showText(event.globalPos(), f"{tip} ({native(self.key(at))})", self, box)
                    return True
        return super().event(event)

    def _paint_one(self, painter: QPainter, at: int, box: QRect) -> None:
        choice, on = self._choices[at], at == self._at
        state = theme.any_colour(choice.state) if choice.state else theme.colour("text")
        ink = theme.colour("accent_text") if on else state
        x, top = box.left() + _SIDE, QRect(box.left(), 5, box.width(), theme.line("body"))
        if choice.icon:
            icons.paint_icon(painter, choice.icon, ink, x - 1, top.center().y() - _ICON / 2 + 1, _ICON)
            x += _ICON + 5
        number = "" if choice.count is None else str(choice.count)
        painting.text(painter, top.adjusted(x - box.left(), 0, -4, 0), number, theme.font("body", bold=True), ink)
        below = QRect(box.left() + _SIDE, top.bottom() + 2, box.width() - _SIDE - 2, theme.line("small"))
        muted = ink if on or choice.state else theme.colour("muted")
        painting.text(painter, below, choice.words, theme.font("small", bold=on), muted)


def shared(least: Sequence[int], whole: int) -> list[float]:
    """The width of each: what is to spare in equal parts; where room lacks, the widest give way, all to one width."""
    spare = whole - sum(least)
    if spare >= 0:
        return [width + spare / max(1, len(least)) for width in least]
    room, most = float(whole), 0.0
    for at, width in enumerate(sorted(least)):
        most = room / (len(least) - at)
        if width > most:
            break
        room -= width
    return [min(width, most) for width in least]
