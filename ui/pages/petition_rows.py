"""From a petition of the register to the cells of its row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danvan_desk.domain.standing import state_label
from danvan_desk.domain.vocabulary import Field, Kind, label
from danvan_desk.texts import _
from ui.tables.cells import Cell, Row
from ui.widgets.dates import list_date
from ui.widgets.states import ChipText, chip_of

if TYPE_CHECKING:
    from danvan_desk.queries.petitions import PetitionRow


def register_row(row: PetitionRow, today: date) -> Row:
    """`key` is the petition's number, `data` that of its case. A denouncer is the code with its lock."""
    content = " ".join(row.content.split())
    repeat = _("trùng {number}").format(number=row.repeat_of) if row.repeat_of else ""
    if row.secret:
        code, _more, others = row.people.partition(" ")
        who = Cell(content, " · ".join(part for part in (repeat, others.strip()) if part), code)
    else:
        who = Cell(content, " · ".join(part for part in (row.people, repeat) if part))
    return Row(
        row.number,
        (
            Cell(row.number),
            Cell(list_date(row.received, today)),
            who,
            Cell(label(Kind(row.kind)), label(Field(row.field))),
            Cell(chip=register_chip(row, today)),
            Cell(list_date(row.next_due, today) if row.is_open and row.next_due else ""),
            Cell(row.officer or _("Chưa giao"), state_label(row.case_state), role="" if row.officer else "muted"),
        ),
        row.case,
    )


def register_chip(row: PetitionRow, today: date) -> ChipText:
    """The clock that bites first while the case is open; how it ended once it is closed. A repeat starts no clocks: one
    that came to a closed case was neither in time nor late."""
    if row.clock_state is not None:
        return chip_of(row.clock_state, row.days_left, row.unit or "day", provisional=row.provisional, today=today)
    if row.is_open:
        return ChipText("not_started", _("Không còn hạn chờ"), dashed=True)
    if row.repeat_of and row.closed_on and row.closed_on < row.received:
        return ChipText("not_started", _("Vụ đã xong trước"), dashed=True)
    if row.on_time is False:
        return chip_of("met_late", ended_on=row.closed_on, today=today)
    return chip_of("met", ended_on=row.closed_on, today=today)
