"""What a search found, under its field and over the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.search_box import Answer, Found
from ui.widgets.words import Words

_MOST = 12


class SearchResults(QFrame):
    """Under the field, over the page; a child of the window so that it never takes the keyboard away."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self._box = box
        self.setObjectName("panel")
        self.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.list = RecordsView([Column("", 0, "two"), Column("", 96, "date")], header=False, fit=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = Words("", "small", "muted")
        self._foot.setContentsMargins(8, 5, 8, 5)
        whole.addWidget(self.list)
        whole.addWidget(self._foot)

    def show_answer(self, wanted: str, answer: Answer) -> None:
        rows = [_row(found) for found in answer.found[:_MOST]]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if not rows:
            self.say(_("Không thấy “{text}” trong sổ. Thử ít chữ hơn, hoặc bỏ dấu.").format(text=wanted), "muted")
            return
        self.list.select_first()
        words = _("{shown} trong {total} kết quả. Enter mở.").format(shown=len(rows), total=answer.total)
        self.say(words, "muted", keep=True)

    def say(self, words: str, role: str, *, keep: bool = False) -> None:
        if not keep:
            self.list.hide()
        self._foot.set_role(role)
        self._foot.setText(words)
        self._place()

    def _place(self) -> None:
        window = self._box.window()
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        width = max(self._box.width(), 460)
        at = self._box.mapTo(window, QPoint(self._box.width() - width, self._box.height() + 4))
        rows = self.list.rows_height() if not self.list.isHidden() else 0
        self.setGeometry(at.x(), at.y(), width, rows + theme.line("small") + 14)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)


def _row(found: Found) -> Row:
    return Row(found.number, (Cell(found.title, f"{found.number} · {found.second}", found.code), Cell(found.day)))
