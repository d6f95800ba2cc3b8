"""Parts of the answer page: one matter in large sentences, and one of several people who match."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _
from ui.tables.cells import Cell, Row
from ui.widgets.chip import Chip
from ui.widgets.dates import full_date
from ui.widgets.panel import Panel
from ui.widgets.states import ChipText, chip_of
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.citizen_answer import Candidate, MatterAnswer, Who


class MatterPanel(Panel):
    """What it is about in small, then the sentences to read aloud in large, each date with its chip."""

    def __init__(self, matter: MatterAnswer, today: date, open_record: Callable[[str], object]) -> None:
        is_case = matter.case is not None
        facts = _("{kind}, nhận ngày {day}").format(kind=label(Kind(matter.kind)), day=full_date(matter.received))
        super().__init__(
            matter.number,
            facts,
            link=_("Mở vụ việc") if is_case else _("Mở lượt tiếp"),
            link_icon="folder-open",
            on_link=lambda: open_record(matter.number),
        )
        content = _("Nội dung được giữ bí mật theo Luật Tố cáo.") if matter.secret else matter.content
        self.body.addWidget(Words(content, role="secret" if matter.secret else "muted", wrap=True))
        self.body.addWidget(_read_aloud(matter.told.state))
        for note in matter.told.notes:
            self.body.addWidget(_read_aloud(note))
        for step in matter.told.steps:
            chip = chip_of(step.state, step.days_left, step.unit, None, step.provisional, step.due,
                           since=step.since, today=today)  # fmt: skip
            self._with_chip(step.sentence, chip)
        if matter.told.rights:
            self.body.addWidget(_read_aloud(matter.told.rights))

    def _with_chip(self, sentence: str, chip: ChipText) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_read_aloud(sentence), 1)
        row.addWidget(Chip(chip), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


def _read_aloud(sentence: str) -> Words:
    """A size up, not bold: read from an arm's length."""
    words = Words(sentence, wrap=True)
    words.setProperty("use", "case")
    return words


def who_words(who: Who) -> str:
    said = [
        _("và {n} người").format(n=who.more) if who.more else "",
        _("sinh năm {year}").format(year=who.born) if who.born else "",
        _("giấy tờ {last}").format(last=who.id_shown) if who.id_shown else "",
    ]
    return ", ".join(part for part in said if part)


def candidate_row(one: Candidate) -> Row:
    unknown = Cell(_("không ghi"), role="muted")
    return Row(
        one.key,
        (
            Cell(one.who.name, bold=True),
            Cell(one.who.born) if one.who.born else unknown,
            Cell(one.who.id_shown) if one.who.id_shown else unknown,
            Cell(one.who.hamlet) if one.who.hamlet else unknown,
            Cell(full_date(one.last_seen)),
        ),
    )
