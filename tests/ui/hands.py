"""What an officer does at the window: presses keys, types, waits until everything is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage


def idle(qtbot: QtBot, window: MainWindow) -> None:
    """Everything read, the list of a cell too, which follows a moment after the cell was chosen."""

    def at_rest() -> bool:
        page = window.page()
        return not window.tasks.is_busy() and not (isinstance(page, ReportsPage) and page._timer.isActive())

    for _turn in range(2):
        qtbot.wait(5)
        qtbot.waitUntil(at_rest, timeout=10_000)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To what has the keyboard now."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def write(window: MainWindow, words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, words)
