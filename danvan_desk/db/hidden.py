"""Who stands behind the codes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.db.tables import Identity


def everybody_hidden(session: Session) -> list[tuple[str, dict[str, object]]]:
    """Every denouncer by code."""
    return [(code, person) for code, person in session.execute(select(Identity.code, Identity.person))]
