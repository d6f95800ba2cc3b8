"""Rows in groups, or rows alone, for a tree view that looks like a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.cells import CellRole, Column, Group, GroupRole, KeyRole, Row

Index = QModelIndex | QPersistentModelIndex
_TOP = 0
_ROOT = QModelIndex()


class RecordsModel(QAbstractItemModel):
    """Two levels: groups and their rows. Without groups the rows are the top level."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._groups: tuple[Group, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def name_columns(self, titles: Sequence[str]) -> None:
        self._columns = tuple(replace(column, title=title) for column, title in zip(self._columns, titles, strict=True))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def set_groups(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        self._groups, self._rows = tuple(groups), ()
        self.endResetModel()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._groups, self._rows = (), tuple(rows)
        self.endResetModel()

    def groups(self) -> tuple[Group, ...]:
        return self._groups

    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def row_at(self, index: Index) -> Row | None:
        if not index.isValid():
            return None
        inside = index.internalId()
        if inside:
            return self._groups[inside - 1].rows[index.row()]
        return None if self._groups else self._rows[index.row()]

    def group_at(self, index: Index) -> Group | None:
        if index.isValid() and self._groups and not index.internalId():
            return self._groups[index.row()]
        return None

    def index_of(self, key: str) -> QModelIndex:
        for g, group in enumerate(self._groups):
            for r, row in enumerate(group.rows):
                if row.key == key:
                    return self.createIndex(r, 0, g + 1)
        for r, row in enumerate(self._rows):
            if row.key == key:
                return self.createIndex(r, 0, _TOP)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if row < 0 or column < 0 or row >= self.rowCount(parent) or column >= len(self._columns):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _ROOT) -> Any:
        inside = index.internalId() if index.isValid() else 0
        return self.createIndex(inside - 1, 0, _TOP) if inside else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._groups) or len(self._rows)
        if parent.column() > 0 or parent.internalId() or not self._groups:
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        group = self.group_at(index)
        if group is not None:
            return self._of_group(group, index.column(), role)
        row = self.row_at(index)
        if row is None or index.column() >= len(row.cells):
            return None
        cell = row.cells[index.column()]
        if role == CellRole:
            return cell
        if role == KeyRole:
            return row.key
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken()
        return None

    def _of_group(self, group: Group, column: int, role: int) -> Any:
        if role == GroupRole:
            return group
        if column == 0 and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.title} {group.counted()} {group.facts}".strip()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._columns[section].is_right() else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
