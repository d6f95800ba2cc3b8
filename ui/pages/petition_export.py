"""Writing the filtered register to an Excel file: where to, how far, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QWidget

from danvan_desk.errors import HomeTrouble
from danvan_desk.texts import _
from ui.folders import offered
from ui.pages.petition_register import PetitionRegister, as_query
from ui.widgets.buttons import Button
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.pages.page import Page

_SLOW_MS = 600


class PetitionExport(QObject):
    """`ask()` is Ctrl+E: a file name, then the writing in the worker with a bar once it takes long."""

    went_on = Signal(int, int)

    def __init__(self, page: Page, register: PetitionRegister) -> None:
        super().__init__(page)
        self._page, self._register = page, register
        self._stop = Event()
        self._busy = False
        self.bar = _Bar(self._stop.set)
        page.body.insertWidget(0, self.bar)
        self.went_on.connect(self.bar.show_progress)

    def ask(self) -> None:
        """Where the file shall go; nothing is written where there is nothing to write."""
        if self._busy:
            return
        if not self._register.shown:
            self._page.say.emit(_("Danh sách đang trống, không có gì để xuất."))
            return
        name = f"So-don-{self._page.window_.today:%Y-%m-%d}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Xuất sổ đơn ra Excel"), offered(name), _("Sổ Excel (*.xlsx)")
        )
        if chosen:
            self.write(Path(chosen).with_suffix(".xlsx"))

    def write(self, path: Path) -> None:
        desk, wanted = self._page.window_.desk, self._register.wanted
        self._stop.clear()
        self._busy = True
        told = self.went_on.emit
        stop = self._stop

        def work() -> int | None:
            from danvan_desk.actions.petition_export import export_petitions

            def progress(done: int, of: int) -> bool:
                told(done, of)
                return not stop.is_set()

            try:
                return export_petitions(desk, as_query(wanted), wanted.in_words(), path, progress)
            except OSError as error:
                words = _(
                    "Không ghi được {file}: thư mục không có hoặc chỉ cho đọc, hoặc tệp đang mở trong Excel. "
                    "Sổ không bị thay đổi; đóng tệp hay chọn nơi khác rồi thử lại."
                )
                raise HomeTrouble(words.format(file=path)) from error

        def done(count: int | None) -> None:
            self._end()
            if count is None:
                self._page.say.emit(_("Đã dừng, không ghi tệp nào."))
            elif path.is_file():
                self._page.say.emit(_("Đã ghi {n} đơn vào {file}").format(n=count, file=path))

        def failed(error: Exception) -> None:
            self._end()
            self._page.show_error(error, self._register.panel, lambda: self.write(path))

        QTimer.singleShot(_SLOW_MS, self._show_bar)
        self._page.window_.tasks.run(work, done, failed, owner=self)

    def _show_bar(self) -> None:
        if self._busy:
            self.bar.show()

    def _end(self) -> None:
        self._busy = False
        self.bar.hide()


class _Bar(QWidget):
    """How far the writing is; one button stops it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._words = Words(_("Đang ghi Excel…"))
        self._line = QProgressBar()
        self._line.setTextVisible(False)
        self._line.setFixedHeight(6)
        row.addWidget(self._words)
        row.addWidget(self._line, 1)
        row.addWidget(Button(_("Dừng"), stop, small=True))
        self.hide()

    def show_progress(self, done: int, of: int) -> None:
        self._line.setRange(0, max(of, 1))
        self._line.setValue(done)
        self._words.setText(_("Đang ghi Excel: {done} trong {of} đơn").format(done=done, of=of))
