"""The pages in the order of the day's work, with counts; only what is overdue is filled red."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.widgets import painting

WIDE, NARROW = 184, 48
_KIND = Qt.ItemDataRole.UserRole
_ICON, _COUNT, _RED, _NAME = (Qt.ItemDataRole.UserRole + n for n in range(1, 5))
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """A page in the navigation. `section` starts a labelled group before it; `bottom` stands at the foot."""

    name: str
    words: str
    icon: str
    section: str = ""
    bottom: bool = False


class Navigation(QListView):
    """`chosen(name)` when the user picks a page; `set_current(name)` when the window goes there by itself."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._entries = tuple(entries)
        self._items: dict[str, QStandardItem] = {}
        self._gap = QStandardItem()
        model = QStandardItemModel(self)
        for entry in [e for e in entries if not e.bottom]:
            if entry.section:
                model.appendRow(self._plain("section", entry.section))
            model.appendRow(self._item(entry))
        self._gap.setData("gap", _KIND)
        self._gap.setFlags(Qt.ItemFlag.NoItemFlags)
        model.appendRow(self._gap)
        for entry in [e for e in entries if e.bottom]:
            model.appendRow(self._item(entry))
        self.setModel(model)
        self.setItemDelegate(_NavDelegate(self))
        self.setUniformItemSizes(False)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)

    def names(self) -> list[str]:
        """The pages in order, as Ctrl+1…9 count them."""
        return list(self._items)

    def words_of(self, name: str) -> str:
        item = self._items.get(name)
        return item.text() if item else ""

    def is_narrow(self) -> bool:
        return self.width() < WIDE

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, where the window is narrower than 1280."""
        self.setFixedWidth(NARROW if narrow else self.wide())
        self.doItemsLayout()

    def wide(self) -> int:
        return round(WIDE * theme.line("body") / 18)

    def set_current(self, name: str) -> None:
        item = self._items.get(name)
        self.setCurrentIndex(item.index() if item else QModelIndex())

    def set_counts(self, counts: Mapping[str, int], overdue: Mapping[str, int] | None = None) -> None:
        """Muted counts by page name, and the overdue ones, which replace them filled red. 0 shows nothing."""
        red = overdue or {}
        for name, item in self._items.items():
            item.setData(red.get(name) or counts.get(name) or 0, _COUNT)
            item.setData(bool(red.get(name)), _RED)

    def _item(self, entry: Entry) -> QStandardItem:
        item = self._plain("page", entry.words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setData(entry.icon, _ICON)
        item.setData(entry.name, _NAME)
        item.setToolTip(entry.words)
        self._items[entry.name] = item
        return item

    def _plain(self, kind: str, words: str) -> QStandardItem:
        item = QStandardItem(words)
        item.setData(kind, _KIND)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _tell(self, index: QModelIndex) -> None:
        name = index.data(_NAME)
        if name:
            self.chosen.emit(name)

    def gap(self) -> int:
        """What is left over between the pages and the foot."""
        row, label = theme.height("nav"), theme.height("nav")
        sections = sum(1 for entry in self._entries if entry.section)
        used = row * len(self._entries) + (0 if self.is_narrow() else label * sections) + 18
        return max(4, self.viewport().height() - used)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _NavDelegate(QStyledItemDelegate):
    def __init__(self, view: Navigation) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        kind = index.data(_KIND)
        if kind == "gap":
            return QSize(NARROW, self._view.gap())
        tall = theme.height("nav")
        if kind == "section" and self._view.is_narrow():
            tall = 0
        return QSize(NARROW, tall + (8 if index.row() == 0 else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        kind = index.data(_KIND)
        painter.save()
        painter.fillRect(box, theme.colour("nav"))
        if kind == "section" and not self._view.is_narrow():
            label = box.adjusted(16, 2, -8, 0)
            painting.text(painter, label, index.data(), theme.font("small"), theme.colour("muted"))
        elif kind == "page":
            self._paint_page(painter, box.adjusted(0, 8 if index.row() == 0 else 0, 0, 0), index)
        painter.restore()

    def _paint_page(self, painter: QPainter, box: QRect, index: Index) -> None:
        on = index.row() == self._view.currentIndex().row()
        if on:
            painter.fillRect(box, theme.colour("selection"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("accent"))
        ink = theme.colour("text" if self._view.isEnabled() else "muted")
        icons.paint_icon(painter, index.data(_ICON), ink, 16, box.center().y() - 7.5)
        if self._view.is_narrow():
            return
        count, font = index.data(_COUNT) or 0, theme.font("body", bold=on)
        painting.text(painter, box.adjusted(43, 0, -32 if count else -8, 0), index.data(), font, ink)
        if count:
            self._paint_count(painter, box, str(count), red=bool(index.data(_RED)))
        if self._view.hasFocus() and on:
            painting.focus_ring(painter, box.adjusted(0, 0, -1, 0))

    def _paint_count(self, painter: QPainter, box: QRect, count: str, *, red: bool) -> None:
        font = theme.font("small", bold=red)
        if not red:
            painting.text(painter, box.adjusted(0, 0, -11, 0), count, font, theme.colour("muted"), right=True)
            return
        ink, _tint = theme.state_colours("overdue")
        width = max(17, painter.fontMetrics().horizontalAdvance(count) + 10)
        cell = QRect(box.right() - 10 - width, box.center().y() - 8, width, theme.line("small") + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(cell, 3, 3)
        painter.setPen(theme.colour("window" if theme.is_dark() else "panel"))
        painter.setFont(font)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, count)
