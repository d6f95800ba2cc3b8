"""A row that goes on in a next line where a window is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets.fields import Field

_GAP = 8


class FlowRow(QLayout):
    """Widgets side by side, none narrower than it asks to be, or than `least` px where that is said; what a line has to
    spare goes to those that `grow`. Fields stand in one line even where one of them has its error beneath; what
    is no field stands beside what is filled in, under the labels."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._still: set[QWidget] = set()
        self._asked: dict[QWidget, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP)

    def add(self, widget: QWidget, *, grow: bool = True, least: int = 0) -> None:
        self.addWidget(widget)
        if least:
            self._asked[widget] = least
        if not grow:
            self._still.add(widget)
        self._items[-1].setAlignment(Qt.AlignmentFlag.AlignTop)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        return QSize(self._width(shown), _height(shown))

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        return QSize(max((self._least(item) for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            growing = [item for item in line if item.widget() not in self._still]
            spare = max(0, rect.width() - self._width(line))
            left, height, foot = rect.left(), _height(line), _foot(line)
            for item in line:
                width = self._least(item)
                if item in growing:
                    share = spare // len(growing)
                    spare, width = spare - share, width + share
                    growing.remove(item)
                down = max(0, foot - item.sizeHint().height()) if not _is_field(item) else 0
                item.setGeometry(QRect(left, top + down, width, height - down))
                left += width + self.spacing()
            top += height + self.spacing()

    def _least(self, item: QLayoutItem) -> int:
        widget = item.widget()
        asked = self._asked.get(widget) if widget is not None else None
        return asked or max(item.sizeHint().width(), item.minimumSize().width())

    def _width(self, items: list[QLayoutItem]) -> int:
        return sum(map(self._least, items)) + self.spacing() * max(0, len(items) - 1)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines


def _height(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)


def _foot(items: list[QLayoutItem]) -> int:
    """How far down what is no field ends: as far as a field that has nothing beneath."""
    fields = [item.sizeHint().height() for item in items if _is_field(item)]
    return min(fields) if fields else _height(items)


def _is_field(item: QLayoutItem) -> bool:
    return isinstance(item.widget(), Field)
