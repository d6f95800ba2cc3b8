"""Văn bản chỉ đạo, tập huấn: what table 06 counts, entered where it happens, corrected and taken back with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from danvan_desk.domain.vocabulary import LogKind, label
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages.log_form import LogForm
from ui.pages.page import Page, Shell
from ui.pages.report_head import PeriodChooser
from ui.pages.report_periods import Asked, year_with
from ui.pages.visit_draft import DraftKeeper
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.fields import left_to_fix
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, columns
from ui.widgets.states import ChipText

if TYPE_CHECKING:
    from danvan_desk.queries.drafts import SavedDraft
    from danvan_desk.queries.small_log import LogShown

_SIDE = 372
_NEW = ""
PAGE = "small_log"


@dataclass(frozen=True)
class _Found:
    """`asked` is another period than the page's where the entry wanted lies there; `draft` is looked for once."""

    asked: Asked
    entries: list[LogShown]
    draft: SavedDraft | None


class SmallLogPage(Page):
    """`enter` takes "new", the number of an entry ("log-7"), a period (`Asked`) or a draft."""

    cares: ClassVar[frozenset[str]] = frozenset({"log"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._entries: dict[str, LogShown] | None = None
        self._wanted: str | None = None  # what to show once read; "" an empty form
        self._resuming = False  # and to go on where its correction was left
        self._written = ""  # the new entry just saved: to be seen in the list, not to be corrected by typing on
        self._draft_known = False
        self.period = PeriodChooser(window.today)
        self.period.choose(year_with(window.today))
        self.period.chosen.connect(lambda _asked: self.reload())
        self.days = self.period.own_days()
        self.list = RecordsView(
            [
                Column(_("Ngày"), 92, "date"),
                Column(_("Văn bản, lớp"), 0, "two"),
                Column(_("Số lớp"), 64, "number", spare=True),
                Column(_("Số người"), 76, "number", spare=True),
            ],
            tall="two_line",
        )
        self.list.setAccessibleName(_("Văn bản chỉ đạo và lớp tập huấn của kỳ"))
        self.list.picked.connect(self._picked)
        self.empty = EmptyState(
            _("Kỳ này chưa ghi văn bản chỉ đạo hay lớp tập huấn nào; các cột 1 đến 5 của biểu 06 là 0."),
            Button(_("Ghi mục mới"), self.new, key="F2"),
        )
        self.empty.hide()
        self.form = LogForm(window.today)
        self.list.opened.connect(lambda _key: self.correct())
        self.form.saving.connect(self.save)
        self.form.beginning.connect(self.new)
        self.form.correcting.connect(self.correct)
        self.form.leaving.connect(self.give_up)
        self.form.taking_back.connect(self.take_back)
        self.form.edited.connect(self._typed)
        self.keeper = DraftKeeper(window, self._draft, PAGE)
        self.keeper.failed.connect(self.show_error)
        panel = self._panel = Panel(padded=False)
        panel.body.addWidget(self.empty)
        panel.body.addWidget(self.list, 1)
        panel.body.addStretch(0)
        self.body.setSpacing(0)
        self.body.addWidget(self.days)
        self.body.addLayout(columns(panel, self.form, round(_SIDE * (1.08 if theme.is_large() else 1))), 1)

    # the window asks

    def title(self) -> str:
        return _("Văn bản chỉ đạo, tập huấn")

    def facts(self) -> str:
        if self._entries is None:
            return ""
        standing = [one for one in self._entries.values() if one.taken_back_on is None]
        lessons = [one for one in standing if one.kind == LogKind.TRAINING]
        return _("{n} văn bản, {m} lớp, {people} người").format(
            n=len(standing) - len(lessons),
            m=sum(one.classes or 0 for one in lessons),
            people=sum(one.people or 0 for one in lessons),
        )

    def head_buttons(self) -> list[QWidget]:
        return [self.period]

    def commands(self) -> list[Command]:
        return [
            Command(_("Ghi mục mới"), self.new, "F2", "record", short=_("ghi mới"), icon="plus"),
            Command(_("Lưu"), self.save, "Ctrl+S", "record", short=_("lưu")),
            Command(_("Rút lại mục đang chọn"), self.take_back, "", "record"),
            *self.period.commands(),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), ("Enter", _("sửa mục đang chọn")), ("Esc", _("quay lại"))]

    def enter(self, target: object = None) -> None:
        if isinstance(target, Asked):
            self._wanted = _NEW
            self._turn(None)
            self.period.choose(target)
            self.list.setFocus()
        elif target == "new":
            self.new()
        elif isinstance(target, str) and target.startswith("log-"):
            self._wanted = target
            self.list.setFocus()
            self.reload()
        elif target is not None and self._draft_known:  # a draft; else the first reading takes it up
            self._wanted, self._resuming = _correction(self.form.unsaved()), True
            self.reload()

    def may_leave(self) -> bool:
        """Always: what was typed is kept as a draft."""
        self.keeper.flush()
        return True

    def go_back(self) -> bool:
        """Out of the days being typed, then from an entry to the list."""
        if not self.days.isHidden():
            self.days.hide()
        elif self.form.editing:
            self.give_up()
        elif self.form.entry is None or not self._in_form():
            return False
        self.list.setFocus()
        return True

    def give_up(self) -> None:
        """The correction under way is dropped: the entry is read as it is kept."""
        self._turn(self.form.entry)
        self.list.setFocus()

    def _in_form(self) -> bool:
        now = self.window().focusWidget()
        return now is not None and self.form.isAncestorOf(now)

    # reading and showing

    def reload(self) -> None:
        desk, asked, wanted, first = self.window_.desk, self.period.asked(), self._wanted, not self._draft_known

        def work() -> _Found:
            from danvan_desk.queries.drafts import drafts
            from danvan_desk.queries.small_log import log_entries, log_entry

            draft = next((one for one in drafts(desk) if one.page == PAGE), None) if first else None
            number = _correction(draft.data["typed"]) if draft and wanted is None else wanted
            shown = asked
            if number:
                day = log_entry(desk, number).date
                shown = asked if asked.period.start <= day <= asked.period.end else year_with(day)
            return _Found(shown, log_entries(desk, shown.period), draft)

        self.read(work, self._take, self._panel)

    def _take(self, found: _Found) -> None:
        if found.asked != self.period.asked():
            self.period.show_period(found.asked)
        self._entries = {one.number: one for one in found.entries}
        self.empty.setVisible(not self._entries)
        self.list.setVisible(bool(self._entries))
        self.list.set_rows([self._row(one) for one in found.entries])
        if found.draft is not None:
            self.keeper.begin(found.draft.id)
            self.form.take_up(found.draft.data["typed"])
            self.say.emit(_("Đã lấy lại phần đang ghi dở."))
        resuming = self._resuming or (found.draft is not None and self._wanted is None)
        if self._written:
            self._show_written()
        else:
            self._show(self._first(found) if self._wanted is None else self._wanted)
        if resuming:
            self.form.correct(taken_up=True)
        self._wanted, self._resuming, self._written, self._draft_known = None, False, "", True
        self.refresh_head()

    def _first(self, found: _Found) -> str:
        """Where nobody asked for one: the entry in hand; when the page is new, the correction left unfinished."""
        return _correction(found.draft.data["typed"]) if found.draft is not None else self.form.key()

    def _show_written(self) -> None:
        """In sight, not chosen: the form is being filled with the next one."""
        self.list.blockSignals(True)
        self.list.select(self._written)
        self.list.setCurrentIndex(QModelIndex())
        self.list.blockSignals(False)

    def _row(self, one: LogShown) -> Row:
        words = label(LogKind(one.kind))
        gone = one.taken_back_on is not None
        chip = ChipText("dropped", _("Đã rút lại"), dashed=True) if gone else None
        why = one.taken_back_why if gone else one.note
        second = " · ".join(part for part in (words if one.title else "", why) if part)
        role = "muted" if gone else ""
        numbers = [Cell("" if n is None else str(n), role=role) for n in (one.classes, one.people)]
        cells = (Cell(full_date(one.date), role=role), Cell(one.title or words, second, chip=chip, role=role), *numbers)
        return Row(one.number, cells, one)

    def _show(self, key: str) -> None:
        """The entry, or an empty form; what is being corrected stays."""
        if key:
            self.list.select(key)
        else:
            self.list.setCurrentIndex(QModelIndex())
        if not (self.form.editing and key == self.form.key()):
            self._turn((self._entries or {}).get(key))

    def _picked(self, key: str) -> None:
        if not (self.form.editing and key == self.form.key()):
            self._turn((self._entries or {}).get(key))

    def _turn(self, entry: LogShown | None) -> None:
        """Another entry, or an empty form; a correction under way is given up, which is said."""
        given_up = self.form.is_touched()
        if given_up or entry != self.form.entry or self.form.editing:
            self.form.show_entry(entry)
        if given_up:
            self.say.emit(_("Đã bỏ phần sửa dở; mục vẫn như đã ghi trong sổ."))
            self._typed()

    def new(self) -> None:
        """F2: an empty form beside the list."""
        self._wanted = _NEW
        self.list.setCurrentIndex(QModelIndex())
        self._turn(None)
        self.form.take_focus()

    def correct(self) -> None:
        """Enter: the entry chosen, opened as it is kept."""
        left = self.form.key() in self.form.unsaved()
        self.form.correct()
        if left and not self.form.is_touched():
            self._typed()

    # drafts

    def _draft(self) -> tuple[str, dict[str, Any]] | None:
        typed = self.form.unsaved()
        return (_("Văn bản chỉ đạo, tập huấn đang ghi"), {"typed": typed}) if typed else None

    def _typed(self) -> None:
        if self.form.unsaved():
            self.keeper.touch()
        else:
            self.keeper.drop()

    # writing

    def save(self) -> None:
        """Ctrl+S: into the books, or the reasons under the fields."""
        form, desk = self.form, self.window_.desk
        self.notice.hide()
        if form.entry is not None and form.entry.taken_back_on is not None:
            self.say.emit(_("Mục này đã rút lại, không sửa được nữa."))
            return
        if form.entry is not None and not form.editing:
            self.say.emit(_("Mục này đang để đọc: Enter để sửa, F2 để ghi mục mới."))
            return
        if not form.check():
            self._say_left()
            return
        given, number, reason = form.record(), form.key(), form.reason()

        def work() -> str:
            from danvan_desk.actions.small_log import correct_log, record_log
            from danvan_desk.domain.reading import read_record
            from danvan_desk.domain.records import NewLog

            record = read_record(given, desk.today)
            assert isinstance(record, NewLog)
            if not number:
                return record_log(desk, record)
            correct_log(desk, number, record, reason)
            return number

        self._write(work, _("Đã sửa mục này") if number else _("Đã ghi vào sổ"))

    def take_back(self) -> None:
        """The entry shown no longer counts; the reason stands in the form."""
        form, desk, number = self.form, self.window_.desk, self.form.key()
        if form.entry is None or form.entry.taken_back_on is not None:
            self.say.emit(_("Chọn trước một mục còn tính để rút lại."))
            return
        if not form.editing:
            self.correct()
        if not form.check_reason():
            self._say_left()
            return
        reason = form.reason()

        def work() -> str:
            from danvan_desk.actions.small_log import take_back_log

            take_back_log(desk, number, reason)
            return number

        self._write(work, _("Đã rút lại, mục này không còn tính vào biểu"))

    def _write(self, work: Any, words: str) -> None:
        """A new entry leaves an empty form for the next one; a corrected one is read again."""
        fresh = self.form.entry is None

        def done(number: str) -> None:
            self.form.saved()
            self._typed()
            self._wanted = number
            self._written = number if fresh else ""
            self.say.emit(words)
            self.form.take_focus() if fresh else self.list.setFocus()

        def refused(error: Refused) -> None:
            left = self.form.show_problems(error.problems)
            self._say_left(len(left))
            if left:
                self.notice.say_error(escape("; ".join(problem.message for problem in left)))
                self.notice.show()

        self.write(work, done, changes="log", refused=refused)

    def _say_left(self, more: int = 0) -> None:
        self.window_.say(left_to_fix(list(self.form.fields.values()), more), wrong=True)


def _correction(typed: Mapping[str, object]) -> str:
    """Of what was left unfinished: the number of the entry that was being corrected, "" where none was."""
    return next((number for number in typed if number), _NEW)
