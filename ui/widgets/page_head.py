"""The head of a page: its title, one line of facts, at most two buttons with the primary one last."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.words import ElidedWords, Words


class PageHead(QWidget):
    def __init__(self, title: str = "", facts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.height("page_head"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self._title, self._facts = Words(title, "page"), ElidedWords(facts, role="muted")
        self.row.addWidget(self._title)
        self.row.addSpacing(4)
        self.row.addWidget(self._facts, 1)

    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_facts(self, facts: str) -> None:
        self._facts.setText(facts)

    def add(self, widget: QWidget) -> None:
        """A button (or a small field) at the right end; the primary one last."""
        self.row.addWidget(widget)
