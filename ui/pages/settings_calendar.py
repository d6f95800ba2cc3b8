"""The working calendar of a year: its special days, the year at a glance, and taking a notice over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.pages.settings_year import YearGrid
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date, weekday_short
from ui.widgets.notice import Notice as Band
from ui.widgets.panel import Panel, columns
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.domain.working_days import CalendarDay
    from danvan_desk.queries.office import CalendarYear
    from ui.pages.settings_reading import Notice

_GRID = 372


class CalendarSection(QStackedWidget):
    """The year, or the preview of a notice over it. `year()` is the year shown."""

    def __init__(
        self, today: date, turn: Callable[[int], object], choose: Callable[[], object], take: Callable[[], object]
    ) -> None:
        super().__init__()
        self._year = today.year
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Ngày nghỉ"), padded=False)
        before = Button("", lambda: turn(-1), icon="chevron-left", small=True)
        self.name = Words("", bold=True)
        after = Button("", lambda: turn(1), icon="chevron-right", small=True)
        for button, words in ((before, _("Năm trước (PgUp)")), (after, _("Năm sau (PgDn)"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.choose = Button(_("Nhập thông báo…"), choose, key="Ctrl+O", small=True)
        for widget in (before, self.name, after, self.choose):
            self.panel.title_row.addWidget(widget)
        self.band = Band()
        self.band.hide()
        self.panel.body.addWidget(self.band)
        self.list = RecordsView(
            [
                Column(_("Ngày"), 112, "text"),
                Column("", 72, "text"),
                Column(_("Tên ngày, căn cứ"), 0, "two"),
                Column("", 88, "text"),
            ],
            tall="two_line_dense",
        )
        self.panel.body.addWidget(self.list, 1)
        self.side = Panel(_("Cả năm"))
        self.grid = YearGrid(today)
        self.side.body.addWidget(self.grid, 1)
        whole.addLayout(columns(self.panel, self.side, round(_GRID * (1.08 if theme.is_large() else 1))))
        self.addWidget(sheet)
        self.preview = NoticePreview(take, self.close_preview)
        self.addWidget(self.preview)

    def year(self) -> int:
        return self._year

    def set_year(self, year: int) -> None:
        self._year = year

    def show_year(self, found: CalendarYear) -> None:
        self.name.setText(str(found.year))
        self.side.set_facts(_("lịch bản {day}").format(day=found.edition))
        expected = any(day.status == "expected" for day in found.days)
        words = ""
        if not found.covered:
            words = _(
                "Chưa có thông báo cho năm này: chỉ có ngày lễ cố định và Tết theo âm lịch. Hạn qua đây là tạm tính."
            )
        elif expected:
            words = _("Ngày ghi “Dự kiến” suy từ luật, chưa có thông báo. Hạn đi qua các ngày này là tạm tính.")
        self.band.warn(words)
        self.band.setVisible(bool(words))
        self.list.set_rows([_day_row(day) for day in found.days])
        self.grid.show_year(found)

    def previewing(self) -> bool:
        return self.currentWidget() is self.preview

    def open_preview(self, notice: Notice) -> None:
        self.preview.show_notice(notice)
        self.setCurrentWidget(self.preview)
        self.preview.list.setFocus()

    def close_preview(self) -> None:
        self.setCurrentIndex(0)
        self.list.setFocus()


class NoticePreview(QWidget):
    """Which days a notice changes and which due dates it would move, before anything is written."""

    def __init__(self, take: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.notice: Notice | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Xem trước khi nhập"), padded=False)
        self.band = Band()
        self.panel.body.addWidget(self.band)
        self.list = RecordsView(
            [
                Column(_("Ngày, vụ việc"), 150, "text"),
                Column(_("Nội dung"), 0, "two"),
                Column(_("Đang là"), 130, "date"),
                Column(_("Sẽ là"), 130, "date"),
            ],
            tall="two_line_dense",
        )
        self.panel.body.addWidget(self.list, 1)
        bar = QFrame()
        bar.setMinimumHeight(theme.height("actions"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(Words(_("Chưa có gì được ghi. Mỗi vụ việc bị dời sẽ ghi lại vì sao."), "small", "muted"), 1)
        self.leave = Button(_("Thôi"), leave, key="Esc")
        self.take = Button(_("Nhập"), take, key="Ctrl+S", primary=True)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        self.panel.body.addWidget(bar)
        whole.addWidget(self.panel)

    def show_notice(self, notice: Notice) -> None:
        self.notice = notice
        days, moved = notice.change.days, notice.change.moved
        self.panel.set_facts(notice.file.name)
        if not days:
            self.band.say(_("Lịch của cơ quan đã có đủ các ngày trong tệp này. Không có gì để nhập."))
        else:
            told = _("<b>{days} ngày</b> thêm hoặc đổi; <b>{n} hạn</b> đang chạy của {cases} vụ việc sẽ dời.")
            cases = len({move.case for move in moved})
            self.band.say(told.format(days=len(days), n=len(moved), cases=cases))
        self.list.set_groups(
            [
                Group("days", _("Ngày trong thông báo"), tuple(_new_day(day) for day in days)),
                Group("moved", _("Hạn sẽ dời"), tuple(self._moves(notice))),
            ]
        )
        self.take.setText(_("Nhập và dời {n} hạn").format(n=len(moved)) if moved else _("Nhập"))
        self.take.refuse("" if days else _("Không có gì để nhập."))
        self.take.updateGeometry()

    def _moves(self, notice: Notice) -> list[Row]:
        return [
            Row(
                f"{move.case}/{at}",
                (
                    Cell(move.case, bold=True),
                    Cell(move.title, second=_("{n} ngày").format(n=f"{(move.becomes - move.due).days:+d}")),
                    Cell(_written(move.due), role="muted"),
                    Cell(_written(move.becomes), bold=True),
                ),
            )
            for at, move in enumerate(notice.change.moved)
        ]

    def say_error(self, words: str) -> None:
        self.band.say_error(escape(words))


def _day_row(day: CalendarDay) -> Row:
    expected = day.status == "expected"
    return Row(
        day.day.isoformat(),
        (
            Cell(_written(day.day), bold=True),
            Cell(_kind(day), role="muted"),
            Cell(day.name, second=day.basis),
            Cell(_("Dự kiến"), icon="calendar-clock", role="due_soon")
            if expected
            else Cell(_("Chính thức"), role="muted"),
        ),
    )


def _new_day(day: CalendarDay) -> Row:
    words = _("{name} (dự kiến)").format(name=day.name) if day.status == "expected" else day.name
    cells = (Cell(_written(day.day), bold=True), Cell(words, second=day.basis), Cell(), Cell(_kind(day)))
    return Row(day.day.isoformat(), cells)


def _kind(day: CalendarDay) -> str:
    return _("Nghỉ") if day.kind == "off" else _("Làm bù")


def _written(day: date) -> str:
    return f"{weekday_short(day)} {full_date(day)}"
