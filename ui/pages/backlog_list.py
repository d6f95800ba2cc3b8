"""The list of the backlog: its rows, what it says when there are none, the slip of a date, the day it is as of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.backlog_filters import AsOfField
from ui.pages.backlog_slip import SlipDrawer
from ui.tables.cells import Column, Group
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import CheckField
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.words import ElidedWords, Words


class BacklogList(Panel):
    """`clear` takes the filter away, `widen` what the line above the list says, `receive` begins a petition."""

    def __init__(
        self, today: date, clear: Callable[[], object], widen: Callable[[], object], receive: Callable[[], object]
    ) -> None:
        super().__init__(padded=False)
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
        self.empty = EmptyState("", Button(_("Bỏ lọc"), clear, key="Esc"))
        self.nothing = EmptyState("", Button(_("Nhận đơn"), receive, key="F4"))
        self.drawer = SlipDrawer()
        self.owing = CheckField("owing", _("Cả vụ việc đã khép còn nợ việc (gửi quyết định, công khai…)"))
        self.as_of = AsOfField(today)
        for one in (self._narrowing(widen), self.empty, self.nothing):
            one.hide()
            self.body.addWidget(one)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.body.addWidget(self.drawer)
        self.body.addWidget(self._foot())

    def _narrowing(self, widen: Callable[[], object]) -> QWidget:
        """Says what no control above says: a week, an age, a month, a past day."""
        self.narrow = QWidget()
        row = QHBoxLayout(self.narrow)
        row.setContentsMargins(12, 4, 12, 4)
        self.narrow_words = ElidedWords("", "small", "accent")
        row.addWidget(self.narrow_words, 1)
        row.addWidget(LinkButton(_("Bỏ"), widen))
        return self.narrow

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.owing, 1)
        row.addWidget(Words(_("Tính đến ngày"), "small", "muted"))
        row.addWidget(self.as_of)
        return foot

    def say_narrow(self, said: list[str]) -> None:
        self.narrow_words.setText(" · ".join(said))
        self.narrow.setVisible(bool(said))

    def show_groups(self, groups: list[Group], keys: set[str], *, none_open: str, no_match: str) -> None:
        """The rows; or the sentence for a book with nothing open, or for a filter that leaves nothing."""
        has_rows = bool(keys)
        self.list.set_groups(groups)
        self.empty.setVisible(not has_rows and not none_open)
        self.nothing.setVisible(not has_rows and bool(none_open))
        self.list.setVisible(has_rows)
        self.empty.say(no_match)
        self.nothing.say(none_open)
        if self.drawer.key and self.drawer.key not in keys:
            self.drawer.close_it()

    def close_drawer(self) -> bool:
        """True when the slip was open."""
        if not self.drawer.close_it():
            return False
        self.list.setFocus()
        return True
