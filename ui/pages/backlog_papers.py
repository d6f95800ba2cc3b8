"""What leaves the backlog: the list in Excel, the page for Monday's meeting, the agenda of a reception day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from danvan_desk.domain.backlog_groups import PROMISED
from danvan_desk.texts import _
from ui.folders import offered

if TYPE_CHECKING:
    from datetime import date

    from danvan_desk.actions.meeting import Made
    from ui.pages.backlog import BacklogPage

_OFFERED = 4


class BacklogPapers:
    def __init__(self, page: BacklogPage) -> None:
        self._page = page

    def export(self) -> None:
        """Ctrl+E: what the list shows, as Excel."""
        page, found = self._page, self._page.found()
        if found is None:
            return
        if page.filters.filter().part == PROMISED:
            page.say.emit(_("Danh sách đang là lời hứa, cam kết: chọn một nhóm vụ việc rồi xuất Excel."))
            return
        start = offered(f"Ton-dong-{page.day():%Y-%m-%d}.xlsx")
        given, _kind = QFileDialog.getSaveFileName(page, _("Xuất Excel"), start, _("Sổ Excel (*.xlsx)"))
        if not given:
            return
        path = Path(given if given.lower().endswith(".xlsx") else given + ".xlsx")
        desk, rows, wanted = page.window_.desk, page.shown_rows(), page.in_words()
        backlog = not page.filters.filter().month

        def work() -> Path:
            from danvan_desk.actions.meeting import save_backlog_book

            return save_backlog_book(desk, found, rows, path, narrowed=wanted, backlog=backlog)

        def done(made: Path) -> None:
            page.say.emit(_("Đã xuất {n} vụ việc ra {file}").format(n=len(rows), file=made))

        page.write(work, done, changes=())

    def meeting(self) -> None:
        """Ctrl+P: the page for Monday's meeting, whatever the list is filtered to."""
        desk, on, owing = self._page.window_.desk, self._page.day(), self._page.owing()

        def work() -> Made:
            from danvan_desk.actions.meeting import meeting_page

            return meeting_page(desk, on, owing=owing)

        self._page.read(work, self._preview)

    def ask_agenda(self) -> None:
        """Ctrl+Shift+P: the agenda of a reception day; the days known are offered."""
        from ui.dialogs.agenda_day import AgendaDay

        page, found = self._page, self._page.found()
        today = page.window_.today
        known = {day.date for day in found.days if not day.postponed_to} | set(found.next_dates) if found else set()
        AgendaDay(today, sorted(day for day in known if day >= today)[:_OFFERED], self._agenda, page).open()

    def _agenda(self, day: date, kind: str) -> None:
        desk = self._page.window_.desk

        def work() -> Made:
            from danvan_desk.actions.agenda import agenda_page

            return agenda_page(desk, day, kind)

        self._page.read(work, self._preview)

    def _preview(self, made: Made) -> None:
        from ui.dialogs.preview import PreviewDialog

        PreviewDialog(made.content, made.title, made.file_name, None, self._page.window_, word=made.word).open()
