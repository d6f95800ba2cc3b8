"""What changed after a report: cells with the number sent and the number now; the records behind one, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.tallies.wording import figure, place_of
from danvan_desk.texts import _
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import TextField
from ui.widgets.panel import Panel
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.tallies.sent import ChangedCell, ChangedRecord


class ChangesPanel(Panel):
    """`explain(records, text)` keeps the reason of one record, or of all that still have none."""

    open_record = Signal(str)

    def __init__(self, explain: Callable[[Sequence[str], str], object]) -> None:
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
        self.reason.line.entered.connect(self._keep_changed)
        self.keep = Button(_("Ghi lý do"), self._keep, key="Enter", icon="check")
        self.same = LinkButton("", self._keep_same)
        self._kept = ""  # the record whose reason is on its way: the next one without any follows
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(0)
        lists.addWidget(self.cells, 4)
        lists.addWidget(rule())
        lists.addWidget(self.records, 3)
        lists.addWidget(rule())
        self.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._lists, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 4)
        foot.setSpacing(8)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(foot)
        rest = QHBoxLayout()
        rest.setContentsMargins(12, 0, 12, 6)
        rest.addStretch(1)
        rest.addWidget(self.same)
        self.body.addLayout(rest)

    def show_changes(self, cells: Sequence[ChangedCell], *, sent: bool) -> None:
        """`sent`: whether there is a report to have changed at all."""
        chosen, record = self.cells.current_key(), self.records.current_key()
        self._cells = tuple(cells)
        lacking = self._lacking()
        facts = _("{n} số").format(n=len(cells)) if cells else ""
        if lacking:
            facts = _("{n} số, {records} hồ sơ chưa ghi lý do").format(n=len(cells), records=len(lacking))
        self.set_facts(facts)
        none = _("Chưa có số nào thay đổi từ khi gửi.") if sent else _("Gửi rồi mới có gì để so.")
        self.empty.setText(none)
        self.empty.setVisible(not cells)
        for widget in (self._lists, self.reason, self.keep):
            widget.setVisible(bool(cells))
        self.same.setText(_("Ghi cho cả {n} hồ sơ chưa có lý do").format(n=len(lacking)))
        self.same.updateGeometry()
        self.same.setVisible(len(lacking) > 1)
        self.cells.set_rows([_cell_row(cell) for cell in cells])
        kept, self._kept = self._kept, ""
        if kept and lacking:
            self._go_on(chosen)
            return
        if not (chosen and self.cells.select(chosen)):
            self.cells.select_first()
        self._show_records()
        if record and self.records.select(record):
            self._show_reason()

    def _lacking(self) -> list[str]:
        """The records nobody has given a reason for, in the order of the cells."""
        return list(dict.fromkeys(one.number for cell in self._cells for one in cell.records if one.reason is None))

    def _go_on(self, chosen: str) -> None:
        """To the next record without a reason: of the cell in hand, else of the first that has one."""
        having = [cell for cell in self._cells if any(one.reason is None for one in cell.records)]
        cell = next((one for one in having if _key(one) == chosen), having[0])
        self.cells.select(_key(cell))
        self._show_records()
        self.records.select(next(one.number for one in cell.records if one.reason is None))
        self._show_reason()
        self.reason.setFocus()

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
        self.reason.set_value((record.reason or record.said) if record else "")
        self.reason.set_label(_("Lý do của {record}").format(record=record.name) if record else _("Lý do"))
        self.reason.setEnabled(record is not None)
        self.keep.setEnabled(record is not None)

    def _keep(self) -> None:
        record = self._record()
        if record is not None:
            self._kept = record.number if self.reason.value() else ""
            self._explain([record.number], str(self.reason.value() or ""))

    def _keep_changed(self) -> None:
        """Enter in the field: only what was typed there."""
        record = self._record()
        if record is not None and (self.reason.value() or "") != (record.reason or ""):
            self._keep()

    def _keep_same(self) -> None:
        """What is typed, for every record that has no reason yet."""
        if not self.reason.value():
            self.reason.set_error(_("Cần ghi lý do."))
            self.reason.setFocus()
            return
        self._explain(self._lacking(), str(self.reason.value()))


def _key(cell: ChangedCell) -> str:
    return f"{cell.table}/{cell.ms}"


def _cell_row(cell: ChangedCell) -> Row:
    named = _("{table} cột {ms}") if cell.ms.isdigit() else _("{table} dòng {ms}")
    first = named.format(table=cell.table, ms=cell.ms if cell.ms.isdigit() else place_of(cell.table, cell.ms))
    change = f"{figure(cell.before)} → {figure(cell.now)}"
    return Row(_key(cell), (Cell(first, second=", ".join(reversed(cell.path)), bold=True), Cell(change)))


def _record_row(record: ChangedRecord) -> Row:
    told = record.reason or _("chưa ghi lý do")
    second = " · ".join([told, *record.log])
    return Row(
        record.number,
        (Cell(record.name, second=second, bold=True), Cell(f"{figure(record.before)} → {figure(record.now)}")),
    )
