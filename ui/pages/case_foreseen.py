"""What would follow from an event being typed: clocks that stop, start or move, or why it may not be recorded."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _, of_law
from ui.pages.case_words import plain
from ui.widgets.dates import full_date
from ui.widgets.notice import Notice
from ui.widgets.states import in_unit, marked
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desk.domain.case_facts import Clock
    from danvan_desk.errors import Problem
    from danvan_desk.queries.foresight import Foreseen

OWN_FIELDS = frozenset({"outcome", "days", "until", "reason", "officer"})
"""What an event still asks for: an empty one isn't yet a refusal."""


class ForeseenView(QFrame):
    """What "Khi lưu" shows: the dates that follow. `texts()` is the same in words."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(6)
        self._inside = QWidget()
        self._column.addWidget(self._inside)
        self._texts: list[str] = []
        self._wait()

    def texts(self) -> list[str]:
        return list(self._texts)

    def _renew(self) -> QVBoxLayout:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._texts = []
        return column

    def clear(self) -> None:
        self._renew()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Why it may not be recorded. What only waits to be filled in isn't said yet."""
        serious = [problem for problem in problems if problem.field not in OWN_FIELDS]
        if not serious:
            self._wait()
        else:
            words = " ".join(plain(problem.message) + "." for problem in serious)
            notice = Notice()
            notice.warn(escape(words))
            self._renew().addWidget(notice)
            self._texts = [words]

    def show_foreseen(self, foreseen: Foreseen) -> None:
        if foreseen.problems:
            self.show_problems(foreseen.problems)
            return
        if foreseen.waits:
            self._wait()
            return
        column = self._renew()
        column.addWidget(Words(_("Khi lưu"), bold=True))
        for clock in foreseen.ended:
            words = _("xong đúng hạn") if clock.state == "met" else _("xong, trễ hạn")
            self._line(column, of_law(clock.title), words, "met" if clock.state == "met" else "due_soon")
        for clock in foreseen.started:
            self._line(column, of_law(clock.title), _due(clock), "text", _length(clock))
        for before, after in foreseen.moved:
            self._line(column, of_law(after.title), f"{_due(before)} → {_due(after)}", "text")
        for clock in foreseen.dropped:
            self._line(column, of_law(clock.title), _("không còn tính"), "muted")
        if not self._texts:
            column.addWidget(Words(_("Không hạn nào bắt đầu hay thay đổi."), "small", "muted"))

    def _wait(self) -> None:
        column = self._renew()
        column.addWidget(Words(_("Khi lưu"), bold=True))
        words = _("Điền các mục có dấu * để thấy các hạn sẽ bắt đầu, dừng hay dời.")
        column.addWidget(Words(words, "small", "muted", wrap=True))

    def _line(self, column: QVBoxLayout, title: str, words: str, role: str, second: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Words(title, wrap=True), 1)
        row.addWidget(Words(words, role=role, bold=role == "text"))
        column.addLayout(row)
        if second:
            column.addWidget(Words(second, "small", "muted", wrap=True))
        self._texts.append(f"{title}: {words}")


def _due(clock: Clock) -> str:
    return marked(full_date(clock.due), tentative=clock.provisional) if clock.due else _("tạm dừng")


def _length(clock: Clock) -> str:
    return f"{in_unit(clock.length, clock.unit)} · {clock.basis}"
