"""What is done for the books while nobody is at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_QUIET_MS = 20_000


class IdleFold(QObject):
    """Folds SQLite's log back into the book some quiet seconds after the last write, so that no save ever waits."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._fold)
        window.tasks.changed.connect(self._timer.start)

    def _fold(self) -> None:
        opened = self._window.opened
        if opened is None:
            return
        if self._window.tasks.is_busy():
            self._timer.start()
            return
        desk = opened.desk

        def work() -> None:
            from danvan_desk.safekeeping.checkpoint import fold_log

            fold_log(desk)

        self._window.tasks.run(work, lambda _done: None, lambda _error: None, owner=self)
