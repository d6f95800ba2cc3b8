"""Tồn đọng, the chair's page: what is overdue and whose it is, what waits for whom, as of today or of a past day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from danvan_desk.domain.backlog_groups import PROMISED, Filter, by_dimension, counts, kept, part_of, promises_due
from danvan_desk.texts import _, of_law
from ui import theme
from ui.keys import Command
from ui.pages.backlog_filters import TILES, BacklogFilters
from ui.pages.backlog_list import BacklogList
from ui.pages.backlog_overview import BacklogOverview
from ui.pages.backlog_papers import BacklogPapers
from ui.pages.backlog_rows import (
    Month,
    groups,
    month_group,
    promise_key,
    promised_group,
    read_month,
    rows_by_case,
)
from ui.pages.backlog_side import BacklogSide
from ui.pages.backlog_slip import ClockWhy, why_of_case
from ui.pages.backlog_words import age_words, facts_words, filter_words, month_words, week_words
from ui.pages.page import Page, Shell
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.panel import columns

if TYPE_CHECKING:
    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.meeting import Meeting
    from ui.tables.cells import Row

_SIDE_FROM = 1060  # px of the page at 100 %; where it is narrower what helps waits for Ctrl+B


class BacklogPage(Page):
    """`enter` takes a case number (selected), or a filter: one of TILES, "officer:…"."""

    cares: ClassVar[frozenset[str]] = frozenset({"cases", "petitions", "visits", "dialogues"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._found: Meeting | None = None
        self._rows: dict[str, Row] = {}
        self._month = Month()
        self._facts, self._select, self._side_turn = "", "", False
        self.papers = BacklogPapers(self)
        self.filters = BacklogFilters()
        self.filters.changed.connect(self._show)
        self.filters.opened.connect(self._show_list)
        self.filters.face.connect(self._turn_to)
        self.filters.to_list.connect(self._to_list)
        self.body.addWidget(self.filters)
        self.side = BacklogSide()
        self.side.officer.connect(self.filters.take_officer)
        self.side.promise.connect(lambda key: self.window_.go("promises", key))
        self.side.all_promises.connect(lambda: self.window_.go("promises"))
        self.side.day.connect(self._open_day)
        self.side.agenda.connect(self.papers.ask_agenda)
        self.panel = BacklogList(
            window.today, self.clear_filter, self._widen, lambda: self.window_.go("petitions", "new")
        )
        self.list, self.drawer = self.panel.list, self.panel.drawer
        self.list.opened.connect(self._open)
        self.list.why.connect(self.show_why)
        self.panel.owing.edited.connect(self.reload)
        self.panel.as_of.asked.connect(self._take_day)
        self.overview = BacklogOverview()
        self.overview.cell.connect(self.filters.take_cell)
        self.overview.age.connect(self.filters.take_age)
        self.overview.week.connect(self.filters.take_week)
        self.overview.month.connect(self.filters.take_month)
        self.overview.turned.connect(self._show)
        self.faces = QStackedWidget()
        self.faces.addWidget(self.panel)
        self.faces.addWidget(self.overview)
        self.body.addLayout(columns(self.faces, self.side, self.side.width()), 1)

    # the window asks

    def title(self) -> str:
        return _("Tồn đọng")

    def facts(self) -> str:
        return self._facts

    def head_buttons(self) -> list[QWidget]:
        export, printing = self.commands()[:2]
        return [Button.of(export), Button.of(printing, primary=True)]

    def commands(self) -> list[Command]:
        return [
            Command(_("Xuất Excel"), self.papers.export, "Ctrl+E", "print", icon="file-spreadsheet"),
            Command(
                _("In trang giao ban"), self.papers.meeting, "Ctrl+P", "print", short=_("in giao ban"), icon="printer"
            ),
            Command(_("Chương trình buổi tiếp công dân"), self.papers.ask_agenda, "Ctrl+Shift+P", "print"),
            Command(_("Danh sách hay bảng tổng hợp"), self._turn_face, "Ctrl+L", "view", short=_("tổng hợp")),
            Command(_("Lọc danh sách"), self.filters.words.take_focus, "Ctrl+F", "view"),
            Command(_("Tính đến ngày khác"), self._ask_day, "Ctrl+T", "view"),
            Command(_("Cả vụ việc đã khép còn nợ việc"), self._toggle_owing, "Ctrl+G", "view"),
            Command(_("Khung bên: tiếp dân, biểu đồ, lời hứa"), self._turn_side, "Ctrl+B", "view"),
        ]

    def keys(self) -> list[tuple[str, str]]:
        said = [
            ("↑ ↓", _("chọn")), ("Enter", _("mở vụ việc")), ("Space", _("vì sao ngày này")),
            ("Alt+1…0", _("lọc nhanh")), ("Ctrl+L", _("tổng hợp")), ("Ctrl+P", _("in giao ban")),
        ]  # fmt: skip
        return said if self._is_wide() else [*said, ("Ctrl+B", _("khung bên"))]

    def enter(self, target: object = None) -> None:
        if not isinstance(target, str) or not target:
            self.list.setFocus()
            return
        if target.startswith("VV-"):
            self._select = target
        elif target.startswith("officer:"):
            self.filters.set_filter(Filter(officer=target.removeprefix("officer:")))
        else:
            self.filters.set_filter(Filter(part=target if target in TILES else ""))
        self._face("list")
        if self._found is not None:
            self._show()
        self.list.setFocus()

    def go_back(self) -> bool:
        """Esc: the slip, the overview, then the filter, then back to today."""
        if self.panel.close_drawer():
            return True
        if self.faces.currentWidget() is self.overview:
            self._turn_to("list")
            return True
        if not self.filters.filter().is_all():
            self.clear_filter()
            return True
        if self._found is not None and self._found.on != self.window_.desk.today:
            self._take_day(self.window_.desk.today)
            return True
        return False

    # reading and showing

    def reload(self) -> None:
        desk, owing, on = self.window_.desk, self.owing(), self.day()

        def work() -> Meeting:
            from danvan_desk.queries.meeting import meeting

            return meeting(desk, on, owing=owing)

        self.read(work, self._take, self.panel)

    def day(self) -> date:
        """The day the page is as of."""
        return self.panel.as_of.value() or self.window_.desk.today

    def owing(self) -> bool:
        """Closed cases that still owe something are in too."""
        return self.panel.owing.value()

    def found(self) -> Meeting | None:
        return self._found

    def _take(self, found: Meeting) -> None:
        """The numbers at once; then the list's rows, made in the worker thread, for they may be many."""
        for dimension in ("officer", "hamlet"):
            self.filters.set_values(dimension, list(by_dimension(found.rows, dimension)))
        self.side.show_meeting(found)
        self.overview.show_flow(found.flow)
        self._say_facts(found)
        self._show_numbers(found)
        self.read(
            lambda: rows_by_case(found.rows, found.on, found.waits),
            lambda rows: self._take_rows(found, rows),
            self.panel,
        )

    def _take_rows(self, found: Meeting, rows: dict[str, Row]) -> None:
        first = self._found is None
        self._found, self._rows, self._month = found, rows, Month()
        self._show()
        if first and not self._select:
            self.list.select_first()

    def _say_facts(self, found: Meeting) -> None:
        self._facts = facts_words(found.rows, found.on)
        self.refresh_head()
        if found.on == self.window_.desk.today and not self.owing():
            late = sum(part_of(row, found.on) == "overdue" for row in found.rows)
            self.window_.set_counts({"backlog": len(found.rows)}, {"backlog": late})

    def _show(self) -> None:
        """Every number, and the list or the table, as filtered now."""
        found, wanted = self._found, self.filters.filter()
        if found is None:
            return
        self._show_numbers(found)
        if self.faces.currentWidget() is self.overview:
            return
        if wanted.month and self._month.month != wanted.month:
            self._read_month(found, wanted.month)
        else:
            self._fill_list(found, wanted)

    def _show_numbers(self, found: Meeting) -> None:
        """Each number leaves out the filter that choosing it sets."""
        on, wanted = found.on, self.filters.filter()
        whole = wanted.but(part="", month="")
        tiles = counts(kept(found.rows, whole, on), on)
        self.filters.set_counts(tiles | {PROMISED: len(promises_due(found.promises, whole, on))})
        cases = wanted.but(month="", part="" if wanted.part == PROMISED else wanted.part)
        self.side.show_officers(kept(found.rows, cases.but(officer=""), on))
        if self.faces.currentWidget() is self.overview:
            rows = kept(found.rows, whole.but(**{self.overview.dimension(): ""}), on)
            aged, due = (kept(found.rows, whole.but(**{name: ""}), on) for name in ("age", "week"))
            self.overview.show_cases(rows, aged, due, on)

    def _fill_list(self, found: Meeting, wanted: Filter) -> None:
        rows = self.shown_rows()
        keys = {row.case for row in rows}
        if wanted.part == PROMISED:
            promised = promises_due(found.promises, wanted.but(part="", month=""), found.on)
            grouped, keys = promised_group(promised, found.on), {promise_key(one) for one in promised}
        elif wanted.month:
            grouped = month_group(rows, self._month.shown, wanted.month)
        else:
            grouped = groups(found, rows, self._rows)
        none_open = ""
        if not found.rows and wanted.is_all():
            none_open = _("Ngày {day} không có vụ việc nào đang mở. Vụ việc mới có từ đơn được nhận.").format(
                day=full_date(found.on)
            )
        no_match = _("Không vụ việc nào khớp: {filter}.").format(filter=self.in_words())
        self._say_narrow(found, wanted)
        self.panel.show_groups(grouped, keys, none_open=none_open, no_match=no_match)
        if self._select and self.list.select(self._select):
            self._select = ""

    def _read_month(self, found: Meeting, month: str) -> None:
        """The cases of a month, closed ones too, are read when they are asked for."""
        desk = self.window_.desk

        def show(made: Month) -> None:
            self._month = made
            if self._found is found and self.filters.filter().month == month:
                self._fill_list(found, self.filters.filter())

        self.read(lambda: read_month(desk, month, found), show, self.panel)

    def shown_rows(self) -> list[BacklogRow]:
        """The cases the list shows, none where it shows promises."""
        if self._found is None:
            return []
        wanted = self.filters.filter()
        rows = self._month.rows if wanted.month else self._found.rows
        return kept(rows, wanted, self._found.on)

    def _say_narrow(self, found: Meeting, wanted: Filter) -> None:
        said = []
        if found.on != self.window_.desk.today:
            said.append(
                _("Đang xem tồn đọng như của ngày {day}; loại, lĩnh vực, khu phố theo sổ hiện nay").format(
                    day=full_date(found.on)
                )
            )
        if wanted.week:
            said.append(_("Chỉ vụ việc {week}").format(week=week_words(wanted.week, found.on)))
        if wanted.age:
            said.append(_("Chỉ vụ việc {week}").format(week=age_words(wanted.age)))
        if wanted.month:
            said.append(month_words(wanted.month))
        self.panel.say_narrow(said)

    def in_words(self) -> str:
        """What the list is narrowed to."""
        return filter_words(self.filters.filter(), self.day())

    # filters from elsewhere

    def clear_filter(self) -> None:
        self.filters.set_filter(Filter())
        self._show()
        self.list.setFocus()

    def _widen(self) -> None:
        """Take away what the line above the list says."""
        self.filters.set_filter(self.filters.filter().but(week="", age="", month=""))
        if self._found is not None and self._found.on != self.window_.desk.today:
            self._take_day(self.window_.desk.today)
        else:
            self._show()

    def _show_list(self) -> None:
        self._face("list")
        self._show()

    # list or overview

    def _face(self, name: str) -> None:
        self.filters.faces.set_value(name)
        self.faces.setCurrentWidget(self.overview if name == "overview" else self.panel)
        self._fit()

    def _turn_to(self, name: str) -> None:
        self._face(name)
        self._show()
        (self.overview.table if name == "overview" else self.list).setFocus()

    def _turn_face(self) -> None:
        self._turn_to("list" if self.faces.currentWidget() is self.overview else "overview")

    # other doors

    def _open(self, key: str) -> None:
        if key.startswith("VV-"):
            self.open_record.emit(key)
        else:
            self.window_.go("promises", key)

    def _open_day(self, day: str) -> None:
        held = date.fromisoformat(day)
        self.window_.go("reception", (held, held))

    def _take_day(self, day: date) -> None:
        self.panel.as_of.set_value(day)
        if self._found is None or self._found.on != day:
            self.reload()

    def _ask_day(self) -> None:
        self._face("list")
        line = self.panel.as_of.line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def _toggle_owing(self) -> None:
        self.panel.owing.set_value(not self.panel.owing.value())
        self.reload()

    def _to_list(self) -> None:
        self._show_list()
        self.list.setFocus()
        if not self.list.current_key():
            self.list.select_first()

    # why this date

    def show_why(self, case: str) -> None:
        """Space: the slip of the clock that bites first, in a drawer; Space again closes it."""
        if self.drawer.key == case and not self.drawer.isHidden():
            self.drawer.close_it()
            return
        row = next((one for one in self.shown_rows() if one.case == case), None)
        if row is None:
            return
        desk, on = self.window_.desk, self.day()

        def work() -> tuple[ClockWhy, ...]:
            return why_of_case(desk, row, on)

        def show(found: tuple[ClockWhy, ...]) -> None:
            if found:
                title = f"{of_law(found[0].clock.title)} · {case}"
                self.drawer.show_clock(case, title, found[0], on)
                self.list.select(case)
                self.list.scrollTo(self.list.currentIndex())
            else:
                self.say.emit(_("{case} hiện không có thời hạn nào đang tính.").format(case=case))

        self.read(work, show)

    # room

    def _turn_side(self) -> None:
        """Show or hide what stands beside the list; a narrow window begins without it."""
        self._side_turn = not self._side_turn
        self._face("list")
        (self.list if self.side.isHidden() else self.side.officers).setFocus()

    def _is_wide(self) -> bool:
        return self.width() >= _SIDE_FROM * theme.line("body") / 18

    def _fit(self) -> None:
        listed = self.faces.currentWidget() is self.panel
        self.side.setVisible(listed and self._side_turn != self._is_wide())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
