"""The backlog of a day the slow way: every case known by then counted from its events, whatever is kept with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from danvan_desk.context import Desk
from danvan_desk.db.tables import Matter, Petition
from danvan_desk.queries.backlog import BacklogRow, _counted, _urgency


def counted_anew(desk: Desk, on: date, *, duties: bool) -> list[BacklogRow]:
    with desk.reading() as session:
        rules, calendar = desk.rules(session), desk.calendar(session)
        rows = []
        for matter in session.scalars(select(Matter).where(Matter.opened <= on)):
            joined = select(Petition.number).where(Petition.case_id == matter.id, Petition.received <= on)
            numbers = tuple(session.scalars(joined.order_by(Petition.id)))
            rows.append(_counted(matter, rules, calendar, on, numbers))
    return sorted((row for row in rows if row.is_open or (duties and row.due)), key=_urgency)
