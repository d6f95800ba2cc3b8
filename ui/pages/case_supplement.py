"""Later facts of a petition: what was missing when it came in, or was written down wrong (then with a reason)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from danvan_desk.domain.records import HandedPaper
from danvan_desk.domain.vocabulary import Channel, Kind, labels
from danvan_desk.domain.vocabulary import Field as Subject
from danvan_desk.texts import _
from ui.pages.case_event_form import editors_of, lay_fields
from ui.pages.case_form import CaseForm
from ui.widgets.date_field import DateField
from ui.widgets.documents import DocumentsTable
from ui.widgets.fields import ChoiceField, ComboField, Field, NumberField, TextBox, TextField, check_all
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.petitions import PetitionCard


_FLAGS = ("signed", "in_authority", "eligible")


class SupplementForm(CaseForm):
    """`changed()` holds only the fields whose value is another now."""

    def __init__(
        self, sheet: CaseSheet, petition: PetitionCard, *, save: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__(_("Bổ sung, sửa đơn"), petition.number)
        self.sheet, self.petition = sheet, petition
        self.fields = _fields(sheet, petition)
        self.reason = TextBox("reason", _("Lý do (cần khi sửa nội dung đã có)"), lines=2)
        self.documents = DocumentsTable()
        self.documents.set_documents([HandedPaper(p.title, p.pages, p.copy, p.state) for p in petition.documents])
        self._before = {field.name: field.value() for field in self.fields}
        self._papers = self.documents.documents()
        place = QWidget()
        lay_fields(place, self.fields)
        self.column.addWidget(place)
        self.column.addWidget(Words(_("Giấy tờ kèm theo"), "small", "muted"))
        self.column.addWidget(self.documents)
        self.column.addWidget(self.reason)
        self._told = Words("", "small", "muted", wrap=True)
        self.column.addWidget(self._told)
        self.end(_("Lưu bổ sung"), save, leave)

    def begin(self) -> None:
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def editors(self) -> list[QWidget]:
        return [*editors_of(self.fields), *self.documents.editors(), self.reason.editor]

    def all_fields(self) -> list[Field]:
        return [*self.fields, self.reason]

    def check(self) -> bool:
        problems = self.documents.problems()
        if problems:
            self._told.setText(" ".join(problems))
            return False
        return check_all(self.fields)

    def changed(self) -> dict[str, Any]:
        now = {field.name: field.value() for field in self.fields}
        found = {name: _plain(name, value) for name, value in now.items() if value != self._before[name]}
        if self.documents.documents() != self._papers:
            found["documents"] = [
                {k: v for k, v in vars(paper).items() if v is not None} for paper in self.documents.documents()
            ]
        return found

    def say_nothing_changed(self) -> None:
        self._told.setText(_("Chưa có mục nào khác với sổ, chưa lưu gì."))


def _plain(name: str, value: Any) -> Any:
    if name in _FLAGS:
        return {"yes": True, "no": False}.get(value)
    return value


def _fields(sheet: CaseSheet, petition: PetitionCard) -> list[Field]:
    today = sheet.on
    title = _("Người bị tố cáo") if petition.kind == Kind.DENUNCIATION else _("Người, cơ quan bị khiếu nại, phản ánh")
    fields: list[Field] = [
        TextField("respondent", title),
        TextBox("request", _("Yêu cầu"), lines=2),
        DateField("dated", _("Ngày viết đơn"), today=today, not_after=petition.received),
        ComboField("field", _("Lĩnh vực"), labels(Subject)),
        ComboField("channel", _("Nguồn đơn"), labels(Channel)),
        TextField("forwarded_by", _("Cơ quan chuyển đến")),
        ChoiceField("in_authority", _("Thẩm quyền"), [("yes", _("Thuộc")), ("no", _("Không thuộc"))]),
        ChoiceField("eligible", _("Điều kiện xử lý đơn"), [("yes", _("Đủ")), ("no", _("Không đủ"))]),
        TextField("ineligible_reason", _("Lý do không đủ điều kiện"), max_length=1000),
        TextField("hamlet", _("Nơi phát sinh việc (thôn, tổ)"), max_length=120),
        ChoiceField("signed", _("Chữ ký, điểm chỉ"), [("yes", _("Có")), ("no", _("Không"))]),
        TextBox("content", _("Nội dung"), required=True, lines=4),
        TextBox("note", _("Ghi chú"), lines=2),
    ]
    if petition.kind == Kind.COMPLAINT:
        known = DateField("decision_known_on", _("Ngày biết quyết định bị khiếu nại"), today=today, not_after=today)
        fields[3:3] = [
            known,
            TextField("decision_no", _("Quyết định bị khiếu nại (số, ngày)"), max_length=200),
            NumberField("obstacle_days", _("Số ngày trở ngại"), least=1, most=3660),
            TextField("obstacle_reason", _("Trở ngại (ốm đau, thiên tai, đi xa…), giấy tờ kèm theo")),
        ]
    for field in fields:
        value = getattr(petition, field.name)
        if field.name in _FLAGS:
            value = {True: "yes", False: "no"}.get(value)
        field.set_value(value)
    return fields
