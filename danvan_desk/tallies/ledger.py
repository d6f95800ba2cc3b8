"""Petitions as the monthly summary counts them: there before, come in, finished, left."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Subquery, and_, case, or_, select
from sqlalchemy.orm import Session

from danvan_desk.db.tables import Matter, Petition
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.closings import closed_on, undone_after
from danvan_desk.tallies.per_period import per_period
from danvan_desk.tallies.petitions import Classified, class_on, classified_again


def ledger(session: Session, period: Period) -> Subquery:
    """Every petition that was open at some time in the period.

    `origin`: before or period. `class`: yes, no, ineligible, unprocessed as of the end. `closed` is the day it was
    closed as known then, `finished` is 1 where that was in the period, with `settled` and `on_time` of its case;
    `reopened` is 1 where it was closed before the period and opened again in it.
    """
    return _ledger(period, classified_again(session, period))


@per_period
def _ledger(period: Period, anew: Classified) -> Subquery:
    start, end = period.start, period.end
    earlier, held = undone_after(end)
    before, held_before = undone_after(start - timedelta(days=1))
    standing = case((Petition.processed_on <= end, class_on(period, anew)), else_="unprocessed")
    closed, again = closed_on(earlier), earlier.id.is_not(None)
    settled = case((again, earlier.settled), else_=Matter.settled)
    on_time = case((again, earlier.on_time), else_=Matter.on_time)
    return (
        select(
            Petition.id.label("id"),
            Petition.received.label("day"),
            Petition.case_id.label("case_id"),
            Petition.kind.label("kind"),
            case((Petition.received < start, "before"), else_="period").label("origin"),
            standing.label("class"),
            closed.label("closed"),
            case((closed <= end, 1), else_=0).label("finished"),
            case((before.reopened_on <= end, 1), else_=0).label("reopened"),
            case((settled.is_(True), 1), else_=0).label("settled"),
            case((on_time.is_(True), 1), else_=0).label("on_time"),
        )
        .join(Matter, Petition.case_id == Matter.id)
        .outerjoin(earlier, held)
        .outerjoin(before, held_before)
        .where(
            or_(
                Petition.received.between(start, end),
                and_(Petition.closed_on.is_(None), Petition.received < start),
                and_(Petition.closed_on >= start, Petition.received < start),
            ),
            or_(Petition.received >= start, closed.is_(None), closed >= start),
        )
        .subquery()
    )
