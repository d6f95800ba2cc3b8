"""The entries of the small log: documents issued and classes held, those taken back too, and what was changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import Change, LogEntry
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_each
from danvan_desk.errors import NotFound, Problem
from danvan_desk.texts import _

Day = date  # where a field is itself called date
_CHANGES = ("log_corrected", "log_taken_back")


@dataclass(frozen=True)
class LogChange:
    """A correction: the fields it changed as they were and as they became, by name; taking back changes none."""

    at: datetime
    who: str
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str | None


@dataclass(frozen=True)
class LogShown:
    """`changes` the oldest first. `taken_back_on`: since when it no longer counts."""

    number: str
    kind: str
    date: Day
    title: str | None
    classes: int | None
    people: int | None
    note: str | None
    taken_back_on: Day | None
    taken_back_why: str | None
    changes: tuple[LogChange, ...] = ()


def log_entries(desk: Desk, period: Period) -> list[LogShown]:
    """Those dated in the period, the newest first."""
    query = select(LogEntry).where(LogEntry.date.between(period.start, period.end))
    with desk.reading() as session:
        return _shown(session, session.scalars(query.order_by(LogEntry.date.desc(), LogEntry.id.desc())).all())


def log_entry(desk: Desk, number: str) -> LogShown:
    """One entry by its number ("log-7"). Raises NotFound."""
    found = re.fullmatch(r"log-(\d{1,18})", number)
    with desk.reading() as session:
        entry = session.get(LogEntry, int(found[1])) if found else None
        if entry is None:
            raise NotFound([Problem("number", _("không có mục này trong sổ văn bản chỉ đạo, tập huấn"), number)])
        return _shown(session, [entry])[0]


def _shown(session: Session, entries: Iterable[LogEntry]) -> list[LogShown]:
    listed = list(entries)
    names = ("kind", "date", "title", "classes", "people", "note", "taken_back_on", "taken_back_why")
    numbers = [f"log-{entry.id}" for entry in listed]
    changes: dict[str, list[LogChange]] = defaultdict(list)
    for start in range(0, len(numbers), 500):
        wanted = Change.record.in_(numbers[start : start + 500]), Change.action.in_(_CHANGES)
        for row in session.scalars(select(Change).where(*wanted).order_by(Change.id)):
            at = datetime.fromisoformat(row.at)
            changes[row.record].append(
                LogChange(at, row.who, row.action, row.before or {}, row.after or {}, row.reason)
            )
    shown = [
        LogShown(number=number, changes=tuple(changes[number]), **{name: getattr(entry, name) for name in names})
        for number, entry in zip(numbers, listed, strict=True)
    ]
    return _unnamed(session, shown)


def _unnamed(session: Session, shown: list[LogShown]) -> list[LogShown]:
    """With everybody by the code who denounced only after an entry was written."""
    said: dict[str, None] = {}
    for one in shown:
        corrected = [text for change in one.changes for text in (*change.before.values(), *change.after.values())]
        reasons = [change.reason for change in one.changes]
        texts = (one.title, one.note, one.taken_back_why, *reasons, *corrected)
        said |= dict.fromkeys(text for text in texts if isinstance(text, str))
    told: dict[Any, str] = dict(zip(said, redact_each([*said], everybody_hidden(session)), strict=True))

    def struck(change: LogChange) -> LogChange:
        before, after = ({k: told.get(v, v) for k, v in side.items()} for side in (change.before, change.after))
        return replace(change, before=before, after=after, reason=told.get(change.reason, change.reason))

    return [
        replace(
            one,
            title=told.get(one.title, one.title),
            note=told.get(one.note, one.note),
            taken_back_why=told.get(one.taken_back_why, one.taken_back_why),
            changes=tuple(map(struck, one.changes)),
        )
        for one in shown
    ]
