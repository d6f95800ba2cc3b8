"""A form with what stands beside it; where both lack room, the sections' names go over their fields."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.pages.visit_section import FormSection
from ui.widgets.panel import GAP

SIDE = 324
_NARROW_SIDE = 240  # large letters need the room for the fields
_WIDE_FROM = 1000  # px at 100 %: the widest section with its name beside it, and the side


class FormColumns(QWidget):
    def __init__(self, form: QWidget, side: QWidget) -> None:
        super().__init__()
        self._form, self._side = form, side
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(form, 1)
        row.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.line("body") / 18
        narrow = self.width() < round(_WIDE_FROM * scale)
        self._side.setFixedWidth(round(_NARROW_SIDE / scale if narrow else SIDE * scale))
        for section in self._form.findChildren(FormSection):
            section.set_narrow(narrow=narrow)
