"""Sổ tiếp công dân (Mẫu 03/TCD) of a period: as pages to look at and print, or as an Excel file."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from danvan_desk.domain.periods import Period
from danvan_desk.texts import _
from ui.folders import offered
from ui.widgets.buttons import Button
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from ui.pages.page import Page


class ExportBand(QWidget):
    """Shown while the book is made: how far it is, and Esc to stop. `start("pdf" | "xlsx", period)`."""

    _told = Signal(int, int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._stop = threading.Event()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        self._words = Words("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(Button(_("Dừng"), self.stop, key="Esc", small=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._told.connect(self._show_progress)
        self.hide()

    def is_running(self) -> bool:
        return not self.isHidden()

    def stop(self) -> None:
        self._stop.set()
        self._words.setText(_("Đang dừng…"))

    def start(self, file_format: str, period: Period) -> None:
        """Excel asks for the file first, so that nothing waits at the end."""
        if self.is_running():
            return
        path = None
        if file_format == "xlsx":
            path = self._ask_file(period)
            if path is None:
                return
        self._stop = threading.Event()
        self._bar.setRange(0, 0)
        self._words.setText(_("Đang lập sổ tiếp công dân…"))
        self.show()
        self._run(file_format, period, path, self._stop)

    def _run(self, file_format: str, period: Period, path: Path | None, stop: threading.Event) -> None:
        desk, told = self._page.window_.desk, self._told

        def progress(done: int, of: int) -> bool:
            told.emit(done, of)
            return not stop.is_set()

        def work() -> PaperMade | None:
            from danvan_desk.actions.registers import print_register
            from danvan_desk.papers.errors import Cancelled
            from ui.printing import save_file

            try:
                made = print_register(desk, period, file_format, progress)
            except Cancelled:
                return None
            if stop.is_set():
                return None
            if path is not None:
                save_file(made.content, path)
            return made

        self._page.window_.tasks.run(work, lambda made: self._done(made, period, path), self._failed, owner=self)

    def _done(self, made: PaperMade | None, period: Period, path: Path | None) -> None:
        self.hide()
        if made is None:
            self._page.say.emit(_("Đã dừng, chưa ghi tệp nào."))
        elif path is not None:
            self._page.say.emit(_("Đã lưu {file}").format(file=path))
        else:
            from ui.dialogs.preview import PreviewDialog

            PreviewDialog(made.content, made.title, _name(period) + ".pdf", None, self._page.window_).open()

    def _failed(self, error: Exception) -> None:
        self.hide()
        self._page.show_error(error)

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        if not self._stop.is_set():
            self._words.setText(_("Đang lập sổ: {done} trên {of} lượt").format(done=done, of=of))

    def _ask_file(self, period: Period) -> Path | None:
        start = offered(f"{_name(period)}.xlsx")
        given, _filter = QFileDialog.getSaveFileName(self, _("Lưu sổ Excel"), start, _("Sổ Excel (*.xlsx)"))
        if not given:
            return None
        return Path(given if given.lower().endswith(".xlsx") else given + ".xlsx")


def _name(period: Period) -> str:
    return f"So-tiep-cong-dan-{period.start:%Y%m%d}-{period.end:%Y%m%d}"
