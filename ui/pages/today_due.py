"""A line of what falls due: the matter over the whole width; beneath it the chip, the number and the day at right."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from ui import theme
from ui.pages.today_rows import DueCell
from ui.tables.cells import Cell
from ui.tables.delegates import TwoLineDelegate
from ui.widgets import painting


class DueDelegate(TwoLineDelegate):
    def _second(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        day = cell.day if isinstance(cell, DueCell) else ""
        width = QFontMetrics(theme.font("body")).horizontalAdvance(day)
        super()._second(painter, box.adjusted(0, 0, -width - 8, 0), cell)
        painting.text(painter, box, day, theme.font("body"), theme.colour("text"), right=True)
