"""Putting an event right: it is taken back or changed, with a reason; what was written stays in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from danvan_desk.domain.vocabulary import COMPLEX_CRITERIA, outcome_label
from danvan_desk.texts import _
from ui.pages.case_event_fields import EventContext, TicksField, make_fields, takes_outcome
from ui.pages.case_event_form import editors_of
from ui.pages.case_foreseen import ForeseenView
from ui.pages.case_form import CaseForm
from ui.pages.case_order_fields import OrderFields
from ui.pages.case_words import criteria_words, event_facts, event_title, order_groups
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import ChoiceField, Field, NumberField, TextBox, TextField, check_all
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.cases import EventShown

_WAIT_MS = 250
CHANGE, TAKE_BACK = "change", "take_back"


class CorrectionForm(CaseForm):
    def __init__(
        self,
        sheet: CaseSheet,
        event: EventShown,
        *,
        save: Callable[[], object],
        leave: Callable[[], object],
        look_ahead: Callable[[], object],
    ) -> None:
        super().__init__(_("Đính chính"), sheet.card.number)
        self.sheet, self.event_ = sheet, event
        self._now = event.held or event
        self._numbers: OrderFields | None = None
        self.foreseen = ForeseenView(sheet.on)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(look_ahead)
        self.date = DateField("date", _("Ngày đính chính"), required=True, today=sheet.on, not_after=sheet.on)
        self.date.set_value(sheet.on)
        ways = [(CHANGE, _("Sửa nội dung")), (TAKE_BACK, _("Rút lại việc này"))]
        self.way = ChoiceField("way", _("Đính chính thế nào"), ways, required=True, value=CHANGE)
        self.reason = TextBox("reason", _("Lý do"), required=True, lines=2)
        self.changes = self._change_fields()
        self._lay_out()
        self.end(_("Lưu đính chính"), save, leave, self.foreseen)
        for field in self.all_fields():
            field.edited.connect(lambda: self._timer.start(_WAIT_MS))
        self.way.edited.connect(self._way_chosen)

    def _change_fields(self) -> list[Field]:
        """Only what a correction may change: its date, paper, outcome, days, criteria, where it was sent, to whom it
        was given; each says what is written now."""
        event = self._now
        about = EventContext(self.sheet.card.kind, self.sheet.card.instance, True, [], self.sheet.on, "acceptance")
        called = event.event == "dialogue_called"
        words = _("Ngày đối thoại đúng") if called else _("Ngày đúng")
        now = event.until if called else event.date
        not_after = None if called else self.sheet.on
        fields: list[Field] = [
            DateField("until", _beside(words, now and full_date(now)), today=self.sheet.on, not_after=not_after)
        ]
        fields.append(TextField("document_no", _beside(_("Số văn bản đúng"), event.document_no), max_length=120))
        if event.event in ("assigned", "verifying"):
            fields.append(TextField("officer", _beside(_("Người đúng"), event.officer), max_length=200))
        if takes_outcome(event.event, about):
            fields += [field for field in make_fields(event.event, about) if field.name == "outcome"]
            fields[-1].set_required(False)
            fields[-1].set_value(None)
            now_words = event.outcome and outcome_label(event.event, event.outcome)
            fields[-1].set_label(_beside(_("Kết quả đúng"), now_words))
        if event.event == "extended":
            fields.append(NumberField("days", _beside(_("Số ngày đúng (1 đến 30)"), event.days), least=1, most=30))
        if event.event == "complex":
            words_of = criteria_words()
            ticks = [(code, f"{code}) {words_of[code]}") for code in COMPLEX_CRITERIA]
            fields.append(TicksField("criteria", _("Tiêu chí đúng"), ticks, False))
        if event.to or event.event in ("forwarded", "guided"):
            fields.append(TextField("to", _beside(_("Nơi nhận đúng"), event.to), max_length=300))
        numbers = {"decided": "orders", "concluded": "orders", "enforced": "done"}.get(event.event)
        if numbers:
            words = _("Nội dung xử lý đúng (biểu 03, 04, 05); sửa số nào sai, để trống số không có")
            self._numbers = OrderFields(numbers, words, order_groups(done=numbers == "done"), False)
            self._numbers.set_value(dict(getattr(event, numbers) or {}))
            fields.append(self._numbers)
        return fields

    def _numbers_changed(self) -> dict[str, float]:
        """The numbers as they should be, where they aren't those written now; a 0 where none is left."""
        if self._numbers is None:
            return {}
        typed, now = self._numbers.value(), dict(getattr(self._now, self._numbers.name) or {})
        if typed == {code: number for code, number in now.items() if number}:
            return {}
        return typed or dict.fromkeys(now, 0)

    def _lay_out(self) -> None:
        column = self.column
        title = " ".join(part for part in event_title(self.event_) if part)
        column.addWidget(Words(f"{title}, {full_date(self.event_.date)}", bold=True, wrap=True))
        facts = event_facts(self.event_)
        if facts:
            column.addWidget(Words(facts, "small", "muted", wrap=True))
        for field in (self.way, *self.changes, self.reason):
            column.addWidget(field)
        column.addWidget(
            Words(_("Việc cũ vẫn nằm trong diễn biến, gạch ngang, kèm lý do."), "small", "muted", wrap=True)
        )
        if self.event_.event == "assigned" and self.event_.until:
            hint = _("Đổi hạn nội bộ thì ghi Giao lại (F9) với hạn mới.")
            column.addWidget(Words(hint, "small", "muted", wrap=True))

    def begin(self) -> None:
        self.way.setFocus(Qt.FocusReason.OtherFocusReason)

    def editors(self) -> list[QWidget]:
        return editors_of([self.way, *self.changes, self.reason])

    def _way_chosen(self) -> None:
        for field in self.changes:
            field.setVisible(self.way.value() == CHANGE)

    def all_fields(self) -> list[Field]:
        return [self.date, self.way, *self.changes, self.reason]

    def check(self) -> bool:
        if not check_all([self.way, *self.changes, self.reason]):
            return False
        if self.way.value() == CHANGE and not self._changed():
            self.changes[0].set_error(_("Ghi ít nhất một mục đúng, hoặc chọn “Rút lại việc này”."))
            self.changes[0].setFocus()
            return False
        return True

    def _changed(self) -> dict[str, Any]:
        """What is put right, by field."""
        told = {
            field.name: field.value() for field in self.changes if field is not self._numbers and not field.is_empty()
        }
        numbers = self._numbers_changed()
        return told | {self._numbers.name: numbers} if self._numbers is not None and numbers else told

    def payload(self) -> dict[str, Any]:
        given: dict[str, Any] = {"reason": self.reason.value()}
        if self.way.value() == CHANGE:
            given |= self._changed()
        filled = {name: value for name, value in given.items() if value not in (None, "", [])}
        number = self.sheet.card.number
        return {
            "type": "event",
            "case": number,
            "event": "corrected",
            "date": self.sheet.on,
            "of": self.event_.n,
            **filled,
        }


def _beside(words: str, now: object) -> str:
    """The name of a field with what is written now."""
    return _("{field} (đang ghi {now})").format(field=words, now=now) if now else words
