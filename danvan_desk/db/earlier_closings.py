"""How a case stood closed each time before it was opened again, kept in step with its events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from danvan_desk.db.tables import EarlierClosing, Matter
from danvan_desk.domain.standing import CaseStanding


def keep(case: Matter, reopened: Iterable[tuple[date, CaseStanding]]) -> None:
    """Set the earlier closings of a case; rows that still hold are left alone."""
    found = [
        (one.closing.event, one.closing.date, day, one.settled, one.on_time)
        for day, one in reopened
        if one.closing is not None
    ]
    kept = [(row.closing, row.closed_on, row.reopened_on, row.settled, row.on_time) for row in case.earlier_closings]
    if found != kept:
        case.earlier_closings = [
            EarlierClosing(closing=closing, closed_on=closed, reopened_on=again, settled=settled, on_time=on_time)
            for closing, closed, again, settled, on_time in found
        ]
