"""The numbers of a ruling's orders, and of what was done of them: what tables 03, 04 and 05 add up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.tallies.tally import tidy
from danvan_desk.tallies.wording import figure
from danvan_desk.texts import _
from ui import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import Field, NumberField, TextField
from ui.widgets.words import Words

_WITH_DECIMALS = ("money", "land")
_PART_OF = {"discipline_officials": "discipline_people", "police_officials": "police_people"}
"""Officials are among the people: Thông tư 06/2025/TT-TTCP, biểu 03 (20, 23), 05 (12, 15, 28, 31)."""
_BENEFICIARIES = ("return_organisations", "return_people")
_GROWING = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
_LEAST = 5e-7
"""Sums of decimals differ by less without being different."""
_DECIMAL = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", re.ASCII)
_Numbers = Mapping[str, float]
Groups = Sequence[tuple[str, Mapping[str, str]]]


class OrderFields(Field):
    """`value()` holds the numbers that were filled in and aren't 0. `groups`: a heading and its fields' words by code.

    Of what was done: `ordered` are the numbers of the ruling, `before` what was done of them up to now. What is to be
    done stands under its field, one button takes over what is left, and more than that is remarked on, as is anything
    given back with nobody to give it to. Nothing of it is refused.
    """

    def __init__(
        self,
        name: str,
        label: str,
        groups: Groups,
        required: bool,
        ordered: _Numbers | None = None,
        before: _Numbers | None = None,
    ) -> None:
        super().__init__(name, label, required=required)
        self._ordered, self._before = ordered, before or {}
        self._left = {code: max(0, n - self._before.get(code, 0)) for code, n in (ordered or {}).items()}
        self._hints: dict[str, Words] = {}
        self.parts: dict[str, TextField] = {}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        self.extra: list[QWidget] = []
        if any(self._left.values()):
            row = QHBoxLayout()
            self.taking = LinkButton(_("Lấy số còn phải thi hành"), self.take_over, icon="arrow-right")
            self.extra.append(self.taking)
            row.addWidget(self.taking)
            row.addStretch(1)
            column.addLayout(row)
        for heading, words in groups:
            column.addWidget(Words(heading, "small", bold=True))
            column.addLayout(self._group(heading, words))
        self.edited.connect(self._say_hints)
        self._say_hints()
        self._put(holder)
        self.setSizePolicy(_GROWING)  # what is remarked on takes several lines where the window is narrow
        self.setFocusProxy(next(iter(self.parts.values())))

    def _group(self, heading: str, words: Mapping[str, str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        columns = 1 if theme.is_large() else 2
        for at, (code, each) in enumerate(words.items()):
            part = self.parts[code] = make_part(code, each)
            part.editor.setAccessibleName(f"{heading}: {each}")
            part.setSizePolicy(_GROWING)
            part.edited.connect(self.edited)
            part.left.connect(self._check_parts)
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(part)
            hint = self._hints[code] = Words("", "small", "muted", wrap=True)
            cell.addWidget(hint)
            cell.addStretch(1)
            alone = at == len(words) - 1 and at % columns == 0
            grid.addLayout(cell, at // columns, at % columns, 1, columns if alone else 1)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        return grid

    def take_over(self) -> None:
        """What was ordered and isn't done yet, in every field still empty."""
        for code, number in self._left.items():
            if code in self.parts and number and self.parts[code].is_empty():
                self.parts[code].set_value(figure(tidy(number)))
        self.edited.emit()

    def undone(self) -> dict[str, float]:
        """What was ordered and isn't done even with the numbers typed here."""
        typed = self.value()
        rest = {code: number - typed.get(code, 0) for code, number in self._left.items() if code in self.parts}
        return {code: number for code, number in rest.items() if number > _LEAST}

    def _say_hints(self) -> None:
        for code, hint in self._hints.items():
            words, warns = self._hint(code)
            hint.setText(words)
            hint.set_role("due_soon" if warns else "muted")
            hint.setVisible(bool(words))

    def _hint(self, code: str) -> tuple[str, bool]:
        """What stands under a field, and whether it is a warning."""
        typed = self.parts[code].value() or 0
        if self._ordered is None:
            nobody = code == _BENEFICIARIES[-1] and self._gives_to_nobody()
            return (
                (_("Có khoản trả lại mà chưa ghi trả cho ai; vẫn lưu được, nên xem lại."), True)
                if nobody
                else ("", False)
            )
        ordered, before = self._ordered.get(code, 0), self._before.get(code, 0)
        if code.endswith(_WITH_DECIMALS) and typed > ordered - before + _LEAST:
            left = figure(tidy(max(0, ordered - before)))
            return _("Quá số còn phải thi hành ({n}); vẫn lưu được, nên xem lại.").format(n=left), True
        return (_owed_words(ordered, before), False) if ordered else ("", False)

    def _gives_to_nobody(self) -> bool:
        typed = self.value()
        given = any(typed.get(code) for code in ("return_money", "return_land"))
        return given and not any(typed.get(code) for code in _BENEFICIARIES)

    def value(self) -> dict[str, float]:
        found = {code: part.value() for code, part in self.parts.items()}
        return {code: number for code, number in found.items() if number}

    def typed(self) -> dict[str, str]:
        return {code: part.line.text() for code, part in self.parts.items() if not part.is_empty()}

    def set_value(self, value: Mapping[str, float | str] | None) -> None:
        for code, part in self.parts.items():
            given = (value or {}).get(code)
            part.set_value(figure(tidy(given)) if isinstance(given, int | float) else given)

    def is_empty(self) -> bool:
        return all(part.is_empty() for part in self.parts.values())

    def check(self, *, whole: bool = True) -> bool:
        right = [part.check(whole=whole) for part in self.parts.values()]  # each says what is wrong with it
        fine = self._check_parts() and False not in right
        first = next((part for part in self.parts.values() if part.error()), None)
        self.setFocusProxy(first or next(iter(self.parts.values())))
        return fine

    def _check_parts(self) -> bool:
        """No more officials than people; said under the officials."""
        right = True
        for some, everyone in _PART_OF.items():
            few, all_ = self.parts.get(some), self.parts.get(everyone)
            if few is None or all_ is None or few.wrong() or all_.wrong():
                continue
            too_many = (few.value() or 0) > (all_.value() or 0)
            words = _("Không được quá tổng số cá nhân ({n}).").format(n=all_.value() or 0)
            few.set_error(words if too_many else None)
            right = right and not too_many
        return right


def make_part(code: str, words: str) -> TextField:
    """Money and land may have decimals; people, organisations and cases are whole."""
    return DecimalField(code, words) if code.endswith(_WITH_DECIMALS) else NumberField(code, words)


class DecimalField(TextField):
    """A number that may have decimals, with a comma as written in Vietnamese: "12,5", "1.234,5"."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, max_length=16)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> float | None:
        text = self.line.text().strip().replace(" ", "")
        if not _DECIMAL.fullmatch(text):
            return None
        return float(text.replace(".", "").replace(",", "."))

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def wrong(self) -> str | None:
        if self.is_empty() or self.value() is not None:
            return None
        return _("Cần một số không âm, phần lẻ sau dấu phẩy, ví dụ 12,5.")


def _owed_words(ordered: float, before: float) -> str:
    if before:
        words = _("Phải thi hành {n}, đã xong {m}")
        return words.format(n=figure(tidy(ordered)), m=figure(tidy(before)))
    return _("Phải thi hành {n}").format(n=figure(tidy(ordered)))
