"""Gửi báo cáo: the versions of a period that went up, the next one, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui.folders import offered
from ui.pages.page import error_words
from ui.pages.report_changes import ChangesPanel
from ui.pages.report_periods import span_dash
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import CheckField, TextField, check_all, show_problems
from ui.widgets.notice import Notice
from ui.widgets.panel import GAP, Panel, scrolled
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.domain.periods import Period
    from danvan_desk.tallies.sent import ChangedCell, Report
    from ui.pages.page import Page

_WIDTH, _HEIGHT, _LEFT, _MOST_LIST = 1080, 560, 350, 176
CHANGES = "reports"
"""What a report that was sent changes in the window."""


@dataclass(frozen=True)
class _Read:
    reports: tuple[Report, ...]
    changed: tuple[ChangedCell, ...]
    broken: int


class ReportSending(QDialog):
    """`ReportSending(page, period).open()`; `sent` once a version went up or a reason was given."""

    sent = Signal()

    def __init__(self, page: Page, period: Period) -> None:
        super().__init__(page)
        self._page, self._period = page, period
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Gửi báo cáo"))
        today = page.window_.today
        self.versions = RecordsView([Column("", 0, "two")], tall="two_line_dense", header=False)
        self.versions.setAccessibleName(_("Các bản đã gửi"))
        self.versions.picked.connect(lambda _key: self._read_changes())
        self._reports: tuple[Report, ...] = ()
        self.loaded = False
        self.number = TextField("document_no", _("Số báo cáo"), required=True, max_length=60)
        self.number.line.setPlaceholderText("12/BC-UBND")
        self.day = DateField("day", _("Ngày báo cáo"), required=True, today=today, not_after=today)
        self.day.set_value(today)
        self.despite = CheckField("checks", _("Vẫn gửi dù còn phép kiểm chưa đạt"))
        self.despite.hide()
        self.notice = Notice()
        self.notice.hide()
        self.sending = Button(_("Gửi và khóa kỳ"), self.send, key="Ctrl+Return", icon="lock", primary=True)
        self.page = Button(_("Xem, in trang thay đổi"), self._print, icon="printer")
        self.changes = ChangesPanel(self._give_reasons)
        self.changes.open_record.connect(self._open)
        self._build()
        self._read()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.setSpacing(10)
        whole.addWidget(Words(_("Báo cáo kỳ {period}").format(period=span_dash(self._period)), "case"))
        both = QHBoxLayout()
        both.setSpacing(GAP)
        column = QWidget()
        left = QVBoxLayout(column)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GAP)
        self._old = Panel(_("Đã gửi"), padded=False)
        self.none = Words(
            _("Kỳ này chưa gửi. Gửi xong, số liệu được giữ nguyên như đã gửi và kỳ được khóa."), wrap=True
        )
        self.none.setContentsMargins(12, 8, 12, 8)
        self._old.body.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        self._old.body.addWidget(self.versions)
        self._files = QHBoxLayout()
        self._files.setContentsMargins(8, 6, 8, 8)
        self._files.setSpacing(6)
        self.again = [
            Button(_("In lại"), self._print_again, icon="printer", small=True),
            Button("Excel", lambda: self._save_again(".xlsx"), icon="file-spreadsheet", small=True),
            Button("JSON", lambda: self._save_again(".json"), icon="download", small=True),
        ]
        for button in self.again:
            self._files.addWidget(button)
        self._files.addStretch(1)
        self._old.body.addLayout(self._files)
        left.addWidget(self._old)
        self._new = Panel(_("Gửi bản mới"))
        for widget in (self.notice, self.number, self.day, self.despite):
            self._new.body.addWidget(widget)
        left.addWidget(self._new)
        left.addStretch(1)
        room = scrolled(column)
        room.setFixedWidth(_LEFT)
        both.addWidget(room)
        both.addWidget(self.changes, 1)
        whole.addLayout(both, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.page)
        foot.addStretch(1)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        foot.addWidget(self.sending)
        whole.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.send)
        most = self._page.window().size()
        self.resize(min(_WIDTH, most.width() - 24), min(_HEIGHT, most.height() - 24))

    # reading

    def _read(self) -> None:
        desk, period = self._page.window_.desk, self._period

        def work() -> _Read:
            from danvan_desk.tallies.compute import compute
            from danvan_desk.tallies.sent import changes, sent_reports

            reports = tuple(sent_reports(desk, period))
            broken = sum(not check.holds for table in compute(desk, period).tables for check in table.checks)
            return _Read(reports, tuple(changes(desk, reports[0].id)) if reports else (), broken)

        self._page.window_.tasks.run(work, self._show, self._failed, owner=self)

    def _show(self, read: _Read) -> None:
        self._reports, self.loaded = read.reports, True
        self.versions.blockSignals(True)  # the newest one's changes are here already
        self.versions.set_rows([_row(report) for report in read.reports])
        self.versions.setVisible(bool(read.reports))
        self.versions.setFixedHeight(min(self.versions.rows_height(), _MOST_LIST))
        self.none.setVisible(not read.reports)
        for button in self.again:
            button.setVisible(bool(read.reports))
        if read.reports:
            self.versions.select_first()
        self.versions.blockSignals(False)
        self.changes.show_changes(read.changed, sent=bool(read.reports))
        self.page.refuse("" if read.reports else _("Chưa gửi bản nào."))
        self.despite.setVisible(bool(read.broken))
        why = ""
        if self._period.end >= self._page.window_.today:
            why = _("Kỳ chưa hết; gửi được từ ngày sau ngày cuối kỳ.")
        elif read.reports and not read.changed:
            why = _("Kỳ này đã gửi và chưa có số nào thay đổi.")
        self.sending.refuse(why)
        self.number.setEnabled(not why)
        self.day.setEnabled(not why)
        if why:
            self.notice.say(escape(why))
        elif read.reports:
            self.notice.say(_("Bản mới thay bản trước; bản trước vẫn được giữ để in lại."))
        else:
            self.notice.hide()
        self.notice.setVisible(bool(why or read.reports))
        if not why:
            self.number.line.setFocus()
        elif read.reports:
            self.versions.setFocus()

    def _read_changes(self) -> None:
        """Of the version chosen: against the one sent after it, of the newest against the books."""
        report, desk = self._chosen(), self._page.window_.desk
        if report is None:
            return
        number = report.id

        def work() -> tuple[ChangedCell, ...]:
            from danvan_desk.tallies.sent import changes

            return tuple(changes(desk, number))

        def show(cells: tuple[ChangedCell, ...]) -> None:
            chosen = self._chosen()
            if chosen is not None and chosen.id == number:
                self.changes.show_changes(cells, sent=True)

        self._page.window_.tasks.run(work, show, self._failed, owner=self)

    def _chosen(self) -> Report | None:
        key = self.versions.current_key()
        return next((one for one in self._reports if str(one.id) == key), None)

    # sending

    def send(self) -> None:
        if not self.sending.isEnabled() or not check_all([self.number, self.day]):
            return
        desk, period = self._page.window_.desk, self._period
        number, day, despite = str(self.number.value() or ""), self.day.value(), bool(self.despite.value())
        if day is None:
            return

        def work() -> Report:
            from danvan_desk.actions.reports import send_report

            return send_report(desk, period, number, day, despite=despite)

        def done(report: Report) -> None:
            words = _("Đã khóa kỳ {period}, bản {n}, báo cáo {number}.")
            self._page.say.emit(words.format(period=span_dash(period), n=report.version, number=report.document_no))
            self.number.set_value("")
            self.sent.emit()
            self._read()

        self._page.write(work, done, changes=CHANGES, refused=self._refused)

    def _refused(self, error: Refused) -> None:
        left = show_problems([self.number, self.day, self.despite], error.problems)
        if left:
            self.notice.say_error(escape("; ".join(one.message for one in left)))
            self.notice.show()

    def _give_reasons(self, records: Sequence[str], text: str) -> None:
        report, desk = self._chosen(), self._page.window_.desk
        if report is None:
            return
        number = report.id

        def work() -> None:
            from danvan_desk.actions.reports import give_reasons

            give_reasons(desk, [(number, record, text) for record in records])

        def done(_nothing: None) -> None:
            self._page.say.emit(_("Đã ghi lý do của {record}.").format(record=", ".join(records)))
            self._read_changes()

        self._page.write(work, done, changes=CHANGES)

    # what comes out

    def _print_again(self) -> None:
        self._of_version(".pdf", self._preview)

    def _save_again(self, ending: str) -> None:
        path = self._ask_file(f"{self._file()}{ending}", "Excel (*.xlsx)" if ending == ".xlsx" else "JSON (*.json)")
        if path is not None:
            self._of_version(ending, lambda data: self._write(data, path))

    def _of_version(self, ending: str, use: Callable[[bytes], object]) -> None:
        report, desk = self._chosen(), self._page.window_.desk
        if report is None:
            return
        number = report.id

        def work() -> bytes:
            from danvan_desk.tallies.export import contents
            from danvan_desk.tallies.sent import sent_tally

            return contents(sent_tally(desk, number), ending)

        self._page.window_.tasks.run(work, use, self._failed, owner=self)

    def _print(self) -> None:
        report, desk = self._chosen(), self._page.window_.desk
        if report is None:
            return
        number = report.id

        def work() -> PaperMade:
            from danvan_desk.actions.reports import print_changes

            return print_changes(desk, number)

        self._page.window_.tasks.run(work, self._preview_changes, self._failed, owner=self)

    def _preview(self, pdf: bytes) -> None:
        from ui.dialogs.preview import PreviewDialog

        PreviewDialog(pdf, _("Biểu báo cáo đã gửi"), f"{self._file()}.pdf", None, self._page.window_).open()

    def _preview_changes(self, made: PaperMade) -> None:
        from ui.dialogs.preview import PreviewDialog

        lacking = _("Chưa ghi lý do: {records}").format(records=", ".join(made.missing)) if made.missing else ""
        name = f"Thay-doi-{self._file()}.pdf"
        PreviewDialog(made.content, made.title, name, None, self._page.window_, warning=lacking, word=made.word).open()

    def _file(self) -> str:
        report = self._chosen() or self._reports[0]
        return f"Bao-cao-{self._period.start:%Y%m%d}-{self._period.end:%Y%m%d}-ban-{report.version}"

    def _ask_file(self, name: str, kinds: str) -> Path | None:
        given, _filter = QFileDialog.getSaveFileName(self, _("Lưu báo cáo"), offered(name), kinds)
        return Path(given) if given else None

    def _write(self, data: bytes, path: Path) -> None:
        from danvan_desk.whole_file import write_whole

        def done(_path: Path) -> None:
            self._page.say.emit(_("Đã lưu {file}").format(file=path))

        self._page.window_.tasks.run(lambda: write_whole(path, data), done, self._failed, owner=self)

    def _open(self, number: str) -> None:
        self.accept()
        self._page.open_record.emit(number)

    def _failed(self, error: Exception) -> None:
        self.notice.say_error(error_words(error))
        self.notice.show()


def _row(report: Report) -> Row:
    first = _("Bản {n}, số {number}").format(n=report.version, number=report.document_no)
    second = _("ngày {day}, {who} gửi").format(day=full_date(report.day), who=report.sent_by)
    return Row(str(report.id), (Cell(first, second=second, bold=True),))
