"""Việc đang dở: what was typed and not saved, offered again with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from danvan_desk.texts import _
from ui import theme
from ui.pages.today_rows import saved_when
from ui.widgets.buttons import Button
from ui.widgets.panel import INSIDE, Panel
from ui.widgets.words import ElidedWords, Icon

if TYPE_CHECKING:
    from danvan_desk.queries.drafts import SavedDraft

_MOST = 3
_ICONS = {"reception": "pencil", "petitions": "file-text", "dialogues": "messages-square"}


class DraftsPanel(Panel):
    """The newest drafts, each a row with "Tiếp tục"; hidden when there are none."""

    def __init__(self, resume: Callable[[SavedDraft], object]) -> None:
        super().__init__(_("Việc đang dở"), padded=False)
        self._resume = resume
        self._rows: list[_DraftRow] = []
        self.hide()

    def show_drafts(self, drafts: Sequence[SavedDraft], today: date) -> None:
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_DraftRow(draft, today, self._resume, first=at == 0) for at, draft in enumerate(drafts[:_MOST])]
        for row in self._rows:
            self.body.addWidget(row)
        facts = _("{n} bản nháp, tự lưu").format(n=len(drafts))
        self.set_facts(
            facts if len(drafts) <= _MOST else _("{facts}; hiện {n} bản mới nhất").format(facts=facts, n=_MOST)
        )
        self.setVisible(bool(drafts))

    def focus_first(self) -> bool:
        if not self._rows:
            return False
        self._rows[0].button.setFocus()
        return True


class _DraftRow(QFrame):
    """Tinted while its button has the focus, as a selected row of a list is."""

    def __init__(self, draft: SavedDraft, today: date, resume: Callable[[SavedDraft], object], *, first: bool) -> None:
        super().__init__()
        self._first = first
        self.setFixedHeight(theme.height("two_line") + 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSIDE, 0, INSIDE, 0)
        row.setSpacing(12)
        row.addWidget(Icon(_ICONS.get(draft.page, "file-text"), "muted"))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(ElidedWords(draft.title, bold=first))
        lines.addWidget(ElidedWords(saved_when(draft, today), "small", "muted"))
        lines.addStretch(1)
        row.addLayout(lines, 1)
        self.button = Button(_("Tiếp tục"), lambda: resume(draft), key="Enter" if first else "", small=True)
        self.button.setAccessibleName(_("Tiếp tục {draft}").format(draft=draft.title))
        self.button.installEventFilter(self)
        row.addWidget(self.button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.button.hasFocus():
            painter.fillRect(self.rect(), theme.colour("selection"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
