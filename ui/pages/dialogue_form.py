"""Recording a dialogue: one page in the order of its minutes, and beside it what will follow when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui.pages.dialogue_case import CaseField
from ui.pages.dialogue_list import kind_words
from ui.pages.dialogue_rows import AbsentRows, ItemRows
from ui.pages.visit_section import FormSection
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import (
    CheckField,
    ChoiceField,
    Field,
    NumberField,
    TextBox,
    TextField,
    check_all,
    show_problems,
)
from ui.widgets.panel import Panel
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.search import Hits

_KINDS = ("case", "conference", "procedure")
_ASK_MS = 350
Find = Callable[[str, Callable[["Hits"], object]], object]


class DialogueForm(QFrame):
    """`record()` is what is typed, in the record's own field names; `set_record` shows it again. `edited` on any
    change of the user's; `asked` when what follows should be worked out anew.
    """

    edited = Signal()
    asked = Signal()
    saving = Signal()

    def __init__(self, today: date, find: Find) -> None:
        super().__init__()
        self._today = today
        self.plan = ""  # the number of the plan these minutes carry out
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.asked.emit)
        self._make_fields(find)
        self.items, self.absent = ItemRows(today), AbsentRows()
        self.items.edited.connect(self._changed)
        self.absent.edited.connect(self._changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._sections())
        self._area = area
        self.panel = Panel(padded=False)
        self.panel.body.addWidget(area, 1)
        self.panel.body.addWidget(self._actions())
        whole.addWidget(self.panel)
        for field in self.fields.values():
            field.edited.connect(self._changed)
        self._show_for_kind()
        self.items.grown.connect(self._order_tabs)
        self.absent.grown.connect(self._order_tabs)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Enter and Tab follow the page from top to bottom, through rows added later too."""
        f = self.fields
        head = ("kind", "date", "place", "hamlet", "chair", "case", "announced", "invited", "attended", "front_present",
                "asked_by_voters")  # fmt: skip
        foot = ("agreed", "not_agreed", "published", "note")
        chain = [f[name].editor for name in head] + self.absent.editors() + self.items.editors()
        chain += [f[name].editor for name in foot] + [self._save_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _make_fields(self, find: Find) -> None:
        today = self._today
        self.kind = ChoiceField(
            "kind", _("Loại đối thoại"), [(code, kind_words(code)) for code in _KINDS], required=True,
            value="conference",
        )  # fmt: skip
        self.case = CaseField("case", _("Vụ việc (số, tên hoặc nội dung)"), find)
        self.date = DateField("date", _("Ngày đối thoại"), required=True, today=today, not_after=today)
        self.fields: dict[str, Field] = {
            "kind": self.kind,
            "case": self.case,
            "date": self.date,
            "place": TextField("place", _("Nơi")),
            "hamlet": TextField("hamlet", _("Thôn, khu phố")),
            "chair": TextField("chair", _("Người chủ trì")),
            "announced": DateField("announced", _("Ngày thông báo"), today=today, not_after=today),
            "invited": NumberField("invited", _("Số người mời"), most=100_000),
            "attended": NumberField("attended", _("Số người dự"), most=100_000),
            "front_present": ChoiceField(
                "front_present", _("Mặt trận Tổ quốc"), [("yes", _("Có dự")), ("no", _("Không dự"))]
            ),
            "asked_by_voters": CheckField("asked_by_voters", _("Tổ chức do từ 10% cử tri yêu cầu")),
            "agreed": TextBox("agreed", _("Những điểm đã thống nhất"), lines=2),
            "not_agreed": TextBox("not_agreed", _("Những điểm chưa thống nhất"), lines=2),
            "published": DateField("published", _("Ngày công khai kết quả"), today=today, not_after=today),
            "note": TextField("note", _("Ghi chú"), max_length=2000),
        }

    def _sections(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        f = self.fields
        first = FormSection("1", _("Đối thoại"), first=True)
        first.add_row([(f["kind"], 0), (QWidget(), 1)])
        first.add_row([(f["date"], 3), (f["place"], 5), (f["hamlet"], 3), (f["chair"], 4)])
        self._case_row = first.add_row([(self.case, 1)])
        second = FormSection("2", _("Người dự"))
        second.add_row([(f["announced"], 3), (f["invited"], 2), (f["attended"], 2), (f["front_present"], 0)])
        self._voters_row = second.add_row([(f["asked_by_voters"], 1)])
        second.rows.addWidget(Words(_("Được mời mà vắng"), "small", "muted"))
        second.rows.addWidget(self.absent)
        third = FormSection("3", _("Ý kiến"), _("câu hỏi, trả lời, lời hứa; mỗi lời hứa có người làm và hạn"))
        third.rows.addWidget(self.items)
        adding = QHBoxLayout()
        adding.addWidget(Button(_("Thêm ý kiến"), self.items.add_row, key="Ctrl+D", icon="plus", small=True))
        adding.addStretch(1)
        third.rows.addLayout(adding)
        fourth = FormSection("4", _("Kết quả"))
        fourth.add_row([(f["agreed"], 1), (f["not_agreed"], 1)])
        fourth.add_row([(f["published"], 2), (f["note"], 6)])
        for section in (first, second, third, fourth):
            column.addWidget(section)
        column.addStretch(1)
        return inside

    def _actions(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("actions")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        self._kept = Words("", "small", "muted")
        row.addWidget(self._kept)
        row.addStretch(1)
        self._save_button = Button(_("Lưu buổi đối thoại"), self.saving.emit, key="Ctrl+S", primary=True)
        row.addWidget(self._save_button)
        return bar

    def say_kept(self, words: str) -> None:
        """Beside the buttons: when the draft was last kept."""
        self._kept.setText(words)

    # what is typed

    def record(self) -> dict[str, Any]:
        """Only what is filled in and belongs to the kind; dates as ISO, as the record's own fields want them."""
        kind = self.kind.value()
        found: dict[str, Any] = {"type": "dialogue"}
        for name, field in self.fields.items():
            if (name == "case" and kind != "case") or (name == "asked_by_voters" and kind != "conference"):
                continue
            value = field.value()
            if name == "front_present":
                value = {"yes": True, "no": False}.get(str(value))
            if isinstance(value, date):
                value = value.isoformat()
            if value not in (None, False) or (name == "front_present" and value is False):
                found[name] = value
        items, absent = self.items.records(), self.absent.records()
        found |= {"plan": self.plan} if self.plan else {}
        return found | ({"items": items} if items else {}) | ({"absent": absent} if absent else {})

    def is_empty(self) -> bool:
        """Nothing typed but the kind and the day, which stand there from the start."""
        return not set(self.record()) - {"type", "kind", "date"}

    def set_record(self, given: dict[str, Any]) -> None:
        for name, field in self.fields.items():
            value = given.get(name)
            if name == "front_present":
                value = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else None
            field.set_value(value if value is not None or name != "kind" else "conference")
        self.plan = given.get("plan") or ""
        self.items.set_records(given.get("items", []))
        self.absent.set_records(given.get("absent", []))
        self._show_for_kind()
        self._area.verticalScrollBar().setValue(0)
        self.asked.emit()

    def start(self, today: date, chair: str | None, case: str | None = None) -> None:
        """A clean form: today, the chair presiding; a case's own dialogue where one is named."""
        fresh = {"kind": "case" if case else "conference", "date": today.isoformat(), "chair": chair, "case": case}
        self.set_record({name: value for name, value in fresh.items() if value})
        self.say_kept("")

    def check(self) -> bool:
        """Every field; the first wrong one gets the focus."""
        self.case.set_required(self.kind.value() == "case")
        fields = [field for name, field in self.fields.items() if name != "case" or self.kind.value() == "case"]
        rows_right = self.items.check() and self.absent.check()
        return check_all(fields) and self._check_days() and rows_right

    def _check_days(self) -> bool:
        held = self.date.value()
        wrong = ""
        announced, published = self.fields["announced"], self.fields["published"]
        if held and announced.value() and announced.value() > held:
            wrong = _("Ngày thông báo phải trước hoặc bằng ngày đối thoại.")
            announced.set_error(wrong)
        if held and published.value() and published.value() < held:
            wrong = _("Ngày công khai phải sau hoặc bằng ngày đối thoại.")
            published.set_error(wrong)
        return not wrong

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put what was refused under its fields; returns what belongs to none."""
        left = self.items.show_problems("items", problems)
        left = self.absent.show_problems("absent", left)
        return show_problems(list(self.fields.values()), left)

    def take_focus(self) -> None:
        self.kind.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asked.emit()

    def _changed(self) -> None:
        self._show_for_kind()
        self.edited.emit()
        self._timer.start(_ASK_MS)

    def _show_for_kind(self) -> None:
        kind = self.kind.value()
        self._case_row.setVisible(kind == "case")
        self._voters_row.setVisible(kind == "conference")
        self.case.set_required(kind == "case")
        self.items.held = self.date.value()
