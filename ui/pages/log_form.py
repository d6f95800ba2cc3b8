"""One entry of the small log, new or chosen in the list: a document issued or a class held; corrected, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import LogKind, labels
from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui.pages.petition_walk import step
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import ComboField, Field, NumberField, TextBox, TextField, as_sentence, check_all, show_problems
from ui.widgets.panel import Panel, action_row, clear_out, scrolled
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.small_log import LogChange, LogShown

_OF_A_CLASS = ("classes", "people")


class LogForm(Panel):
    """`saving`: keep what is typed; `beginning`: an empty form; `correcting`, `taking_back`: the entry shown;
    `leaving`: give the correction up; `edited` by the user.

    An entry is shown to be read until `correct` opens it. What is typed for a new one and not saved comes back with the
    empty form; a correction left for something else is given up. `unsaved` holds both, by number ("" a new one).
    """

    saving = Signal()
    beginning = Signal()
    correcting = Signal()
    leaving = Signal()
    taking_back = Signal()
    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("Ghi mục mới"), padded=False)
        self.another = LinkButton(_("Ghi mục mới"), self.beginning.emit, icon="plus", key="F2")
        self.title_row.addWidget(self.another)
        self._today = today
        self.entry: LogShown | None = None
        self.editing = False  # an entry that stands, opened to be corrected or taken back
        self._shown: dict[str, Any] = {}  # the fields as the entry has them
        self._typed: dict[str, dict[str, Any]] = {}
        self.kind = ComboField("kind", _("Việc đã làm"), labels(LogKind), required=True)
        self.fields: dict[str, Field] = {
            "kind": self.kind,
            "date": DateField("date", _("Ngày ban hành"), required=True, today=today, not_after=today),
            "title": TextBox("title", _("Số, ngày và trích yếu văn bản"), lines=3),
            "classes": NumberField("classes", _("Số lớp"), required=True, least=1, most=1000),
            "people": NumberField("people", _("Số người dự"), required=True, least=1, most=1_000_000),
            "note": TextField("note", _("Ghi chú")),
            "reason": TextField("reason", _("Lý do sửa hoặc rút lại"), required=True),
        }
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self.unsaved_words = Words(_("Những gì đã sửa ở đây chưa lưu."), "small", "due_soon", wrap=True)
        self._state = Words("", "small", "due_soon", wrap=True)
        column.addWidget(self.unsaved_words)
        column.addWidget(self._state)
        for name in ("kind", "date", "title"):
            column.addWidget(self.fields[name])
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        for name in _OF_A_CLASS:
            numbers.addWidget(self.fields[name], 1)
        column.addLayout(numbers)
        for name in ("note", "reason"):
            column.addWidget(self.fields[name])
        self._history = QVBoxLayout()
        self._history.setSpacing(4)
        column.addLayout(self._history)
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        bar, row = action_row()
        self._bar = bar
        self.take_back = Button(_("Rút lại"), self.taking_back.emit)
        self.giving_up = Button(_("Thôi sửa"), self.leaving.emit, key="Esc")
        self.opening = Button(_("Sửa, rút lại mục này"), self.correcting.emit, key="Enter", icon="pencil")
        self.save = Button("", self.saving.emit, key="Ctrl+S", primary=True)
        row.addWidget(self.take_back)
        row.addStretch(1)
        for button in (self.giving_up, self.opening, self.save):
            row.addWidget(button)
        self._line = rule()
        self.body.addWidget(self._line)
        self.body.addWidget(bar)
        for field in self.fields.values():
            field.edited.connect(self._changed)
        self.show_entry(None)

    # what it shows

    def show_entry(self, entry: LogShown | None) -> None:
        """An entry to read; an empty form where None, with what was typed there and not saved."""
        if self.editing:
            self._typed.pop(self.key(), None)
        else:
            self._keep_typed()
        self.entry, self.editing = entry, False
        if entry is not None and entry.taken_back_on is not None:
            self._typed.pop(entry.number, None)
        for name, field in self.fields.items():
            start = {"kind": LogKind.DIRECTIVE_ISSUED.value, "date": self._today}.get(name)
            field.set_value(getattr(entry, name, None) if entry else start)
        self._shown = self._values()
        self._fill_typed() if entry is None else self.unsaved_words.hide()
        self._show_history(entry)
        self._fit_mode()

    def correct(self, *, taken_up: bool = False) -> None:
        """Open the entry shown to be corrected: as it is kept, or where an earlier sitting left it (`taken_up`)."""
        if self.entry is None or self.entry.taken_back_on is not None:
            return
        self.editing = True
        if taken_up:
            self._fill_typed()
        self._fit_mode()
        self.take_focus()

    def _fill_typed(self) -> None:
        typed = self._typed.get(self.key(), {})
        for name, value in typed.items():
            self.fields[name].set_value(value)
        self.unsaved_words.setVisible(bool(typed))

    def _fit_mode(self) -> None:
        """A new entry, one being read, or one being corrected, which is named."""
        entry, editing = self.entry, self.editing
        stands = entry is None or entry.taken_back_on is None
        open_ = entry is None or editing
        self.set_title(_("Ghi mục mới") if entry is None else _("Sửa mục đã ghi") if editing else _("Mục đang chọn"))
        if entry is not None and editing:
            self._state.setText(_("Đang sửa: {entry}").format(entry=_named(entry)))
        self._state.setVisible(editing or not stands)
        for field in self.fields.values():
            field.setEnabled(open_)
        for part in (self.fields["reason"], self.take_back, self.giving_up):
            part.setVisible(editing)
        self._line.setVisible(stands)
        self._bar.setVisible(stands)
        self.another.setVisible(entry is not None)
        self.opening.setVisible(not open_)
        self.save.setVisible(open_)
        self.save.setText(_("Lưu sửa") if entry else _("Lưu vào sổ"))
        self.save.updateGeometry()
        self._fit_kind()

    def _show_history(self, entry: LogShown | None) -> None:
        clear_out(self._history)
        back = entry.taken_back_on if entry else None
        if entry is not None and back is not None:
            words = _("Đã rút lại ngày {day}, không còn tính vào biểu. Lý do: {reason}")
            self._state.setText(words.format(day=full_date(back), reason=entry.taken_back_why))
        for change in entry.changes if entry else ():
            self._history.addWidget(Words(change_words(change), "small", "muted", wrap=True))

    def _fit_kind(self) -> None:
        """A class has its numbers; a document has its own number, day and summary."""
        lesson = self.kind.value() == LogKind.TRAINING
        for name in _OF_A_CLASS:
            self.fields[name].setVisible(lesson)
        self.fields["date"].set_label(_("Ngày tổ chức") if lesson else _("Ngày ban hành"))
        self.fields["title"].set_label(_("Tên lớp, nội dung") if lesson else _("Số, ngày và trích yếu văn bản"))
        self.fields["title"].label_text = _("Tên lớp, nội dung") if lesson else _("Số và trích yếu văn bản")
        self.fields["title"].set_required(not lesson)

    def take_focus(self) -> None:
        if self.kind.isEnabled():
            self.kind.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        editors = [field.editor for field in self.fields.values()]
        return step([*editors, self.save], forward=forward) or super().focusNextPrevChild(forward)

    # what is typed

    def key(self) -> str:
        return self.entry.number if self.entry is not None else ""

    def _values(self) -> dict[str, Any]:
        """As typed, a half-written day or number too, so that a draft gives back what stood there."""
        return {n: f.line.text() if isinstance(f, TextField) else f.value() for n, f in self.fields.items()}

    def is_touched(self) -> bool:
        """A correction under way that differs from what is kept."""
        return self.editing and self._values() != self._shown

    def _keep_typed(self) -> None:
        if not self._shown or (self.entry is not None and not self.editing):
            return
        typed = {name: value for name, value in self._values().items() if value != self._shown[name]}
        self._typed.pop(self.key(), None)
        if typed:
            self._typed[self.key()] = typed

    def unsaved(self) -> dict[str, dict[str, Any]]:
        self._keep_typed()
        return dict(self._typed)

    def take_up(self, typed: Mapping[str, dict[str, Any]]) -> None:
        """What an earlier sitting left unfinished; what was typed here since goes before it."""
        kept = {key: given for key, given in typed.items() if key not in self.unsaved()}
        entry, self._shown = self.entry, {}
        self._typed |= kept
        self.show_entry(entry)

    def saved(self) -> None:
        """What stood in the form is in the books: a new entry leaves it empty, a corrected one is read again."""
        self._typed.pop(self.key(), None)
        self._shown, self.editing = {}, False
        self.show_entry(self.entry)

    def _changed(self) -> None:
        self._fit_kind()
        self.edited.emit()

    def record(self) -> dict[str, Any]:
        """What is typed, in the record's own field names; dates as ISO. A document has no classes and people."""
        found: dict[str, Any] = {"type": "log"}
        lesson = self.kind.value() == LogKind.TRAINING
        for name, field in self.fields.items():
            value = field.value()
            if name != "reason" and value is not None and (lesson or name not in _OF_A_CLASS):
                found[name] = value.isoformat() if isinstance(value, date) else value
        return found

    def reason(self) -> str | None:
        return self.fields["reason"].value() or None

    def check(self) -> bool:
        return check_all([field for field in self.fields.values() if not field.isHidden()])

    def check_reason(self) -> bool:
        return check_all([self.fields["reason"]])

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Under the fields, as sentences; returns what belongs to none."""
        said = [Problem(one.field, as_sentence(one.message), one.value) for one in problems]
        return show_problems(list(self.fields.values()), said)


def _named(entry: LogShown) -> str:
    return f"{entry.title or labels(LogKind)[entry.kind]}, {full_date(entry.date)}"


def change_words(change: LogChange) -> str:
    """As "23/11/2026, Lê Thị Mai: số người dự 80 → 92. Lý do: đếm lại"."""
    names = {
        "kind": _("việc"), "date": _("ngày"), "title": _("nội dung"), "classes": _("số lớp"),
        "people": _("số người dự"), "note": _("ghi chú"),
    }  # fmt: skip
    head = f"{full_date(change.at.date())}, {change.who}"
    if change.action == "log_taken_back":
        return _("{head}: rút lại. Lý do: {reason}").format(head=head, reason=change.reason)
    words = labels(LogKind)

    def said(name: str, value: Any) -> str:
        if value in (None, ""):
            return _("trống")
        text = words.get(value, str(value)) if name == "kind" else str(value)
        return full_date(date.fromisoformat(text)) if name == "date" else text

    parts = [
        f"{names[name]} {said(name, change.before.get(name))} → {said(name, value)}"
        for name, value in change.after.items()
    ]
    return _("{head}: {changed}. Lý do: {reason}").format(head=head, changed="; ".join(parts), reason=change.reason)
