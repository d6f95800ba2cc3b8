"""The last part of a new petition: where the matter arose, the checklist of the law, and what is proposed of it.

Nothing here is asked of an officer in a hurry: the checklist stays folded until it is wanted, and what follows from
the other fields is worked out while they are typed. What is proposed is written down only when it is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.eligibility import grounds, step_words
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.texts import _
from ui.pages.petition_ground import GroundRow
from ui.pages.visit_section import FormSection
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import ChoiceField, Field, NumberField, TextField, reveal
from ui.widgets.words import Icon, Words

if TYPE_CHECKING:
    from danvan_desk.domain.eligibility import Opinion

KEY_OPEN, KEY_APPLY = "Ctrl+K", "Ctrl+J"


class PetitionChecks(FormSection):
    """`fields` belong to the record by their names, `checks()` are the officer's own answers. `edited(name)` by the
    user; `taken` when the proposal is taken: the form sets `in_authority`, this part the rest."""

    edited = Signal(str)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("7", _("Điều kiện"))
        self.opinion: Opinion | None = None
        self._kind: str | None = None
        self._answers: dict[str, bool] = {}
        self._rows: dict[str, GroundRow] = {}
        self.fields: dict[str, Field] = {}
        self._hamlet = TextField("hamlet", _("Nơi phát sinh việc (thôn, tổ)"), max_length=120)
        self.add_row([
            (self._keep(self._hamlet), 150),
            (self._keep(TextField("decision_no", _("Quyết định bị khiếu nại (số, ngày)"), max_length=200)), 190),
            (self._keep(NumberField("obstacle_days", _("Số ngày trở ngại"), least=1, most=3660)), 100),
        ])  # fmt: skip
        self._obstacle = self.add_row([
            (self._keep(TextField("obstacle_reason", _("Trở ngại (ốm đau, thiên tai, đi xa…), giấy tờ kèm theo"))), 1)
        ])  # fmt: skip
        self.rows.addWidget(self._band())
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        self._grounds = QVBoxLayout()
        self._grounds.setSpacing(0)
        column.addLayout(self._grounds)
        self.all_met = Button(_("Các điều còn lại đều đạt"), self._meet_rest, small=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 2)
        row.addStretch(1)
        row.addWidget(self.all_met)
        column.addLayout(row)
        self.rows.addWidget(self._list)
        outcomes = [("unknown", _("Chưa rõ")), ("yes", _("Đủ điều kiện")), ("no", _("Không đủ"))]
        self._outcome = self.add_row([
            (self._keep(ChoiceField("eligible", _("Điều kiện xử lý đơn"), outcomes)), 0),
            (self._keep(TextField("ineligible_reason", _("Lý do không đủ điều kiện"), max_length=1000)), 1),
        ])  # fmt: skip
        self._list.hide()
        self._tell()

    def _keep(self, field: Field) -> Field:
        self.fields[field.name] = field
        field.edited.connect(lambda: self._edited(field.name))
        return field

    def _band(self) -> QWidget:
        band = QWidget()
        column = QVBoxLayout(band)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._icon = Icon("info", "muted", 15)
        self.proposal = Words("", wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self.proposal, 1)
        self.apply_button = Button(_("Áp dụng"), self.apply, key=KEY_APPLY, small=True)
        self.apply_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter only passes through here; Ctrl+J takes it
        row.addWidget(self.apply_button)
        column.addLayout(row)
        self.why = Words("", "small", "muted", wrap=True)
        column.addWidget(self.why)
        self.opener = LinkButton("", self.toggle, icon="chevron-right", key=KEY_OPEN)
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QHBoxLayout()
        left.addWidget(self.opener)
        left.addStretch(1)
        column.addLayout(left)
        return band

    # following

    def _edited(self, name: str) -> None:
        if name in ("obstacle_days", "eligible"):
            self._follow_own()
        self.edited.emit(name)

    def follow(self, kind: str | None) -> None:
        """Another kind of petition has other conditions."""
        complaint = kind == Kind.COMPLAINT
        for name in ("decision_no", "obstacle_days"):
            self.fields[name].setVisible(complaint)
        if kind != self._kind:
            self._kind = kind
            self._make_rows()
        self._follow_own()

    def _follow_own(self) -> None:
        days = self.fields["obstacle_days"]
        hindered = not days.isHidden() and not days.is_empty()
        self._obstacle.setVisible(hindered)
        self.fields["obstacle_reason"].set_required(hindered)
        outcome = self.fields["eligible"].value()
        self._outcome.setVisible(self.is_open() or outcome in ("yes", "no"))
        self.fields["ineligible_reason"].setVisible(outcome == "no")

    def _make_rows(self) -> None:
        for row in self._rows.values():
            self._grounds.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for ground in grounds(self._kind) if self._kind else ():
            row = GroundRow(ground)
            row.answered.connect(self._answered)
            self._rows[ground.code] = row
            self._grounds.addWidget(row)
        self.opinion = None
        self._tell()

    def _answered(self, code: str) -> None:
        met = self._rows[code].met()
        if met is not None:
            self._answers[code] = met
        self.edited.emit("checks")

    def know_hamlets(self, names: list[str]) -> None:
        self._hamlet.set_suggestions(names)

    # opening

    def is_open(self) -> bool:
        return not self._list.isHidden()

    def toggle(self) -> None:
        """Ctrl+K: the conditions one by one, and back to the proposal alone."""
        opens = not self.is_open()
        self._list.setVisible(opens)
        self._follow_own()
        self._tell()
        if opens:
            first = next(
                (one for one in self.editors() if isinstance(one.parentWidget(), GroundRow) and not one.isHidden()),
                None,
            )
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            reveal(self._list)
        else:
            self.fields["hamlet"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _meet_rest(self) -> None:
        """What was not looked at one by one was looked at as a whole."""
        for row in self._rows.values():
            if row.is_asked() and row.met() is None:
                row.answer(met=True)
                self._answers[row.code] = True
        self.edited.emit("checks")

    # what is proposed

    def show_opinion(self, opinion: Opinion | None) -> None:
        self.opinion = opinion
        for one in opinion.checked if opinion else ():
            row = self._rows.get(one.ground.code)
            if row is not None:
                late = opinion.limit.words() if opinion and opinion.limit and one.ground.code == "LKN-11-6" else ""
                row.show_checked(one, late)
        self._tell()

    def _tell(self) -> None:
        opinion = self.opinion
        self.opener.setVisible(bool(self._rows))
        self.apply_button.setVisible(opinion is not None)
        self.opener._icon = "chevron-down" if self.is_open() else "chevron-right"  # noqa: SLF001 - the arrow it opens by
        if opinion is None:
            self._icon.set_icon("info", "muted")
            waits = _("Chọn loại đơn để thấy các điều kiện luật định.") if not self._rows else _("Đang xét điều kiện…")
            self.proposal.setText(waits)
            self.why.hide()
            return
        good = opinion.step == "accepted"
        self._icon.set_icon("circle-check" if good else "triangle-alert", "met" if good else "due_soon")
        self.proposal.setText(step_words(opinion))
        said = self._reasons(opinion)
        self.why.setText("\n".join(said))
        self.why.setVisible(bool(said))
        failing, unseen = len(opinion.failing()), len(opinion.open())
        words = _("Danh mục kiểm tra: {n} điều kiện").format(n=len(opinion.checked))
        words += _(", {n} không đạt").format(n=failing) if failing else ""
        words += _(", {n} chưa xem").format(n=unseen) if unseen else ""
        self.opener.setText(words)
        self.opener.updateGeometry()
        self.all_met.setVisible(bool(unseen))
        self.apply_button.refuse("" if self._would_change(opinion) else _("Đề xuất không đổi gì so với các ô đã ghi."))

    def _reasons(self, opinion: Opinion) -> list[str]:
        """Who decides, how the last day was reached, what stands against it: each with its article."""
        who, limit = opinion.competence, opinion.limit
        said = [f"{who.words} ({who.basis})"] if who else []
        said += [f"{limit.words()} ({limit.basis()})"] if limit else []
        said += [
            f"{one.ground.fails} ({one.ground.basis})."
            for one in opinion.failing()
            if one.ground.code != "LKN-11-6" or limit is None
        ]
        return said

    def _would_change(self, opinion: Opinion) -> bool:
        if opinion.eligible is not None and self.fields["eligible"].value() != _yes_no(opinion.eligible):
            return True
        if opinion.reason and self.fields["ineligible_reason"].value() != opinion.reason:
            return True
        return opinion.in_authority is not None and not self._authority_said

    _authority_said = False

    def tell_authority(self, value: str | None) -> None:
        """What the form says of competence, to know whether the proposal adds to it."""
        self._authority_said = value in ("yes", "no")

    def apply(self) -> None:
        """Ctrl+J: write the proposal into the fields, where it can still be changed."""
        opinion = self.opinion
        if opinion is None or not self._would_change(opinion):
            return
        if opinion.eligible is not None:
            self.fields["eligible"].set_value(_yes_no(opinion.eligible))
            self.fields["ineligible_reason"].set_value(opinion.reason)
        self._follow_own()
        self.taken.emit(opinion)
        self.edited.emit("checks")
        self._tell()

    # values

    def checks(self) -> dict[str, bool]:
        """What an officer answered, of the conditions of this kind that nothing else tells."""
        computed = {one.ground.code for one in self.opinion.checked if one.computed} if self.opinion else set()
        return {code: met for code, met in self._answers.items() if code in self._rows and code not in computed}

    def set_checks(self, given: Mapping[str, Any] | None) -> None:
        self._answers = {code: bool(met) for code, met in (given or {}).items()}
        self.opinion = None
        for code, row in self._rows.items():
            row.answer(met=self._answers.get(code))
        self._list.hide()
        self._follow_own()
        self._tell()

    def editors(self) -> list[QWidget]:
        """In the order Enter goes; those of a folded checklist can't be seen and are passed over."""
        names = ("hamlet", "decision_no", "obstacle_days", "obstacle_reason")
        asked = [row.segments for row in self._rows.values()]
        outcome = [self.fields[name].editor for name in ("eligible", "ineligible_reason")]
        return [*(self.fields[name].editor for name in names), *asked, self.all_met, *outcome]


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
