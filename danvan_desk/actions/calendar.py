"""The working calendar as the office's own: a notice is read or days are set by hand, what would move is shown, then
it is taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from danvan_desk.actions.book import open_book
from danvan_desk.actions.moved_dates import Counting, Moved, Moves, Watch, find_moves, record_moves
from danvan_desk.context import Desk
from danvan_desk.db.tables import CaseClock, OfficeDay
from danvan_desk.domain.calendar_day import AS_SHIPPED, DayEdit, problems_of_edits
from danvan_desk.domain.working_days import CalendarDay, WorkingCalendar
from danvan_desk.errors import Refused
from danvan_desk.lawbook import shipped_days
from danvan_desk.texts import _


@dataclass(frozen=True)
class CalendarChange:
    """Days that are added or altered, days that become again what the law says, and every date that moves with them:
    `moved` those still waited for, `ended` those of what is done already. `was` and `becomes` say of each changed day
    what the calendar has of it, None for a plain weekday or weekend."""

    days: tuple[CalendarDay, ...]
    moved: tuple[Moved, ...]
    back: tuple[date, ...] = ()
    ended: tuple[Moved, ...] = ()
    was: Mapping[date, CalendarDay | None] = field(default_factory=dict)
    becomes: Mapping[date, CalendarDay | None] = field(default_factory=dict)

    def is_empty(self) -> bool:
        return not self.days and not self.back


@dataclass(frozen=True)
class _Change:
    days: tuple[CalendarDay, ...]
    back: tuple[date, ...]
    was: Mapping[date, CalendarDay | None]
    becomes: Mapping[date, CalendarDay | None]
    moves: Moves

    def told(self) -> CalendarChange:
        moves = self.moves
        return CalendarChange(self.days, moves.moved, self.back, moves.ended, self.was, self.becomes)


def preview(desk: Desk, days: Sequence[CalendarDay], watch: Watch | None = None) -> CalendarChange:
    """What taking the notice over would change; nothing is written."""
    with desk.reading() as session:
        return _change(desk, session, days, (), watch).told()


def import_notice(desk: Desk, days: Sequence[CalendarDay]) -> CalendarChange:
    """Take the notice over: the days are kept, every running date is counted anew, each move is recorded."""
    return _take(desk, days, (), "import")


def preview_edits(desk: Desk, edits: Sequence[DayEdit], watch: Watch | None = None) -> CalendarChange:
    """What setting these days would change; nothing is written. Raises Refused."""
    with desk.reading() as session:
        return _change(desk, session, *_checked(desk, session, edits), watch).told()


def change_days(desk: Desk, edits: Sequence[DayEdit]) -> CalendarChange:
    """Set single days of the office's calendar, all of them or none. Raises Refused."""
    with desk.reading() as session:
        days, back = _checked(desk, session, edits)
    return _take(desk, days, back, "edit")


def _checked(desk: Desk, session: Session, edits: Sequence[DayEdit]) -> tuple[list[CalendarDay], list[date]]:
    law, covered = WorkingCalendar(shipped_days()), desk.calendar(session).covered_years()
    problems = problems_of_edits(edits, law, covered)
    if problems:
        raise Refused(problems)
    days = [edit.as_day() for edit in edits if edit.kind != AS_SHIPPED]
    return days, [edit.day for edit in edits if edit.kind == AS_SHIPPED]


def _take(desk: Desk, days: Sequence[CalendarDay], back: Sequence[date], action: str) -> CalendarChange:
    with open_book(desk) as book:
        change = _change(desk, book.session, days, back)
        for day in change.days:
            _keep(book.session, day.day, desk.today, day.kind.value, day.name, day.basis, day.status)
        for given in change.back:
            _keep(book.session, given, desk.today, AS_SHIPPED, "", "", "")
        book.session.flush()
        after = {day.day.isoformat(): _words(day) for day in change.days}
        after |= {day.isoformat(): AS_SHIPPED for day in change.back}
        before = {day.isoformat(): _words(was) for day, was in change.was.items() if was is not None}
        book.log("calendar", action, before=before or None, after=after)
        edition = {"calendar": desk.calendar_edition(book.session)}
        book.session.execute(update(CaseClock).where(CaseClock.state.in_(("running", "paused"))).values(edition))
        record_moves(book, change.moves, _("Lịch làm việc thay đổi"))
    return change.told()


def _keep(session: Session, day: date, on: date, kind: str, name: str, basis: str, status: str) -> None:
    row = session.get(OfficeDay, day) or OfficeDay(day=day)
    row.kind, row.name, row.basis, row.status, row.imported_on = kind, name, basis, status, on
    session.add(row)


def _words(day: CalendarDay) -> str:
    return f"{day.kind.value}: {day.name}"


def _change(
    desk: Desk, session: Session, days: Sequence[CalendarDay], back: Sequence[date], watch: Watch | None = None
) -> _Change:
    now, own, rules = desk.calendar(session), desk.own_days(session), desk.rules(session)
    changed = tuple(day for day in days if now.day(day.day) != day)
    undone = tuple(day for day in back if day in own)
    kept = {day: own[day] for day in own if day not in undone}
    then = desk.calendar_with(kept | {day.day: day for day in changed}, f"{desk.today:%d/%m/%Y}")
    touched = [day.day for day in changed] + list(undone)
    if not touched:
        return _Change((), (), {}, {}, Moves())
    was, becomes = ({day: calendar.day(day) for day in touched} for calendar in (now, then))
    ids = _crossing(session, touched, now.covered_years() ^ then.covered_years())
    moves = find_moves(session, ids, Counting(rules, now), Counting(rules, then), desk.today, watch)
    return _Change(changed, undone, was, becomes, moves)


def _crossing(session: Session, days: Sequence[date], years: frozenset[int]) -> list[int]:
    """The ids of the cases with a term that a changed day may lie in: between its start and its date, either way
    round, or paused. A year that becomes covered changes as a whole."""
    first, last = min(days), max(days)
    for year in years:
        first, last = min(first, date(year, 1, 1)), max(last, date(year, 12, 31))
    forward = and_(CaseClock.start <= last, CaseClock.due >= first)
    backward = and_(CaseClock.due <= last, CaseClock.start >= first)
    wanted = select(CaseClock.case_id).where(or_(forward, backward, CaseClock.due.is_(None))).distinct()
    return sorted(session.scalars(wanted))
