"""Beside the table: the records behind the chosen cell, and the files a report is sent as."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import LogKind, label
from danvan_desk.tallies.definitions import Column as Counted
from danvan_desk.tallies.definitions import definition, definitions
from danvan_desk.tallies.wording import figure
from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages.report_numbers import Number
from ui.pages.report_periods import span_dash
from ui.tables.cells import Cell, Column, Row
from ui.tables.delegates import SIDE
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.dates import list_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import INSIDE, Panel
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.tallies.cells import CellRecord

_CODE = "NTC-"
LOG_KEY = "Ctrl+L"


class CellPanel(Panel):
    """`open_record(number)`, or `open_day(day)` where the cell counts reception days; `open_log` where its records are
    written down."""

    open_record = Signal(str)
    open_day = Signal(object)
    open_log = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("Ô đang chọn"), padded=False)
        self._today = today
        self.list = RecordsView([Column("", 0, "two"), Column("", 80, "date")], tall="two_line_dense", header=False)
        self.list.setAccessibleName(_("Hồ sơ của ô đang chọn"))
        self.list.opened.connect(lambda _key: self._open())
        self.empty = EmptyState()
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.list.hide()
        self.log = LinkButton(_("Ghi văn bản chỉ đạo, tập huấn"), self.open_log.emit, icon="pencil", key=LOG_KEY)
        foot = QHBoxLayout()
        foot.setContentsMargins(INSIDE, 4, INSIDE, 6)
        foot.addWidget(self.log)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.log.hide()

    def say_cell(self, number: Number, place: int) -> None:
        """Which cell it is: "cột 14, Số đoàn được tiếp, Thủ trưởng tiếp: 1"."""
        ms = number.heading.ms
        path = ", ".join(reversed(number.heading.path))
        named = _("cột {ms}") if ms.isdigit() else _("dòng {ms}")
        where = named.format(ms=ms if ms.isdigit() else place)
        self.set_facts(f"{where}, {path[:1].lower()}{path[1:]}: {figure(number.value)}")

    def show_table(self, code: str) -> None:
        """The small log is written where its numbers are looked at."""
        self.log.setVisible(any(column.of == "log" for column in definition(code).columns))

    def show_records(self, records: Sequence[CellRecord], number: Number) -> None:
        self.list.setVisible(bool(records))
        self.empty.setVisible(not records)
        column = definition(number.row.table.code).column(number.heading.ms)
        self.empty.say(_empty_words(number, column))
        summed = column.adds != "records" and any(record.amount != 1 for record in records)
        rows = [self._row(at, record, column.adds if summed else "") for at, record in enumerate(records)]
        metrics = QFontMetrics(theme.font("body"))
        widest = max((metrics.horizontalAdvance(row.cells[1].text) for row in rows), default=0)
        self.list.header().resizeSection(1, widest + 2 * SIDE + 4)
        self.list.set_rows(rows)
        self.list.verticalScrollBar().setValue(0)

    def focus_list(self) -> bool:
        """The keyboard into the list; False where there is nothing to open."""
        if self.list.isHidden():
            return False
        if not self.list.current_key():
            self.list.select_first()
        self.list.setFocus()
        return True

    def _row(self, at: int, record: CellRecord, adds: str) -> Row:
        secret = record.people.startswith(_CODE)
        day = list_date(record.date, self._today)
        if record.type == "reception":
            first = Cell(_("Buổi tiếp"), second=record.content, bold=True)
        elif record.type == "log":
            kind = label(LogKind(record.kind))
            first = Cell(record.content or kind, second=kind if record.content else "", bold=True)
        else:
            second = "" if secret else " · ".join(part for part in (record.people, record.content) if part)
            code = record.people if secret else ""
            tip = record.content if secret else ""
            first = Cell(record.number, second=second, code=code, bold=True, tip=tip)
        when = f"{day} · {amount_words(adds, record.amount)}" if adds else day
        return Row(f"{record.number}/{at}", (first, Cell(when)), record)

    def _open(self) -> None:
        from danvan_desk.tallies.cells import CellRecord

        record = self.list.current_data(CellRecord)
        if record is None:
            return
        if record.type == "reception":
            self.open_day.emit(date.fromisoformat(record.number))
        else:
            self.open_record.emit(record.number)


def amount_words(adds: str, amount: float) -> str:
    """What a record adds to its cell, with the unit: "6 người", "12,5 triệu đồng"."""
    units = {
        "classes": _("{n} lớp"), "money": _("{n} triệu đồng"), "land": _("{n} m²"), "organisations": _("{n} tổ chức"),
        "cases": _("{n} vụ"),
    }  # fmt: skip
    return units.get(re.split(r"[._]", adds)[-1], _("{n} người")).format(n=figure(amount))


def _empty_words(number: Number, column: Counted) -> str:
    if column.of == "inspections":
        return _(
            "Cấp xã không có cơ quan thanh tra nên không tiến hành thanh tra trách nhiệm; các cột 6 đến 17 không có "
            "hồ sơ."
        )
    nothing = not any(number.row.table.rows[0].cells.values())
    words = (
        _("Kỳ {period} sổ chưa ghi hồ sơ nào của biểu này, nên mọi ô là 0.")
        if nothing
        else _("Ô này bằng 0: kỳ {period} không có hồ sơ nào thuộc ô.")
    )
    return words.format(period=span_dash(number.row.period))


def _all_tables() -> str:
    return _("cả {n} biểu").format(n=len(definitions()))


class ExportPanel(Panel):
    """One button a kind of file; what was written is said here with its whole path."""

    def __init__(self, commands: Sequence[Command], links: Sequence[Command]) -> None:
        super().__init__(_("Xuất biểu"), _all_tables())
        self.buttons = [Button.of(command, primary=not at) for at, command in enumerate(commands)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            alone = not at or (at % 2 and button is self.buttons[-1])
            grid.addWidget(button, (at + 1) // 2, (at + 1) % 2 if at else 0, 1, 2 if alone else 1)
        self.body.addLayout(grid)
        self.body.setSpacing(6)
        self.links = [LinkButton(link.words, link.run, icon=link.icon, key=link.key) for link in links]
        for one in self.links:
            self.body.addWidget(one)
        self._due = Words("", "small", "muted", wrap=True)
        self._due.setMinimumHeight(2 * theme.line("small"))
        self._due.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._due, 1)
        self._written = QWidget()
        lines = QVBoxLayout(self._written)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        self._path = Words("", "small", "met", wrap=True)
        lines.addWidget(self._path)
        lines.addWidget(LinkButton(_("Mở thư mục"), self._open_folder, icon="folder-open"))
        self._written.hide()
        self.body.addWidget(self._written, 1, Qt.AlignmentFlag.AlignTop)
        self._file: Path | None = None

    def say_due(self, words: str) -> None:
        self._due.setText(words)
        self._due.show()
        self._written.hide()

    def due(self) -> str:
        return self._due.text()

    def say_busy(self, words: str) -> None:
        for button in self.buttons:
            button.setEnabled(not words)
        self.set_facts(words or _all_tables())

    def say_written(self, file: Path) -> None:
        self._file = file
        shown = str(file).replace("/", "/\u200b").replace("\\", "\\\u200b")  # so that a long path may go on below
        self._path.setText(_("Đã ghi {file}").format(file=shown))
        self._due.hide()
        self._written.show()

    def written(self) -> str:
        return "" if self._written.isHidden() else self._path.text().replace("\u200b", "")

    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if self._file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent))):
            self._path.setText(str(self._file.parent))
