"""What the petition register shows: words, kind, state, field, officer, period and order, in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.periods import calendar_month
from danvan_desk.domain.standing import state_label
from danvan_desk.domain.vocabulary import Field, Kind, label, labels
from danvan_desk.texts import _
from ui import theme
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.editors import ComboEditor, LineEditor, is_enter
from ui.widgets.flow import FlowRow
from ui.widgets.words import Words

_TYPING_MS = 220
_ARROW = 52  # frame and arrow of a box, in px
_STATES = ("open", "overdue", "unprocessed", "closed")
_CASE_STATES = ("suspended", "accepted", "forwarded", "guided", "decided", "concluded", "withdrawn")
_ORDERS = ("received", "number", "due", "kind", "field", "state", "officer")
_NEWEST_FIRST = ("received", "number")


@dataclass(frozen=True)
class Wanted:
    """The filter as plain values; `as_query` is made in the worker thread."""

    words: str = ""
    kind: str | None = None
    state: str | None = None
    field: str | None = None
    officer: str | None = None
    start: date | None = None
    end: date | None = None
    sort: str = "received"
    descending: bool = True

    def is_narrow(self) -> bool:
        plain = replace(self, sort="received", descending=True)
        return plain != Wanted()

    def in_words(self) -> str:
        """The filter as an officer would say it; "" where everything is shown."""
        said = []
        if self.kind:
            said.append(label(Kind(self.kind)).lower())
        if self.state:
            said.append(state_words(self.state).lower())
        if self.field:
            said.append(_("lĩnh vực {field}").format(field=label(Field(self.field)).lower()))
        if self.officer:
            said.append(_("do {officer} phụ trách").format(officer=self.officer))
        if self.start or self.end:
            said.append(period_words(self.start, self.end))
        if self.words:
            said.append(_("có “{words}”").format(words=self.words))
        return ", ".join(said)


def state_words(code: str) -> str:
    own = {
        "open": _("Đang mở"),
        "overdue": _("Quá hạn"),
        "unprocessed": _("Chưa xử lý"),
        "closed": _("Đã xong"),
    }
    return own.get(code) or state_label(code)


def order_words(code: str) -> str:
    return {
        "received": _("Ngày nhận"),
        "number": _("Số đơn"),
        "due": _("Hạn gần nhất"),
        "kind": _("Loại đơn"),
        "field": _("Lĩnh vực"),
        "state": _("Trạng thái"),
        "officer": _("Người phụ trách"),
    }[code]


def period_words(start: date | None, end: date | None) -> str:
    if start and end:
        return _("nhận từ {start} đến {end}").format(start=full_date(start), end=full_date(end))
    if start:
        return _("nhận từ {start}").format(start=full_date(start))
    return _("nhận đến {end}").format(end=full_date(end)) if end else ""


def periods(today: date) -> dict[str, tuple[str, date | None, date | None]]:
    """The periods one choice away: code → words, first and last day."""
    before = today.replace(day=1) - timedelta(days=1)
    this, last = calendar_month(today.year, today.month), calendar_month(before.year, before.month)
    return {
        "year": (_("Năm {year}").format(year=today.year), date(today.year, 1, 1), date(today.year, 12, 31)),
        "month": (_("Tháng này"), this.start, this.end),
        "last_month": (_("Tháng trước"), last.start, last.end),
        "last_year": (
            _("Năm {year}").format(year=today.year - 1),
            date(today.year - 1, 1, 1),
            date(today.year - 1, 12, 31),
        ),
        "own": (_("Tự chọn ngày…"), None, None),
    }


class PetitionFilters(QWidget):
    """`changed` after each choice, and a moment after typing stops. `go_down` when Enter or Down asks for the list."""

    changed = Signal()
    go_down = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._periods = today, periods(today)
        self._descending: bool | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        row = FlowRow()
        whole.addLayout(row)
        self.words = _WordsLine()
        self.words.setPlaceholderText(_("Lọc tên, số, nội dung"))
        self.words.setAccessibleName(_("Lọc danh sách"))
        self.words.setClearButtonEnabled(True)
        self.kind = _combo(_("Loại đơn"), _("Mọi loại đơn"), labels(Kind))
        states = {code: state_words(code) for code in (*_STATES, *_CASE_STATES)}
        self.state = _combo(_("Trạng thái"), _("Mọi trạng thái"), states)
        self.field = _combo(_("Lĩnh vực"), _("Mọi lĩnh vực"), labels(Field))
        self.officer = _combo(_("Người phụ trách"), _("Mọi cán bộ"), {})
        self.period = _combo(
            _("Ngày nhận"), _("Mọi thời gian"), {code: words for code, (words, *_days) in self._periods.items()}
        )
        self.start = DateField("start", "", today=today)
        self.end = DateField("end", "", today=today)
        for field in (self.start, self.end):
            field.setFixedWidth(round(130 * theme.line("body") / 18))
        self.order = _combo(_("Sắp xếp"), None, {c: _("Xếp: {by}").format(by=order_words(c)) for c in _ORDERS})
        row.add(self.words)
        for combo in (self.kind, self.state, self.field, self.officer, self.period, self.order):
            row.add(combo, least=combo.fontMetrics().horizontalAdvance(combo.itemText(0)) + _ARROW)
        self._own = QWidget()
        days = QHBoxLayout(self._own)
        days.setContentsMargins(0, 6, 0, 0)
        days.setSpacing(8)
        days.addStretch(1)
        for part in (Words(_("Nhận từ ngày"), role="muted"), self.start, Words(_("đến ngày"), role="muted"), self.end):
            days.addWidget(part)
        whole.addWidget(self._own)
        self._show_dates(shown=False)
        self._wire()

    def _wire(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._timer.start(_TYPING_MS))
        self.words.go_down.connect(self._go_down)
        for combo in (self.kind, self.state, self.field, self.officer):
            combo.activated.connect(lambda _at: self.changed.emit())
        self.period.activated.connect(lambda _at: self._period_chosen())
        self.order.activated.connect(lambda _at: self._order_chosen())
        for field in (self.start, self.end):
            field.left.connect(self.changed)

    def _go_down(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()
        self.go_down.emit()

    def _show_dates(self, *, shown: bool) -> None:
        self._own.setVisible(shown)

    def _period_chosen(self) -> None:
        own = self.period.currentData() == "own"
        self._show_dates(shown=own)
        if own:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _order_chosen(self) -> None:
        self._descending = None
        self.changed.emit()

    def sort_by(self, name: str) -> None:
        """A heading was clicked: by that column; a second click turns the order round."""
        now = self.wanted()
        self._descending = not now.descending if now.sort == name else None
        self.order.setCurrentIndex(max(0, self.order.findData(name)))
        self.changed.emit()

    def wanted(self) -> Wanted:
        start, end = self._days()
        sort = str(self.order.currentData())
        descending = sort in _NEWEST_FIRST if self._descending is None else self._descending
        return Wanted(
            self.words.text().strip(),
            self.kind.currentData(),
            self.state.currentData(),
            self.field.currentData(),
            self.officer.currentData(),
            start,
            end,
            sort,
            descending,
        )

    def _days(self) -> tuple[date | None, date | None]:
        code = self.period.currentData()
        if code == "own":
            return self.start.value(), self.end.value()
        return self._periods[code][1:] if code else (None, None)

    def set_officers(self, names: Sequence[str]) -> None:
        current = self.officer.currentData()
        while self.officer.count() > 1:
            self.officer.removeItem(1)
        for name in names:
            self.officer.addItem(name, name)
        self.officer.setCurrentIndex(max(0, self.officer.findData(current)))

    def clear(self) -> None:
        """Everything is shown again; the order stays."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        for combo in (self.kind, self.state, self.field, self.officer, self.period):
            combo.setCurrentIndex(0)
        self.start.set_value(None)
        self.end.set_value(None)
        self._show_dates(shown=False)
        self._timer.stop()
        self.changed.emit()

    def apply(self, **choices: str) -> None:
        """Choose from outside: kind, state, field, officer or words."""
        for name, value in choices.items():
            if name == "words":
                self.words.setText(value)
            else:
                combo: ComboEditor = getattr(self, name)
                combo.setCurrentIndex(max(0, combo.findData(value)))
        self.changed.emit()


class _WordsLine(LineEditor):
    """Typed words filter; Enter and Down go to the list."""

    go_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.height("field"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) or event.key() == Qt.Key.Key_Down:
            self.go_down.emit()
        else:
            super().keyPressEvent(event)


def _combo(name: str, every: str | None, choices: dict[str, str]) -> ComboEditor:
    combo = ComboEditor()
    combo.setAccessibleName(name)
    combo.setFixedHeight(theme.height("field"))
    combo.setSizeAdjustPolicy(ComboEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(4)
    combo.setMaxVisibleItems(20)
    if every is not None:
        combo.addItem(every, None)
    for code, words in choices.items():
        combo.addItem(words, code)
    return combo
