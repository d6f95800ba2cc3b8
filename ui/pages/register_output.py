"""A register on its way to paper or to Excel: how far it is, and Esc to stop; then its pages, or where the file is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
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
    from danvan_desk.context import Desk
    from ui.pages.page import Page

Progress = Callable[[int, int], bool]
_FILES = {"visits": "So-tiep-cong-dan", "petitions": "So-don"}


@dataclass(frozen=True)
class Output:
    """What is made: `make(desk, file_format, progress)` in the worker thread; `name` of its file, without ending.
    `printed` is told once its pages went to a printer or a file."""

    name: str
    make: Callable[[Desk, str, Progress], PaperMade]
    printed: Callable[[], object] | None = None


def of_period(register: str, period: Period) -> Output:
    """A register's entries of a period."""

    def make(desk: Desk, file_format: str, progress: Progress) -> PaperMade:
        from danvan_desk.actions.registers import print_register

        return print_register(desk, period, file_format, progress, register=register)

    return Output(f"{_FILES[register]}-{period.start:%Y%m%d}-{period.end:%Y%m%d}", make)


class OutputBand(QWidget):
    """Shown while a register is made. `start(output, "pdf" | "xlsx")`."""

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

    def start(self, output: Output, file_format: str) -> None:
        """Excel asks for the file first, so that nothing waits at the end."""
        if self.is_running():
            return
        path = None
        if file_format == "xlsx":
            path = self._ask_file(output.name)
            if path is None:
                return
        self._stop = threading.Event()
        self._bar.setRange(0, 0)
        self._words.setText(_("Đang lập sổ…"))
        self.show()
        self._run(output, file_format, path, self._stop)

    def _run(self, output: Output, file_format: str, path: Path | None, stop: threading.Event) -> None:
        desk, told = self._page.window_.desk, self._told

        def progress(done: int, of: int) -> bool:
            told.emit(done, of)
            return not stop.is_set()

        def work() -> PaperMade | None:
            from danvan_desk.papers.errors import Cancelled
            from ui.printing import save_file

            try:
                made = output.make(desk, file_format, progress)
            except Cancelled:
                return None
            if stop.is_set():
                return None
            if path is not None:
                save_file(made.content, path)
            return made

        self._page.window_.tasks.run(work, lambda made: self._done(made, output, path), self._failed, owner=self)

    def _done(self, made: PaperMade | None, output: Output, path: Path | None) -> None:
        self.hide()
        if made is None:
            self._page.say.emit(_("Đã dừng, chưa ghi tệp nào."))
        elif path is not None:
            self._page.say.emit(_("Đã lưu {file}").format(file=path))
        else:
            from ui.dialogs.preview import PreviewDialog

            printed = output.printed

            def out(_kind: str) -> None:
                if printed is not None:
                    printed()

            PreviewDialog(made.content, made.title, output.name + ".pdf", out, self._page.window_).open()

    def _failed(self, error: Exception) -> None:
        self.hide()
        self._page.show_error(error)

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        if not self._stop.is_set():
            self._words.setText(_("Đang lập sổ: {done} trên {of} dòng").format(done=done, of=of))

    def _ask_file(self, name: str) -> Path | None:
        given, _filter = QFileDialog.getSaveFileName(
            self, _("Lưu sổ Excel"), offered(f"{name}.xlsx"), _("Sổ Excel (*.xlsx)")
        )
        if not given:
            return None
        return Path(given if given.lower().endswith(".xlsx") else given + ".xlsx")
