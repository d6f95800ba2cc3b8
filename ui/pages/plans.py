"""Sắp tới: the days planned ahead, each with what must be told before it and by when; planning, cancelling, holding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.planning import plan_words
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui.pages.plan_form import PlanForm, owed_chip
from ui.pages.plan_month import MonthPanel
from ui.pages.plan_questions import QuestionsPanel
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date, list_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import GAP, Panel

if TYPE_CHECKING:
    from danvan_desk.actions.meeting import Made
    from danvan_desk.queries.plans import PlanShown
    from danvan_desk.queries.search import Hits
    from ui.pages.page import Page

_SIDE = 372


class PlansSheet(QWidget):
    """`hold(plan)` when a planned dialogue is to be written down as held."""

    hold = Signal(object)

    def __init__(self, page: Page, find: Callable[[str, Callable[[Hits], object]], object]) -> None:
        super().__init__()
        self._page, self._today = page, page.window_.today
        self._plans: dict[str, PlanShown] = {}
        self._host = ""
        self._select = ""
        self.panel = Panel(padded=False)
        self.list = RecordsView(
            [Column(_("Ngày"), 96, "date"), Column(_("Việc"), 0, "two"),
             Column(_("Hạn báo trước"), 108, "date", spare=True), Column(_("Còn lại"), 178, "chip")],
            tall="two_line_dense",
        )  # fmt: skip
        self.list.setAccessibleName(_("Lịch sắp tới"))
        self.list.picked.connect(self._picked)
        self.empty = EmptyState(
            _("Chưa có lịch nào sắp tới. Lên lịch để chương trình nhắc hạn thông báo, mời, niêm yết."),
            Button(_("Lên lịch"), self.new, key="F2"),
        )
        self.empty.hide()
        self.panel.body.addWidget(self.empty)
        self.panel.body.addWidget(self.list, 1)
        self.panel.body.addStretch(0)
        self.form = PlanForm(self._today, find)
        self.list.opened.connect(lambda _key: self.form.take_focus())
        self.month = MonthPanel(self._today)
        self.questions = QuestionsPanel()
        self.questions.hide()
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(GAP)
        left.addWidget(self.panel, 3)
        left.addWidget(self.questions, 2)
        left.addWidget(self.month)
        right.addWidget(self.form, 1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_SIDE)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(left, 1)
        whole.addWidget(side)
        self.form.saving.connect(self.save)
        self.form.told.connect(self._told)
        self.form.cancelling.connect(self.cancel)
        self.form.holding.connect(self._hold)
        self.month.planning.connect(self._plan_month)
        self.month.printing.connect(self._print_month)
        self.questions.keeping.connect(self._keep_questions)

    # reading and showing

    def take(self, coming: list[PlanShown], unwritten: list[PlanShown], host: str) -> None:
        self._plans = {plan.number: plan for plan in (*unwritten, *coming)}
        self._host = host
        wanted = self._select or self.list.current_key()
        self._select = ""
        groups = [
            Group("past", _("Đã qua, chưa ghi vào sổ"), tuple(self._row(plan) for plan in unwritten)),
            Group("coming", _("Sắp tới"), tuple(self._row(plan) for plan in coming)),
        ]
        self.list.set_groups([group for group in groups if group.rows])
        self.list.setVisible(bool(self._plans))
        self.empty.setVisible(not self._plans)
        if wanted in self._plans:
            self.list.select(wanted)
        elif self._plans:
            self.list.select_first()
        self._picked(self.list.current_key() if self._plans else "")

    def _row(self, plan: PlanShown) -> Row:
        about = (plan.time, plan.place, plan.hamlet, plan.case, plan.topic)
        owed = plan.next_owed or (plan.owed[-1] if plan.owed else None)
        return Row(
            plan.number,
            (
                Cell(list_date(plan.date, self._today)),
                Cell(plan_words(plan.what), " · ".join(part for part in about if part)),
                Cell(list_date(owed.last_day, self._today) if owed else "–", role="" if owed else "muted"),
                Cell(chip=owed_chip(owed, self._today)) if owed else Cell(""),
            ),
            plan,
        )

    def _picked(self, key: str) -> None:
        plan = self._plans.get(key)
        self.form.show_plan(plan, self._host)
        gathers = plan is not None and plan.what in ("conference", "case_dialogue")
        self.questions.setVisible(gathers)
        self.questions.show_plan(plan if gathers else None)

    def take_focus(self) -> None:
        if self._plans:
            self.list.setFocus()
        else:
            self.form.take_focus()

    def new(self) -> None:
        """F2: an empty form beside the list."""
        self.list.clearSelection()
        self.form.show_plan(None, self._host)
        self.questions.hide()
        self.form.take_focus()

    # writing

    def save(self) -> None:
        form = self.form
        if not form.check():
            return
        desk, given, plan, reason = self._page.window_.desk, form.record(), form.plan, form.reason()

        def work() -> str:
            from danvan_desk.actions.plans import change_plan, make_plans
            from danvan_desk.domain.reading import read_record
            from danvan_desk.domain.records import NewPlan

            record = read_record(given, desk.today)
            assert isinstance(record, NewPlan)
            if plan is None:
                return make_plans(desk, [record])[0]
            change_plan(desk, plan.number, record, reason)
            return plan.number

        def done(number: str) -> None:
            form.saved()
            self._select = number
            self._page.say.emit(_("Đã lưu lịch ngày {day}").format(day=full_date(date.fromisoformat(given["date"]))))
            self.list.setFocus()

        self._page.write(work, done, changes="plans", refused=self._refused)

    def _refused(self, error: Refused) -> None:
        left = self.form.show_problems(error.problems)
        if left:
            self._page.notice.say_error(escape("; ".join(problem.message for problem in left)))
            self._page.notice.show()

    def _told(self, field: str) -> None:
        desk, plan, today = self._page.window_.desk, self.form.plan, self._today
        if plan is None:
            return

        def work() -> None:
            from danvan_desk.actions.plans import note_told

            note_told(desk, [plan.number], field, today)

        words = _("Đã ghi: làm ngày {day}").format(day=full_date(today))
        self._page.write(work, lambda _n: self._page.say.emit(words), changes="plans", refused=self._refused)

    def cancel(self) -> None:
        desk, plan, reason = self._page.window_.desk, self.form.plan, self.form.reason()
        if plan is None:
            return

        def work() -> None:
            from danvan_desk.actions.plans import cancel_plan

            cancel_plan(desk, plan.number, reason)

        words = _("Đã hủy lịch ngày {day}").format(day=full_date(plan.date))

        def done(_nothing: None) -> None:
            self.form.saved()
            self._page.say.emit(words)

        self._page.write(work, done, changes="plans", refused=self._refused)

    def _hold(self) -> None:
        """A dialogue's minutes are written on its form; a reception goes straight into the book."""
        desk, plan = self._page.window_.desk, self.form.plan
        if plan is None:
            return
        if plan.what in ("conference", "case_dialogue"):
            self.hold.emit(plan)
            return

        def work() -> str:
            from danvan_desk.actions.plans import hold_reception

            return hold_reception(desk, plan.number)

        words = _("Đã ghi buổi tiếp ngày {day} vào sổ").format(day=full_date(plan.date))
        self._page.write(
            work, lambda _n: self._page.say.emit(words), changes=("plans", "visits"), refused=self._refused
        )

    def _keep_questions(self) -> None:
        desk, plan, given = self._page.window_.desk, self.questions.plan, self.questions.records()
        if plan is None:
            return

        def work() -> None:
            from danvan_desk.actions.plans import ask_before

            ask_before(desk, plan.number, given)

        words = _("Đã lưu {n} ý kiến gom trước").format(n=len(given))
        self._page.write(work, lambda _n: self._page.say.emit(words), changes="plans", refused=self._refused)

    def _plan_month(self, days: list[date], time: str, place: str) -> None:
        desk, host = self._page.window_.desk, self._host

        def work() -> list[str]:
            from danvan_desk.actions.plans import make_plans
            from danvan_desk.domain.reading import read_record
            from danvan_desk.domain.records import NewPlan

            given = [
                {"type": "plan", "what": "reception", "date": day.isoformat(), "time": time or None,
                 "place": place or None, "host": host or None}
                for day in days
            ]  # fmt: skip
            records = [read_record(one, desk.today) for one in given]
            return make_plans(desk, [one for one in records if isinstance(one, NewPlan)])

        def done(made: list[str]) -> None:
            self._select = made[0]
            self.month.days.set_value(None)
            self._page.say.emit(_("Đã lên lịch {n} ngày Chủ tịch tiếp công dân").format(n=len(made)))

        def refused(error: Refused) -> None:
            self.month.say_wrong("; ".join(problem.message for problem in error.problems))

        self._page.write(work, done, changes="plans", refused=refused)

    def _print_month(self, first: date) -> None:
        desk = self._page.window_.desk

        def work() -> Made:
            from danvan_desk.actions.plan_papers import print_schedule

            return print_schedule(desk, first)

        def show(made: Made) -> None:
            from ui.dialogs.preview import PreviewDialog

            title = _("Lịch tiếp công dân của Chủ tịch, tháng {month}").format(month=f"{first:%m/%Y}")
            PreviewDialog(made.content, title, made.file_name, None, self._page.window_, word=made.word).open()

        self._page.write(
            work,
            show,
            changes=(),
            refused=lambda error: self.month.say_wrong("; ".join(problem.message for problem in error.problems)),
        )
