"""The slip that explains a date, on paper: made in the worker, looked at first, noted once it is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.texts import _
from ui.keys import Command
from ui.pages.record_papers import show_made

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.domain.case_facts import Clock
    from ui.pages.page import Page

KEY = "Ctrl+Shift+P"


def slip_command(run: Callable[[], object]) -> Command:
    return Command(_("In giải thích thời hạn"), run, KEY, "print", short=_("in giải thích"), icon="printer")


def preview_slip(page: Page, number: str, clock: Clock | None = None) -> None:
    """The slip of one term, or of all the record's where none is given."""
    desk = page.window_.desk

    def work() -> PaperMade:
        from danvan_desk.actions.slips import print_slip

        if clock is None:
            return print_slip(desk, number)
        return print_slip(desk, number, clock.clock, since=clock.start)

    page.read(work, lambda made: show_made(page, number, made))
