"""One term with all its versions, the law's and the office's own; where the office sets its number or takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.own_rules import MOST_DAYS, OwnRule
from danvan_desk.texts import _, of_law
from ui import theme
from ui.pages.settings_rule_words import kind_names, kind_of, length_words, variant_names, variants_words
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import ComboField, Field, NumberField, TextField, as_sentence, check_all, show_problems
from ui.widgets.notice import Notice as Band
from ui.widgets.panel import Panel, action_row, columns
from ui.widgets.states import in_unit
from ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from danvan_desk.domain.rules import Rule
    from danvan_desk.errors import Refused
    from danvan_desk.queries.office import RuleVersion

_FORM = 344


class RuleCard(QWidget):
    """`proposed()` is the number typed; `chosen()` the own version the list stands on."""

    def __init__(
        self,
        today: date,
        look: Callable[[], object],
        withdraw: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._today = today
        self.rule: Rule | None = None
        self.panel = Panel(" ", " ", padded=False)
        self.band = Band()
        self.band.hide()
        self.list = RecordsView(
            [
                Column(_("Số ngày, áp dụng từ"), 152, "two"),
                Column(_("Căn cứ, ghi chú"), 0, "two"),
                Column(_("Của ai"), 116, "two"),
            ],
            tall="two_line",
        )
        self.list.picked.connect(lambda _key: self._tell_choice())
        self.panel.body.addWidget(self.band)
        self.panel.body.addWidget(self.list, 1)
        self.panel.body.addWidget(self._actions(withdraw, leave))
        self._make_fields()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(columns(self.panel, self._form(look), round(_FORM * (1.08 if theme.is_large() else 1))))

    def _make_fields(self) -> None:
        self.variant = ComboField("variant", _("Trường hợp"), [("", _("thông thường"))])
        self.since = DateField("since", _("Áp dụng cho thời hạn bắt đầu từ ngày"), required=True, today=self._today)
        self.length = NumberField("length", _("Số ngày"), required=True, least=1, most=MOST_DAYS)
        self.basis = TextField("basis", _("Căn cứ: văn bản của đơn vị hoặc của luật"), max_length=200)
        self.basis.line.setPlaceholderText(_("ví dụ: Quyết định 15/QĐ-UBND"))
        self.note = TextField("note", _("Ghi chú"), max_length=300)
        self.fields: list[Field] = [self.variant, self.since, self.length, self.basis, self.note]
        self.variant.edited.connect(self._tell_law)

    def _form(self, look: Callable[[], object]) -> Panel:
        form = Panel(_("Đặt quy định của đơn vị"))
        self.law = Words("", "small", "muted", wrap=True)
        for field in self.fields:
            form.body.addWidget(field)
            if field is self.length:
                form.body.addWidget(self.law)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(_("Xem trước"), look, key="Ctrl+S", primary=True))
        form.body.addLayout(row)
        hint = _(
            "Vụ việc có thời hạn bắt đầu trước ngày ấy vẫn theo quy định cũ. Khi luật có bản mới, bản của luật thay số "
            "của đơn vị."
        )
        form.body.addWidget(Words(hint, "small", "muted", wrap=True))
        form.body.addStretch(1)
        return form

    def _actions(self, withdraw: Callable[[], object], leave: Callable[[], object]) -> QFrame:
        bar, row = action_row()
        row.addWidget(ElidedWords(_("Bản đã rút vẫn giữ ở đây."), "small", "muted"), 1)
        self.withdraw = Button(_("Rút bản này…"), withdraw)
        row.addWidget(self.withdraw)
        row.addWidget(Button(_("Về danh sách"), leave, key="Esc"))
        return bar

    def show_rule(self, rule: Rule, versions: Sequence[RuleVersion]) -> None:
        """Opened anew the form is empty; after a change only the versions are."""
        fresh = self.rule is None or (self.rule.kind, self.rule.clock) != (rule.kind, rule.clock)
        self.rule = rule
        self.panel.set_title(of_law(rule.title))
        self.panel.set_facts(kind_names()[kind_of(rule)])
        self.band.hide()
        self.list.set_rows([_version_row(version) for version in versions])
        names = variant_names()
        self.variant.set_choices([("", _("thông thường")), *((key, names.get(key, key)) for key in rule.lengths)])
        self.variant.setVisible(bool(rule.lengths))
        if fresh:
            self.clear()
        self._tell_law()
        self._tell_choice()

    def clear(self) -> None:
        self.variant.set_value("")
        self.since.set_value(self._today)
        for field in (self.length, self.basis, self.note):
            field.set_value(None)

    def proposed(self) -> OwnRule | None:
        """What is typed, None where something in it is wrong (and said)."""
        day = self.since.value()
        if self.rule is None or not check_all(self.fields) or day is None:
            return None
        return OwnRule(
            self.rule.kind, self.rule.clock, self.variant.value() or "", day, self.length.value() or 0,
            self.basis.value() or "", self.note.value() or "",
        )  # fmt: skip

    def chosen(self) -> RuleVersion | None:
        from danvan_desk.queries.office import RuleVersion

        version = self.list.current_data(RuleVersion)
        return version if version is not None and version.office and version.withdrawn_on is None else None

    def refused(self, error: Refused) -> None:
        left = show_problems(self.fields, error.problems)
        if left:
            self.band.say_error(" ".join(as_sentence(problem.message) for problem in left))
            self.band.show()

    def _tell_law(self) -> None:
        """What holds now, and when a paper is needed to depart from it."""
        rule = self.rule
        if rule is None:
            return
        days = rule.lengths.get(self.variant.value() or "", rule.length)
        words = _("Đang tính {days}.").format(days=in_unit(days, rule.unit))
        if rule.own:
            words += " " + _("Luật không ấn định số ngày, cơ quan tự đặt.")
        elif rule.is_date:
            words += " " + _("Đổi quyền của công dân phải ghi văn bản sửa luật.")
        elif rule.back:
            words += " " + _("Báo trước sớm hơn thì được; ít hơn phải ghi văn bản sửa luật.")
        else:
            words += " " + _("Ngắn hơn thì được; dài hơn phải ghi văn bản sửa luật.")
        self.law.setText(words)

    def _tell_choice(self) -> None:
        version = self.chosen()
        self.withdraw.refuse("" if version else _("Chọn một bản của đơn vị còn áp dụng."))


def _version_row(version: RuleVersion) -> Row:
    names = variant_names()
    variant = names.get(version.variant, version.variant) if version.variant else variants_words(version.lengths)
    since = " · ".join(filter(None, [_("từ {day}").format(day=full_date(version.since)), variant]))
    basis = version.basis or (_("Quy định của đơn vị") if version.office else "")
    set_on = _("đặt ngày {day}").format(day=full_date(version.set_on)) if version.set_on else ""
    second = " · ".join(filter(None, [set_on, version.note]))
    role = "muted" if version.withdrawn_on else ""
    return Row(
        f"{version.since.isoformat()}/{version.number}",
        (
            Cell(in_unit(version.length, version.unit), second=since, role=role, bold=version.in_force, tip=since),
            Cell(basis, second=second, tip=". ".join(filter(None, [basis, second]))),
            _standing(version, role),
        ),
        version,
    )


def _standing(version: RuleVersion, role: str) -> Cell:
    """Whose version it is, and whether a term starting today is counted by it."""
    if version.withdrawn_on is not None:
        second = _("đã rút {day}").format(day=full_date(version.withdrawn_on))
    elif version.in_force:
        second = _("đang áp dụng")
    else:
        second = _("đến {day}").format(day=full_date(version.until)) if version.until else ""
    if version.office:
        return Cell(_("Đơn vị"), second, icon="pencil", role=role or "due_soon", bold=version.in_force)
    return Cell(_("Luật"), second, bold=version.in_force)


def change_group(rule: Rule, own: OwnRule, *, withdrawn: bool, replaces: OwnRule | None) -> Group:
    """The version set or withdrawn, for the preview."""
    variant = variant_names().get(own.variant, own.variant)
    title = of_law(rule.title)
    title = f"{title} · {variant}" if variant else title
    words = in_unit(own.length, rule.unit)
    was = in_unit(replaces.length, rule.unit) if replaces else length_words(rule, own.variant)
    row = Row(
        "rule",
        (
            Cell(_("từ {day}").format(day=full_date(own.since)), bold=True),
            Cell(title, second=own.basis or _("quy định của đơn vị")),
            Cell(words if withdrawn else was, role="muted"),
            Cell(_("rút") if withdrawn else words, bold=True),
        ),
    )
    return Group("rule", _("Quy định thay đổi"), (row,))
