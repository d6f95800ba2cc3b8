"""A window over a small home in tmp_path; no window and no thread is left after a test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from danvan_desk import texts
from danvan_desk.settings import Settings
from ui import opening, theme
from ui.keys import Command
from ui.main_window import MainWindow
from ui.opening import NewOffice
from ui.pages.page import Page
from ui.waiting import Waiting  # noqa: F401 - made with the window

NAMES = ("today", "reception", "petitions", "cases", "dialogues", "backlog", "promises", "reports", "settings")
TODAY = "2026-11-23"


class ProbePage(Page):
    """A page that only remembers what the window told it."""

    cares = frozenset({"cases"})

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.told: list[object] = []
        self.stays, self.reloads, self.printed = False, 0, 0

    def title(self) -> str:
        return "Trang thử"

    def commands(self) -> list[Command]:
        return [Command("In trang", self._print, "Ctrl+P", "print", short="in")]

    def _print(self) -> None:
        self.printed += 1

    def enter(self, target: object = None) -> None:
        self.told.append(target)

    def may_leave(self) -> bool:
        return not self.stays

    def reload(self) -> None:
        self.reloads += 1


class PromptBot(QtBot):
    """Sees at once that what was waited for is there; a widget shown by itself wears what the window would."""

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        theme.dress(widget)
        super().addWidget(widget, **more)

    def wait(self, ms: int) -> None:
        super().wait(2 if ms == _BETWEEN_LOOKS else ms)


_BETWEEN_LOOKS = 10
"""What waitUntil waits before it looks again."""


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PromptBot(request)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", "normal")
    yield
    texts.use_language("vi")
    left = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    for window in left:
        window.close()
    assert not left, "a window was left open"
    threads = [thread.name for thread in threading.enumerate() if thread.name.startswith("danvan")]
    assert not threads, f"threads left: {threads}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: Callable[..., Path]) -> Path:
    """An empty office's home on Monday 23/11/2026."""
    monkeypatch.setenv("DANVAN_TODAY", TODAY)
    office = NewOffice(
        "UBND phường Bình An", "Thành phố Đà Nẵng", None, None, None, False, "Lê Thị Mai", "Tiếp công dân"
    )
    return copied("office of the window", lambda home: opening.make_home(home, office), tmp_path / "home")


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """shown(home, pages=…, settings=…) → the window once its books are open; closed after the test."""
    from datetime import date

    windows: list[MainWindow] = []

    def show(folder: Path, pages: dict | None = None, settings: Settings | None = None) -> MainWindow:
        made = pages if pages is not None else dict.fromkeys(NAMES, ProbePage)
        window = MainWindow(folder, settings or Settings(theme="light"), made, date.fromisoformat(TODAY))
        windows.append(window)
        window.painted.connect(window.begin)
        with qtbot.waitSignal(window.usable, timeout=20_000):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for window in windows:
        for page in window._pages.values():
            if isinstance(page, ProbePage):
                page.stays = False
        window.close()
        window.deleteLater()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else each later test dresses them again
