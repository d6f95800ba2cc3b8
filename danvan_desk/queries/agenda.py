"""What a reception day has before it: who holds it, the dialogues set for it, whose cases and promises fall due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, Event, Matter, Reception
from danvan_desk.domain.backlog_groups import WEEK, Filter, part_of, promises_due
from danvan_desk.queries.backlog import BacklogRow, backlog
from danvan_desk.queries.dialogues import Promise, promises


@dataclass(frozen=True)
class AgendaDialogue:
    """A dialogue set for the day; `case` and `people` where it is about a case, the code where masked."""

    case: str | None
    matter: str
    people: str
    place: str | None


@dataclass(frozen=True)
class Agenda:
    """`kind` is periodic, unscheduled or regular; `host` and `place` as recorded, None where the day isn't yet.
    `late` are overdue, `due` fall due within seven days from the day on; `promises` late or due by then.
    """

    day: date
    kind: str
    by_head: bool
    host: str | None
    place: str | None
    dialogues: tuple[AgendaDialogue, ...]
    late: tuple[BacklogRow, ...]
    due: tuple[BacklogRow, ...]
    promises: tuple[Promise, ...]


def agenda(desk: Desk, day: date, kind: str) -> Agenda:
    """For a day to come or past; a day to come is seen as the books stand today."""
    known = min(day, desk.today)
    rows = backlog(desk, known)
    with desk.reading() as session:
        query = select(Reception).where(Reception.date == day, Reception.kind == kind)
        held = session.scalars(query).first()
        return Agenda(
            day=day,
            kind=kind,
            by_head=held.by == "head" if held else kind != "regular",
            host=held.host if held else None,
            place=held.place if held else None,
            dialogues=tuple(_dialogues(session, day, known)),
            late=tuple(row for row in rows if part_of(row, day) == "overdue" or (row.due and row.due < day)),
            due=tuple(row for row in rows if row.due and day <= row.due <= day + WEEK),
            promises=tuple(promises_due(promises(desk, known), Filter(), day)),
        )


def _dialogues(session: Session, day: date, known: date) -> list[AgendaDialogue]:
    """Those called for the day in a case still open, and those recorded on it."""
    taken_back = select(Event.case_id, Event.of).where(Event.event == "corrected").subquery()
    called = (
        select(Matter)
        .join(Event, Event.case_id == Matter.id)
        .outerjoin(taken_back, (taken_back.c.case_id == Matter.id) & (taken_back.c.of == cast(Event.n, String)))
        .where(Event.event == "dialogue_called", Event.until == day, Event.date <= known)
        .where(taken_back.c.of.is_(None), or_(Matter.closed_on.is_(None), Matter.closed_on >= day))
        .order_by(Matter.id)
    )
    found = {case.number: _of_case(case, None) for case in session.scalars(called)}
    others = []
    for dialogue in session.scalars(select(Dialogue).where(Dialogue.date == day).order_by(Dialogue.id)):
        if dialogue.case is not None:
            found[dialogue.case.number] = _of_case(dialogue.case, dialogue.place)
        else:
            others.append(AgendaDialogue(None, "", "", dialogue.place))
    return [*found.values(), *others]


def _of_case(case: Matter, place: str | None) -> AgendaDialogue:
    return AgendaDialogue(case.number, case.content, case.people, place)
