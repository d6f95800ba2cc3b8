"""The promise selected, whole: the day it was done and what came of it, and when and where it was made public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import TextBox, TextField, check_all, show_problems
from ui.widgets.panel import Panel, scrolled
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.dialogues import Promise


class MarkDone(Panel):
    """The promise selected, whole, with the day it was done and what came of it. `asked(key, day, result)`."""

    asked = Signal(str, object, str)
    publishing = Signal(str, object, str, str)  # key, day, where, reason where it corrects what was written
    open_dialogue = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__(_("Lời hứa đang chọn"), padded=False)
        self._today = today
        self._one: Promise | None = None
        self._what = Words("", bold=True, wrap=True)
        self._about = Words("", "small", "muted", wrap=True)
        self._link = LinkButton("", lambda: self.open_dialogue.emit(self._one.dialogue if self._one else ""))
        self.done_on = DateField("done_on", _("Xong ngày"), required=True, today=today, not_after=today)
        self.result = TextBox("result", _("Kết quả, minh chứng"), lines=3)
        self._save = Button(_("Lưu"), self.ask, key="Ctrl+S")
        self.published_on = DateField("published_on", _("Công khai lời hứa ngày"), today=today, not_after=today)
        self.published_where = TextField("published_where", _("Công khai ở đâu"))
        self.publish_reason = TextField("reason", _("Lý do sửa ngày công khai"))
        self._publish = Button(_("Ghi công khai"), self.ask_publish)
        linking = QHBoxLayout()
        linking.addWidget(self._link)
        linking.addStretch(1)
        saving = QHBoxLayout()
        saving.addStretch(1)
        saving.addWidget(self._save)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        self.body.addWidget(scrolled(inside), 1)
        column.addWidget(self._what)
        column.addWidget(self._about)
        column.addLayout(linking)
        self._line = rule()
        column.addWidget(self._line)
        column.addWidget(self.done_on)
        column.addWidget(self.result)
        column.addLayout(saving)
        self._second_line = rule()
        column.addWidget(self._second_line)
        column.addWidget(self.published_on)
        column.addWidget(self.published_where)
        column.addWidget(self.publish_reason)
        posting = QHBoxLayout()
        posting.addStretch(1)
        posting.addWidget(self._publish)
        column.addLayout(posting)
        column.addStretch(1)
        self.show_promise(None)

    def show_promise(self, one: Promise | None) -> None:
        same = one is not None and self._one is not None and promise_key(one) == promise_key(self._one)
        self._one = one
        self._what.setText(one.commitment if one else _("Chọn một lời hứa trong danh sách."))
        self._about.setText(_about(one) if one else "")
        self._link.setText(_("Mở biên bản {number}").format(number=one.dialogue) if one else "")
        for part in self._parts():
            part.setVisible(one is not None)
        if not same:
            self.done_on.set_value(self._today)
            self.result.set_value(None)
            self.published_on.set_value(one.published_on if one else None)
            self.published_where.set_value(one.published_where if one else None)
            self.publish_reason.set_value(None)
        posted = one is not None and one.published_on is not None
        self.publish_reason.setVisible(posted)
        self._publish.setText(_("Sửa ngày công khai") if posted else _("Ghi công khai"))

    def _parts(self) -> list[QWidget]:
        return [self._link, self._about, self._line, self.done_on, self.result, self._save, self._second_line,
                self.published_on, self.published_where, self._publish]  # fmt: skip

    def ask_publish(self) -> None:
        if self._one is None or not self.published_on.check():
            return
        day = self.published_on.value()
        if day is None or day < self._one.held:
            held = full_date(self._one.held)
            self.published_on.set_error(_("Ghi ngày công khai, từ ngày hứa {day} trở đi.").format(day=held))
            return
        reason = str(self.publish_reason.value() or "").strip()
        if self._one.published_on is not None and not reason:
            self.publish_reason.set_error(_("Ghi lý do sửa, ví dụ: ghi nhầm ngày niêm yết."))
            return
        self.publishing.emit(promise_key(self._one), day, self.published_where.value() or "", reason)

    def start(self) -> bool:
        """False where no promise is selected."""
        if self._one is not None:
            self.done_on.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.done_on.line.selectAll()
        return self._one is not None

    def is_under_way(self) -> bool:
        """Whether somebody is typing here, or has typed a result."""
        typing = any(field.hasFocus() for field in (self.done_on.line, self.result.box))
        return self._one is not None and (typing or not self.result.is_empty())

    def forget(self) -> None:
        self.done_on.set_value(self._today)
        self.result.set_value(None)

    def ask(self) -> None:
        if self._one is None or not check_all([self.done_on]):
            return
        day = self.done_on.value() or self._today
        if day < self._one.held:
            self.done_on.set_error(_("Ngày xong phải từ ngày hứa {day} trở đi.").format(day=full_date(self._one.held)))
            return
        self.asked.emit(promise_key(self._one), day, self.result.value() or "")

    def show_refused(self, error: Refused) -> None:
        fields = [self.done_on, self.result, self.published_on, self.published_where]
        left = show_problems(fields, error.problems)
        if left:
            self.done_on.set_error("; ".join(problem.message for problem in left))


def promise_key(one: Promise) -> str:
    return f"{one.dialogue}/{one.position}"


def _about(one: Promise) -> str:
    said = [
        _("Ai làm: {owner}").format(owner=one.owner or _("chưa giao ai")),
        _("Hứa ngày {day} tại buổi đối thoại {number}").format(day=full_date(one.held), number=one.dialogue),
    ]
    if one.hamlet:
        said.append(_("Hứa với: {hamlet}").format(hamlet=one.hamlet))
    said.append(_("Hạn: {day}").format(day=full_date(one.due)) if one.due else _("Không ghi hạn"))
    return "\n".join(said)
