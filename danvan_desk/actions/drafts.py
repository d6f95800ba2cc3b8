"""What an officer has typed and not saved: kept as it is typed, offered again, thrown away once saved."""

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


def save_draft(desk: Desk, page: str, title: str, data: dict[str, Any], draft_id: int | None = None) -> int:
    """Keep a page's fields under `draft_id`, or a new one; gives the id. `title` must not name a denouncer."""
    with desk.writing() as session:
        draft = session.get(Draft, draft_id) if draft_id else None
        if draft is None:
            draft = Draft(page=page)
            session.add(draft)
        draft.title, draft.data = title, data
        draft.saved_at = datetime.now().astimezone().isoformat(timespec="seconds")
        session.flush()
        return draft.id


def drop_draft(desk: Desk, draft_id: int) -> None:
    with desk.writing() as session:
        draft = session.get(Draft, draft_id)
        if draft is not None:
            session.delete(draft)


def drafts(desk: Desk) -> list[SavedDraft]:
    """Every unfinished page, the latest first."""
    with desk.reading() as session:
        rows = session.scalars(select(Draft).order_by(Draft.saved_at.desc(), Draft.id.desc())).all()
        return [SavedDraft(r.id, r.page, r.title, datetime.fromisoformat(r.saved_at), r.data) for r in rows]
