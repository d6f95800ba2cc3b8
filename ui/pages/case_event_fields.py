"""Which fields an event of a case asks for, and what they are called there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from danvan_desk.domain.grounds import grounds
from danvan_desk.domain.proposals import CARRIED
from danvan_desk.domain.vocabulary import COMPLEX_CRITERIA, NOTIFIED_OF, OUTCOMES, EventName, outcome_label
from danvan_desk.texts import _
from ui.pages.case_order_fields import OrderFields
from ui.pages.case_words import criteria_words, order_groups
from ui.widgets.date_field import DateField
from ui.widgets.fields import ChoiceField, ComboField, Field, NumberField, TextBox, TextField, popup_completer

_ASKED: dict[str, tuple[str, ...]] = {
    "assigned": ("officer*", "until", "by", "document_no", "note"),
    "proposed": ("outcome", "to", "officer", "days", "criteria", "reason", "document_no", "by", "note"),
    "approved": ("outcome", "reason", "until", "by", "note"),
    "classified": ("outcome*", "note"),
    "accepted": ("document_no", "by", "note"),
    "declined": ("document_no", "reason", "by"),
    "forwarded": ("to", "document_no", "until", "by", "note"),
    "guided": ("to", "document_no", "by", "note"),
    "returned": ("document_no", "reason", "by"),
    "filed": ("reason", "document_no", "note"),
    "urged": ("to", "document_no", "until", "by"),
    "replied": ("by", "document_no", "note"),
    "verifying": ("officer", "document_no", "by", "note"),
    "reported": ("outcome", "document_no", "by", "note"),
    "complex": ("criteria", "document_no", "by", "reason"),
    "extended": ("days*", "document_no", "by", "reason"),
    "suspended": ("document_no", "reason", "by"),
    "resumed": ("document_no", "by", "reason"),
    "execution_suspended": ("document_no", "reason", "by"),
    "execution_resumed": ("document_no", "reason", "by"),
    "withdrawn": ("outcome", "document_no", "reason"),
    "discontinued": ("document_no", "reason", "by"),
    "dialogue_called": ("until*", "document_no", "by", "note"),
    "dialogue_held": ("document_no", "by", "note"),
    "notified": ("of", "document_no", "to", "by"),
    "answered": ("outcome", "document_no", "by", "note"),
    "decided": ("outcome*", "document_no", "by", "note", "orders"),
    "concluded": ("outcome*", "document_no", "by", "note", "orders"),
    "sent": ("to", "document_no", "note"),
    "delivered": ("note",),
    "acted": ("document_no", "by", "note"),
    "published": ("document_no", "note"),
    "enforced": ("outcome", "document_no", "note", "done"),
    "reopened": ("reason*", "document_no", "by"),
}
_DEFAULT = {"withdrawn": "whole", "enforced": "whole", "answered": "first", "approved": "agreed"}
_ONLY_IF = {
    ("proposed", field): {step for step, carried in CARRIED.items() if field in carried}
    for field in ("to", "officer", "days", "criteria")
} | {("approved", "reason"): {"sent_back"}, ("approved", "until"): {"sent_back"}}
"""Fields that are asked for with some outcomes only."""


GROUND = "ground"
"""The name of the choice that only fills in the reason: no part of the record."""


@dataclass(frozen=True)
class EventContext:
    """What the fields depend on: the case's kind and instance, known officers, the date limits."""

    kind: str
    instance: int
    accepted: bool
    officers: Sequence[str]
    today: date
    notified_of: str
    offers: Mapping[str, Any] = field(default_factory=dict)  # by "event.field": what the field starts from
    steps: Sequence[str] = ()  # what may be proposed, the likeliest first
    ordered: Mapping[str, float] = field(default_factory=dict)  # by the last ruling
    carried_out: Mapping[str, float] = field(default_factory=dict)  # of it, up to now


