"""The header of an official table as the circular prints it: merged headings, the row of MS, thick lines that part
the main groups; and the frozen column at the left that names each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from danvan_desk.tallies.layout import HeaderCell, column_widths, header, row_heights
from danvan_desk.tallies.tally import Heading
from danvan_desk.tallies.wording import MS, UNIT
from ui import theme
from ui.widgets import painting

_PAD, _ABOVE = 3, 7
_LEAST = 32
_MANY = 22
"""Columns beyond which even the main ones take the smaller type."""
_MS_LINES = 3
_ONE_LINE = 62
"""A formula no wider than this keeps to one line in its MS cell."""
_WRAP = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class HeaderShape:
    """What the header is made from: the table's own definition. `ms` is what the MS row says, by column."""

    columns: tuple[Heading, ...]
    tall: Mapping[str, int]
    sections: frozenset[str]
    ms: Mapping[str, str]


@dataclass(frozen=True)
class RowLabel:
    """What the frozen column says of a row: "UBND phường Bình An" over "15/10 – 14/11/2026"."""

    words: str
    second: str
    bold: bool = False


class OfficialHeader(QHeaderView):
    """Paints the whole header at once, because headings span several sections."""

    def __init__(self, shape: HeaderShape, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.shape_ = shape
        self._cells, self._depth = header(shape.columns, shape.tall)
        self._widths: list[int] = []
        self._levels: list[int] = [0]
        self._height = 0
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def thick(self) -> frozenset[int]:
        """Columns that open a main group: a 2 px line stands before them."""
        return frozenset(at for at, one in enumerate(self.shape_.columns) if one.ms in self.shape_.sections)

    def fit(self, total: int, least: Sequence[int] = ()) -> None:
        """Share `total` px out among the columns; where the words, or the `least` px each number needs, are
        more, the table is wider and scrolls."""
        longest = self._longest()
        if least:
            longest = [max(pair) for pair in zip(longest, map(float, least), strict=True)]
        room = max(float(total), sum(longest))
        edges = [0.0]
        for width in column_widths(longest, room):
            edges.append(edges[-1] + width)
        places = [round(edge) for edge in edges]
        self._widths = [right - left for left, right in pairwise(places)]
        for at, width in enumerate(self._widths):
            self.resizeSection(at, width)
        heights = row_heights(self._cells, self._depth, self._needed)
        self._levels = [round(sum(heights[:row])) for row in range(self._depth + 1)]
        self._height = self._levels[-1] + self._ms_height()
        self.updateGeometries()
        self.updateGeometry()
        self.viewport().update()

    def head_height(self) -> int:
        """Of the headings, without the MS row."""
        return self._levels[-1]

    def total_height(self) -> int:
        return self._height

    def total_width(self) -> int:
        return sum(self._widths)

    def sizeHint(self) -> QSize:
        return QSize(self.total_width(), self._height)

    # measuring

    def _font(self, *, top: bool) -> QFont:
        return theme.font("small" if top and len(self.shape_.columns) < _MANY else "tiny", bold=top)

    def _longest(self) -> list[float]:
        """What each column needs: its longest word, and its MS where it breaks after the signs."""
        ms = QFontMetrics(theme.font("tiny"))
        needs = []
        for one in self.shape_.columns:
            metrics = QFontMetrics(self._font(top=len(one.path) == 1))
            words = max(metrics.horizontalAdvance(word) for word in one.path[-1].split())
            formula = _formula_width(self.shape_.ms[one.ms], ms)
            needs.append(float(max(words, formula, _LEAST - 2 * _PAD) + 2 * _PAD + 1))
        return needs

    def _needed(self, cell: HeaderCell) -> float:
        width = sum(self._widths[cell.column : cell.column + cell.columns]) - 2 * _PAD
        box = QFontMetrics(self._font(top=cell.row == 0)).boundingRect(QRect(0, 0, width, 2000), _WRAP, cell.text)
        return box.height() + _ABOVE

    def _ms_height(self) -> int:
        metrics, tallest = QFontMetrics(theme.font("tiny")), 0
        for one, width in zip(self.shape_.columns, self._widths, strict=True):
            box = metrics.boundingRect(QRect(0, 0, width - 2, 2000), _WRAP, breakable(self.shape_.ms[one.ms]))
            tallest = max(tallest, box.height())
        return tallest + _ABOVE

    # painting

    def _box(self, cell: HeaderCell) -> QRect:
        left = self.sectionViewportPosition(cell.column)
        width = sum(self._widths[cell.column : cell.column + cell.columns])
        top, bottom = self._levels[cell.row], self._levels[cell.row + cell.rows]
        return QRect(left, top, width, bottom - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._widths or self.count() != len(self._widths):
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("head"))
        for cell in self._cells:
            self._paint_heading(painter, cell)
        self._paint_ms(painter)
        for at in self.thick():
            top = min(self._levels[cell.row] for cell in self._cells if cell.column == at)
            painter.fillRect(self.sectionViewportPosition(at) - 1, top, 2, self._height - top, theme.colour("edge"))

    def _paint_heading(self, painter: QPainter, cell: HeaderCell) -> None:
        box, line = self._box(cell), theme.colour("line")
        painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), line)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), line)
        top = cell.row == 0
        painter.setFont(self._font(top=top))
        painter.setPen(theme.colour("text" if top else "muted"))
        painter.drawText(box.adjusted(_PAD, 0, -_PAD, 0), _WRAP, cell.text)

    def _paint_ms(self, painter: QPainter) -> None:
        line, top = theme.colour("line"), self._levels[-1]
        painter.fillRect(QRect(0, top, self.viewport().width(), self._height - top), theme.colour("panel"))
        painter.setFont(theme.font("tiny"))
        for at, one in enumerate(self.shape_.columns):
            box = QRect(self.sectionViewportPosition(at), top, self._widths[at], self._height - top)
            painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), line)
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), line)
            painter.setPen(theme.colour("muted"))
            painter.drawText(box.adjusted(1, 0, -1, 0), _WRAP, breakable(self.shape_.ms[one.ms]))


