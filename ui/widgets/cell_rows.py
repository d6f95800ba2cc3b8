"""Rows of bare cells to type into under a head, the last row always empty and waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import icons, theme
from ui.widgets.editors import LineEditor
from ui.widgets.words import Words

_NUMBER, _REMOVE = 32, 28
R = TypeVar("R", bound="CellRow")


class RemoveButton(QAbstractButton):
    """A bare × that takes a row away."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and Tab pass it by: Ctrl+Delete does the same
        self.setFixedSize(QSize(_REMOVE, theme.height("field") - 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint_icon(painter, "x", theme.colour("muted"), self.width() / 2 - 7, self.height() / 2 - 7, 14)


class CellRow(QFrame):
    """A number, cells, ×. The first of `cells()` is what makes a row count as begun."""

    edited = Signal()
    removed = Signal()

    def __init__(self, cells: Sequence[tuple[QWidget, int]]) -> None:
        """Each cell with its width in pixels at the normal type size; 0 takes what is left."""
        super().__init__()
        self.setObjectName("row")
        self.setFixedHeight(theme.height("field"))
        self._cells = tuple(cell for cell, _width in cells)
        self._number = Words("", "body", "muted")
        self.remove = RemoveButton(_("Bỏ dòng này (Ctrl+Delete trong dòng)"))
        self.remove.clicked.connect(self.removed.emit)
        lay_columns(self, [(self._number, _NUMBER), *cells, (self.remove, _REMOVE)])
        for cell in self._cells:
            cell.installEventFilter(self)

    def cells(self) -> tuple[QWidget, ...]:
        """What is filled in, from left to right."""
        return self._cells

    def is_empty(self) -> bool:
        raise NotImplementedError

    def number(self) -> str:
        return self._number.text()

    def set_number(self, number: int, *, waits: bool) -> None:
        """A row that waits shows its first cell only."""
        self._number.setText(str(number))
        for widget in (*self._cells[1:], self.remove):
            widget.setVisible(not waits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            asked = event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if asked:
                self.removed.emit()
                return True
        return super().eventFilter(watched, event)


class CellRows(QFrame, Generic[R]):
    """Enter goes from the last cell to the next row's first, from an empty first cell on to what follows.

    Ctrl+Delete takes the row away. `edited` on any change by the user.
    """

    edited = Signal()

    def __init__(self, head: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cells")
        self._rows: list[R] = []
        self._filling = False
        self._before: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._box.addWidget(head)
        self._append()

    def _make_row(self) -> R:
        raise NotImplementedError

    def come_after(self, editor: QWidget) -> None:
        """Enter in `editor` goes on to the first row, whenever that row was made."""
        self._before = editor

    def add_row(self) -> None:
        """Go to the empty row at the end."""
        if not self._rows or not self._rows[-1].is_empty():
            self._append()
        self._rows[-1].cells()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def editors(self) -> list[QWidget]:
        """Every editor in the order they are filled in, for the page's tab order."""
        return [one for row in self._rows for one in row.cells()]

    def begun(self) -> list[R]:
        """The rows somebody wrote in."""
        return [row for row in self._rows if not row.is_empty()]

    def _clear(self) -> None:
        for row in list(self._rows):
            self._drop(row)

    def _append(self) -> R:
        row = self._make_row()
        row.edited.connect(lambda: self._changed(row))
        row.removed.connect(lambda: self._remove(row))
        before = self._rows[-1].cells()[-1] if self._rows else self._before
        self._rows.append(row)
        self._box.addWidget(row)
        for widget in row.cells():
            if before is not None:  # a row made later still comes before what stands below the table
                QWidget.setTabOrder(before, widget)
            before = widget
        self._renumber()
        return row

    def _changed(self, row: R) -> None:
        if self._filling:
            return
        if row is self._rows[-1] and not row.is_empty():
            self._append()
        self._renumber()
        self.edited.emit()

    def _remove(self, row: R) -> None:
        if row is self._rows[-1] and row.is_empty():
            return
        at = self._rows.index(row)
        self._drop(row)
        if not self._rows or not self._rows[-1].is_empty():
            self._append()
        self._renumber()
        self._rows[min(at, len(self._rows) - 1)].cells()[0].setFocus()
        self.edited.emit()

    def _drop(self, row: R) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _first_number(self) -> int:
        return 1

    def _renumber(self) -> None:
        self.setFixedHeight(theme.height("header") + 2 + theme.height("field") * len(self._rows))
        for number, row in enumerate(self._rows, self._first_number()):
            row.set_number(number, waits=row is self._rows[-1] and row.is_empty())


def bare_line(name: str, *, right: bool = False) -> LineEditor:
    """An editor without an edge of its own, for a cell."""
    line = LineEditor()
    line.setObjectName("bare")
    line.setAccessibleName(name)
    line.setFixedHeight(theme.height("field") - 2)
    if right:
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return line


def head_of(titles: Sequence[tuple[str, int]], *, right: Sequence[str] = ()) -> QFrame:
    """The head over the cells, with the widths the rows have; `right` names those of numbers."""
    head = QFrame()
    head.setObjectName("alt")
    words = [(Words(text, "small", "muted"), width) for text, width in titles]
    for label, _width in words:
        if label.text() in right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    lay_columns(head, [(Words(_("STT"), "small", "muted"), _NUMBER), *words, (Words("", "small"), _REMOVE)])
    head.setFixedHeight(theme.height("header"))
    return head


def lay_columns(widget: QWidget, cells: Sequence[tuple[QWidget, int]]) -> None:
    row = QHBoxLayout(widget)
    row.setContentsMargins(8, 0, 4, 0)
    row.setSpacing(8)
    for cell, width in cells:
        if width:
            cell.setFixedWidth(round(width * theme.line("body") / 18))
            keep = cell.sizePolicy()
            keep.setRetainSizeWhenHidden(True)
            cell.setSizePolicy(keep)
        row.addWidget(cell, 0 if width else 1)
