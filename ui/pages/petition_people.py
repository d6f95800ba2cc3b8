"""Who stands under a petition: the first signer, then as many more as signed, or nobody where it is anonymous."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.domain.delegations import LEAST
from danvan_desk.domain.vocabulary import Gender, IdKind, Represents, labels
from danvan_desk.texts import _
from ui.pages.visit_values import read_scanned
from ui.pages.visit_words import check_id_number, check_phone
from ui.widgets.buttons import LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, ComboField, Field, TextField
from ui.widgets.members import MembersTable
from ui.widgets.words import Words

_SPEAKS_FOR = (Represents.ORGANISATION, Represents.AUTHORISED, Represents.GROUP)


class PersonRows(QWidget):
    """The fields of one signer. `edited(name)` as the user types; a scanned card fills what it knows."""

    edited = Signal(str)
    removed = Signal()

    def __init__(self, number: int, today: date) -> None:
        super().__init__()
        self._today = today
        self.fields: dict[str, Field] = {}
        self._scan: dict[str, Any] = {}  # what a scanned card says beyond the fields on the page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        if number:
            whole.addLayout(self._head(number))
        id_number = TextField("id_number", _("Số giấy tờ (quét, gõ)"), check=self._check_number)
        self.name = TextField("name", _("Họ và tên"), required=True, max_length=200)
        _row(whole, [
            (self._keep(self.name), 221),
            (self._keep(ComboField("id_kind", _("Loại giấy tờ"), labels(IdKind))), 152),
            (self._keep(id_number), 193),
            (self._keep(DateField("born", _("Ngày sinh"), today=today, not_after=today, allow_year=True)), 107),
        ])  # fmt: skip
        _row(whole, [
            (self._keep(TextField("address", _("Địa chỉ"))), 320),
            (self._keep(TextField("phone", _("Điện thoại"), check=check_phone, max_length=20)), 130),
            (self._keep(ComboField("represents", _("Tư cách"), labels(Represents), empty="–")), 198),
        ])  # fmt: skip
        self._behalf = _row(whole, [
            (self._keep(TextField("organisation", _("Tên tổ chức, nhóm người"))), 1),
            (self._keep(TextField("authorisation", _("Giấy ủy quyền, giới thiệu"))), 1),
            (self._keep(ComboField("gender", _("Giới tính"), labels(Gender), empty="–")), 1),
        ])  # fmt: skip
        id_number.line.entered.connect(self._scanned)
        self._follow()

    def _head(self, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Words(_("Người thứ {n}").format(n=number + 1), bold=True))
        row.addStretch(1)
        row.addWidget(LinkButton(_("Bỏ người này"), self.removed.emit, icon="x"))
        return row

    def _keep(self, field: Field) -> Field:
        self.fields[field.name] = field
        field.edited.connect(lambda: self._edited(field.name))
        return field

    def _edited(self, name: str) -> None:
        if name == "represents":
            self._follow()
        self.edited.emit(name)

    def _follow(self) -> None:
        self._behalf.setVisible(self.fields["represents"].value() in _SPEAKS_FOR)

    def _check_number(self, text: Any) -> str | None:
        return check_id_number(self.fields["id_kind"].value(), str(text))

    def _scanned(self) -> None:
        """The scanner types the card's code and Enter: it fills the fields instead of standing in one."""
        found = read_scanned(str(self.fields["id_number"].value() or ""), self._today)
        if found:
            self.set_values(found, keep=True)
            self._scan = {name: value for name, value in found.items() if name not in self.fields}
            self.edited.emit("id_number")

    def values(self) -> dict[str, Any]:
        """Only what was filled in, named as in the record."""
        given = {n: f.iso() if isinstance(f, DateField) else f.value() for n, f in self.fields.items()}
        if not given["id_number"]:
            given["id_kind"] = None
        if given["represents"] not in _SPEAKS_FOR:
            given |= {"organisation": None, "authorisation": None}
        found = {name: value for name, value in given.items() if value not in (None, "")}
        return {**self._scan, **found} if found.get("id_number") else found

    def set_values(self, given: Mapping[str, Any], *, keep: bool = False) -> None:
        self._scan = {name: given[name] for name in ("id_issued_on", "id_issued_by") if given.get(name)}
        for name, field in self.fields.items():
            if name in given or not keep:
                default = IdKind.CITIZEN_ID.value if name == "id_kind" else None
                field.set_value(given.get(name) or default)
        self._follow()

    def is_empty(self) -> bool:
        return not self.values()

    def checked(self) -> list[Field]:
        return [field for field in self.fields.values() if not field.isHidden()]


