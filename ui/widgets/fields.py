"""Fields of a form: label above, required * in red, checked when left, one sentence beneath when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui import theme
from ui.widgets.editors import ComboEditor, LineEditor, TextEditor, TickEditor
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.suggestions import Suggestions
from ui.widgets.words import Icon, Words

Check = Callable[[Any], str | None]
_WHOLE = re.compile(r"\d{1,3}(\.\d{3})+|\d+", re.ASCII)  # 12.5 isn't 125


class Field(QWidget):
    """What every field has: `name` (the record's field), `value()`, `set_value`, `set_error`, `error()`, `check()`.

    `edited` while the user changes it, `left` when the user has left it (after its check). `check` runs on leaving:
    it returns the sentence that says what is accepted, or None.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, label: str, *, required: bool = False, check: Check | None = None) -> None:
        super().__init__()
        self.name, self.label_text, self.required = name, label, required
        self._check, self._error_text = check, ""
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(3)
        self._label = Words(label, "small", "muted")
        self._star = Words("*", "small", "overdue")
        if not required:  # shown before it has a parent it would open a window of its own
            self._star.hide()
        head.addWidget(self._label)
        head.addWidget(self._star)
        head.addStretch(1)
        if label:
            self._whole.addLayout(head)
        self._error_row = QWidget()
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(5)
        row.addWidget(Icon("octagon-alert", "overdue", 13), 0, Qt.AlignmentFlag.AlignTop)
        self._error = Words("", "small", "overdue", wrap=True)
        row.addWidget(self._error, 1)
        self._error_row.hide()

    def _put(self, editor: QWidget) -> None:
        """The subclass's editor, under the label."""
        self.editor = editor
        editor.setAccessibleName(self.label_text)
        self.setFocusProxy(editor)
        self._label.setBuddy(editor)
        self._whole.addWidget(editor)
        self._whole.addWidget(self._error_row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def value(self) -> Any:
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def is_empty(self) -> bool:
        return self.value() in (None, "", ())

    def typed(self) -> Any:
        """As it stands, what isn't right yet too; `set_value` takes it."""
        return self.value()

    def set_label(self, label: str) -> None:
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def set_required(self, required: bool) -> None:
        self.required = required
        self._star.setVisible(required)

    def error(self) -> str:
        return self._error_text

    def set_error(self, message: str | None) -> None:
        """Red edge, octagon and one sentence under the field; None or "" takes them away."""
        self._error_text = message or ""
        self._error.setText(self._error_text)
        self._error_row.setVisible(bool(message))
        self.editor.setAccessibleDescription(self._error_text)
        wrong = "true" if message else "false"
        if self.editor.property("wrong") != wrong:
            self.editor.setProperty("wrong", wrong)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def wrong(self) -> str | None:
        """What is wrong with the field as it stands, in one sentence; emptiness isn't asked about here."""
        return self._check(self.value()) if self._check and not self.is_empty() else None

    def check(self, *, whole: bool = True) -> bool:
        """Check now and show what is wrong; with `whole` an empty required field is wrong too. True when right."""
        message = self.wrong()
        if message is None and whole and self.required and self.is_empty():
            message = _("Cần ghi {field}.").format(field=self.label_text[:1].lower() + self.label_text[1:])
        self.set_error(message)
        return message is None

    def _leave(self) -> None:
        self.check(whole=False)
        self.left.emit()


class TextField(Field):
    """One line. `suggestions` open as a popup under the field (never complete inside it)."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        placeholder: str = "",
        suggestions: Sequence[str] = (),
        check: Check | None = None,
        max_length: int = 500,
    ) -> None:
        super().__init__(name, label, required=required, check=check)
        self.line = LineEditor()
        self.line.setMaxLength(max_length)
        self.line.setPlaceholderText(placeholder)
        self.line.setFixedHeight(theme.height("field"))
        self.line.setMinimumWidth(40)
        self._put(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._leave)
        if suggestions:
            self.set_suggestions(suggestions)

    def value(self) -> Any:
        """The text without blanks around it; None when empty."""
        return self.typed()

    def typed(self) -> str | None:
        return self.line.text().strip() or None

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # the beginning of a long value is what tells it
        self.set_error(None)

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        completer = popup_completer(suggestions, self)
        self.line.setCompleter(completer)


class NumberField(TextField):
    """A whole number, right-aligned: `value()` is an int or None; what isn't one is said when the field is left."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        least: int = 0,
        most: int = 999_999,
    ) -> None:
        super().__init__(name, label, required=required, max_length=12)
        self._least, self._most = least, most
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> int | None:
        text = self.line.text().strip().replace(" ", "")
        return int(text.replace(".", "")) if _WHOLE.fullmatch(text) else None

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def wrong(self) -> str | None:
        if self.is_empty():
            return None
        value = self.value()
        if value is None or not self._least <= value <= self._most:
            return _("Cần một số từ {least} đến {most}, ví dụ {least}.").format(least=self._least, most=self._most)
        return None


