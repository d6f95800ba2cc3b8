"""The officer's own paragraphs of a narrative report as boxes to write in, kept as they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.report_periods import span_dash
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import TextBox
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.narrative import OwnParagraph

_LINES = 4


class SectionBox(QWidget):
    """One section: its box, the circular's words for what belongs there, and where its text was taken from, until the
    officer has changed it or let it stand."""

    stands = Signal(str)

    def __init__(self, one: OwnParagraph) -> None:
        super().__init__()
        self.section = one.section
        self.offered = one.offered is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.box = TextBox(one.section, one.label, lines=_LINES, prose=True)
        self.box.set_value(one.text)
        self.mark = QWidget()
        line = QHBoxLayout(self.mark)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if one.offered is not None:
            words = _("Lời của báo cáo kỳ {period}, chưa sửa.").format(period=span_dash(one.offered))
            line.addWidget(Words(words, "small", "due_soon", wrap=True), 1)
            self.keep = LinkButton(_("Giữ lời này"), partial(self.stands.emit, one.section))
            line.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self.mark.setVisible(self.offered)
        column.addWidget(self.box)
        column.addWidget(self.mark)
        column.addWidget(Words(one.hint, "small", "muted", wrap=True))

    def text(self) -> str:
        return str(self.box.value() or "")

    def settle(self) -> None:
        """The text is this report's own from now on."""
        self.offered = False
        self.mark.hide()


class NarrativeSections(QWidget):
    """`typed(section)` at each change, `left(section)` once a box is left or its text is let stand."""

    typed = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, SectionBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_paragraphs(self, paragraphs: Sequence[OwnParagraph]) -> None:
        """Once: what somebody types is never written over."""
        for one in paragraphs:
            made = self.boxes[one.section] = SectionBox(one)
            made.box.edited.connect(partial(self._typed, one.section))
            made.box.left.connect(partial(self.left.emit, one.section))
            made.stands.connect(self._stands)
            self._column.addWidget(made)
            made.show()  # at once: the first takes the keyboard before the layout has shown it

    def texts(self) -> dict[str, str]:
        return {section: one.text() for section, one in self.boxes.items()}

    def not_looked_at(self) -> list[str]:
        """Labels of the sections that still say what the report before said."""
        return [one.box.label_text for one in self.boxes.values() if one.offered and one.text()]

    def _typed(self, section: str) -> None:
        self.boxes[section].settle()
        self.typed.emit(section)

    def _stands(self, section: str) -> None:
        self.boxes[section].settle()
        self.typed.emit(section)
        self.left.emit(section)
