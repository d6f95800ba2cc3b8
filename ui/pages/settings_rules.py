"""The terms the program counts by, each with its length, its article and how sure we are of it; Enter opens one with
all its versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.texts import _, of_law
from ui.pages.settings_rule_card import RuleCard
from ui.pages.settings_rule_words import kind_names, kind_of, length_words, sure_words, variants_words
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.dates import full_date
from ui.widgets.panel import Panel
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from danvan_desk.domain.rules import Rule
    from danvan_desk.queries.office import RuleVersion

_ALL = "all"
_KINDS = ("complaint", "denunciation", "feedback", "visit", "dialogue")


class RulesSection(QStackedWidget):
    """The list, or one rule. `turned`: from the one to the other."""

    turned = Signal()

    def __init__(
        self,
        today: date,
        read: Callable[[Rule], object],
        look: Callable[[], object],
        withdraw: Callable[[], object],
    ) -> None:
        super().__init__()
        self._rules: tuple[Rule, ...] = ()
        self._read = read
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Quy định đang áp dụng"), padded=False)
        self.kinds = SegmentedRow([Choice(_ALL, _("Tất cả"))], _ALL)
        self.kinds.setAccessibleName(_("Loại"))
        self.kinds.chosen.connect(lambda _code: self._fill())
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self.kinds)
        bar.addStretch(1)
        bar.addWidget(ElidedWords(_("Enter: xem các bản, đặt quy định của đơn vị"), "small", "muted"))
        self.panel.body.addLayout(bar)
        self.list = RecordsView(
            [
                Column(_("Thời hạn"), 0, "two"),
                Column(_("Độ dài"), 190, "two"),
                Column(_("Áp dụng từ"), 118, "two"),
                Column(_("Độ chắc"), 208, "two"),
            ],
            tall="two_line",
        )
        self.list.opened.connect(self._open)
        self.panel.body.addWidget(self.list, 1)
        whole.addWidget(self.panel)
        self.addWidget(sheet)
        self.card = RuleCard(today, look, withdraw, self.leave_card)
        self.addWidget(self.card)

    def show_rules(self, rules: Sequence[Rule], on: date) -> None:
        self._rules = tuple(rules)
        self.panel.set_facts(
            _("{n} thời hạn tính từ ngày {day}; cơ quan tự đối chiếu trước khi dùng").format(
                n=len(rules), day=full_date(on)
            )
        )
        counted = [(code, sum(1 for rule in rules if kind_of(rule) == code)) for code in _KINDS]
        names = kind_names()
        self.kinds.set_choices(
            [Choice(_ALL, _("Tất cả"), len(rules)), *(Choice(code, names[code], n) for code, n in counted)]
        )
        self._fill()
        open_rule = self.card.rule if self.is_card() else None
        again = next((rule for rule in rules if open_rule and _key(rule) == _key(open_rule)), None)
        if again is not None:
            self._read(again)

    def _fill(self) -> None:
        wanted = self.kinds.value() or _ALL
        self.list.set_rows([_row(rule) for rule in self._rules if wanted in (_ALL, kind_of(rule))])

    def _open(self, key: str) -> None:
        rule = next((rule for rule in self._rules if _key(rule) == key), None)
        if rule is not None:
            self._read(rule)

    def is_card(self) -> bool:
        return self.currentWidget() is self.card

    def show_card(self, rule: Rule, versions: Sequence[RuleVersion]) -> None:
        opened = self.is_card()
        self.card.show_rule(rule, versions)
        self.setCurrentWidget(self.card)
        if not opened:
            self.card.length.setFocus()
            self.turned.emit()

    def leave_card(self) -> None:
        self.card.rule = None
        self.setCurrentIndex(0)
        self.list.setFocus()
        self.turned.emit()


def _key(rule: Rule) -> str:
    return f"{rule.kind}/{rule.clock}"


def _row(rule: Rule) -> Row:
    title = f"{of_law(rule.title)} · {kind_names()[kind_of(rule)]}"
    until = _("đến {day}").format(day=full_date(rule.until)) if rule.until else ""
    return Row(
        _key(rule),
        (
            Cell(title, second=rule.basis, tip=". ".join(filter(None, [rule.basis, rule.note]))),
            Cell(length_words(rule), second=variants_words(rule.lengths), tip=variants_words(rule.lengths)),
            Cell(full_date(rule.since), second=until),
            _sure(rule),
        ),
    )


def _sure(rule: Rule) -> Cell:
    if rule.office:
        newest = max(rule.office.values(), key=lambda own: own.since)
        since = _("từ {day}").format(day=full_date(newest.since))
        return Cell(_("Quy định của đơn vị"), second=since, icon="pencil", role="due_soon")
    if rule.own:
        return Cell(_("Cơ quan tự đặt"), second=sure_words(rule.sure), icon="pencil", role="due_soon")
    return Cell(sure_words(rule.sure), role="muted" if rule.sure == "A" else "due_soon")