def make_fields(event: str, about: EventContext) -> list[Field]:
    """The fields of an event after its date, in the order they are filled."""
    made: list[Field] = []
    for asked in _ASKED.get(event, ("document_no", "by", "note")):
        name, required = asked.rstrip("*"), asked.endswith("*")
        if event == "extended" and not about.accepted and name == "days":
            continue  # before acceptance the triage takes ten working days, whatever is written
        if event == "reported" and name == "outcome" and about.kind != "complaint":
            continue  # only a complaint owes a dialogue where demand and findings differ
        if name == "reason" and (listed := grounds(about.kind, event)):
            choices = [(one.as_reason(), one.words) for one in listed]
            made.append(ComboField(GROUND, _("Căn cứ luật cho phép"), choices, empty=_("Chọn để ghi vào lý do")))
        made.append(_MAKERS[name](event, about, required))
        offer = about.offers.get(f"{event}.{name}")
        if offer is not None:
            made[-1].set_value(offer)
    fit_fields(event, made)
    return made


def fit_fields(event: str, fields: Sequence[Field]) -> None:
    """Show only the fields the chosen outcome asks for."""
    chosen = next((one.value() for one in fields if one.name == "outcome"), None)
    for one in fields:
        wanted = _ONLY_IF.get((event, one.name))
        if wanted is not None:
            one.setHidden(chosen not in wanted)
            one.set_required(chosen in wanted and event == "approved" and one.name == "reason")


def takes_outcome(event: str, about: EventContext) -> tuple[str, ...]:
    """The outcomes an event may have in this case."""
    if event == EventName.PROPOSED and about.steps:
        return tuple(about.steps)
    if event == EventName.DECIDED:
        return ("upheld", "changed") if about.instance == 2 else ("right", "partly_right", "wrong")
    found = {name.value: outcomes for name, outcomes in OUTCOMES.items()}
    return found.get(event, ())


def _document(event: str, _about: EventContext, required: bool) -> Field:
    words = {
        "decided": _("Số quyết định"), "concluded": _("Số kết luận"), "accepted": _("Số thông báo, quyết định thụ lý"),
        "suspended": _("Số quyết định"), "resumed": _("Số quyết định"), "extended": _("Số quyết định"),
        "discontinued": _("Số quyết định"), "notified": _("Số thông báo"), "reported": _("Số báo cáo"),
        "dialogue_held": _("Số biên bản"), "dialogue_called": _("Số giấy mời"), "declined": _("Số thông báo"),
        "forwarded": _("Số phiếu chuyển"), "guided": _("Số phiếu hướng dẫn"), "answered": _("Số văn bản trả lời"),
        "verifying": _("Số quyết định giao xác minh"), "complex": _("Số văn bản xác định"),
        "proposed": _("Số phiếu đề xuất"), "urged": _("Số công văn"),
    }  # fmt: skip
    return TextField("document_no", words.get(event, _("Số văn bản")), required=required, max_length=120)


def _by(event: str, _about: EventContext, required: bool) -> Field:
    words = {
        "replied": _("Cơ quan trả lời"),
        "reported": _("Người, tổ báo cáo"),
        "proposed": _("Người đề xuất"),
        "approved": _("Người phê duyệt"),
        "dialogue_held": _("Người chủ trì"),
    }
    return TextField("by", words.get(event, _("Người ký")), required=required, max_length=200)


def _to(event: str, _about: EventContext, required: bool) -> Field:
    words = {
        "forwarded": _("Chuyển đến cơ quan"),
        "guided": _("Hướng dẫn gửi đến"),
        "urged": _("Đôn đốc cơ quan"),
        "proposed": _("Cơ quan nhận đơn"),
        "sent": _("Gửi cho"),
        "notified": _("Thông báo cho"),
    }
    return TextField("to", words.get(event, _("Gửi đến")), required=required, max_length=300)


def _reason(event: str, _about: EventContext, required: bool) -> Field:
    words = {"proposed": _("Lý do đề xuất"), "approved": _("Lý do trả lại, cần làm lại gì")}
    return TextBox("reason", words.get(event, _("Lý do")), required=required, lines=3)


def _note(_event: str, _about: EventContext, required: bool) -> Field:
    return TextBox("note", _("Ghi chú"), required=required, lines=2)


