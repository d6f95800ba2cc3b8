"""Beside the list of results made public: what is told of the chosen case, to be written better; and the day several
were posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.publication import people_named
from danvan_desk.domain.vocabulary import Field as Area
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import TextBox, TextField, check_all
from ui.widgets.panel import Panel, action_row, scrolled
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.publication import Publication

_SHOWN = 6


class SummaryPanel(Panel):
    """`keeping(case, text)` when what is told of a case is to be kept: left, asked for, or "" to go back to what the
    case itself says."""

    keeping = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Lời công khai"), padded=False)
        self.shown: Publication | None = None
        self.text = TextBox("summary", _("Nội dung tóm tắt được công khai"), lines=7)
        self.about = Words("", bold=True, wrap=True)
        self.left_out = Words("", "small", "muted", wrap=True)
        self.basis = Words("", "small", "muted", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self.named = Words("", "small", "due_soon", wrap=True)
        self.named.hide()
        for part in (self.about, self.text, self.named, self.left_out, self.basis):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        bar, row = action_row()
        self.again = Button(_("Bỏ lời đã ghi"), self._go_back)
        self.save = Button(_("Lưu lời này"), self.keep, key="Ctrl+S", primary=True)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.save)
        self.body.addWidget(rule())
        self.body.addWidget(bar)
        self.text.left.connect(self.keep)
        self.text.box.textChanged.connect(self._say_named)
        self.show_case(None)

    def show_case(self, one: Publication | None) -> None:
        """What was typed for another case is kept first; the same case read again leaves what is being typed."""
        same = one is not None and self.shown is not None and one.case == self.shown.case
        typed = self.is_typed()
        if not same:
            self.keep()
        self.shown = one
        self.setEnabled(one is not None)
        self.set_facts(one.case if one else "")
        if not (same and typed):
            self.text.set_value(one.summary if one else None)
        self.again.setVisible(one is not None and one.own)
        if one is None:
            for words in (self.about, self.left_out, self.basis):
                words.setText("")
            return
        self.about.setText(about_words(one))
        self.left_out.setText(_left_out(one))
        due = _("Hạn công khai {day}: {basis}.").format(day=full_date(one.due), basis=one.basis)
        self.basis.setText(due)

    def is_typed(self) -> bool:
        return self.shown is not None and (self.text.value() or "") != self.shown.summary

    def keep(self) -> None:
        if self.shown is not None and self.is_typed():
            self.keeping.emit(self.shown.case, self.text.value() or "")

    def _say_named(self) -> None:
        names = people_named(self.text.value() or "")
        self.named.setText(_("Còn nêu tên: {names}. Xem lại trước khi công khai.").format(names=", ".join(names)))
        self.named.setVisible(bool(names))

    def _go_back(self) -> None:
        if self.shown is not None:
            self.keeping.emit(self.shown.case, "")

    def take(self, case: str, given: str, kept: str) -> None:
        """What was kept, if nobody typed on in the meantime."""
        if self.shown is not None and self.shown.case == case and (self.text.value() or "") in (given, ""):
            self.text.set_value(kept)


def about_words(one: Publication) -> str:
    from danvan_desk.queries.publication import result_words

    kind = f"{label(Kind(one.kind))} · {label(Area(one.field))}"
    number = f"{one.document_no}, " if one.document_no else ""
    return f"{kind}\n{number}{full_date(one.decided_on)} · {result_words(one, on_paper=False)}"


def _left_out(one: Publication) -> str:
    if one.secret:
        return _(
            "Danh tính phải giữ kín: tờ công khai chỉ nêu loại và lĩnh vực, trừ khi ghi lời ở đây. Đừng ghi điều gì để "
            "nhận ra người tố cáo; tên, số, địa chỉ của người ấy luôn bị lược."
        )
    return _("Tên, địa chỉ, số giấy tờ, số điện thoại của người trong hồ sơ luôn bị lược, kể cả khi ghi ở đây.")


class PostedDialog(QDialog):
    """The day the results of several cases were made public; `accepted` once what was given is right."""

    def __init__(self, cases: Sequence[str], first: date, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ghi đã công khai"))
        self.setMinimumWidth(460)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(10)
        whole.addWidget(Words(_("Đã công khai kết quả của {n} vụ việc").format(n=len(cases)), bold=True))
        more = _(" và {n} vụ việc khác").format(n=len(cases) - _SHOWN) if len(cases) > _SHOWN else ""
        whole.addWidget(Words(", ".join(cases[:_SHOWN]) + more, "small", "muted", wrap=True))
        self.day = DateField(
            "date", _("Ngày công khai, niêm yết"), required=True, today=today, not_after=today,
            check=lambda day: _("Trước ngày ban hành {day}.").format(day=full_date(first)) if day < first else None,
        )  # fmt: skip
        self.day.set_value(today)
        self.document_no = TextField("document_no", _("Số biên bản niêm yết"), max_length=100)
        self.note = TextField("note", _("Nơi, hình thức công khai"), max_length=300)
        hint = _("Kết luận tố cáo niêm yết ít nhất 15 ngày; nội dung khác 30 ngày liên tục.")
        for widget in (self.day, self.document_no, self.note, Words(hint, "small", "muted", wrap=True)):
            whole.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(_("Bỏ dở"), self.reject, key="Esc"))
        row.addWidget(Button(_("Ghi vào sổ"), self.save, key="Ctrl+S", primary=True))
        whole.addLayout(row)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.day.setFocus()

    def save(self) -> None:
        if check_all([self.day, self.document_no, self.note]):
            self.accept()