class UnitColumn(QHeaderView):
    """The first column, frozen: each row's office or period in two lines. It is the table's vertical header."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._labels: tuple[RowLabel, ...] = ()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(width)

    def set_labels(self, labels: Sequence[RowLabel]) -> None:
        self._labels = tuple(labels)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("panel"))
        for at, label in enumerate(self._labels[: self.count()]):
            box = QRect(0, self.sectionViewportPosition(at), self.width(), self.sectionSize(at))
            painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.colour("line"))
            first, second = theme.line("body"), theme.line("small")
            top = box.top() + (box.height() - first - second) // 2
            inside = QRect(10, top, box.width() - 14, first)
            ink, muted = theme.colour("text" if label.bold else "muted"), theme.colour("muted")
            painting.text(painter, inside, label.words, theme.font("body", bold=label.bold), ink)
            inside = QRect(10, top + first - 1, box.width() - 14, second)
            painting.text(painter, inside, label.second, theme.font("small"), muted)


class CornerCell(QWidget):
    """Over the frozen column: "Đơn vị" beside the headings, "MS" beside the numbers of the columns."""

    def __init__(self, heading: OfficialHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, high = theme.colour("line"), self._heading.head_height()
        painter.fillRect(self.rect(), theme.colour("head"))
        painter.fillRect(QRect(0, high, self.width(), self.height() - high), theme.colour("panel"))
        painter.fillRect(QRect(0, high - 1, self.width(), 1), line)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), line)
        head = QRect(10, 0, self.width() - 14, high)
        painting.text(painter, head, UNIT, theme.font("small", bold=True), theme.colour("text"))
        foot = QRect(10, high, self.width() - 14, self.height() - high)
        painting.text(painter, foot, MS, theme.font("tiny"), theme.colour("muted"))


def _formula_width(formula: str, metrics: QFontMetrics) -> int:
    """One line where that is short, else as narrow as a few lines allow."""
    whole = metrics.horizontalAdvance(formula)
    if whole <= _ONE_LINE:
        return whole
    width = max(metrics.horizontalAdvance(piece) for piece in breakable(formula).split("\u200b"))
    while metrics.boundingRect(QRect(0, 0, width, 2000), _WRAP, breakable(formula)).height() > (
        (_MS_LINES + 0.5) * metrics.lineSpacing()
    ):
        width += 2
    return width


def breakable(formula: str) -> str:
    """A formula that may go on in the next line after each of its signs."""
    return formula.replace("=", "=\u200b").replace("+", "+\u200b")