def _days(_event: str, _about: EventContext, required: bool) -> Field:
    return NumberField("days", _("Gia hạn thêm (1 đến 30 ngày)"), required=required, least=1, most=30)


def _until(event: str, about: EventContext, required: bool) -> Field:
    words = {
        "assigned": _("Hạn nội bộ"), "approved": _("Hạn nội bộ làm lại"), "forwarded": _("Đề nghị trả lời trước"),
        "urged": _("Đề nghị trả lời trước"),
    }  # fmt: skip
    return DateField("until", words.get(event, _("Ngày đối thoại")), required=required, today=about.today)


def _officer(event: str, about: EventContext, required: bool) -> Field:
    words = _("Giao cho") if event == "assigned" else _("Người, tổ xác minh")
    field = TextField("officer", words, required=required, max_length=200)
    field.line.setCompleter(popup_completer(about.officers, field))
    return field


def _outcome(event: str, about: EventContext, required: bool) -> Field:
    codes = takes_outcome(event, about)
    choices = [(code, _capital(outcome_label(event, code))) for code in codes]
    if event == EventName.PROPOSED:
        return ComboField("outcome", _("Đề xuất"), choices, value=codes[0] if codes else None)
    if event == EventName.ENFORCED and any(about.ordered.values()):  # whole or in part is for the officer to say
        return ChoiceField("outcome", _("Kết quả"), choices, required=True)
    if event == EventName.APPROVED:
        return ChoiceField("outcome", _("Ý kiến"), choices, required=required, value=_DEFAULT[event])
    if sum(len(words) for _code, words in choices) > 48:
        return ComboField("outcome", _("Kết quả"), choices, required=required, empty=_("Chọn kết quả"))
    return ChoiceField("outcome", _("Kết quả"), choices, required=required, value=_DEFAULT.get(event))


def _of(event: str, about: EventContext, required: bool) -> Field:
    choices = [(code, _capital(outcome_label(event, code))) for code in NOTIFIED_OF]
    return ComboField("of", _("Thông báo về"), choices, required=required, value=about.notified_of)


def _criteria(_event: str, _about: EventContext, required: bool) -> Field:
    words = criteria_words()
    return TicksField("criteria", _("Tiêu chí phức tạp"), [(c, f"{c}) {words[c]}") for c in COMPLEX_CRITERIA], required)


def _orders(_event: str, _about: EventContext, required: bool) -> Field:
    return OrderFields("orders", _("Nội dung xử lý, để trống nếu không có (biểu 03, 04, 05)"), order_groups(), required)


def _done(_event: str, about: EventContext, required: bool) -> Field:
    words = _("Kết quả thi hành lần này (biểu 05)")
    return OrderFields("done", words, order_groups(done=True), required, about.ordered, about.carried_out)


_MAKERS: dict[str, Callable[[str, EventContext, bool], Field]] = {
    "document_no": _document, "by": _by, "to": _to, "reason": _reason, "note": _note, "days": _days, "until": _until,
    "officer": _officer, "outcome": _outcome, "of": _of, "criteria": _criteria, "orders": _orders, "done": _done,
}  # fmt: skip


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class TicksField(Field):
    """Several of a list: `value()` is the list of codes ticked."""

    def __init__(self, name: str, label: str, choices: Sequence[tuple[str, str]], required: bool) -> None:
        super().__init__(name, label, required=required)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setVerticalSpacing(4)
        self.ticks: dict[str, QCheckBox] = {}
        for at, (code, words) in enumerate(choices):
            tick = self.ticks[code] = QCheckBox(words)
            tick.clicked.connect(lambda _on: self.edited.emit())
            grid.addWidget(tick, at, 0)
        self._put(holder)
        self.setFocusProxy(next(iter(self.ticks.values())))

    def value(self) -> list[str]:
        return [code for code, tick in self.ticks.items() if tick.isChecked()]

    def set_value(self, value: Sequence[str] | None) -> None:
        for code, tick in self.ticks.items():
            tick.setChecked(code in (value or ()))

    def is_empty(self) -> bool:
        return not self.value()
