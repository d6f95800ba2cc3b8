"""Over the list of visits: the sessions of the period that nobody came to, and the minutes that say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from danvan_desk.domain.vocabulary import ReceptionKind, label
from danvan_desk.texts import _
from ui.keys import Command
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.panel import clear_out
from ui.widgets.words import ElidedWords, Icon

if TYPE_CHECKING:
    from danvan_desk.queries.receptions import ReceptionShown
    from ui.pages.page import Page

_MOST = 3  # buttons; a longer period is looked at in parts


class MinutesBand(QFrame):
    """Hidden where there is no such session."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("tint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._page = page
        self.sessions: list[ReceptionShown] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(Icon("info", "tint_text"))
        self.words = ElidedWords("", role="accent")
        row.addWidget(self.words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row.addLayout(self._buttons)
        self.hide()

    def show_sessions(self, sessions: list[ReceptionShown]) -> None:
        self.sessions = sessions
        clear_out(self._buttons)
        if len(sessions) == 1:
            kind, day = label(ReceptionKind(sessions[0].kind)).lower(), full_date(sessions[0].date)
            said = _("Buổi tiếp {kind} {day}: chưa có lượt tiếp nào.")
            if sessions[0].nobody_came:
                said = _("Buổi tiếp {kind} {day}: đã ghi không có công dân đến.")
            self.words.setText(said.format(kind=kind, day=day))
        else:
            self.words.setText(_("{n} buổi tiếp trong kỳ không có lượt nào").format(n=len(sessions)))
        for place, one in enumerate(sessions[:_MOST]):
            words = _("Biên bản không có công dân")
            if len(sessions) > 1:
                words = _("Biên bản {day}").format(day=f"{one.date:%d/%m}")
            key = "" if place else "Ctrl+M"
            self._buttons.addWidget(Button(words, partial(self.write, one), key=key, small=True))
        self.setVisible(bool(sessions))
        self._page.window_.refresh_commands()

    def commands(self) -> list[Command]:
        if not self.sessions:
            return []
        words = _("Biên bản không có công dân")
        return [Command(words, self._write_first, "Ctrl+M", "print", short=_("biên bản"))]

    def _write_first(self) -> None:
        self.write(self.sessions[0])

    def write(self, session: ReceptionShown) -> None:
        from ui.pages.paper_writer import PaperWriter

        named = _("buổi tiếp {day}").format(day=full_date(session.date))
        PaperWriter(self._page, session.number, named).open()
