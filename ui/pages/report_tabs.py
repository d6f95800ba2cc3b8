"""The tables of a report as tabs, each with a tick or an octagon for its own identities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from danvan_desk.texts import _
from ui import icons, theme
from ui.widgets import painting

_SIDE, _ICON = 10, 15


@dataclass(frozen=True)
class Tab:
    """`holds` is None before the table was counted."""

    code: str
    holds: bool | None = None


class TableTabs(QWidget):
    """`chosen(code)` when the user chooses: arrows here, Alt+1…9 from anywhere on the page (the page's commands)."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._tabs, self._at, self._short = tuple(tabs), 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return self._tabs[self._at].code

    def set_value(self, code: str) -> None:
        self._at = next((at for at, tab in enumerate(self._tabs) if tab.code == code), self._at)
        self._describe()

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        self._tabs = tuple(tabs)
        self._describe()

    def fit(self, room: int) -> None:
        """Where the codes need more than `room` px, only their numbers: "05" for 05/KQTH."""
        self._short = False
        self._short = sum(self._widths()) > room
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        """What stands on each tab."""
        return [tab.code.partition("/")[0] if self._short else tab.code for tab in self._tabs]

    def _describe(self) -> None:
        tab = self._tabs[self._at]
        state = {True: _("các phép kiểm đều đạt"), False: _("có phép kiểm chưa đạt"), None: ""}[tab.holds]
        self.setAccessibleName(_("Biểu {code}").format(code=tab.code))
        self.setAccessibleDescription(state)
        self.update()

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(theme.font("body", bold=True))
        return [metrics.horizontalAdvance(words) + 2 * _SIDE + _ICON + 8 for words in self.words()]

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), theme.line("body") + 14)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._tabs) and at != self._at:
            self._at = at
            self._describe()
            self.chosen.emit(self._tabs[at].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self._choose(self._at + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = 0
        for at, width in enumerate(self._widths()):
            if x <= event.position().x() < x + width:
                self._choose(at)
            x += width

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0
        for at, (words, width) in enumerate(zip(self.words(), self._widths(), strict=True)):
            self._paint_tab(painter, QRect(x, 0, width, self.height()), words, at)
            x += width

    def _paint_tab(self, painter: QPainter, box: QRect, shown: str, at: int) -> None:
        tab, on = self._tabs[at], at == self._at
        if on:
            painter.fillRect(box, theme.colour("panel"))
            painter.fillRect(QRect(box.left(), box.bottom() - 2, box.width(), 3), theme.colour("accent"))
        x = box.left() + _SIDE
        words = box.adjusted(_SIDE, 0, 0, -2)
        x += painting.text(painter, words, shown, theme.font("body", bold=on), theme.colour("text")) + 6
        if tab.holds is not None:
            state = "met" if tab.holds else "overdue"
            name = "check" if tab.holds else "octagon-alert"
            icons.paint_icon(painter, name, theme.any_colour(state), x, (box.height() - 2 - _ICON) / 2, _ICON)
        if on and self.hasFocus():
            painting.focus_ring(painter, box.adjusted(0, 0, -1, -1))
