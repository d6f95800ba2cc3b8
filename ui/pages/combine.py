"""Tổng hợp nhiều đơn vị: the tallies of a folder put together; who handed in, what is wrong, the workbook."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from danvan_desk.domain.periods import Period
from danvan_desk.texts import _, _as
from ui.folders import offered
from ui.keys import Command
from ui.pages.combine_rows import ALL, facts, groups, kinds, name_of, tips, told
from ui.pages.combine_rows import columns as list_columns
from ui.pages.page import Page, Shell
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.count_strip import CountStrip
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, check_all
from ui.widgets.flow import FlowRow
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.panel import Panel, columns, scrolled
from ui.widgets.progress_band import ProgressBand
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.tallies.combine import Combined, Line

_SIDE = 300
_OWN_LIST = "own"
_LISTS = "*.txt *.csv"
_FILTERS = "Excel (*.xlsx);;JSON (*.json)"


class CombinePage(Page):
    """`enter` takes a folder (a Path); without one the last stays."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._folder: Path | None = None
        self._own_list: Path | None = None
        self._combined: Combined | None = None
        self.choosing = Button(_("Chọn thư mục"), self.choose, key="Ctrl+O", icon="folder-open")
        self.saving = Button(_("Lưu sổ Excel"), self.save, key="Ctrl+E", icon="file-spreadsheet", primary=True)
        self.province = ComboField("province", _("Đơn vị phải nộp"), empty=_("Các xã của tỉnh có tệp"))
        self.start = DateField("start", _("Kỳ từ ngày"), today=window.today)
        self.end = DateField("end", _("đến ngày"), today=window.today, check=self._check_end)
        self.due = DateField("due", _("Hạn nộp"), today=window.today)
        self.province.edited.connect(self._take_province)
        for field, words in (
            (self.start, _("Để trống: kỳ của đa số tệp")),
            (self.end, _("Để trống: kỳ của đa số tệp")),
            (self.due, _("Để trống: ngày 17 tháng cuối, với kỳ của Thông tư 06/2025")),
        ):
            field.line.entered.connect(self.reload)
            field.setToolTip(words)
        self.again = Button(_("Đọc lại"), self.reload, key="F5", icon="rotate-cw")
        asked = QWidget()
        row = FlowRow()
        asked.setLayout(row)
        row.add(self.province, least=170)
        for field in (self.start, self.end, self.due):
            row.add(field, grow=False, least=112)
        row.add(self.again, grow=False)
        self.band = ProgressBand()
        self.saved = Notice()
        self.saved.hide()
        self.list = RecordsView(list_columns(), tall="two_line_dense")
        self.list.setAccessibleName(_("Các đơn vị và tình trạng nộp"))
        self.list.picked.connect(lambda _key: self._show_line())
        self.list.opened.connect(lambda _key: self.open_file())
        self.empty = EmptyState(
            _("Chọn thư mục có các tệp .json mà các xã, phường xuất từ trang Báo cáo (JSON cho tỉnh)."),
            Button(_("Chọn thư mục"), self.choose, icon="folder-open"),
        )
        self.kinds = CountStrip(kinds(None), tips())
        self.kinds.set_value(ALL)
        self.kinds.chosen.connect(lambda _kind: self._show_kind())
        self.kinds.hide()
        self.none = EmptyState()
        self.none.hide()
        panel = Panel(_as("list", "Đơn vị"), padded=False)
        self._panel = panel
        panel.body.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        panel.body.addWidget(self.none, 0, Qt.AlignmentFlag.AlignTop)
        panel.body.addWidget(self.list, 1)
        self.list.hide()
        self.body.addWidget(asked)
        self.body.addWidget(self.band)
        self.body.addWidget(self.saved)
        self.body.addWidget(self.kinds)
        self.body.addLayout(columns(panel, self._make_side(), _SIDE), 1)
        self.setFocusProxy(self.list)
        self._say_state()

    def _make_side(self) -> QWidget:
        self.side = Panel(_("Đơn vị đang chọn"))
        self._name = Words("", bold=True, wrap=True)
        self.told = Words("", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._file = Words("", "small", "muted", wrap=True)
        self.opening = LinkButton(_("Mở tệp"), self.open_file, icon="file-text", key="Enter")
        sheet = QWidget()
        lines = QVBoxLayout(sheet)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for widget in (self._name, self.told, self._file, self.opening):
            lines.addWidget(widget)
        lines.addStretch(1)
        self.side.body.addWidget(scrolled(sheet))
        self._show_line()
        return self.side

    # the window asks

    def title(self) -> str:
        return _("Tổng hợp nhiều đơn vị")

    def facts(self) -> str:
        if self._combined is not None:
            return facts(self._combined)
        return str(self._folder) if self._folder else ""

    def head_buttons(self) -> list[QWidget]:
        return [self.choosing, self.saving]

    def commands(self) -> list[Command]:
        return [
            Command(_("Chọn thư mục tệp nộp…"), self.choose, "Ctrl+O", "file", short=_("chọn thư mục")),
            Command(_("Đọc lại"), self.reload, "F5", "view"),
            Command(_("Lưu sổ tổng hợp…"), self.save, "Ctrl+E", "print", short="Excel"),
            Command(_("Về trang Báo cáo"), lambda: self.window_.go("reports"), "", "view"),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), ("Enter", _("mở tệp đang chọn")), ("F5", _("đọc lại"))]

    def enter(self, target: object = None) -> None:
        self._offer_provinces()
        if isinstance(target, Path):
            self._folder = target
            self.reload()
        (self.list if not self.list.isHidden() else self.empty).setFocus()

    def go_back(self) -> bool:
        if self.band.is_running():
            self.band.stop()
        elif self.kinds.value() != ALL:
            self.kinds.set_value(ALL)
            self._show_kind()
        else:
            return False
        return True

    def may_leave(self) -> bool:
        """What is being read or written for this page is given up with it."""
        if self.band.is_running():
            self.band.stop()
        return True

    def _offer_provinces(self) -> None:
        from danvan_desk.communes import provinces

        if self.province.combo.count() < 2:
            own = (_OWN_LIST, _("Danh sách riêng…"))
            self.province.set_choices([own, *((one.name, one.name) for one in provinces())])

    def _take_province(self) -> None:
        """A province, or an own list: a text file with a code or a name a line."""
        if self.province.value() == _OWN_LIST:
            given, _filter = QFileDialog.getOpenFileName(
                self, _("Danh sách đơn vị phải nộp, mỗi dòng một mã hoặc tên"), offered(""), _LISTS
            )
            self._own_list = Path(given) if given else None
            if not given:
                self.province.set_value(None)
        self.reload()

    # reading

    def choose(self) -> None:
        given = QFileDialog.getExistingDirectory(
            self, _("Thư mục có các tệp .json"), str(self._folder) if self._folder else offered("")
        )
        if given:
            self._folder = Path(given)
            self.reload()

    def reload(self) -> None:
        folder = self._folder
        if folder is None or self.band.is_running() or not self._days_are_right():
            return
        start, end = self.start.value(), self.end.value()
        period = Period(start, end) if start and end else None
        named, own_list = self.province.value(), self._own_list
        due, today = self.due.value(), self.window_.today
        counted = _("Đang đọc: {done} trên {of} tệp")
        progress = self.band.begin(_("Đang đọc…"), lambda done, of: counted.format(done=done, of=of))
        self.saved.hide()
        self._say_state()

        def work() -> Combined | None:
            from danvan_desk.papers.errors import Cancelled
            from danvan_desk.tallies.combine import combine, tally_files
            from danvan_desk.tallies.reporters import listed

            own = listed(own_list) if own_list is not None and named == _OWN_LIST else ()
            provinces = (named,) if named and not own else ()
            files = tally_files([folder])
            try:
                return combine(
                    files, today, period=period, provinces=provinces, listed=own, due=due, progress=progress
                )  # fmt: skip
            except Cancelled:
                return None

        self.window_.tasks.run(work, self._show, self._failed, owner=self)

    def _days_are_right(self) -> bool:
        if not check_all([self.start, self.end, self.due]):
            return False
        for one, other in ((self.start, self.end), (self.end, self.start)):
            if one.is_empty() and not other.is_empty():
                one.set_error(_("Ghi cả hai ngày, hoặc bỏ trống cả hai."))
                return False
        return True

    def _check_end(self, value: date) -> str | None:
        start = self.start.value()
        return _("Phải từ ngày đầu kỳ trở đi.") if start and value < start else None

    def _show(self, combined: Combined | None) -> None:
        self.band.end()
        self.notice.hide()
        if combined is None:
            self.say.emit(_("Đã dừng, danh sách cũ giữ nguyên."))
        else:
            self._combined = combined
            self._panel.set_facts(str(self._folder))
            self.kinds.set_choices(kinds(combined))
            self.kinds.show()
            self.empty.hide()
            self._show_kind()
            self.list.setFocus()
        self._say_state()

    def _show_kind(self) -> None:
        """The offices of the kind chosen."""
        if self._combined is None:
            return
        kind = self.kinds.value()
        self.list.set_groups(groups(self._combined, kind))
        there = self.list.count() > 0
        self.list.setVisible(there)
        self.none.setVisible(not there)
        if not there:
            words = next(one.words for one in kinds(self._combined) if one.code == kind)
            self.none.say(_("Không có đơn vị nào: {kind}.").format(kind=words))
        if not self.list.current_key():
            self.list.select_first()
        self._show_line()

    def _failed(self, error: Exception) -> None:
        self.band.end()
        self.show_error(error)
        self._say_state()

    def _say_state(self) -> None:
        """What can be done now, and why not."""
        why = ""
        if self.band.is_running():
            why = _("Đang làm, chờ xong hoặc bấm Esc để dừng.")
        elif self._combined is None:
            why = _("Chọn thư mục trước.")
        elif self._combined.tally is None:
            why = _("Không có tệp nào cộng được.")
        self.saving.refuse(why)
        for button in (self.choosing, self.again):
            button.refuse(why if self.band.is_running() else "")
        self.refresh_head()

    # one office

    def line(self) -> Line | None:
        from danvan_desk.tallies.combine import Line

        return self.list.current_data(Line)

    def _show_line(self) -> None:
        line = self.line()
        got = line.received if line is not None else None
        self._name.setText(name_of(line) if line is not None else "")
        self.told.setText(told(line) if line is not None else _("Chọn một dòng để xem vì sao."))
        self._file.setText(got.path().replace("/", "/\u200b").replace("\\", "\\\u200b") if got is not None else "")
        for widget, there in ((self._name, line), (self._file, got), (self.opening, got)):
            widget.setVisible(there is not None)

    def open_file(self) -> None:
        """The file as it came in, in whatever the machine opens it with."""
        line = self.line()
        if line is None or line.received is None:
            self.say.emit(_("Đơn vị này chưa có tệp."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(line.received.file))):
            self.say.emit(
                _("Không mở được {folder}. Hãy mở thư mục này bằng trình quản lý tệp.").format(
                    folder=line.received.file.parent
                )
            )

    # out

    def save(self) -> None:
        combined = self._combined
        if self.band.is_running() or combined is None or combined.tally is None:
            self.say.emit(self.saving.toolTip())
            return
        period = combined.tally.period
        name = f"Tong-hop-{period.start:%Y%m%d}-{period.end:%Y%m%d}.xlsx"
        given, chosen = QFileDialog.getSaveFileName(self, _("Lưu sổ tổng hợp"), offered(name), _FILTERS)
        if not given:
            return
        ending = ".json" if "json" in chosen and not given.lower().endswith(".xlsx") else ".xlsx"
        path = Path(given if given.lower().endswith((".xlsx", ".json")) else given + ending)
        progress = self.band.begin(_("Đang lập sổ…"), _writing)
        self.saved.hide()
        self._say_state()

        def work() -> Path | None:
            from danvan_desk.papers.errors import Cancelled
            from danvan_desk.tallies.combined_book import write

            try:
                return write(combined, path, progress)
            except Cancelled:
                return None

        self.window_.tasks.run(work, self._written_to, self._failed, owner=self)

    def _written_to(self, path: Path | None) -> None:
        self.band.end()
        self.notice.hide()
        if path is None:
            self.say.emit(_("Đã dừng, chưa ghi tệp nào."))
        else:
            self.saved.say(_("Đã ghi {file}").format(file=escape(str(path))), "check")
            self.saved.show()
            self.say.emit(_("Đã ghi {file}").format(file=path))
        self._say_state()


def _writing(done: int, of: int) -> str:
    if done >= of:
        return _("Đang ghi tệp…")
    return _("Đang lập sổ: {done} trên {of} dòng").format(done=done, of=of)
