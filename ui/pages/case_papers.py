"""The proposal to the chair and the letter that urges another body: looked at first, noted once they are out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_desk.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desk.actions.papers import PaperMade
    from ui.pages.page import Page

PAPERS = {"proposed": "XLD-01", "urged": "CV-DD"}
"""The form that goes with an event."""
_FILES = {"XLD-01": "Phieu-de-xuat-{number}.pdf", "CV-DD": "Cong-van-don-doc-{number}.pdf"}


def preview_paper(page: Page, event: str, number: str) -> None:
    """As the book has it; printing it is recorded with the case."""
    desk, form = page.window_.desk, PAPERS[event]

    def work() -> PaperMade:
        from danvan_desk.actions.papers import print_record
        from danvan_desk.queries.cases import record_history

        before = any(line.action == f"print {form}" for line in record_history(desk, number))
        return print_record(desk, form, number, reprint=before)

    _show(page, form, number, work)


def preview_draft(page: Page, event: str, payload: dict[str, Any]) -> None:
    """As it would stand once the event being written is saved."""
    desk, form = page.window_.desk, PAPERS[event]

    def work() -> PaperMade:
        from danvan_desk.actions.steering_papers import print_proposal, print_urging
        from danvan_desk.domain.reading import read_record
        from danvan_desk.domain.records import NewEvent

        record = read_record(payload, desk.today)
        draft = record if isinstance(record, NewEvent) else None
        make = print_proposal if event == "proposed" else print_urging
        return make(desk, payload["case"], draft)

    _show(page, form, payload["case"], work)


def _show(page: Page, form: str, number: str, work: Callable[[], PaperMade]) -> None:
    def show(made: PaperMade) -> None:
        from ui.dialogs.preview import PreviewDialog

        title = _("{paper} {number}").format(paper=made.title, number=number)
        lacking = _("Còn để trống, ghi tay: {fields}").format(fields=", ".join(made.missing)) if made.missing else ""
        name = _FILES[form].format(number=number)
        PreviewDialog(
            made.content, title, name, lambda _kind: _note(page, form, number), page.window_, warning=lacking
        ).open()

    page.read(work, show)


def _note(page: Page, form: str, number: str) -> None:
    desk = page.window_.desk

    def work() -> int:
        from danvan_desk.actions.papers import note_printed

        return note_printed(desk, form, number)

    def done(_before: int) -> None:
        page.say.emit(_("Đã in mẫu {form} của {number}.").format(form=form, number=number))

    page.write(work, done, changes="cases")
