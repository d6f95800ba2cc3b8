"""The records the tables count, as SQL: one row a record, its date, its people, and the attributes columns ask for.

A cell's number and a cell's list are both taken from the select made here, so they can't disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Subquery, and_, case, false, func, literal, select, true
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import LogEntry, Reception, Visit
from danvan_desk.domain.delegations import LEAST
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.definitions import Wanted
from danvan_desk.tallies.ledger import ledger
from danvan_desk.tallies.overdue import overdue
from danvan_desk.tallies.per_period import per_period
from danvan_desk.tallies.petitions import petitions
from danvan_desk.tallies.rulings import enforcements, rulings

OF_THE_HEAD = ("periodic", "unscheduled")


@dataclass(frozen=True)
class Asked:
    """What a source is asked for. `made`: the sources made so far, for the books stand still while one asks."""

    desk: Desk
    session: Session
    period: Period
    made: dict[str, Subquery] = field(default_factory=dict, repr=False, compare=False)


@per_period
def visits(period: Period) -> Subquery:
    """Visits of the period by their date.

    `category`: regular reception, or the head's periodic and unscheduled one, in person or delegated.
    `first_of_matter` is 1 on one visit per matter: matters are distinct cases, a visit without a case is one of its
    own; one that the head received too counts with the head, not with the officers (notes to 01/TCD). Turns and
    people stay in the category where they were received.
    """
    category = case(
        (Visit.reception == "regular", "regular"),
        (and_(Visit.reception.in_(OF_THE_HEAD), Visit.by_head.is_(True)), "head"),
        (Visit.reception.in_(OF_THE_HEAD), "delegate"),
    )
    delegated = category == "delegate"
    rank = case((category == "head", 0), else_=1)
    place = func.row_number().over(
        partition_by=(func.coalesce(Visit.case_id, -Visit.id), delegated), order_by=(rank, Visit.date, Visit.id)
    )
    return (
        select(
            Visit.id.label("id"),
            Visit.date.label("day"),
            Visit.people_count.label("people"),
            Visit.case_id.label("case_id"),
            category.label("category"),
            case((place == 1, 1), else_=0).label("first_of_matter"),
            case((Visit.people_count >= LEAST, 1), else_=0).label("delegation"),
        )
        .where(Visit.date.between(period.start, period.end))
        .subquery()
    )


@per_period
def reception_days(period: Period) -> Subquery:
    """The head's reception days that were made public beforehand; `first_of_day` is 1 once per day and host."""
    place = func.row_number().over(partition_by=(Reception.date, Reception.by), order_by=Reception.id)
    return (
        select(
            Reception.id.label("id"),
            Reception.date.label("day"),
            Reception.by.label("by"),
            case((place == 1, 1), else_=0).label("first_of_day"),
        )
        .where(
            Reception.date.between(period.start, period.end),
            Reception.kind.in_(OF_THE_HEAD),
            Reception.announced.is_not(None),
        )
        .subquery()
    )


@per_period
def log(period: Period) -> Subquery:
    """What the small log holds of the period and nobody took back: directives, classes."""
    return (
        select(
            LogEntry.id.label("id"),
            LogEntry.date.label("day"),
            LogEntry.kind.label("kind"),
            LogEntry.classes.label("classes"),
            LogEntry.people.label("people"),
        )
        .where(LogEntry.date.between(period.start, period.end), LogEntry.taken_back_on.is_(None))
        .subquery()
    )


@per_period
def inspections(period: Period) -> Subquery:
    """None: a commune has no inspectorate and holds no inspections. Source: Luật Thanh tra 2025."""
    return log(period).select().where(false()).subquery()


class Attributes(Protocol):
    """The attributes of a source by name."""

    def __getitem__(self, name: str, /) -> ColumnElement[Any]: ...


SOURCES: dict[str, Callable[[Asked], Subquery]] = {
    "visits": lambda asked: visits(asked.period),
    "reception_days": lambda asked: reception_days(asked.period),
    "petitions": lambda asked: petitions(asked.session, asked.period),
    "rulings": lambda asked: rulings(asked.period),
    "enforcements": lambda asked: enforcements(asked.period),
    "log": lambda asked: log(asked.period),
    "inspections": lambda asked: inspections(asked.period),
    "ledger": lambda asked: ledger(asked.session, asked.period),
    "overdue": lambda asked: overdue(asked.desk, asked.session, asked.period.end),
}


def source(asked: Asked, name: str) -> Subquery:
    if name not in asked.made:
        asked.made[name] = SOURCES[name](asked)
    return asked.made[name]


def counts(rows: Attributes, where: Mapping[str, Wanted]) -> ColumnElement[bool]:
    """Whether a record of the source is one the column counts."""
    conditions = [
        rows[name] == wanted[0] if len(wanted) == 1 else rows[name].in_(wanted) for name, wanted in where.items()
    ]
    return and_(true(), *conditions)


def amount(rows: Attributes, adds: str) -> ColumnElement[float]:
    """What one record adds to the column: itself, or a number it holds, "people" or "orders.state_money"."""
    if adds == "records":
        return literal(1)
    name, _point, key = adds.partition(".")
    number = func.json_extract(rows[name], f"$.{key}") if key else rows[name]
    return func.coalesce(number, 0)
