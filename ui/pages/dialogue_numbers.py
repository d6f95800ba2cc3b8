"""Số liệu đối thoại: the numbers of a year or of any days, the list behind each, and all of it in Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from danvan_desk.errors import HomeTrouble
from danvan_desk.texts import _
from ui import theme
from ui.folders import offered
from ui.pages.dialogue_list import kind_words
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import check_all
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from danvan_desk.domain.dialogue_lists import YearLists, YearRow
    from ui.pages.page import Page

_COUNTS, _NARROW_COUNTS, _BESIDE = 330, 302, 1000


class DialogueNumbers(QDialog):
    """`open_dialogue(number)` when a line of a list is opened; the dialog closes then."""

    open_dialogue = Signal(str)

    def __init__(self, page: Page, today: date) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Số liệu đối thoại"))
        self.setModal(True)
        self._page, self._today = page, today
        self.lists: YearLists = {}
        self._period = (date(today.year, 1, 1), today)
        self.start = DateField("start", _("Từ ngày"), required=True, today=today)
        self.end = DateField("end", _("Đến ngày"), required=True, today=today)
        self.notice = Notice()
        self.notice.hide()
        asking = QHBoxLayout()
        asking.setSpacing(8)
        asking.addWidget(self.start)
        asking.addWidget(self.end)
        for part in (
            Button(_("Tính số liệu"), self.count, key="F5"),
            Button(_("Năm trước"), lambda: self._turn_year(-1)),
            Button(_("Năm sau"), lambda: self._turn_year(1)),
        ):
            asking.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        asking.addStretch(1)
        self.numbers = RecordsView([Column(_("Nội dung"), 0), Column(_("Số lượng"), 84, "number")], tall="row")
        self.numbers.setAccessibleName(_("Các số liệu đối thoại"))
        self.numbers.picked.connect(self._show_list)
        self.numbers.opened.connect(lambda _key: self._to_rows())
        self.rows = RecordsView(
            [Column(_("Ngày"), 94, "date"), Column(_("Nội dung"), 0, "two"), Column(_("Hạn"), 94, "date", spare=True),
             Column(_("Xong ngày"), 94, "date", spare=True), Column(_("Tính"), 56, "number")],
            tall="two_line_dense",
        )  # fmt: skip
        self.rows.setAccessibleName(_("Danh sách của số liệu đang chọn"))
        self.rows.opened.connect(self._open)
        self.nothing = EmptyState(_("Số này bằng 0: trong thời gian đã chọn không có mục nào."), None)
        left, self.right = Panel(padded=False), Panel(" ", padded=False)
        left.body.addWidget(self.numbers, 1)
        self.right.body.addWidget(self.nothing)
        self.right.body.addWidget(self.rows, 1)
        most = page.window().size()
        wide = min(1120, most.width() - 24)
        left.setFixedWidth(round((_COUNTS if wide >= _BESIDE else _NARROW_COUNTS) * theme.line("body") / 18))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(left)
        middle.addWidget(self.right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        foot.addWidget(Button(_("Lưu Excel"), self.export, key="Ctrl+E", icon="file-spreadsheet", primary=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        whole.addWidget(self.notice)
        whole.addLayout(asking)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        for key, run in (("F5", self.count), ("Ctrl+E", self.export)):
            QShortcut(QKeySequence(key), self).activated.connect(run)
        self.resize(wide, min(600, most.height() - 24))
        self._ask(*self._period)

    def _turn_year(self, step: int) -> None:
        year = (self.start.value() or self._today).year + step
        last = self._today if year == self._today.year else date(year, 12, 31)
        self._ask(date(year, 1, 1), last)

    def _ask(self, start: date, end: date) -> None:
        self.start.set_value(start)
        self.end.set_value(end)
        self.count()

    def count(self) -> None:
        """F5: for the days typed."""
        if not check_all([self.start, self.end]):
            return
        start, end = self.start.value() or self._today, self.end.value() or self._today
        if end < start:
            self.end.set_error(_("Đến ngày phải từ {day} trở đi.").format(day=full_date(start)))
            return
        desk = self._page.window_.desk

        def work() -> YearLists:
            from danvan_desk.queries.dialogue_year import year_lists

            return year_lists(desk, start, end)

        def show(found: YearLists) -> None:
            self._period = (start, end)
            self._take(found)

        self._page.window_.tasks.run(work, show, self._failed, owner=self)

    def _take(self, found: YearLists) -> None:
        self.notice.hide()
        self.lists = found
        kept = self.numbers.current_key()
        amounts = {name: sum(row.amount for row in rows) for name, rows in found.items()}
        words = number_words()
        self.numbers.set_rows([Row(name, (Cell(words[name]), Cell(str(amounts[name])))) for name in found])
        if not (kept and self.numbers.select(kept)):
            self.numbers.select_first()
        self._show_list(self.numbers.current_key())
        self.numbers.setFocus()

    def _show_list(self, name: str) -> None:
        found = self.lists.get(name, ())
        self.right.set_title(number_words().get(name, " "))
        self.rows.set_rows([self._row(at, row) for at, row in enumerate(found)])
        self.rows.setVisible(bool(found))
        self.nothing.setVisible(not found)

    def _row(self, at: int, row: YearRow) -> Row:
        about = [row.dialogue if row.words else "", row.where or "", row.owner or ""]
        title = row.words or f"{kind_words(row.kind)} {row.dialogue}"
        days = [full_date(day) if day else "–" for day in (row.due, row.done_on)]
        second = " · ".join(part for part in about if part)
        cells = (Cell(full_date(row.date)), Cell(title, second), *(Cell(day) for day in days), Cell(str(row.amount)))
        return Row(f"{row.dialogue}/{at}", cells, row)

    def _to_rows(self) -> None:
        if self.rows.isVisible():
            self.rows.setFocus()
            self.rows.select_first()

    def _open(self, key: str) -> None:
        self.open_dialogue.emit(key.partition("/")[0])
        self.accept()

    def export(self) -> None:
        """Ctrl+E: the numbers counted last and the lists behind them."""
        start, end = self._period
        name = offered(f"So-lieu-doi-thoai-{start:%Y%m%d}-{end:%Y%m%d}.xlsx")
        given, _filter = QFileDialog.getSaveFileName(self, _("Lưu số liệu đối thoại"), name, _("Sổ Excel (*.xlsx)"))
        if not given:
            return
        path = Path(given if given.lower().endswith(".xlsx") else given + ".xlsx")
        desk, lists, words = self._page.window_.desk, self.lists, number_words()

        def work() -> None:
            from danvan_desk.actions.office import office_details
            from danvan_desk.exchange.dialogue_book import dialogue_year_xlsx
            from danvan_desk.whole_file import write_whole

            try:
                write_whole(path, dialogue_year_xlsx(office_details(desk).name, start, end, lists, words))
            except OSError as error:
                said = _("Không ghi được {file}. Đóng tệp nếu đang mở trong Excel hay chọn nơi khác rồi thử lại.")
                raise HomeTrouble(said.format(file=path)) from error

        def done(_nothing: None) -> None:
            self._page.say.emit(_("Đã lưu {file}").format(file=path))

        self._page.window_.tasks.run(work, done, self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        from ui.pages.page import error_words

        self.notice.say_error(error_words(error))
        self.notice.show()


def number_words() -> dict[str, str]:
    return {
        "conferences": _("Hội nghị đối thoại đã tổ chức"),
        "in_cases": _("Đối thoại trong vụ việc"),
        "at_seat": _("Tổ chức tại trụ sở"),
        "at_hamlet": _("Tổ chức tại thôn, khu phố"),
        "attended": _("Lượt người dự"),
        "questions": _("Ý kiến, câu hỏi"),
        "answered": _("Ý kiến được trả lời tại chỗ"),
        "promised": _("Lời hứa, cam kết"),
        "kept_in_time": _("Lời hứa xong đúng hạn"),
        "kept_late": _("Lời hứa xong trễ hạn"),
        "not_yet": _("Lời hứa chưa xong"),
        "published": _("Lời hứa đã công khai"),
    }
