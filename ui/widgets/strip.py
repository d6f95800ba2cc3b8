"""The slip of a date: a strip of days, the numbered sentences that lead to the date, the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from danvan_desk.domain.date_slip import DayMark
from ui import theme
from ui.widgets import painting
from ui.widgets.dates import full_date
from ui.widgets.words import Words

_BAR = 12


@dataclass(frozen=True)
class StripDay:
    """One cell. `words` stand in its tooltip ("nghỉ: Ngày Văn hóa Việt Nam")."""

    day: date
    mark: DayMark
    words: str = ""


@dataclass(frozen=True)
class StripLabel:
    """Words under a day: the start, "gia hạn từ 12/10", "tạm dừng", "hôm nay", the due day (bold)."""

    day: date
    words: str
    bold: bool = False


class DateStrip(QWidget):
    """A cell a day from the start to the due date; a line at `today`."""

    def __init__(self, days: Sequence[StripDay], labels: Sequence[StripLabel] = (), today: date | None = None) -> None:
        super().__init__()
        self._days, self._labels, self._today = tuple(days), tuple(labels), today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if days:
            self.setAccessibleName(f"{full_date(days[0].day)} – {full_date(days[-1].day)}")

    def sizeHint(self) -> QSize:
        return QSize(320, _BAR + 10 + theme.line("tiny"))

    def cell(self, at: int) -> QRectF:
        width = self.width() / max(1, len(self._days))
        return QRectF(at * width, 4, max(1.0, width - 1), _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, one in enumerate(self._days):
            box = self.cell(at)
            if one.mark is DayMark.PAUSED:
                painting.hatch(painter, box.adjusted(0, 0, 1, 0), theme.colour("muted"), 2)
                continue
            role = {DayMark.LEFT: "bar_due_soon", DayMark.LATE: "bar_overdue"}.get(one.mark, "bar_running")
            ink = theme.colour(role)
            if one.mark is DayMark.REST:
                ink.setAlpha(110)
            painter.fillRect(box, ink)
        self._paint_today(painter)
        self._paint_labels(painter)

    def _x_of(self, day: date) -> float | None:
        for at, one in enumerate(self._days):
            if one.day == day:
                return self.cell(at).center().x()
        return None

    def _paint_today(self, painter: QPainter) -> None:
        x = self._x_of(self._today) if self._today else None
        if x is not None:
            painter.fillRect(QRectF(x - 1, 1, 2, _BAR + 6), theme.colour("text"))

    def _paint_labels(self, painter: QPainter) -> None:
        """Left to right; the due day's first, because it is never left out."""
        taken: list[tuple[float, float]] = []
        for label in sorted(self._labels, key=lambda one: not one.bold):
            x = self._x_of(label.day)
            if x is None:
                continue
            font = theme.font("tiny", bold=label.bold)
            width = QFontMetrics(font).horizontalAdvance(label.words)
            left = min(max(0.0, x - width / 2), self.width() - width)
            hit = [a for a, b in taken if left < b + 6 and a < left + width + 6]
            if hit:
                left = min(hit) - width - 8
            if left < 0 or any(left < b + 6 and a < left + width + 6 for a, b in taken):
                continue
            taken.append((left, left + width))
            painter.setFont(font)
            painter.setPen(theme.colour("text" if label.bold else "muted"))
            painter.drawText(
                QRectF(left, _BAR + 8, width + 2, theme.line("tiny")), Qt.AlignmentFlag.AlignLeft, label.words
            )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._days:
            self._tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _tip(self, at: QPoint, where: QPoint) -> None:
        number = min(len(self._days) - 1, max(0, int(at.x() * len(self._days) / max(1, self.width()))))
        one = self._days[number]
        QToolTip.showText(where, f"{full_date(one.day)} {one.words}".strip(), self)


class Slip(QFrame):
    """Strip, numbered sentences each with the date it leads to (the last bold), the articles, the calendar's edition.

    `steps` is [(sentence, date words)]; a step without a date gives "".
    """

    def __init__(self, strip: DateStrip | None, steps: Sequence[tuple[str, str]], basis: str = "") -> None:
        super().__init__()
        self.setObjectName("alt")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 10)
        whole.setSpacing(6)
        if strip is not None:
            whole.addWidget(strip)
        for number, (sentence, leads_to) in enumerate(steps, 1):
            last = number == len(steps)
            row = QHBoxLayout()
            row.setSpacing(8)
            count = Words(str(number), "small", "muted")
            count.setFixedWidth(14)
            row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(sentence, wrap=True), 1)
            row.addWidget(Words(leads_to, bold=last), 0, Qt.AlignmentFlag.AlignTop)
            whole.addLayout(row)
        if basis:
            foot = Words(basis, "small", "muted", wrap=True)
            foot.setContentsMargins(22, 0, 0, 0)
            whole.addWidget(foot)
