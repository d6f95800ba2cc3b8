"""The heading row of a list: widths in the user's type, and which columns give way in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from ui import theme
from ui.tables.cells import Column
from ui.tables.delegates import SIDE
from ui.widgets.dates import list_date

_LEAST = 170
"""What the column that stretches keeps, in px at 100 %, as long as a spare column can go instead."""


_SOME_WEEK = [date(2028, 8, 21) + timedelta(days=n) for n in range(7)]


def dress(head: QHeaderView, columns: Sequence[Column], mark: str = "") -> None:
    """`mark` may come to stand after any title: the arrow of a sorted column."""
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setStretchLastSection(False)
    head.setMinimumSectionSize(24)
    head.setFixedHeight(theme.height("header"))
    for at, column in enumerate(columns):
        if column.width:
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(at, asked(column, mark))
        else:
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


def asked(column: Column, mark: str = "") -> int:
    """The width a column was given, in the user's type; more where its title, or a date, would be cut."""
    title = QFontMetrics(theme.font("small")).horizontalAdvance(column.title + mark)
    told = 0
    if column.kind == "date":
        days = [list_date(day, _SOME_WEEK[0]) for day in _SOME_WEEK]
        told = max(map(QFontMetrics(theme.font("body")).horizontalAdvance, days))
    return max(scaled(column.width), max(title, told) + 2 * SIDE + 1)


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
    return asked(column) if head.isSectionHidden(at) else head.sectionSize(at)
