"""The offer, over an empty form, to go on with a visit begun before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from danvan_desk.texts import _
from ui.pages.today_rows import saved_when
from ui.widgets.buttons import Button
from ui.widgets.words import ElidedWords, Icon

if TYPE_CHECKING:
    from danvan_desk.queries.drafts import SavedDraft


class ResumeBand(QFrame):
    """Names the newest draft; the others wait on Hôm nay. `drop(draft)` once it was asked for twice."""

    def __init__(self, resume: Callable[[SavedDraft], object], drop: Callable[[SavedDraft], object]) -> None:
        super().__init__()
        self._drop, self._asked = drop, False
        self.setObjectName("tint")
        self._resume = resume
        self._draft: SavedDraft | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(Icon("pencil", "tint_text"))
        self._words = ElidedWords("", role="accent")
        row.addWidget(self._words, 1)
        row.addWidget(Button(_("Tiếp tục"), self.take, key="Ctrl+R", small=True))
        row.addWidget(Button(_("Bỏ nháp"), self.drop, key="F8", small=True))
        self.hide()

    def offer(self, drafts: Sequence[SavedDraft], today: date) -> None:
        self._draft, self._asked = drafts[0] if drafts else None, False
        if self._draft is not None:
            more = _(" và {n} bản nữa ở Hôm nay").format(n=len(drafts) - 1) if len(drafts) > 1 else ""
            self._words.setText(
                _("Đang ghi dở: {draft}, {saved}{more}").format(
                    draft=self._draft.title, saved=saved_when(self._draft, today), more=more
                )
            )
        self.setVisible(self._draft is not None)

    def drop(self) -> None:
        """The first time asks, the second throws the draft away."""
        if self._draft is None:
            return
        if not self._asked:
            self._asked = True
            words = _("Bỏ hẳn {draft}? Bấm Bỏ nháp (F8) lần nữa để bỏ; không lấy lại được.")
            self._words.setText(words.format(draft=self._draft.title))
            return
        self.hide()
        self._drop(self._draft)

    def take(self) -> None:
        if self._draft is not None:
            self._resume(self._draft)
