"""The agenda of a reception day as a paper, from what the books know."""

from __future__ import annotations

from datetime import date

from danvan_desk.actions.meeting import Made, matter_line, own_made, promise_line
from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import letterhead
from danvan_desk.context import Desk
from danvan_desk.domain.vocabulary import ReceptionKind, official
from danvan_desk.papers.agenda import AgendaData, DialogueLine
from danvan_desk.papers.agenda import agenda as agenda_paper
from danvan_desk.queries.agenda import Agenda, agenda


def agenda_page(desk: Desk, day: date, kind: str = ReceptionKind.PERIODIC) -> Made:
    """The agenda of a day, past or to come, as PDF and Word. It is not an official form."""
    paper = agenda_paper(agenda_data(desk, agenda(desk, day, kind)))
    return own_made("Chương trình buổi tiếp công dân", f"Chuong-trinh-tiep-cong-dan-{day:%Y-%m-%d}.pdf", paper)


def agenda_data(desk: Desk, found: Agenda) -> AgendaData:
    office = office_details(desk)
    return AgendaData(
        letterhead=letterhead(office),
        day=found.day,
        kind=official(ReceptionKind(found.kind)).lower(),
        host=found.host or (office.chair if found.by_head else None),
        capacity="CHỦ TỊCH" if found.by_head else "NGƯỜI TIẾP CÔNG DÂN",
        place=found.place or office.reception_place,
        dialogues=tuple(DialogueLine(one.case, one.matter, one.people, one.place) for one in found.dialogues),
        late=tuple(matter_line(row, desk.today) for row in found.late),
        due=tuple(matter_line(row, desk.today) for row in found.due),
        promises=tuple(promise_line(one, desk.today) for one in found.promises),
        drawn_up_on=desk.today,
        drawn_up_by=office.officer,
    )
