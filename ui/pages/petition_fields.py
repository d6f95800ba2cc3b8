"""The fields of a new petition in the order of the paper: how it came, what kind, who, about what, with what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QVBoxLayout, QWidget

from danvan_desk.domain.records import HandedPaper
from danvan_desk.domain.vocabulary import Channel, Kind, labels
from danvan_desk.domain.vocabulary import Field as Subject
from danvan_desk.texts import _
from ui.pages.petition_checks import PetitionChecks
from ui.pages.petition_people import PeopleRows
from ui.pages.petition_walk import step
from ui.pages.visit_section import FormSection
from ui.pages.visit_words import bodies, papers
from ui.widgets.date_field import DateField
from ui.widgets.documents import DocumentsTable
from ui.widgets.editors import goes_back, is_enter
from ui.widgets.fields import ChoiceField, ComboField, Field, TextBox, TextField
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.domain.eligibility import Opinion

_YES_NO = {"yes": True, "no": False}
_FLAGS = ("signed", "in_authority", "eligible")
_MATTER = ("respondent", "content", "request")
_BELOW = ("signed", "in_authority", "link", "linked", "note")
_NUMBER_MS = 200


class NumberSearch(TextField):
    """A number of the books: type digits, a name or words; `looked_for(text)` asks for numbers to offer."""

    looked_for = Signal(str)

    def __init__(self, name: str, label: str, prefixes: tuple[str, ...], example: str) -> None:
        super().__init__(name, label, placeholder=_("số, tên hoặc nội dung"), max_length=120, check=self._check_it)
        self._prefixes, self._example = prefixes, example
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self.line.setCompleter(completer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda _text: self._timer.start(_NUMBER_MS))

    def _check_it(self, value: Any) -> str | None:
        found = re.match(r"(VV|DT|TD)-\d{4}-\d{5}", str(value).upper())
        if found and found[0].startswith(self._prefixes):
            return None
        return _("Cần số trong sổ, ví dụ {example}; gõ tên hoặc nội dung rồi chọn một dòng.").format(
            example=self._example
        )

    def _ask(self) -> None:
        text = self.line.text().strip()
        if len(text) >= 2:
            self.looked_for.emit(text)

    def offer(self, text: str, lines: list[str]) -> None:
        if self.line.text().strip() == text and self.line.hasFocus() and lines != [text]:
            self._model.setStringList(lines)
            self.line.completer().complete()

    def wants(self, number: str) -> bool:
        return number.startswith(self._prefixes)

    def value(self) -> Any:
        """The number alone, without the words that were offered beside it."""
        text = self.line.text().strip()
        found = re.match(r"(VV|DT|TD)-\d{4}-\d{5}", text.upper())
        return found[0] if found else text or None


class PetitionFields(QWidget):
    """`values()` is the record as the contract names it; `set_values` takes it back. `edited(name)` by the user."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.by_name: dict[str, Field] = {}
        self.people = PeopleRows(today)
        self.people.edited.connect(self.edited)
        self.documents = DocumentsTable(papers())
        self.documents.edited.connect(lambda: self.edited.emit("documents"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.people_section = self._people()
        self.checklist = PetitionChecks()
        self.checklist.edited.connect(self.edited)
        self.checklist.taken.connect(self._take_proposal)
        self.by_name |= self.checklist.fields
        for section in (
            self._arrival(),
            self._sort(),
            self.people_section,
            self._matter(),
            self._papers(),
            self._checks(),
            self.checklist,
        ):
            whole.addWidget(section)
        whole.addStretch(1)
        self.clear()

    # building

    def _keep(self, field: Field) -> Field:
        self.by_name[field.name] = field
        field.edited.connect(lambda: self._edited(field.name))
        return field

    def _arrival(self) -> FormSection:
        made = FormSection("1", _("Đơn đến"), first=True)
        today = self._today
        made.add_row([
            (self._keep(ComboField("channel", _("Nguồn đơn"), labels(Channel), required=True)), 240),
            (self._keep(DateField("received", _("Ngày nhận"), required=True, today=today, not_after=today)), 112),
            (self._keep(DateField("dated", _("Ngày viết đơn"), today=today, not_after=today)), 124),
            (self._keep(NumberSearch("visit", _("Nộp trong lượt tiếp"), ("TD",), "TD-2026-00012")), 180),
        ])  # fmt: skip
        self._forwarded = made.add_row([
            (self._keep(TextField("forwarded_by", _("Cơ quan chuyển đến, số văn bản"), suggestions=bodies())), 1)
        ])  # fmt: skip
        return made

    def _sort(self) -> FormSection:
        made = FormSection("2", _("Loại đơn"))
        made.add_row([
            (self._keep(ChoiceField("kind", _("Loại đơn"), list(labels(Kind).items()), required=True)), 0),
            (self._keep(ComboField("field", _("Lĩnh vực"), labels(Subject))), 1),
        ])  # fmt: skip
        instances = [("1", _("Lần đầu")), ("2", _("Lần hai"))]
        self._instance = made.add_row([
            (self._keep(ChoiceField("instance", _("Lần"), instances, value="1")), 0),
            (self._keep(NumberSearch("appeals", _("Vụ việc lần đầu"), ("VV", "DT"), "VV-2026-00012")), 190),
            (self._keep(DateField("decision_known_on", _("Ngày biết quyết định bị khiếu nại"), today=self._today,
                                  not_after=self._today)), 190),
        ])  # fmt: skip
        return made

    def _people(self) -> FormSection:
        made = FormSection("3", _("Người gửi"))
        made.rows.addWidget(self.people)
        self.who_sees = Words(
            _(
                "Tố cáo: khi lưu, họ tên, giấy tờ, địa chỉ, điện thoại được để riêng. Sổ, danh sách, tìm kiếm và bản "
                "in chỉ hiện mã NTC; người tiếp, người giải quyết, lãnh đạo cũng chỉ thấy mã này."
            ),
            "small",
            "secret",
            wrap=True,
        )
        made.rows.addWidget(self.who_sees)
        return made

    def _matter(self) -> FormSection:
        made = FormSection("4", _("Nội dung"))
        self.respondent = TextField("respondent", _("Cơ quan, người bị khiếu nại, tố cáo, phản ánh"))
        made.add_row([(self._keep(self.respondent), 1)])
        made.add_row([(self._keep(TextBox("content", _("Nội dung đơn"), required=True, lines=4)), 1)])
        made.add_row([(self._keep(TextBox("request", _("Yêu cầu của người gửi"), lines=2)), 1)])
        return made

    def _papers(self) -> FormSection:
        made = FormSection("5", _("Giấy tờ"), _("Vào giấy biên nhận, Mẫu 02/TCD"))
        made.rows.addWidget(self.documents)
        self.papers_wrong = Words("", "small", "overdue", wrap=True)
        self.papers_wrong.hide()
        made.rows.addWidget(self.papers_wrong)
        return made

    def _checks(self) -> FormSection:
        made = FormSection("6", _("Kiểm tra"))
        authority = [("unknown", _("Chưa rõ")), ("yes", _("Thuộc thẩm quyền")), ("no", _("Không thuộc"))]
        made.add_row([
            (self._keep(ChoiceField("signed", _("Chữ ký, điểm chỉ"), [("yes", _("Có")), ("no", _("Không"))])), 0),
            (self._keep(ChoiceField("in_authority", _("Thẩm quyền"), authority)), 0),
            (QWidget(), 1),
        ])  # fmt: skip
        links = [("new", _("Đơn mới")), ("same_as", _("Trùng đơn trước")), ("split_from", _("Tách từ đơn khác"))]
        made.add_row([
            (self._keep(ChoiceField("link", _("So với đơn đã có"), links)), 0),
            (self._keep(NumberSearch("linked", _("Đơn hoặc vụ việc trước"), ("DT", "VV"), "DT-2026-00012")), 1),
        ])  # fmt: skip
        made.add_row([(self._keep(TextField("note", _("Ghi chú cho sổ"))), 1)])
        return made

    # following what is chosen

    def _edited(self, name: str) -> None:
        if name in ("channel", "kind", "instance", "link", "in_authority"):
            self.follow()
        self.edited.emit(name)

    def _take_proposal(self, opinion: Opinion) -> None:
        if opinion.in_authority is not None:
            self.by_name["in_authority"].set_value("yes" if opinion.in_authority else "no")
            self.follow()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Enter and Tab follow the paper; after the last field comes saving."""
        if step(self.editors(), forward=forward):
            return True
        if forward and QApplication.focusWidget() in self.editors():
            self.finished.emit()
            return True
        return super().focusNextPrevChild(forward)

    def editors(self) -> list[QWidget]:
        own = {name: field.editor for name, field in self.by_name.items()}
        above = [editor for name, editor in own.items() if name not in (*_BELOW, *_MATTER, *self.checklist.fields)]
        matter, below = [own[name] for name in _MATTER], [own[name] for name in _BELOW]
        return [
            *above, *self.people.editors(), *matter, *self.documents.editors(), *below, *self.checklist.editors()
        ]  # fmt: skip

    def follow(self) -> None:
        """Show only the fields the present choices ask for."""
        kind, channel = self.by_name["kind"].value(), self.by_name["channel"].value()
        denounces = kind == Kind.DENUNCIATION
        self._forwarded.setVisible(channel == Channel.FORWARDED)
        self.by_name["visit"].setVisible(channel == Channel.RECEPTION)
        self._instance.setVisible(kind in (Kind.COMPLAINT, Kind.DENUNCIATION))
        second = self.by_name["instance"].value() == "2"
        self.by_name["appeals"].setVisible(second)
        self.by_name["decision_known_on"].setVisible(kind == Kind.COMPLAINT)
        self.people_section.set_secret(secret=denounces)
        self.who_sees.setVisible(denounces)
        link = self.by_name["link"].value()
        self.by_name["linked"].setVisible(link in ("same_as", "split_from"))
        self.by_name["linked"].set_required(link in ("same_as", "split_from"))
        self.checklist.tell_authority(self.by_name["in_authority"].value())
        self.checklist.follow(kind)
        self.respondent.set_label(
            _("Người bị tố cáo, chức vụ") if denounces
            else _("Cơ quan, người bị khiếu nại") if kind == Kind.COMPLAINT
            else _("Cơ quan, người được kiến nghị, phản ánh")
        )  # fmt: skip

    # values

    def values(self) -> dict[str, Any]:
        """Only what was filled in and is shown, as the record names it."""
        given: dict[str, Any] = {}
        for name, field in self.by_name.items():
            if not self._counts(field):
                continue
            given[name] = field.iso() if isinstance(field, DateField) else field.value()
        link, linked = given.pop("link", "new"), given.pop("linked", None)
        if link in ("same_as", "split_from"):
            given[link] = linked
        for name in _FLAGS:
            given[name] = _YES_NO.get(given.get(name) or "")
        given["checks"] = self.checklist.checks()
        if given.get("instance"):
            given["instance"] = int(given["instance"])
        given["people"] = self.people.people()
        given["anonymous"] = self.people.anonymous.value()
        given["documents"] = [
            {k: v for k, v in vars(paper).items() if v is not None} for paper in self.documents.documents()
        ]
        said = {name: value for name, value in given.items() if value not in (None, "", [], {})}
        return {name: value for name, value in said.items() if value is not False or name in _FLAGS}

    def _counts(self, field: Field) -> bool:
        row = field.parentWidget()
        return not field.isHidden() and not (row is not None and row.isHidden())

    def set_values(self, given: Mapping[str, Any]) -> None:
        """As `values()` gave them: a draft, or what a visit already knows."""
        self.clear()
        link = next((name for name in ("same_as", "split_from") if given.get(name)), "new")
        shown = {
            **given,
            "link": link,
            "linked": given.get(link),
            "instance": str(given.get("instance", 1)),
            "signed": {True: "yes", False: "no"}.get(given.get("signed", True), "yes"),
            "in_authority": {True: "yes", False: "no"}.get(given.get("in_authority"), "unknown"),  # type: ignore[arg-type]
            "eligible": {True: "yes", False: "no"}.get(given.get("eligible"), "unknown"),  # type: ignore[arg-type]
        }
        for name, field in self.by_name.items():
            if shown.get(name) is not None:
                field.set_value(shown[name])
        self.checklist.set_checks(given.get("checks"))
        self.people.set_people(given.get("people") or [], anonymous=bool(given.get("anonymous")))
        self.documents.set_documents([HandedPaper(**paper) for paper in given.get("documents") or []])
        self.follow()

    def clear(self) -> None:
        """An empty form: received today, signed, authority not said."""
        defaults = {
            "channel": Channel.RECEPTION.value, "received": self._today, "field": Subject.OTHER.value, "instance": "1",
            "signed": "yes", "in_authority": "unknown", "link": "new", "eligible": "unknown",
        }  # fmt: skip
        for name, field in self.by_name.items():
            field.set_value(defaults.get(name))
        self.checklist.set_checks(None)
        self.people.set_people([])
        self.documents.set_documents([])
        self.papers_wrong.hide()
        self.follow()

    def fields(self) -> list[Field]:
        """Those on the page now, to check before saving."""
        own = [field for field in self.by_name.values() if self._counts(field)]
        return [*own, *self.people.fields()]

    def searches(self) -> list[NumberSearch]:
        return [field for field in self.by_name.values() if isinstance(field, NumberSearch)]

    def check_papers(self) -> bool:
        problems = self.documents.problems()
        self.papers_wrong.setText(" ".join(problems))
        self.papers_wrong.setVisible(bool(problems))
        return not problems

    def focus_first(self) -> None:
        self.by_name["channel"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on also from ticks and buttons that don't take it themselves."""
        if is_enter(event) and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.focusNextPrevChild(not goes_back(event))
        else:
            super().keyPressEvent(event)

    def is_touched(self) -> bool:
        """Whether anything was typed that would be a pity to lose."""
        typed = ("content", "respondent", "request", "note", "forwarded_by")
        people = self.people.people()
        return (
            any(self.by_name[name].value() for name in typed)
            or bool(people and people[0])
            or bool(self.documents.documents())
        )
