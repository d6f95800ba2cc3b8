"""Questions gathered before a planned dialogue: who asks, from where, what, and who prepares the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.domain.records import PlanQuestion
from danvan_desk.domain.vocabulary import Channel, Field, labels
from danvan_desk.texts import _
from ui.pages.dialogue_rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.cell_rows import RemoveButton
from ui.widgets.fields import ComboField, TextField
from ui.widgets.fields import Field as FormField
from ui.widgets.panel import Panel, scrolled
from ui.widgets.words import Words

if TYPE_CHECKING:
    from typing import Any

    from danvan_desk.queries.plans import PlanShown

_SHARES = (("asked_by", 4), ("hamlet", 3), ("field", 4), ("channel", 5), ("prepared_by", 4))


class QuestionRow(QFrame):
    """One question; a row without its content is no row."""

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        hints = {
            "asked_by": _("Người hỏi"), "hamlet": _("Thôn, khu phố"), "content": _("Ý kiến, câu hỏi"),
            "prepared_by": _("Ai chuẩn bị trả lời"), "field": _("Lĩnh vực"), "channel": _("Kênh nhận"),
        }  # fmt: skip
        choices = {"field": labels(Field), "channel": labels(Channel)}
        self.fields: dict[str, FormField] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 6)
        lines.setSpacing(4)
        row, about = QHBoxLayout(), QHBoxLayout()
        for line in (row, about):
            line.setSpacing(8)
            lines.addLayout(line)
        about.setContentsMargins(26, 0, 36, 0)
        self._number = Words("", role="accent", bold=True)
        self._number.setFixedWidth(18)
        row.addWidget(self._number)
        for name, share in (("content", 1), *_SHARES):
            field = self._field(name, hints[name], choices.get(name))
            field.editor.setAccessibleName(hints[name])
            policy = field.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            field.setSizePolicy(policy)
            field.edited.connect(self.edited.emit)
            self.fields[name] = field
            (row if name == "content" else about).addWidget(field, share)
        self.remove = RemoveButton(_("Bỏ ý kiến này"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.remove.clicked.connect(self.removed.emit)
        row.addWidget(self.remove)

    @staticmethod
    def _field(name: str, hint: str, choices: dict[str, str] | None) -> FormField:
        if choices is None:
            return TextField(name, "", placeholder=hint)
        field = ComboField(name, "", choices, empty=f"{hint}…")
        field.setToolTip(hint)
        return field

    def editors(self) -> list[QWidget]:
        return [field.editor for field in self.fields.values()]

    def is_empty(self) -> bool:
        return self.fields["content"].is_empty()

    def set_number(self, number: int) -> None:
        self._number.setText(str(number))

    def as_record(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items()}

    def show_record(self, given: dict[str, Any]) -> None:
        for name, field in self.fields.items():
            field.set_value(given.get(name))

    def check(self) -> bool:
        return True


class QuestionRows(Rows):
    """The last row is always empty and waits for a question."""

    def __init__(self) -> None:
        super().__init__()
        self.set_records([])

    def _made(self) -> Any:
        return QuestionRow()

    def _changed(self) -> None:
        if not self._filling and not self._rows[-1].is_empty():
            self._append()
        super()._changed()


class QuestionsPanel(Panel):
    """`keeping`: put the questions of `plan` into the books."""

    keeping = Signal()

    def __init__(self) -> None:
        super().__init__(_("Ý kiến gom trước"), padded=False)
        self.plan: PlanShown | None = None
        self.rows = QuestionRows()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self.rows, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(scrolled(inside), 1)
        self._keep = Button(_("Lưu ý kiến"), self.keeping.emit, key="Ctrl+Return", small=True)
        self.title_row.addWidget(self._keep)

    def show_plan(self, plan: PlanShown | None) -> None:
        """Another plan's questions; those being typed for the same plan stay."""
        same = plan is not None and self.plan is not None and plan.number == self.plan.number
        unsaved = same and self.plan is not None and tuple(self.records()) != self.plan.questions
        self.plan = plan
        if not unsaved:
            self.rows.set_records([vars(one) for one in plan.questions] if plan else [])

    def records(self) -> list[PlanQuestion]:
        return [PlanQuestion(**one) for one in self.rows.records()]
