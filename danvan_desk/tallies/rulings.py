"""Decisions and conclusions as tables 03, 04 and 05 count them, and what was done of their orders."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Label, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from danvan_desk.db.tables import Enforcement, Matter, Ruling
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.per_period import per_period

DUE = ("state_money", "state_land", "return_money", "return_land")
"""The numbers of a ruling's orders that are collected or given back bit by bit."""


@per_period
def rulings(period: Period) -> Subquery:
    """Rulings to be carried out in the period: those of it, and those before it that were not carried out before it.

    `issued` is 1 where dated in the period, `carried_out` where carried out in it; `orders` are the numbers it orders;
    `due_state_money` and the like what was still to be collected or given back as the period began, or was ordered in
    it. Source: Thông tư 06/2025/TT-TTCP, notes to 03/GQKN (7), 04/GQTC (7), 05/KQTH (1, 2, 16, 17); for what is due
    its notes on conclusions of inspections, whose columns have the same heads: ordered in the period, and "chưa thu
    được … kỳ trước chuyển sang".
    """
    start, end = period.start, period.end
    return (
        select(
            Ruling.id.label("id"),
            Ruling.date.label("day"),
            Ruling.case_id.label("case_id"),
            Matter.kind.label("kind"),
            Matter.instance.label("instance"),
            Ruling.outcome.label("outcome"),
            case((Ruling.date >= start, 1), else_=0).label("issued"),
            case((Ruling.carried_out_on <= end, 1), else_=0).label("carried_out"),
            Ruling.orders.label("orders"),
            *(_due(name, start) for name in DUE),
        )
        .join(Matter, Ruling.case_id == Matter.id)
        .where(
            or_(
                Ruling.date.between(start, end),
                and_(Ruling.carried_out_on.is_(None), Ruling.date < start),
                and_(Ruling.carried_out_on >= start, Ruling.date < start),
            )
        )
        .subquery()
    )


def _due(name: str, start: date) -> Label[float]:
    """What a ruling orders; of one from before the period what was not done before it, nothing where more was done."""
    ordered = _number(Ruling.orders, name)
    done = select(func.sum(_number(Enforcement.done, name))).where(
        Enforcement.ruling_id == Ruling.id, Enforcement.date < start
    )
    left = func.max(func.round(ordered - func.coalesce(done.scalar_subquery(), 0), 6), 0)
    return case((or_(Ruling.date >= start, Ruling.orders.is_(None)), ordered), else_=left).label(f"due_{name}")


def _number(numbers: ColumnElement[Any] | InstrumentedAttribute[Any], name: str) -> ColumnElement[float]:
    return func.coalesce(func.json_extract(numbers, f"$.{name}"), 0)


@per_period
def enforcements(period: Period) -> Subquery:
    """What was collected, given back and done in the period; `done` are the numbers."""
    return (
        select(
            Enforcement.id.label("id"),
            Enforcement.date.label("day"),
            Ruling.case_id.label("case_id"),
            Matter.kind.label("kind"),
            Enforcement.done.label("done"),
        )
        .join(Ruling, Enforcement.ruling_id == Ruling.id)
        .join(Matter, Ruling.case_id == Matter.id)
        .where(Enforcement.date.between(period.start, period.end))
        .subquery()
    )
