"""A white sheet on the desk, with its title, one line of facts and at most one link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.notice import Notice
from ui.widgets.words import ElidedWords, Words, rule

INSIDE, GAP, MARGIN = 12, 12, 16


class Panel(QFrame):
    """`Panel("Đến hạn của tôi", "5", link="Mở tồn đọng", on_link=…)`; put things into `body` (a QVBoxLayout).

    `padded=False` where a list fills the sheet from edge to edge. `show_error` / `clear_error` put the error band
    inside this panel; `set_reading(True)` says "Đang đọc…" beside the title (call it through `Page.read`).
    """

    def __init__(
        self,
        title: str = "",
        facts: str = "",
        *,
        link: str = "",
        link_icon: str = "",
        on_link: Callable[[], object] | None = None,
        padded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.title_row = QHBoxLayout()
        self._facts_text = facts
        self._title, self._facts = Words(title, bold=True), ElidedWords(facts, role="muted")
        if title:
            whole.addLayout(self._head(link, link_icon, on_link))
            whole.addWidget(rule())
        self._reading = Words(_("Đang đọc…"), role="muted")  # stands where there is no title to say it beside
        self._reading.setContentsMargins(INSIDE, INSIDE - 2, INSIDE, 0)
        self._reading.hide()
        whole.addWidget(self._reading)
        self._notice = Notice()
        self._notice.hide()
        whole.addWidget(self._notice)
        self.body = QVBoxLayout()
        inside = INSIDE if padded else 0
        self.body.setContentsMargins(inside, inside - 2 if padded else 0, inside, inside - 2 if padded else 0)
        self.body.setSpacing(8 if padded else 0)
        whole.addLayout(self.body, 1)

    def _head(self, link: str, link_icon: str, on_link: Callable[[], object] | None) -> QHBoxLayout:
        self.title_row.setContentsMargins(INSIDE, 0, INSIDE, 0)
        self.title_row.setSpacing(8)
        self._title.setFixedHeight(theme.height("panel_title") - 1)
        self.title_row.addWidget(self._title)
        self.title_row.addWidget(self._facts, 1)
        if link:
            self.title_row.addWidget(LinkButton(link, on_link, icon=link_icon))
        return self.title_row

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_facts(self, facts: str) -> None:
        self._facts_text = facts
        self._facts.setText(facts)

    def set_reading(self, reading: bool) -> None:
        self._facts.setText(_("Đang đọc…") if reading else self._facts_text)
        self._reading.setVisible(reading and not self._title.text())

    def show_error(self, words: str, again: Callable[[], object] | None = None) -> None:
        self._notice.say_error(words, again)
        self._notice.show()

    def clear_error(self) -> None:
        self._notice.hide()


def scrolled(sheet: QWidget) -> QScrollArea:
    """A sheet that scrolls up and down only, and is not itself a place for Tab to stop at."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(sheet)
    return made


def at_top(sheet: QWidget) -> QWidget:
    """A sheet no higher than it needs to be, where there is room for more."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet)
    column.addStretch(1)
    return made


def clear_out(box: QLayout) -> None:
    """Take out of a layout, and do away with, every widget in it."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def action_row() -> tuple[QFrame, QHBoxLayout]:
    """The bar under what is to be decided: words at the left, buttons at the right, the primary one last."""
    bar = QFrame()
    bar.setMinimumHeight(theme.height("actions"))
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(8)
    return bar, row


def columns(main: QWidget, side: QWidget, side_width: int = 404) -> QHBoxLayout:
    """Main content left, what helps it at right (300 to 400 px)."""
    made = QHBoxLayout()
    made.setSpacing(GAP)
    made.addWidget(main, 1)
    side.setFixedWidth(side_width)
    made.addWidget(side)
    return made
