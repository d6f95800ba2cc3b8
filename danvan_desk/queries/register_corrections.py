"""What was corrected in entries of closed books and no book has told yet: the next book of the register lists it.

A closed book is never altered. Told is what a book keeps of an entry in the columns that are facts of its day, with the
corrections later books listed, against what the entry says now; columns that follow a case are no corrections.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import Change, ClosedBook, Petition, Visit
from danvan_desk.domain.secrecy import redact_each
from danvan_desk.papers.register_data import FORMS, VISITS, Correction, RegisterLine, told
from danvan_desk.queries.registers import lines_of

_FACTS: dict[str, dict[int, frozenset[str]]] = {
    "visits": {
        1: frozenset({"date"}),
        2: frozenset({"people", "companions"}),
        3: frozenset({"people"}),
        4: frozenset({"content"}),
        5: frozenset({"kind"}),
        6: frozenset({"people", "companions", "same_matter_people"}),
        7: frozenset({"resolved_by"}),
        8: frozenset({"in_authority"}),
        9: frozenset({"guided_to", "guide_no"}),
        12: frozenset({"note"}),
    },
    "petitions": {
        2: frozenset({"channel", "forwarded_by"}),
        3: frozenset({"people"}),
        4: frozenset({"content"}),
        6: frozenset({"people"}),
        11: frozenset({"note", "petition"}),  # whose repeat it is, until the log says "unjoin" of the petition
    },
}
"""Places of the columns that are facts of an entry's day, with the fields the log names when one is corrected."""


@dataclass
class _Kept:
    """An entry as the books have told it so far. `closed`: id of the log's line that closed its book."""

    volume: str
    order: int
    closed: int
    cells: dict[str, str]
    changes: list[Change] = field(default_factory=list)


def corrections_waiting(desk: Desk) -> dict[str, int]:
    """By register, how many the next book would list if it were closed now."""
    with desk.reading() as session:
        return {register: len(untold_corrections(session, register)) for register in FORMS}


def untold_corrections(session: Session, register: str) -> tuple[Correction, ...]:
    """In the order of books, entries and columns. A denouncer stands in them by the code: in the record of today as in
    what closed books keep."""
    entries = {number: one for number, one in _kept(session, register).items() if one.changes}
    lines = lines_of(session, register, list(entries))
    found = [one for number, kept in entries.items() for one in _differences(register, kept, lines[number])]
    whys = redact_each([one.why for one in found], everybody_hidden(session))  # a reason may name anybody
    return tuple(replace(one, why=why) for one, why in zip(found, whys, strict=True))


def _kept(session: Session, register: str) -> dict[str, _Kept]:
    closings = _closings(session, register)
    changed = _changes(session, register, min(closings.values(), default=0))
    entries: dict[str, _Kept] = {}
    for book in session.scalars(select(ClosedBook).where(ClosedBook.register == register).order_by(ClosedBook.id)):
        data = told(book.content)
        titles = [column.title for column in data.form.columns]
        closed = closings[f"{register}-{data.volume}"]
        for order, row in enumerate(data.rows, 1):
            if row.record in changed:
                entries[row.record] = _Kept(
                    str(data.volume), order, closed, dict(zip(titles, row.cells, strict=True)),
                    [change for change in changed[row.record] if change.id > closed],
                )  # fmt: skip
        for one in data.corrections:
            if one.record in entries:
                entries[one.record].cells[one.column] = one.now
    return entries


def _closings(session: Session, register: str) -> dict[str, int]:
    """Which line of the log closed each book."""
    query = select(Change.record, Change.id).where(Change.action == "close", Change.record.startswith(f"{register}-"))
    return {row.record: row.id for row in session.execute(query)}


def _changes(session: Session, register: str, after: int) -> dict[str, list[Change]]:
    """What was changed, since the first book was closed, in entries of any closed book."""
    table = Visit if register == VISITS.register else Petition
    query = (
        select(Change)
        .join(table, table.number == Change.record)
        .where(Change.id > after, Change.action.in_(("update", "unjoin")), table.closed_book_id.is_not(None))
        .order_by(Change.id)
    )
    found: dict[str, list[Change]] = {}
    for change in session.scalars(query):
        found.setdefault(change.record, []).append(change)
    return found


def _differences(register: str, kept: _Kept, line: RegisterLine) -> Iterable[Correction]:
    for place, fields in _FACTS[register].items():
        title, now = FORMS[register].columns[place].title, line.cells[place]
        if kept.cells.get(title, now) == now:
            continue
        change = next((one for one in reversed(kept.changes) if fields & (one.after or {}).keys()), kept.changes[-1])
        yield Correction(
            volume=kept.volume,
            order=kept.order,
            record=line.record,
            day=change.stand_in or date.fromisoformat(change.at[:10]),
            column=title,
            was=kept.cells[title],
            now=now,
            why=change.reason or "",
        )
