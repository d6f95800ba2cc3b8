"""The proposal to the chair and the letter that urges another body, as the event being written would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.pages.record_papers import show_made

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from ui.pages.page import Page

PAPERS = {"proposed": "XLD-01", "urged": "CV-DD"}
"""The form that goes with an event."""


def preview_draft(page: Page, event: str, payload: dict[str, Any]) -> None:
    """As it would stand once the event is saved."""
    desk, number = page.window_.desk, payload["case"]

    def work() -> PaperMade:
        from danvan_desk.actions.steering_papers import print_proposal, print_urging
        from danvan_desk.domain.reading import read_record
        from danvan_desk.domain.records import NewEvent

        record = read_record(payload, desk.today)
        draft = record if isinstance(record, NewEvent) else None
        make = print_proposal if event == "proposed" else print_urging
        return make(desk, number, draft)

    page.read(work, lambda made: show_made(page, number, made))
