"""Hôm nay: what an officer looks at first in the morning and between two visitors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages import today_rows
from ui.pages.page import Page, Shell
from ui.pages.today_drafts import DraftsPanel
from ui.pages.today_due import DueDelegate
from ui.pages.today_duty import DutyPanel
from ui.pages.today_rows import Morning
from ui.tables.cells import Column
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import long_date
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.panel import GAP, Panel, columns, scrolled

if TYPE_CHECKING:
    from danvan_desk.queries.drafts import SavedDraft


class TodayPage(Page):
    """Drafts and the day's visits at left; what falls due and the chair's duty at right."""

    cares: ClassVar[frozenset[str]] = frozenset({"visits", "petitions", "cases", "dialogues", "drafts", "plans"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._facts, self._fresh = "", True
        self.band = Notice(icon="calendar-days")
        self.band.hide()
        self.body.addWidget(self.band)
        self.body.addLayout(columns(self._main(), self._side(), 404), 1)
        self.setFocusProxy(self.visits)

    def _main(self) -> QWidget:
        self.drafts = DraftsPanel(self._resume)
        self.visits = RecordsView(
            [
                Column(_("Số"), 52, "number"),
                Column(_("Giờ"), 56),
                Column(_("Công dân, nội dung"), 0, "two"),
                Column(_("Loại"), 146, spare=True),
                Column(_("Kết quả"), 118, spare=True),
                Column(_("Giấy tờ"), 70, "number", spare=True),
            ]
        )
        self.visits.setAccessibleName(_("Lượt tiếp hôm nay"))
        self.visits.opened.connect(self._open_visit)
        self.visits_panel = Panel(
            _("Lượt tiếp hôm nay"),
            link=_("Mở sổ tiếp công dân"),
            on_link=lambda: self.window_.go("reception"),
            padded=False,
        )
        button = Button(_("Ghi lượt tiếp"), self._new_visit, key="F2", icon="plus")
        self.empty = EmptyState(_("Chưa có lượt tiếp nào hôm nay."), button)
        self.empty.hide()
        self.visits_panel.body.addWidget(self.empty)
        self.visits_panel.body.addWidget(self.visits, 1)
        self.visits_panel.body.addStretch(0)
        return _column(self.drafts, (self.visits_panel, 1))

    def _side(self) -> QWidget:
        self.due = RecordsView([Column("", 0, "two")], tall="chip_two_line", header=False)
        self.due.setItemDelegateForColumn(0, DueDelegate(self.due, tall="chip_two_line"))
        self.due.setMinimumHeight(2 * (theme.height("chip_two_line") + 1))
        self.due.setAccessibleName(_("Đến hạn"))
        self.due.opened.connect(self.open_record)
        self.due_panel = Panel(
            _("Đến hạn"), link=_("Mở tồn đọng"), on_link=lambda: self.window_.go("backlog"), padded=False
        )
        self.nothing_due = EmptyState(_("Không có gì quá hạn hay đến hạn trong tuần."))
        self.nothing_due.hide()
        self.due_panel.body.addWidget(self.nothing_due)
        self.due_panel.body.addWidget(self.due, 1)
        self.duty = DutyPanel(self._open_day)
        side = scrolled(_column((self.due_panel, 1), self.duty))  # in a low window nothing is squeezed
        side.setObjectName("plain")
        return side

    # the page

    def title(self) -> str:
        return long_date(self.window_.today)

    def facts(self) -> str:
        return self._facts

    def head_buttons(self) -> list[QWidget]:
        return [
            Button(_("Nhận đơn"), self._new_petition, key="F4", icon="inbox"),
            Button(_("Ghi lượt tiếp"), self._new_visit, key="F2", icon="plus", primary=True),
        ]

    def commands(self) -> list[Command]:
        return []

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("F2", _("lượt tiếp")),
            ("F4", _("đơn")),
            ("F3", _("tìm")),
            ("Enter", _("mở")),
            ("F6", _("khung kế")),
            ("Ctrl+1…9", _("chuyển trang")),
        ]

    def note_change(self, kind: str) -> None:
        """Read again even while another page is shown: the counts in the navigation come from here."""
        super().note_change(kind)
        if not self.isVisible() and kind in self.cares - {"drafts"}:
            self._read_counts()

    def reload(self) -> None:
        desk = self.window_.desk
        self.read(lambda: today_rows.read_morning(desk), self._show, self.visits_panel)

    def _read_counts(self) -> None:
        desk = self.window_.desk
        self.window_.tasks.run(lambda: today_rows.read_morning(desk), self._count, lambda _error: None, owner=self)

    # showing

    def _show(self, morning: Morning) -> None:
        now = morning.today
        self._facts = morning.facts()
        self.refresh_head()
        words = today_rows.band_words(morning)
        if words:
            self.band.say(words, "calendar-days")
        self.band.setVisible(bool(words))
        self.drafts.show_drafts(now.drafts, now.day)
        rows = today_rows.draft_rows(now.drafts) + today_rows.visit_rows(now.visits)
        self.visits.set_rows(rows)
        self.visits_panel.set_facts(today_rows.visit_facts(now.visits))
        self.empty.setVisible(not rows)
        self.visits.setVisible(bool(rows))
        self.due.set_rows(morning.due)
        self.due_panel.set_facts(str(len(morning.due)) if morning.due else "")
        self.nothing_due.setVisible(not morning.due)
        self.due.setVisible(bool(morning.due))
        self.duty.show_duty(morning)
        self._count(morning)
        if self.visits.current_row() is None and rows:
            self.visits.select_first()
        if self._fresh:
            self._fresh = False
            self._take_focus()

    def enter(self, target: object = None) -> None:
        super().enter(target)
        if self._facts:
            QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        """Whenever somebody comes here: Enter goes on with what was left unfinished, else opens a visit."""
        now = QApplication.focusWidget()
        if (now is None or self.isAncestorOf(now)) and not self.drafts.focus_first():
            (self.visits if self.visits.count() else self.empty).setFocus()

    def _count(self, morning: Morning) -> None:
        now = morning.today
        counts = {"reception": len(now.visits), "cases": now.open_cases, "promises": len(now.promises)}
        counts["backlog"] = now.open_cases
        self.window_.set_counts(counts, {"backlog": now.overdue_cases, "promises": now.overdue_promises})

    # doing

    def _new_visit(self) -> None:
        self.window_.go("reception", "new")

    def _new_petition(self) -> None:
        self.window_.go("petitions", "new")

    def _resume(self, draft: SavedDraft) -> None:
        if not self.window_.go(draft.page, draft):
            self.window_.say(_("Chưa mở được bản nháp này vì trang của nó chưa có."))

    def _open_visit(self, key: str) -> None:
        from danvan_desk.queries.drafts import SavedDraft

        draft = self.visits.current_data(SavedDraft)
        if draft is not None:
            self._resume(draft)
        else:
            self.open_record.emit(key)

    def _open_day(self, day: date) -> None:
        self.window_.go("reception", (day, day))


def _column(*parts: QWidget | tuple[QWidget, int]) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(GAP)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        box.addWidget(widget, stretch)
    return made
