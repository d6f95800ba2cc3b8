"""Thiết lập: the office, the working calendar, the rules in force, the forms' words, the look, the data, the
program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages.page import Page, Shell, error_words
from ui.pages.settings_calendar import CalendarSection
from ui.pages.settings_data import DataSection
from ui.pages.settings_law import LawChanges
from ui.pages.settings_look import AboutSection, LookSection
from ui.pages.settings_moves import MovesPreview
from ui.pages.settings_office import OfficeSection
from ui.pages.settings_proposal import Proposals
from ui.pages.settings_reading import SettingsRead, read_settings
from ui.pages.settings_rules import RulesSection
from ui.pages.settings_wording import WordingSection, leaves_unsaved
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.panel import GAP, Panel

if TYPE_CHECKING:
    from danvan_desk.actions.office import OfficeDetails
    from danvan_desk.safekeeping.backup import BackupMade
    from danvan_desk.safekeeping.checking import CheckReport

_LIST = 196
_LAST_YEAR = 2150
OFFICE, CALENDAR, RULES, WORDING, LOOK = "office", "calendar", "rules", "wording", "look"
DATA, ABOUT = "data", "about"


class SettingsPage(Page):
    """`enter` takes a section: office, calendar, rules, wording, look, data, about."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.office = OfficeSection(self.save_office, window.settings.receipt)
        self.preview = MovesPreview(self._take, self._leave, self._export)
        self.proposals = Proposals(self, self.preview, self._show_preview)
        self.law = LawChanges(self, self.proposals)
        self.calendar = CalendarSection(window.today, self._turn_year, self.law.choose_notice, self.law.look_at_days)
        self.rules = RulesSection(window.today, self.law.open_rule, self.law.look_at_rule, self.law.look_at_withdrawal)
        self.calendar.turned.connect(window.refresh_commands)
        self.rules.turned.connect(window.refresh_commands)
        self.wording = WordingSection(self)
        self.wording.turned.connect(window.refresh_commands)
        self.look = LookSection(window.settings, self._save_look)
        self.data = DataSection(self.back_up, self.back_up_elsewhere, self.check_books, self._open_folder)
        self.sections: dict[str, QWidget] = {
            OFFICE: self.office, CALENDAR: self.calendar, RULES: self.rules, WORDING: self.wording,
            LOOK: self.look, DATA: self.data, ABOUT: AboutSection(window.home),
        }  # fmt: skip
        self.list = RecordsView([Column("", 0)], tall="nav", header=False)
        self.list.setAccessibleName(_("Mục thiết lập"))
        self.list.set_rows([Row(code, (Cell(words, icon=icon),)) for code, words, icon in _names()])
        self.list.picked.connect(self._show_section)
        self.list.opened.connect(lambda _code: self._into_section())
        index = Panel(padded=False)
        index.setFixedWidth(round(_LIST * theme.line("body") / 18))
        index.body.addWidget(self.list)
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
        self.stack.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(index)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)
        self.list.select(OFFICE)

    # what the page says of itself

    def title(self) -> str:
        return _("Thiết lập")

    def facts(self) -> str:
        return {code: words for code, words, _icon in _names()}[self.section()]

    def section(self) -> str:
        return self.list.current_key() or OFFICE

    def commands(self) -> list[Command]:
        made = [
            Command(words, partial(self.choose, code), f"Alt+{at}", "view")
            for at, (code, words, _icon) in enumerate(_names(), 1)
        ]
        now = self.section()
        if now == OFFICE:
            made.append(Command(_("Lưu"), self.save_office, "Ctrl+S", "file", short=_("lưu")))
        elif self.proposals.is_open():
            made.append(Command(_("Ghi thay đổi đang xem"), self._take, "Ctrl+S", "file", short=_("ghi")))
            made.append(Command(_("Xuất Excel"), self._export, "Ctrl+E", "file", short=_("xuất Excel")))
        elif now == CALENDAR and self.calendar.is_editing():
            made.append(Command(_("Xem trước"), self.law.look_at_days, "Ctrl+S", "file", short=_("xem trước")))
        elif now == CALENDAR:
            made += [
                Command(_("Sửa ngày…"), self.calendar.begin_editing, "F2", "file", short=_("sửa ngày")),
                Command(_("Nhập thông báo…"), self.law.choose_notice, "Ctrl+O", "file", short=_("nhập thông báo")),
                Command(_("Năm trước"), lambda: self._turn_year(-1), "PgUp", "view"),
                Command(_("Năm sau"), lambda: self._turn_year(1), "PgDown", "view"),
            ]
        elif now == RULES and self.rules.is_card():
            made.append(Command(_("Xem trước"), self.law.look_at_rule, "Ctrl+S", "file", short=_("xem trước")))
        elif now == WORDING and self.wording.is_card():
            made.append(Command(_("Lưu"), self.wording.save, "Ctrl+S", "file", short=_("lưu")))
        elif now == WORDING:
            made.append(Command(_("Lọc danh sách"), self.wording.words.take_focus, "Ctrl+F", "view", short=_("lọc")))
        elif now == DATA:
            made.append(Command(_("Sao lưu ngay"), self.back_up, "Ctrl+B", "file", short=_("sao lưu")))
        return made

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", _("chọn mục")), ("Enter", _("vào mục")), ("Alt+1…7", _("tới mục")), *super().keys()]

    # going about

    def enter(self, target: object = None) -> None:
        if isinstance(target, str) and target in self.sections:
            self.choose(target)
        self.list.setFocus()

    def choose(self, code: str) -> None:
        self.list.select(code)

    def _show_section(self, code: str) -> None:
        self.proposals.leave()
        self.stack.setCurrentWidget(self.sections[code])
        self.refresh_head()
        if self.isVisible():
            self.window_.refresh_commands()

    def _into_section(self) -> None:
        """Enter: the first field or list of the section."""
        section = self.sections[self.section()]
        inside = (w for w in section.findChildren(QWidget) if w.isVisibleTo(section) and w.isEnabled())
        first = next((w for w in inside if int(w.focusPolicy().value) & 1), None)
        if first is not None:
            first.setFocus()

    def go_back(self) -> bool:
        if self.proposals.is_open():
            self._leave()
            return True
        if self.section() == CALENDAR and self.calendar.is_editing():
            self.calendar.leave_editing()
            return True
        if self.section() == RULES and self.rules.is_card():
            self.rules.leave_card()
            return True
        if self.section() == WORDING and self.wording.is_card():
            self.wording.leave_card()
            return True
        if not self.list.hasFocus():
            self.list.setFocus()
            return True
        return False

    def may_leave(self) -> bool:
        """What was typed of the office or of a form is saved, thrown away, or stayed with."""
        if self.office.is_changed():
            if not leaves_unsaved(self, _("Tên và người của cơ quan đã sửa mà chưa lưu.")):
                return False
            self.office.undo_changes()
        return self.wording.may_leave()

    # reading

    def reload(self) -> None:
        desk, year = self.window_.desk, self.calendar.year()

        def work() -> SettingsRead:
            return read_settings(desk, year)

        self.read(work, self._show)
        self.wording.reload()

    def _show(self, found: SettingsRead) -> None:
        self.office.show_details(found.office)
        self.calendar.show_year(found.calendar)
        self.rules.show_rules(found.rules, found.today)
        self.data.show_facts(found.data)

    def _turn_year(self, by: int) -> None:
        year = self.calendar.year() + by
        if date.min.year < year <= _LAST_YEAR:
            self.calendar.set_year(year)
            self.reload()

    # the office

    def save_office(self) -> None:
        if not self.office.may_save():
            return
        if not self.office.is_changed():
            self.say.emit(_("Không có gì thay đổi để lưu."))
            return
        desk, values = self.window_.desk, self.office.values()

        def work() -> OfficeDetails:
            from danvan_desk.actions.office import OfficeDetails, change_office, office_details

            change_office(desk, OfficeDetails(**values))
            return office_details(desk)

        def done(details: OfficeDetails) -> None:
            self.window_.save_settings(receipt=self.office.layout_chosen())
            self.office.saved(details)
            self.say.emit(_("Đã lưu tên và người của cơ quan."))

        self.write(work, done, changes="office", refused=self._refused)

    def _refused(self, error: Refused) -> None:
        left = self.office.refused(error)
        if left:
            self.notice.say_error("; ".join(left))
            self.notice.show()

    # a change to the calendar or the rules, looked at before it is written

    def _take(self) -> None:
        self.proposals.take()

    def _export(self) -> None:
        self.proposals.export()

    def _leave(self) -> None:
        self.proposals.leave()

    def _show_preview(self, shown: bool) -> None:
        section = self.sections[self.section()]
        self.stack.setCurrentWidget(self.preview if shown else section)
        if not shown and self.isVisible():
            self._into_section()
        self.window_.refresh_commands()

    # the look

    def _save_look(self, **changes: Any) -> None:
        window = self.window_
        anew = bool({"language", "text_size"} & set(changes))  # every page is made anew: come back to this section
        if anew and not self.may_leave():
            self.look.show_settings(window.settings)
            return
        window.save_settings(**changes)
        if anew:
            QTimer.singleShot(0, partial(window.go, "settings", LOOK))

    # the data

    def back_up(self, to: Path | None = None) -> None:
        home = self.window_.home

        def work() -> BackupMade:
            from danvan_desk.safekeeping.backup import backup

            return backup(home, to)

        self._keep_safe(_("Đang sao lưu và kiểm tra…"), work, self.data.say_backup, changes="office")

    def back_up_elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Chọn nơi để bản sao"))
        if folder:
            self.back_up(Path(folder))

    def check_books(self) -> None:
        home = self.window_.home

        def work() -> CheckReport:
            from danvan_desk.safekeeping.checking import check

            return check(home)

        self._keep_safe(_("Đang kiểm tra sổ…"), work, self.data.say_check)

    def _keep_safe(
        self, words: str, work: Callable[[], Any], say: Callable[[Any], object], *, changes: str | tuple[str, ...] = ()
    ) -> None:
        self.data.set_busy(words)

        def done(value: Any) -> None:
            self.data.set_busy("")
            say(value)

        def failed(error: Exception) -> None:
            self.data.set_busy("")
            self.data.say_error(error_words(error))

        self.window_.tasks.run(work, done, failed, owner=self, changes=changes)

    def _open_folder(self) -> None:
        home = self.window_.home
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(home))):
            self.say.emit(_("Không mở được {folder}. Hãy mở bằng trình quản lý tệp.").format(folder=home))


def _names() -> list[tuple[str, str, str]]:
    """Code, words and icon of each section."""
    return [
        (OFFICE, _("Cơ quan"), "id-card"),
        (CALENDAR, _("Lịch làm việc"), "calendar-days"),
        (RULES, _("Quy định đang áp dụng"), "book-open"),
        (WORDING, _("Mẫu văn bản"), "file-text"),
        (LOOK, _("Giao diện"), "sun"),
        (DATA, _("Dữ liệu, sao lưu"), "shield-check"),
        (ABOUT, _("Về chương trình"), "info"),
    ]
