"""Buttons with the icon, the words and the key that does the same, painted so that the key never lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.keys import Command, native
from ui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent


class Button(QPushButton):
    """`key` only shows the cap: the shortcut itself belongs to the page's `commands()`.

    `primary` once a page. `small` stands in a row. `menu_arrow` shows a chevron for a button that opens a list.
    """

    def __init__(
        self,
        words: str,
        on_click: Callable[[], object] | None = None,
        *,
        key: str = "",
        icon: str = "",
        primary: bool = False,
        small: bool = False,
        menu_arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._key, self._icon, self._primary = key, icon, primary
        self._small, self._arrow = small, menu_arrow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.height("button_small" if small else "button"))
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self._retip()

    @classmethod
    def of(cls, command: Command, *, primary: bool = False, small: bool = False) -> Button:
        """The button of a command: its words, key, icon, and its reason when it can't be done now."""
        made = cls(command.words, command.run, key=command.key, icon=command.icon, primary=primary, small=small)
        made.refuse(command.why_not)
        return made

    def refuse(self, why: str) -> None:
        """Disable with a reason ("" enables). Say the reason beneath the button too; it is in the tooltip here."""
        self.setEnabled(not why)
        self.setToolTip(why)
        if not why:
            self._retip()

    def _retip(self) -> None:
        self.setToolTip(f"{self.text()} ({native(self._key)})" if self._key else "")

    def _font(self) -> QFont:
        return theme.font("body", bold=self._primary)

    def sizeHint(self) -> QSize:
        width = 24 if not self._small else 20
        if self.text():
            width += QFontMetrics(self._font()).horizontalAdvance(self.text())
        if self._icon:
            width += icons.SIZE + (8 if self.text() else -4)
        if self._key:
            width += painting.cap_width(self._key) + 9
        return QSize(width + (20 if self._arrow else 0), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _inks(self) -> tuple[QColor, QColor, QColor]:
        """(fill, edge, text) as the button stands now."""
        if not self.isEnabled():
            return theme.colour("window"), theme.colour("line"), theme.colour("muted")
        if self._primary:
            fill = theme.colour("accent")
            return (fill.darker(112) if self.isDown() else fill), fill, theme.colour("accent_text")
        over = self.isDown() or self.underMouse() or self.isChecked()
        return theme.colour("tint" if over else "panel"), theme.colour("edge"), theme.colour("text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._inks()
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._paint_inside(painter, ink)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), 4)
            if self._primary:
                painter.setPen(QPen(ink, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().toRectF().adjusted(3.5, 3.5, -3.5, -3.5), 2, 2)

    def _paint_inside(self, painter: QPainter, ink: QColor) -> None:
        content = self.sizeHint().width() - (24 if not self._small else 20)
        x = max(8, (self.width() - content) // 2) if not self._key else (12 if not self._small else 10)
        middle = self.height() // 2
        if self._icon:
            icons.paint_icon(painter, self._icon, ink, x, middle - icons.SIZE / 2)
            x += icons.SIZE + 8
        if self.text():
            box = self.rect().adjusted(x, 0, -6, -1)
            x += painting.text(painter, box, self.text().replace("&", ""), self._font(), ink)
        if self._key:
            at = self.width() - painting.cap_width(self._key) - (12 if not self._small else 10)
            if at > x:  # the words go before their key, which the tip says too
                self._paint_cap(painter, at, middle)
        if self._arrow:
            icons.paint_icon(painter, "chevron-down", ink, self.width() - 24, middle - 7, 14)

    def _paint_cap(self, painter: QPainter, x: int, middle: int) -> None:
        if self._primary and self.isEnabled():
            ink = theme.colour("accent_text")
            edge = QColor(ink)
            edge.setAlpha(150)
            painting.paint_cap(painter, x, middle, self._key, ink, edge, None)
        else:
            line, alt = theme.colour("line"), theme.colour("alt")
            painting.paint_cap(painter, x, middle, self._key, theme.colour("muted"), line, alt)


class LinkButton(QPushButton):
    """Words in the link colour that do something: "Mở tồn đọng" at the right of a panel's title."""

    def __init__(
        self, words: str, on_click: Callable[[], object] | None = None, *, icon: str = "", key: str = ""
    ) -> None:
        super().__init__(words)
        self._icon, self._key = icon, key
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.line("body") + 8)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("body")).horizontalAdvance(self.text()) + 2
        width += 24 if self._icon else 0
        width += painting.cap_width(self._key) + 8 if self._key else 0
        return QSize(width, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = theme.colour("link" if self.isEnabled() else "muted")
        x = 1
        if self._icon:
            icons.paint_icon(painter, self._icon, ink, 0, (self.height() - icons.SIZE) / 2)
            x = 24
        made = theme.font("body")
        made.setUnderline(self.underMouse() and self.isEnabled())
        x += painting.text(painter, self.rect().adjusted(x, 0, 0, 0), self.text(), made, ink)
        if self._key:
            line, alt = theme.colour("line"), theme.colour("alt")
            painting.paint_cap(painter, x + 8, self.height() // 2, self._key, theme.colour("muted"), line, alt)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect())
