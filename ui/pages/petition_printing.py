"""The receipt of a petition, Mẫu 02/TCD, through the preview where copies and printer are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from ui.pages.page import Page

FORM = "02-TCD"


def preview_receipt(page: Page, number: str) -> None:
    """Make the receipt in the worker and show it; printing it is recorded with the petition."""
    desk = page.window_.desk

    def work() -> tuple[PaperMade, int]:
        from danvan_desk.actions.papers import print_record
        from danvan_desk.queries.cases import record_history

        before = sum(line.action == f"print {FORM}" for line in record_history(desk, number))
        return print_record(desk, FORM, number, reprint=before > 0), before

    def show(answer: tuple[PaperMade, int]) -> None:
        from ui.dialogs.preview import PreviewDialog

        made, _before = answer
        lacking = _("Còn để trống, ghi tay: {fields}").format(fields=", ".join(made.missing)) if made.missing else ""
        name = f"Giay-bien-nhan-{number}.pdf"

        def put_out(_kind: str) -> None:
            _note(page, number)

        PreviewDialog(made.content, made.title, name, put_out, page.window_, warning=lacking).open()

    page.read(work, show)


def _note(page: Page, number: str) -> None:
    desk = page.window_.desk

    def work() -> int:
        from danvan_desk.actions.papers import note_printed

        return note_printed(desk, FORM, number)

    page.write(
        work, lambda _n: page.say.emit(_("Đã in giấy biên nhận {number}.").format(number=number)), changes="cases"
    )
