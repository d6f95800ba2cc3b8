"""The working calendar as the office's own: a notice is read, what it would move is shown, then it is taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from danvan_desk.actions.book import open_book
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import CaseClock, Matter, OfficeDay
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.working_days import CalendarDay, WorkingCalendar
from danvan_desk.lawbook import shipped_days
from danvan_desk.texts import _


@dataclass(frozen=True)
class Moved:
    """A running date that the new calendar moves."""

    case: str
    clock: str
    title: str
    due: date
    becomes: date


@dataclass(frozen=True)
class CalendarChange:
    """Days the notice adds or alters, and every running date that would move with them."""

    days: tuple[CalendarDay, ...]
    moved: tuple[Moved, ...]


def preview(desk: Desk, days: list[CalendarDay]) -> CalendarChange:
    """What taking the notice over would change; nothing is written."""
    with desk.reading() as session:
        now = desk.calendar(session)
        changed = [day for day in days if now.day(day.day) != day]
        then = _with(now, desk, session, changed)
        return CalendarChange(tuple(changed), tuple(_moves(desk, session, then)))


def import_notice(desk: Desk, days: list[CalendarDay]) -> CalendarChange:
    """Take the notice over: the days are kept, every running date is counted anew, each move is recorded."""
    change = preview(desk, days)
    with open_book(desk) as book:
        for day in change.days:
            row = book.session.get(OfficeDay, day.day) or OfficeDay(day=day.day)
            row.kind, row.name, row.basis, row.status = day.kind.value, day.name, day.basis, day.status
            row.imported_on = desk.today
            book.session.add(row)
        book.session.flush()
        book.log("calendar", "import", after={d.day.isoformat(): f"{d.kind.value}: {d.name}" for d in change.days})
        for move in change.moved:
            book.log(
                move.case,
                "recounted",
                before={move.clock: move.due.isoformat()},
                after={move.clock: move.becomes.isoformat()},
                reason=_("Lịch làm việc thay đổi"),
            )
        for case in book.session.scalars(_running()):
            book.touch(case)
    return change


def _with(now: WorkingCalendar, desk: Desk, session: Session, changed: list[CalendarDay]) -> WorkingCalendar:
    new = {day.day: day for day in changed}
    own = {row.day for row in session.scalars(select(OfficeDay))}
    kept = [day for day in shipped_days() if day.day not in new and day.day not in own]
    kept += [day for year in now.covered_years() for day in now.days_of(year) if day.day in own and day.day not in new]
    return WorkingCalendar([*kept, *new.values()], f"{desk.today:%d/%m/%Y}")


def _running() -> Select[Matter]:
    """Cases with a date still waited for, or paused: what a new calendar may move."""
    owing = select(CaseClock.case_id).where(CaseClock.state.in_(("running", "paused"))).distinct().subquery()
    return select(Matter).join(owing, Matter.id == owing.c.case_id).order_by(Matter.id)


def _moves(desk: Desk, session: Session, then: WorkingCalendar) -> Iterator[Moved]:
    for case in session.scalars(_running()):
        fresh = clocks(case_facts(case, case.events), desk.rules, then, desk.today, explain=False)
        for old, new in zip(case.clocks, fresh, strict=False):
            if old.state == "running" and old.due and new.due and old.due != new.due:
                yield Moved(case.number, new.clock, new.title, old.due, new.due)
