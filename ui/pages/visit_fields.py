"""The fields of the visit form in the order of the paper: who came, what about, what was handed in, what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from danvan_desk.domain import vocabulary as v
from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui.pages import visit_words
from ui.pages.visit_section import FormSection
from ui.pages.visit_session import SessionRows
from ui.pages.visit_values import read_scanned
from ui.widgets.buttons import LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.documents import DocumentsTable
from ui.widgets.fields import (
    CheckField,
    ChoiceField,
    ComboField,
    Field,
    NumberField,
    TextBox,
    TextField,
    show_problems,
)
from ui.widgets.members import MembersTable
from ui.widgets.words import Words

_BY_PAPER = ("authorised", "group", "organisation")
_PLAIN: dict[str, Callable[[Any], Any]] = {"id_issued_on": DateField.iso, "born": DateField.iso, "dated": DateField.iso,
                                             "notice_on": DateField.iso}  # fmt: skip


class VisitFields(QWidget):
    """`values()` as the records have them, `raw()` as typed (for a draft). `edited(name)` on any change by the user."""

    edited = Signal(str)
    scanned = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.by_name: dict[str, Field] = {}
        self._together = 0  # how many came with the one who speaks, listed or only counted
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.session = SessionRows(today)
        self.session.edited.connect(lambda: self.edited.emit("session"))
        self.session.hide()
        self.people, self.matter = self._people(), self._matter()
        self.papers, self.outcome = self._papers(), self._outcome()
        self.reason_section = self._reason()
        self.reason_section.hide()
        whole.addWidget(self.session)
        whole.addWidget(self.people)
        whole.addWidget(self.matter, 1)
        whole.addWidget(self.papers)
        whole.addWidget(self.outcome)
        whole.addWidget(self.reason_section)
        whole.addStretch(0)
        self._listen()
        self.follow()

    # building

    def _keep(self, field: Field) -> Field:
        self.by_name[field.name] = field
        field.edited.connect(lambda: self._edited(field.name))
        return field

    def _people(self) -> FormSection:
        made = FormSection("1", _("Người đến"), _("Sổ: cột 3, 4"), first=True)
        today = self._today
        self.id_number = TextField("id_number", _("Số giấy tờ (quét, gõ)"), check=self._check_number)
        made.add_row([
            (self._keep(ComboField("id_kind", _("Loại giấy tờ"), v.labels(v.IdKind))), 148),
            (self._keep(self.id_number), 185),
            (self._keep(DateField("id_issued_on", _("Ngày cấp"), today=today, not_after=today)), 124),
            (self._keep(TextField("id_issued_by", _("Nơi cấp"), suggestions=visit_words.issuers())), 203),
        ])  # fmt: skip
        made.add_row([
            (self._keep(TextField("name", _("Họ và tên"), required=True)), 221),
            (self._keep(DateField("born", _("Ngày sinh"), today=today, not_after=today, allow_year=True)), 124),
            (self._keep(ComboField("gender", _("Giới tính"), v.labels(v.Gender), empty="–")), 92),
            (self._keep(TextField("phone", _("Điện thoại"), check=visit_words.check_phone, max_length=20)), 221),
        ])  # fmt: skip
        made.add_row([
            (self._keep(TextField("address", _("Địa chỉ"))), 334),
            (self._keep(ComboField("represents", _("Tư cách"), v.labels(v.Represents), empty="–")), 194),
            (self._keep(NumberField("companions", _("Số người đi cùng"), most=10_000)), 136),
        ])  # fmt: skip
        self._behalf = made.add_row([
            (self._keep(TextField("organisation", _("Tên tổ chức"))), 1),
            (self._keep(TextField("authorisation", _("Giấy ủy quyền, giới thiệu"))), 1),
        ])  # fmt: skip
        self._build_members(made)
        self.who_sees = Words(visit_words.who_sees(), "small", "secret", wrap=True)
        made.rows.addWidget(self.who_sees)
        self.id_number.line.entered.connect(self._entered)
        return made

    def _build_members(self, made: FormSection) -> None:
        self.members = MembersTable(self._today)
        self.members.come_after(self.by_name["authorisation"].editor)
        self.members.edited.connect(self._members_edited)
        self.members_wrong = _wrong_words()
        self._more_people = LinkButton(
            _("Ghi tên người cùng đến, dán danh sách từ Excel"), self.add_member, icon="plus", key="Ctrl+T"
        )
        self._more_people.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter only passes through here; Ctrl+T opens it
        for widget in (self.members, self.members_wrong, self._more_people):
            widget.hide()
            made.rows.addWidget(widget)

    def _matter(self) -> FormSection:
        made = FormSection("2", _("Nội dung"), _("Sổ: cột 5–9"))
        kinds = list(v.labels(v.Kind).items())
        made.add_row([
            (self._keep(ChoiceField("kind", _("Loại"), kinds, required=True)), 0),
            (self._keep(ComboField("field", _("Lĩnh vực"), v.labels(v.Field), empty="–")), 163),
            (self._keep(ComboField("received_for", _("Tiếp thay mặt"), v.labels(v.ReceivedFor))), 136),
        ])  # fmt: skip
        self.content = TextBox("content", _("Nội dung trình bày"), required=True, lines=2)
        made.add_row([(self._keep(self.content), 1)], stretch=1)
        unsaid = _("Chưa xác định")
        made.add_row([
            (self._keep(ComboField("resolved_stage", _("Đã giải quyết"), v.labels(v.ResolvedStage), empty="–")), 180),
            (self._keep(TextField("resolved_by", _("Cơ quan đã giải quyết"))), 200),
            (self._keep(ComboField("in_authority", _("Thẩm quyền"), visit_words.authority(), empty=unsaid)), 160),
            (self._keep(NumberField("same_matter_people", _("Số người cùng nội dung"), least=1)), 146),
        ])  # fmt: skip
        return made

    def _papers(self) -> FormSection:
        made = FormSection("3", _("Giấy tờ"))
        self.documents = DocumentsTable(visit_words.papers())
        self.documents.come_after(self.by_name["same_matter_people"].editor)
        self.documents.edited.connect(lambda: self._edited("documents"))
        made.rows.addWidget(self.documents)
        self.papers_wrong = _wrong_words()
        made.rows.addWidget(self.papers_wrong)
        self._keep(CheckField("petition", _("Có đơn: vào sổ đơn luôn")))
        made.add_row([(self.by_name["petition"], 1)])
        self._petition_row = made.add_row([
            (self._keep(DateField("dated", _("Ngày ghi trên đơn"), today=self._today, not_after=self._today)), 150),
            (self._keep(TextField("respondent", _("Cơ quan, người bị khiếu nại, tố cáo"))), 400),
        ])  # fmt: skip
        return made

    def _outcome(self) -> FormSection:
        made = FormSection("4", _("Kết quả"), _("Sổ: cột 10–13"))
        choices = [(code, words) for code, words in v.labels(v.VisitOutcome).items()]
        made.add_row([
            (self._keep(ChoiceField("outcome", _("Kết quả"), choices, required=True)), 0),
            (self._keep(TextField("note", _("Ghi chú cho sổ"))), 1),
        ])  # fmt: skip
        self._guided_row = made.add_row([
            (self._keep(TextField("guided_to", _("Hướng dẫn đến cơ quan"), suggestions=visit_words.bodies())), 300),
            (self._keep(TextField("guide_no", _("Số văn bản hướng dẫn"))), 160),
        ])  # fmt: skip
        grounds = v.labels(v.RefusalGround)
        self._refused_row = made.add_row([
            (self._keep(ComboField("refusal_ground", _("Lý do từ chối"), grounds, empty=_("Chọn lý do…"))), 1)
        ])  # fmt: skip
        self._notice_row = made.add_row([
            (self._keep(TextField("notice_no", _("Số thông báo từ chối"), placeholder="12/TB-UBND")), 160),
            (self._keep(DateField("notice_on", _("Ngày thông báo"), today=self._today, not_after=self._today)), 130),
            (QWidget(), 300),
        ])  # fmt: skip
        return made

    def _reason(self) -> FormSection:
        made = FormSection("5", _("Lý do"), _("Vào nhật ký sửa đổi"))
        words = _("Lý do bổ sung, đính chính (sửa nội dung đã có thì phải ghi)")
        self.reason = TextField("reason", words)
        made.add_row([(self.reason, 1)])
        return made

    def _listen(self) -> None:
        for name in ("kind", "outcome", "petition", "represents", "resolved_stage", "refusal_ground"):
            self.by_name[name].edited.connect(self.follow)
        self.by_name["companions"].edited.connect(self._companions_edited)

    def _edited(self, name: str) -> None:
        self.edited.emit(name)

    # the others who came

    def add_member(self) -> None:
        """Ctrl+T: the list of those who came along, at its empty row."""
        if self.people.isHidden():
            return
        self.members.show()
        self.follow()
        self.members.add_row()

    def _companions_edited(self) -> None:
        self._together = (self.value("companions") or 0) + len(self.members.people())
        self.follow()

    def _members_edited(self) -> None:
        """Whoever is now listed is no longer among those only counted."""
        left = max(0, self._together - len(self.members.people()))
        if left != (self.value("companions") or 0):
            self.by_name["companions"].set_value(left or None)
        self.follow()
        self._edited("members")

    # what follows from what

    def follow(self) -> None:
        """Show the fields that what was chosen asks for, hide the others."""
        outcome, represents = self.value("outcome"), self.value("represents")
        secret = self.value("kind") == v.Kind.DENUNCIATION
        self.people.set_secret(secret=secret)
        self.who_sees.setVisible(secret)
        listed = not self.members.isHidden()
        self._behalf.setVisible(represents in _BY_PAPER)
        self.by_name["organisation"].setVisible(represents == "organisation")
        self.by_name["authorisation"].setVisible(represents in _BY_PAPER)
        self.by_name["authorisation"].set_label(
            _("Giấy cử người đại diện") if represents == "group" else _("Giấy ủy quyền, giới thiệu")
        )
        self.by_name["companions"].set_label(_("Ngoài danh sách") if listed else _("Số người đi cùng"))
        self._more_people.setVisible(not listed and (bool(self.value("companions")) or represents == "group"))
        self.by_name["resolved_by"].setVisible(self.value("resolved_stage") not in (None, "none"))
        self._guided_row.setVisible(outcome == "guided")
        self._refused_row.setVisible(outcome == "refused")
        later = not self.reason_section.isHidden()  # the notice comes out after the visit
        noticed = outcome == "refused" and self.value("refusal_ground") in v.NOTICE_GROUNDS
        self._notice_row.setVisible(later and noticed)
        may_register = outcome in (None, "received") and self.reason_section.isHidden()
        self.by_name["petition"].setVisible(may_register)
        self._petition_row.setVisible(may_register and bool(self.value("petition")))

    def wants_petition(self) -> bool:
        return bool(self.value("petition")) and self.value("outcome") == "received" and self.reason_section.isHidden()

    def _check_number(self, text: str) -> str | None:
        return visit_words.check_id_number(self.value("id_kind"), text)

    def _entered(self) -> None:
        """A scanner ends its line with Enter: then the whole card stands in this one field."""
        found = read_scanned(self.id_number.line.text(), self._today)
        if found:
            for name, value in found.items():
                self.by_name[name].set_value(value)
            self._edited("id_number")
            self.scanned.emit()

    # values

    def fields(self) -> list[Field]:
        """Every field now asked for, in the order of the paper."""
        return [*self.session.fields(), *(f for f in self.by_name.values() if f.isVisibleTo(self))]

    def value(self, name: str) -> Any:
        return self.by_name[name].value()

    def values(self) -> dict[str, Any]:
        """As the records have them; what isn't asked for by the outcome is left out."""
        made: dict[str, Any] = {}
        for name, field in self.by_name.items():
            made[name] = _PLAIN[name](field) if name in _PLAIN else field.value()
        outcome, represents = made["outcome"], made["represents"]
        noticed = outcome == "refused" and made["refusal_ground"] in v.NOTICE_GROUNDS
        for name, asked in (
            ("guided_to", outcome == "guided"), ("guide_no", outcome == "guided"),
            ("refusal_ground", outcome == "refused"), ("notice_no", noticed), ("notice_on", noticed),
            ("organisation", represents == "organisation"),
            ("authorisation", represents in _BY_PAPER),
            ("resolved_by", made["resolved_stage"] not in (None, "none")),
        ):  # fmt: skip
            if not asked:
                made[name] = None
        made["in_authority"] = {"yes": True, "no": False}.get(str(made["in_authority"]))
        made["members"] = self.members.people()
        return made

    def raw(self) -> dict[str, Any]:
        """Exactly what stands in the fields, half-typed dates too."""
        made: dict[str, Any] = {}
        for name, field in self.by_name.items():
            made[name] = field.line.text() if isinstance(field, TextField) else field.value()
        made["members"] = self.members.people()
        return {name: value for name, value in made.items() if value not in (None, "", False, [])}

    def show_values(self, values: dict[str, Any]) -> None:
        """Fill every field, from a draft or a saved visit; what isn't given is emptied."""
        for name, field in self.by_name.items():
            value = values.get(name)
            if name == "in_authority" and isinstance(value, bool):
                value = "yes" if value else "no"
            if name == "id_kind" and value is None:
                value = "citizen_id"
            if name == "received_for" and value is None:
                value = "committee"
            field.set_value(value)
        members = values.get("members") or []
        self.members.set_people(members)
        self.members.setVisible(bool(members))
        self._together = (self.value("companions") or 0) + len(members)
        self.papers_wrong.hide()
        self.members_wrong.hide()
        self.follow()

    # what is wrong

    def check_tables(self) -> list[Words]:
        """Say under each table what is wrong in it; gives the sentences' places."""
        found = []
        for words, problems in (
            (self.members_wrong, self.members.problems()), (self.papers_wrong, self.documents.problems())
        ):  # fmt: skip
            words.setText("\n".join(problems))
            words.setVisible(bool(problems))
            found += [words] if problems else []
        return found

    def show_refused(self, problems: Sequence[Problem]) -> list[Problem]:
        """What saving refused, each at its place; gives what belongs to none."""
        papers = [one for one in problems if ".documents." in f".{one.field}"]
        members = [one for one in problems if re.search(r"(?:^|\.)people\.[1-9]", one.field)]
        for words, told in ((self.papers_wrong, papers), (self.members_wrong, members)):
            words.setText("\n".join(one.message for one in told))
            words.setVisible(bool(told))
        rest = [one for one in problems if one not in papers and one not in members]
        return show_problems([*self.fields(), self.reason], rest)

    def fill_empty(self, values: dict[str, Any]) -> None:
        """Fill the person's fields that are still empty; what was typed stays as it is."""
        if not self.value("id_number") and values.get("id_kind"):
            self.by_name["id_kind"].set_value(values["id_kind"])
        for name, value in values.items():
            field = self.by_name.get(name)
            if field is not None and name != "id_kind" and field.is_empty() and value:
                field.set_value(value)
        self.follow()


def _wrong_words() -> Words:
    words = Words("", "small", "overdue", wrap=True)
    words.hide()
    return words
