"""The dialogues by year: kind and place, who came, what was promised and kept, whether the results were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from danvan_desk.domain.folding import fold
from danvan_desk.domain.short_words import headline
from danvan_desk.domain.vocabulary import DialogueKind, label
from danvan_desk.texts import _
from ui.pages.backlog_filters import FilterField
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date, list_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.states import ChipText, chip_of
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.dialogue_year import DialogueCounts
    from danvan_desk.queries.dialogues import DialogueRow
    from danvan_desk.queries.meeting import Publishing


@dataclass(frozen=True)
class Dialogues:
    """What the list shows: every dialogue, the latest first, and how the publishing of each conference stands,
    by case what it is about, and what this year's dialogues come to."""

    rows: tuple[DialogueRow, ...]
    publishing: dict[str, Publishing]
    matters: dict[str, str]
    year: DialogueCounts


def kind_words(kind: str) -> str:
    """The kind in a word or two, for segments and rows."""
    return {"case": _("Trong vụ việc"), "conference": _("Hội nghị"), "procedure": _("Thủ tục hành chính")}[kind]


class DialogueList(QWidget):
    """`opened(number)`; `fresh` when the empty list's button asks for a new record; `numbers`: the year in numbers."""

    opened = Signal(str)
    fresh = Signal()
    numbers = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._found: Dialogues | None = None
        self.filters = QHBoxLayout()
        self.filters.setSpacing(8)
        self.kinds = SegmentedRow(_choices(()), "", alt_digits=True)
        self.words = FilterField()
        self.kinds.chosen.connect(lambda _code: self.show_rows())
        self.words.asked.connect(lambda _text: self.show_rows())
        self.words.to_list.connect(self.take_focus)
        self.panel = Panel(padded=False)
        self.list = RecordsView(
            [
                Column(_("Ngày"), 86, "date"),
                Column(_("Cuộc đối thoại"), 0, "two"),
                Column(_("Người dự"), 78, "number", spare=True),
                Column(_("Ý kiến"), 64, "number", spare=True),
                Column(_("Lời hứa"), 118),
                Column(_("Công khai kết quả"), 178, "chip"),
            ],
            tall="two_line_dense",
        )
        self.list.setAccessibleName(_("Các cuộc đối thoại"))
        self.list.opened.connect(self.opened.emit)
        self.empty = EmptyState(
            _("Chưa ghi cuộc đối thoại nào. Mỗi năm phải có ít nhất một hội nghị đối thoại với Nhân dân."),
            Button(_("Ghi buổi đối thoại"), self.fresh.emit, key="F2"),
        )
        self.unmatched = EmptyState("", Button(_("Bỏ lọc"), self.clear, key="Esc"))
        for one in (self.empty, self.unmatched):
            one.hide()
            self.panel.body.addWidget(one)
        self.counts = Words("", "small", "muted", wrap=True)
        self.panel.body.addWidget(self.list, 1)
        self.panel.body.addStretch(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(12)
        foot.addWidget(self.counts, 1)
        foot.addWidget(Button(_("Số liệu, Excel"), self.numbers.emit, key="Ctrl+B", icon="table-2", small=True))
        self.panel.body.addLayout(foot)
        self.filters.addWidget(self.kinds)
        self.filters.addStretch(0)
        self.filters.addWidget(self.words, 1)

    def take(self, found: Dialogues) -> None:
        first = self._found is None
        self._found = found
        self.counts.setText(_year_words(found.year, self._today.year))
        self.show_rows()
        if first:
            self.list.select_first()

    def facts(self) -> str:
        if self._found is None:
            return ""
        year = [row for row in self._found.rows if row.date.year == self._today.year]
        held = sum(row.kind == "conference" for row in year)
        return _("{n} cuộc trong năm {year}, {held} hội nghị (mỗi năm ít nhất 1)").format(
            n=len(year), year=self._today.year, held=held
        )

    def show_rows(self) -> None:
        if self._found is None:
            return
        kind, asked = self.kinds.value() or "", fold(self.words.text()).split()
        matching = [row for row in self._found.rows if not asked or all(word in self._told(row) for word in asked)]
        self.kinds.set_choices(_choices(matching))
        rows = [row for row in matching if not kind or row.kind == kind]
        self.list.set_groups(self._groups(rows))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not self._found.rows)
        self.unmatched.setVisible(bool(self._found.rows) and not rows)
        if not rows:
            said = [kind_words(kind).lower() if kind else "", self.words.text().strip()]
            self.unmatched.say(
                _("Không cuộc đối thoại nào khớp: {filter}.").format(filter=", ".join(part for part in said if part))
            )

    def is_narrow(self) -> bool:
        return bool(self.kinds.value()) or bool(self.words.text().strip())

    def clear(self) -> None:
        self.kinds.set_value("")
        self.words.clear()
        self.show_rows()
        self.take_focus()

    def take_focus(self) -> None:
        self.list.setFocus()
        if not self.list.current_key():
            self.list.select_first()

    def _groups(self, rows: Sequence[DialogueRow]) -> list[Group]:
        groups = []
        for year in sorted({row.date.year for row in rows}, reverse=True):
            own = [row for row in rows if row.date.year == year]
            promised, kept = sum(row.promised for row in own), sum(row.kept for row in own)
            facts = _("{promised} lời hứa, {kept} đã xong").format(promised=promised, kept=kept) if promised else ""
            groups.append(
                Group(str(year), _("Năm {year}").format(year=year), tuple(self._row(row) for row in own), facts)
            )
        return groups

    def _row(self, row: DialogueRow) -> Row:
        matter = self._found.matters.get(row.case or "", "") if self._found else ""
        chair = _("chủ trì: {name}").format(name=row.chair) if row.chair else ""
        if matter:
            title = _("{kind}: {matter}").format(kind=kind_words(row.kind), matter=headline(matter))
            about = [row.number, row.case or "", row.place or "", row.hamlet or "", chair]
        else:
            title, about = label(DialogueKind(row.kind)), [row.number, row.place or "", row.hamlet or "", chair]
        return Row(
            row.number,
            (
                Cell(list_date(row.date, self._today)),
                Cell(title, " · ".join(part for part in about if part)),
                Cell(str(row.attended) if row.attended is not None else "–"),
                Cell(str(row.items) if row.items else "–", role="" if row.items else "muted"),
                _promised(row),
                self._published(row),
            ),
            row,
        )

    def _told(self, row: DialogueRow) -> str:
        matter = self._found.matters.get(row.case or "", "") if self._found else ""
        kind = label(DialogueKind(row.kind))
        parts = (row.number, row.place, row.hamlet, row.chair, row.case, kind, full_date(row.date), matter)
        return fold(" ".join(part for part in parts if part))

    def _published(self, row: DialogueRow) -> Cell:
        state = self._found.publishing.get(row.number) if self._found else None
        if state is not None:
            return Cell(chip=publish_chip(state, self._today))
        if row.published:
            return Cell(full_date(row.published))
        return Cell("–", role="muted")


