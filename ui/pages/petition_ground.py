"""One condition of the checklist: its words and article, and either what follows by itself or two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.widgets.segmented import SegmentedRow
from ui.widgets.words import Icon, Words

if TYPE_CHECKING:
    from danvan_desk.domain.eligibility import Checked, Ground

_MARKS = {True: ("check", "met"), False: ("triangle-alert", "due_soon"), None: ("circle-check", "line")}


class GroundRow(QWidget):
    """`answered(code)` when the officer answers. A condition that is computed shows no answers to choose from."""

    answered = Signal(str)

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.code = ground.code
        self._ground = ground
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(8)
        self._icon = Icon(*_MARKS[None], 15)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._words = Words(ground.words, wrap=True)
        self._basis = Words(ground.basis, "small", "muted", wrap=True)
        column.addWidget(self._words)
        column.addWidget(self._basis)
        row.addLayout(column, 1)
        self.segments = SegmentedRow([("yes", _("Đạt")), ("no", _("Không"))], digits=True)
        self.segments.setAccessibleName(ground.words)
        self.segments.chosen.connect(self._chosen)
        row.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignTop)

    def _chosen(self, code: str) -> None:
        self._mark(met=code == "yes")
        self.answered.emit(self.code)

    def is_asked(self) -> bool:
        return not self.segments.isHidden()

    def met(self) -> bool | None:
        """As the officer answered, None while not."""
        return {"yes": True, "no": False}.get(self.segments.value() or "")

    def answer(self, *, met: bool | None) -> None:
        self.segments.set_value({True: "yes", False: "no"}.get(met) if met is not None else None)
        self._mark(met=met)

    def show_checked(self, checked: Checked, more: str = "") -> None:
        """`more` is said beside the article: how a day was reached."""
        self.segments.setVisible(not checked.computed)
        self._basis.setText(" · ".join(part for part in (self._ground.basis, more) if part))
        self._mark(met=checked.met if checked.computed else self.met())

    def _mark(self, *, met: bool | None) -> None:
        self._icon.set_icon(*_MARKS[met])
        self._words.setText(self._ground.fails if met is False else self._ground.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.colour("line"))
