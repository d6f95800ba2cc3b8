"""F9 on the list of cases: one officer and one inner deadline for all that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import TextField, check_all
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.errors import Refused
    from ui.pages.page import Page

_SHOWN = 6


class AssignDialog(QDialog):
    """`officer` and `until` hold what was given; `accepted` once both are right."""

    def __init__(self, numbers: Sequence[str], officers: Sequence[str], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Giao người phụ trách"))
        self.setMinimumWidth(460)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(10)
        whole.addWidget(Words(_("Giao {n} vụ việc").format(n=len(numbers)), bold=True))
        named = ", ".join(numbers[:_SHOWN])
        more = _(" và {n} vụ việc khác").format(n=len(numbers) - _SHOWN) if len(numbers) > _SHOWN else ""
        whole.addWidget(Words(named + more, "small", "muted", wrap=True))
        self.officer = TextField("officer", _("Giao cho"), required=True, suggestions=officers, max_length=200)
        self.until = DateField("until", _("Hạn nội bộ chung"), today=today)
        hint = _("Để trống: mỗi vụ việc có hạn nội bộ trước hạn luật định của nó hai ngày làm việc.")
        for widget in (self.officer, self.until, Words(hint, "small", "muted", wrap=True)):
            whole.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(_("Bỏ dở"), self.reject, key="Esc"))
        row.addWidget(Button(_("Giao"), self.save, key="Ctrl+S", primary=True))
        whole.addLayout(row)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.officer.setFocus()

    def save(self) -> None:
        if check_all([self.officer, self.until]):
            self.accept()


def assign_cases(page: Page, numbers: Sequence[str]) -> None:
    """Ask for the officer, then give every case to him or her in one go."""
    desk = page.window_.desk

    def known() -> list[str]:
        from danvan_desk.queries.petitions import officers

        return officers(desk)

    def ask(names: list[str]) -> None:
        dialog = AssignDialog(numbers, names, page.window_.today, page)
        dialog.accepted.connect(lambda: _save(page, numbers, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    page.read(known, ask)


def _save(page: Page, numbers: Sequence[str], dialog: AssignDialog) -> None:
    desk, officer, until = page.window_.desk, dialog.officer.value() or "", dialog.until.value()

    def work() -> int:
        from danvan_desk.actions.assignment import assign_all

        return assign_all(desk, numbers, officer, until)

    def done(count: int) -> None:
        page.say.emit(_("Đã giao {n} vụ việc cho {officer}.").format(n=count, officer=officer))

    def refused(error: Refused) -> None:
        page.show_error(error)

    page.write(work, done, changes="cases", refused=refused)
