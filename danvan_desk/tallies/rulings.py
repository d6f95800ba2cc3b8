"""Decisions and conclusions as tables 03, 04 and 05 count them, and what was done of their orders."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Subquery, and_, case, or_, select

from danvan_desk.db.tables import Enforcement, Matter, Ruling
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.petitions import KEPT


@lru_cache(maxsize=KEPT)
def rulings(period: Period) -> Subquery:
    """Rulings to be carried out in the period: those of it, and those before it that were not carried out before it.

    `issued` is 1 where dated in the period, `carried_out` where carried out in it; `orders` are the numbers it orders.
    Source: Thông tư 06/2025/TT-TTCP, notes to 03/GQKN (7), 04/GQTC (7), 05/KQTH (1, 2, 16, 17).
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


@lru_cache(maxsize=KEPT)
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
