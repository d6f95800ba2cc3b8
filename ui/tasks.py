"""One worker thread for the books: work goes out, answers and errors come home on the main thread.

One thread, because SQLite has one writer and answers should arrive in the order they were asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from danvan_desk import logs
from danvan_desk.errors import HomeTrouble, Refused
from ui.refusals import in_words

T = TypeVar("T")


@dataclass(frozen=True)
class _Answer:
    """What came back: a value or an error, whom it is for, and what it changed."""

    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    owner: QObject | None
    changes: tuple[str, ...]
    value: object = None
    error: Exception | None = None


class Tasks(QObject):
    """`changed(kind)` follows a write: visits, petitions, cases, dialogues, office. `unhandled(error)`: untaken."""

    changed = Signal(str)
    unhandled = Signal(object)
    busy = Signal(bool)
    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = ThreadPoolExecutor(max_workers=1, thread_name_prefix="danvan")
        self._waiting = 0
        self._home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        owner: QObject | None = None,
        changes: str | tuple[str, ...] = (),
    ) -> None:
        """Do `work` in the worker thread, then `done(result)` or `failed(error)` on the main thread.

        The answer is dropped when its `owner` (by default the object whose method `done` is) no longer exists.
        `changes` is told through `changed` after a success, so that pages which show it read again.
        """
        if self._pool is None:
            return
        receiver = owner if owner is not None else _self_of(done)
        told = (changes,) if isinstance(changes, str) else changes
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        future = self._pool.submit(work)
        future.add_done_callback(lambda ended: self._come_home(ended, _Answer(done, failed, receiver, told)))

    def is_busy(self) -> bool:
        return self._waiting > 0

    def close(self) -> None:
        """Wait for the work under way, drop what has not begun and every answer still to come. No thread is left."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _come_home(self, ended: Future[Any], answer: _Answer) -> None:
        if ended.cancelled() or self._pool is None or not shiboken6.isValid(self):
            return
        error = ended.exception()
        if error is None:
            value: object = ended.result()
            self._home.emit(_Answer(answer.done, answer.failed, answer.owner, answer.changes, value))
        else:
            trouble = error if isinstance(error, Exception) else RuntimeError(repr(error))
            self._home.emit(_Answer(answer.done, answer.failed, answer.owner, answer.changes, None, trouble))

    def _deliver(self, answer: _Answer) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)
        if self._pool is None:
            return
        alive = answer.owner is None or shiboken6.isValid(answer.owner)
        if answer.error is not None:
            self._tell_error(answer, answer.error, alive=alive)
            return
        if alive:
            answer.done(answer.value)
        for kind in answer.changes:
            self.changed.emit(kind)

    def _tell_error(self, answer: _Answer, error: Exception, *, alive: bool) -> None:
        if not isinstance(error, (Refused, HomeTrouble)):
            logging.getLogger(logs.NAME).error("task failed: %s", type(error).__name__, exc_info=error)
        if not alive:
            return
        if answer.failed is not None:
            answer.failed(in_words(error))
        else:
            self.unhandled.emit(in_words(error))


def _self_of(method: Callable[..., object]) -> QObject | None:
    owner = getattr(method, "__self__", None)
    return owner if isinstance(owner, QObject) else None
