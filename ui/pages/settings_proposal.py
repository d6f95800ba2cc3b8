"""A change to the calendar or to the rules on its way: looked at in the worker, then taken or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui.folders import offered
from ui.pages.settings_moves import MovesPreview, Told

if TYPE_CHECKING:
    from danvan_desk.actions.moved_dates import Watch
    from ui.pages.page import Page


@dataclass(frozen=True)
class Proposal:
    """`look` and `take` run in the worker, `look` stops where its watch says so. `refused` gets what the rules forbid;
    `taken` is called once it is written, with the words for the status bar made by `said`."""

    facts: str
    look: Callable[[Watch], Any]
    take: Callable[[], Any]
    told: Callable[[Any], Told]
    said: Callable[[Any], str]
    refused: Callable[[Refused], object]
    taken: Callable[[], object]


class Proposals(QObject):
    """One proposal at a time, in the preview. `show(True)` brings the preview to the front, `show(False)` the section
    it came from."""

    went_on = Signal(int, int)

    def __init__(self, page: Page, preview: MovesPreview, show: Callable[[bool], object]) -> None:
        super().__init__(page)
        self._page, self._preview, self._show = page, preview, show
        self._now: Proposal | None = None
        self._stop = Event()
        self._writing = False
        self.went_on.connect(self._progress)

    def is_open(self) -> bool:
        return self._now is not None

    def look(self, proposal: Proposal) -> None:
        """Show what it would move; a refused one goes back to where it was typed."""
        self._stop.set()
        stop = self._stop = Event()
        self._now = proposal
        self._preview.start(proposal.facts)
        self._show(True)
        told = self.went_on.emit

        def work() -> Any:
            from danvan_desk.actions.moved_dates import StoppedError

            def watch(done: int, of: int) -> bool:
                told(done, of)
                return not stop.is_set()

            try:
                return proposal.look(watch)
            except StoppedError:
                return None

        def done(found: Any) -> None:
            if found is not None and self._now is proposal:
                self._preview.show_told(proposal.told(found))

        def failed(error: Exception) -> None:
            if self._now is proposal:
                self._give_back(proposal, error)

        self._page.window_.tasks.run(work, done, failed, owner=self)

    def take(self) -> None:
        """Write what is being looked at."""
        proposal = self._now
        if proposal is None or self._writing or not self._preview.may_take():
            return
        self._writing = True
        self._preview.show_writing()

        def done(found: Any) -> None:
            self._writing = False
            self.leave()
            proposal.taken()
            self._page.say.emit(proposal.said(found))

        def failed(error: Exception) -> None:
            self._writing = False
            self._give_back(proposal, error)

        self._page.window_.tasks.run(proposal.take, done, failed, owner=self, changes=("office", "cases"))

    def _give_back(self, proposal: Proposal, error: Exception) -> None:
        """Nothing was written: back to where it was typed, with the reason."""
        self.leave()
        if isinstance(error, Refused):
            proposal.refused(error)
        else:
            self._page.show_error(error)

    def export(self) -> None:
        """The list of moving dates as an Excel file; nothing is written into the books."""
        proposal, moved = self._now, self._preview.moved
        if proposal is None or not moved:
            return
        page = self._page
        name = f"Vu-viec-doi-han-{page.window_.today:%Y-%m-%d}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(
            page, _("Xuất vụ việc đổi hạn ra Excel"), offered(name), _("Sổ Excel (*.xlsx)")
        )
        if not chosen:
            return
        desk, path, reason = page.window_.desk, Path(chosen).with_suffix(".xlsx"), proposal.facts

        def work() -> Path:
            from danvan_desk.actions.moved_dates import save_moves_book

            return save_moves_book(desk, reason, moved, path)

        page.read(work, lambda made: page.say.emit(_("Đã ghi {file}").format(file=made)), self._preview.panel)

    def leave(self) -> None:
        """Nothing is written; a look still under way is stopped. What is being written can't be left."""
        if self._writing:
            return
        self._stop.set()
        if self._now is not None:
            self._now = None
            self._show(False)

    def _progress(self, done: int, of: int) -> None:
        if self._now is not None and not self._stop.is_set():
            self._preview.show_progress(done, of)
