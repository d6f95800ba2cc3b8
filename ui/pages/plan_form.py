"""One planned day, new or chosen in the list: what, when, where, who hosts, and when people were told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.planning import PlanKind, plan_words
from danvan_desk.errors import Problem
from danvan_desk.texts import _, of_law
from ui.pages.dialogue_case import CaseField
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import ComboField, Field, TextField, check_all, show_problems
from ui.widgets.panel import Panel, clear_out, scrolled
from ui.widgets.states import chip_of
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.domain.planning import Owed
    from danvan_desk.queries.plans import PlanShown
    from danvan_desk.queries.search import Hits


class PlanForm(Panel):
    """`saving`: keep what is typed; `told(field)`: it was told today; `cancelling`, `holding`: the plan shown."""

    saving = Signal()
    told = Signal(str)
    cancelling = Signal()
    holding = Signal()

    def __init__(self, today: date, find: Callable[[str, Callable[[Hits], object]], object]) -> None:
        super().__init__(_("Lên lịch"), padded=False)
        self._today = today
        self.plan: PlanShown | None = None
        self._shown: dict[str, Any] | None = None  # the fields as the plan has them
        self._typed: dict[str, dict[str, Any]] = {}  # what was typed and not saved, by plan ("" a new one)
        f: dict[str, Field] = {
            "what": ComboField("what", _("Việc"), [(one.value, plan_words(one)) for one in PlanKind], required=True),
            "date": DateField("date", _("Ngày"), today=today, required=True),
            "time": TextField("time", _("Giờ"), max_length=5, placeholder="14:00"),
            "case": CaseField("case", _("Vụ việc (số, tên hoặc nội dung)"), find),
            "place": TextField("place", _("Nơi")),
            "hamlet": TextField("hamlet", _("Thôn, khu phố")),
            "host": TextField("host", _("Người chủ trì, người tiếp")),
            "topic": TextField("topic", _("Nội dung")),
            "announced": DateField("announced", _("Đã thông báo ngày"), today=today, not_after=today),
            "notified": DateField("notified", _("Đã báo người dân ngày"), today=today, not_after=today),
            "reason": TextField("reason", _("Lý do đổi hoặc hủy")),
        }
        self.fields = f
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self._owed = QVBoxLayout()
        self._owed.setSpacing(4)
        self._unsaved = Words(_("Những gì đã sửa ở đây chưa lưu."), "small", "due_soon", wrap=True)
        column.addWidget(self._unsaved)
        column.addLayout(self._owed)
        column.addWidget(f["what"])
        column.addLayout(_beside((f["date"], 3), (f["time"], 2)))
        column.addWidget(f["case"])
        column.addLayout(_beside((f["place"], 3), (f["hamlet"], 2)))
        for name in ("host", "topic"):
            column.addWidget(f[name])
        column.addLayout(_beside((f["announced"], 1), (f["notified"], 1)))
        column.addWidget(f["reason"])
        self._hold = Button(_("Đã tổ chức, ghi vào sổ"), self.holding.emit, icon="check")
        self._cancel = Button(_("Hủy lịch"), self.cancelling.emit)
        self._save = Button(_("Lưu lịch"), self.saving.emit, key="Ctrl+S")
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.body.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self._hold)
        buttons = QHBoxLayout()
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        foot.addLayout(buttons)
        self.body.addLayout(foot)
        what = f["what"]
        what.edited.connect(self._show_for_kind)
        self.show_plan(None)

    def show_plan(self, plan: PlanShown | None, host: str | None = None) -> None:
        """A plan to read and change; an empty form where None. What was typed and not saved comes back with it."""
        self._keep_typed()
        self.plan = plan
        self.set_title(_("Lịch đang chọn") if plan else _("Lên lịch"))
        for name, field in self.fields.items():
            value = getattr(plan, name, None) if plan else {"what": "conference", "host": host}.get(name)
            field.set_value(value)
        self._shown = self._values()
        typed = self._typed.get(self._key(), {})
        for name, value in typed.items():
            self.fields[name].set_value(value)
        self._unsaved.setVisible(bool(typed))
        self._show_owed(plan)
        for part in (self._hold, self._cancel, self.fields["reason"]):
            part.setVisible(plan is not None)
        if plan is not None:
            early = plan.date > self._today
            self._hold.refuse(_("Chưa đến ngày {day}.").format(day=full_date(plan.date)) if early else "")
        self._show_for_kind()

    def saved(self) -> None:
        """What stands in the form is in the books, or needs no keeping any more."""
        self._shown = self._values()
        self._typed.pop(self._key(), None)

    def _key(self) -> str:
        return self.plan.number if self.plan is not None else ""

    def _values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items()}

    def _keep_typed(self) -> None:
        if self._shown is None:
            return
        typed = {name: value for name, value in self._values().items() if value != self._shown[name]}
        self._typed.pop(self._key(), None)
        if typed:
            self._typed[self._key()] = typed

    def _show_owed(self, plan: PlanShown | None) -> None:
        clear_out(self._owed)
        if plan is not None and plan.rest:
            said = _("{day} là ngày nghỉ: {rest}. Vẫn tổ chức được; nếu không, đổi ngày hoặc hủy lịch.")
            words = said.format(day=full_date(plan.date), rest=plan.rest)
            self._owed.addWidget(Words(words, "small", "due_soon", wrap=True))
        for one in plan.owed if plan else ():
            self._owed.addWidget(self._told_row(one))

    def _told_row(self, one: Owed) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(3)
        words = _("{title}: hạn {day}").format(title=of_law(one.title), day=full_date(one.last_day))
        column.addWidget(Words(words, wrap=True))
        row = QHBoxLayout()
        row.addWidget(Chip(owed_chip(one, self._today)))
        row.addStretch(1)
        if one.open:
            words = _("Đã làm hôm nay")
            row.addWidget(Button(words, lambda: self.told.emit(one.sets), small=True, icon="check"))
        column.addLayout(row)
        column.addWidget(Words(one.basis, "small", "muted", wrap=True))
        return made

    def _show_for_kind(self) -> None:
        what = self.fields["what"].value()
        self.fields["case"].setVisible(what == "case_dialogue")
        self.fields["case"].set_required(what == "case_dialogue")
        self.fields["notified"].setVisible(what == "online_reception")
        words = {
            "reception": _("Niêm yết lịch ngày"),
            "online_reception": _("Niêm yết lịch ngày"),
            "case_dialogue": _("Đã mời các bên ngày"),
        }
        self.fields["announced"].set_label(words.get(what or "", _("Đã thông báo ngày")))

    def record(self) -> dict[str, Any]:
        """What is typed, in the record's own field names; dates as ISO."""
        found: dict[str, Any] = {"type": "plan"}
        for name, field in self.fields.items():
            value = field.value()
            if name == "reason" or value is None or (name == "case" and found["what"] != "case_dialogue"):
                continue
            found[name] = value.isoformat() if isinstance(value, date) else value
        if self.plan is not None:
            found |= {"by": self.plan.by, "reception_kind": self.plan.reception_kind, "questions": self.plan.questions}
            found |= {"note": self.plan.note} if self.plan.note else {}
        return found

    def reason(self) -> str | None:
        return str(self.fields["reason"].value() or "") or None

    def check(self) -> bool:
        return check_all([field for field in self.fields.values() if not field.isHidden()])

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        return show_problems(list(self.fields.values()), problems)

    def take_focus(self) -> None:
        self.fields["what"].setFocus()


def owed_chip(one: Owed, today: date) -> Any:
    return chip_of(one.state, one.days_left, one.unit, one.done_on, due=one.last_day, today=today)


def _beside(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row
