"""Charts people would rather look at than read: stacked bars, columns, pairs of columns. Each opens its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.widgets import painting

PARTS = ("overdue", "due_soon", "running", "paused")


def part_words(part: str) -> str:
    return {
        "overdue": _("Quá hạn"),
        "due_soon": _("Sắp hạn"),
        "running": _("Đang chạy"),
        "paused": _("Dừng"),
    }[part]


def fill_part(painter: QPainter, box: QRectF, part: str) -> None:
    """One piece of a bar in its state's colour; paused is hatched."""
    if part == "paused":
        painting.hatch(painter, box, theme.colour("bar_paused"), 2)
    else:
        painter.fillRect(box, theme.colour("bar_" + part))


class _Bars(QWidget):
    """Bars that can be clicked, walked with the arrows and opened with Enter. `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _keys(self) -> list[str]:
        raise NotImplementedError

    def _places(self) -> list[QRect]:
        raise NotImplementedError

    def _stood(self) -> str:
        keys = self._keys()
        return keys[self._at] if self._at < len(keys) else ""

    def _stand_at(self, key: str) -> None:
        """After new numbers the user stands at the same bar, else at the first."""
        keys = self._keys()
        self._at = keys.index(key) if key in keys else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, place in enumerate(self._places()):
            if place.contains(event.position().toPoint()):
                self._at = at
                self.update()
                self.chosen.emit(self._keys()[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        step, count = steps.get(Qt.Key(event.key())), len(self._keys())
        if step is not None and count:
            self._at = (self._at + step) % count
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and count:
            self.chosen.emit(self._keys()[self._at])
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True)
class Bar:
    """One row: `parts` counts by state (overdue, due_soon, running, paused)."""

    key: str
    words: str
    parts: dict[str, int]

    def total(self) -> int:
        return sum(self.parts.values())


class BarList(_Bars):
    """Horizontal stacked bars with a legend; the number stands at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        stood = self._stood()
        self._bars = tuple(bars)
        self._stand_at(stood)
        self.setAccessibleName("; ".join(f"{bar.words}: {bar.total()}" for bar in bars))
        self.updateGeometry()
        self.update()

    def _row(self) -> int:
        return theme.line("body") + 6

    def _top(self) -> int:
        return theme.line("small") + 6

    def sizeHint(self) -> QSize:
        return QSize(260, self._top() + self._row() * len(self._bars))

    def _keys(self) -> list[str]:
        return [bar.key for bar in self._bars]

    def _places(self) -> list[QRect]:
        return [QRect(0, self._top() + at * self._row(), self.width(), self._row()) for at in range(len(self._bars))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_legend(painter)
        font, most = theme.font("body"), max((bar.total() for bar in self._bars), default=0)
        names = max((QFontMetrics(font).horizontalAdvance(bar.words) for bar in self._bars), default=0)
        start = min(names + 12, int(self.width() * 0.45))
        for at, (bar, place) in enumerate(zip(self._bars, self._places(), strict=True)):
            painting.text(
                painter, place.adjusted(0, 0, start - place.width() - 8, 0), bar.words, font, theme.colour("text")
            )
            painting.text(painter, place, str(bar.total()), font, theme.colour("text"), right=True)
            self._paint_parts(painter, bar, place, start, most)
            if self.hasFocus() and at == self._at:
                painting.focus_ring(painter, place)

    def _paint_parts(self, painter: QPainter, bar: Bar, place: QRect, start: int, most: int) -> None:
        room, x = self.width() - start - 40, float(start)
        for part in PARTS:
            count = bar.parts.get(part, 0)
            if count:
                width = max(3.0, room * count / max(1, most))
                fill_part(painter, QRectF(x, place.top() + place.height() / 2 - 6.5, width - 1, 13), part)
                x += width

    def _paint_legend(self, painter: QPainter) -> None:
        x, font = 0, theme.font("small")
        for part in PARTS:
            fill_part(painter, QRectF(x, theme.line("small") / 2 - 5, 10, 10), part)
            box = QRect(x + 13, 0, self.width(), theme.line("small"))
            x += 13 + painting.text(painter, box, part_words(part), font, theme.colour("muted")) + 9


@dataclass(frozen=True)
class Column:
    """One column: `part` is its colour (overdue, due_soon, running, paused)."""

    key: str
    words: str
    count: int
    part: str = "running"


class WeekBars(_Bars):
    """Columns by week with the number above and the week's Monday below."""

    def __init__(self, *, tall: int = 92, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tall = tall
        self._columns: tuple[Column, ...] = ()

    def set_columns(self, columns: Sequence[Column]) -> None:
        stood = self._stood()
        self._columns = tuple(columns)
        self._stand_at(stood)
        self.setAccessibleName("; ".join(f"{one.words}: {one.count}" for one in columns))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self._tall)

    def _keys(self) -> list[str]:
        return [one.key for one in self._columns]

    def _places(self) -> list[QRect]:
        count = max(1, len(self._columns))
        width = (self.width() + 8) / count
        return [QRect(round(at * width), 0, round(width) - 8, self.height()) for at in range(len(self._columns))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        small, foot = theme.font("small"), self.height() - theme.line("small") - 3
        head = theme.line("small") + 2
        most = max((one.count for one in self._columns), default=0)
        for at, (one, place) in enumerate(zip(self._columns, self._places(), strict=True)):
            tall = round((foot - head) * one.count / max(1, most))
            box = QRectF(place.left(), foot - tall, place.width(), tall)
            fill_part(painter, box, one.part)
            painter.setFont(small)
            painter.setPen(theme.colour("text"))
            number = QRect(place.left(), round(box.top()) - head, place.width(), head)
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(one.count))
            painter.setPen(theme.colour("muted"))
            below = QRect(place.left() - 4, foot + 2, place.width() + 8, theme.line("small"))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, one.words)
            if self.hasFocus() and at == self._at:
                painting.focus_ring(painter, place)
        painter.fillRect(QRect(0, foot, self.width(), 1), theme.colour("edge"))


