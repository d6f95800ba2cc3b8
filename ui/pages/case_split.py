"""Splitting a petition that holds several kinds: one petition, and one case, for each part (NĐ 154/2026 Đ.14(4))."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import Field as Subject
from danvan_desk.domain.vocabulary import Kind, label, labels
from danvan_desk.texts import _
from ui.pages.case_form import CaseForm
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import ChoiceField, ComboField, Field, TextBox, TextField, check_all
from ui.widgets.words import Icon, Words

if TYPE_CHECKING:
    from danvan_desk.actions.splitting import Part
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.petitions import PetitionCard

_MOST = 9
KEY_ADD = "Ctrl+T"


class PartRows(QWidget):
    """The fields of one part; `names` are those of the record."""

    removed = Signal()
    edited = Signal()

    def __init__(self, *, kind: str | None, subject: str) -> None:
        super().__init__()
        self.title = Words("", bold=True)
        self.remover = LinkButton(_("Bỏ phần này"), self.removed.emit, icon="x")
        self.remover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields: dict[str, Field] = {
            "kind": ChoiceField("kind", _("Loại đơn"), list(labels(Kind).items()), required=True, value=kind),
            "field": ComboField("field", _("Lĩnh vực"), labels(Subject), value=subject),
            "respondent": TextField("respondent", _("Cơ quan, người bị khiếu nại, tố cáo, phản ánh")),
            "content": TextBox("content", _("Nội dung phần này"), required=True, lines=3),
            "request": TextBox("request", _("Yêu cầu"), lines=2),
        }
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 6)
        whole.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.remover)
        whole.addLayout(head)
        for field in self.fields.values():
            whole.addWidget(field)
            field.edited.connect(self.edited)

    def number(self, at: int, *, alone: bool) -> None:
        self.title.setText(_("Phần tách {n}").format(n=at + 1))
        self.remover.setVisible(not alone)
        for name, field in self.fields.items():
            field.name = f"parts.{at}.{name}"

    def values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items() if field.value()}


class SplitForm(CaseForm):
    """`parts()` for the action. `add()` is Ctrl+T."""

    def __init__(
        self, sheet: CaseSheet, petition: PetitionCard, *, save: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__(_("Tách đơn"), petition.number)
        self.sheet, self.petition = sheet, petition
        self._rows: list[PartRows] = []
        self._say_how()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(10)
        self.column.addLayout(self._parts)
        self.more = LinkButton(_("Thêm phần tách"), self.add, icon="plus", key=KEY_ADD)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.column.addLayout(row)
        self.end(_("Tách đơn"), save, leave)
        self._append()

    def _say_how(self) -> None:
        told = _(
            "Mỗi phần thành một đơn, một vụ việc riêng, cùng người gửi, giấy tờ và ngày nhận {day:%d/%m/%Y}; hạn tính "
            "từ ngày đó. Đơn gốc ({kind}) giữ nguyên và ghi các đơn đã tách (NĐ 154/2026 Đ.14 k4)."
        )
        kind = label(Kind(self.petition.kind)).lower()
        self.column.addWidget(Words(told.format(day=self.petition.received, kind=kind), "small", "muted", wrap=True))
        self._secret = QWidget()
        row = QHBoxLayout(self._secret)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(Icon("lock", "secret", 14), 0, Qt.AlignmentFlag.AlignTop)
        words = _("Có phần là tố cáo: người gửi mang mã NTC trong đơn gốc và mọi đơn tách ra.")
        row.addWidget(Words(words, "small", "secret", wrap=True), 1)
        self.column.addWidget(self._secret)

    def _append(self) -> PartRows:
        others = [kind.value for kind in Kind if kind != self.petition.kind]
        given = {row.fields["kind"].value() for row in self._rows}
        free = next((kind for kind in others if kind not in given), None)
        made = PartRows(kind=free, subject=self.petition.field)
        made.removed.connect(lambda: self._remove(made))
        made.edited.connect(self._follow)
        self._rows.append(made)
        self._parts.addWidget(made)
        self._follow()
        return made

    def add(self) -> None:
        if len(self._rows) < _MOST:
            self._append().fields["kind"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _remove(self, row: PartRows) -> None:
        self._rows.remove(row)
        self._parts.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._follow()
        self._rows[-1].fields["content"].setFocus()

    def _follow(self) -> None:
        for at, row in enumerate(self._rows):
            row.number(at, alone=len(self._rows) == 1)
        kinds = {self.petition.kind, *(row.fields["kind"].value() for row in self._rows)}
        self._secret.setVisible(Kind.DENUNCIATION in kinds)
        self.more.setVisible(len(self._rows) < _MOST)

    def begin(self) -> None:
        self._rows[0].fields["kind"].setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[PartRows]:
        return list(self._rows)

    def all_fields(self) -> list[Field]:
        return [field for row in self._rows for field in row.fields.values()]

    def check(self) -> bool:
        return check_all(self.all_fields())

    def parts(self) -> list[Part]:
        from danvan_desk.actions.splitting import Part

        return [Part(**row.values()) for row in self._rows]

    def editors(self) -> list[QWidget]:
        return [field.editor for field in self.all_fields()]
