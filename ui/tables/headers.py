"""The heading row of a list: widths in the user's type, and which columns give way in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from ui import theme
from ui.tables.cells import Column

_LEAST = 170
"""What the column that stretches keeps, in px at 100 %, as long as a spare column can go instead."""


def dress(head: QHeaderView, columns: Sequence[Column]) -> None:
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setStretchLastSection(False)
    head.setMinimumSectionSize(24)
    head.setFixedHeight(theme.height("header"))
    for at, column in enumerate(columns):
        if column.width:
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(at, scaled(column.width))
        else:
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


def scaled(width: int) -> int:
    return round(width * theme.line("body") / 18)


def give_way(head: QHeaderView, columns: Sequence[Column], width: int) -> None:
    """Hides spare columns, the last first, until the one that stretches can be read in `width` px; shows the rest."""
    if all(column.width for column in columns):
        return
    widths = [_width(head, at, column) for at, column in enumerate(columns)]
    room = width - sum(widths)
    for at in reversed(range(len(columns))):
        if not columns[at].spare:
            continue
        hide = room < scaled(_LEAST)
        if hide:
            room += widths[at]
        if head.isSectionHidden(at) != hide:
            head.setSectionHidden(at, hide)


def _width(head: QHeaderView, at: int, column: Column) -> int:
    """As wide as it stands, or would if it were shown; nothing for the one that stretches."""
    if not column.width:
        return 0
    return scaled(column.width) if head.isSectionHidden(at) else head.sectionSize(at)
