"""Which cases were closed on a day, as it was known that day: one opened again later was closed then."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, func
from sqlalchemy.orm import aliased

from danvan_desk.db.tables import EarlierClosing, Matter, Petition

Earlier = type[EarlierClosing]


def undone_after(day: date) -> tuple[Earlier, ColumnElement[bool]]:
    """The closing that held a case closed on `day` and was undone after it, at most one a case; and what joins it to
    the case (an outer join: there are few)."""
    earlier = aliased(EarlierClosing)
    return earlier, and_(earlier.case_id == Matter.id, earlier.closed_on <= day, earlier.reopened_on > day)


def closed_on(earlier: Earlier) -> ColumnElement[date]:
    """The day a petition was closed, as known on the day of `earlier`."""
    return func.coalesce(earlier.closed_on, Petition.closed_on)