def _year_words(year: DialogueCounts, number: int) -> str:
    """The year's numbers, as the yearly report asks for them."""
    return _(
        "Số liệu năm {year}: {conferences} hội nghị, {in_cases} đối thoại vụ việc, {attended} lượt người dự; "
        "{questions} ý kiến, {answered} trả lời tại chỗ; {promised} lời hứa: {kept_in_time} xong đúng hạn, "
        "{kept_late} xong trễ, {not_yet} chưa xong, {published} đã công khai."
    ).format(year=number, **vars(year))


def publish_chip(state: Publishing, today: date) -> ChipText:
    return chip_of(state.state, state.days_left, state.unit, state.ended_on, state.provisional, state.due, today=today)


def _promised(row: DialogueRow) -> Cell:
    if not row.promised:
        return Cell("–", role="muted")
    words = _("{kept}/{promised} đã xong").format(kept=row.kept, promised=row.promised)
    return Cell(words, role="met" if row.kept == row.promised else "")


def _choices(rows: Sequence[DialogueRow]) -> list[Choice]:
    kinds = ("conference", "case", "procedure")
    return [
        Choice("", _("Tất cả"), len(rows)),
        *(Choice(kind, kind_words(kind), sum(row.kind == kind for row in rows)) for kind in kinds),
    ]