@dataclass(frozen=True)
class Pair:
    """Two columns over one word: `keys` and `counts` of the filled one, then of the outlined one."""

    words: str
    keys: tuple[str, str]
    counts: tuple[int, int]


class PairBars(_Bars):
    """Pairs of columns by month, the first filled, the second outlined; a legend says which is which."""

    def __init__(self, legend: tuple[str, str], *, tall: int = 92, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend, self._tall = legend, tall
        self.set_pairs(())

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        self._pairs = tuple(pairs)
        self._at = min(self._at, max(0, 2 * len(pairs) - 1))
        first, second = self._legend
        said = (f"{one.words}: {first} {one.counts[0]}, {second} {one.counts[1]}" for one in pairs)
        self.setAccessibleName("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self._tall)

    def _keys(self) -> list[str]:
        return [key for one in self._pairs for key in one.keys]

    def _places(self) -> list[QRect]:
        width, top = self.width() / max(1, len(self._pairs)), theme.line("small") + 4
        half = (width - 6) / 2
        return [
            QRect(round(at * width + 3 + side * half), top, round(half), self.height() - top)
            for at in range(len(self._pairs))
            for side in (0, 1)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_legend(painter)
        foot, head = self.height() - theme.line("tiny") - 3, theme.line("tiny")
        most = max((count for one in self._pairs for count in one.counts), default=0)
        for at, place in enumerate(self._places()):
            one, side = self._pairs[at // 2], at % 2
            tall = round((foot - head - place.top()) * one.counts[side] / max(1, most))
            bar = QRect(place.left() + 1, foot - tall, place.width() - 2, tall)
            self._paint_bar(painter, bar, outlined=bool(side))
            painter.setFont(theme.font("tiny"))
            painter.setPen(theme.colour("text"))
            number = QRect(place.left() - 6, bar.top() - head, place.width() + 12, head)
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(one.counts[side]))
            if not side:
                painter.setPen(theme.colour("muted"))
                below = QRect(place.left() - 6, foot + 2, 2 * place.width() + 12, theme.line("tiny"))
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, one.words)
            if self.hasFocus() and at == self._at:
                painting.focus_ring(painter, place)
        painter.fillRect(QRect(0, foot, self.width(), 1), theme.colour("edge"))

    def _paint_bar(self, painter: QPainter, bar: QRect, *, outlined: bool) -> None:
        if outlined:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("bar_running"), 1.5))
            painter.drawRect(QRectF(bar).adjusted(0.75, 0.75, -0.75, -0.75))
        else:
            fill_part(painter, QRectF(bar), "running")

    def _paint_legend(self, painter: QPainter) -> None:
        x, tall = 0, theme.line("small")
        for side, words in enumerate(self._legend):
            self._paint_bar(painter, QRect(x, tall // 2 - 5, 10, 10), outlined=bool(side))
            x += 15 + painting.text(painter, QRect(x + 15, 0, self.width(), tall), words, theme.font("small"),
                                    theme.colour("muted")) + 14  # fmt: skip
