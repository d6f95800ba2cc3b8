"""What changed after a report: cells with the number sent and the number now; the records behind one, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.tallies.wording import figure
from danvan_desk.texts import _
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.panel import Panel
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.tallies.sent import ChangedCell, ChangedRecord


class ChangesPanel(Panel):
    """`explain(record, text)` keeps a reason; `show_page` brings the page out."""

    open_record = Signal(str)

    def __init__(
        self,
        explain: Callable[[str, str], object],
        show_page: Callable[[], object],
    ) -> None:
        super().__init__(_("Thay đổi sau báo cáo"), padded=False)
        self._explain = explain
        self._cells: tuple[ChangedCell, ...] = ()
        self.empty = Words("", role="muted", wrap=True)
        self.empty.setContentsMargins(12, 10, 12, 10)
        self.cells = RecordsView([Column("", 0, "two"), Column("", 110, "number")], tall="two_line_dense", header=False)
        self.cells.setAccessibleName(_("Số liệu thay đổi sau báo cáo"))
        self.cells.picked.connect(lambda _key: self._show_records())
        self.records = RecordsView(
            [Column("", 0, "two"), Column("", 80, "number")], tall="two_line_dense", header=False
        )
        self.records.setAccessibleName(_("Hồ sơ làm thay đổi"))
        self.records.picked.connect(lambda _key: self._show_reason())
        self.records.opened.connect(self.open_record)
        self.reason = TextField("reason", _("Lý do"), max_length=300)
        self.keep = Button(_("Ghi lý do"), self._keep, icon="check")
        self.page = Button(_("Xem, in trang thay đổi"), show_page, icon="printer")
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(0)
        lists.addWidget(self.cells, 2)
        lists.addWidget(rule())
        lists.addWidget(self.records, 1)
        lists.addWidget(rule())
        self.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._lists, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 4)
        foot.setSpacing(8)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(foot)
        papers = QHBoxLayout()
        papers.setContentsMargins(12, 4, 12, 10)
        papers.setSpacing(8)
        papers.addStretch(1)
        papers.addWidget(self.page)
        self.body.addLayout(papers)

    def show_changes(self, cells: Sequence[ChangedCell], *, sent: bool) -> None:
        """`sent`: whether there is a report to have changed at all."""
        chosen, record = self.cells.current_key(), self.records.current_key()
        self._cells = tuple(cells)
        lacking = {one.number for cell in cells for one in cell.records if one.reason is None}
        facts = _("{n} số").format(n=len(cells)) if cells else ""
        if lacking:
            facts = _("{n} số, {records} hồ sơ chưa ghi lý do").format(n=len(cells), records=len(lacking))
        self.set_facts(facts)
        none = _("Chưa có số nào thay đổi từ khi gửi.") if sent else _("Gửi rồi mới có gì để so.")
        self.empty.setText(none)
        self.empty.setVisible(not cells)
        for widget in (self._lists, self.reason, self.keep):
            widget.setVisible(bool(cells))
        self.page.refuse("" if sent else _("Chưa gửi bản nào."))
        self.cells.set_rows([_cell_row(cell) for cell in cells])
        if not (chosen and self.cells.select(chosen)):
            self.cells.select_first()
        self._show_records()
        if record and self.records.select(record):
            self._show_reason()

    def _cell(self) -> ChangedCell | None:
        key = self.cells.current_key()
        return next((cell for cell in self._cells if _key(cell) == key), None)

    def _record(self) -> ChangedRecord | None:
        cell, key = self._cell(), self.records.current_key()
        return next((one for one in cell.records if one.number == key), None) if cell else None

    def _show_records(self) -> None:
        cell = self._cell()
        self.records.set_rows([_record_row(one) for one in cell.records] if cell else [])
        if cell:
            self.records.select_first()
        self._show_reason()

    def _show_reason(self) -> None:
        record = self._record()
        self.reason.set_value((record.reason or "") if record else "")
        self.reason.setEnabled(record is not None)
        self.keep.setEnabled(record is not None)

    def _keep(self) -> None:
        record = self._record()
        if record is not None:
            self._explain(record.number, str(self.reason.value() or ""))


def _key(cell: ChangedCell) -> str:
    return f"{cell.table}/{cell.ms}"


def _cell_row(cell: ChangedCell) -> Row:
    named = _("{table} cột {ms}") if cell.ms.isdigit() else "{table}"
    first = named.format(table=cell.table, ms=cell.ms)
    change = f"{figure(cell.before)} → {figure(cell.now)}"
    return Row(_key(cell), (Cell(first, second=", ".join(reversed(cell.path)), bold=True), Cell(change)))


def _record_row(record: ChangedRecord) -> Row:
    told = record.reason or _("chưa ghi lý do")
    second = " · ".join([told, *record.log])
    return Row(
        record.number,
        (Cell(record.name, second=second, bold=True), Cell(f"{figure(record.before)} → {figure(record.now)}")),
    )
