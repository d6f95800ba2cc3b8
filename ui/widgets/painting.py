"""What several widgets and delegates draw alike: chips, key caps, focus rings, text cut with an ellipsis."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from ui import icons, theme
from ui.keys import native
from ui.widgets.states import ChipText

ICON_IN_CHIP = 13
COLUMN_CHIP = 162
"""Width of a chip in a column at 100 %: all chips of a column are equally wide."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def column_chip_width() -> int:
    """The width of chips in a column at the present text size."""
    return round(COLUMN_CHIP * theme.line("small") / 16)


def chip_font(chip: ChipText) -> QFont:
    made = theme.font("small", bold=chip.bold)
    made.setStrikeOut(chip.struck)
    return made


def chip_width(chip: ChipText) -> int:
    """How wide the chip is when it hugs its text."""
    return _text_start(chip) + _chip_words(chip, theme.line("small")) + (22 if chip.hatched else 8)


@lru_cache(4096)
def _chip_words(chip: ChipText, _size: int) -> int:
    """The width of its text alone: a list asks it of every row each time it is filtered."""
    return QFontMetrics(chip_font(chip)).horizontalAdvance(chip.words)


def _cell(chip: ChipText) -> int:
    """The filled cell with the icon; running is quiet and has none."""
    return theme.height("chip") if chip.icon and chip.state not in {"running", "date"} else 0


def _text_start(chip: ChipText) -> int:
    tall = theme.height("chip")
    if not chip.icon:
        return tall + 6 if chip.state == "not_started" else 8
    return tall + (6 if _cell(chip) else 1)


def paint_chip(painter: QPainter, x: int, y: int, width: int, chip: ChipText) -> None:
    """Draw the chip with its top left corner at (x, y); its height is the measures table's."""
    tall, (ink, tint) = theme.height("chip"), theme.state_colours(chip.state)
    box = QRectF(x, y, width, tall)
    outline = QPainterPath()
    outline.addRoundedRect(box, 3, 3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if tint.alpha():
        painter.fillPath(outline, tint)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    if chip.hatched:
        _hatch(painter, QRectF(x + width - 14, y, 14, tall), ink, tint)
    cell = _cell(chip)
    if cell:
        painter.fillRect(QRectF(x, y, cell, tall), ink)
    painter.restore()
    painter.save()
    if chip.dashed:
        _dashed_edge(painter, box, ink)
    if chip.icon:
        on_cell = theme.colour("window" if theme.is_dark() else "panel") if cell else ink
        gap = (tall - ICON_IN_CHIP) / 2
        icons.paint_icon(painter, chip.icon, on_cell, x + gap, y + gap, ICON_IN_CHIP, stroke=icons.CHIP_STROKE)
    painter.setPen(ink)
    start = _text_start(chip)
    text(
        painter,
        QRect(x + start, y, width - start - (16 if chip.hatched else 2), tall),
        chip.words,
        chip_font(chip),
        ink,
    )
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, ink: QColor, under: QColor) -> None:
    faint = QColor(ink)
    faint.setAlpha(110)
    painter.fillRect(box, under)
    hatch(painter, box, faint, 1.4)


def hatch(painter: QPainter, box: QRectF, ink: QColor, width: float) -> None:
    """Diagonal strokes for what is paused, the same on every screen and scale."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, width))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom() + 1), QPointF(x + box.height() + 1, box.top()))
        x += 5
    painter.restore()


def _dashed_edge(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(ink, 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def text(painter: QPainter, box: QRect, words: str, font: QFont, ink: QColor, *, right: bool = False) -> int:
    """One line of text, cut at the right with an ellipsis where it doesn't fit; returns the width it took."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight if right else _LEFT
    painter.drawText(box, side | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def cap_width(key: str) -> int:
    return QFontMetrics(theme.font("tiny")).horizontalAdvance(native(key)) + 13


def cap_height() -> int:
    return theme.line("tiny") + 3


def paint_cap(painter: QPainter, x: int, middle: int, key: str, ink: QColor, edge: QColor, fill: QColor | None) -> None:
    """A key cap whose middle line is at `middle`."""
    box = QRectF(x + 0.5, middle - cap_height() // 2 + 0.5, cap_width(key) - 1, cap_height() - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink)
    painter.setFont(theme.font("tiny"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, native(key))
    painter.restore()


def focus_ring(painter: QPainter, box: QRect, radius: int = 3) -> None:
    """2 px inside the edge of a custom widget that has the focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
