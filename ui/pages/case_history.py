"""Who changed what in a case, and when: the log, in words, the latest first. It stays even where an entry was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.case_words import change_lines, change_title
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.cases import CaseCard, ChangeShown


class CaseHistory(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: list[str] = []

    def show_card(self, card: CaseCard) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lines = []
        for change in reversed(card.history):
            column.addWidget(self._block(change, card))
            column.addWidget(rule())
        column.addStretch(1)
        self.setWidget(whole)

    def _block(self, change: ChangeShown, card: CaseCard) -> QFrame:
        block = QFrame()
        column = QVBoxLayout(block)
        column.setContentsMargins(12, 7, 12, 8)
        column.setSpacing(1)
        of = (change.after or {}).get("of") if change.action == "corrected" else None
        target = next((event for event in card.events if str(event.n) == str(of)), None)
        where = "" if change.record == card.number else f" · {change.record}"
        title = change_title(change) + where
        column.addWidget(Words(title, bold=True, wrap=True))
        told = f"{_moment(change.at)} · {change.who}"
        if change.stand_in:
            told += " · " + _("ghi như ngày {day}").format(day=f"{change.stand_in:%d/%m/%Y}")
        column.addWidget(Words(told, "small", "muted", wrap=True))
        lines = change_lines(change, target)
        for line in lines:
            column.addWidget(Words(line[:1].upper() + line[1:], "small", wrap=True))
        if change.reason and not any(change.reason in line for line in lines):
            column.addWidget(Words(_("Lý do: {reason}").format(reason=change.reason), "small", wrap=True))
        self._lines.append(" | ".join([title, told, *lines]))
        return block

    def texts(self) -> list[str]:
        return list(self._lines)


def _moment(at: str) -> str:
    """From "2026-11-23T10:26:05+07:00" as "10:26 23/11/2026"."""
    return f"{at[11:16]} {at[8:10]}/{at[5:7]}/{at[:4]}" if len(at) >= 16 else at
