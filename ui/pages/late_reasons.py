"""What was just written changes a report that was sent: the band that says so, and the reasons given there and then."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
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
    """Under the page's head until the page is left, the reasons are given or something else is recorded. Nothing waits
    for it: what isn't given is asked for on the page of changes."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._since, self._asked, self._looking = page, 0, 0, False
        self._found: tuple[Unexplained, ...] = ()
        self._so_far: tuple[Unexplained, ...] = ()  # of the reports looked into by now
        self.explain = Button(_("Lý do…"), self.ask, key=_KEY, small=True)
        QShortcut(QKeySequence(_KEY), self).activated.connect(self.explain.click)
        self.row.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def tell(self, since: int, touched: Sequence[Report]) -> None:
        """`since`: the last line of the log before what was written; `touched`: the reports it may change. Where no
        number changes, or the reason stands in the correction itself, nothing is asked."""
        self._asked += 1
        if not touched:
            self._looking = False
            self.hide()
            return
        desk, asked = self._page.window_.desk, self._asked
        if self._looking or not self.isHidden():  # what was written before waits for its reason too
            since = self._since
        self._since, self._looking = since, True

        def work() -> list[Report]:
            from danvan_desk.tallies.sent import touched_since

            return touched_since(desk, since)

        def look(reports: Sequence[Report]) -> None:
            if asked == self._asked:
                self._so_far = ()
                self._look(asked, reports)

        self._page.window_.tasks.run(work, look, self._page.show_error, owner=self)

    def _look(self, asked: int, reports: Sequence[Report]) -> None:
        """One report after the other: each is counted anew, and what the page reads may come between."""
        self._looking = bool(reports) and self._page.isVisible()
        if self._page.isVisible() and (self._so_far or not reports):
            self.show_found(self._so_far)
        if not self._looking:
            return
        desk, since = self._page.window_.desk, self._since
        report, *left = reports

        def work() -> tuple[Unexplained, ...]:
            from danvan_desk.tallies.sent import unexplained_since

            return unexplained_since(desk, since, report)

        def look(more: tuple[Unexplained, ...]) -> None:
            from danvan_desk.tallies.sent import by_record

            if asked == self._asked:
                self._so_far = by_record([*self._so_far, *more])
                self._look(asked, left)

        self._page.window_.tasks.run(work, look, self._page.show_error, owner=self)

    def show_found(self, found: Sequence[Unexplained]) -> None:
        """The records that owe a reason; the band goes where there is none."""
        self._found = tuple(found)
        reports = dict.fromkeys(report.document_no for one in found for report in one.reports)
        self.warn(_("Việc vừa ghi làm đổi số đã báo cáo: {numbers}.").format(numbers=", ".join(map(escape, reports))))
        self.setVisible(bool(found))

    def explained(self, given: Container[tuple[int, str]]) -> None:
        """Reasons were given, by report and record: they are owed no more; what was found meanwhile still is."""

        def owed(found: Sequence[Unexplained]) -> tuple[Unexplained, ...]:
            left = (
                replace(one, reports=tuple(report for report in one.reports if (report.id, one.number) not in given))
                for one in found
            )
            return tuple(one for one in left if one.reports)

        self._so_far = owed(self._so_far)
        self.show_found(owed(self._found))

    def ask(self) -> None:
        if self._found:
            LateReasons(self._page, self._found, self).open()


class LateReasons(QDialog):
    """One reason for each record that changes a report; `LateReasons(page, found, band).open()`."""

    def __init__(self, page: Page, found: tuple[Unexplained, ...], band: LateBand) -> None:
        super().__init__(page)
        self._page, self._found, self._band = page, found, band
        self.fields: list[TextField] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Lý do số liệu thay đổi sau báo cáo"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in found:
            numbers = ", ".join(report.document_no for report in one.reports)
            label = _("{record}, báo cáo {numbers}").format(record=one.name, numbers=numbers)
            field = TextField("reason", label, max_length=300)
            field.set_value(one.said)
            self.fields.append(field)
            column.addWidget(field)
        column.addStretch(1)
        self.same = LinkButton(_("Các ô còn trống: cùng lý do với ô đầu"), self._spread)
        self.same.setVisible(len(found) > 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(Button(_("Để sau"), self.reject, key="Esc"))
        self.keep = Button(_("Ghi lý do"), self._keep, key="Ctrl+S", icon="check", primary=True)
        foot.addWidget(self.keep)
        listed = scrolled(inside)
        told = _("Mỗi hồ sơ một lý do; ô bỏ trống sẽ hỏi lại ở Báo cáo, F2.")
        self.words = Words(told, role="muted", wrap=True)
        whole.addWidget(self.words)
        whole.addWidget(listed, 1)
        whole.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.keep.click)
        high = self.sizeHint().height() - listed.sizeHint().height() + column.sizeHint().height()
        room = page.window()
        self.resize(min(_WIDTH, room.width() - 24), min(high, room.height() - 24))
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
        desk = self._page.window_.desk

        def work() -> None:
            from danvan_desk.actions.reports import give_reasons

            give_reasons(desk, given)

        def done(_nothing: None) -> None:
            names = ", ".join(one.name for one, _text in told)
            self._page.say.emit(_("Đã ghi lý do của {record}.").format(record=names))
            self._band.explained({(report, number) for report, number, _text in given})
            self.accept()

        self._page.window_.tasks.run(work, done, self._failed, owner=self, changes="reports")

    def _failed(self, error: Exception) -> None:
        from ui.pages.page import error_words

        self.words.setText(error_words(error))
        self.words.set_role("overdue")
