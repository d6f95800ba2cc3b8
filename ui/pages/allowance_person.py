"""One person of the allowance sheet: title, rate, on it or not; the days, each openable; adding and taking back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from danvan_desk.domain.allowance import Amount, Rate
from danvan_desk.domain.amounts import dong
from danvan_desk.domain.vocabulary import ReceptionKind, label
from danvan_desk.errors import Problem
from danvan_desk.texts import _
from ui.pages.petition_walk import show, step
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import CheckField, ComboField, Field, TextField, as_sentence, check_all, show_problems
from ui.widgets.panel import Panel, action_row, scrolled
from ui.widgets.states import ChipText
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.allowance import AddedDay, OnSheet, Source

_ADDED = "added-"


def rate_words(rate: Rate) -> str:
    return {
        Rate.FULL: _("Toàn mức"),
        Rate.PROFESSION: _("Có phụ cấp nghề"),
        Rate.ASSISTS: _("Phục vụ, giúp việc"),
    }[rate]


class AllowancePerson(Panel):
    """`said`: title, rate or tick changed; `adding` and `taking_back`: what stands in the form is to be written;
    `doubted`: a name or day was typed that may have to be asked about; `day_opened(day, number)`: a day of the
    registers, with the number of its visit where it has but one."""

    said = Signal()
    doubted = Signal()
    adding = Signal()
    taking_back = Signal()
    day_opened = Signal(object, str)

    def __init__(self, today: date) -> None:
        super().__init__(_("Người đang chọn"), padded=False)
        self.one: OnSheet | None = None
        self.title = TextField("title", _("Chức danh"), max_length=120)
        self.rate = ComboField("rate", _("Mức"), required=True)
        self.in_sheet = CheckField("in_sheet", _("Có tên trong bảng"))
        self.name = TextField("name", _("Người trực"), required=True, max_length=120)
        self.day = DateField("date", _("Ngày trực"), required=True, today=today, not_after=today)
        self.reason = TextField("reason", _("Lý do thêm hoặc rút lại"), required=True, max_length=300)
        self.asked = {name: Words("", "small", "due_soon", wrap=True) for name in ("name", "date")}
        self.sure = False  # what is asked about the name and the day was seen, and is to be written all the same
        self.days = RecordsView([Column("", 92), Column("", 0, "two")], tall="two_line_dense", header=False, fit=True)
        self.days.setAccessibleName(_("Các ngày của người đang chọn"))
        self.days.opened.connect(self._open)
        self.days.picked.connect(lambda _key: self._fit())
        self.hint = Words("", "small", "muted", wrap=True)
        self._person = QWidget()
        person = QVBoxLayout(self._person)
        person.setContentsMargins(12, 10, 12, 8)
        person.setSpacing(8)
        for field in (self.title, self.rate, self.in_sheet):
            person.addWidget(field)
        self._form = QWidget()
        self._build_form(QVBoxLayout(self._form))
        told = QWidget()
        row = QVBoxLayout(told)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.hint)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._person, rule(), told, self.days, rule(), self._form):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        bar, buttons = action_row()
        self.take_back = Button(_("Rút lại ngày"), self.taking_back.emit)
        self.add = Button(_("Thêm ngày"), self.adding.emit, key="Ctrl+S")
        buttons.addWidget(self.take_back)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        self.body.addWidget(rule())
        self.body.addWidget(bar)
        for field in (self.rate, self.in_sheet):
            field.edited.connect(self.said.emit)
        self.title.left.connect(self._title_left)
        self._doubt_anew()

    def _build_form(self, form: QVBoxLayout) -> None:
        form.setContentsMargins(12, 8, 12, 10)
        form.setSpacing(8)
        self.form_title = Words(_("Thêm ngày không có trong sổ"), bold=True)
        form.addWidget(self.form_title)
        for field in (self.name, self.day, self.reason):
            form.addWidget(field)
            if field.name in self.asked:
                form.addWidget(self.asked[field.name])
                field.edited.connect(self._doubt_anew)
                field.left.connect(self.doubted.emit)

    # what it shows

    def show_person(self, one: OnSheet | None, amounts: Mapping[Rate, Amount], unnamed: Sequence[Source] = ()) -> None:
        """A person of the sheet; where None, what nobody is named for, or nothing at all."""
        other = (one.key if one else "") != (self.one.key if self.one else "")
        self.one = one
        self.set_title(one.name if one else _("Chưa ghi người tiếp") if unnamed else _("Người đang chọn"))
        self._person.setVisible(one is not None)
        self.rate.set_choices(
            [(rate, f"{rate_words(rate)}, {dong(amount.dong)} đ") for rate, amount in amounts.items()]
        )
        if one is not None:
            self.rate.set_value(one.rate.value)
            self.in_sheet.set_value(one.in_sheet)
            if other or not self.title.line.hasFocus():
                self.title.set_value(one.title)
        if other and not self.begun():
            self.name.set_value(one.name if one else None)
        by_day: dict[date, tuple[Source, ...]] = dict(one.sources) if one else {}
        for source in unnamed if one is None else ():
            by_day[source.date] = (*by_day.get(source.date, ()), source)
        rows = [(day, _book_row(day, sources)) for day, sources in by_day.items()]
        rows += [(added.date, _added_row(added)) for added in (one.added if one else ())]
        self.days.set_rows([row for _day, row in sorted(rows, key=lambda found: found[0])])
        self.days.setVisible(bool(rows))
        self.hint.setText(self._hint(bool(rows), unnamed))
        self._fit()

    def _hint(self, some: bool, unnamed: Sequence[Source]) -> str:
        if self.one is None:
            if unnamed:
                return _("Mở lượt tiếp (Enter) và ghi người tiếp, ngày sẽ tính cho người đó.")
            return _("Kỳ này sổ chưa ghi ai tiếp công dân. Người trực mà không có ai đến thì thêm ngày ở dưới.")
        if not some:
            return _("Kỳ này không có ngày nào.")
        return _("{n} ngày. Enter mở các lượt tiếp của ngày.").format(n=len(self.one.days))

    def _fit(self) -> None:
        self.take_back.setEnabled(self.added() is not None)

    def added(self) -> AddedDay | None:
        """The day chosen, where it is an added one that still counts."""
        key = self.days.current_key() if self.one is not None and not self.days.isHidden() else ""
        standing = [one for one in (self.one.added if self.one else ()) if one.taken_back_on is None]
        return next((one for one in standing if key == f"{_ADDED}{one.id}"), None)

    def _open(self, key: str) -> None:
        if key.startswith(_ADDED):
            self.reason.setFocus()
            return
        sources: tuple[Source, ...] = self.days.current_data(tuple) or ()
        numbers = [source.number for source in sources]
        self.day_opened.emit(date.fromisoformat(key), numbers[0] if len(numbers) == 1 else "")

    def _title_left(self) -> None:
        if self.one is not None and (self.title.value() or "") != self.one.title:
            self.said.emit()

    # what is typed

    def focusNextPrevChild(self, forward: bool) -> bool:
        fields: list[Field] = [self.title, self.rate, self.in_sheet]
        adding: list[Field] = [self.name, self.day, self.reason]
        editors = [*(one.editor for one in fields), self.days, *(one.editor for one in adding), self.add]
        return step(editors, forward=forward) or super().focusNextPrevChild(forward)

    def begin(self) -> None:
        """F2: a day of the person shown, or of somebody to be typed."""
        first = self.day if self.name.value() else self.name
        first.setFocus()
        show(self.reason)
        show(first)

    def begun(self) -> bool:
        return bool(self.day.line.text().strip() or self.reason.value())

    def ask(self, doubts: Sequence[Problem], *, saving: bool = False) -> None:
        """A question under the field it is about; at saving the same key then means that all is right."""
        said = {one.field: one.message for one in doubts}
        for name, words in self.asked.items():
            words.setText(said.get(name, ""))
            words.setVisible(name in said)
        self.sure = saving and bool(said)
        self.add.setText(_("Đúng, thêm ngày") if self.sure else _("Thêm ngày"))
        self.add.updateGeometry()

    def _doubt_anew(self) -> None:
        self.ask(())

    def check(self) -> bool:
        return check_all([self.name, self.day, self.reason])

    def check_reason(self) -> bool:
        return check_all([self.reason])

    def saved(self) -> None:
        self.day.set_value(None)
        self.reason.set_value(None)
        self._doubt_anew()

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Under the fields, as sentences; returns what belongs to none."""
        said = [Problem(one.field, as_sentence(one.message), one.value) for one in problems]
        return show_problems([self.name, self.day, self.reason], said)


def _book_row(day: date, sources: Sequence[Source]) -> Row:
    visits = [source for source in sources if source.number]
    kinds = dict.fromkeys(label(ReceptionKind(source.kind)) for source in sources)
    second = ", ".join(kinds)
    if len(visits) == 1:
        words = visits[0].number
    elif visits:
        words = _("{n} lượt tiếp").format(n=len(visits))
    else:
        words = _("Không có ai đến") if any(source.nobody_came for source in sources) else _("Chủ trì buổi tiếp")
    return Row(day.isoformat(), (Cell(full_date(day)), Cell(words, second)), tuple(sources))


def _added_row(added: AddedDay) -> Row:
    gone = added.taken_back_on is not None
    role = "muted" if gone else ""
    chip = ChipText("dropped", _("Đã rút lại"), dashed=True) if gone else None
    second = added.taken_back_why or "" if gone else _("Ghi thêm ngoài sổ")
    cells = (Cell(full_date(added.date), role=role), Cell(added.reason, second, chip=chip, role=role))
    return Row(f"{_ADDED}{added.id}", cells, added)
