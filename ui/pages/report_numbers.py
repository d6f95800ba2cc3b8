"""The numbers of a table as a model: one row a period, one column an MS; or turned, one row an MS (the summary)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from danvan_desk.domain.periods import Period
from danvan_desk.tallies.rules import about
from danvan_desk.tallies.tally import Heading, Table
from danvan_desk.tallies.tally import Number as Cell
from danvan_desk.tallies.wording import figure
from ui import theme
from ui.tables.official_header import RowLabel
from ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
BESIDE = 10  # px of a cell beside its number
NumberRole = Qt.ItemDataRole.UserRole + 20


@dataclass(frozen=True)
class NumberRow:
    """A table as counted for one period. `strong` is the period asked for; the others are muted."""

    period: Period
    table: Table
    label: RowLabel
    strong: bool = False
    failing: frozenset[str] = field(default=frozenset())

    def value(self, ms: str) -> Cell:
        return self.table.rows[0].cells[ms]


@dataclass(frozen=True)
class Number:
    """One cell as it is painted. `thick` draws the line of a main group before (or, turned, above) it."""

    row: NumberRow
    heading: Heading
    thick: bool

    @property
    def value(self) -> Cell:
        return self.row.value(self.heading.ms)

    @property
    def failing(self) -> bool:
        return self.heading.ms in self.row.failing


def failing_cells(table: Table) -> frozenset[str]:
    """What stands left of every identity that doesn't hold."""
    return frozenset(ms for check in table.checks if not check.holds for ms in about(check.rule))


class NumbersModel(QAbstractTableModel):
    """`turned`: columns become rows. Cells answer `NumberRole` with a `Number`."""

    def __init__(self, parent: QObject | None = None, *, turned: bool = False) -> None:
        super().__init__(parent)
        self._turned = turned
        self._rows: tuple[NumberRow, ...] = ()
        self._columns: tuple[Heading, ...] = ()
        self._thick: frozenset[int] = frozenset()

    def set_numbers(self, rows: Sequence[NumberRow], thick: frozenset[int]) -> None:
        """Other numbers in the same shape keep the selection where it is."""
        columns = rows[0].table.columns if rows else ()
        same = (len(rows), columns) == (len(self._rows), self._columns)
        if not same:
            self.beginResetModel()
        self._rows, self._columns, self._thick = tuple(rows), columns, thick
        if not same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def widths(self) -> list[int]:
        """What each column's numbers need in px, set as small as they may be."""
        metrics = QFontMetrics(theme.font("tiny", bold=True))
        return [
            max(metrics.horizontalAdvance(figure(row.value(one.ms))) for row in self._rows) + BESIDE
            for one in self._columns
            if self._rows
        ]

    def rows(self) -> tuple[NumberRow, ...]:
        return self._rows

    def number(self, index: Index) -> Number | None:
        if not index.isValid() or not self._rows:
            return None
        at, of = (index.row(), index.column()) if self._turned else (index.column(), index.row())
        return Number(self._rows[of], self._columns[at], at in self._thick)

    def index_of(self, ms: str, row: int = 0) -> QModelIndex:
        at = next((place for place, one in enumerate(self._columns) if one.ms == ms), -1)
        return self.index(at, row) if self._turned else self.index(row, at)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns if self._turned else self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows if self._turned else self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.number(index)
        if number is None:
            return None
        if role == NumberRole:
            return number
        if role == Qt.ItemDataRole.DisplayRole:
            return figure(number.value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{', '.join(number.heading.path)}: {figure(number.value)}"
        return None


class NumberDelegate(QStyledItemDelegate):
    """Right-aligned; 0 muted, failing in the red tint, the current cell in a 2 px frame."""

    def __init__(self, parent: QObject, *, across: bool = True) -> None:
        super().__init__(parent)
        self._across = across

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(30, theme.line("body") + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number = index.data(NumberRole)
        if not isinstance(number, Number):
            return
        box: QRect = option.rect
        painter.save()
        painter.setClipRect(box)
        ink = theme.colour("muted" if number.value == 0 or not number.row.strong else "text")
        if number.failing:
            ink, tint = theme.state_colours("overdue")
            painter.fillRect(box, tint)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(box, theme.colour("selection"))
        self._lines(painter, box, number)
        bold = number.failing or (number.row.strong and number.value != 0)
        words, font = figure(number.value), theme.font("body", bold=bold)
        if QFontMetrics(font).horizontalAdvance(words) > box.width() - BESIDE:
            font = theme.font("tiny", bold=bold)
        painting.text(painter, box.adjusted(2, 0, -6, -1), words, font, ink, right=True)
        if current:
            painting.focus_ring(painter, box.adjusted(0, 0, -1, -1), 1)
        painter.restore()

    def _lines(self, painter: QPainter, box: QRect, number: Number) -> None:
        line, thick = theme.colour("line"), theme.colour("edge")
        painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), line)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), line)
        if number.thick and self._across:
            painter.fillRect(QRect(box.left() - 1, box.top(), 2, box.height()), thick)
        elif number.thick:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), thick)
