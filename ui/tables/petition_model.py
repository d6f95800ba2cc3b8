"""The petition register as a table of any length: ids are known at once, rows come a page at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ui.tables.cells import Cell, CellRole, Column, KeyRole, Row

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
_KEPT = 40
_ASKED_AT_ONCE = 3
_WAIT_MS = 30


class PetitionModel(QAbstractTableModel):
    """`wanted(generation, page)` asks for the ids of a page (see `page_ids`); `put` brings its rows.

    The last forty pages are kept. While a page is on its way its rows are blank; a scroll over thousands of rows asks
    only for the pages it stops at. A generation is one set of ids: late rows of an earlier one are thrown away.
    """

    wanted = Signal(int, int)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._titles = [column.title for column in columns]
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._missing: list[int] = []
        self.generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    # filling

    def set_ids(self, ids: array[int]) -> None:
        self.beginResetModel()
        self.generation += 1
        self._ids = ids
        self._pages.clear()
        self._asked.clear()
        self._missing.clear()
        self.endResetModel()

    def page_ids(self, page: int) -> list[int]:
        return self._ids[page * PAGE : (page + 1) * PAGE].tolist()

    def put(self, generation: int, page: int, rows: Sequence[Row]) -> None:
        """Rows of one page, in the order of its ids."""
        if generation != self.generation:
            return
        self._asked.discard(page)
        self._pages[page] = tuple(rows)
        self._pages.move_to_end(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(first + PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def forget(self, page: int) -> None:
        """A page could not be read: it may be asked for again."""
        self._asked.discard(page)

    def _ask(self) -> None:
        """The pages looked at last; those scrolled past in the meantime are not read."""
        pages, self._missing = self._missing[-_ASKED_AT_ONCE:], []
        for page in pages:
            self._asked.add(page)
            self.wanted.emit(self.generation, page)

    # reading

    def row(self, at: int) -> Row | None:
        """The row at a place, None while its page is on its way (it is asked for)."""
        page, inside = divmod(at, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._asked and page not in self._missing[-1:]:
                self._missing = [*(one for one in self._missing if one != page), page]
                self._timer.start(_WAIT_MS)  # anew: a scroll that goes on asks for nothing yet
            return None
        self._pages.move_to_end(page)
        return rows[inside] if inside < len(rows) else None

    def place_of(self, identifier: int) -> int:
        """Where an id stands, -1 where it isn't in the list."""
        try:
            return self._ids.index(identifier)
        except ValueError:
            return -1

    def id_at(self, place: int) -> int:
        return self._ids[place] if 0 <= place < len(self._ids) else 0

    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def set_titles(self, title_of: Callable[[int], str]) -> None:
        """Headings anew: the sorted column says so in words, not by a style's arrow."""
        self._titles = [title_of(at) for at in range(len(self._columns))]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    # Qt's own

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (CellRole, KeyRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        if row is None or index.column() >= len(row.cells):
            return Cell() if role == CellRole else None
        if role == CellRole:
            return row.cells[index.column()]
        return row.key if role == KeyRole else row.cells[index.column()].spoken()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._columns[section].is_right() else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
