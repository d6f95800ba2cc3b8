"""What a form asks for, as fields to type in: each kind of field its editor, rows as lines of a box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.case_event_fields import TicksField
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, Field, NumberField, TextBox, TextField
from ui.widgets.panel import clear_out
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.papers.form_definition import FieldSpec
    from danvan_desk.papers.form_text import Value

_BAR = " | "
_LONG = 60  # letters from which a text gets a box of several lines


class PaperFields(QWidget):
    """Fields of one form. `edited` while somebody types; `given()` holds only what was typed otherwise than filled."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._specs: dict[str, FieldSpec] = {}
        self._filled: dict[str, Value] = {}
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(8)

    def show_fields(self, specs: Sequence[FieldSpec], values: dict[str, Value], missing: Sequence[str]) -> None:
        """Those that are missing come first, under a line that says so."""
        clear_out(self._column)
        self._specs = {spec.key: spec for spec in specs}
        self._filled, self.fields = {}, {}
        lacking = [spec for spec in specs if spec.label in missing]
        rest = [spec for spec in specs if spec.label not in missing]
        for words, part in (
            (_("Còn thiếu, ghi vào đây"), lacking),
            (_("Mục khác, sửa được cho riêng văn bản này"), rest),
        ):
            if part:
                self._column.addWidget(Words(words, "small", "due_soon" if part is lacking else "muted", bold=True))
            for spec in part:
                self._add(spec, values.get(spec.key))
        self._column.addStretch(1)

    def _add(self, spec: FieldSpec, value: Value) -> None:
        field = _made(spec, value, self._today)
        field.set_value(_shown(spec, value))
        self._filled[spec.key] = field.value()
        self.fields[spec.key] = field
        field.edited.connect(self.edited.emit)
        self._column.addWidget(field)
        told = [spec.hint] if spec.hint else []
        if spec.kind == "rows":
            told.append(_("Mỗi dòng: {columns}").format(columns=_BAR.join(spec.columns.values())))
        if told:
            self._column.addWidget(Words(" · ".join(told), "small", "muted", wrap=True))

    def given(self) -> dict[str, Value]:
        typed = {key: field.value() for key, field in self.fields.items()}
        return {key: _told(self._specs[key], value) for key, value in typed.items() if value != self._filled[key]}

    def mark_missing(self, missing: Sequence[str]) -> Field | None:
        """Says at each field that is still empty that it is; gives the first."""
        first = None
        for key, field in self.fields.items():
            lacks = self._specs[key].label in missing and field.is_empty()
            field.set_error(_("còn thiếu") if lacks else None)
            first = first or (field if lacks else None)
        return first


def _made(spec: FieldSpec, value: Value, today: date) -> Field:
    if spec.kind == "date":
        return DateField(spec.key, spec.label, today=today)
    if spec.kind == "number":
        return NumberField(spec.key, spec.label)
    if spec.kind == "choice":
        return ComboField(spec.key, spec.label, list(spec.choices.items()), empty="")
    if spec.kind == "choices":
        return TicksField(spec.key, spec.label, list(spec.choices.items()), required=False)
    if spec.kind == "rows":
        return TextBox(spec.key, spec.label, lines=4)
    if spec.kind == "long" or len(str(value or "")) > _LONG:
        return TextBox(spec.key, spec.label, lines=3)
    return TextField(spec.key, spec.label)


def _shown(spec: FieldSpec, value: Value) -> Any:
    """A value as its editor takes it."""
    if spec.kind == "rows":
        rows = value if isinstance(value, list | tuple) else ()
        return "\n".join(_BAR.join(_cell(row.get(key)) for key in spec.columns) for row in rows) or None
    if spec.kind == "choices":
        return [code.strip() for code in str(value or "").split(",") if code.strip()]
    if spec.kind == "number":
        return int(str(value)) if str(value or "").isdecimal() else None
    if spec.kind == "date":
        return value if isinstance(value, date) else None
    return None if value is None else _cell(value)


def _cell(value: Value) -> str:
    return "" if value is None else f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _told(spec: FieldSpec, value: Any) -> Value:
    """What was typed, as the form takes it."""
    if spec.kind == "rows":
        lines = [[cell.strip() for cell in line.split("|")] for line in str(value or "").splitlines() if line.strip()]
        return tuple(dict(zip(spec.columns, [*cells, *[""] * len(spec.columns)], strict=False)) for cells in lines)
    if spec.kind == "choices":
        return ", ".join(value)
    told: Value = value
    return told
