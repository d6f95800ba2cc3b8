"""The list of every page: most urgent first, groups that fold, one look for lists, cards and side panels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui import icons, theme
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.delegates import SIDE, delegate_for
from ui.tables.headers import asked, dress, give_way
from ui.tables.model import RecordsModel
from ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_MANY = 400


def _widest(cells: Sequence[Cell]) -> int:
    """Of chips and of one line of text."""
    chips = {painting.chip_width(cell.chip) for cell in cells if cell.chip}
    faces = {bold: QFontMetrics(theme.font("body", bold=bold)) for bold in (False, True)}
    lines = {faces[bold].horizontalAdvance(text) for text, bold in {(cell.text, cell.bold) for cell in cells}}
    return max(chips | lines, default=0)


class RecordsView(QTreeView):
    """A list of records. `set_rows` or `set_groups`; `opened(key)` on Enter or double click, `picked(key)` as the
    selection moves, `why(key)` on Space ("vì sao ngày này").

    After a reload the same record stays selected, the same groups stay folded and the list stays where it was.
    `tall`: row, two_line, two_line_dense or chip_two_line. `header=False` for side panels. `fit=True` makes the view
    as high as its rows (for panels that grow), else it scrolls.
    """

    opened = Signal(str)
    picked = Signal(str)
    why = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        tall: str = "two_line",
        header: bool = True,
        fit: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = RecordsModel(columns, self)
        self._tall, self._fit = tall, fit
        self._folding: dict[str, bool] = {}
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(False)  # else Fusion lays a gradient over the selected row
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHeaderHidden(not header)
        for at, column in enumerate(columns):
            self.setItemDelegateForColumn(at, delegate_for(column.kind, tall, self, right=column.is_right()))
        self._dress_header(columns)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._pick)

    def _dress_header(self, columns: Sequence[Column]) -> None:
        self.header().setSectionsMovable(False)
        dress(self.header(), columns)

    def name_columns(self, titles: Sequence[str]) -> None:
        """Other words over the same columns, where the list shows something else."""
        self._model.name_columns(titles)
        self._fit_cells([])

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Rows without groups, in the order given."""
        self._fit_cells(rows)
        self._renew(lambda: self._model.set_rows(rows))

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Groups in the order given; an empty group is left out."""
        self._fit_cells([row for group in groups for row in group.rows])
        self._renew(lambda: self._model.set_groups([group for group in groups if group.rows]))

    def _fit_cells(self, rows: Sequence[Row]) -> None:
        """Chips, numbers and dates never elide: their column is as wide as the widest of them, and no narrower than it
        was asked to be."""
        for at, column in enumerate(self._model.columns()):
            if column.width and (column.kind == "chip" or column.is_right()):
                widest = _widest([row.cells[at] for row in rows if at < len(row.cells)])
                self.header().resizeSection(at, max(asked(column), widest + 2 * SIDE + 2))
        give_way(self.header(), self._model.columns(), self.viewport().width())

    def current_key(self) -> str:
        row = self._model.row_at(self.currentIndex())
        return row.key if row else ""

    def selected_keys(self) -> list[str]:
        """Where several may be selected at once: their keys, in the order of the list."""
        found = sorted(self.selectionModel().selectedRows(), key=lambda index: self.visualRect(index).top())
        return [row.key for row in map(self._model.row_at, found) if row is not None]

    def current_row(self) -> Row | None:
        return self._model.row_at(self.currentIndex())

    def current_data(self, kind: type[T]) -> T | None:
        """What the selected row carries, where it is of that kind."""
        row = self.current_row()
        return row.data if row is not None and isinstance(row.data, kind) else None

    def select(self, key: str) -> bool:
        """Select a record by its key and show it; False where it isn't in the list."""
        index = self._model.index_of(key)
        if index.isValid():
            if index.parent().isValid():
                self.setExpanded(index.parent(), True)
            self.setCurrentIndex(index)
        return index.isValid()

    def select_first(self) -> None:
        for at in range(self._model.rowCount()):
            top = self._model.index(at, 0)
            if self._model.group_at(top) is None:
                self.setCurrentIndex(top)
                return
            if self.isExpanded(top) and self._model.rowCount(top):
                self.setCurrentIndex(self._model.index(0, 0, top))
                return

    def count(self) -> int:
        """Rows in all, folded ones too."""
        groups = self._model.groups()
        return sum(len(group.rows) for group in groups) if groups else self._model.rowCount()

    def texts(self) -> list[str]:
        """Every row as text, groups first with "#": what a test or a screen reader sees."""
        told = []
        for at in range(self._model.rowCount()):
            top = self._model.index(at, 0)
            group = self._model.group_at(top)
            rows = group.rows if group else (self._model.row_at(top),)
            told += [f"# {group.title} {group.counted()}"] if group else []
            told += [" | ".join(cell.spoken() for cell in row.cells) for row in rows if row]
        return told

    def _renew(self, fill: Callable[[], None]) -> None:
        key, place = self.current_key(), self.verticalScrollBar().value()
        fill()
        if self._scroll_fast():
            place = 0
        for at, group in enumerate(self._model.groups()):
            index = self._model.index(at, 0)
            self.setFirstColumnSpanned(at, QModelIndex(), True)
            self.setExpanded(index, not self._folding.get(group.key, group.folded))
        if key:
            self.select(key)
        self.verticalScrollBar().setValue(place)
        if self._fit:
            self.setFixedHeight(self.rows_height())

    def _scroll_fast(self) -> bool:
        """Rows alone are all as high as the first; of many grouped ones only those in sight are measured, which Qt does
        where a list scrolls by rows. True where what the scroll bar counts has changed."""
        grouped = bool(self._model.groups())
        self.setUniformRowHeights(not grouped)
        mode = QAbstractItemView.ScrollMode
        wanted = mode.ScrollPerItem if grouped and self.count() > _MANY else mode.ScrollPerPixel
        changed = wanted != self.verticalScrollMode()
        self.setVerticalScrollMode(wanted)
        return changed

    def rows_height(self) -> int:
        """The height that shows every row now open."""
        total = 0 if self.isHeaderHidden() else self.header().height()
        row = self.itemDelegateForColumn(0).sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        group = theme.height("group") + 1
        for at in range(self._model.rowCount()):
            top = self._model.index(at, 0)
            if self._model.group_at(top) is None:
                total += row
            else:
                total += group + (row * self._model.rowCount(top) if self.isExpanded(top) else 0)
        return total

    def _pick(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.picked.emit(row.key)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.opened.emit(row.key)

    def _toggle(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group is not None:
            folded = self.isExpanded(index)
            self._folding[group.key] = folded
            self.setExpanded(index, not folded)
            if self._fit:
                self.setFixedHeight(self.rows_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._model.group_at(index) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._toggle(index.siblingAtColumn(0))
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex().siblingAtColumn(0), event.key()
        group = self._model.group_at(index)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._toggle(index) if group is not None else self._open(index)
        elif key == Qt.Key.Key_Space:
            row = self._model.row_at(index)
            if group is not None:
                self._toggle(index)
            elif row is not None:
                self.why.emit(row.key)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and group is not None:
            if self.isExpanded(index) == (key == Qt.Key.Key_Left):
                self._toggle(index)
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = self._model.group_at(index)
        if group is None:
            super().drawRow(painter, option, index)
            return
        box = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        on = self.currentIndex().siblingAtColumn(0) == index
        painter.save()
        painter.fillRect(box, theme.colour("selection" if on else "alt"))
        painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.colour("line"))
        arrow = "chevron-down" if self.isExpanded(index) else "chevron-right"
        icons.paint_icon(painter, arrow, theme.colour("muted"), 8, box.center().y() - 6, 14)
        x, bold, plain = 28, theme.font("small", bold=True), theme.font("small")
        x += painting.text(painter, box.adjusted(x, 0, 0, -1), group.title, bold, theme.colour("text")) + 6
        facts = f"{group.counted()}  · {group.facts}" if group.facts else str(group.counted())
        painting.text(painter, box.adjusted(x, 0, -8, -1), facts, plain, theme.colour("muted"))
        painter.restore()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """No branches: folding has its own arrow."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        give_way(self.header(), self._model.columns(), self.viewport().width())
        if self._fit and self._model.rowCount():
            self.setFixedHeight(self.rows_height())
