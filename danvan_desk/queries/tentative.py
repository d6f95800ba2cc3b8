"""Which dates lean on a day of rest that is only expected: they carry their mark wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.db.tables import CaseClock

_FEW = 500


def tentative_dates(session: Session, ids: Sequence[int]) -> set[tuple[int, date | None]]:
    """Case and due date, for the running terms of these cases that are provisional."""
    columns = CaseClock.__table__.c
    query = select(columns.case_id, columns.due).where(columns.provisional, columns.state == "running")
    if len(ids) <= _FEW:
        query = query.where(columns.case_id.in_(list(ids)))
    wanted = set(ids)
    return {(case_id, due) for case_id, due in session.execute(query) if case_id in wanted}
