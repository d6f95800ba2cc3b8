"""Beside the form of a new petition: earlier ones it may repeat, each with the reasons; joined only by the officer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.short_words import shortened
from danvan_desk.domain.standing import state_label
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _
from ui.pages import petition_work as work
from ui.pages.petition_aside import matter_block
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.dates import full_date
from ui.widgets.panel import Panel
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.repeats import LikelyRepeat
    from ui.pages.page import Page

_WAIT_MS = 450
_MOST = 110  # letters of an earlier petition's content
_COMPARED = {
    "kind", "field", "received", "content", "request", "respondent", "decision_no", "name", "id_number", "phone",
    "born", "address", "anonymous", "people", "link", "linked",
}  # fmt: skip


class PetitionRepeats(Panel):
    """`take(case)` when the officer says it is a repeat, `let_go()` when that is taken back before saving.

    `spoken_for(cases)`: those shown, joined or dismissed here, not to be offered anywhere else."""

    spoken_for = Signal(object)

    def __init__(
        self,
        page: Page,
        values: Callable[[], dict[str, Any]],
        take: Callable[[str], object],
        let_go: Callable[[], object],
    ) -> None:
        super().__init__(_("Có thể trùng đơn trước"), " ", padded=False)
        self._page, self._values, self._take, self._let_go = page, values, take, let_go
        self._asked = 0
        self._came_from: QWidget | None = None  # where the keyboard was before Ctrl+R
        self._dismissed: set[str] = set()  # cases: the petition that stands for one may change while typing goes on
        self._texts: list[str] = []
        self._buttons: list[Button] = []
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.hide()

    def begin(self) -> None:
        """Another petition is on the form."""
        self._dismissed.clear()
        self.hide()
        self.look()

    def note_edit(self, name: str) -> None:
        """Typing goes on: what was asked before is not wanted any more, and it is asked again when it rests."""
        if name in _COMPARED:
            self._asked += 1
            self._timer.start(_WAIT_MS)

    def look(self) -> None:
        desk, values = self._page.window_.desk, self._values()
        self._asked += 1
        asked = self._asked

        def find() -> tuple[LikelyRepeat, ...] | None:
            return work.repeats(desk, values) if asked == self._asked else None

        def show(found: tuple[LikelyRepeat, ...] | None) -> None:
            if asked == self._asked:
                self._show(found, values.get("same_as"))

        self._page.window_.tasks.run(find, show, owner=self)

    def go_there(self) -> None:
        """Ctrl+R: to the first button of the list."""
        if self._buttons and self.isVisible():
            self._came_from = QApplication.focusWidget()
            self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._page.window_.say(_("Chưa thấy đơn nào có thể trùng."))

    def texts(self) -> list[str]:
        return list(self._texts)

    def buttons(self) -> list[Button]:
        return list(self._buttons)

    # showing

    def _show(self, found: Sequence[LikelyRepeat] | None, joined: str | None) -> None:
        self._texts, self._buttons = [], []
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        listed = [one for one in found or () if one.case not in self._dismissed]
        if joined:
            column.addWidget(self._joined(joined))
        elif not listed:
            block, inside = matter_block()
            inside.addWidget(Words(_("Không thấy đơn trước nào giống đơn đang gõ."), "small", "muted", wrap=True))
            column.addWidget(block)
        else:
            for at, one in enumerate(listed):
                if at:
                    column.addWidget(rule())
                column.addWidget(self._one(one))
        self.set_facts("" if joined or not listed else _("{n} đơn").format(n=len(listed)))
        self.body.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        self.setVisible(found is not None or bool(joined))
        self.spoken_for.emit(frozenset(one.case for one in listed) | self._dismissed | ({joined} if joined else set()))

    def _joined(self, case: str) -> QWidget:
        block, column = matter_block()
        words = _("Khi lưu, đơn này nhập vào {case} như đơn trùng.").format(case=case)
        column.addWidget(Words(self._say(words), wrap=True))
        row = QHBoxLayout()
        button = Button(_("Không trùng nữa"), self._take_back, small=True)
        self._buttons.append(button)
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return block

    def _one(self, one: LikelyRepeat) -> QWidget:
        block, column = matter_block()
        head = QHBoxLayout()
        words = _("{number}, nhận {day}").format(number=one.number, day=full_date(one.received))
        head.addWidget(Words(self._say(words), bold=True, wrap=True), 1)
        opening = LinkButton(_("Mở"), lambda: self._page.window_.open_record(one.number))
        head.addWidget(opening, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        about = " · ".join((one.people, label(Kind(one.kind)), state_label(one.state)))
        column.addWidget(Words(self._say(about), "small", "muted", wrap=True))
        column.addWidget(Words(shortened(one.content, _MOST), "small", wrap=True))
        column.addWidget(Words(self._say(_sentence(one.reasons)), "small", "accent", wrap=True))
        if one.against:
            column.addWidget(Words(self._say(_("Nhưng {facts}.").format(facts=", ".join(one.against))), "small",
                                   "due_soon", wrap=True))  # fmt: skip
        if not one.joinable:
            told = _("Khác loại đơn: mỗi loại một vụ việc (NĐ 154/2026 Đ.14 k4), không nhập chung.")
            column.addWidget(Words(self._say(told), "small", "muted", wrap=True))
        column.addLayout(self._choices(one))
        return block

    def _choices(self, one: LikelyRepeat) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        made = [Button(_("Không phải"), lambda: self._dismiss(one.case), small=True)]
        if one.joinable:
            made.insert(0, Button(_("Là đơn trùng"), lambda: self._say_so(one.case), small=True))
        for button in made:
            row.addWidget(button)
        row.addStretch(1)
        self._buttons += made
        return row

    def _say_so(self, case: str) -> None:
        self._take(case)
        self._return()

    def _take_back(self) -> None:
        self._let_go()
        self._return()

    def _dismiss(self, case: str) -> None:
        self._dismissed.add(case)
        self._return()
        self.look()

    def _return(self) -> None:
        """The keyboard goes back to the field it came from."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and shiboken6.isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> str:
        self._texts.append(words)
        return words


def _sentence(parts: Sequence[str]) -> str:
    joined = ", ".join(parts)
    return f"{joined[:1].upper()}{joined[1:]}."
