"""The column of clocks of a case: a chip, what is owed and its date; Enter opens the slip that explains the date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.domain.case_facts import Clock
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.texts import _, of_law
from ui import icons, theme
from ui.pages.case_slip import slip_of_clock
from ui.widgets import painting
from ui.widgets.dates import full_date, list_date, short_date
from ui.widgets.panel import Panel, scrolled
from ui.widgets.states import ChipText, chip_of, in_unit, not_started
from ui.widgets.strip import Slip

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet, ClockAhead

_WAITING = (ClockState.OVERDUE, ClockState.DUE_SOON, ClockState.RUNNING)
_SIDE = 12
_LEAST_WORDS = 110
_APART = 8


def most_urgent(clocks: tuple[Clock, ...]) -> Clock | None:
    """The clock that bites first; of two due the same day, the one that started first."""
    waiting = [clock for clock in clocks if clock.state in _WAITING and clock.due]
    return min(waiting, key=lambda clock: (clock.due or date.max, clock.start), default=None)


def clock_chip(clock: Clock, today: date) -> ChipText:
    open_pause = next((begun for begun, ended in clock.pauses if ended is None), None)
    return chip_of(
        clock.state, clock.days_left, clock.unit, clock.ended_on, clock.provisional, clock.due,
        since=open_pause, today=today,
    )  # fmt: skip


def in_order(clocks: tuple[Clock, ...]) -> list[Clock]:
    """What is waited for by its date, then the paused, mere dates, what is done (latest first), what was dropped."""
    rank = {ClockState.PAUSED: 1, ClockState.DATE: 2, ClockState.MET: 3, ClockState.MET_LATE: 3, ClockState.DROPPED: 4}

    def place(clock: Clock) -> tuple[int, int]:
        day = clock.ended_on or clock.due or clock.raw_due
        turned = -day.toordinal() if clock.ended_on else day.toordinal()
        return rank.get(clock.state, 0), turned

    return sorted(clocks, key=place)


class ClockRow(QWidget):
    """One clock. Enter, Space or a click folds its slip out; arrows go to the next row."""

    toggled = Signal(object)

    def __init__(self, clock: Clock | None, ahead: ClockAhead | None, today: date) -> None:
        super().__init__()
        self.clock, self.is_open, self._today = clock, False, today
        self.chip = clock_chip(clock, today) if clock else not_started()
        self.title = of_law(clock.title if clock else ahead.title if ahead else "")
        self._second = _since(clock, today) if clock else _once(ahead) if ahead else ""
        self.chip_width = 0
        self._due = _date_words(clock, today) if clock else ""
        self._fit_height()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(p for p in (self.chip.words, self.title, self._second, self._due) if p))
        self.setToolTip(self.title)
        if clock:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(300, self.maximumHeight())

    def _is_narrow(self) -> bool:
        """Whether the words would find no room beside chip and date: then they stand under them."""
        return self.width() < _SIDE + max(self.chip_width, painting.chip_width(self.chip)) + _LEAST_WORDS + 100

    def _fit_height(self) -> None:
        below = theme.height("chip") + 9 if self._is_narrow() else 0
        self.setFixedHeight(theme.height("two_line") - 3 + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def set_open(self, *, is_open: bool) -> None:
        self.is_open = is_open
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self.clock:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.toggled.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.toggled.emit(self)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        if self.is_open:
            painter.fillRect(box, theme.colour("selection"))
        if not self.is_open:
            painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.colour("line"))
        narrow, needed = self._is_narrow(), painting.chip_width(self.chip)
        above = theme.height("chip") + 12 if narrow else box.height()
        due = theme.font("body", bold=self.clock is not None and self.clock.running)
        used = QFontMetrics(due).horizontalAdvance(self._due) + 2
        wide, room = max(self.chip_width, needed), box.width() - 2 * _SIDE - used - _APART
        under = narrow and needed > room  # large type: the date stands beside the words then
        if narrow:
            wide = needed if under else min(wide, room)
        painting.paint_chip(painter, _SIDE, (above - theme.height("chip")) // 2, wide, self.chip)
        top, high = (above - 4, box.height() - above + 4) if under else (0, above)
        right = QRect(box.right() - _SIDE - used, top, used, high)
        painting.text(painter, right, self._due, due, theme.colour("text"), right=True)
        if narrow:
            self._paint_words(painter, _SIDE, right.left() - 10 if under else box.right() - _SIDE, above - 4)
        else:
            self._paint_words(painter, _SIDE + wide + 14, right.left() - 10, 0)
        if self.hasFocus():
            painting.focus_ring(painter, box)

    def _paint_words(self, painter: QPainter, left: int, right: int, above: int) -> None:
        first, small = theme.line("body"), theme.line("small")
        top = above + (self.height() - above - first - small) // 2
        if self.is_open:
            icons.paint_icon(painter, "chevron-down", theme.colour("text"), left - 2, top + (first + small) / 2 - 8, 15)
            left += 20
        body = theme.font("body", bold=self.is_open)
        ink = theme.colour("text" if self.clock else "muted")
        painting.text(painter, QRect(left, top, right - left, first), self.title, body, ink)
        second = _("Vì sao là ngày này?") if self.is_open else self._second
        under = QRect(left, top + first, right - left, small)
        painting.text(painter, under, second, theme.font("small"), theme.colour("muted"))


class CaseClocks(Panel):
    """All the clocks of a case. `fold_out_urgent()` opens the slip of the one that bites first; `print_asked`: the
    open slip, or all of them, on paper.
    """

    print_asked = Signal()

    def __init__(self) -> None:
        link = _("In giải thích")
        super().__init__(_("Các hạn"), " ", link=link, link_icon="printer", on_link=self._ask_print, padded=False)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._scroll = scrolled(self._list)
        self.body.addWidget(self._scroll, 1)
        self._sheet: CaseSheet | None = None
        self._open: tuple[str, date] | None = None
        self.slip: Slip | None = None

    def show_sheet(self, sheet: CaseSheet) -> None:
        """A slip that was open stays open where its clock still is there."""
        same = self._sheet is not None and self._sheet.card.number == sheet.card.number
        if not same:
            self._open = None
        self._sheet = sheet
        self.set_facts(_("tính đến {day}").format(day=list_date(sheet.on, sheet.on) + f"/{sheet.on.year}"))
        focused = next((row.title for row in self.rows() if row.hasFocus()), None)
        self._clear()
        for clock in in_order(sheet.card.clocks):
            self._add(ClockRow(clock, None, sheet.on))
        for ahead in sheet.ahead:
            self._add(ClockRow(None, ahead, sheet.on))
        widest = max([painting.COLUMN_CHIP, *(painting.chip_width(row.chip) for row in self.rows())])
        for row in self.rows():
            row.chip_width = widest
        self._rows.addStretch(1)
        again = next((row for row in self.rows() if _key(row.clock) == self._open), None)
        if again is not None and self._open is not None:
            self._unfold(again)
        if focused is not None:
            found = next((row for row in self.rows() if row.title == focused and row.clock), None)
            (found or self).setFocus()

    def _clear(self) -> None:
        self.slip = None
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _add(self, row: ClockRow) -> None:
        row.toggled.connect(self.toggle)
        self._rows.addWidget(row)
        row.show()  # now: a layout shows it only by the next event, and till then it can't take the keyboard

    def rows(self) -> list[ClockRow]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ClockRow)]

    def texts(self) -> list[str]:
        return [row.accessibleName() for row in self.rows()]

    def toggle(self, row: ClockRow) -> None:
        was = row.is_open
        self.fold()
        if not was:
            self._unfold(row)

    def fold(self) -> bool:
        """Close the open slip; False where none was open."""
        was_open = self.slip is not None
        if self.slip is not None:
            self._rows.removeWidget(self.slip)
            self.slip.hide()
            self.slip.deleteLater()
            self.slip = None
        for row in self.rows():
            row.set_open(is_open=False)
        self._open = None
        return was_open

    def _ask_print(self) -> None:
        self.print_asked.emit()

    def open_clock(self) -> Clock | None:
        """The clock whose slip is open."""
        return next((row.clock for row in self.rows() if row.is_open), None)

    def fold_out_urgent(self) -> None:
        clock = most_urgent(self._sheet.card.clocks) if self._sheet else None
        row = next((row for row in self.rows() if clock is not None and row.clock is clock), None)
        if row is not None:
            self.fold()
            self._unfold(row)

    def _unfold(self, row: ClockRow) -> None:
        if row.clock is None or self._sheet is None:
            return
        row.set_open(is_open=True)
        self._open = _key(row.clock)
        self.slip = slip_of_clock(row.clock, self._sheet.rest, self._sheet.on)
        self._rows.insertWidget(self._rows.indexOf(row) + 1, self.slip)
        self._list.adjustSize()
        self._scroll.ensureWidgetVisible(self.slip, 0, 8)
        self._scroll.ensureWidgetVisible(row, 0, 0)


def _key(clock: Clock | None) -> tuple[str, date] | None:
    return (clock.clock, clock.start) if clock else None


def _since(clock: Clock, today: date) -> str:
    length = in_unit(clock.length, clock.unit)
    if clock.due is not None and clock.due < clock.start:
        return _("{length} trước {day}").format(length=length, day=short_date(clock.start, today))
    words = _("{length} từ {day}").format(length=length, day=short_date(clock.start, today))
    if clock.office_since:
        own = _("{words} · quy định của đơn vị, từ {day}")
        return own.format(words=words, day=full_date(clock.office_since))
    return _("{words} · cơ quan tự đặt").format(words=words) if clock.own else words


def _once(ahead: ClockAhead) -> str:
    return _("{length} từ khi bắt đầu").format(length=in_unit(ahead.length, ahead.unit))


def _date_words(clock: Clock, today: date) -> str:
    if clock.due is None:
        return _("chưa có hạn") if clock.state == ClockState.PAUSED else ""
    if not clock.running and clock.state != ClockState.DATE:
        return short_date(clock.due, today)
    return list_date(clock.due, today) if clock.due.year == today.year else full_date(clock.due)
