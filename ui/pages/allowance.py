"""Bảng bồi dưỡng tiếp công dân: who received citizens on how many days of a month and what each is given; its files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from danvan_desk.domain.allowance import Rate
from danvan_desk.domain.amounts import dong
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _
from ui import theme
from ui.folders import offered
from ui.keys import Command
from ui.pages import report_periods as periods
from ui.pages.allowance_amounts import AllowanceAmounts, own_words
from ui.pages.allowance_person import AllowancePerson, rate_words
from ui.pages.page import Page, Shell, error_words
from ui.pages.report_head import PeriodChooser
from ui.pages.report_periods import Asked
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import left_to_fix
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, action_row, columns
from ui.widgets.states import ChipText
from ui.widgets.words import ElidedWords, rule

if TYPE_CHECKING:
    from danvan_desk.queries.allowance import AllowanceSheet, OnSheet

T = TypeVar("T")
_SIDE = 348
_UNNAMED = "unnamed"


class AllowancePage(Page):
    """`enter` takes a period (`Asked`); the first time it is the last month."""

    cares: ClassVar[frozenset[str]] = frozenset({"visits", "plans", "allowance"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._sheet: AllowanceSheet | None = None
        self.period = PeriodChooser(window.today)
        self.period.choose(periods.latest(periods.CALENDAR_MONTH, window.today))
        self.period.chosen.connect(lambda _asked: self.reload())
        self.own_days = self.period.own_days()
        self.told = Notice()
        self.told.hide()
        self.list = RecordsView(
            [
                Column(_("Họ và tên"), 0, "two"),
                Column(_("Số ngày"), 68, "number"),
                Column(_("Mức (đ)"), 84, "number", spare=True),
                Column(_("Thành tiền (đ)"), 112, "number"),
            ],
            tall="two_line",
        )
        self.list.setAccessibleName(_("Những người tiếp công dân trong kỳ"))
        self.list.picked.connect(lambda _key: self._show_person())
        self.list.opened.connect(lambda _key: self._to_days())
        self.person = AllowancePerson(window.today)
        self.person.said.connect(self._say_of_person)
        self.person.adding.connect(self.add_day)
        self.person.doubted.connect(self._doubt)
        self.person.taking_back.connect(self.take_back)
        self.person.day_opened.connect(self._open_day)
        self._build()

    def _build(self) -> None:
        self._panel = Panel(padded=False)
        self._panel.body.addWidget(self.list, 1)
        self.total = ElidedWords("", bold=True)
        self.amounts = LinkButton(_("Mức chi…"), self.open_amounts, icon="pencil")
        self.excel = Button("Excel", self.save_excel, key="Ctrl+E", icon="file-spreadsheet")
        self.printing = Button(_("Xem và in"), self.preview, key="Ctrl+P", icon="printer", primary=True)
        sums = QHBoxLayout()
        sums.setContentsMargins(12, 6, 12, 0)
        sums.setSpacing(8)
        sums.addWidget(self.total, 1)
        sums.addWidget(self.amounts)
        bar, buttons = action_row()
        buttons.addStretch(1)
        buttons.addWidget(self.excel)
        buttons.addWidget(self.printing)
        self._panel.body.addWidget(rule())
        self._panel.body.addLayout(sums)
        self._panel.body.addWidget(bar)
        self.body.setSpacing(0)
        self.body.addWidget(self.own_days)
        self.body.addWidget(self.told)
        self.body.addLayout(columns(self._panel, self.person, round(_SIDE * (1.08 if theme.is_large() else 1))), 1)
        self.setFocusProxy(self.list)

    # the window asks

    def title(self) -> str:
        return _("Bồi dưỡng tiếp công dân")

    def facts(self) -> str:
        if self._sheet is None:
            return ""
        listed = self._sheet.listed
        return _("{n} người, {days} ngày").format(n=len(listed), days=sum(len(one.days) for one in listed))

    def head_buttons(self) -> list[QWidget]:
        return [self.period]

    def commands(self) -> list[Command]:
        return [
            Command(_("Thêm ngày không có trong sổ"), self.person.begin, "F2", "record", short=_("thêm ngày")),
            Command(_("Ghi ngày đang thêm"), self.add_day, "Ctrl+S", "record"),
            Command(_("Rút lại ngày đang chọn"), self.take_back, "", "record"),
            Command(_("Mức bồi dưỡng một ngày…"), self.open_amounts, "", "record"),
            Command(_("Lưu bảng bồi dưỡng Excel…"), self.save_excel, "Ctrl+E", "print", short="Excel"),
            Command(_("Lưu bảng bồi dưỡng Word…"), self.save_word, "", "print"),
            Command(_("Xem và in bảng bồi dưỡng"), self.preview, "Ctrl+P", "print", short=_("in")),
            *self.period.commands(),
            Command(_("Về trang Báo cáo"), lambda: self.window_.go("reports"), "", "view"),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), ("Enter", _("các ngày")), ("Esc", _("quay lại"))]

    def enter(self, target: object = None) -> None:
        if isinstance(target, Asked):
            self.period.choose(target)
        self.list.setFocus()

    def go_back(self) -> bool:
        """Out of the days being typed, then from a person to the list."""
        now = self.window().focusWidget()
        if not self.own_days.isHidden():
            self.own_days.hide()
        elif now is None or not self.person.isAncestorOf(now):
            return False
        self.list.setFocus()
        return True

    # reading and showing

    def reload(self) -> None:
        desk, asked = self.window_.desk, self.period.asked()

        def work() -> AllowanceSheet:
            from danvan_desk.queries.allowance import allowance_sheet

            return allowance_sheet(desk, asked.period)

        self.read(work, self._show, self._panel)

    def _show(self, sheet: AllowanceSheet) -> None:
        self._sheet = sheet
        rows = [self._row(sheet, one) for one in sheet.people]
        if sheet.unnamed:
            days = len({source.date for source in sheet.unnamed})
            second = _("{n} ngày có lượt tiếp không rõ ai tiếp, chưa tính cho ai").format(n=days)
            cell = Cell(_("Chưa ghi người tiếp"), second, role="due_soon", icon="triangle-alert")
            rows.append(Row(_UNNAMED, (cell, Cell(""), Cell(""), Cell(""))))
        self.list.set_rows(rows)
        if rows and not self.list.current_key():
            self.list.select_first()
        self.person.name.set_suggestions([one.name for one in sheet.people])
        self.total.setText(_("Cộng {total} đ").format(total=dong(sheet.total)))
        self.total.setToolTip(self.total.text())
        for button in (self.excel, self.printing):
            button.refuse("" if sheet.listed else _("Kỳ này chưa có ai trong bảng."))
        self._tell(sheet)
        self._show_person()
        self.refresh_head()

    def _tell(self, sheet: AllowanceSheet) -> None:
        from danvan_desk.lawbook import shipped_allowance

        law, own = shipped_allowance(), own_words(sheet.amounts)
        if sheet.period.start.year < law.issued and not own:
            words = _("Kỳ này trước năm {year}, khi Thông tư mới ban hành: xem lại mức chi trước khi in.")
            self.told.warn(words.format(year=law.issued))
        elif own:
            self.told.say(own)
        self.told.setVisible(bool(own) or sheet.period.start.year < law.issued)

    def _row(self, sheet: AllowanceSheet, one: OnSheet) -> Row:
        out = not one.in_sheet
        role = "muted" if out else ""
        chip = ChipText("dropped", _("Không lên bảng"), dashed=True) if out else None
        second = " · ".join(filter(None, (one.title, rate_words(one.rate))))
        figures = ("", "") if out else (dong(sheet.amounts[one.rate].dong), dong(sheet.due(one)))
        numbers = [Cell(words, role=role) for words in (str(len(one.days)), *figures)]
        return Row(one.key, (Cell(one.name, second, chip=chip, role=role), *numbers), one)

    def _show_person(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        key = self.list.current_key()
        one = next((one for one in sheet.people if one.key == key), None)
        self.person.show_person(one, sheet.amounts, sheet.unnamed if key == _UNNAMED else ())

    def _to_days(self) -> None:
        self.person.days.setFocus()

    def _open_day(self, day: object, number: str) -> None:
        if number:
            self.open_record.emit(number)
        else:
            self.window_.go("reception", (day, day))

    # writing

    def _say_of_person(self) -> None:
        desk, form, one = self.window_.desk, self.person, self.person.one
        if one is None:
            return
        title, rate, listed = form.title.value() or "", Rate(form.rate.value() or one.rate), form.in_sheet.value()

        def work() -> None:
            from danvan_desk.actions.allowance import say_of_person

            say_of_person(desk, one, title=title, rate=rate, in_sheet=listed)

        self.write(work, lambda _nothing: self.say.emit(_("Đã ghi")), changes="allowance")

    def add_day(self) -> None:
        """Ctrl+S: the day typed is written, or the reasons stand under the fields; nothing typed yet, to the fields."""
        desk, form = self.window_.desk, self.person
        if not form.begun():
            form.begin()
            return
        if not form.check():
            self._say_left()
            return
        name, day, reason, sure = form.name.value(), form.day.value(), form.reason.value(), form.sure
        period = self.period.asked().period

        def work() -> list[Problem]:
            from danvan_desk.actions.allowance import add_day
            from danvan_desk.queries.allowance import day_doubts

            doubts = [] if sure else day_doubts(desk, name, day, period)
            if not doubts:
                add_day(desk, name, day, reason)
            return doubts

        def asked(doubts: list[Problem]) -> bool:
            if doubts:
                form.ask(doubts, saving=True)
                self.window_.say(_("Chưa ghi: xem câu hỏi dưới ô. Đúng như vậy thì Ctrl+S lần nữa."), wrong=True)
            return bool(doubts)

        self._write(work, _("Đã thêm ngày {day:%d/%m/%Y} cho {name}").format(day=day, name=name), asked)

    def _doubt(self) -> None:
        """A name or a day was typed: what is to be asked about it stands under it before anything is written."""
        desk, form = self.window_.desk, self.person
        name, day, period = form.name.value() or "", form.day.value(), self.period.asked().period
        if form.sure or not form.begun():
            return

        def work() -> list[Problem]:
            from danvan_desk.queries.allowance import day_doubts

            return day_doubts(desk, name, day, period)

        def show(doubts: list[Problem]) -> None:
            if (name, day) == (form.name.value() or "", form.day.value()) and form.begun() and not form.sure:
                form.ask(doubts)

        self.window_.tasks.run(work, show, self.show_error, owner=self)

    def take_back(self) -> None:
        """The added day chosen counts no more; the reason stands in the form."""
        desk, form, added = self.window_.desk, self.person, self.person.added()
        if added is None:
            self.say.emit(_("Chọn trước một ngày ghi thêm còn tính để rút lại."))
            return
        if not form.check_reason():
            self._say_left()
            return
        why = form.reason.value()

        def work() -> None:
            from danvan_desk.actions.allowance import take_back_day

            take_back_day(desk, added.id, why)

        self._write(work, _("Đã rút lại ngày {day:%d/%m/%Y}").format(day=added.date))

    def _write(self, work: Callable[[], T], words: str, stays: Callable[[T], bool] = lambda _value: False) -> None:
        """`stays(value)`: nothing was written yet, the form stays as it is."""

        def done(value: T) -> None:
            if stays(value):
                return
            self.person.saved()
            self.notice.hide()
            self.say.emit(words)
            self.list.setFocus()

        def refused(error: Refused) -> None:
            left = self.person.show_problems(error.problems)
            self._say_left(len(left))
            if left:
                self.notice.say_error(escape("; ".join(problem.message for problem in left)))
                self.notice.show()

        self.write(work, done, changes="allowance", refused=refused)

    def _say_left(self, more: int = 0) -> None:
        form = self.person
        self.window_.say(left_to_fix([form.name, form.day, form.reason], more), wrong=True)

    def open_amounts(self) -> None:
        from danvan_desk.lawbook import shipped_allowance

        desk, sheet, tasks = self.window_.desk, self._sheet, self.window_.tasks
        if sheet is None:
            return

        def save(amounts: dict[Rate, int | None], done: Callable[[], object], failed: Callable[[str], object]) -> None:
            def work() -> None:
                from danvan_desk.actions.allowance import set_amounts

                set_amounts(desk, amounts)

            def told(error: Exception) -> None:
                failed(error_words(error))

            tasks.run(work, lambda _nothing: done(), told, owner=self, changes="allowance")

        AllowanceAmounts(shipped_allowance(), sheet.amounts, save, self).open()

    # files

    def preview(self) -> None:
        """The sheet as it will be printed; the dialog prints it, or saves PDF or Word."""
        desk, sheet = self.window_.desk, self._sheet
        if sheet is None or not sheet.listed:
            return

        def work() -> tuple[bytes, Any]:
            from danvan_desk.actions.allowance import allowance_data
            from danvan_desk.actions.papers import rendered
            from danvan_desk.papers.allowance import allowance_paper

            paper = allowance_paper(allowance_data(desk, sheet))
            return rendered(paper, "pdf"), partial(rendered, paper, "docx")

        def show(made: tuple[bytes, Any]) -> None:
            from ui.dialogs.preview import PreviewDialog

            pdf, word = made
            title, window = _("Bảng bồi dưỡng tiếp công dân"), self.window_
            PreviewDialog(pdf, title, self._file(".pdf"), None, window, word=word).open()

        self.window_.tasks.run(work, show, self.show_error, owner=self)

    def save_excel(self) -> None:
        self._save(".xlsx", "Excel (*.xlsx)")

    def save_word(self) -> None:
        self._save(".docx", _("Tệp Word (*.docx)"))

    def _save(self, ending: str, kind: str) -> None:
        desk, sheet = self.window_.desk, self._sheet
        if sheet is None or not sheet.listed:
            return
        title = _("Lưu bảng bồi dưỡng")
        named, _filter = QFileDialog.getSaveFileName(self, title, offered(self._file(ending)), kind)
        if not named:
            return
        path = Path(named if named.lower().endswith(ending) else named + ending)

        def work() -> None:
            from danvan_desk.actions.allowance import allowance_file
            from danvan_desk.whole_file import write_whole

            write_whole(path, allowance_file(desk, sheet, ending))

        def done(_nothing: None) -> None:
            self.say.emit(_("Đã ghi {file}").format(file=path))

        self.window_.tasks.run(work, done, self.show_error, owner=self)

    def _file(self, ending: str) -> str:
        period = self.period.asked().period
        return f"Bang-boi-duong-{period.start:%Y%m%d}-{period.end:%Y%m%d}{ending}"
