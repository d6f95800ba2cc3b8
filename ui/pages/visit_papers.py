"""Papers of a visit: made in the worker, looked at first, noted as printed only once they are out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.domain.vocabulary import NOTICE_GROUNDS
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.queries.visits import VisitCard
    from ui.pages.page import Page

NAMES = {"01-TCD": "Thong-bao-tu-choi", "02-TCD": "Giay-bien-nhan", "DS-KT": "Danh-sach"}


def paper_of_visit(card: VisitCard) -> str:
    """Which paper a saved visit gives: the notice of a refusal that owes one, else the receipt; "" for none."""
    if card.refusal_ground in NOTICE_GROUNDS:
        return "01-TCD"
    return "02-TCD" if card.documents else ""


def show_paper(page: Page, form: str, number: str) -> None:
    """Preview form 01-TCD, 02-TCD or DS-KT of a visit, as issued where it was. From the second time on it says
    "Bản in lại"."""
    desk = page.window_.desk

    def work() -> tuple[PaperMade, int]:
        from danvan_desk.actions.issuing import issued_from, print_issued
        from danvan_desk.actions.papers import print_record
        from danvan_desk.queries.printed import times_printed

        before = times_printed(desk, form, number)
        issued = next((one.id for one in issued_from(desk, number) if one.form == form), None)
        if issued is not None:
            return print_issued(desk, issued, reprint=before > 0), before
        return print_record(desk, form, number, reprint=before > 0), before

    page.read(work, lambda made: _preview(page, form, number, *made))


def _preview(page: Page, form: str, number: str, made: PaperMade, before: int) -> None:
    from ui.dialogs.preview import PreviewDialog

    again = _(" (bản in lại)") if before else ""
    lacking = _("Còn để trống: {fields}.").format(fields=", ".join(made.missing)) if made.missing else ""
    dialog = PreviewDialog(
        made.content,
        _("{paper} {number}{again}").format(paper=made.title, number=number, again=again),
        f"{NAMES[form]}-{number}.pdf",
        lambda _kind: _note(page, form, number),
        page.window_,
        warning=lacking,
    )
    dialog.open()


def _note(page: Page, form: str, number: str) -> None:
    desk = page.window_.desk

    def work() -> int:
        from danvan_desk.actions.papers import note_printed

        return note_printed(desk, form, number)

    page.write(work, lambda _before: None, changes="visits")
