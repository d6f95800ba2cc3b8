"""Recording what happened in a case: which event, when, only the fields it needs, and the clocks that will follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.dialogue_duty import dialogue_owed
from danvan_desk.domain.grounds import grounds
from danvan_desk.domain.order import allowed_by
from danvan_desk.domain.vocabulary import EventName
from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages.case_advice import advice, context_of
from ui.pages.case_event_fields import GROUND, fit_fields, make_fields, takes_outcome
from ui.pages.case_foreseen import ForeseenView
from ui.pages.case_form import action_bar
from ui.pages.case_order_fields import OrderFields
from ui.pages.case_papers import PAPERS
from ui.pages.case_words import event_words, order_words
from ui.pages.petition_walk import step
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, check_all
from ui.widgets.panel import Panel, scrolled
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet

_LOOK_AHEAD_MS = 250
_LOW = 21  # lines of text
_EVENTS, _FEW, _ROOMY = 214, 176, 560
_WIDE = (
    "reason", "note", "criteria", "orders", "done", "outcome", "of", "officer", "to",
    "respondent", "request", "content", "ineligible_reason", "obstacle_reason",
)  # fmt: skip
_NOT_LISTED = {"received", "corrected"}


class EventForm(Panel):
    """`payload()` is the record to save; `look_ahead` is called a moment after each change. Buttons call back."""

    def __init__(
        self,
        sheet: CaseSheet,
        officers: list[str],
        *,
        save: Callable[[], object],
        leave: Callable[[], object],
        look_ahead: Callable[[], object],
        preview: Callable[[], object],
    ) -> None:
        super().__init__(_("Ghi việc mới"), sheet.card.number, padded=False)
        self.sheet, self.event_name = sheet, ""
        self._officers = officers
        self.fields: list[Field] = []
        self.date = DateField("date", _("Ngày"), required=True, today=sheet.on, not_after=sheet.on)
        self.date.set_value(sheet.on)
        self.foreseen = ForeseenView(sheet.on)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(look_ahead)
        self._build(save, leave, preview)
        self.date.edited.connect(self._changed)

    def _build(self, save: Callable[[], object], leave: Callable[[], object], preview: Callable[[], object]) -> None:
        self.events = RecordsView([Column("", 0)], tall="row", header=False)
        self._share_width()
        self.events.set_groups(_groups(self.sheet))
        self.events.picked.connect(self._picked)
        self.events.opened.connect(lambda _key: self.date.setFocus(Qt.FocusReason.TabFocusReason))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self._name = Words("", bold=True, wrap=True)
        column.addWidget(self._name)
        self._article = Words("", "small", "muted", wrap=True)
        column.addWidget(self._article)
        self.warning = Words("", "small", "due_soon", wrap=True)
        self.warning.hide()
        column.addWidget(self.warning)
        self._advice = Words("", "small", "muted", wrap=True)
        self._advice.hide()
        column.addWidget(self._advice)
        self._place = QWidget()
        column.addWidget(self._place)
        column.addStretch(1)
        self._column, self._low = column, False
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.events)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(scrolled(side), 1)
        right.addWidget(rule())
        right.addWidget(self.foreseen)
        middle.addLayout(right, 1)
        self.body.addLayout(middle, 1)
        self.body.addWidget(rule())
        bar, self.save_button = action_bar(save, leave, _("Lưu việc này"))
        self.preview_button = Button(_("Xem trước giấy"), preview, key="Ctrl+P")
        bar.insertWidget(bar.count() - 1, self.preview_button)
        bar.insertSpacing(bar.count() - 1, 8)
        self.body.addLayout(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, what would follow scrolls with the fields instead of taking their room."""
        super().resizeEvent(event)
        self._share_width()
        low = self.height() < _LOW * theme.line("body")
        if low != self._low:
            self._low = low
            was, now = (self._right, self._column) if low else (self._column, self._right)
            was.removeWidget(self.foreseen)
            now.addWidget(self.foreseen)

    def _share_width(self) -> None:
        em = theme.line("body") / 18
        self.events.setFixedWidth(round((_EVENTS if self.width() >= _ROOMY * em else _FEW) * em))

    def choose(self, name: str) -> None:
        """Take this event; with "" the likeliest, and the choice stays with the user."""
        wanted = name or next((one for one in self.sheet.card.allowed if one not in _NOT_LISTED), "assigned")
        self.events.select(wanted)
        if self.event_name != wanted:
            self._picked(wanted)
        (self.date if name else self.events).setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, name: str) -> None:
        if name == self.event_name:
            return
        kept = {field.name: field.value() for field in self.fields if field.name in ("document_no", "by", "note")}
        self.event_name = name
        self.preview_button.setVisible(name in PAPERS)
        self._name.setText(event_words(name))
        article = allowed_by(self.sheet.card.kind, name, self.sheet.card.instance).article
        self._article.setText(article)
        self._article.setVisible(bool(article))
        self.fields = make_fields(name, context_of(self.sheet, self._officers))
        for field in self.fields:
            field.edited.connect(self._changed)
            if field.name == "outcome":
                field.edited.connect(self._fit)
            elif field.name == GROUND:
                field.edited.connect(self._write_ground)
            if kept.get(field.name):
                field.set_value(kept[field.name])
        place = QWidget()
        lay_fields(place, [self.date, *self.fields])
        self._column.replaceWidget(self._place, place)
        self._place.hide()
        self._place.deleteLater()
        self._place = place
        place.show()  # at once: Enter may come before the layout has shown them
        self._changed()

    def _warn(self, name: str) -> None:
        """A complaint about to be decided without the dialogue the law wants, or orders called carried out that aren't:
        said, never refused."""
        card = self.sheet.card
        done = [event.event for event in card.events if not event.taken_back]
        found = next((one.outcome for one in card.events[::-1] if one.event == "reported" and not one.taken_back), None)
        if name == "reported":
            done.append("reported")
            found = next((field.value() for field in self.fields if field.name == "outcome"), None)
        asks = name in ("reported", "decided")
        owed = dialogue_owed(card.kind, card.instance, done, found) if asks else self._left_undone()
        self.warning.setText(owed)
        self.warning.setVisible(bool(owed))

    def _left_undone(self) -> str:
        named = {field.name: field for field in self.fields}
        numbers = named.get("done")
        if not isinstance(numbers, OrderFields) or named["outcome"].value() != "whole" or not numbers.undone():
            return ""
        left = order_words(numbers.undone())
        return _("Chưa thi hành hết: {left}. Nếu chưa xong, chọn “Thi hành một phần”.").format(left=left)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The list of events, the fields of the one chosen, then saving."""
        editors = [self.events, *editors_of(self.all_fields()), self.save_button]
        return step(editors, forward=forward) or super().focusNextPrevChild(forward)

    def _write_ground(self) -> None:
        """The ground chosen becomes the reason; what was typed there stays after it."""
        named = {field.name: field for field in self.fields}
        ground, typed = named[GROUND].value(), named["reason"].value() or ""
        offered = [one.as_reason() for one in grounds(self.sheet.card.kind, self.event_name)]
        own = next((typed.removeprefix(one) for one in offered if typed.startswith(one)), typed).removeprefix("; ")
        named["reason"].set_value("; ".join(part for part in (ground, own) if part) or None)

    def _fit(self) -> None:
        fit_fields(self.event_name, self.fields)

    def _changed(self) -> None:
        self._timer.start(_LOOK_AHEAD_MS)
        self._warn(self.event_name)
        until = next((field.value() for field in self.all_fields() if field.name == "until"), None)
        words, warns = advice(self.sheet, self.event_name, until)
        self._advice.setText(words)
        self._advice.set_role("due_soon" if warns else "muted")
        self._advice.setVisible(bool(words))

    def advice(self) -> str:
        return self._advice.text()

    def all_fields(self) -> list[Field]:
        """Those the event asks for with the outcome chosen."""
        return [self.date, *(field for field in self.fields if not field.isHidden())]

    def check(self) -> bool:
        return check_all(self.all_fields())

    def payload(self) -> dict[str, Any]:
        """The record as the contract names it; empty fields are left out."""
        given: dict[str, Any] = {field.name: field.value() for field in self.all_fields() if field.name != GROUND}
        filled = {name: value for name, value in given.items() if value not in (None, "", [], {})}
        return {"type": "event", "case": self.sheet.card.number, "event": self.event_name, **filled}

    def guess(self) -> dict[str, Any]:
        """The record with something in every field it needs: to hear beforehand whether the event may come at all."""
        name, about = self.event_name, context_of(self.sheet, self._officers)
        outcomes = takes_outcome(name, about)
        made: dict[str, Any] = {"outcome": outcomes[0]} if outcomes else {}
        made |= {"days": 1} if name == "extended" else {}
        made |= {"until": self.date.value()} if name == "dialogue_called" else {}
        made |= {"reason": "–"} if name in ("reopened", "approved") else {}
        return {**made, **self.payload()}

    def typed(self) -> dict[str, Any]:
        """What was typed, by field, as it was: taken up again when the form was left unfinished."""
        return {field.name: field.typed() for field in self.all_fields() if not field.is_empty()}

    def take_up(self, typed: dict[str, Any]) -> None:
        for field in (self.date, *self.fields):
            if field.name in typed:
                field.set_value(typed[field.name])
        self._fit()
        self._changed()

    def is_touched(self) -> bool:
        offered = context_of(self.sheet, self._officers).offers
        return any(
            not field.is_empty() and (field.wrong() or field.value() != offered.get(f"{self.event_name}.{field.name}"))
            for field in self.all_fields()
            if field.name not in ("date", "outcome", "of")
        )


def commands(save: Callable[[], object], preview: Callable[[], object] | None) -> list[Command]:
    made = [Command(_("Lưu"), save, "Ctrl+S", "record", short=_("lưu"))]
    if preview is not None:
        made.append(Command(_("Xem trước phiếu đề xuất, công văn"), preview, "Ctrl+P", "print"))
    return made


def editors_of(fields: list[Field]) -> list[QWidget]:
    """What takes the keys in each field; every tick and every number of those that hold several."""
    found: list[QWidget] = []
    for field in fields:
        parts: list[QWidget] = [*getattr(field, "extra", []), *getattr(field, "ticks", {}).values()]
        parts += [part.editor for part in getattr(field, "parts", {}).values()]
        found += parts or [field.editor]
    return found


def _groups(sheet: CaseSheet) -> list[Group]:
    allowed = [name for name in sheet.card.allowed if name not in _NOT_LISTED]
    others = [e.value for e in EventName if e.value not in {*allowed, *_NOT_LISTED}]
    return [
        Group("allowed", _("Luật cho phép lúc này"), tuple(Row(n, (Cell(event_words(n)),)) for n in allowed)),
        Group(
            "others",
            _("Việc khác"),
            tuple(Row(n, (Cell(event_words(n), role="muted"),)) for n in others),
            facts=_("chưa hợp lúc này"),
        ),
    ]


def lay_fields(place: QWidget, fields: list[Field]) -> None:
    """Short fields two in a row, long ones alone."""
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    waiting: QHBoxLayout | None = None
    for field in fields:
        if field.name in _WIDE:
            column.addWidget(field)
            waiting = None
        elif waiting is None:
            waiting = QHBoxLayout()
            waiting.setSpacing(8)
            waiting.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(waiting)
        else:
            waiting.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            waiting = None
