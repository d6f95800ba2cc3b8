"""The slip that explains a date, on paper: made in the worker, looked at first, noted once it is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.domain.numbering import record_type
from danvan_desk.texts import _
from ui.keys import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.domain.case_facts import Clock
    from ui.pages.page import Page

FORM = "GT-TH"
KEY = "Ctrl+Shift+P"
_CHANGES = {"visit": "visits", "dialogue": "dialogues"}


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

    def show(made: PaperMade) -> None:
        from ui.dialogs.preview import PreviewDialog

        title = _("{paper} {number}").format(paper=made.title, number=number)
        lacking = _("Còn để trống, ghi tay: {fields}").format(fields=", ".join(made.missing)) if made.missing else ""
        name = f"Giai-thich-thoi-han-{number}.pdf"
        PreviewDialog(
            made.content, title, name, lambda _kind: _note(page, number), page.window_, warning=lacking
        ).open()

    page.read(work, show)


def _note(page: Page, number: str) -> None:
    desk = page.window_.desk

    def work() -> int:
        from danvan_desk.actions.papers import note_printed

        return note_printed(desk, FORM, number)

    def done(_before: int) -> None:
        page.say.emit(_("Đã in phiếu giải thích thời hạn {number}.").format(number=number))

    page.write(work, done, changes=_CHANGES.get(record_type(number) or "", "cases"))
