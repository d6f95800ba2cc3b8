"""The frame of a form that stands over a case: its fields, and the bar to leave or save."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.petition_walk import step
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.panel import Panel, scrolled
from ui.widgets.words import rule


class CaseForm(Panel):
    """Put the fields into `column`, which scrolls, then call `end`. Enter and Tab follow `editors()`, then come to
    saving."""

    def __init__(self, title: str, number: str) -> None:
        super().__init__(title, number, padded=False)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(8)
        self.body.addWidget(scrolled(inside), 1)

    def end(self, words: str, save: Callable[[], object], leave: Callable[[], object], *foot: QWidget) -> None:
        """The bar, made after the fields so that Tab finds it there; `foot` stays in sight above it."""
        self.column.addStretch(1)
        for part in (*foot, None):
            self.body.addWidget(rule())
            if part is not None:
                self.body.addWidget(part)
        bar, self.save_button = action_bar(save, leave, words)
        self.body.addLayout(bar)

    def editors(self) -> Sequence[QWidget]:
        raise NotImplementedError

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step([*self.editors(), self.save_button], forward=forward) or super().focusNextPrevChild(forward)


def action_bar(save: Callable[[], object], leave: Callable[[], object], words: str) -> tuple[QHBoxLayout, Button]:
    """Leave at the left, save at the right: the bar under every form of a case."""
    row = QHBoxLayout()
    row.setContentsMargins(12, 8, 12, 8)
    row.addWidget(LinkButton(_("Bỏ dở"), leave, key="Esc"))
    row.addStretch(1)
    button = Button(words, save, key="Ctrl+S", primary=True)
    row.addWidget(button)
    return row, button
