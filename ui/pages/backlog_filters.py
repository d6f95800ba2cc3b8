"""The row of filters over a list: quick choices with counts, combo boxes, and a field to type into (Ctrl+F)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from danvan_desk.domain.folding import name_key
from danvan_desk.domain.vocabulary import Kind, labels
from danvan_desk.texts import _
from ui import icons, theme
from ui.pages.backlog_rows import NOBODY, PARTS, SIGN, Filter
from ui.widgets import painting
from ui.widgets.date_field import DateField
from ui.widgets.editors import ComboEditor, LineEditor, is_enter
from ui.widgets.segmented import Choice, SegmentedRow

_TYPING_MS = 160


class FilterField(LineEditor):
    """Filters the list as it is typed; Enter or the down arrow goes to the list (`to_list`). Ctrl+F is the page's."""

    asked = Signal(str)
    to_list = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(words or _("Lọc danh sách"))
        self.setAccessibleName(words or _("Lọc danh sách"))
        self.setFixedHeight(theme.height("field"))
        self.setMinimumWidth(round(146 * theme.line("body") / 18))
        self.setMaximumWidth(round(230 * theme.line("body") / 18))
        self.setTextMargins(22, 0, painting.cap_width("Ctrl+F") + 4, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(lambda _text: self._timer.start(_TYPING_MS))

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) or event.key() == Qt.Key.Key_Down:
            self._timer.stop()
            self.asked.emit(self.text().strip())
            self.to_list.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icons.paint_icon(painter, "list-filter", theme.colour("muted"), 9, middle - 7, 14)
        at = self.width() - painting.cap_width("Ctrl+F") - 8
        painting.paint_cap(painter, at, middle, "Ctrl+F", theme.colour("muted"), theme.colour("line"), None)


def combo(name: str, all_words: str) -> ComboEditor:
    """A combo box without a label, its first entry being everything."""
    made = ComboEditor()
    made.setAccessibleName(name)
    made.setFixedHeight(theme.height("field"))
    made.setSizeAdjustPolicy(ComboEditor.SizeAdjustPolicy.AdjustToContents)
    made.setMinimumWidth(round(92 * theme.line("body") / 18))  # lists give way where room lacks
    made.setMaxVisibleItems(16)
    made.addItem(all_words, "")
    return made


def fill_combo(box: ComboEditor, entries: Sequence[tuple[str, str]]) -> None:
    """Renew what may be chosen after the first entry; the choice stays where it still is there."""
    now = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for code, words in entries:
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(now)))


class AsOfField(DateField):
    """The day the list is as of: never ahead of today, back to today when emptied. `asked(day)` when it is left."""

    asked = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__("on", "", today=today, not_after=today)
        self._today_ = today
        self.line.setAccessibleName(_("Tính đến ngày"))
        self.line.setFixedWidth(round(104 * theme.line("body") / 18))
        self.set_value(today)
        self.left.connect(self._tell)

    def _tell(self) -> None:
        if self.is_empty():
            self.set_value(self._today_)
        day = self.value()
        if day is not None and not self.error():
            self.asked.emit(day)


class BacklogFilters(QWidget):
    """Everything that narrows the backlog, in one row. `changed()` when the user changed something: ask `filter()`."""

    changed = Signal()
    to_list = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._week = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.quick = SegmentedRow(_quick({}), "", alt_digits=True)
        self.kind = combo(_("Loại"), _("Mọi loại"))
        fill_combo(self.kind, list(labels(Kind).items()))
        self.officer = combo(_("Người phụ trách"), _("Mọi người phụ trách"))
        self.words = FilterField()
        for one in (self.quick, self.kind, self.officer):
            row.addWidget(one)
        row.addStretch(0)
        row.addWidget(self.words, 1)
        self.quick.chosen.connect(lambda _code: self.changed.emit())
        self.kind.activated.connect(lambda _at: self.changed.emit())
        self.officer.activated.connect(lambda _at: self.changed.emit())
        self.words.asked.connect(lambda _text: self.changed.emit())
        self.words.to_list.connect(self.to_list.emit)

    def filter(self) -> Filter:
        return Filter(
            part=self.quick.value() or "",
            kind=str(self.kind.currentData() or ""),
            officer=str(self.officer.currentData() or ""),
            words=self.words.text().strip(),
            week=self._week,
        )

    def set_filter(self, wanted: Filter) -> None:
        """Show a filter without telling of it."""
        self.quick.set_value(wanted.part)
        self.kind.setCurrentIndex(max(0, self.kind.findData(wanted.kind)))
        self.officer.setCurrentIndex(max(0, self.officer.findData(wanted.officer)))
        self.words.setText(wanted.words)
        self._week = wanted.week

    def set_counts(self, counts: dict[str, int]) -> None:
        """Counts by part, "" being all."""
        self.quick.set_choices(_quick(counts))

    def set_officers(self, names: Sequence[str | None]) -> None:
        known = sorted((name for name in names if name), key=name_key)
        nobody = [(NOBODY, _("Chưa giao ai"))] if None in names else []
        fill_combo(self.officer, [*((name, name) for name in known), *nobody])


def _quick(counts: dict[str, int]) -> list[Choice]:
    words = {"overdue": _("Quá hạn"), "week": _("Trong 7 ngày"), "paused": _("Tạm dừng")}
    icons_ = {"overdue": "octagon-alert", "week": "calendar-clock", "paused": "pause"}
    made = [Choice("", _("Tất cả"), counts.get(""))]
    for part in PARTS:
        if part in words:
            state = "overdue" if part == "overdue" and counts.get(part) else ""
            made.append(Choice(part, words[part], counts.get(part), icons_[part], state))
    return [*made, Choice(SIGN, _("Chờ ký"), counts.get(SIGN), "pencil")]
