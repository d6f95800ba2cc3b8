"""The tables of a period as files: saved where the clerk says, or looked at and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from danvan_desk.texts import _
from ui.folders import offered
from ui.pages.page import error_words

if TYPE_CHECKING:
    from danvan_desk.tallies.sent import Report
    from ui.dialogs.preview import PreviewDialog
    from ui.pages.page import Page
    from ui.pages.report_reading import Figures
    from ui.pages.report_side import ExportPanel

_FILTERS = {".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)", ".json": "JSON (*.json)"}


class TableFiles:
    """One file at a time; what can't be written is said in the panel, the numbers stay. `shown`: the figures on the
    screen, None while they are read."""

    def __init__(self, page: Page, panel: ExportPanel, shown: Callable[[], Figures | None]) -> None:
        self._page, self._panel, self._shown = page, panel, shown
        self.preview_dialog: PreviewDialog | None = None

    def save(self, ending: str) -> None:
        """Ask where, write in the worker thread, say the path once the file stands on the disk."""
        figures = self._shown()
        if figures is None or self._is_busy():
            return
        given, _filter = QFileDialog.getSaveFileName(
            self._page, _("Xuất biểu báo cáo"), offered(_name(figures, ending)), _FILTERS[ending]
        )
        if not given:
            return
        path = Path(given if given.lower().endswith(ending) else given + ending)
        desk = self._page.window_.desk
        sent = _as_sent(figures, ending)

        def work() -> Path:
            from danvan_desk.tallies.export import write
            from danvan_desk.tallies.sent import sent_tally

            return write(sent_tally(desk, sent.id) if sent else figures.now, path)

        def done(written: Path) -> None:
            self._panel.say_written(written)
            words = _("Đã ghi {file}")
            if sent:  # the province adds up what was reported, not what the books say since
                words = _("Đã ghi {file}: số đã gửi, báo cáo {number}")
            self._page.say.emit(words.format(file=written, number=sent.document_no if sent else ""))

        self._work(_("Đang ghi {file}…").format(file=path.name), work, done)

    def preview(self) -> None:
        """The tables as they will be printed; the dialog prints or saves them."""
        figures = self._shown()
        if figures is None or self._is_busy():
            return

        desk, sent = self._page.window_.desk, _as_sent(figures, ".pdf")

        def work() -> bytes:
            from danvan_desk.tallies.export import contents
            from danvan_desk.tallies.sent import sent_tally

            return contents(sent_tally(desk, sent.id) if sent else figures.now, ".pdf")

        def show(pdf: bytes) -> None:
            from ui.dialogs.preview import PreviewDialog

            window = self._page.window_
            title = _("Biểu báo cáo đã gửi") if sent else _("Biểu báo cáo")
            self.preview_dialog = PreviewDialog(pdf, title, _name(figures, ".pdf"), None, window)
            self.preview_dialog.open()

        self._work(_("Đang dựng tờ in…"), work, show)

    def _is_busy(self) -> bool:
        return not all(button.isEnabled() for button in self._panel.buttons)

    def _work(self, words: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._panel.say_busy(words)
        self._panel.clear_error()

        def ended(value: Any) -> None:
            self._panel.say_busy("")
            done(value)

        def failed(error: Exception) -> None:
            self._panel.say_busy("")
            self._panel.show_error(error_words(error))

        self._page.window_.tasks.run(work, ended, failed, owner=self._page)


def _as_sent(figures: Figures, ending: str) -> Report | None:
    """The report that comes out, number and all, while its numbers still stand; the province's file is always it."""
    if figures.sent is None or (figures.sent.changed and ending != ".json"):
        return None
    return figures.sent.report


def _name(figures: Figures, ending: str) -> str:
    period = figures.now.period
    return f"Bieu-bao-cao-{period.start:%Y%m%d}-{period.end:%Y%m%d}{ending}"
