"""What was just written changes a report that was sent: the band that says so, and the reasons given there and then."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import TextField
from ui.widgets.notice import Notice
from ui.widgets.panel import scrolled
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.tallies.sent import Report, Unexplained
    from ui.pages.page import Page

_KEY = "Alt+L"
_WIDTH = 560


class LateBand(Notice):
    """Under the page's head until the page is left, the reasons are given or something else is written. Nothing waits
    for it: what isn't given is asked for on the page of changes."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._since = page, 0
        self.explain = Button(_("Lý do…"), self.ask, key=_KEY, small=True)
        QShortcut(QKeySequence(_KEY), self).activated.connect(self.explain.click)
        self.row.addWidget(self.explain)
        self.hide()

    def tell(self, since: int, touched: Sequence[Report]) -> None:
        """`since`: the last line of the log before what was written; `touched`: the reports of its periods. Where no
        number changes, or the reason stands in the correction itself, nothing is asked."""
        if not touched:
            self.hide()
            return
        desk, since = self._page.window_.desk, since if self.isHidden() else self._since

        def work() -> tuple[Unexplained, ...]:
            from danvan_desk.tallies.sent import unexplained_since

            return unexplained_since(desk, since)

        def show(found: tuple[Unexplained, ...]) -> None:
            self._since = since  # what was written before waits for its reason too
            reports = dict.fromkeys(report.document_no for one in found for report in one.reports)
            words = _("Việc vừa ghi làm đổi số đã báo cáo: {numbers}.")
            self.warn(words.format(numbers=", ".join(map(escape, reports))))
            self.setVisible(bool(found))

        self._page.window_.tasks.run(work, show, self._page.show_error, owner=self)

    def ask(self) -> None:
        LateReasons(self._page, self._since, self).open()


class LateReasons(QDialog):
    """One reason for each record that changes a report; `LateReasons(page, since, band).open()`."""

    def __init__(self, page: Page, since: int, band: LateBand) -> None:
        super().__init__(page)
        self._page, self._since, self._band = page, since, band
        self._found: tuple[Unexplained, ...] = ()
        self.fields: list[TextField] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Lý do số liệu thay đổi sau báo cáo"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        self.words = Words(_("Đang đọc…"), role="muted", wrap=True)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.same = LinkButton(_("Các ô còn trống: cùng lý do với ô đầu"), self._spread)
        self.same.hide()
        self._list = scrolled(inside)
        self._list.hide()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(Button(_("Để sau"), self.reject, key="Esc"))
        self.keep = Button(_("Ghi lý do"), self._keep, key="Ctrl+S", icon="check", primary=True)
        self.keep.setEnabled(False)
        foot.addWidget(self.keep)
        whole.addWidget(self.words)
        whole.addWidget(self._list, 1)
        whole.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.keep.click)
        self.resize(min(_WIDTH, page.window().width() - 24), self.sizeHint().height())
        self._read()

    def _read(self) -> None:
        desk, since = self._page.window_.desk, self._since

        def work() -> tuple[Unexplained, ...]:
            from danvan_desk.tallies.sent import unexplained_since

            return unexplained_since(desk, since)

        self._page.window_.tasks.run(work, self._show, self._failed, owner=self)

    def _show(self, found: tuple[Unexplained, ...]) -> None:
        self._found = found
        if not found:
            self.words.setText(_("Việc vừa ghi không làm đổi số nào đã báo cáo mà chưa có lý do."))
            return
        self.words.setText(_("Mỗi hồ sơ một lý do; ô bỏ trống sẽ hỏi lại ở Báo cáo, F2."))
        for one in found:
            numbers = ", ".join(report.document_no for report in one.reports)
            label = _("{record}, báo cáo {numbers}").format(record=one.name, numbers=numbers)
            self.fields.append(TextField("reason", label, max_length=300))
            self.fields[-1].set_value(one.said)
            self._column.addWidget(self.fields[-1])
        self._column.addStretch(1)
        self.same.setVisible(len(found) > 1)
        self._list.show()
        self.keep.setEnabled(True)
        high = self.sizeHint().height() - self._list.sizeHint().height() + self._column.sizeHint().height()
        self.resize(self.width(), min(high, self._page.window().height() - 24))
        self.fields[0].setFocus()

    def _spread(self) -> None:
        if self._first():
            for field in self.fields[1:]:
                if field.is_empty():
                    field.set_value(self.fields[0].value())

    def _first(self) -> bool:
        """Whether the first field holds a reason; said beneath it where not."""
        lacking = self.fields[0].is_empty()
        self.fields[0].set_error(_("Cần ghi lý do.") if lacking else None)
        if lacking:
            self.fields[0].setFocus()
        return not lacking

    def _keep(self) -> None:
        told = [(one, str(field.value())) for one, field in zip(self._found, self.fields, strict=True) if field.value()]
        if not told:
            self._first()
            return
        given = [(report.id, one.number, text) for one, text in told for report in one.reports]
        desk, whole = self._page.window_.desk, len(told) == len(self._found)

        def work() -> None:
            from danvan_desk.actions.reports import give_reasons

            give_reasons(desk, given)

        def done(_nothing: None) -> None:
            names = ", ".join(one.name for one, _text in told)
            self._page.say.emit(_("Đã ghi lý do của {record}.").format(record=names))
            self._band.setVisible(not whole)
            self.accept()

        self._page.window_.tasks.run(work, done, self._failed, owner=self, changes="reports")

    def _failed(self, error: Exception) -> None:
        from ui.pages.page import error_words

        self.words.setText(error_words(error))
        self.words.set_role("overdue")
