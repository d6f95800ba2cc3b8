"""Days of the calendar set by hand: several are gathered, then looked at together before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.calendar_day import AS_SHIPPED, EXPECTED, OFFICIAL, DayEdit, DayKind
from danvan_desk.texts import _, of_law
from ui import theme
from ui.pages.settings_moves import written
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import ChoiceField, Field, TextField, as_sentence, check_all
from ui.widgets.notice import Notice as Band
from ui.widgets.panel import Panel, action_row, columns
from ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from danvan_desk.actions.calendar import CalendarChange
    from danvan_desk.domain.calendar_day import CalendarDay
    from danvan_desk.errors import Refused
    from danvan_desk.queries.office import CalendarYear

_FORM = 372
_SATURDAY = 5


class DaysEditing(QWidget):
    """`edits()` are the days gathered; nothing of them is in the books."""

    def __init__(self, today: date, look: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self._edits: dict[date, DayEdit] = {}
        self._found: CalendarYear | None = None
        self._make_fields(today)
        self.band = Band()
        self.list = _Gathered(
            [
                Column(_("Ngày"), 118, "text"),
                Column(_("Sẽ là"), 96, "text"),
                Column(_("Tên ngày, căn cứ"), 0, "two"),
                Column("", 96, "text"),
            ],
            tall="two_line_dense",
        )
        self.list.opened.connect(lambda key: self._again(date.fromisoformat(key)))
        self.list.on_delete = self.drop
        panel = Panel(_("Các ngày đang sửa"), _("chưa ghi vào lịch"), padded=False)
        panel.body.addWidget(self.band)
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(self._actions(look, leave))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(columns(panel, self._form(), round(_FORM * (1.08 if theme.is_large() else 1))))
        self._show()

    def _make_fields(self, today: date) -> None:
        self.day = DateField("day", _("Ngày"), required=True, today=today)
        kinds = [(DayKind.OFF.value, _("Nghỉ")), (DayKind.WORK.value, _("Làm việc")), (AS_SHIPPED, _("Như lịch gốc"))]
        self.kind = ChoiceField("kind", _("Ngày này"), kinds, required=True, value=DayKind.OFF.value)
        marks = [(OFFICIAL, _("Chính thức")), (EXPECTED, _("Dự kiến"))]
        self.status = ChoiceField("status", _("Thông báo"), marks, required=True, value=OFFICIAL)
        self.name = TextField("name", _("Tên ngày"), required=True, max_length=120)
        self.name.line.setPlaceholderText(_("ví dụ: Làm bù cho ngày 23/11/2026"))
        self.basis = TextField("basis", _("Căn cứ: thông báo, quyết định"), required=True, max_length=200)
        self.basis.line.setPlaceholderText(_("ví dụ: Thông báo 123/TB-BNV"))
        self.fields: list[Field] = [self.day, self.kind, self.status, self.name, self.basis]
        self.day.left.connect(self._tell_day)
        self.kind.edited.connect(self._tell_kind)

    def _form(self) -> Panel:
        form = Panel(_("Sửa một ngày"))
        self.now = Words("", "small", "muted", wrap=True)
        for field in (self.day, self.kind, self.status, self.name, self.basis):
            form.body.addWidget(field)
            if field is self.day:
                form.body.addWidget(self.now)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(_("Thêm vào danh sách"), self.add, icon="plus"))
        form.body.addLayout(row)
        hint = _(
            "“Như lịch gốc” bỏ điều cơ quan đã ghi cho ngày ấy. Ngày “Dự kiến” vẫn được tính; mọi hạn đi qua đó ghi "
            "tạm tính."
        )
        form.body.addWidget(Words(hint, "small", "muted", wrap=True))
        form.body.addStretch(1)
        return form

    def _actions(self, look: Callable[[], object], leave: Callable[[], object]) -> QFrame:
        bar, row = action_row()
        row.addWidget(ElidedWords(_("Enter: sửa lại dòng; Delete: bỏ dòng."), "small", "muted"), 1)
        row.addWidget(Button(_("Thôi"), leave, key="Esc"))
        self.look = Button(_("Xem trước"), look, key="Ctrl+S", primary=True)
        row.addWidget(self.look)
        return bar

    def begin(self, day: date | None, found: CalendarYear | None) -> None:
        """Open for a day of the year shown, or for any."""
        self._found = found
        for field in (self.day, self.name, self.basis):
            field.set_value(None)
        self.kind.set_value(DayKind.OFF.value)
        self.status.set_value(OFFICIAL)
        self.day.set_value(day)
        known = self._known(day)
        if known is not None:
            self.name.set_value(known.name)
            self.basis.set_value(known.basis)
            self.status.set_value(known.status)
            self.kind.set_value(known.kind.value)
        self._tell_day()
        self._tell_kind()
        (self.kind if day else self.day).setFocus()

    def forget(self) -> None:
        self._edits.clear()
        for field in self.fields:
            field.set_error(None)
        self._show()

    def edits(self) -> list[DayEdit]:
        return [self._edits[day] for day in sorted(self._edits)]

    def add(self) -> bool:
        """Gather the day in the form; False where something in it is wrong."""
        if not check_all(self.fields):
            return False
        day = self.day.value()
        if day is None:
            return False
        kind = self.kind.value() or DayKind.OFF.value
        shipped = kind == AS_SHIPPED
        name, basis = ("", "") if shipped else (self.name.value() or "", self.basis.value() or "")
        self._edits[day] = DayEdit(day, kind, name, basis, self.status.value() or OFFICIAL)
        self.day.set_value(None)
        self.name.set_value(None)
        self._tell_day()
        self._show()
        self.day.setFocus()
        return True

    def gather(self) -> bool:
        """What is typed joins what is gathered; False where there is nothing to look at or something is wrong."""
        if not self.day.is_empty() or not self._edits:
            return self.add()
        return True

    def drop(self, key: str) -> None:
        self._edits.pop(date.fromisoformat(key), None)
        self._show()

    def refused(self, error: Refused) -> None:
        """All that is wrong above the list; the first wrong day comes back into the form."""
        self.band.say_error(" ".join(as_sentence(problem.message) for problem in error.problems))
        self.band.show()
        first = error.problems[0]
        if isinstance(first.value, date) and first.value in self._edits:
            self._again(first.value)
            self.day.set_error(as_sentence(first.message))

    def _again(self, day: date) -> None:
        edit = self._edits[day]
        self.day.set_value(day)
        self.kind.set_value(edit.kind)
        self.status.set_value(edit.status)
        self.name.set_value(edit.name)
        self.basis.set_value(edit.basis)
        self._tell_day()
        self._tell_kind()
        self.day.setFocus()

    def _known(self, day: date | None) -> CalendarDay | None:
        return next((one for one in self._found.days if one.day == day), None) if self._found else None

    def _tell_day(self) -> None:
        """What the calendar says of the day now, where its year is the one shown."""
        day, words = self.day.value(), ""
        if day is not None and self._found is not None and day.year == self._found.year:
            known = self._known(day)
            if known is not None:
                kind = _("nghỉ") if known.kind is DayKind.OFF else _("làm việc")
                words = _("Đang là: {kind}, {name} ({basis})")
                words = words.format(kind=kind, name=of_law(known.name), basis=known.basis)
            elif day.weekday() < _SATURDAY:
                words = _("Đang là: ngày làm việc thường")
            else:
                words = _("Đang là: nghỉ cuối tuần")
        self.now.setText(words)
        self.now.setVisible(bool(words))

    def _tell_kind(self) -> None:
        shipped = self.kind.value() == AS_SHIPPED
        for field in (self.status, self.name, self.basis):
            field.setEnabled(not shipped)
            if shipped:
                field.set_error(None)

    def _show(self) -> None:
        self.band.say(_("Ghi từng ngày ở bên phải rồi thêm vào đây; xem trước sẽ cho thấy mọi vụ việc bị dời hạn."))
        self.band.setVisible(not self._edits)
        self.list.set_rows([_edit_row(edit) for edit in self.edits()])
        self.look.setToolTip(_("Xem vụ việc nào bị dời hạn (Ctrl+S)"))


class _Gathered(RecordsView):
    """Delete takes a line away."""

    on_delete: Callable[[str], object]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_key():
            self.on_delete(self.current_key())
        else:
            super().keyPressEvent(event)


def _edit_row(edit: DayEdit) -> Row:
    return Row(
        edit.day.isoformat(),
        (
            Cell(written(edit.day), bold=True),
            Cell(kind_words(edit.kind, edit.day)),
            Cell(edit.name or _("Bỏ điều cơ quan đã ghi"), second=edit.basis),
            Cell() if edit.kind == AS_SHIPPED else status_cell(edit.status),
        ),
    )


def change_groups(change: CalendarChange) -> tuple[Group, ...]:
    """The days a change sets, for the preview."""
    rows = [_changed(day, change) for day in sorted([*(day.day for day in change.days), *change.back])]
    return (Group("days", _("Ngày thay đổi"), tuple(rows)),)


def _changed(day: date, change: CalendarChange) -> Row:
    was, becomes = change.was.get(day), change.becomes.get(day)
    told = becomes or was
    name = of_law(told.name) if told else _("Như lịch gốc")
    if told is not None and told.status == EXPECTED:
        name = _("{name} (dự kiến)").format(name=name)
    cells = (
        Cell(written(day), bold=True),
        Cell(name, second=told.basis if told else ""),
        Cell(_now(was, day), role="muted"),
        Cell(_now(becomes, day), bold=True),
    )
    return Row(day.isoformat(), cells)


def _now(known: CalendarDay | None, day: date) -> str:
    if known is not None:
        return kind_words(known.kind, day)
    return _("Cuối tuần") if day.weekday() >= _SATURDAY else _("Ngày thường")


def kind_words(kind: str, day: date) -> str:
    """A Saturday worked is made up for another day; a weekday worked is a holiday that isn't one after all."""
    if kind == DayKind.OFF:
        return _("Nghỉ")
    if kind == AS_SHIPPED:
        return _("Như lịch gốc")
    return _("Làm bù") if day.weekday() == _SATURDAY else _("Làm việc")


def status_cell(status: str) -> Cell:
    if status == EXPECTED:
        return Cell(_("Dự kiến"), icon="calendar-clock", role="due_soon")
    return Cell(_("Chính thức"), role="muted")
