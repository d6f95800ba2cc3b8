"""Reception sessions as records of their own: for their papers, and those of a period nobody came to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Reception, Visit
from danvan_desk.domain.periods import Period
from danvan_desk.errors import NotFound, Problem
from danvan_desk.texts import _

Day = date  # where a field is itself called date


@dataclass(frozen=True)
class ReceptionShown:
    """`number` is "reception-12": a session has no number in the books. `by`: head | delegate | officer."""

    number: str
    date: Day
    kind: str
    by: str
    mode: str
    host: str | None
    place: str | None
    announced: Day | None
    attendees: str | None
    nobody_came: bool


def reception_shown(desk: Desk, number: str) -> ReceptionShown:
    """One session. Raises NotFound."""
    with desk.reading() as session:
        return _shown(find_reception(session, number))


def find_reception(session: Session, number: str) -> Reception:
    found = re.fullmatch(r"reception-(\d{1,18})", number)
    row = session.get(Reception, int(found[1])) if found else None
    if row is None:
        raise NotFound([Problem("number", _("không có buổi tiếp này"), number)])
    return row


def without_visits(desk: Desk, period: Period) -> list[ReceptionShown]:
    """The sessions of a period, up to today, that no visit is written down for, the latest first."""
    visited = select(Visit.id).where(Visit.reception_id == Reception.id).exists()
    query = select(Reception).where(
        Reception.date.between(period.start, min(period.end, desk.today)), Reception.postponed_to.is_(None),
        Reception.made_by_visit.is_(False), ~visited,
    )  # fmt: skip
    with desk.reading() as session:
        return [_shown(row) for row in session.scalars(query.order_by(Reception.date.desc(), Reception.id))]


def _shown(row: Reception) -> ReceptionShown:
    names = ("date", "kind", "by", "mode", "host", "place", "announced", "attendees", "nobody_came")
    return ReceptionShown(f"reception-{row.id}", **{name: getattr(row, name) for name in names})
