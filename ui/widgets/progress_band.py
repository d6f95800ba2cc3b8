"""Shown while something long is made: how far it is, and Esc to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.words import Words

Progress = Callable[[int, int], bool]
"""`(done, of)` answers whether to go on; called in the worker thread."""


class ProgressBand(QWidget):
    """`begin(words, counted)` shows it and gives the `Progress` to hand to the work; `end()` hides it."""

    _told = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._counted: Callable[[int, int], str] = lambda _done, _of: ""
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

    def begin(self, words: str, counted: Callable[[int, int], str]) -> Progress:
        """`words` until the first count comes, then what `counted(done, of)` says of it."""
        stop, told = threading.Event(), self._told
        self._stop, self._counted = stop, counted
        self._bar.setRange(0, 0)
        self._words.setText(words)
        self.show()

        def progress(done: int, of: int) -> bool:
            told.emit(done, of)
            return not stop.is_set()

        return progress

    def stop(self) -> None:
        self._stop.set()
        self._words.setText(_("Đang dừng…"))

    def end(self) -> None:
        self.hide()

    def _show_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        if not self._stop.is_set():
            self._words.setText(self._counted(done, of))
