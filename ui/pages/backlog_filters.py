"""The filters over a list: a strip of counts, combo boxes, and a field to type into (Ctrl+F)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.domain.backlog_groups import GROUPS, NONE, PROMISED, Filter
from danvan_desk.domain.folding import fold, name_key
from danvan_desk.domain.vocabulary import Field, Kind, labels
from danvan_desk.texts import _
from ui import icons, theme
from ui.pages.backlog_words import dimension_words, group_tip, group_words, value_words
from ui.widgets import painting
from ui.widgets.count_strip import CountStrip
from ui.widgets.date_field import DateField
from ui.widgets.editors import ComboEditor, LineEditor, is_enter
from ui.widgets.flow import FlowRow
from ui.widgets.segmented import Choice, SegmentedRow

_TYPING_MS = 160
TILES = ("", *GROUPS, PROMISED)


class FilterField(LineEditor):
    """Filters the list as it is typed; Enter or the down arrow goes to the list (`to_list`). Ctrl+F is the page's."""

    asked = Signal(str)
    to_list = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Lọc danh sách"))
        self.setAccessibleName(_("Lọc danh sách"))
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
    made.setMaxVisibleItems(16)
    made.addItem(all_words, "")
    made.setMinimumWidth(theme.measured(made).width())  # longer entries give way where room lacks, the first never
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
    """Everything that narrows the backlog: a strip of counts, under it the combo boxes and a field to type into.

    `changed()` when the user changed something: ask `filter()`; `opened()` when a count was chosen, to see its list;
    `face(name)` when "list" or "overview" was.
    """

    changed = Signal()
    opened = Signal()
    to_list = Signal()
    face = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._other = Filter()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        self.tiles = CountStrip(_tiles({}), {group: group_tip(group) for group in TILES})
        whole.addWidget(self.tiles)
        row = FlowRow()
        self.faces = SegmentedRow([("list", _("Danh sách")), ("overview", _("Tổng hợp"))], "list")
        self.faces.setToolTip(_("Danh sách hay bảng tổng hợp (Ctrl+L)"))
        self.faces.setAccessibleName(_("Danh sách hay bảng tổng hợp"))
        row.add(self.faces, grow=False)
        every = {
            "kind": _("Mọi loại"), "officer": _("Mọi người phụ trách"), "field": _("Mọi lĩnh vực"),
            "hamlet": _("Mọi khu phố"),
        }  # fmt: skip
        self.boxes = {name: combo(dimension_words(name), words) for name, words in every.items()}
        fill_combo(self.boxes["kind"], list(labels(Kind).items()))
        fill_combo(self.boxes["field"], list(labels(Field).items()))
        self.words = FilterField()
        for one in self.boxes.values():
            row.add(one, least=one.minimumWidth())  # one long name is no reason for a row more
            one.activated.connect(lambda _at: self.changed.emit())
        row.add(self.words)
        whole.addLayout(row)
        self.tiles.chosen.connect(self._take_part)
        self.faces.chosen.connect(self.face.emit)
        self.words.asked.connect(lambda _text: self.changed.emit())
        self.words.to_list.connect(self.to_list.emit)

    def _take_part(self, part: str) -> None:
        """A count is of the backlog: what took its place goes."""
        self._other = self._other.but(part=part, month="")
        self.opened.emit()

    # numbers chosen elsewhere on the page: each sets what its count left out, the same bar again takes it away

    def take_officer(self, name: str) -> None:
        wanted = self.filter()
        part = "" if wanted.part == PROMISED else wanted.part
        self._take(wanted.but(officer="" if wanted.officer == name else name, part=part, month=""))

    def take_week(self, week: str) -> None:
        self._take(self.filter().but(week=week, part="", month=""))

    def take_age(self, band: str) -> None:
        self._take(self.filter().but(age=band, part="", month=""))

    def take_cell(self, dimension: str, value: str, group: str) -> None:
        """A number of the table: its row and its column."""
        self._take(self.filter().but(part=group, month="", **{dimension: value}))

    def take_month(self, month: str) -> None:
        """A month's cases are a list of their own: the filters begin anew."""
        self._take(Filter(month=month))

    def _take(self, wanted: Filter) -> None:
        self.set_filter(wanted)
        self.opened.emit()

    def filter(self) -> Filter:
        chosen = {name: str(box.currentData() or "") for name, box in self.boxes.items()}
        return self._other.but(words=self.words.text().strip(), **chosen)

    def set_filter(self, wanted: Filter) -> None:
        """Show a filter without telling of it."""
        self._other = wanted
        self.tiles.set_value("month" if wanted.month else wanted.part)
        for name, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(getattr(wanted, name))))
        self.words.setText(wanted.words)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Counts by part, "" being all."""
        self.tiles.set_choices(_tiles(counts))

    def set_values(self, dimension: str, found: Sequence[str]) -> None:
        """The officers or hamlets there are to choose from; NONE for cases without one."""
        known = sorted(
            (name for name in found if name != NONE), key=name_key if dimension == "officer" else _hamlet_key
        )
        given = [*known, *([NONE] if NONE in found else [])]
        fill_combo(self.boxes[dimension], [(value, value_words(dimension, value)) for value in given])


def _hamlet_key(name: str) -> tuple[str, int]:
    """Khu phố 2 before khu phố 10."""
    digits = "".join(letter for letter in name if letter.isdigit())
    return fold(name.rstrip("0123456789 ")), int(digits or 0)


def _tiles(counts: dict[str, int]) -> list[Choice]:
    icons_ = {
        "overdue": "octagon-alert", "days3": "triangle-alert", "week": "calendar-clock", "sign": "pencil",
        "first30": "hourglass", "first45": "hourglass", "long": "folder-open", "paused": "pause",
        PROMISED: "handshake",
    }  # fmt: skip
    states = {"overdue": "overdue", "first45": "overdue", "days3": "due_soon"}
    return [
        Choice(part, group_words(part), counts.get(part), icons_.get(part, ""),
               states.get(part, "") if counts.get(part) else "")
        for part in TILES
    ]  # fmt: skip
