"""The petition register on screen: a table of fixed rows that stays smooth at fifty thousand petitions."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from danvan_desk.texts import _
from ui import theme
from ui.tables.cells import Column, Row
from ui.tables.delegates import delegate_for
from ui.tables.headers import dress, give_way
from ui.tables.petition_model import PetitionModel

_TALL = "two_line_dense"
SORTS = ("number", "received", "", "kind", "state", "due", "officer")
"""What a click on each heading sorts by; the content has no order of its own."""


def columns() -> list[Column]:
    return [
        Column(_("Số đơn"), 116),
        Column(_("Ngày nhận"), 96, "date"),
        Column(_("Nội dung, người gửi"), 0, "two"),
        Column(_("Loại, lĩnh vực"), 144, "two", spare=True),
        Column(_("Trạng thái"), 230, "chip"),
        Column(_("Hạn"), 78, "date"),
        Column(_("Phụ trách, bước"), 150, "two", spare=True),
    ]


class PetitionView(QTableView):
    """`opened(case)` on Enter or double click; `sorted_by(name)` when a heading is clicked; `menu_asked(place)` by the
    right button or the menu key, on the row that is chosen then."""

    opened = Signal(str)
    sorted_by = Signal(str)
    left_upwards = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.rows = PetitionModel(columns(), self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Sổ đơn"))
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(8)
        side.setDefaultSectionSize(theme.height(_TALL) + 1)
        self._dress_header()
        for at, column in enumerate(self.rows.columns()):
            self.setItemDelegateForColumn(at, delegate_for(column.kind, _TALL, self, right=column.is_right()))
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def _dress_header(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        dress(head, self.rows.columns(), " ↓")
        head.sectionClicked.connect(self._clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        give_way(self.horizontalHeader(), self.rows.columns(), self.viewport().width())

    def _clicked(self, section: int) -> None:
        if SORTS[section]:
            self.sorted_by.emit(SORTS[section])

    def show_sort(self, name: str, *, descending: bool) -> None:
        arrow = " ↓" if descending else " ↑"
        titles = [column.title for column in self.rows.columns()]
        self.rows.set_titles(lambda at: titles[at] + (arrow if SORTS[at] == name else ""))

    def show_ids(self, ids: array[int]) -> None:
        """Other ids; the petition selected stays so where it still is among them, else the first is."""
        place, keep = self.verticalScrollBar().value(), self.current_id()
        self.rows.set_ids(ids)
        at = self.rows.place_of(keep) if keep else -1
        self.go_to(max(at, 0))
        if at >= 0:
            self.verticalScrollBar().setValue(place)
            self.scrollTo(self.rows.index(at, 0))

    def go_to(self, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            index = self.rows.index(place, 0)
            self.setCurrentIndex(index)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)

    def current_id(self) -> int:
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else 0

    def current_row(self) -> Row | None:
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def texts(self, most: int = 50) -> list[str]:
        """The first rows as text, for tests: blank where a page is still on its way."""
        shown = (self.rows.row(at) for at in range(min(most, self.rows.rowCount())))
        return [" | ".join(cell.spoken() for cell in row.cells) if row else "" for row in shown]

    def open_current(self) -> None:
        if self.currentIndex().isValid():
            self._open(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.go_to(index.row())
            self.menu_asked.emit(self.visualRect(index).bottomLeft() if by_key else event.pos())

    def _open(self, at: int) -> None:
        row = self.rows.row(at)
        if row is not None:
            self.opened.emit(str(row.data))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
        elif key == Qt.Key.Key_Up and (not index.isValid() or index.row() == 0) and not event.modifiers():
            self.left_upwards.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.go_to(0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right don't wander through the columns: a row is one thing."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveLeft, moves.MoveRight):
            return self.currentIndex()
        return super().moveCursor(action, modifiers)