class TextBox(Field):
    """Several lines; Enter goes on, Alt+Enter is a new line (Enter too in `prose`). `lines` is the height in lines."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        lines: int = 4,
        prose: bool = False,
    ) -> None:
        super().__init__(name, label, required=required)
        self.box = TextEditor()
        self.box.prose = prose
        self.box.setTabChangesFocus(True)
        self.box.setMinimumHeight(theme.line("body") * min(lines, 2) + 18)
        self._lines = lines
        self.box.sizeHint = self._box_hint  # type: ignore[method-assign]
        self.box.minimumSizeHint = self.box.minimumSize  # type: ignore[method-assign] # Qt's own leaves no two-line box
        self._put(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.box.textChanged.connect(self._tell)
        self.box.left.connect(self._leave)
        self._quiet = False

    def _box_hint(self) -> QSize:
        return QSize(200, theme.line("body") * self._lines + 18)

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def value(self) -> str | None:
        return self.box.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self._quiet = True
        self.box.setPlainText("" if value is None else str(value))
        self._quiet = False
        self.set_error(None)


class ComboField(Field):
    """One of a list. `choices` is [(code, words)]; with `empty` the first entry means "not said" (None)."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]] | Mapping[str, str] = (),
        *,
        required: bool = False,
        value: str | None = None,
        empty: str | None = None,
    ) -> None:
        super().__init__(name, label, required=required)
        self.combo = ComboEditor()
        self.combo.setFixedHeight(theme.height("field"))
        self.combo.setSizeAdjustPolicy(ComboEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(6)
        self.combo.setMaxVisibleItems(16)
        self._put(self.combo)
        self._empty = empty
        self.set_choices(choices)
        self.set_value(value if value is not None or empty is not None else self._first())
        self.combo.activated.connect(lambda _index: self.edited.emit())
        self.combo.left.connect(self._leave)

    def set_choices(self, choices: Sequence[tuple[str, str]] | Mapping[str, str]) -> None:
        current = self.combo.currentData()
        self.combo.clear()
        if self._empty is not None:
            self.combo.addItem(self._empty, None)
        for code, words in choices.items() if isinstance(choices, Mapping) else choices:
            self.combo.addItem(words, code)
        self.combo.setCurrentIndex(max(0, self.combo.findData(current)))

    def _first(self) -> str | None:
        data = self.combo.itemData(0)
        return None if data is None else str(data)

    def value(self) -> str | None:
        data = self.combo.currentData()
        return None if data is None else str(data)

    def set_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))
        self.set_error(None)


class ChoiceField(Field):
    """Up to four choices as a segmented row with digits; `value()` is the code or None."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[Choice] | Sequence[tuple[str, str]],
        *,
        required: bool = False,
        value: str | None = None,
    ) -> None:
        super().__init__(name, label, required=required)
        self.segments = SegmentedRow(choices, value, digits=True)
        self._put(self.segments)
        self.segments.chosen.connect(self._chosen)

    def _chosen(self, _code: str) -> None:
        self.set_error(None)
        self.edited.emit()
        self.left.emit()

    def value(self) -> str | None:
        return self.segments.value()

    def set_value(self, value: Any) -> None:
        self.segments.set_value(value)
        self.set_error(None)


class CheckField(Field):
    """A tick with its words beside it; no label above."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, "")
        self.label_text = words
        self.tick = TickEditor(words)
        self.tick.setMinimumHeight(theme.line("body") + 6)
        self._put(self.tick)
        self.tick.clicked.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        self.tick.setChecked(bool(value))


def popup_completer(words: Sequence[str], parent: QWidget) -> QCompleter:
    """Suggestions in a popup, found anywhere in the words, with or without tones."""
    return Suggestions(words, parent)


def check_all(fields: Sequence[Field]) -> bool:
    """Check every field before saving; the first wrong one gets the focus. True when all are right."""
    wrong = [field for field in fields if field.isEnabled() and not field.isHidden() and not field.check()]
    if wrong:
        _go_to(wrong[0])
    return not wrong


def reveal(widget: QWidget) -> None:
    """Scroll a whole widget (a field with its sentence) into sight, once what was just shown has its place."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, 12)


def _go_to(field: Field) -> None:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    reveal(field)


def left_to_fix(fields: Sequence[Field], more: int = 0) -> str:
    """How many places a refused save leaves to be put right, for the status bar; `more` are those not in fields."""
    count = sum(1 for field in fields if field.error()) + more
    return _("Còn {n} chỗ cần sửa.").format(n=count)


def as_sentence(message: str) -> str:
    """A problem's message with its capital and its full stop."""
    said = message.strip()
    said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."


def show_problems(fields: Sequence[Field], problems: Sequence[Problem]) -> list[Problem]:
    """Put what an action refused under the fields it is about; returns those that belong to no field here.

    A problem at `people.0.name` finds the field named so, or else `name`.
    """
    by_name = {field.name: field for field in fields}
    left_over, first = [], None
    for problem in problems:
        field = by_name.get(problem.field) or by_name.get(problem.field.rpartition(".")[2])
        if field is None:
            left_over.append(problem)
            continue
        field.set_error(problem.message)
        first = first or field
    if first is not None:
        _go_to(first)
    return left_over
