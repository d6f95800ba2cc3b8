"""Lời hứa, cam kết: what was promised at dialogues and isn't done, the most urgent first; marking it done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from danvan_desk.domain.folding import fold, name_key
from danvan_desk.texts import _
from ui.keys import Command
from ui.pages.backlog_filters import FilterField, combo, fill_combo
from ui.pages.page import Page, Shell
from ui.pages.promise_mark import MarkDone, promise_key
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date, list_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, columns
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.states import ChipText, chip_of

if TYPE_CHECKING:
    from danvan_desk.queries.dialogues import Promise

_SIDE = 340
_NOBODY = "-"


class PromisesPage(Page):
    """`enter` takes "DTH-…/N" (the N-th point of a dialogue, from 0), or nothing."""

    cares: ClassVar[frozenset[str]] = frozenset({"dialogues"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._found: tuple[Promise, ...] | None = None
        self._select = ""
        self._shown: list[Promise] = []
        self.quick = SegmentedRow(_choices({}), "", alt_digits=True)
        self.owner = combo(_("Ai làm"), _("Mọi người, mọi đơn vị"))
        self.hamlet = combo(_("Thôn, khu phố"), _("Mọi thôn, khu phố"))
        self.published = combo(_("Công khai"), _("Đã và chưa công khai"))
        fill_combo(self.published, [("yes", _("Đã công khai")), ("no", _("Chưa công khai"))])
        self.words = FilterField()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.quick)
        row.addStretch(1)
        row.addWidget(self.words)
        self.body.addLayout(row)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        for one in (self.owner, self.hamlet, self.published):
            narrowing.addWidget(one, 1)
        self.body.addLayout(narrowing)
        self.panel = self._list_panel()
        self.marking = MarkDone(window.today)
        self.doing = Button(_("Ghi đã xong"), self.start_marking, key="F2", icon="check", primary=True)
        self.marking.asked.connect(self._mark)
        self.marking.publishing.connect(self._publish)
        self.marking.open_dialogue.connect(self.open_record)
        self.body.addLayout(columns(self.panel, self.marking, _SIDE), 1)
        self.quick.chosen.connect(lambda _code: self._show())
        self.owner.activated.connect(lambda _at: self._show())
        self.hamlet.activated.connect(lambda _at: self._show())
        self.published.activated.connect(lambda _at: self._show())
        self.words.asked.connect(lambda _text: self._show())
        self.words.to_list.connect(self._to_list)

    def _list_panel(self) -> Panel:
        panel = Panel(padded=False)
        self.list = RecordsView(
            [
                Column(_("Còn lại"), 178, "chip"),
                Column(_("Hạn"), 94, "date"),
                Column(_("Đã hứa"), 0, "two"),
                Column(_("Ai làm"), 204, spare=True),
            ],
            tall="two_line_dense",
        )
        self.list.setAccessibleName(_("Lời hứa chưa xong"))
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda key: self.open_record.emit(key.partition("/")[0]))
        self.list.why.connect(lambda _key: self.start_marking())
        self.nothing = EmptyState(
            _("Không còn lời hứa nào chưa xong. Lời hứa có từ buổi đối thoại: ghi điều đã hứa, ai làm, hạn nào."),
            Button(_("Ghi buổi đối thoại"), lambda: self.window_.go("dialogues", "new")),
        )
        self.unmatched = EmptyState("", Button(_("Bỏ lọc"), self.clear_filter, key="Esc"))
        for one in (self.nothing, self.unmatched):
            one.hide()
            panel.body.addWidget(one)
        panel.body.addWidget(self.list, 1)
        panel.body.addStretch(0)
        return panel

    # the window asks

    def title(self) -> str:
        return _("Lời hứa, cam kết")

    def facts(self) -> str:
        if self._found is None:
            return ""
        late = sum(_part(one, self.window_.today) == "overdue" for one in self._found)
        if not self._found:
            return ""
        words = _("{n} lời hứa chưa xong").format(n=len(self._found))
        return _("{words}, {late} đã quá hạn").format(words=words, late=late) if late else words

    def head_buttons(self) -> list[QWidget]:
        return [self.doing]

    def commands(self) -> list[Command]:
        return [
            Command(_("Ghi lời hứa đã xong"), self.start_marking, "F2", short=_("ghi đã xong"), icon="check"),
            Command(_("Lưu kết quả"), self.marking.ask, "Ctrl+S", short=_("lưu")),
            Command(_("Lọc danh sách"), self.words.take_focus, "Ctrl+F", "view", short=_("lọc")),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", _("chọn")), ("Enter", _("mở buổi đối thoại")), *super().keys()]

    def enter(self, target: object = None) -> None:
        if isinstance(target, str) and target:
            self._select = target
            self._clear()
            self._show()
        self._to_list()

    def go_back(self) -> bool:
        if self.marking.is_under_way():
            self.marking.forget()
            self.list.setFocus()
            return True
        if self._narrowed():
            self.clear_filter()
            return True
        return False

    # reading and showing

    def reload(self) -> None:
        desk = self.window_.desk

        def work() -> tuple[Promise, ...]:
            from danvan_desk.queries.dialogues import promises

            return tuple(promises(desk))

        self.read(work, self._take, self.panel)

    def _take(self, found: tuple[Promise, ...]) -> None:
        self._found = found
        owners = sorted({one.owner for one in found if one.owner}, key=name_key)
        nobody = [(_NOBODY, _("Chưa giao ai"))] if any(one.owner is None for one in found) else []
        fill_combo(self.owner, [*((name, name) for name in owners), *nobody])
        places = sorted({one.hamlet for one in found if one.hamlet}, key=fold)
        fill_combo(self.hamlet, [(name, name) for name in places])
        late = sum(_part(one, self.window_.today) == "overdue" for one in found)
        self.window_.set_counts({"promises": len(found)}, {"promises": late})
        self.refresh_head()
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        on, at = self.window_.today, self._place()
        owner, hamlet = str(self.owner.currentData() or ""), str(self.hamlet.currentData() or "")
        published = str(self.published.currentData() or "")
        asked = fold(self.words.text()).split()
        matching = [
            one
            for one in self._found
            if (not owner or (one.owner or _NOBODY) == owner)
            and (not hamlet or one.hamlet == hamlet)
            and (not published or (one.published_on is not None) == (published == "yes"))
            and all(word in _told(one) for word in asked)
        ]
        counts = {"": len(matching), "overdue": 0, "week": 0, "later": 0, "undated": 0}
        for one in matching:
            counts[_part(one, on)] += 1
        self.quick.set_choices(_choices(counts))
        part = self.quick.value() or ""
        rows = [one for one in matching if not part or _part(one, on) == part]
        self.list.set_groups(_groups(rows, on))
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not self._found)
        self.unmatched.setVisible(bool(self._found) and not rows)
        if self._found and not rows:
            self.unmatched.say(_("Không lời hứa nào khớp: {filter}.").format(filter=self._in_words()))
        self._keep_place(rows, at)

    def _place(self) -> int:
        """Where the selection stands among the rows shown, so that it stays there when its row goes."""
        keys = [promise_key(one) for one in self._shown]
        return keys.index(self.list.current_key()) if self.list.current_key() in keys else 0

    def _keep_place(self, rows: Sequence[Promise], at: int) -> None:
        self._shown = [one for part in _PARTS for one in rows if _part(one, self.window_.today) == part]
        wanted, self._select = self._select, ""
        if not (wanted and self.list.select(wanted)) and not self.list.current_key() and self._shown:
            self.list.select(promise_key(self._shown[min(at, len(self._shown) - 1)]))
        self._picked(self.list.current_key())

    def _picked(self, key: str) -> None:
        chosen = next((one for one in self._shown if promise_key(one) == key), None)
        self.marking.show_promise(chosen)
        self.doing.refuse("" if chosen else _("Chọn một lời hứa trong danh sách trước, rồi bấm F2."))

    def _in_words(self) -> str:
        said = [
            {choice.code: choice.words.lower() for choice in _choices({})}.get(self.quick.value() or "", "")
            if self.quick.value()
            else "",
            self.owner.currentText() if self.owner.currentData() else "",
            self.hamlet.currentText() if self.hamlet.currentData() else "",
            self.published.currentText().lower() if self.published.currentData() else "",
            _("có “{words}”").format(words=self.words.text().strip()) if self.words.text().strip() else "",
        ]
        return ", ".join(part for part in said if part)

    def _narrowed(self) -> bool:
        combos = (self.owner, self.hamlet, self.published)
        return bool(self.quick.value() or any(one.currentData() for one in combos) or self.words.text().strip())

    def _clear(self) -> None:
        self.quick.set_value("")
        for one in (self.owner, self.hamlet, self.published):
            one.setCurrentIndex(0)
        self.words.clear()

    def clear_filter(self) -> None:
        self._clear()
        self._show()
        self.list.setFocus()

    def _to_list(self) -> None:
        self.list.setFocus()
        if not self.list.current_key():
            self.list.select_first()

    # marking done

    def start_marking(self) -> None:
        """F2: to the date, today unless said otherwise."""
        if not self.marking.start():
            self.say.emit(_("Chọn một lời hứa trong danh sách trước, rồi bấm F2."))

    def _mark(self, key: str, done_on: date, result: str) -> None:
        desk = self.window_.desk
        number, _slash, position = key.partition("/")
        changes: dict[str, object] = {f"items.{position}.done_on": done_on.isoformat()}
        if result:
            changes[f"items.{position}.result"] = result

        def work() -> str:
            from danvan_desk.actions.updates import update_record
            from danvan_desk.domain.records import Update

            return update_record(desk, Update(number, changes))

        def done(_number: str) -> None:
            self.marking.forget()
            self.say.emit(_("Đã ghi xong ngày {day}, lời hứa ở {number}").format(day=full_date(done_on), number=number))
            self.list.setFocus()

        self.write(work, done, changes="dialogues", refused=self.marking.show_refused)

    def _publish(self, key: str, day: date, where: str, reason: str) -> None:
        desk = self.window_.desk
        number, _slash, position = key.partition("/")
        changes: dict[str, object] = {f"items.{position}.published_on": day.isoformat()}
        if where:
            changes[f"items.{position}.published_where"] = where

        def work() -> str:
            from danvan_desk.actions.updates import update_record
            from danvan_desk.domain.records import Update

            return update_record(desk, Update(number, changes, reason=reason or None))

        words = _("Đã ghi công khai ngày {day}, lời hứa ở {number}").format(day=full_date(day), number=number)
        self.write(work, lambda _n: self.say.emit(words), changes="dialogues", refused=self.marking.show_refused)


_PARTS = ("overdue", "week", "later", "undated")


def _part(one: Promise, on: date) -> str:
    if one.due is None:
        return "undated"
    if one.due < on:
        return "overdue"
    return "week" if one.due <= on + timedelta(days=7) else "later"


def _told(one: Promise) -> str:
    return fold(" ".join(part for part in (one.commitment, one.owner, one.hamlet, one.dialogue) if part))


def _groups(rows: Sequence[Promise], on: date) -> list[Group]:
    titles = {choice.code: choice.words for choice in _choices({})}
    return [
        Group(part, titles[part], tuple(_row(one, on) for one in rows if _part(one, on) == part)) for part in _PARTS
    ]


def _row(one: Promise, on: date) -> Row:
    if one.state is None:
        chip = ChipText("not_started", _("Không ghi hạn"), dashed=True)
    else:
        chip = chip_of(one.state, one.days_left, "day", due=one.due, today=on)
    held = _("hứa {day}").format(day=full_date(one.held))
    about = " · ".join(part for part in (one.hamlet, one.dialogue, held) if part)
    owner = Cell(one.owner or _("Chưa giao ai"), role="" if one.owner else "muted")
    return Row(
        promise_key(one), (Cell(chip=chip), Cell(list_date(one.due, on)), Cell(one.commitment, about), owner), one
    )


def _choices(counts: dict[str, int]) -> list[Choice]:
    late = "overdue" if counts.get("overdue") else ""
    return [
        Choice("", _("Tất cả"), counts.get("")),
        Choice("overdue", _("Quá hạn"), counts.get("overdue"), "octagon-alert", late),
        Choice("week", _("Trong 7 ngày"), counts.get("week"), "calendar-clock"),
        Choice("later", _("Sau đó"), counts.get("later")),
        Choice("undated", _("Không ghi hạn"), counts.get("undated")),
    ]
