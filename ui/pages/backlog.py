"""Tồn đọng: what is overdue and whose it is, what falls due this week, as of today or of a past day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.folders import offered
from ui.keys import Command
from ui.pages.backlog_filters import AsOfField, BacklogFilters
from ui.pages.backlog_rows import SIGN, Filter, filter_words, groups, kept, part_of, week_words
from ui.pages.backlog_side import BacklogSide
from ui.pages.backlog_slip import ClockWhy, SlipDrawer, why_of
from ui.pages.page import Page, Shell
from ui.tables.cells import Column
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.dates import full_date, weekday_long
from ui.widgets.fields import CheckField
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, columns
from ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from danvan_desk.actions.meeting import Made
    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.meeting import Meeting

_SIDE_FROM = 1060  # px of the page at 100 %; where it is narrower what helps waits for Ctrl+B


class BacklogPage(Page):
    """`enter` takes a case number (selected), or a filter: "overdue", "week", "paused", "sign", "officer:…"."""

    cares: ClassVar[frozenset[str]] = frozenset({"cases", "petitions", "visits", "dialogues"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._found: Meeting | None = None
        self._facts, self._select, self._side_turn = "", "", False
        self.filters = BacklogFilters()
        self.filters.changed.connect(self._show)
        self.filters.to_list.connect(self._to_list)
        self.body.addWidget(self.filters)
        self.side = BacklogSide()
        self.side.officer.connect(self._take_officer)
        self.side.week.connect(self._take_week)
        self.side.promise.connect(lambda key: self.window_.go("promises", key))
        self.side.all_promises.connect(lambda: self.window_.go("promises"))
        self.side.day.connect(self._open_day)
        self.panel = self._list_panel()
        self.body.addLayout(columns(self.panel, self.side, self.side.width()), 1)

    def _list_panel(self) -> Panel:
        panel = Panel(padded=False)
        self.list = RecordsView(
            [
                Column(_("Còn lại"), 178, "chip"),
                Column(_("Hạn"), 94, "date"),
                Column(_("Nội dung vụ việc"), 0, "two"),
                Column(_("Bước đang chờ · phụ trách"), 172, "two"),
            ],
            tall="two_line_dense",
        )
        self.list.setAccessibleName(_("Vụ việc tồn đọng"))
        self.list.opened.connect(self.open_record)
        self.list.why.connect(self.show_why)
        self.empty = EmptyState("", Button(_("Bỏ lọc"), self.clear_filter, key="Esc"))
        receive = Button(_("Nhận đơn"), lambda: self.window_.go("petitions", "new"), key="F4")
        self.nothing = EmptyState("", receive)
        self.drawer = SlipDrawer()
        for one in (self._narrowing(), self.empty, self.nothing):
            one.hide()
            panel.body.addWidget(one)
        panel.body.addWidget(self.list, 1)
        panel.body.addStretch(0)
        panel.body.addWidget(self.drawer)
        panel.body.addWidget(self._foot())
        return panel

    def _narrowing(self) -> QWidget:
        """Says what no control above says: a week, a past day."""
        self.narrow = QWidget()
        row = QHBoxLayout(self.narrow)
        row.setContentsMargins(12, 4, 12, 4)
        self._narrow_words = ElidedWords("", "small", "accent")
        row.addWidget(self._narrow_words, 1)
        row.addWidget(LinkButton(_("Bỏ"), self._widen))
        return self.narrow

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        self.owing = CheckField("owing", _("Cả vụ việc đã khép còn nợ việc (gửi quyết định, công khai…)"))
        self.owing.edited.connect(self.reload)
        self.as_of = AsOfField(self.window_.today)
        self.as_of.asked.connect(self._take_day)
        row.addWidget(self.owing, 1)
        row.addWidget(Words(_("Tính đến ngày"), "small", "muted"))
        row.addWidget(self.as_of)
        return foot

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
            Command(_("Xuất Excel"), self.export, "Ctrl+E", "print", icon="file-spreadsheet"),
            Command(_("In trang giao ban"), self.print_it, "Ctrl+P", "print", short=_("in giao ban"), icon="printer"),
            Command(_("Lọc danh sách"), self.filters.words.take_focus, "Ctrl+F", "view"),
            Command(_("Tính đến ngày khác"), self._ask_day, "Ctrl+T", "view"),
            Command(_("Cả vụ việc đã khép còn nợ việc"), self._toggle_owing, "Ctrl+G", "view"),
            Command(_("Khung bên: tiếp dân, biểu đồ, lời hứa"), self._turn_side, "Ctrl+B", "view"),
        ]

    def keys(self) -> list[tuple[str, str]]:
        said = [
            ("↑ ↓", _("chọn")), ("Enter", _("mở vụ việc")), ("Space", _("vì sao ngày này")),
            ("Alt+1…5", _("lọc nhanh")), ("Ctrl+P", _("in giao ban")),
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
            self.filters.set_filter(Filter(part=target if target in {"overdue", "week", "paused", SIGN} else ""))
        if self._found is not None:
            self._show()
        self.list.setFocus()

    def go_back(self) -> bool:
        """Esc: the slip, then the filter, then back to today."""
        if self.drawer.close_it():
            self.list.setFocus()
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
        desk, owing, on = self.window_.desk, self.owing.value(), self._day()

        def work() -> Meeting:
            from danvan_desk.queries.meeting import meeting

            return meeting(desk, on, owing=owing)

        self.read(work, self._take, self.panel)

    def _day(self) -> date:
        return self.as_of.value() or self.window_.desk.today

    def _take(self, found: Meeting) -> None:
        first = self._found is None
        self._found = found
        self.filters.set_officers(list({row.officer for row in found.rows}))
        self.side.show_meeting(found)
        self._facts = _("{n} vụ việc đang mở, tính đến {weekday} {day}").format(
            n=sum(row.is_open for row in found.rows), weekday=_lower(weekday_long(found.on)), day=full_date(found.on)
        )
        owed = sum(not row.is_open for row in found.rows)
        if owed:
            self._facts += _(", {n} vụ đã khép còn nợ việc").format(n=owed)
        self.refresh_head()
        self._show()
        if first and not self._select:
            self.list.select_first()
        if found.on == self.window_.desk.today and not self.owing.value():
            late = sum(part_of(row, found.on) == "overdue" for row in found.rows)
            self.window_.set_counts({"backlog": len(found.rows)}, {"backlog": late})

    def _show(self) -> None:
        """The list as filtered now; what the charts show stays whole."""
        found = self._found
        if found is None:
            return
        wanted = self.filters.filter()
        rows = self.shown_rows()
        self.filters.set_counts(self._counts(wanted))
        self.list.set_groups(groups(found, rows))
        self._say_narrow(found, wanted)
        self.empty.setVisible(bool(found.rows) and not rows)
        self.nothing.setVisible(not found.rows)
        self.list.setVisible(bool(rows))
        if not rows and found.rows:
            self.empty.say(_("Không vụ việc nào khớp: {filter}.").format(filter=self._in_words(wanted)))
        if not found.rows:
            self.nothing.say(
                _("Ngày {day} không có vụ việc nào đang mở. Vụ việc mới có từ đơn được nhận.").format(
                    day=full_date(found.on)
                )
            )
        if self._select and rows:
            self.list.select(self._select)
            self._select = ""
        if self.drawer.key and self.drawer.key not in {row.case for row in rows}:
            self.drawer.close_it()

    def shown_rows(self) -> list[BacklogRow]:
        if self._found is None:
            return []
        return kept(self._found.rows, self.filters.filter(), self._found.on, self._found.to_sign)

    def _counts(self, wanted: Filter) -> dict[str, int]:
        found = self._found
        if found is None:
            return {}
        rows = kept(found.rows, wanted.but(part=""), found.on, found.to_sign)
        counts = {"": len(rows), SIGN: sum(row.case in found.to_sign for row in rows)}
        for row in rows:
            part = part_of(row, found.on)
            counts[part] = counts.get(part, 0) + 1
        return {"overdue": 0, "week": 0, "paused": 0} | counts

    def _say_narrow(self, found: Meeting, wanted: Filter) -> None:
        said = []
        if found.on != self.window_.desk.today:
            said.append(_("Đang xem tồn đọng như của ngày {day}").format(day=full_date(found.on)))
        if wanted.week:
            said.append(_("Chỉ vụ việc {week}").format(week=week_words(wanted.week, found.on)))
        self._narrow_words.setText(" · ".join(said))
        self.narrow.setVisible(bool(said))

    def _in_words(self, wanted: Filter) -> str:
        return filter_words(wanted, self._found.on if self._found else self.window_.today)

    # filters from elsewhere

    def clear_filter(self) -> None:
        self.filters.set_filter(Filter())
        self._show()
        self.list.setFocus()

    def _widen(self) -> None:
        """Take away what the line above the list says."""
        self.filters.set_filter(self.filters.filter().but(week=""))
        if self._found is not None and self._found.on != self.window_.desk.today:
            self._take_day(self.window_.desk.today)
        else:
            self._show()

    def _take_officer(self, name: str) -> None:
        """A bar: that officer's cases; the same bar again: everybody's."""
        wanted = self.filters.filter()
        self.filters.set_filter(wanted.but(officer="" if wanted.officer == name else name))
        self._show()

    def _open_day(self, day: str) -> None:
        held = date.fromisoformat(day)
        self.window_.go("reception", (held, held))

    def _take_week(self, week: str) -> None:
        wanted = self.filters.filter()
        self.filters.set_filter(wanted.but(week="" if wanted.week == week else week, part=""))
        self._show()

    def _take_day(self, day: date) -> None:
        self.as_of.set_value(day)
        if self._found is None or self._found.on != day:
            self.reload()

    def _ask_day(self) -> None:
        self.as_of.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.as_of.line.selectAll()

    def _toggle_owing(self) -> None:
        self.owing.set_value(not self.owing.value())
        self.reload()

    def _to_list(self) -> None:
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
        desk, on = self.window_.desk, self._day()

        def work() -> tuple[ClockWhy, ...]:
            from danvan_desk.queries.cases import case_card

            clocks = case_card(desk, case, on).clocks
            wanted = [c for c in clocks if c.clock == row.clock and c.due == row.due] if row.clock else []
            wanted = wanted or [c for c in clocks if c.state == row.state]
            return why_of(desk, tuple(wanted[:1]), on)

        def show(found: tuple[ClockWhy, ...]) -> None:
            if found:
                title = f"{found[0].clock.title} · {case}"
                self.drawer.show_clock(case, title, found[0], on)
                self.list.select(case)
                self.list.scrollTo(self.list.currentIndex())
            else:
                self.say.emit(_("{case} hiện không có thời hạn nào đang tính.").format(case=case))

        self.read(work, show)

    # out

    def export(self) -> None:
        """Ctrl+E: what the list shows, as Excel."""
        start = offered(f"Ton-dong-{self._day():%Y-%m-%d}.xlsx")
        given, _kind = QFileDialog.getSaveFileName(self, _("Xuất Excel"), start, _("Sổ Excel (*.xlsx)"))
        if not given or self._found is None:
            return
        path = Path(given if given.lower().endswith(".xlsx") else given + ".xlsx")
        desk, found, rows = self.window_.desk, self._found, self.shown_rows()
        wanted = self._in_words(self.filters.filter())

        def work() -> Path:
            from danvan_desk.actions.meeting import save_backlog_book

            return save_backlog_book(desk, found, rows, path, narrowed=wanted)

        self.write(work, lambda made: self.say.emit(_("Đã xuất {n} vụ việc ra {file}").format(n=len(rows), file=made)),
                   changes=())  # fmt: skip

    def print_it(self) -> None:
        """Ctrl+P: the page for Monday's meeting, whatever the list is filtered to."""
        desk, on, owing = self.window_.desk, self._day(), self.owing.value()

        def work() -> Made:
            from danvan_desk.actions.meeting import meeting_page

            return meeting_page(desk, on, owing=owing)

        self.read(work, self._preview)

    def _preview(self, made: Made) -> None:
        from ui.dialogs.preview import PreviewDialog

        PreviewDialog(made.content, made.title, made.file_name, None, self.window_).open()

    # room

    def _turn_side(self) -> None:
        """Show or hide what stands beside the list; a narrow window begins without it."""
        self._side_turn = not self._side_turn
        self._fit()
        (self.list if self.side.isHidden() else self.side.officers).setFocus()

    def _is_wide(self) -> bool:
        return self.width() >= _SIDE_FROM * theme.line("body") / 18

    def _fit(self) -> None:
        self.side.setVisible(self._side_turn != self._is_wide())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _lower(words: str) -> str:
    """With a small first letter, to stand inside a sentence; "thứ Hai" keeps its own capital."""
    return words[:1].lower() + words[1:]
