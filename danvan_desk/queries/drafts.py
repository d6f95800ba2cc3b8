"""What officers have left unfinished, to be offered again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from danvan_desk.context import Desk
from danvan_desk.db.tables import Draft


@dataclass(frozen=True)
class SavedDraft:
    id: int
    page: str
    title: str
    saved_at: datetime
    data: dict[str, Any]


def drafts(desk: Desk) -> list[SavedDraft]:
    """Every unfinished page, the latest first."""
    with desk.reading() as session:
        rows = session.scalars(select(Draft).order_by(Draft.saved_at.desc(), Draft.id.desc())).all()
        return [SavedDraft(r.id, r.page, r.title, datetime.fromisoformat(r.saved_at), r.data) for r in rows]
