"""What another calendar or another rule does to dates already counted: found before anything is written, then
recorded case by case. The calendar and the office's own rules both go through here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.actions.book import Book
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Matter
from danvan_desk.domain.clocks import Clock, ClockState, clocks
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.whole_file import write_whole

_AT_ONCE = 200

Watch = Callable[[int, int], bool]
"""Told how many of how many cases were looked at; answers False to stop."""


class StoppedError(Exception):
    """Whoever asked wants it no more; nothing was written."""


@dataclass(frozen=True)
class Moved:
    """A date that becomes another. `people` is a code where the case is secret."""

    case: str
    clock: str
    title: str
    due: date
    becomes: date
    people: str
    secret: bool
    provisional: bool = False  # the new date leans on a day that is only expected


@dataclass(frozen=True)
class Moves:
    """`moved`: dates still waited for. `ended`: dates of what is done already, counted anew so that on time stays
    true. `cases`: the ids of every case in which anything at all changes."""

    moved: tuple[Moved, ...] = ()
    ended: tuple[Moved, ...] = ()
    cases: tuple[int, ...] = ()


class Counting(NamedTuple):
    """What dates are counted by."""

    rules: RuleBook
    calendar: WorkingCalendar


def find_moves(
    session: Session, ids: Sequence[int], now: Counting, then: Counting, today: date, watch: Watch | None = None
) -> Moves:
    """Compares the cases' dates as they are with what they would be. Raises StoppedError where `watch` says so."""
    moved: list[Moved] = []
    ended: list[Moved] = []
    touched: list[int] = []
    for at, case in enumerate(_cases(session, ids)):
        if watch is not None and at % _AT_ONCE == 0 and not watch(at, len(ids)):
            raise StoppedError
        facts = case_facts(case, case.events)
        before = clocks(facts, now.rules, now.calendar, today, explain=False)
        after = clocks(facts, then.rules, then.calendar, today, explain=False)
        if [_kept(clock) for clock in before] != [_kept(clock) for clock in after]:
            touched.append(case.id)
        for old, new in _pairs(before, after):
            if old.due is None or new.due is None or old.due == new.due or new.state is ClockState.DROPPED:
                continue
            move = Moved(case.number, new.clock, new.title, old.due, new.due, case.people, case.secret, new.provisional)
            (moved if _waited_for(old, case, today) else ended).append(move)
    return Moves(tuple(moved), tuple(ended), tuple(touched))


def record_moves(book: Book, moves: Moves, reason: str) -> None:
    """Every move into the log of its case; every case that changes is brought up to date when the book closes."""
    for move in (*moves.moved, *moves.ended):
        book.log(
            move.case,
            "recounted",
            before={move.clock: move.due.isoformat()},
            after={move.clock: move.becomes.isoformat()},
            reason=reason,
        )
    for case in _cases(book.session, moves.cases):
        book.touch(case)


def save_moves_book(desk: Desk, reason: str, moved: Sequence[Moved], path: Path) -> Path:
    """The dates that would move, as an Excel list; a denouncer only as a code. Raises OSError."""
    from danvan_desk.exchange.moves_book import MoveLine, moves_xlsx

    with desk.reading() as session:
        office = desk.office(session).name
    lines = [
        MoveLine(m.case, m.people, m.title, m.due, m.becomes, "hạn mới là tạm tính" if m.provisional else "")
        for m in moved
    ]
    return write_whole(path, moves_xlsx(office, reason, desk.today, lines))


def _cases(session: Session, ids: Sequence[int]) -> Iterator[Matter]:
    for start in range(0, len(ids), _AT_ONCE):
        wanted = select(Matter).where(Matter.id.in_(ids[start : start + _AT_ONCE])).order_by(Matter.id)
        yield from session.scalars(wanted.options(selectinload(Matter.events)))


def _kept(clock: Clock) -> tuple[object, ...]:
    """What the books keep of a clock, without the calendar's edition."""
    return clock.clock, clock.start, clock.due, clock.state, clock.rule, clock.provisional


def _pairs(before: Sequence[Clock], after: Sequence[Clock]) -> Iterator[tuple[Clock, Clock]]:
    """The same clock before and after: by its id, and which of several it is."""
    waiting: dict[str, list[Clock]] = {}
    for clock in before:
        waiting.setdefault(clock.clock, []).append(clock)
    for clock in after:
        same = waiting.get(clock.clock)
        if same:
            yield same.pop(0), clock


def _waited_for(clock: Clock, case: Matter, today: date) -> bool:
    """Still owed, or a date to come in an open case."""
    if clock.state is ClockState.DATE:
        return case.closed_on is None and clock.due is not None and clock.due >= today
    return clock.running
