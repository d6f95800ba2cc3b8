"""The draft of what is being written on a page: kept as it is typed, dropped once saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from ui.pages.page import Shell

_WAIT_MS = 800
_LAST_WAIT_S = 2.0
PAGE = "reception"


class DraftKeeper(QObject):
    """`touch()` on every change; `made()` gives (title, data) or None while nothing worth keeping stands there.

    The draft's id lives in the worker thread, where saves come one after the other: no draft is made twice.
    """

    kept = Signal(object)  # the moment
    failed = Signal(object)

    def __init__(self, window: Shell, made: Callable[[], tuple[str, dict[str, Any]] | None], page: str = PAGE) -> None:
        super().__init__()
        self._shell, self._made, self._page = window, made, page
        self._id: list[int | None] = [None]
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._save)

    def begin(self, draft_id: int | None = None) -> None:
        """Another record: a new draft, or one taken up again."""
        self._timer.stop()
        self._id, self._dirty = [draft_id], False

    def touch(self) -> None:
        self._dirty = True
        self._timer.start()

    def id_holder(self) -> list[int | None]:
        """Where the worker finds the draft to drop together with the save."""
        return self._id

    def forget(self) -> None:
        """The record is saved, its draft gone with it."""
        self.begin()

    def drop(self) -> None:
        """Throw away what was kept of this record, also what is on its way to the disk now."""
        desk, holder = self._shell.desk, self._id
        self.begin()

        def work() -> None:
            from danvan_desk.actions.drafts import drop_draft

            if holder[0] is not None:
                drop_draft(desk, holder[0])

        self._shell.tasks.run(work, lambda _nothing: None, self.failed.emit, changes="drafts")

    def flush(self) -> None:
        """Before the page is left or the window closes: what was typed is on the disk when this returns."""
        if not self._dirty:
            return
        done = threading.Event()
        self._save(done)
        done.wait(_LAST_WAIT_S)

    def _save(self, done: threading.Event | None = None) -> None:
        self._timer.stop()
        made, desk, holder = self._made(), self._shell.desk, self._id
        if not self._dirty or made is None:
            if done is not None:
                done.set()
            return
        self._dirty = False
        title, data = made
        page = self._page

        def work() -> datetime:
            from danvan_desk.actions.drafts import save_draft

            try:
                holder[0] = save_draft(desk, page, title, data, holder[0])
            finally:
                if done is not None:
                    done.set()
            return datetime.now().astimezone()

        self._shell.tasks.run(work, self.kept.emit, self.failed.emit, owner=self, changes="drafts")
