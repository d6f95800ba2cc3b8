"""The visits of a period: today, this week, this month, or days of one's own choosing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.folding import fold
from danvan_desk.domain.periods import Period, calendar_month
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _
from ui.pages.today_rows import number_tail, outcome_cell, person_cell, visit_facts
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import list_date, short_date
from ui.widgets.fields import TextField
from ui.widgets.notice import EmptyState
from ui.widgets.panel import INSIDE, Panel
from ui.widgets.segmented import SegmentedRow
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.visits import VisitRow

MOST = 5000
RANGES = ("today", "week", "month", "own")


class VisitList(Panel):
    """`wanted` when another period is asked for; `opened(number)`; `show_visits(rows)` shows what was read."""

    wanted = Signal()
    opened = Signal(str)
    new_visit = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(padded=False)
        self._today = today
        self._visits: Sequence[VisitRow] = ()
        self.ranges = SegmentedRow(_ranges(), "today")
        self.ranges.setAccessibleName(_("Kỳ"))
        self.ranges.chosen.connect(self._range_chosen)
        self.since = DateField("since", "", today=today)
        self.until = DateField("until", "", today=today)
        self.filter = TextField("filter", "", placeholder=_("Lọc theo tên, nội dung, số vụ việc"))
        self.filter.edited.connect(self._fill)
        self.body.addLayout(self._bar())
        self.body.addWidget(rule())
        button = Button(_("Ghi lượt tiếp"), self.new_visit.emit, key="F2", icon="plus")
        self._none = EmptyState("", button)
        self._no_match = EmptyState("", Button(_("Bỏ lọc"), self.clear_filter, key="Esc"))
        for empty in (self._none, self._no_match):
            empty.hide()
            self.body.addWidget(empty)
        self.list = RecordsView([
            Column(_("Số"), 60, "number"),
            Column(_("Ngày, giờ"), 92, "two"),
            Column(_("Công dân, nội dung"), 0, "two"),
            Column(_("Loại"), 146, spare=True),
            Column(_("Kết quả"), 116),
            Column(_("Vụ việc"), 122),
            Column(_("Giấy tờ"), 68, "number", spare=True),
        ])  # fmt: skip
        self.list.setAccessibleName(_("Lượt tiếp"))
        self.list.opened.connect(self.opened)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self._own_row.hide()

    def _bar(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(INSIDE, 8, INSIDE, 8)
        row.setSpacing(8)
        row.addWidget(self.ranges)
        self._own_row = QWidget()
        own = QHBoxLayout(self._own_row)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(6)
        own.addWidget(Words(_("từ"), role="muted"))
        for field in (self.since, self.until):
            field.setFixedWidth(112)
            field.left.connect(self._own_days)
        own.addWidget(self.since)
        own.addWidget(Words(_("đến"), role="muted"))
        own.addWidget(self.until)
        row.addWidget(self._own_row)
        row.addStretch(1)
        self.filter.setFixedWidth(270)
        row.addWidget(self.filter)
        whole = QVBoxLayout()
        whole.addLayout(row)
        self._wrong = Words("", "small", "overdue")
        self._wrong.setContentsMargins(INSIDE, 0, INSIDE, 6)
        self._wrong.hide()
        whole.addWidget(self._wrong)
        return whole

    # the period

    def period(self) -> Period:
        today = self._today
        chosen = self.ranges.value()
        if chosen == "week":
            monday = today - timedelta(days=today.weekday())
            return Period(monday, monday + timedelta(days=6))
        if chosen == "month":
            return calendar_month(today.year, today.month)
        since, until = self.since.value(), self.until.value()
        if chosen == "own" and since and until and since <= until:
            return Period(since, until)
        return Period(today, today)

    def words(self) -> str:
        """The period in words: "hôm nay", "tuần này, 23/11 đến 29/11"."""
        period, chosen = self.period(), self.ranges.value()
        if period.start == period.end:
            return _("hôm nay") if period.start == self._today else _("ngày {day}").format(day=self._day(period.start))
        name = {"week": _("tuần này"), "month": _("tháng này")}.get(chosen or "", "")
        span = _("{since} đến {until}").format(since=self._day(period.start), until=self._day(period.end))
        return f"{name}, {span}" if name else span

    def _day(self, day: date) -> str:
        return short_date(day, self._today)

    def show_days(self, since: date, until: date) -> None:
        """Days somebody came for: today is the first choice, others are one's own."""
        if since == until == self._today:
            self.choose("today")
            return
        self.since.set_value(since)
        self.until.set_value(until)
        self.choose("own")

    def choose(self, code: str) -> None:
        self.ranges.set_value(code)
        self._range_chosen(code)

    def _range_chosen(self, code: str) -> None:
        own = code == "own"
        self._own_row.setVisible(own)
        self._wrong.hide()
        if own and self.since.is_empty():
            month = calendar_month(self._today.year, self._today.month)
            self.since.set_value(month.start)
            self.until.set_value(self._today)
        if own and not self.since.hasFocus():
            self.since.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit()

    def _own_days(self) -> None:
        since, until = self.since.value(), self.until.value()
        right = since is not None and until is not None and since <= until
        self._wrong.setText(_("Ngày đầu phải trước hoặc bằng ngày cuối; ghi ngày/tháng/năm, ví dụ 23/11/2026."))
        self._wrong.setVisible(not right)
        if right:
            self.wanted.emit()

    # rows

    def show_visits(self, visits: Sequence[VisitRow]) -> None:
        self._visits = visits
        self._fill()

    def facts(self) -> str:
        return visit_facts(self._visits)

    def clear_filter(self) -> None:
        self.filter.set_value(None)
        self._fill()
        self.list.setFocus()

    def is_filtered(self) -> bool:
        return not self.filter.is_empty()

    def _fill(self) -> None:
        wanted = fold(str(self.filter.value() or ""))
        shown = [visit for visit in self._visits if wanted in _searched(visit)] if wanted else list(self._visits)
        self.list.set_rows([self._row(visit) for visit in shown])
        self._none.say(_("Chưa ghi lượt tiếp nào {period}.").format(period=self.words()))
        self._none.setVisible(not self._visits)
        self._no_match.say(_("Không có lượt nào khớp “{words}”.").format(words=str(self.filter.value() or "")))
        self._no_match.setVisible(bool(self._visits) and not shown)
        self.list.setVisible(bool(shown))
        if self.list.current_row() is None:
            self.list.select_first()

    def _row(self, visit: VisitRow) -> Row:
        sheets = _("{n} tờ").format(n=visit.pages) if visit.pages else ""
        cells = (
            Cell(number_tail(visit.number), role="muted", tip=visit.number),
            Cell(list_date(visit.date, self._today), visit.time or ""),
            person_cell(visit.people, visit.content, secret=visit.secret),
            Cell(label(Kind(visit.kind))),
            outcome_cell(visit.outcome),
            Cell(visit.case or "", role="link" if visit.case else ""),
            Cell(sheets, role="muted"),
        )
        return Row(visit.number, cells, visit)


def _searched(visit: VisitRow) -> str:
    return fold(" ".join([visit.number, visit.people, visit.content, visit.case or ""]))


def _ranges() -> list[tuple[str, str]]:
    words = (_("Hôm nay"), _("Tuần này"), _("Tháng này"), _("Tự chọn"))
    return list(zip(RANGES, words, strict=True))
