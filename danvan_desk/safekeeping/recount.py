"""Does what the books say of each case still follow from its events? Worked out anew, and nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import InstanceState, Session, selectinload

from danvan_desk.actions.book import Book
from danvan_desk.actions.standing import bring_up_to_date
from danvan_desk.db.tables import CaseClock, Event, Matter, Ruling
from danvan_desk.desk import close_desk, open_desk

_AT_ONCE = 400
_COUNTED_ANEW = ("running", "paused")


def differing_cases(home: Path) -> list[str]:
    """The numbers of the cases whose kept standing, dates or clocks differ from a recomputation, in order."""
    desk = open_desk(home)
    try:
        with desk.reading() as session:
            latest = session.scalar(select(func.max(Event.date)))
            book = Book(desk.on(max(desk.today, latest)) if latest else desk, session)
            return [number for cases in _in_parts(session) for number in _differing(book, cases)]
    finally:
        close_desk(desk)


def _in_parts(session: Session) -> Iterator[list[Matter]]:
    """Every case with all that is needed of it, some hundreds at a time; what was changed on them is forgotten."""
    ids = session.scalars(select(Matter.id).order_by(Matter.id)).all()
    for start in range(0, len(ids), _AT_ONCE):
        wanted = (
            select(Matter)
            .where(Matter.id.in_(ids[start : start + _AT_ONCE]))
            .order_by(Matter.id)
            .options(
                selectinload(Matter.events),
                selectinload(Matter.clocks),
                selectinload(Matter.petitions),
                selectinload(Matter.rulings).selectinload(Ruling.enforcements),
                selectinload(Matter.earlier_closings),
            )
        )
        try:
            yield list(session.scalars(wanted))
        finally:
            session.expunge_all()


def _differing(book: Book, cases: list[Matter]) -> list[str]:
    found = []
    for case in cases:
        bring_up_to_date(book, case)
        if any(map(_differs, [case, *case.clocks, *case.petitions, *case.rulings])):
            found.append(case.number)
    return found


def _differs(row: object) -> bool:
    """Whether anything kept is other than recomputed. A clock keeps the calendar edition it was worked out under: a
    notice taken over since renews the running ones only, so that another edition by itself is no fault."""
    state: InstanceState[object] = inspect(row)
    changed = {kept.key for kept in state.attrs if kept.history.has_changes()}
    if isinstance(row, CaseClock) and "calendar" in changed and row.state not in _COUNTED_ANEW:
        return False
    return bool(changed - {"calendar"})
