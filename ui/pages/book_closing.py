"""Beside the closed books: the one being written, closed in two steps; and the register's entries of any period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from danvan_desk.domain.periods import Period
from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import check_all, show_problems
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.registers import RegisterShown


class ClosePanel(Panel):
    """`previewing(until)`; `closing(until)` once it was asked for twice: a closed book is never opened again."""

    previewing = Signal(object)
    closing = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("Quyển đang ghi"))
        self._shown: RegisterShown | None = None
        self._named = ""
        self._facts_line = Words("", wrap=True)
        self.until = DateField("until", _("Khóa đến hết ngày"), required=True, today=today, not_after=today)
        self.until.set_value(today)
        self.until.edited.connect(self.forget)
        self.notice = Notice()
        self.notice.hide()
        self.showing = Button(_("Xem trước"), self._preview, icon="file-text")
        self.button = Button(_("Khóa sổ…"), self.ask, icon="lock")
        self.sure = Button(_("Khóa hẳn"), self._close, icon="lock", primary=True)
        self.not_sure = Button(_("Thôi"), self.step_back, key="Esc")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.showing)
        row.addStretch(1)
        for one in (self.button, self.not_sure, self.sure):
            row.addWidget(one)
        for widget in (self._facts_line, self.until, self.notice):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.forget()

    def show_register(self, shown: RegisterShown, named: str, corrected: int) -> None:
        """`corrected`: how many corrections of closed books the next one will list."""
        if self._shown != shown:
            self.forget()
        self._shown, self._named = shown, named
        words = _("{named}: chưa có dòng nào chờ khóa.").format(named=named)
        if shown.waiting and shown.since:
            words = _("{named}: {n} dòng chưa khóa, tính từ {day}.").format(
                named=named, n=shown.waiting, day=full_date(shown.since)
            )
        if shown.late:
            words += " " + _("Trong đó {n} dòng ghi muộn, của những ngày đã khóa ở quyển trước.").format(n=shown.late)
        if corrected:
            words += " " + _("{n} chỗ sửa ở các quyển đã khóa sẽ được kê trong quyển này.").format(n=corrected)
        self._facts_line.setText(words)
        self.until.setEnabled(bool(shown.waiting))
        for button in (self.showing, self.button):
            button.refuse("" if shown.waiting else _("Chưa có dòng nào để khóa."))

    def take_focus(self) -> None:
        self.until.line.setFocus()
        self.until.line.selectAll()

    def ask(self) -> None:
        """What closing does, before it is done."""
        until = self.until.value()
        if not check_all([self.until]) or until is None:
            return
        self.notice.warn(
            _(
                "Khóa {named} đến hết {day}? Quyển đã khóa không mở lại: mục ghi sau đó thuộc quyển sau, mục sửa "
                "sau đó được kê ở quyển sau. Nên xem trước rồi mới khóa."
            ).format(named=escape(self._named), day=full_date(until))
        )
        self.notice.show()
        self._asking(asking=True)
        self.not_sure.setFocus()

    def step_back(self) -> bool:
        asking = not self.sure.isHidden()
        self.forget()
        return asking

    def forget(self) -> None:
        self.notice.hide()
        self._asking(asking=False)

    def show_refusal(self, problems: Sequence[Problem]) -> None:
        self.forget()
        left = show_problems([self.until], problems)
        if left:
            self.notice.say_error(escape("; ".join(one.message for one in left)))
            self.notice.show()

    def _asking(self, *, asking: bool) -> None:
        self.button.setVisible(not asking)
        self.sure.setVisible(asking)
        self.not_sure.setVisible(asking)

    def _preview(self) -> None:
        if check_all([self.until]):
            self.previewing.emit(self.until.value())

    def _close(self) -> None:
        if check_all([self.until]):
            self.closing.emit(self.until.value())


class PeriodPanel(Panel):
    """`printing(period, "pdf" | "xlsx")`: whichever books the entries of the period stand in."""

    printing = Signal(object, str)

    def __init__(self, today: date) -> None:
        super().__init__(_("In theo kỳ"))
        self.start = DateField("since", _("Từ ngày"), required=True, today=today)
        self.end = DateField("until", _("Đến ngày"), required=True, today=today)
        self.start.set_value(today.replace(day=1))
        self.end.set_value(today)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(self.start, 1)
        days.addWidget(self.end, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.showing = Button(_("Xem, in"), self._pdf, icon="printer")
        row.addWidget(self.showing)
        row.addWidget(Button(_("Lưu Excel…"), self._xlsx, icon="file-spreadsheet"))
        row.addStretch(1)
        self.body.addLayout(days)
        self.body.addLayout(row)

    def take(self, period: Period) -> None:
        """Those days, the keyboard on what prints them."""
        self.start.set_value(period.start)
        self.end.set_value(period.end)
        self.showing.setFocus()

    def _pdf(self) -> None:
        self._put_out("pdf")

    def _xlsx(self) -> None:
        self._put_out("xlsx")

    def _put_out(self, file_format: str) -> None:
        if not check_all([self.start, self.end]):
            return
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            return
        if end < start:
            self.end.set_error(_("Phải từ {day} trở đi, vì kỳ bắt đầu ngày ấy.").format(day=full_date(start)))
            self.end.line.setFocus()
            return
        self.printing.emit(Period(start, end), file_format)
