"""Đối chiếu giấy tờ: a found paper held against the books, by its QR code or by the number on it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.fields import TextField
from ui.widgets.notice import Notice
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.paper_check import PaperFound

_ROOM = 270  # high enough for what several years have of one number

Ask = Callable[[str, Callable[[list["PaperFound"]], object], Callable[[str], object]], object]


class PaperCheck(QDialog):
    """`ask(text, show, fail)` looks it up off the main thread; `opened(record)` to see the record."""

    def __init__(self, ask: Ask, opened: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Đối chiếu giấy tờ"))
        self.setModal(True)
        self._ask, self._opened, self._record = ask, opened, ""
        self.paper = TextField("paper", _("Quét mã QR, hoặc gõ số và mã kiểm tra, hoặc số văn bản"), required=True)
        self.paper.line.setPlaceholderText("TD-2026-00012 A1B2C3, 05/TB-UBND")
        self.paper.line.entered.connect(self.check)  # a scanner ends what it reads with Enter
        self.notice = Notice()
        self.notice.hide()
        self.open_record = Button(_("Mở hồ sơ"), self._open, icon="folder-open")
        self.open_record.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        whole.addWidget(
            Words(
                _("Đối chiếu số, ngày và mã kiểm tra trên giấy với sổ; không hiện tên ai."), "small", "muted", wrap=True
            )
        )
        whole.addWidget(self.paper)
        whole.addWidget(self.notice)
        whole.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_record)
        foot.addStretch(1)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        self.checking = Button(_("Đối chiếu"), self.check, icon="scan-line", primary=True)
        self.checking.setDefault(True)
        foot.addWidget(self.checking)
        whole.addLayout(foot)
        self.setMinimumSize(520, _ROOM)
        self.paper.line.setFocus()

    def check(self) -> None:
        """Ask the books; what was found stays until the next paper."""
        if self.paper.check():
            self._ask(str(self.paper.value() or ""), self._show, self._fail)

    def _tell(self, say: Callable[[str], None], words: str) -> None:
        """The answer; the line is ready for the next paper."""
        say(words)
        self.notice.show()
        self.paper.line.setFocus()
        self.paper.line.selectAll()

    def _show(self, found: list[PaperFound]) -> None:
        lines = "<br>".join(escape(_found_words(one)) for one in found)
        say: Callable[[str], None] = self.notice.say
        if any(one.genuine is False for one in found):
            say = self.notice.say_error
        elif any(one.genuine is None and one.number == one.record for one in found):
            say = self.notice.warn
        self._tell(say, lines)
        self._record = found[0].record
        self.open_record.setVisible(
            len(found) == 1 and "plan-" not in self._record and "reception-" not in self._record
        )

    def _fail(self, words: str) -> None:
        self._tell(self.notice.say_error, words)
        self.open_record.hide()

    def _open(self) -> None:
        self.accept()
        self._opened(self._record)


def _found_words(one: PaperFound) -> str:
    head = _("{title} số {number}, ngày {day}").format(title=one.title, number=one.number, day=full_date(one.day))
    printed = _("đã in {n} lần").format(n=one.printed) if one.printed else _("chưa ghi lần in nào")
    if one.genuine is False:
        return _("{head}: có trong sổ nhưng mã kiểm tra KHÔNG khớp; số hoặc ngày trên giấy có thể bị sửa.").format(
            head=head
        )
    if one.genuine:
        return _("{head}: khớp số, ngày và mã kiểm tra; {printed}.").format(head=head, printed=printed)
    if one.number == one.record:
        return _("{head}: có trong sổ; chưa đối chiếu mã kiểm tra; {printed}.").format(head=head, printed=printed)
    return _("{head}: có trong sổ, soạn từ {record}; {printed}.").format(head=head, record=one.record, printed=printed)
