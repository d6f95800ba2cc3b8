"""Rows to type into on the dialogue form: questions with what was promised, and who was absent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui import theme
from ui.widgets.cell_rows import RemoveButton
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, Field, TextBox, TextField, show_problems
from ui.widgets.words import Words

_WIDE = {"hamlet": 100, "due": 96}  # px at 100 %: a date is never cut


class ItemRow(QFrame):
    """One question: who asked, what, the answer; what was promised, by whom, until when."""

    edited = Signal()
    removed = Signal()

    def __init__(self, today: date, held: date | None) -> None:
        super().__init__()
        self.setObjectName("row")
        self._number = Words("", role="accent", bold=True)
        self._kept: dict[str, Any] = {}  # what an item carries without a field of its own
        self.fields: dict[str, Field] = {
            "asked_by": TextField("asked_by", _("Người hỏi")),
            "hamlet": TextField("hamlet", _("Thôn, khu phố")),
            "question": TextBox("question", _("Ý kiến, câu hỏi"), lines=2),
            "answer": TextBox("answer", _("Trả lời tại chỗ"), lines=2),
            "commitment": TextBox("commitment", _("Hứa làm gì"), lines=2),
            "owner": TextField("owner", _("Ai làm")),
            "co_owner": TextField("co_owner", _("Phối hợp")),
            "due": DateField("due", _("Hạn"), today=held or today),
        }
        due = self.fields["due"]
        if isinstance(due, DateField):
            due.line.setPlaceholderText("")  # the field is narrower than the words
        self.remove = RemoveButton(_("Bỏ ý kiến này"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter goes from field to field; an empty row is no row
        self.remove.clicked.connect(self.removed.emit)
        self._build()
        for field in self.fields.values():
            field.edited.connect(self.edited.emit)

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 6, 4, 8)
        whole.setSpacing(8)
        self._number.setFixedWidth(18)
        whole.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        layout = (
            (("asked_by", 3), ("hamlet", 2), ("question", 7)),
            (("answer", 10), ("commitment", 9), ("owner", 5), ("co_owner", 4), ("due", 5)),
        )
        for names in layout:
            row = QHBoxLayout()
            row.setSpacing(8)
            for name, share in names:
                field = self.fields[name]
                if isinstance(field, TextBox):
                    field.box.setFixedHeight(theme.line("body") * 2 + 14)
                if name in _WIDE:
                    field.setFixedWidth(round(_WIDE[name] * theme.line("body") / 18))
                    row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
                    continue
                policy = field.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                field.setSizePolicy(policy)
                row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
            lines.addLayout(row)
        whole.addLayout(lines, 1)
        whole.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def editors(self) -> list[QWidget]:
        return [field.editor for field in self.fields.values()]

    def is_empty(self) -> bool:
        return all(field.is_empty() for field in self.fields.values())

    def set_number(self, number: int) -> None:
        self._number.setText(str(number))

    def as_record(self) -> dict[str, Any]:
        found = {name: _plain(field.value()) for name, field in self.fields.items()}
        return self._kept | {name: value for name, value in found.items() if value is not None}

    def show_record(self, given: dict[str, Any]) -> None:
        self._kept = {name: value for name, value in given.items() if name not in self.fields}
        for name, field in self.fields.items():
            field.set_value(given.get(name))

    def check(self) -> bool:
        checked = [field.check() for field in self.fields.values()]
        question, promised = self.fields["question"], self.fields["commitment"]
        if question.is_empty() and promised.is_empty():
            question.set_error(_("Cần ghi câu hỏi, hoặc điều đã hứa."))
            return False
        if not self.fields["due"].is_empty() and promised.is_empty():
            promised.set_error(_("Có hạn thì cần ghi đã hứa làm gì."))
            return False
        return all(checked)


class AbsentRow(QFrame):
    """One who was invited and didn't come, with or without a reason."""

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.name = TextField("name", "", placeholder=_("Tên người được mời mà vắng"))
        self.name.line.setAccessibleName(_("Người vắng"))
        self.excused = CheckField("excused", _("có lý do"))
        self.remove = RemoveButton(_("Bỏ người này"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter goes from field to field; an empty row is no row
        self.remove.clicked.connect(self.removed.emit)
        row.addWidget(self.name, 1)
        row.addWidget(self.excused)
        row.addWidget(self.remove)
        self.name.edited.connect(self.edited.emit)
        self.excused.edited.connect(self.edited.emit)

    def editors(self) -> list[QWidget]:
        return [self.name.editor, self.excused.editor]

    def is_empty(self) -> bool:
        return self.name.is_empty()

    def set_number(self, _number: int) -> None:
        waits = self.is_empty()
        self.excused.setEnabled(not waits)
        self.remove.setEnabled(not waits)

    def as_record(self) -> dict[str, Any]:
        return {"name": self.name.value(), "excused": self.excused.value()}

    def show_record(self, given: dict[str, Any]) -> None:
        self.name.set_value(given.get("name"))
        self.excused.set_value(given.get("excused"))

    def check(self) -> bool:
        return self.name.check()


class Rows(QWidget):
    """Rows that grow: `records()` without the empty ones; `add_row()` goes to an empty one at the end."""

    edited = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Any] = []
        self._filling = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def _made(self) -> ItemRow | AbsentRow:
        raise NotImplementedError

    def records(self) -> list[dict[str, Any]]:
        return [row.as_record() for row in self._rows if not row.is_empty()]

    def set_records(self, given: Sequence[dict[str, Any]]) -> None:
        self._filling = True
        for row in list(self._rows):
            self._drop(row)
        for one in given:
            self._append().show_record(one)
        self._filling = False
        if not self._rows or not self._rows[-1].is_empty():
            self._append()
        self._renumber()

    def add_row(self) -> None:
        if not self._rows or not self._rows[-1].is_empty():
            self._append()
        first = self._rows[-1].findChild(Field)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def check(self) -> bool:
        """Every row, so that each shows what is wrong with it."""
        wrong = [row for row in self._rows if not row.is_empty() and not row.check()]
        return not wrong

    def editors(self) -> list[QWidget]:
        """Every editor in the order Enter goes through them."""
        return [editor for row in self._rows for editor in row.editors()]

    def rows(self) -> list[Any]:
        return list(self._rows)

    def show_problems(self, prefix: str, problems: Sequence[Problem]) -> list[Problem]:
        """Put problems at `prefix.N.field` under their fields; returns the rest."""
        filled = [row for row in self._rows if not row.is_empty()]
        left = []
        for problem in problems:
            head, _dot, rest = problem.field.partition(".")
            number, _dot, _name = rest.partition(".")
            if head != prefix or not number.isdigit() or int(number) >= len(filled):
                left.append(problem)
                continue
            left += show_problems(filled[int(number)].findChildren(Field), [problem])
        return left

    def _append(self) -> Any:
        row = self._made()
        row.edited.connect(self._changed)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._box.addWidget(row)
        self._renumber()
        self.grown.emit()
        return row

    def _changed(self) -> None:
        if not self._filling:
            self._renumber()
            self.edited.emit()

    def _remove(self, row: Any) -> None:
        at = self._rows.index(row)
        self._drop(row)
        if not self._rows:
            self._append()
        self._renumber()
        first = self._rows[min(at, len(self._rows) - 1)].findChild(Field)
        if first is not None:
            first.setFocus()
        self.edited.emit()

    def _drop(self, row: QWidget) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.set_number(number)


class ItemRows(Rows):
    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.held: date | None = None
        self.set_records([])

    def _made(self) -> ItemRow:
        return ItemRow(self._today, self.held)


class AbsentRows(Rows):
    """The last row is always empty and waits for a name."""

    def __init__(self) -> None:
        super().__init__()
        self.set_records([])

    def _made(self) -> AbsentRow:
        return AbsentRow()

    def _changed(self) -> None:
        if not self._filling and not self._rows[-1].is_empty():
            self._append()
        super()._changed()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
