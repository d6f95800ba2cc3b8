"""What nobody foresaw: the trace goes to the log, a plain sentence to the officer."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from danvan_desk.texts import _

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class CrashGuard(QObject):
    """Stands in for `sys.excepthook` while the window runs. Tells once at a time, on the main thread."""

    happened = Signal()

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file, self._window = log_file, parent
        self._before: Hook = sys.excepthook
        self._telling = False
        self.happened.connect(self.tell)

    def watch(self) -> None:
        sys.excepthook = self.caught

    def stop(self) -> None:
        sys.excepthook = self._before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it; people are told unless they themselves stopped the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("danvan").critical("unforeseen %s", kind.__name__, exc_info=(kind, error, trace))
        self.happened.emit()

    def words(self) -> str:
        return _(
            "Có lỗi ngoài dự tính nên việc vừa rồi chưa xong. Những gì đã lưu vẫn nguyên; việc đang gõ đã lưu nháp. "
            "Anh chị có thể làm tiếp. Nếu lặp lại, hãy gửi tệp này cho người quản trị: {file}"
        ).format(file=self._log_file)

    def tell(self) -> None:
        if self._telling or QThread.currentThread() is not self.thread():
            return
        self._telling = True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Có lỗi"))
        box.setText(self.words())
        box.addButton(_("Làm tiếp"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()
        self._telling = False
