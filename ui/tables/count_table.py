"""A table of counts: a name, then a number a column. Each number is a choice that opens the list it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
_PAD = 10


@dataclass(frozen=True)
class CountColumn:
    """`tip` says what is counted; `state` colours the numbers that are not 0."""

    key: str
    words: str
    tip: str = ""
    state: str = ""


@dataclass(frozen=True)
class CountRow:
    """`counts` by the column's key; `total` sets it apart as the sum of the others."""

    key: str
    words: str
    counts: dict[str, int]
    total: bool = False


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.columns, self.rows = "", tuple[CountColumn, ...](), tuple[CountRow, ...]()

    def fill(self, title: str, columns: Sequence[CountColumn], rows: Sequence[CountRow]) -> None:
        self.beginResetModel()
        self.title, self.columns, self.rows = title, tuple(columns), tuple(rows)
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section - 1].words if section else self.title
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return self.columns[section - 1].tip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, at = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.counts.get(self.columns[at - 1].key, 0) if at else row.words
        if role == Qt.ItemDataRole.AccessibleTextRole and at:
            return f"{row.words}, {self.columns[at - 1].tip}: {row.counts.get(self.columns[at - 1].key, 0)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[at - 1].tip if at else row.words
        return None


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self.parent()
        if not isinstance(table, CountTable):
            return
        row, box, at = table.counted.rows[index.row()], option.rect, index.column()
        if row.total:
            painter.fillRect(box, theme.colour("alt"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        inside = box.adjusted(_PAD, 0, -_PAD, -1)
        font = theme.font("body", bold=row.total)
        if at == 0:
            painting.text(painter, inside, row.words, font, theme.colour("text"))
        else:
            column = table.counted.columns[at - 1]
            count = row.counts.get(column.key, 0)
            ink = theme.any_colour(column.state) if count and column.state else theme.colour("text")
            font = theme.font("body", bold=row.total or bool(count and column.state == "overdue"))
            painting.text(painter, inside, str(count), font, ink if count else theme.colour("muted"), right=True)
        if table.currentIndex() == index and table.hasFocus():
            painting.focus_ring(painter, box.adjusted(1, 0, -1, -1))


class CountTable(QTableView):
    """`chosen(row, column)` by click or Enter; the name's own column tells "" as the column."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counted = _Model(self)
        self.setModel(self.counted)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.height("group") + 2)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(2 * theme.line("small") + 10)
        self.clicked.connect(self._choose)

    def fill(self, title: str, columns: Sequence[CountColumn], rows: Sequence[CountRow]) -> None:
        """The row and column where the user was stay current."""
        at = self.currentIndex()
        self.counted.fill(title, columns, rows)
        head, width = self.horizontalHeader(), round(88 * theme.line("body") / 18)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, len(columns) + 1):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(place, width)
        row, column = max(0, at.row()), max(1, at.column())
        self.setCurrentIndex(self.counted.index(min(row, len(rows) - 1), min(column, len(columns))))

    def _choose(self, index: Index) -> None:
        if index.isValid():
            at = index.column()
            self.chosen.emit(self.counted.rows[index.row()].key, self.counted.columns[at - 1].key if at else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)