class PeopleRows(QWidget):
    """`people()` for the record; `anonymous` hides them. `add()` is Ctrl+T."""

    edited = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._rows: list[PersonRows] = []
        foot = QHBoxLayout()
        self.anonymous = CheckField("anonymous", _("Đơn nặc danh"))
        self.anonymous.edited.connect(self._anonymous_changed)
        self._more = LinkButton(_("Thêm người gửi"), self.add, icon="plus", key="Ctrl+T")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter only passes through here; Ctrl+T adds
        self._listing = LinkButton(_("Danh sách cùng ký"), self.add_listed, icon="table-2", key="Ctrl+L")
        self._listing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot.addWidget(self._more)
        foot.addSpacing(16)
        foot.addWidget(self._listing)
        foot.addSpacing(16)
        foot.addWidget(self.anonymous)
        foot.addStretch(1)
        self.members = MembersTable(today)
        self.members.edited.connect(lambda: self.edited.emit("people"))
        self.members_wrong = Words("", "small", "overdue", wrap=True)
        for widget in (self.members, self.members_wrong):
            widget.hide()
            self._column.addWidget(widget)
        self._column.addLayout(foot)
        self._append()

    def _append(self) -> PersonRows:
        row = PersonRows(len(self._rows), self._today)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        self.members.count_from(len(self._rows))
        return row

    def editors(self) -> list[QWidget]:
        """In the order Enter and Tab go: signer after signer, then the tick under them."""
        own = [field.editor for one in self._rows for field in one.fields.values()]
        return [*own, *self.members.editors(), self.anonymous.tick]

    def add(self) -> None:
        if not self.anonymous.value():
            row = self._append()
            self.edited.emit("people")
            row.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_listed(self) -> None:
        """Ctrl+L: the list of those who signed too, at its empty row."""
        if not self.anonymous.value():
            self.members.show()
            self._follow()
            self.members.add_row()

    def _remove(self, row: PersonRows) -> None:
        self._drop(row)
        self._rows[-1].name.setFocus()
        self.edited.emit("people")

    def _drop(self, row: PersonRows) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.members.count_from(len(self._rows))

    def _anonymous_changed(self) -> None:
        self._follow()
        self.edited.emit("anonymous")

    def _follow(self) -> None:
        anonymous = self.anonymous.value()
        for row in self._rows:
            row.setVisible(not anonymous)
        self._more.setVisible(not anonymous)
        if anonymous:
            self.members.hide()
        elif self.members.people():
            self.members.show()
        self._listing.setVisible(not anonymous and self.members.isHidden())

    def first(self) -> PersonRows:
        return self._rows[0]

    def people(self) -> list[dict[str, Any]]:
        if self.anonymous.value():
            return []
        own = [row.values() for at, row in enumerate(self._rows) if at == 0 or not row.is_empty()]
        return [*own, *self.members.people()]

    def set_people(self, people: Sequence[Mapping[str, Any]], *, anonymous: bool = False) -> None:
        for row in self._rows[1:]:
            self._drop(row)
        self._rows[0].set_values(people[0] if people else {})
        listed = people[1:] if len(people) >= LEAST else []
        for person in people[1 : len(people) - len(listed)]:
            self._append().set_values(person)
        self.members.set_people(listed)
        self.members.setVisible(bool(listed))
        self.members_wrong.hide()
        self.anonymous.set_value(anonymous)
        self._follow()

    def fields(self) -> list[Field]:
        """Those to check before saving: none of an anonymous petition, and no empty further signer."""
        if self.anonymous.value():
            return []
        shown = [row for at, row in enumerate(self._rows) if at == 0 or not row.is_empty()]
        return [field for row in shown for field in row.checked()]

    def check_listed(self) -> list[str]:
        """What is wrong in the list of those who signed too, said under it."""
        found = [] if self.anonymous.value() else self.members.problems()
        self.members_wrong.setText("\n".join(found))
        self.members_wrong.setVisible(bool(found))
        return found

    def field_at(self, path: str) -> Field | None:
        """The field a problem names: `people.1.id_number`."""
        parts = path.split(".")
        if parts[0] != "people":
            return None
        if len(parts) < 3 or not parts[1].isdigit():
            return self._rows[0].fields["name"]
        shown = [row for at, row in enumerate(self._rows) if at == 0 or not row.is_empty()]
        at = int(parts[1])
        return shown[at].fields.get(parts[2]) if at < len(shown) else None


def _row(column: QVBoxLayout, fields: Sequence[tuple[QWidget, int]]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for field, share in fields:
        policy = field.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        field.setSizePolicy(policy)
        row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
    column.addWidget(made)
    return made
