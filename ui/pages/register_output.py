"""A register on its way to paper or to Excel: how far it is, and Esc to stop; then its pages, or where the file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from danvan_desk.domain.periods import Period
from danvan_desk.texts import _
from ui.folders import offered
from ui.widgets.progress_band import Progress, ProgressBand

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.context import Desk
    from ui.pages.page import Page

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


class OutputBand(ProgressBand):
    """Shown while a register is made. `start(output, "pdf" | "xlsx")`."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def start(self, output: Output, file_format: str) -> None:
        """Excel asks for the file first, so that nothing waits at the end."""
        if self.is_running():
            return
        path = None
        if file_format == "xlsx":
            path = self._ask_file(output.name)
            if path is None:
                return
        counted = _("Đang lập sổ: {done} trên {of} dòng")
        progress = self.begin(_("Đang lập sổ…"), lambda done, of: counted.format(done=done, of=of))
        self._run(output, file_format, path, progress)

    def _run(self, output: Output, file_format: str, path: Path | None, progress: Progress) -> None:
        desk, stop = self._page.window_.desk, self._stop

        def work() -> PaperMade | None:
            from danvan_desk.papers.errors import Cancelled
            from danvan_desk.whole_file import write_whole

            try:
                made = output.make(desk, file_format, progress)
            except Cancelled:
                return None
            if stop.is_set():
                return None
            if path is not None:
                write_whole(path, made.content)
            return made

        self._page.window_.tasks.run(work, lambda made: self._done(made, output, path), self._failed, owner=self)

    def _done(self, made: PaperMade | None, output: Output, path: Path | None) -> None:
        self.end()
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
        self.end()
        self._page.show_error(error)

    def _ask_file(self, name: str) -> Path | None:
        given, _filter = QFileDialog.getSaveFileName(
            self, _("Lưu sổ Excel"), offered(f"{name}.xlsx"), _("Sổ Excel (*.xlsx)")
        )
        if not given:
            return None
        return Path(given if given.lower().endswith(".xlsx") else given + ".xlsx")
