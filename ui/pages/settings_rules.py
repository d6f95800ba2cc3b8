"""The terms the program counts by, each with its length, its article and how sure we are of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.dates import full_date
from ui.widgets.panel import Panel
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.states import in_unit

if TYPE_CHECKING:
    from danvan_desk.domain.rules import Rule

_ALL = "all"
_KINDS = ("complaint", "denunciation", "feedback", "visit", "dialogue")


class RulesSection(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[Rule, ...] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Quy định đang áp dụng"), padded=False)
        self.kinds = SegmentedRow([Choice(_ALL, _("Tất cả"))], _ALL)
        self.kinds.setAccessibleName(_("Loại"))
        self.kinds.chosen.connect(lambda _code: self._fill())
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self.kinds)
        bar.addStretch(1)
        self.panel.body.addLayout(bar)
        self.list = RecordsView(
            [
                Column(_("Thời hạn"), 0, "two"),
                Column(_("Độ dài"), 190, "two"),
                Column(_("Áp dụng từ"), 96, "date"),
                Column(_("Độ chắc"), 208, "two"),
            ],
            tall="two_line",
        )
        self.panel.body.addWidget(self.list, 1)
        whole.addWidget(self.panel)

    def show_rules(self, rules: Sequence[Rule], on: date) -> None:
        self._rules = tuple(rules)
        self.panel.set_facts(
            _("{n} thời hạn tính từ ngày {day}; cơ quan tự đối chiếu trước khi dùng").format(
                n=len(rules), day=full_date(on)
            )
        )
        counted = [(code, sum(1 for rule in rules if _kind(rule) == code)) for code in _KINDS]
        names = kind_names()
        self.kinds.set_choices(
            [Choice(_ALL, _("Tất cả"), len(rules)), *(Choice(code, names[code], n) for code, n in counted)]
        )
        self._fill()

    def _fill(self) -> None:
        wanted = self.kinds.value() or _ALL
        self.list.set_rows([_row(rule) for rule in self._rules if wanted in (_ALL, _kind(rule))])


def kind_names() -> dict[str, str]:
    return {
        "complaint": _("Khiếu nại"),
        "denunciation": _("Tố cáo"),
        "feedback": _("Kiến nghị, phản ánh"),
        "visit": _("Tiếp công dân"),
        "dialogue": _("Đối thoại"),
    }


def _kind(rule: Rule) -> str:
    return "visit" if rule.kind == "reception" else rule.kind


def _row(rule: Rule) -> Row:
    title = f"{rule.title} · {kind_names()[_kind(rule)]}"
    own = Cell(_("Cơ quan tự đặt"), second=_sure(rule.sure), icon="pencil", role="due_soon")
    sure = own if rule.own else Cell(_sure(rule.sure), role="muted" if rule.sure == "A" else "due_soon")
    return Row(
        f"{rule.kind}/{rule.id}",
        (
            Cell(title, second=rule.basis, tip=". ".join(filter(None, [rule.basis, rule.note]))),
            Cell(_length(rule), second=_variants(rule), tip=_variants(rule)),
            Cell(full_date(rule.since)),
            sure,
        ),
    )


def _length(rule: Rule) -> str:
    days = in_unit(rule.length, rule.unit)
    return _("trước {days}").format(days=days) if rule.back else days


def _variants(rule: Rule) -> str:
    """The other lengths the same clock may take: "phức tạp 45, vùng xa 45"."""
    names = {
        "complex": _("phức tạp"),
        "remote": _("vùng xa"),
        "remote_complex": _("vùng xa, phức tạp"),
        "second": _("lần hai"),
        "second_complex": _("lần hai phức tạp"),
        "second_remote": _("lần hai vùng xa"),
        "second_remote_complex": _("lần hai vùng xa, phức tạp"),
        "extended": _("gia hạn"),
    }
    return ", ".join(f"{names.get(name, name)} {days}" for name, days in rule.lengths.items())


def _sure(mark: str) -> str:
    """The mark of law's own list, in words."""
    return {
        "A": _("Đã đọc chính điều luật"),
        "B": _("Theo bản chép, chưa đọc gốc"),
        "C": _("Suy ra hoặc một nguồn"),
    }.get(mark, mark)
