"""F1: every key, those of this page first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.keys import Command, general, native
from ui.widgets.buttons import Button
from ui.widgets.panel import scrolled
from ui.widgets.words import Words, rule


class AllKeys(QDialog):
    def __init__(self, page_title: str, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tất cả phím"))
        sheet = QWidget(self)  # dressed before its columns are measured
        keys = QVBoxLayout(sheet)
        keys.setContentsMargins(0, 0, 12, 0)
        keys.setSpacing(8)
        own = own_keys(commands)
        grids = [_grid([(native(key), words) for key, words in general()], 2)]
        if own:
            grids.insert(0, _grid(own, 2))
            keys.addWidget(Words(page_title, bold=True))
            keys.addLayout(grids[0])
            keys.addWidget(rule())
        keys.addWidget(Words(_("Ở mọi trang"), bold=True))
        keys.addLayout(grids[-1])
        keys.addStretch(1)
        _line_up(grids)
        area = scrolled(sheet)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setFocus()  # the arrows scroll it
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(_("Đóng"), self.accept, key="Esc"))
        whole.addLayout(row)
        keys.activate()  # measured before it was dressed
        asked = sheet.sizeHint() + QSize(40, whole.minimumSize().height())
        self.resize(asked.boundedTo(parent.size() - QSize(24, 24)) if parent else asked)


def own_keys(commands: Sequence[Command]) -> list[tuple[str, str]]:
    """[(key, words)]; keys that do the same for 1, 2, 3… stand in one row, as "Alt+1…9, 0"."""
    keys: dict[str, list[str]] = {}
    for command in commands:
        if command.key:
            keys.setdefault(command.words, []).append(command.key)
    return [(_together(given), words) for words, given in keys.items()]


def _together(keys: Sequence[str]) -> str:
    if len(keys) == 1:
        return native(keys[0])
    tails = [key.rpartition("+")[2] for key in keys]
    zero = ", 0" if tails[-1] == "0" else ""
    return f"{native(keys[0])}…{tails[-2] if zero else tails[-1]}{zero}"


def _grid(pairs: Sequence[tuple[str, str]], columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    half = -(-len(pairs) // columns)
    for at, (key, words) in enumerate(pairs):
        column = at // half * 2
        grid.addWidget(Words(key, bold=True), at % half, column, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Words(words, role="muted"), at % half, column + 1)
    grid.setColumnStretch(columns * 2, 1)
    return grid


def _line_up(grids: Sequence[QGridLayout]) -> None:
    """The columns of all begin at the same places."""
    for column in range(4):
        items = [grid.itemAtPosition(row, column) for grid in grids for row in range(grid.rowCount())]
        widest = max((item.sizeHint().width() for item in items if item is not None), default=0)
        for grid in grids:
            grid.setColumnMinimumWidth(column, widest)
