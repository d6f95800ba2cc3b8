"""Petitions as table 02/XLD counts them, classed as things stood at the period's end."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from danvan_desk.db.facts import case_event
from danvan_desk.db.tables import Event, Matter, Petition
from danvan_desk.domain.cases import effective
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.closings import Earlier, undone_after
from danvan_desk.tallies.definitions import subjects
from danvan_desk.tallies.per_period import per_period

IN_AUTHORITY = ("accepted", "declined", "answered")
NOT_IN_AUTHORITY = ("forwarded", "guided", "returned")
Classified = tuple[tuple[int, str | None], ...]
"""Cases by their id and what they were classified as."""


def petitions(session: Session, period: Period) -> Subquery:
    """Petitions received in the period, and those received before and not processed before it.

    `class`: yes, no, ineligible; NULL where not processed by the end. `route` of those not in authority: forwarded,
    or guided: those returned too, and those only classified so far, whose citizen is still to be told where to go.
    `subject` is the column their field belongs to. `first_of_case` is 1 on one petition per case and class. `stand` of
    their case at the end: declined, ended (withdrawn whole, discontinued), accepted, else looking.
    """
    return _petitions(period, classified_again(session, period))


@per_period
def _petitions(period: Period, again: Classified) -> Subquery:
    start, end = period.start, period.end
    standing = class_on(period, again)
    earlier, held = undone_after(end)
    processed = Petition.processed_on <= end
    kept = case((processed, standing))
    step = case((Matter.first_step_on <= end, Matter.first_step))
    by_case = Petition.case_id + 0  # else the whole register is read in the order of the index on case_id
    place = func.row_number().over(partition_by=(by_case, kept), order_by=(Petition.received, Petition.id))
    return (
        select(
            Petition.id.label("id"),
            Petition.received.label("day"),
            Petition.case_id.label("case_id"),
            Petition.kind.label("kind"),
            Petition.instance.label("instance"),
            case((processed, 1), else_=0).label("processed"),
            kept.label("class"),
            case((step == "forwarded", "forwarded"), else_="guided").label("route"),
            _subject().label("subject"),
            case((place == 1, 1), else_=0).label("first_of_case"),
            _stand(earlier, end).label("stand"),
        )
        .join(Matter, Petition.case_id == Matter.id)
        .outerjoin(earlier, held)
        .where(
            or_(
                Petition.received.between(start, end),
                and_(Petition.processed_on.is_(None), Petition.received < start),
                and_(Petition.processed_on >= start, Petition.received < start),
            )
        )
        .subquery()
    )


def _stand(earlier: Earlier, end: date) -> ColumnElement[str]:
    """Source: Thông tư 06/2025/TT-TTCP, 03/GQKN and 04/GQTC, columns 3 to 6."""
    closing = case((earlier.id.is_not(None), earlier.closing), (Matter.closed_on <= end, Matter.closing))
    return case(
        (closing.in_(("withdrawn", "discontinued")), "ended"),
        (closing == "declined", "declined"),
        (Matter.accepted_on <= end, "accepted"),
        else_="looking",
    )


def class_on(period: Period, again: Classified) -> ColumnElement[str]:
    """The class at the period's end of a petition processed in it: its case's first step decides, else what it was
    classified as (`again`: classified anew since), else what was said of it when it was registered."""
    end = period.end
    step = case((Matter.first_step_on <= end, Matter.first_step))
    said = case((Matter.classified_on <= end, Matter.classified))
    if again:
        said = case(dict(again), value=Matter.id, else_=said)
    return case(
        (step.in_(IN_AUTHORITY), "yes"),
        (step.in_(NOT_IN_AUTHORITY), "no"),
        (step == "filed", "ineligible"),
        (said == "in_authority", "yes"),
        (said == "not_in_authority", "no"),
        (said == "ineligible", "ineligible"),
        (Petition.eligible.is_(False), "ineligible"),
        (Petition.in_authority.is_(True), "yes"),
        (Petition.in_authority.is_(False), "no"),
        else_="ineligible",
    )


def classified_again(session: Session, period: Period) -> Classified:
    """What cases were classified as at the end that were classified anew after it: the case row keeps the last one
    only. There are hardly ever any."""
    end = period.end
    again = session.scalars(
        select(Matter.id)
        .join(Petition, Petition.case_id == Matter.id)
        .where(
            Matter.classified_on > end,
            Petition.processed_on.between(period.start, end),
            or_(Matter.first_step_on.is_(None), Matter.first_step_on > end),
        )
        .distinct()
    ).all()
    found: list[tuple[int, str | None]] = []
    for case_id in again:
        rows = session.scalars(select(Event).where(Event.case_id == case_id).order_by(Event.n))
        said = [e for e in effective([case_event(row) for row in rows]) if e.event == "classified" and e.date <= end]
        found.append((case_id, said[-1].outcome if said else None))
    return tuple(found)


def _subject() -> ColumnElement[str]:
    """The column of a petition's field, by its kind; a field named nowhere is "other"."""
    branches = []
    for kind, names in subjects().items():
        within = [(Petition.field.in_(fields), literal(name)) for name, fields in names.items()]
        branches.append((Petition.kind == kind, case(*within, else_="other")))
    return case(*branches, else_="other")
