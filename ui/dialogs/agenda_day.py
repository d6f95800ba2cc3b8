"""For which reception day the agenda is drawn up: its date and its kind; the posted days are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import ReceptionKind, labels
from danvan_desk.texts import _
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.dates import list_date
from ui.widgets.fields import ChoiceField
from ui.widgets.words import Words


class AgendaDay(QDialog):
    """`asked(day, kind)` once a day is chosen. The field begins at the first of `offered`, else at today."""

    def __init__(
        self, today: date, offered: Sequence[date], asked: Callable[[date, str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Chương trình buổi tiếp công dân"))
        self.setModal(True)
        self._asked = asked
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        self.day = DateField("date", _("Ngày tiếp"), required=True, today=today)
        self.day.set_value(offered[0] if offered else today)
        self.kind = ChoiceField("kind", _("Loại buổi"), list(labels(ReceptionKind).items()))
        self.kind.set_value(ReceptionKind.PERIODIC.value)
        whole.addWidget(self.day)
        if offered:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Words(_("Ngày đã định:"), role="muted"))
            for one in offered:
                row.addWidget(LinkButton(list_date(one, today), partial(self.day.set_value, one)))
            row.addStretch(1)
            whole.addLayout(row)
        whole.addWidget(self.kind)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(_("Thôi"), self.reject, key="Esc"))
        self.showing = Button(_("Xem chương trình"), self._take, icon="file-text", primary=True)
        self.showing.setDefault(True)
        buttons.addWidget(self.showing)
        whole.addLayout(buttons)
        self.setMinimumWidth(420)
        self.day.line.setFocus()
        self.day.line.selectAll()

    def _take(self) -> None:
        day = self.day.value()
        if not self.day.check() or day is None:
            self.day.set_error(self.day.error() or _("Cần một ngày, ví dụ 26/11/2026."))
            self.day.line.setFocus()
            return
        self.accept()
        self._asked(day, str(self.kind.value()))
