"""What an officer has typed and not saved: kept as it is typed, thrown away once saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from danvan_desk.context import Desk
from danvan_desk.db.tables import Draft


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
