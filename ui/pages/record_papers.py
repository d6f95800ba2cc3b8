"""A paper of a record: made in the worker, looked at first, noted as printed only once it is out. From the second time
on it says "Bản in lại"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.domain.numbering import record_type
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from ui.dialogs.preview import Layouts
    from ui.pages.page import Page

RECEIPT = "02-TCD"
_FILES = {
    "01-TCD": "Thong-bao-tu-choi", RECEIPT: "Giay-bien-nhan", "DS-KT": "Danh-sach", "GT-TH": "Giai-thich-thoi-han",
    "XLD-01": "Phieu-de-xuat", "CV-DD": "Cong-van-don-doc", "BIA-HS": "Bia-ho-so",
}  # fmt: skip
_CHANGES = {"visit": "visits", "dialogue": "dialogues"}


def preview_record(page: Page, form: str, number: str) -> None:
    """As it was issued; else as the book has it, with dots to fill by pen."""
    desk = page.window_.desk

    def work() -> tuple[PaperMade, bool, int | None]:
        from danvan_desk.actions.papers import print_record
        from danvan_desk.queries.printed import last_issued, times_printed

        paper = last_issued(desk, form, number)
        again = times_printed(desk, form, number, paper) > 0
        if paper is None:
            return print_record(desk, form, number, reprint=again), again, None
        from danvan_desk.actions.issuing import print_issued

        return print_issued(desk, paper, reprint=again), again, paper

    def show(found: tuple[PaperMade, bool, int | None]) -> None:
        made, again, paper = found
        show_made(page, number, made, again=again, paper=paper)

    page.read(work, show)


def show_made(
    page: Page, number: str, made: PaperMade, *, again: bool = False, paper: int | None = None, named: str = ""
) -> None:
    """The preview of a paper of `number`; `again` where it was printed before, `paper` where it was issued. `named`:
    how people call a record without a number of its own."""
    from ui.dialogs.preview import PreviewDialog

    title = _("{paper} {number}").format(paper=made.title, number=named or number)
    PreviewDialog(
        made.content,
        title + (_(" (bản in lại)") if again else ""),
        file_name(made.form, named or number),
        lambda _kind: _note(page, made.form, number, paper),
        page.window_,
        warning=left_open(made),
        layouts=_layouts(page, number, again=again) if made.form == RECEIPT else None,
        word=made.word,
    ).open()


def left_open(made: PaperMade) -> str:
    """What is to be written by pen, and what else is to be known of a paper before it is printed."""
    lacking = _("Còn để trống, ghi tay: {fields}").format(fields=", ".join(made.missing)) if made.missing else ""
    return "\n".join(part for part in (made.note, lacking) if part)


def file_name(form: str, number: str) -> str:
    return f"{_FILES.get(form, form)}-{number.replace('/', '-').replace(' ', '-')}.pdf"


def _layouts(page: Page, number: str, *, again: bool) -> Layouts:
    """The office's own first; another one is for this one receipt."""
    from ui.dialogs.preview import Layouts
    from ui.receipts import receipt_layouts

    desk = page.window_.desk

    def make(layout: str) -> tuple[bytes, str]:
        from danvan_desk.actions.papers import print_record

        made = print_record(desk, RECEIPT, number, reprint=again, layout=layout)
        return made.content, left_open(made)

    return Layouts(receipt_layouts(), page.window_.settings.receipt, make)


def _note(page: Page, form: str, number: str, paper: int | None) -> None:
    desk = page.window_.desk

    def work() -> int:
        from danvan_desk.actions.papers import note_printed

        return note_printed(desk, form, number, paper)

    def done(_before: int) -> None:
        page.say.emit(_("Đã in mẫu {form} của {number}.").format(form=form, number=number))

    page.write(work, done, changes=changes_of(number))


def changes_of(number: str) -> str:
    """Which pages read again once something of that record was printed."""
    return _CHANGES.get(record_type(number) or "", "cases")
