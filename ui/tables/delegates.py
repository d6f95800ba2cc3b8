"""How cells are painted: one line, two lines, a chip, a code with its lock. Selection is a tint and a 3 px bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui import icons, theme
from ui.tables.cells import Cell, CellRole, GroupRole
from ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
SIDE = 8


class RowDelegate(QStyledItemDelegate):
    """One line of text; the base of the others. Works on any model that answers `CellRole` with a `Cell`."""

    def __init__(self, parent: QObject | None = None, *, tall: str = "row", right: bool = False) -> None:
        super().__init__(parent)
        self._tall, self._right = tall, right

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, theme.height("group" if index.data(GroupRole) is not None else self._tall) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CellRole)
        box: QRect = option.rect
        painter.save()
        self._ground(painter, option, box, index)
        if isinstance(cell, Cell):
            painter.setClipRect(box)
            self._paint_cell(painter, box.adjusted(SIDE, 0, -SIDE, -1), cell)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, theme.colour("selection"))
            if index.column() == 0:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        self._line(painter, box, cell)

    def _line(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        """The cell's own text, with its icon before it."""
        ink = _ink(cell)
        if cell.icon:
            icons.paint_icon(painter, cell.icon, ink, box.left(), box.center().y() - 7.5)
            box = box.adjusted(icons.SIZE + 4, 0, 0, 0)
        painting.text(painter, box, cell.text, theme.font("body", bold=cell.bold), ink, right=self._right)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        cell = index.data(CellRole)
        if not isinstance(cell, Cell):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), cell.tip or self._cut(cell, view.visualRect(index)), view)
        return True

    def _cut(self, cell: Cell, box: QRect) -> str:
        """The whole text where some of it isn't shown; "" else, so that no tooltip repeats what can be read."""
        room = box.width() - 2 * SIDE
        first = QFontMetrics(theme.font("body")).horizontalAdvance(cell.text)
        second = QFontMetrics(theme.font("small")).horizontalAdvance(cell.second)
        return "\n".join(part for part in (cell.text, cell.second) if part) if max(first, second) > room else ""


class TwoLineDelegate(RowDelegate):
    """First line the matter; second line muted, with a chip before it or a code with its lock after it."""

    def __init__(self, parent: QObject | None = None, *, tall: str = "two_line") -> None:
        super().__init__(parent, tall=tall)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        first, small = theme.line("body"), theme.line("small")
        lower = max(small, theme.height("chip") + 2 if cell.chip else 0)
        if not (cell.second or cell.code or cell.chip):
            self._line(painter, box, cell)
            return
        top = box.top() + (box.height() - first - lower + 1) // 2
        self._line(painter, QRect(box.left(), top, box.width(), first), cell)
        self._second(painter, QRect(box.left(), top + first, box.width(), lower), cell)

    def _second(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.chip:
            width = painting.chip_width(cell.chip)
            painting.paint_chip(painter, box.left(), box.top() + 1, width, cell.chip)
            box = box.adjusted(width + 10, 0, 0, 0)
        words = f"{cell.second} · " if cell.second and cell.code else cell.second
        used = painting.text(painter, box, words, theme.font("small"), theme.colour("muted"))
        if cell.code:
            paint_code(painter, box.adjusted(used + 2, 0, 0, 0), cell.code, small=True)


class ChipDelegate(RowDelegate):
    """A chip of the column's width."""

    def __init__(self, parent: QObject | None = None, *, tall: str = "two_line") -> None:
        super().__init__(parent, tall=tall)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.chip is None:
            self._line(painter, box, cell)
            return
        top = box.top() + (box.height() - theme.height("chip") + 1) // 2
        painting.paint_chip(painter, box.left(), top, max(painting.column_chip_width(), box.width()), cell.chip)


class CodeDelegate(RowDelegate):
    """A lock and the code in the secret colour where the cell has one, else its text."""

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.code:
            paint_code(painter, box, cell.code)
        else:
            self._line(painter, box, cell)


def paint_code(painter: QPainter, box: QRect, code: str, *, small: bool = False) -> None:
    ink, _tint = theme.state_colours("secret")
    size = 12 if small else 14
    icons.paint_icon(painter, "lock", ink, box.left(), box.top() + (box.height() - size) / 2, size)
    painting.text(painter, box.adjusted(size + 3, 0, 0, 0), code, theme.font("small" if small else "body"), ink)


def _ink(cell: Cell) -> QColor:
    return theme.any_colour(cell.role or "text")


def delegate_for(kind: str, tall: str, parent: QObject, *, right: bool = False) -> RowDelegate:
    """The delegate of a column's kind; `tall` is the row's height in the measures table."""
    if kind == "two":
        return TwoLineDelegate(parent, tall=tall)
    if kind == "chip":
        return ChipDelegate(parent, tall=tall)
    return (CodeDelegate if kind == "code" else RowDelegate)(parent, tall=tall, right=right)
