"""Báo cáo: the official tables of a period, each number openable, each identity tried, and the files to send."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.tallies.definitions import definition, definitions
from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages.page import Page, Shell
from ui.pages.report_checks import ChecksPanel
from ui.pages.report_files import TableFiles
from ui.pages.report_head import PeriodChooser
from ui.pages.report_numbers import Number
from ui.pages.report_periods import Asked
from ui.pages.report_reading import Figures, brief_words, read_cell, read_figures, sent_words
from ui.pages.report_side import LOG_KEY, CellPanel, ExportPanel
from ui.pages.report_table import NumbersView, OfficialTable, SummarySheet
from ui.pages.report_tabs import Tab, TableTabs
from ui.widgets.buttons import Button
from ui.widgets.panel import GAP, MARGIN, Panel
from ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from danvan_desk.tallies.cells import CellRecord

_SIDE, _CELL, _EXPORTS, _WIDE, _BESIDE, _MADE_AT, _WAIT_MS = 330, 312, 318, 1000, 1160, 200, 160
_SUMMARY = "TH"


class ReportsPage(Page):
    """`enter` takes the code of a table ("01/TCD"), or a period chosen elsewhere (`Asked`)."""

    cares: ClassVar[frozenset[str]] = frozenset({"visits", "petitions", "cases", "log"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._figures: Figures | None = None
        self._tables: dict[str, NumbersView] = {}
        self._opening = False
        self.period = PeriodChooser(window.today)
        self.period.chosen.connect(self._take_period)
        self.days = self.period.own_days()
        self.tabs = TableTabs([Tab(form.code) for form in definitions()])
        self.tabs.chosen.connect(self.choose)
        self.made_at = ElidedWords("", "small", "muted")
        self.made_at.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.again = Button(_("Tính lại"), self.reload, key="F5")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._read_cell)
        self._build()

    def _build(self) -> None:
        self.body.setSpacing(0)
        self.body.addWidget(self.days)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.made_at, 1)
        line.addWidget(self.again)
        self.body.addLayout(line)
        self.body.addSpacing(8)
        self.sheet = Panel(padded=False)
        self.checks = ChecksPanel()
        self.checks.open_record.connect(self.open_record)
        self.cell = CellPanel(self.window_.today)
        self.cell.open_record.connect(self.open_record)
        self.cell.open_day.connect(lambda day: self.window_.go("reception", (day, day)))
        self.cell.open_log.connect(self.open_log)
        self.exports = ExportPanel(self._export_commands(), [*self._page_commands(), *self._links()])
        self.files = TableFiles(self, self.exports, lambda: self._figures)
        inside = QWidget()
        whole = _Plain(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        main = self._main = _PlainColumn()
        main.setSpacing(GAP)
        self._foot, self._side = _Plain(), _PlainColumn()
        self._foot.setSpacing(GAP)
        self._side.setSpacing(GAP)
        main.addWidget(self.sheet)
        self._foot.addWidget(self.checks, 1)
        main.addLayout(self._foot, 1)
        whole.addLayout(main, 1)
        whole.addLayout(self._side)
        room = self._room = QScrollArea()  # only where the window is too low for table and panels together
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(inside)
        self.body.addWidget(room, 1)
        self._arrange()

    def _arrange(self) -> None:
        """What helps stands beneath the table; beside the summary, where the window is wide."""
        scale = min(1.15, theme.line("body") / 18)
        self.tabs.fit(self.width() - 2 * MARGIN - self.again.sizeHint().width() - _MADE_AT)
        beside = self.tabs.value() == _SUMMARY and self.width() >= _BESIDE * scale
        below = not beside and self.width() < _WIDE * scale
        for panel, width, stretch in ((self.cell, _CELL, 1), (self.exports, _EXPORTS * scale, 0)):
            for layout in (self._foot, self._side, self._main):
                layout.removeWidget(panel)
            panel.setFixedWidth(round(_SIDE * scale if beside else width))
            if beside:
                self._side.addWidget(panel, stretch)
            elif below and panel is self.exports:
                self._main.addWidget(panel)
            else:
                self._foot.addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # what the page says of itself

    def title(self) -> str:
        return _("Biểu {code}").format(code=self.tabs.value())

    def facts(self) -> str:
        return definition(self.tabs.value()).short

    def head_buttons(self) -> list[QWidget]:
        return [self.period]

    def commands(self) -> list[Command]:
        tables = [
            Command(_("Biểu {code}").format(code=form.code), partial(self.choose, form.code), f"Alt+{at}", "view")
            for at, form in enumerate(definitions(), 1)
        ]
        return [
            Command(_("Tính lại"), self.reload, "F5", "view"),
            *tables,
            *self.period.commands(),
            Command(_("Ghi văn bản chỉ đạo, tập huấn"), self.open_log, LOG_KEY, "record"),
            *self._export_commands(),
            *self._page_commands(),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← ↑ ↓ →", _("đi giữa các ô")),
            ("Enter", _("mở danh sách của ô")),
            ("PgUp PgDn", _("kỳ trước, sau")),
            ("Ctrl+K", _("chọn kỳ")),
            ("F2", _("gửi")),
            ("Ctrl+E", "Excel"),
            ("Ctrl+P", _("in")),
            ("Ctrl+T", _("đúng hạn")),
            ("Ctrl+D", _("công khai")),
        ]

    def _export_commands(self) -> list[Command]:
        return [
            Command(_("Gửi báo cáo"), self.open_sending, "F2", "record", short=_("gửi"), icon="lock"),
            Command("Excel", lambda: self.files.save(".xlsx"), "Ctrl+E", "print", icon="file-spreadsheet"),
            Command(_("In, PDF"), self._preview, "Ctrl+P", "print", icon="printer"),
            Command("CSV", lambda: self.files.save(".csv"), "", "print", icon="download"),
            Command(_("JSON cho tỉnh"), lambda: self.files.save(".json"), "", "print", icon="download"),
            Command(_("Báo cáo lời (Mẫu 02)…"), self.open_narrative, "Ctrl+M", "print", icon="file-text"),
        ]

    def _page_commands(self) -> list[Command]:
        """Other pages that take this period."""
        return [
            Command(_("Đúng hạn theo cán bộ, loại đơn…"), partial(self._go, "on_time"), "Ctrl+T", "view", icon="clock"),
            Command(_("Danh sách công khai…"), partial(self._go, "publication"), "Ctrl+D", "print", icon="file-text"),
            Command(_("Sổ tiếp công dân (03/TCD)"), self.open_register, "", "print", icon="book-open"),
        ]

    def _go(self, page: str) -> None:
        self.window_.go(page, self.period.asked())

    def _links(self) -> list[Command]:
        return [
            Command(_("Bảng bồi dưỡng tiếp công dân…"), self.open_allowance, icon="file-text"),
            Command(_("Tổng hợp nhiều đơn vị…"), partial(self.window_.go, "combine"), icon="table-2"),
        ]

    def enter(self, target: object = None) -> None:
        if isinstance(target, Asked):
            self.period.choose(target)
        elif isinstance(target, str) and target in {form.code for form in definitions()}:
            self.choose(target)
        table = self.table()
        if table is not None:
            table.setFocus()

    def go_back(self) -> bool:
        """Out of the days being typed, then out of the list of a cell."""
        table = self.table()
        if not self.days.isHidden():
            self.days.hide()
        elif not self.cell.list.hasFocus() or table is None:
            return False
        if table is not None:
            table.setFocus()
        return True

    def open_log(self) -> None:
        """What table 06 counts in the period, to be read and written."""
        self._go("small_log")

    def open_allowance(self) -> None:
        """What those who received citizens are given: of the last month, until another is chosen there."""
        self.window_.go("allowance")

    # choosing

    def table(self) -> NumbersView | None:
        """The table on the screen."""
        return self._tables.get(self.tabs.value())

    def choose(self, code: str) -> None:
        self.tabs.set_value(code)
        self._show_table()

    def _take_period(self, _asked: Asked) -> None:
        self.days.hide()
        if self.isVisible():
            self.reload()

    # reading and showing

    def reload(self) -> None:
        desk, asked = self.window_.desk, self.period.asked()
        self.made_at.setText(_("Đang tính…"))

        def work() -> Figures:
            return read_figures(desk, asked)

        self.read(work, self._show, self.sheet)

    def _show(self, figures: Figures) -> None:
        self._figures = figures
        self.tabs.set_tabs([Tab(table.code, table.holds) for table in figures.now.tables])
        self.exports.say_due(sent_words(figures))
        self._show_table()

    def _show_table(self) -> None:
        code, figures = self.tabs.value(), self._figures
        self.refresh_head()
        if figures is None:
            return
        now = figures.now.table(code)
        table = self._tables.get(code)
        first = not self._tables
        if table is None:
            make = SummarySheet if code == _SUMMARY else OfficialTable
            table = self._tables[code] = make(definition(code), now)
            table.moved.connect(self._cell_moved)
            table.opened.connect(self._cell_opened)
            table.setAccessibleName(now.title)
            self.sheet.body.addWidget(table)
        shown = next((one for one in self._tables.values() if not one.isHidden() and one is not table), None)
        had_focus = shown is not None and shown.hasFocus()
        for one in self._tables.values():
            one.setVisible(one is table)
        self._arrange()
        table.set_rows(figures.rows(code))  # type: ignore[attr-defined]
        self.cell.show_table(code)
        self.checks.set_table(now)
        said = _("Tính lúc {time}, {day} từ {source}").format(
            time=f"{figures.at:%H:%M}", day=f"{figures.today:%d/%m/%Y}", source=figures.source_words(code)
        )
        if figures.sent is not None:
            said = f"{brief_words(figures.sent)} · {said}"
        self.made_at.setText(said)
        if table.current() is None:
            table.select_first()
        self.setFocusProxy(table)
        if first or had_focus or not self._focus_elsewhere():
            table.setFocus()
        self._cell_moved(table.current())

    def _focus_elsewhere(self) -> bool:
        """Somebody is at work on this page: the keyboard stays where it is."""
        now = self.window().focusWidget()
        return now is not None and now is not self and self.isAncestorOf(now)

    def _cell_moved(self, number: Number | None) -> None:
        if number is None:
            return
        places = [one.ms for one in number.row.table.columns]
        self.cell.say_cell(number, places.index(number.heading.ms) + 1)
        self._opening = False
        self._timer.start()
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        table = self.table()
        if table is not None:
            table.show_current_in(self._room)

    def _cell_opened(self, _number: Number) -> None:
        self._opening = True
        self._timer.stop()
        self._read_cell()

    def _read_cell(self) -> None:
        table = self.table()
        number = table.current() if table is not None else None
        if number is None:
            return
        desk, period = self.window_.desk, number.row.period
        code, ms = number.row.table.code, number.heading.ms

        def work() -> list[CellRecord]:
            return read_cell(desk, period, code, ms)

        def show(records: list[CellRecord]) -> None:
            self.cell.show_records(records, number)
            if self._opening and not self.cell.focus_list():
                self.say.emit(_("Ô này bằng 0: không có hồ sơ để mở."))
            self._opening = False

        self.read(work, show, self.cell)

    # files

    def open_sending(self) -> None:
        """The versions of the period that were sent, the next one, and what changed since."""
        from ui.pages.report_sending import ReportSending

        dialog = ReportSending(self, self.period.asked().period)
        dialog.sent.connect(self.reload)
        dialog.open()

    def open_narrative(self) -> None:
        """The period in words, with the officer's own paragraphs."""
        from ui.pages.report_narrative import ReportNarrative

        ReportNarrative(self, self.period.asked().period).open()

    def _preview(self) -> None:
        self.files.preview()

    def open_register(self) -> None:
        """Where the registers are printed, with this period to print."""
        self.window_.go("books", self.period.asked().period)


class _Plain(QHBoxLayout):
    """A row whose least height is that of its lists, not what its longest sentence would like: lists give way."""

    def hasHeightForWidth(self) -> bool:
        return False


class _PlainColumn(QVBoxLayout):
    def hasHeightForWidth(self) -> bool:
        return False
