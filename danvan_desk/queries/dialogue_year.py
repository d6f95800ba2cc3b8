"""What the yearly report says of dialogues: how many, who came, what was asked, promised and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue


@dataclass(frozen=True)
class DialogueCounts:
    """Promises are `kept_in_time`, `kept_late` or `not_yet`; one kept that had no date was kept in time."""

    conferences: int
    in_cases: int
    attended: int
    questions: int
    answered: int
    promised: int
    kept_in_time: int
    kept_late: int
    not_yet: int
    published: int


def dialogue_counts(desk: Desk, start: date, end: date) -> DialogueCounts:
    """The dialogues held from `start` to `end`, both included; promises as they stand today."""
    query = select(Dialogue).where(Dialogue.date.between(start, end)).options(selectinload(Dialogue.items))
    with desk.reading() as session:
        held = list(session.scalars(query))
    items = [item for dialogue in held for item in dialogue.items]
    promises = [item for item in items if item.commitment]
    kept = [item for item in promises if item.done_on is not None]
    late = sum(item.due is not None and item.done_on is not None and item.done_on > item.due for item in kept)
    return DialogueCounts(
        conferences=sum(dialogue.kind == "conference" for dialogue in held),
        in_cases=sum(dialogue.kind == "case" for dialogue in held),
        attended=sum(dialogue.attended or 0 for dialogue in held),
        questions=sum(bool(item.question) for item in items),
        answered=sum(bool(item.question and item.answer) for item in items),
        promised=len(promises),
        kept_in_time=len(kept) - late,
        kept_late=late,
        not_yet=len(promises) - len(kept),
        published=sum(item.published_on is not None for item in promises),
    )
