"""The official table on the screen: frozen first column, merged header, one cell chosen with the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView, QWidget

from danvan_desk.tallies.definitions import Definition
from danvan_desk.tallies.tally import Heading, Table
from danvan_desk.tallies.wording import ms_words
from danvan_desk.texts import _
from ui import theme
from ui.pages.report_numbers import Number, NumberDelegate, NumberRow, NumbersModel
from ui.tables.official_header import CornerCell, HeaderShape, OfficialHeader, UnitColumn
from ui.widgets import painting

_UNIT_WIDTH, _NARROW_UNIT, _PERIOD_WIDTH, _MANY = 164, 158, 122, 22
_CLAUSE, _STEP, _APART = 38, 22, 10
"""Where the words of a clause begin, how far in those that belong under another stand, and what follows after them."""


class NumbersView(QTableView):
    """`moved(number)` as the chosen cell changes, `opened(number)` on Enter or double click."""

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, *, turned: bool) -> None:
        super().__init__()
        self._model = NumbersModel(self, turned=turned)
        self.setModel(self._model)
        self.setItemDelegate(NumberDelegate(self, across=not turned))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.selectionModel().currentChanged.connect(self._tell)

    def numbers(self) -> NumbersModel:
        return self._model

    def current(self) -> Number | None:
        return self._model.number(self.currentIndex())

    def select(self, ms: str, row: int = 0) -> None:
        self.setCurrentIndex(self._model.index_of(ms, row))

    def select_first(self) -> None:
        self.setCurrentIndex(self._model.index(0, 0))

    def show_current_in(self, room: QScrollArea) -> None:
        """Where the table is higher than the room: the current cell in sight, with as much of its headings as fits."""
        cell, sheet = self.visualRect(self.currentIndex()), room.widget()
        if sheet is not None:
            room.verticalScrollBar().setValue(0)
            foot = self.viewport().mapTo(sheet, cell.bottomLeft()).y()
            room.ensureVisible(0, foot, 0, cell.height() // 2)

    def open_current(self) -> None:
        number = self.current()
        if number is not None:
            self.opened.emit(number)

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        number = self._model.number(now)
        if number is not None:
            self.moved.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
            return
        super().keyPressEvent(event)


class OfficialTable(NumbersView):
    """A table of the circular: header as on the form, a row for each period. As high as it needs to be."""

    def __init__(self, form: Definition, table: Table) -> None:
        super().__init__(turned=False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shape = HeaderShape(table.columns, form.tall, form.sections, ms_words(table))
        self.header_ = OfficialHeader(shape, self)
        width = _NARROW_UNIT if len(table.columns) > _MANY else _UNIT_WIDTH
        self.units = UnitColumn(round(width * theme.line("body") / 18), self)
        self.setHorizontalHeader(self.header_)
        self.setVerticalHeader(self.units)
        self.units.setDefaultSectionSize(theme.line("body") + theme.line("small") + 1)
        self._corner = CornerCell(self.header_, self)

    def set_rows(self, rows: Sequence[NumberRow]) -> None:
        self._model.set_numbers(rows, self.header_.thick())
        self.units.set_labels([row.label for row in rows])
        self.units.setToolTip(rows[0].label.words)
        self._fit()

    def _fit(self) -> None:
        self.header_.fit(max(200, self.width() - self.units.width()), self._model.widths())
        rows = self._model.rowCount() * self.units.defaultSectionSize()
        wide = self.header_.total_width() > self.width() - self.units.width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(self.header_.total_height() + rows + bar)
        self._corner.setGeometry(0, 0, self.units.width(), self.header_.total_height())
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()
        super().resizeEvent(event)


class SummarySheet(NumbersView):
    """The monthly summary as a sheet: a line of words, its number now and before."""

    def __init__(self, form: Definition, table: Table) -> None:
        super().__init__(turned=True)
        self._thick = frozenset(at for at, one in enumerate(table.columns) if one.ms in form.sections)
        self.clauses = ClauseColumn(table, self)
        self.periods = PeriodHeader(self)
        self.setVerticalHeader(self.clauses)
        self.setHorizontalHeader(self.periods)
        self.clauses.setDefaultSectionSize(theme.line("body") + 6)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._corner = _HeadCell(self.periods, self)

    def set_rows(self, rows: Sequence[NumberRow]) -> None:
        self._model.set_numbers(rows, self._thick)
        self.periods.set_rows(rows)
        self._fit()

    def _fit(self) -> None:
        count = self._model.columnCount()
        spare = (self.width() - self.clauses.needed()) // max(1, count)
        each = max(min(round(_PERIOD_WIDTH * theme.line("body") / 18), spare), self.periods.widest() + 12)
        self.clauses.setFixedWidth(max(self.clauses.needed(), self.width() - each * count))
        for at in range(count):
            self.periods.resizeSection(at, each)
        self.updateGeometries()
        wide = self.clauses.width() + each * count > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        rows = self._model.rowCount() * self.clauses.defaultSectionSize()
        self.setFixedHeight(self.periods.height_() + rows + bar)
        self._corner.setGeometry(0, 0, self.clauses.width(), self.periods.height_())
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()
        super().resizeEvent(event)


class PeriodHeader(QHeaderView):
    """Above the numbers of the summary: which period, in two lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows: tuple[NumberRow, ...] = ()
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(self.height_())

    def height_(self) -> int:
        return theme.line("small") * 2 + 8

    def set_rows(self, rows: Sequence[NumberRow]) -> None:
        self._rows = tuple(rows)
        self.viewport().update()

    def widest(self) -> int:
        metrics = QFontMetrics(theme.font("small"))
        return max((metrics.horizontalAdvance(row.label.second) for row in self._rows), default=0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        line, high = theme.colour("line"), theme.line("small")
        painter.fillRect(self.viewport().rect(), theme.colour("head"))
        for at, row in enumerate(self._rows[: self.count()]):
            box = QRect(self.sectionViewportPosition(at), 0, self.sectionSize(at), self.height_())
            painter.fillRect(QRect(box.right(), 0, 1, box.height()), line)
            ink = theme.colour("text" if row.strong else "muted")
            words = _("Kỳ này") if row.strong else row.label.words
            inside = QRect(box.left() + 6, 4, box.width() - 12, high)
            painting.text(painter, inside, words, theme.font("small", bold=row.strong), ink, right=True)
            inside = inside.translated(0, high)
            painting.text(painter, inside, row.label.second, theme.font("small"), theme.colour("muted"), right=True)
        painter.fillRect(QRect(0, self.height_() - 1, self.width(), 1), line)


class ClauseColumn(QHeaderView):
    """The words of the summary's lines, what belongs under another indented, the MS before and its sum after."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ms = [ms_words(table)[one.ms] for one in table.columns]
        self._clauses = clauses(table.columns)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def needed(self) -> int:
        """The width at which no clause is cut, nor what stands after it."""
        after = QFontMetrics(theme.font("small")).horizontalAdvance
        return max(self._end(at) + _APART + after(self._after(at)) for at in range(len(self._ms))) + 12

    def _end(self, at: int) -> int:
        """Where the words of a clause end."""
        words, _above, level = self._clauses[at]
        metrics = QFontMetrics(theme.font("body", bold=level == 0))
        return _CLAUSE + _STEP * level + metrics.horizontalAdvance(words)

    def _after(self, at: int) -> str:
        """Its sum, as close as the official tables write it, or the heading between it and its group."""
        _number, _equals, formula = self._ms[at].partition("=")
        return f"={formula}".replace("-", "−").replace("=", " = ").strip() if formula else self._clauses[at][1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("panel"))
        for at, (words, _above, level) in enumerate(self._clauses[: self.count()]):
            box = QRect(0, self.sectionViewportPosition(at), self.width(), self.sectionSize(at))
            line = theme.colour("edge" if level == 0 and at else "line")
            painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.colour("line"))
            if level == 0 and at:
                painter.fillRect(QRect(0, box.top(), box.width(), 1), line)
            number = self._ms[at].partition("=")[0]
            tiny, muted = theme.font("tiny"), theme.colour("muted")
            painting.text(painter, QRect(10, box.top(), 26, box.height()), number, tiny, muted)
            x = _CLAUSE + _STEP * level
            ink, font = theme.colour("text"), theme.font("body", bold=level == 0)
            x += painting.text(painter, QRect(x, box.top(), box.width() - x - 10, box.height() - 1), words, font, ink)
            room = QRect(x + _APART, box.top(), box.width() - x - _APART - 10, box.height() - 1)
            painting.text(painter, room, self._after(at), theme.font("small"), muted)


class _HeadCell(QWidget):
    """Over the words: what they are."""

    def __init__(self, heading: PeriodHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("head"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        bold, tiny, text = theme.font("small", bold=True), theme.font("tiny"), theme.colour("text")
        painting.text(painter, self.rect().adjusted(10, 0, 0, 0), "MS", tiny, theme.colour("muted"))
        painting.text(painter, self.rect().adjusted(38, 0, -10, 0), _("Nội dung"), bold, text)


def clauses(columns: Sequence[Heading]) -> list[tuple[str, str, int]]:
    """Each line's words, the heading between it and its group where that begins, and its level: 0 opens a group."""
    made: list[tuple[str, str, int]] = []
    seen: set[str] = set()
    told = ""
    for one in columns:
        first, last = one.path[0], one.path[-1]
        if first not in seen:
            seen.add(first)
            alone = len(one.path) == 1 or last == "Tổng số"
            made.append((first if alone else f"{first}: {last[:1].lower()}{last[1:]}", "", 0))
            told = ""
        else:
            between = one.path[1] if len(one.path) > 2 else ""
            made.append((last, "" if between == told else between[:1].lower() + between[1:], 1))
            told = between
    return made
