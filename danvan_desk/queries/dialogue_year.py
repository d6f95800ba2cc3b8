"""What the yearly report says of dialogues: how many, who came, what was asked, promised, kept; each with its list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, DialogueItem
from danvan_desk.domain.dialogue_lists import YearLists, YearRow


@dataclass(frozen=True)
class DialogueCounts:
    """Promises are `kept_in_time`, `kept_late` or `not_yet`; one kept that had no date was kept in time.

    Conferences and dialogues in cases are `at_seat` where no hamlet is written, else `at_hamlet`.
    """

    conferences: int
    in_cases: int
    at_seat: int
    at_hamlet: int
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
    return counts_of(year_lists(desk, start, end))


def counts_of(lists: YearLists) -> DialogueCounts:
    return DialogueCounts(**{name: sum(row.amount for row in rows) for name, rows in lists.items()})


def year_lists(desk: Desk, start: date, end: date) -> YearLists:
    """What each of the counts counts, by the count's name, the earliest dialogue first."""
    query = select(Dialogue).where(Dialogue.date.between(start, end)).order_by(Dialogue.date, Dialogue.id)
    with desk.reading() as session:
        held = list(session.scalars(query.options(selectinload(Dialogue.items))))
        whole = [(one, _whole(one)) for one in held]
        items = [(item, _point(one, item)) for one in held for item in one.items]
    placed = [(one, row) for one, row in whole if one.kind != "procedure"]
    asked = [(item, row) for item, row in items if item.question]
    promises = [(item, row) for item, row in items if item.commitment]
    return {
        "conferences": tuple(row for one, row in whole if one.kind == "conference"),
        "in_cases": tuple(row for one, row in whole if one.kind == "case"),
        "at_seat": tuple(row for one, row in placed if not one.hamlet),
        "at_hamlet": tuple(row for one, row in placed if one.hamlet),
        "attended": tuple(_whole(one, one.attended) for one in held if one.attended),
        "questions": tuple(row for _item, row in asked),
        "answered": tuple(row for item, row in asked if item.answer),
        "promised": tuple(row for _item, row in promises),
        "kept_in_time": tuple(row for item, row in promises if item.done_on is not None and not _late(item)),
        "kept_late": tuple(row for item, row in promises if _late(item)),
        "not_yet": tuple(row for item, row in promises if item.done_on is None),
        "published": tuple(row for item, row in promises if item.published_on is not None),
    }


def _late(item: DialogueItem) -> bool:
    return item.due is not None and item.done_on is not None and item.done_on > item.due


def _whole(one: Dialogue, amount: int = 1) -> YearRow:
    return YearRow(one.number, one.kind, one.date, None, None, one.hamlet or one.place, one.chair, None, None, amount)


def _point(one: Dialogue, item: DialogueItem) -> YearRow:
    return YearRow(
        one.number, one.kind, one.date, item.position, item.commitment or item.question, item.hamlet or one.hamlet,
        item.owner, item.due, item.done_on,
    )  # fmt: skip
