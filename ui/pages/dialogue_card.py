"""One dialogue, whole: who came, question and answer, what was promised and done, its terms with their slips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import DialogueKind, label
from danvan_desk.texts import _, of_law
from ui.pages.backlog_slip import ClockWhy
from ui.pages.case_slip import slip_of_clock
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date, long_date, short_date
from ui.widgets.panel import GAP, Panel, clear_out
from ui.widgets.states import ChipText, chip_of
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.domain.clocks import Clock
    from danvan_desk.queries.dialogues import DialogueCard, ItemShown

_SIDE = 372


@dataclass(frozen=True)
class CardShown:
    """A dialogue with what its slips need and the state of each promise by its place."""

    card: DialogueCard
    whys: tuple[ClockWhy, ...]
    promised: dict[int, ChipText]


class DialogueSheet(QWidget):
    """`open_case(number)`, `mark(key)`: a promise to be marked done, `publish(day)`: when the results were posted."""

    open_case = Signal(str)
    mark = Signal(str)
    publish = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(GAP)
        self.published: DateField | None = None
        self.has_terms = False

    def show_card(self, shown: CardShown) -> None:
        clear_out(self._whole)
        self.published, self.has_terms = None, bool(shown.whys)
        main = _scrolled(self._facts(shown.card), self._items(shown))
        self._whole.addWidget(main, 1)
        side = _scrolled(*self._beside(shown))
        side.setFixedWidth(_SIDE)
        self._whole.addWidget(side)
        main.setFocus()

    def _facts(self, card: DialogueCard) -> Panel:
        panel = Panel(label(DialogueKind(card.kind)), f"{card.number} · {long_date(card.date)}")
        came = _("dự {n}").format(n=card.attended) if card.attended is not None else ""
        asked = _("mời {n}").format(n=card.invited) if card.invited is not None else ""
        front = {True: _("có dự"), False: _("không dự"), None: ""}[card.front_present]
        pairs = [
            (_("Nơi"), ", ".join(part for part in (card.place, card.hamlet) if part)),
            (_("Chủ trì"), card.chair or ""),
            (_("Người dự"), ", ".join(part for part in (asked, came) if part)),
            (_("Mặt trận Tổ quốc"), front),
            (_("Vắng"), "; ".join(_absent(name, excused=excused) for name, excused in card.absent)),
            (_("Thông báo ngày"), full_date(card.announced) if card.announced else ""),
            (_("Công khai ngày"), full_date(card.published) if card.published else ""),
            (_("Do cử tri yêu cầu"), _("có (từ 10% cử tri)") if card.asked_by_voters else ""),
            (_("Ghi chú"), card.note or ""),
        ]
        for name, words in pairs:
            if words:
                panel.body.addLayout(_pair(name, Words(words, wrap=True)))
        if card.case:
            number = card.case
            panel.body.addLayout(_pair(_("Vụ việc"), LinkButton(number, lambda: self.open_case.emit(number))))
        for name, words in ((_("Đã thống nhất"), card.agreed or ""), (_("Chưa thống nhất"), card.not_agreed or "")):
            if words:
                panel.body.addWidget(rule())
                panel.body.addLayout(_pair(name, Words(words, wrap=True)))
        return panel

    def _items(self, shown: CardShown) -> Panel:
        card = shown.card
        promised = sum(bool(item.commitment) for item in card.items)
        facts = _("{n} ý kiến, {promised} lời hứa").format(n=len(card.items), promised=promised) if card.items else ""
        panel = Panel(_("Ý kiến, trả lời, lời hứa"), facts or " ", padded=False)
        if not card.items:
            words = Words(_("Buổi này không ghi ý kiến hay lời hứa nào."), role="muted", wrap=True)
            words.setContentsMargins(12, 10, 12, 12)
            panel.body.addWidget(words)
        for at, item in enumerate(card.items):
            if at:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._item(card.number, item, shown.promised.get(item.position)))
        return panel

    def _item(self, number: str, item: ItemShown, chip: ChipText | None) -> QWidget:
        made = QFrame()
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        count = Words(str(item.position + 1), role="accent", bold=True)
        count.setFixedWidth(20)
        row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(3)
        who = " · ".join(part for part in (item.asked_by, item.hamlet) if part)
        if who:
            text.addWidget(Words(who, "small", "muted"))
        if item.question:
            text.addWidget(Words(item.question, wrap=True))
        if item.answer:
            text.addLayout(_pair(_("Trả lời"), Words(item.answer, wrap=True), 76))
        if item.commitment:
            text.addLayout(_pair(_("Đã hứa"), Words(item.commitment, bold=True, wrap=True), 76))
            due = _("hạn {day}").format(day=full_date(item.due)) if item.due else _("không ghi hạn")
            text.addLayout(_pair("", Words(f"{_owners(item)} · {due}", "small", "muted", wrap=True), 76))
            if item.published_on:
                said = ", ".join(part for part in (full_date(item.published_on), item.published_where) if part)
                text.addLayout(_pair(_("Công khai"), Words(said, wrap=True), 76))
        if item.result:
            text.addLayout(_pair(_("Kết quả"), Words(item.result, wrap=True), 76))
        row.addLayout(text, 1)
        if chip is not None:
            row.addLayout(self._state(number, item, chip))
        return made

    def _state(self, number: str, item: ItemShown, chip: ChipText) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Chip(chip), 0, Qt.AlignmentFlag.AlignRight)
        if item.done_on is None:
            key = f"{number}/{item.position}"
            marking = Button(_("Ghi đã xong"), lambda: self.mark.emit(key), small=True)
            column.addWidget(marking, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return column

    def _beside(self, shown: CardShown) -> list[QWidget]:
        card = shown.card
        made: list[QWidget] = []
        if card.kind == "conference" and card.published is None:
            made.append(self._publishing(card))
        made += [self._term(why) for why in shown.whys]
        if not made:
            panel = Panel(_("Thời hạn"))
            panel.body.addWidget(
                Words(_("Cuộc đối thoại này không có thời hạn nào phải tính."), role="muted", wrap=True)
            )
            made.append(panel)
        return made

    def _publishing(self, card: DialogueCard) -> Panel:
        panel = Panel(_("Ghi ngày công khai kết quả"))
        self.published = DateField(
            "published", _("Ngày công khai, niêm yết"), today=self._today, not_after=self._today, required=True
        )
        self.published.set_value(max(card.date, self._today))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.published, 1)
        row.addWidget(Button(_("Ghi"), self.ask_publish, key="Ctrl+S"), 0, Qt.AlignmentFlag.AlignBottom)
        panel.body.addLayout(row)
        return panel

    def ask_publish(self) -> None:
        if self.published is not None and self.published.check():
            self.publish.emit(self.published.value())

    def _term(self, why: ClockWhy) -> Panel:
        clock = why.clock
        panel = Panel(of_law(clock.title), padded=False)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(Chip(term_chip(clock, self._today)))
        head.addStretch(1)
        if clock.due:
            words = _("hạn {day}").format(day=full_date(clock.due))
            head.addWidget(Words(words, "small", "muted"))
        panel.body.addLayout(head)
        panel.body.addWidget(slip_of_clock(clock, why.rests, self._today))
        return panel


def term_chip(clock: Clock, today: date) -> ChipText:
    return chip_of(clock.state, clock.days_left, clock.unit, clock.ended_on, clock.provisional, clock.due, today=today)


def promise_chip(item: ItemShown, state: str | None, days_left: int | None, today: date) -> ChipText:
    """A promise's state: kept in time, kept late, or how long is left."""
    if item.done_on is not None:
        late = item.due is not None and item.done_on > item.due
        if item.due is None:
            words = _("Đã xong, {day}").format(day=short_date(item.done_on, today))
            return ChipText("met", words, "check")
        return chip_of("met_late" if late else "met", None, "day", item.done_on, due=item.due, today=today)
    if state is None:
        return ChipText("not_started", _("Không ghi hạn"), dashed=True)
    return chip_of(state, days_left, "day", due=item.due, today=today)


def _owners(item: ItemShown) -> str:
    owner = item.owner or _("chưa giao ai")
    return _("{owner}, phối hợp: {helper}").format(owner=owner, helper=item.co_owner) if item.co_owner else owner


def _absent(name: str, *, excused: bool) -> str:
    return _("{name} (có lý do)").format(name=name) if excused else _("{name} (không lý do)").format(name=name)


def _pair(name: str, widget: QWidget, width: int = 128) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    head = Words(name, "small", "muted")
    head.setFixedWidth(width)
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1 if isinstance(widget, Words) else 0)
    if not isinstance(widget, Words):
        row.addStretch(1)
    return row


def _scrolled(*panels: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    area.setWidget(inside)
    return area
