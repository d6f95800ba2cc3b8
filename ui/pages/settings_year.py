"""A year at a glance: twelve small months with days of rest, make-up Saturdays and what is only expected."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from danvan_desk.texts import _, of_law
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from danvan_desk.domain.working_days import CalendarDay
    from danvan_desk.queries.office import CalendarYear

_ACROSS, _DOWN, _WEEKS, _GAP = 3, 4, 6, 12
_WEEK = 7
_SATURDAY = 5


class YearGrid(QWidget):
    """Hovering over a special day says its name; a click on any day picks it (the list and its keys do the same)."""

    picked = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._year = today.year
        self._special: dict[date, CalendarDay] = {}
        self._boxes: dict[date, QRectF] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_year(self, found: CalendarYear) -> None:
        self._year = found.year
        self._special = {day.day: day for day in found.days}
        off = sum(1 for day in found.days if day.kind == "off")
        self.setAccessibleName(
            _("Năm {year}: {off} ngày nghỉ lễ, {work} ngày làm bù").format(
                year=found.year, off=off, work=len(found.days) - off
            )
        )
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _DOWN * (theme.line("small") + _WEEKS * 12 + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend = theme.line("small") + 8
        width = (self.width() - (_ACROSS - 1) * _GAP) / _ACROSS
        height = (self.height() - legend - (_DOWN - 1) * 6) / _DOWN
        self._boxes = {}
        for month in range(1, 13):
            at = month - 1
            x, y = (at % _ACROSS) * (width + _GAP), (at // _ACROSS) * (height + 6)
            self._paint_month(painter, QRectF(x, y, width, height), month)
        self._paint_legend(painter, self.height() - legend + 8)

    def _paint_month(self, painter: QPainter, box: QRectF, month: int) -> None:
        title = theme.line("small")
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.colour("text"))
        head = QRectF(box.left() + 3, box.top(), box.width(), title)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, _("Tháng {n}").format(n=month))
        wide, high = box.width() / _WEEK, (box.height() - title - 1) / _WEEKS
        for week, days in enumerate(Calendar().monthdatescalendar(self._year, month)):
            for at, day in enumerate(days):
                if day.month == month:
                    cell = QRectF(box.left() + at * wide, box.top() + title + 1 + week * high, wide, high)
                    self._boxes[day] = cell
                    self._paint_day(painter, cell, day)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        special = self._special.get(day)
        inner = cell.adjusted(0.5, 0.5, -0.5, -0.5)
        ink = theme.colour("muted" if day.weekday() >= _SATURDAY else "text")
        if special is not None:
            ink = theme.colour("tint_text")
            pen = QPen(theme.colour("tint_text"), 1)
            if special.status == "expected":
                pen.setDashPattern([2, 2])
            else:
                pen.setColor(theme.colour("accent" if special.kind == "work" else "selection"))
            painter.setPen(pen)
            painter.setBrush(theme.colour("selection") if special.kind == "off" else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 3, 3)
        elif day.weekday() >= _SATURDAY:
            painter.fillRect(inner, theme.colour("alt"))
        painter.setPen(ink)
        painter.setFont(theme.font("tiny", bold=special is not None))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day == self._today:
            painter.setPen(QPen(theme.colour("text"), 1.5))
            painter.drawLine(
                QPointF(cell.center().x() - 5, cell.bottom() - 1), QPointF(cell.center().x() + 5, cell.bottom() - 1)
            )

    def _paint_legend(self, painter: QPainter, y: float) -> None:
        x, side = 0.0, theme.line("small") - 3
        painter.setFont(theme.font("small"))
        for words, kind in ((_("Nghỉ"), "off"), (_("Làm bù"), "work"), (_("Dự kiến"), "expected")):
            box = QRectF(x + 0.5, y + 0.5, side, side)
            pen = QPen(theme.colour({"off": "selection", "work": "accent"}.get(kind, "tint_text")), 1)
            if kind == "expected":
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush if kind == "work" else theme.colour("selection"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.colour("muted"))
            told = QRectF(x + side + 6, y - 1, 200, theme.line("small"))
            painter.drawText(told, Qt.AlignmentFlag.AlignLeft, words)
            x += side + 6 + painter.fontMetrics().horizontalAdvance(words) + 18

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = next((day for day, box in self._boxes.items() if box.contains(event.position())), None)
        if found is not None:
            self.picked.emit(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for day, box in self._boxes.items():
                special = self._special.get(day)
                if special is not None and box.contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), f"{day:%d/%m/%Y}: {of_law(special.name)}", self)
                    return True
        return super().event(event)
