"""What every page of the window is: a head, panels, its commands and keys, and how it reads from the books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from danvan_desk.errors import HomeTrouble, Refused
from danvan_desk.texts import _
from ui.keys import Command
from ui.pages.late_reasons import LateBand
from ui.widgets.notice import Notice
from ui.widgets.page_head import PageHead
from ui.widgets.panel import GAP, MARGIN, Panel

if TYPE_CHECKING:
    from danvan_desk.context import Desk
    from danvan_desk.settings import Settings
    from danvan_desk.tallies.sent import Report
    from ui.tasks import Tasks

T = TypeVar("T")
_READING_AFTER_MS = 300
_BAND_GAP = 8


class Shell(Protocol):
    """What a page may ask of the window. `desk` is open before any page is made."""

    desk: Desk
    tasks: Tasks
    settings: Settings
    home: Path
    today: date

    def page(self) -> Page | None: ...
    def go(self, name: str, target: object = None) -> bool: ...
    def open_record(self, number: str) -> None: ...
    def say(self, text: str, *, wrong: bool = False) -> None: ...
    def back(self) -> None: ...
    def save_settings(self, **changes: object) -> None: ...
    def refresh_commands(self) -> None: ...
    def set_counts(self, counts: dict[str, int], overdue: dict[str, int]) -> None: ...


class Page(QWidget):
    """Subclass it: build panels into `self.body` in `__init__`, answer `title`, `facts`, `head_buttons`, `commands`,
    and read in `reload()` through `self.read(work, show, panel)`.

    `cares` are the kinds of change (`tasks.changed`) after which the page reads again. `enter(target)` is told what to
    open when somebody comes here (a number, "new", a filter); `may_leave()` returns False to stay (after asking).
    """

    open_record = Signal(str)  # a number: VV-…, DT-…, TD-…, DTH-…
    say = Signal(str)  # a message in the status bar for five seconds

    cares: ClassVar[frozenset[str]] = frozenset()
    has_head: ClassVar[bool] = True

    def __init__(self, window: Shell) -> None:
        super().__init__()
        self.window_ = window
        self._stale = True
        self._reading: dict[int, int] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        whole.setSpacing(0)
        self.head = PageHead()
        whole.addWidget(self.head)
        self.notice = Notice()
        self.notice.hide()
        whole.addWidget(self.notice)
        self.late_band = LateBand(self)
        whole.addWidget(self.late_band)
        self.show_head(shown=self.has_head)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        whole.addLayout(self.body, 1)

    def show_head(self, *, shown: bool) -> None:
        """Where a card brings its own head, the bands stand at the top, a little under the menu."""
        self.head.setVisible(shown)
        for band in (self.notice, self.late_band):
            band.keep_apart(0 if shown else _BAND_GAP, _BAND_GAP if shown else 0)

    # what a page says of itself

    def title(self) -> str:
        return ""

    def facts(self) -> str:
        """One line beside the title: "31 vụ việc đang mở, tính đến thứ Hai 23/11/2026"."""
        return ""

    def head_buttons(self) -> list[QWidget]:
        """At most two, the primary one last. Asked for once."""
        return []

    def commands(self) -> list[Command]:
        """What can be done here, with the keys. Asked again after `window.refresh_commands()`."""
        return []

    def keys(self) -> list[tuple[str, str]]:
        """For the status bar: [(key, word)]. By default those of `commands()` that have a `short` word."""
        return [(command.key, command.short) for command in self.commands() if command.key and command.short]

    # coming and going

    def enter(self, target: object = None) -> None:
        """Somebody came here, perhaps for something: a record's number, "new", a filter."""

    def may_leave(self) -> bool:
        """Asked before the window goes elsewhere or closes; save a draft here, return False to stay."""
        return True

    def reload(self) -> None:
        """Read again what the page shows."""

    def go_back(self) -> bool:
        """Esc: undo the smallest thing open here (a slip, a filter). True when there was one."""
        return False

    # for the window

    def dress(self) -> None:
        """Fill the head; the window calls it once the page is made."""
        self.refresh_head()
        for button in self.head_buttons():
            self.head.add(button)

    def refresh_head(self) -> None:
        self.head.set_title(self.title())
        self.head.set_facts(self.facts())

    def note_change(self, kind: str) -> None:
        """Something was written; read again now if shown, else when next shown."""
        if kind in self.cares or kind == "office":
            self._stale = True
            if self.isVisible():
                self._reload_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._reload_now()

    def _reload_now(self) -> None:
        self._stale = False
        self.reload()

    # reading and writing

    def read(self, work: Callable[[], T], show: Callable[[T], Any], panel: Panel | None = None) -> None:
        """Do `work` in the worker thread and `show` its result here.

        Import `danvan_desk.queries…` inside `work`. Only the newest reading of a panel is shown. After 300 ms
        the panel says "Đang đọc…"; an error becomes the red band in the panel (or under the head).
        """
        place = id(panel)
        number = self._reading[place] = self._reading.get(place, 0) + 1
        timer = QTimer(self)
        timer.setSingleShot(True)
        if panel is not None:
            timer.timeout.connect(lambda: panel.set_reading(True))
        timer.start(_READING_AFTER_MS)

        def done(value: T) -> None:
            timer.stop()
            timer.deleteLater()
            if self._reading.get(place) != number:
                return
            if panel is not None:
                panel.set_reading(False)
            self._clear_error(panel)
            show(value)

        def failed(error: Exception) -> None:
            timer.stop()
            timer.deleteLater()
            if panel is not None:
                panel.set_reading(False)
            self.show_error(error, panel, lambda: self.read(work, show, panel))

        self.window_.tasks.run(work, done, failed, owner=self)

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], Any],
        *,
        changes: str | tuple[str, ...],
        refused: Callable[[Refused], Any] | None = None,
    ) -> None:
        """Do an action in the worker thread, watched; `changes` says which pages must read again.

        `refused(error)` gets what the office's rules refused (use `fields.show_problems`); other errors show the band.
        """

        def failed(error: Exception) -> None:
            if isinstance(error, Refused) and refused is not None:
                refused(error)
            else:
                self.show_error(error)

        def saved(value: T) -> None:
            self._clear_error(None)
            done(value)

        self.watch(work, saved, failed, owner=self, changes=changes)

    def watch(
        self,
        work: Callable[[], T],
        done: Callable[[T], Any],
        failed: Callable[[Exception], Any],
        *,
        owner: QWidget,
        changes: str | tuple[str, ...],
    ) -> None:
        """`work` in the worker thread; where it touched a period whose report was sent, the band under the head says
        so, and asks for the reason, until the page is left; on the page that `done` led to, where it did. What records
        nothing, as a print, leaves the band as it is."""
        desk = self.window_.desk

        def watched() -> tuple[T, int, list[Report] | None]:
            from danvan_desk.tallies.sent import last_line, recorded_since, touched_since

            before, value = last_line(desk), work()
            return value, before, touched_since(desk, before) if recorded_since(desk, before) else None

        def saved(found: tuple[T, int, list[Report] | None]) -> None:
            value, before, touched = found
            done(value)
            shown = self if self.isVisible() else self.window_.page() or self
            if touched is not None:
                shown.late_band.tell(before, touched)

        self.window_.tasks.run(watched, saved, failed, owner=owner, changes=changes)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.late_band.hide()

    def show_error(
        self, error: Exception, panel: Panel | None = None, again: Callable[[], object] | None = None
    ) -> None:
        """What failed, what is safe, what to do, in the panel itself or under the page's head."""
        words = error_words(error)
        if panel is not None:
            panel.show_error(words, again)
        else:
            self.notice.say_error(words, again)
            self.notice.show()

    def _clear_error(self, panel: Panel | None) -> None:
        if panel is not None:
            panel.clear_error()
        else:
            self.notice.hide()


def error_words(error: Exception) -> str:
    """An error in words for an officer: never a traceback, never a code alone. Escaped for rich text."""
    if isinstance(error, Refused):
        return escape("; ".join(problem.message for problem in error.problems)) or _("Không được chấp nhận.")
    if isinstance(error, HomeTrouble):
        return escape(str(error))
    if isinstance(error, PermissionError):
        return _("Không có quyền ghi vào tệp hoặc thư mục này. Hãy chọn nơi khác rồi thử lại.")
    if isinstance(error, OSError):
        reason = escape(error.strerror or "")
        return _("Máy không đọc hoặc ghi được tệp ({reason}). Sổ không bị thay đổi. Hãy thử lại.").format(reason=reason)
    return _(
        "Việc này không xong do lỗi của chương trình; sổ không bị thay đổi. Hãy thử lại; nếu vẫn lỗi, "
        "gửi tệp nhật ký trong Công cụ, Mở thư mục nhật ký cho người quản trị."
    )
