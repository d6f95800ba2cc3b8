"""Beside the backlog: the chair's reception days, whose work it is, what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.pages.backlog_rows import officer_bars, promise_key
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.bars import Bar, BarList
from ui.widgets.dates import full_date, list_date, short_date, weekday_short
from ui.widgets.duty import DutyBox, DutyMeter
from ui.widgets.panel import GAP, Panel
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.dialogues import Promise
    from danvan_desk.queries.duties import ReceptionDay
    from danvan_desk.queries.meeting import Meeting

WIDTH = 296
_LEAST_BARS, _LEAST_PROMISES, _NEXT = 4, 2, 3


class BacklogSide(QScrollArea):
    """`officer(name)`: a bar was chosen. `promise(key)`: a promise was opened. `day(key)`: a
    reception day. `agenda()`: the agenda of a reception day is asked for."""

    officer = Signal(str)
    promise = Signal(str)
    all_promises = Signal()
    day = Signal(str)
    agenda = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found: Meeting | None = None
        self._bars: list[Bar] = []
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - 3)
        self._duty_panel()
        self.officers_panel = Panel(_("Theo người phụ trách"))
        self.officers = BarList()
        self.officers.chosen.connect(self.officer.emit)
        self.officers_panel.body.addWidget(self.officers)
        self._promises_panel()
        for panel in (self.duty_panel, self.officers_panel, self.promises_panel):
            column.addWidget(panel)
        column.addStretch(1)
        self.setWidget(self._inside)
        self._base = round(WIDTH * (1.12 if theme.is_large() else 1))
        self.setFixedWidth(self._base)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)

    def _duty_panel(self) -> None:
        self.duty_panel = Panel(_("Chủ tịch tiếp dân"), " ", link=_("Chương trình"), on_link=self.agenda.emit)
        self.meter = DutyMeter()
        self.meter.chosen.connect(self.day.emit)
        self._duty_words = Words("", "small", "muted", wrap=True)
        self.duty_panel.body.addWidget(self.meter)
        self.duty_panel.body.addWidget(self._duty_words)

    def _promises_panel(self) -> None:
        self.promises_panel = Panel(
            _("Đã hứa, chưa xong"), " ", link=_("Xem cả"), on_link=self.all_promises.emit, padded=False
        )
        self.promises = RecordsView([Column("", 0), Column("", 88, "date")], tall="group", header=False, fit=True)
        self.promises.opened.connect(self.promise.emit)
        self.promises.setAccessibleName(_("Đã hứa, chưa xong"))
        self._none = Words(_("Không còn lời hứa nào chưa xong."), "small", "muted", wrap=True)
        self._none.setContentsMargins(12, 8, 12, 8)
        self._rate = Words("", "small", "muted", wrap=True)
        self._rate.setContentsMargins(12, 6, 12, 8)
        self.promises_panel.body.addWidget(self.promises)
        self.promises_panel.body.addWidget(self._none)
        self.promises_panel.body.addWidget(rule())
        self.promises_panel.body.addWidget(self._rate)

    def show_meeting(self, found: Meeting) -> None:
        self._show_duty(found)
        self._found = found
        self._none.setVisible(not found.promises)
        self.promises.setVisible(bool(found.promises))
        self.promises_panel.set_facts(str(len(found.promises)) if found.promises else "")
        self._rate.setText(rate_words(found))
        self.officers_panel.setVisible(bool(found.rows))

    def show_officers(self, rows: Sequence[BacklogRow]) -> None:
        """`rows`: what the filters leave, but for the one on the officer."""
        self._bars = officer_bars(rows)
        self._fit()

    def _fit(self) -> None:
        """As many officers and promises as the height holds: the rest is one click away, and nothing has to scroll."""
        found = self._found
        if found is None:
            return
        bars = self._bars
        many, some = min(len(bars), _LEAST_BARS), min(len(found.promises), _LEAST_PROMISES)
        self._fill(bars[:many], found, some)
        spare = self.viewport().height() - self._tall()
        while spare > 0 and (many < len(bars) or some < len(found.promises)):
            taken = theme.line("body") + 6 if many < len(bars) else theme.height("group") + 1
            if taken > spare:
                break
            spare -= taken
            many, some = (many + 1, some) if many < len(bars) else (many, some + 1)
        self._fill(bars[:many], found, some)

    def _fill(self, bars: Sequence[Bar], found: Meeting, some: int) -> None:
        self.officers.set_bars(bars)
        everyone = len(self._bars)
        cut = _("{n} trong {all}").format(n=len(bars), all=everyone) if len(bars) < everyone else ""
        self.officers_panel.set_facts(cut)
        self.promises.set_rows([promise_row(one, found.on) for one in found.promises[:some]])
        for panel in (self.officers_panel, self.promises_panel):
            if (layout := panel.layout()) is not None:
                layout.activate()
        if (layout := self._inside.layout()) is not None:
            layout.invalidate()

        bar = self.verticalScrollBar().sizeHint().width()
        tight = self._tall() > self.viewport().height()
        self.setFixedWidth(self._base + (bar if tight else 0))
        policy = Qt.ScrollBarPolicy  # as needed it would never go again: what it leaves is narrow enough to need it
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if tight else policy.ScrollBarAlwaysOff)

    def _tall(self) -> int:
        """Height of everything at the width it has without a scroll bar: sentences may take two lines."""
        layout = self._inside.layout()
        return layout.totalHeightForWidth(self._base) if layout is not None else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_duty(self, found: Meeting) -> None:
        self.duty_panel.set_facts(_("tháng {month}").format(month=f"{found.on:%m}"))
        boxes = [_box(day, found.on) for day in found.days[:3]]
        ahead = sum(day.date > found.on and not day.postponed_to for day in found.days)
        short = found.duty.required - found.duty.done - ahead if found.duty else 0
        if found.duty and short > 0 and len(boxes) < 3:
            due = short_date(found.duty.due, found.on)
            boxes.append(
                DutyBox(
                    found.duty.due.isoformat(), "due", _("Còn {n} ngày").format(n=short), _("Đến {day}").format(day=due)
                )
            )
        self.meter.set_boxes(boxes)
        self.meter.updateGeometry()
        self.meter.setVisible(bool(boxes))
        self._duty_words.setText(_duty_words(found, bool(boxes)))


def _duty_words(found: Meeting, has_boxes: bool) -> str:
    """Days held of those owed, the next posted ones, those for which minutes say that nobody came."""
    said = []
    if found.duty is not None:
        words = _("{done} trong {required} ngày phải trực tiếp tiếp.")
        if not has_boxes:
            words = _("{done} trong {required} ngày phải trực tiếp tiếp; tháng này chưa ghi ngày tiếp nào.")
        said.append(words.format(done=found.duty.done, required=found.duty.required))
    if found.next_dates:
        days = ", ".join(short_date(day, found.on) for day in found.next_dates[:_NEXT])
        said.append(_("Sắp tới: {days}.").format(days=days))
    if found.nobody_came:
        days = ", ".join(f"{day:%d/%m}" for day in found.nobody_came)
        said.append(_("Biên bản không có người đến: {n} buổi ({days}).").format(n=len(found.nobody_came), days=days))
    due = _("{report} hạn {day}.")
    said += [due.format(report=report.title, day=short_date(report.due, found.on)) for report in found.reports]
    return " ".join(said)


def _box(day: ReceptionDay, on: date) -> DutyBox:
    title = f"{weekday_short(day.date)} {day.date:%d/%m}"
    key = day.date.isoformat()
    if day.postponed_to:
        return DutyBox(key, "due", title, _("Lùi sang {day}").format(day=short_date(day.postponed_to, on)))
    if day.date > on:
        return DutyBox(key, "due", title, _("Đã niêm yết") if day.announced else _("Chưa niêm yết"))
    if day.by != "head":
        return DutyBox(key, "due", title, _("Ủy quyền, {n} lượt").format(n=day.visits))
    if day.nobody_came or not day.visits:
        return DutyBox(key, "met", title, _("Không ai đến") if day.nobody_came else _("Đã tiếp"))
    return DutyBox(key, "met", title, _("Đã tiếp, {n} lượt").format(n=day.visits))


def promise_row(one: Promise, on: date) -> Row:
    late = one.state == "overdue"
    when = list_date(one.due, on)[-5:] if one.due and one.due.year == on.year else list_date(one.due, on)
    tip = _("{what}\n{owner} · hứa ngày {day}").format(
        what=one.commitment, owner=one.owner or _("chưa giao ai"), day=full_date(one.held)
    )
    due = Cell(when, icon="octagon-alert" if late else "", role="overdue" if late else "", bold=late)
    return Row(promise_key(one), (Cell(one.commitment, tip=tip), due), one)


def rate_words(found: Meeting) -> str:
    rate = found.on_time
    if not rate.settled:
        return _("Từ {day} chưa giải quyết xong vụ việc nào.").format(day=full_date(rate.since))
    share = f"{100 * rate.on_time / rate.settled:.1f}".replace(".", ",")
    return _("Đúng hạn từ {day}: {good} / {all} ({share} %)").format(
        day=full_date(rate.since), good=rate.on_time, all=rate.settled, share=share
    )
