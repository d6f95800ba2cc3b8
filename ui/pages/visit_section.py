"""One part of the visit form: a gutter that names it and the register's columns it fills, then rows of fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui import theme
from ui.widgets.words import Icon, Words

GUTTER = 106
QWIDGETSIZE_MAX = (1 << 24) - 1


class FormSection(QWidget):
    """`add_row([(field, share), …])` puts fields beside each other by their share of the width."""

    def __init__(self, number: str, title: str, columns: str = "", *, first: bool = False) -> None:
        super().__init__()
        self._first, self._secret = first, False
        self._whole = whole = QHBoxLayout(self)
        whole.setContentsMargins(13, 6, 13, 7)
        gutter = QVBoxLayout()
        gutter.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(Words(number, role="accent", bold=True))
        head.addWidget(Words(title, bold=True), 1)
        gutter.addLayout(head)
        self.columns = Words(columns, "small", "muted", wrap=True)
        gutter.addWidget(self.columns)
        self._lock_row = _lock_row()
        self._lock_row.hide()
        gutter.addWidget(self._lock_row)
        gutter.addStretch(1)
        self._side = side = QWidget()
        side.setLayout(gutter)
        gutter.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(side)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        whole.addLayout(self.rows, 1)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Narrow: the name stands over the fields, which then have the whole width."""
        way = QBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._whole.setSpacing(4 if narrow else 12)
        self.columns.setVisible(not narrow or bool(self.columns.text()))
        wide = round(GUTTER * theme.line("body") / 18)
        self._side.setMinimumWidth(0 if narrow else wide)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if narrow else wide)

    def add_row(self, fields: Sequence[tuple[QWidget, int]], *, stretch: int = 0) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, share in fields:
            if share:
                policy = field.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                field.setSizePolicy(policy)
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop if not stretch else Qt.AlignmentFlag(0))
        self.rows.addWidget(made, stretch)
        return made

    def set_secret(self, *, secret: bool) -> None:
        """The tint and the lock that say: what is written here will be hidden behind a code."""
        self._secret = secret
        self._lock_row.setVisible(secret)
        self.update()

    def is_secret(self) -> bool:
        return self._secret

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._secret:
            painter.fillRect(self.rect(), theme.state_colours("secret")[1])
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))


def _lock_row() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(5)
    row.addWidget(Icon("lock", "secret", 14))
    row.addWidget(Words(_("Giữ bí mật"), "small", "secret", bold=True), 1)
    return made
