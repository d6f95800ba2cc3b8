"""The identities of a table, tried on its numbers: what fails stands first, in red, with the records to open."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.tallies.rules import about
from danvan_desk.tallies.tally import Check, Table
from danvan_desk.tallies.wording import rule_words
from danvan_desk.texts import _
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.panel import Panel
from ui.widgets.words import ElidedWords, Icon, Words

_NAMED = 4
_WIDEST_RULE, _LARGE_RULE = 200, 160


class ChecksPanel(Panel):
    """`open_record(number)` from the button of a failing check."""

    open_record = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Tự kiểm"), padded=False)
        self._table: Table | None = None
        self.sheet_ = QScrollArea()
        self.sheet_.setWidgetResizable(True)
        self.sheet_.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet_.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet_.setAccessibleName(_("Tự kiểm"))
        self.body.addWidget(self.sheet_)

    def set_table(self, table: Table) -> None:
        if table == self._table:
            return
        self._table = table
        failing = [check for check in table.checks if not check.holds]
        holding = [check for check in table.checks if check.holds]
        self.set_facts(
            _("{n} phép đạt, {bad} phép chưa đạt").format(n=len(holding), bad=len(failing))
            if failing
            else _("{n} phép đều đạt").format(n=len(holding))
        )
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 6)
        rows.setSpacing(0)
        metrics = QFontMetrics(theme.font("body", bold=bool(failing)))
        width = max(metrics.horizontalAdvance(rule_words(table.code, check.rule)) for check in table.checks) + 4
        width = min(width, _LARGE_RULE if theme.is_large() else _WIDEST_RULE)
        for check in failing:
            rows.addWidget(self._failing(table, check, width))
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 6, 12, 0)
        inside.setSpacing(0)
        for check in holding:
            inside.addLayout(_line(table, check, width))
        rows.addLayout(inside)
        rows.addStretch(1)
        self.sheet_.setWidget(sheet)

    def _failing(self, table: Table, check: Check, width: int) -> QWidget:
        band = _Band()
        whole = QVBoxLayout(band)
        whole.setContentsMargins(12, 8, 12, 9)
        whole.setSpacing(2)
        whole.addLayout(_line(table, check, width))
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 0, 0)
        row.setSpacing(12)
        why = Words("", wrap=True)
        why.setTextFormat(Qt.TextFormat.RichText)
        why.setText(_why(check))
        row.addWidget(why, 1)
        for number in check.breakers[:1]:
            button = Button(_("Mở {number}").format(number=number), partial(self._open, number), small=True)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(row)
        return band

    def _open(self, number: str) -> None:
        self.open_record.emit(number)


class _Band(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.state_colours("overdue")[1])
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


def _line(table: Table, check: Check, width: int) -> QGridLayout:
    row = QGridLayout()
    row.setHorizontalSpacing(12)
    row.setColumnStretch(2, 1)
    row.setRowMinimumHeight(0, theme.line("body") + 6)
    role, bold = ("text", False) if check.holds else ("overdue", True)
    row.addWidget(Icon("check" if check.holds else "octagon-alert", "met" if check.holds else "overdue"), 0, 0)
    rule = ElidedWords(rule_words(table.code, check.rule), role=role, bold=bold)
    rule.setFixedWidth(width)
    row.addWidget(rule, 0, 1)
    row.addWidget(ElidedWords(_title(table, check), role="muted" if check.holds else role, bold=bold), 0, 2)
    values = Words(
        check.values.replace("≤", "≤").replace(" - ", " − "), role="muted" if check.holds else role, bold=bold
    )
    row.addWidget(values, 0, 3, Qt.AlignmentFlag.AlignRight)
    return row


def _title(table: Table, check: Check) -> str:
    """What the identity is about, its own name first: "Số vụ việc, Thủ trưởng tiếp"."""
    ms = about(check.rule)[0]
    path = next(one.path for one in table.columns if one.ms == ms)
    return ", ".join(reversed(path[-3:] if len(path) < 4 else (path[1], *path[-2:])))


def _why(check: Check) -> str:
    if not check.breakers:
        return _("Không tìm thấy hồ sơ nào làm lệch. Hãy tính lại; nếu vẫn lệch, chạy Công cụ, Kiểm tra sổ.")
    named = ", ".join(f"<b>{escape(number)}</b>" for number in check.breakers[:_NAMED])
    more = len(check.breakers) - _NAMED
    if more > 0:
        named = _("{named} và {n} hồ sơ nữa").format(named=named, n=more)
    return _("Hồ sơ được đếm ở một vế mà không ở vế kia: {named}. Mở ra xem lại cách ghi.").format(named=named)
