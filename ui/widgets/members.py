"""The people of a delegation, or those who signed together, as rows to type or paste into."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from danvan_desk.domain.delegations import Member, read_lines
from danvan_desk.domain.folding import fold
from danvan_desk.domain.vocabulary import Represents
from danvan_desk.texts import _
from ui import theme
from ui.widgets.cell_rows import CellRow, CellRows, bare_line, head_of
from ui.widgets.dates import full_date, parse_date
from ui.widgets.editors import LineEditor, TickEditor

_BORN, _NUMBER, _SPEAKS = 86, 112, 72
_CELLS = frozenset({"name", "born", "id_kind", "id_number", "address", "represents"})


class MembersTable(CellRows["_Row"]):
    """Rows STT, Họ và tên, Sinh, Số giấy tờ, Địa chỉ, Đại diện, ×, counted on from those who stand above.

    Several lines copied from a spreadsheet and pasted into a name become as many rows. `people()` gives persons as
    the record names them; a ticked one has `represents` "group".
    """

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        self._today, self._above = today, 1
        titles = [
            (_("Họ và tên"), 0), (_("Sinh"), _BORN), (_("Số giấy tờ"), _NUMBER), (_("Địa chỉ"), 0),
            (_("Đại diện"), _SPEAKS),
        ]  # fmt: skip
        super().__init__(head_of(titles), parent)

    def people(self) -> list[dict[str, Any]]:
        return [row.person(self._today) for row in self.begun()]

    def set_people(self, people: Sequence[Mapping[str, Any]]) -> None:
        self._clear()
        self._fill(people)

    def count_from(self, above: int) -> None:
        """How many people stand above the table."""
        self._above = above
        self._renumber()

    def paste(self, text: str) -> int:
        """Each line a row, after those already there; gives how many people were found."""
        members = read_lines(text)
        if members:
            if self._rows and self._rows[-1].is_empty():
                self._drop(self._rows[-1])
            self._fill([_as_person(member) for member in members])
            self.edited.emit()
        return len(members)

    def problems(self) -> list[str]:
        """What is wrong, a sentence a row; empty when all is well."""
        return [sentence for row in self._rows if (sentence := row.wrong(self._today))]

    def _fill(self, people: Sequence[Mapping[str, Any]]) -> None:
        self._filling = True
        for person in people:
            self._append().show_person(person)
        self._filling = False
        self._append()

    def _first_number(self) -> int:
        return self._above + 1

    def _make_row(self) -> _Row:
        row = _Row()
        row.name.pasted.connect(self._pasted)
        return row

    def _pasted(self, text: str) -> None:
        if self.paste(text):
            self._rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameLine(LineEditor):
    """`pasted(text)` where the clipboard holds several cells or lines; one line is pasted as in any field."""

    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if "\n" in text.strip() or "\t" in text.strip():
            self.pasted.emit(text)
            return
        super().keyPressEvent(event)


class _Row(CellRow):
    def __init__(self) -> None:
        self.name = _NameLine()
        self.name.setObjectName("bare")
        self.name.setAccessibleName(_("Họ và tên"))
        self.name.setFixedHeight(theme.height("field") - 2)
        self.name.setPlaceholderText(_("Gõ tên, hoặc dán nhiều dòng từ Excel…"))
        self.born, self.id_number = bare_line(_("Sinh")), bare_line(_("Số giấy tờ"))
        self.address, self.speaks = bare_line(_("Địa chỉ")), TickEditor()
        self.speaks.setAccessibleName(_("Là người đại diện"))
        self.speaks.setToolTip(_("Là người đại diện của đoàn (phím cách)"))
        super().__init__([
            (self.name, 0), (self.born, _BORN), (self.id_number, _NUMBER), (self.address, 0), (self.speaks, _SPEAKS)
        ])  # fmt: skip
        for line in self._lines():
            line.textChanged.connect(lambda _text: self.edited.emit())
        self.speaks.toggled.connect(lambda _on: self.edited.emit())
        self._before: dict[str, Any] = {}

    def _lines(self) -> tuple[LineEditor, ...]:
        return self.name, self.born, self.id_number, self.address

    def is_empty(self) -> bool:
        return not any(line.text().strip() for line in self._lines())

    def wrong(self, today: date) -> str:
        if self.is_empty():
            return ""
        if not self.name.text().strip():
            return _("Người thứ {n}: cần ghi họ và tên.").format(n=self.number())
        born = self.born.text().strip()
        if born and not _born(born, today):
            return _("Người thứ {n}: ngày sinh ghi như 02/09/1969, hoặc chỉ năm 1969.").format(n=self.number())
        number = _compact(self.id_number.text())
        if number and not _kind_of(number) and not self._same_number(number):
            words = _("Người thứ {n}: căn cước có 12 chữ số, đang có {count} ký tự.")
            return words.format(n=self.number(), count=len(number))
        return ""

    def person(self, today: date) -> dict[str, Any]:
        """What stands in the cells, and what was known beyond them of whoever still has the same name."""
        name, number = self.name.text().strip(), _compact(self.id_number.text())
        before = self._before if fold(name) == fold(str(self._before.get("name") or "")) else {}
        speaks = Represents.GROUP.value if self.speaks.isChecked() else before.get("represents")
        made = {
            **{one: value for one, value in before.items() if one not in _CELLS},
            "name": name,
            "born": _born(self.born.text().strip(), today),
            "id_kind": before.get("id_kind") if self._same_number(number) else _kind_of(number),
            "id_number": number,
            "address": self.address.text().strip(),
            "represents": speaks if self.speaks.isChecked() or speaks != Represents.GROUP else None,
        }
        return {one: value for one, value in made.items() if value and (one != "id_kind" or number)}

    def _same_number(self, number: str) -> bool:
        return bool(number) and number == _compact(str(self._before.get("id_number") or ""))

    def show_person(self, person: Mapping[str, Any]) -> None:
        born = str(person.get("born") or "")
        self._before = dict(person)
        self.name.setText(str(person.get("name") or ""))
        self.born.setText(full_date(date.fromisoformat(born)) if len(born) == 10 else born)
        self.id_number.setText(str(person.get("id_number") or ""))
        self.address.setText(str(person.get("address") or ""))
        self.speaks.setChecked(person.get("represents") == Represents.GROUP)
        for line in self._lines():
            line.setCursorPosition(0)


def _as_person(member: Member) -> dict[str, Any]:
    return {name: value for name, value in vars(member).items() if value}


def _compact(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text).upper()


def _kind_of(number: str) -> str | None:
    """What paper a number looks like; an old identity card's nine digits are of another kind."""
    if re.fullmatch(r"\d{12}", number):
        return "citizen_id"
    if re.fullmatch(r"[A-Z]\d{7,8}", number):
        return "passport"
    return "other" if re.fullmatch(r"\d{9}", number) else None


def _born(text: str, today: date) -> str | None:
    if re.fullmatch(r"(19|20)\d\d", text) and int(text) <= today.year:
        return text
    day = parse_date(text, today)
    return day.isoformat() if day and day <= today else None
