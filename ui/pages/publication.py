"""Danh sách công khai: the results of a period to be made public, what is overdue first; what is told of each, the
paper, the Excel list, and the day they were posted."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from danvan_desk.domain.periods import Period
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui.folders import offered
from ui.keys import Command
from ui.pages.page import Page, Shell
from ui.pages.publication_side import PostedDialog, SummaryPanel
from ui.pages.report_head import PeriodChooser
from ui.pages.report_periods import Asked, own
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.dates import full_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, action_row, columns
from ui.widgets.words import ElidedWords, rule

if TYPE_CHECKING:
    from danvan_desk.actions.meeting import Made
    from danvan_desk.queries.publication import Publication

_SIDE = 340


@dataclass(frozen=True)
class _Found:
    """`before`: results of earlier periods that are still to be made public."""

    listed: list[Publication]
    before: list[Publication]


class PublicationPage(Page):
    """`enter` takes a period (`Asked`)."""

    cares: ClassVar[frozenset[str]] = frozenset({"cases", "petitions"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._found: _Found | None = None
        self._awaited = True
        self.period = PeriodChooser(window.today)
        self.period.chosen.connect(lambda _asked: self.reload())
        self.days = self.period.own_days()
        self.list = RecordsView(
            [
                Column(_("Vụ việc, nội dung công khai"), 0, "two"),
                Column(_("Hạn"), 92, "date"),
                Column(_("Đã công khai"), 108, "date", spare=True),
            ],
            tall="two_line_dense",
        )
        self.list.setAccessibleName(_("Kết quả phải công khai của kỳ"))
        self.list.setSelectionMode(RecordsView.SelectionMode.ExtendedSelection)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self.open_record)
        self.list.selectionModel().selectionChanged.connect(lambda *_of: self._say_chosen())
        self.empty = EmptyState(_("Kỳ này không có quyết định, kết luận hay trả lời nào phải công khai."))
        self.empty.hide()
        self.side = SummaryPanel()
        self.side.keeping.connect(self._keep)
        self.body.setSpacing(0)
        self.body.addWidget(self.days)
        self.body.addLayout(columns(self._main(), self.side, _SIDE), 1)

    def _main(self) -> QWidget:
        panel = self._panel = Panel(padded=False)
        self.earlier = LinkButton("", self._show_earlier, icon="octagon-alert")
        self._earlier_line = QWidget()
        line = QHBoxLayout(self._earlier_line)
        line.setContentsMargins(12, 4, 12, 4)
        line.addWidget(self.earlier)
        line.addStretch(1)
        self._earlier_line.hide()
        panel.body.addWidget(self._earlier_line)
        panel.body.addWidget(self.empty)
        panel.body.addWidget(self.list, 1)
        panel.body.addStretch(0)
        bar, row = action_row()
        self.chosen_words = ElidedWords("", "small", "muted")
        row.addWidget(self.chosen_words, 1)
        self.posting = Button(_("Ghi đã công khai"), self.ask_posted, key="F2")
        row.addWidget(self.posting)
        self.printing = Button(_("Xem và in"), self.preview, key="Ctrl+P", icon="printer", primary=True)
        row.addWidget(self.printing)
        panel.body.addWidget(rule())
        panel.body.addWidget(bar)
        return panel

    # the window asks

    def title(self) -> str:
        return _("Danh sách công khai")

    def facts(self) -> str:
        if self._found is None:
            return ""
        listed, today = self._found.listed, self.window_.today
        return _("{n} kết quả, {late} quá hạn, {open} chưa công khai").format(
            n=len(listed),
            late=sum(one.overdue(today) for one in listed),
            open=sum(one.published_on is None for one in listed),
        )

    def head_buttons(self) -> list[QWidget]:
        return [self.period]

    def commands(self) -> list[Command]:
        return [
            Command(_("Ghi đã công khai"), self.ask_posted, "F2", "record", short=_("ghi công khai")),
            Command(_("Lưu lời công khai"), self.side.keep, "Ctrl+S", "record", short=_("lưu lời")),
            Command(_("Xem và in danh sách công khai"), self.preview, "Ctrl+P", "print", short=_("in")),
            Command("Excel", self.save_excel, "Ctrl+E", "print", short="Excel", icon="file-spreadsheet"),
            *self.period.commands(),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), ("Enter", _("mở vụ việc")), ("Esc", _("quay lại"))]

    def enter(self, target: object = None) -> None:
        if isinstance(target, Asked):
            self.period.choose(target)
        self.list.setFocus()

    def may_leave(self) -> bool:
        """Always: what was typed is kept."""
        self.side.keep()
        return True

    def go_back(self) -> bool:
        """Out of the days being typed, then from the text to the list."""
        now = self.window().focusWidget()
        if not self.days.isHidden():
            self.days.hide()
        elif now is None or not self.side.isAncestorOf(now):
            return False
        self.list.setFocus()
        return True

    # reading and showing

    def reload(self) -> None:
        desk, period = self.window_.desk, self.period.asked().period
        self._awaited = True  # the list shown may be of another period
        self._say_chosen()

        def work() -> _Found:
            from danvan_desk.queries.publication import owing_before, publications

            return _Found(publications(desk, period), owing_before(desk, period.start))

        self.read(work, self._show, self._panel)

    def _show(self, found: _Found) -> None:
        self._found = found
        today = self.window_.today
        late = [one for one in found.listed if one.overdue(today)]
        waiting = [one for one in found.listed if one.published_on is None and not one.overdue(today)]
        done = [one for one in found.listed if one.published_on is not None]
        groups = ((_("Quá hạn công khai"), late), (_("Chưa công khai"), waiting), (_("Đã công khai"), done))
        self.list.set_groups(
            [Group(title, title, tuple(self._row(one) for one in rows)) for title, rows in groups]
        )  # fmt: skip
        self.list.setVisible(bool(found.listed))
        self.empty.setVisible(not found.listed)
        words = _("{n} kết quả trước kỳ này quá hạn công khai: xem cả").format(n=len(found.before))
        self.earlier.setText(words)
        self._earlier_line.setVisible(bool(found.before))
        if not self.list.current_key():
            self.list.select_first()
        self._picked(self.list.current_key())
        self._awaited = False
        self._say_chosen()
        self.refresh_head()

    def _row(self, one: Publication) -> Row:
        late = one.overdue(self.window_.today) or one.late()
        posted = full_date(one.published_on) if one.published_on else ""
        name = f"{one.case} · {label(Kind(one.kind))}"
        return Row(
            one.case,
            (
                Cell(name, second=one.summary, bold=True, icon="lock" if one.secret else ""),
                Cell(full_date(one.due), role="overdue" if late else ""),
                Cell(posted, role="overdue" if one.late() else "met"),
            ),
            one,
        )

    def _picked(self, _key: str) -> None:
        from danvan_desk.queries.publication import Publication

        self.side.show_case(self.list.current_data(Publication))

    def chosen(self) -> list[Publication]:
        """Those selected whose posting isn't on record."""
        wanted = set(self.list.selected_keys())
        listed = self._found.listed if self._found else []
        return [one for one in listed if one.case in wanted and one.published_on is None]

    def _say_chosen(self) -> None:
        count = len(self.chosen())
        self.chosen_words.setText(_("{n} đang chọn (Shift, Ctrl chọn thêm)").format(n=count) if count else "")
        awaited = _("Chờ đọc xong danh sách.") if self._awaited else ""
        self.printing.refuse(awaited)
        self.posting.refuse(awaited or ("" if count else _("Chọn vụ việc chưa công khai để ghi.")))

    def _show_earlier(self) -> None:
        if self._found and self._found.before:
            first = min(one.decided_on for one in self._found.before)
            self.period.choose(own(first, self.period.asked().period.end))

    # what is told of a case

    def _keep(self, case: str, text: str) -> None:
        desk = self.window_.desk

        def work() -> str:
            from danvan_desk.actions.publication import save_summary

            return save_summary(desk, case, text)

        def done(kept: str) -> None:
            self.side.take(case, text, kept)
            struck = bool(text) and kept != text
            self.say.emit(_("Đã lưu; tên, số, địa chỉ đã được lược.") if struck else _("Đã lưu lời công khai."))
            self.reload()

        def refused(error: Refused) -> None:
            if self.side.shown is not None and self.side.shown.case == case:
                self.side.text.set_error(error.problems[0].message)

        self.write(work, done, changes=(), refused=refused)

    # posting

    def ask_posted(self) -> None:
        """F2: the day the chosen results were made public."""
        if not self.posting.isEnabled():
            self.say.emit(self.posting.toolTip())
            return
        chosen = self.chosen()
        cases = [one.case for one in chosen]
        dialog = PostedDialog(cases, max(one.decided_on for one in chosen), self.window_.today, self)
        dialog.accepted.connect(lambda: self._record(cases, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _record(self, cases: list[str], dialog: PostedDialog) -> None:
        desk, day = self.window_.desk, dialog.day.value()
        number, note = dialog.document_no.value(), dialog.note.value()
        if day is None:
            return

        def work() -> int:
            from danvan_desk.actions.publication import record_published

            return record_published(desk, cases, day, number, note)

        def done(count: int) -> None:
            self.say.emit(_("Đã ghi công khai {n} vụ việc.").format(n=count))
            self.list.setFocus()

        def refused(error: Refused) -> None:
            self.notice.say_error(escape("; ".join(problem.message for problem in error.problems)))
            self.notice.show()

        self.write(work, done, changes="cases", refused=refused)

    # out

    def preview(self) -> None:
        """Ctrl+P: the list as it is printed, saved as PDF or Word."""
        if not self.printing.isEnabled():
            self.say.emit(self.printing.toolTip())
            return
        self.side.keep()
        desk, period = self.window_.desk, self.period.asked().period

        def work() -> Made:
            from danvan_desk.actions.publication import publication_page

            return publication_page(desk, period)

        self.read(work, lambda made: self._open_preview(made, period))

    def _open_preview(self, made: Made, period: Period) -> None:
        from ui.dialogs.preview import PreviewDialog

        desk = self.window_.desk

        def note(kind: str) -> None:
            def work() -> None:
                from danvan_desk.actions.publication import note_published_list

                note_published_list(desk, period, kind)

            self.write(work, lambda _nothing: None, changes=())

        self.preview_dialog = PreviewDialog(
            made.content, made.title, made.file_name, note, self.window_, word=made.word
        )  # fmt: skip
        self.preview_dialog.open()

    def save_excel(self) -> None:
        from danvan_desk.actions.publication import file_name

        self.side.keep()
        desk, period = self.window_.desk, self.period.asked().period
        given, _filter = QFileDialog.getSaveFileName(
            self, _("Xuất danh sách công khai"), offered(f"{file_name(period)}.xlsx"), "Excel (*.xlsx)"
        )
        if not given:
            return
        path = Path(given if given.lower().endswith(".xlsx") else f"{given}.xlsx")

        def work() -> int:
            from danvan_desk.actions.publication import write_publications

            return write_publications(desk, period, path)

        self.write(work, lambda _count: self.say.emit(_("Đã ghi {file}").format(file=path)), changes=())
