"""The commands that make papers of the record on screen: their dialogs are read in only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from danvan_desk.texts import _
from ui.keys import Command

if TYPE_CHECKING:
    from ui.pages.page import Page


def write_command(page: Page, number: Callable[[], str]) -> Command:
    """Ctrl+M: any form of the record, filled, to print, to edit in Word, or to issue. `number()` "" for none."""

    def write() -> None:
        from ui.pages.paper_writer import PaperWriter

        if number():
            PaperWriter(page, number()).open()

    return Command(_("Soạn văn bản"), write, "Ctrl+M", "print", short=_("soạn văn bản"))


def print_several_command(page: Page, number: Callable[[], str]) -> Command:
    """Ctrl+Shift+M: several papers of a case or a visit in one go. `number()` "" for none."""

    def choose() -> None:
        from ui.pages.several_papers import SeveralPapers

        if number():
            SeveralPapers(page, number()).open()

    return Command(_("In nhiều giấy tờ"), choose, "Ctrl+Shift+M", "print")


def cover_command(page: Page, number: Callable[[], str]) -> Command:
    """The cover of a case's file, with its QR code. `number()` "" for none."""

    def show() -> None:
        from ui.pages.record_papers import preview_record

        if number():
            preview_record(page, "BIA-HS", number())

    return Command(_("In bìa hồ sơ"), show, menu="print")
