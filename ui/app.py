"""`danvan-desk`: paths, logs, language, window; the books open once the window stands."""

from __future__ import annotations

import argparse
import builtins
import concurrent.futures.thread
import gc
import importlib.resources
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_desk import logs, paths, settings, usage
from danvan_desk.texts import _, use_language
from ui.system_libraries import lacking, trouble
from ui.widgets import states

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

HOME_TROUBLE = 3
BEFORE_QT = (concurrent.futures.thread, importlib.resources, states)
"""Imported here because PySide6's import hook slows down every import that comes after its own."""
_PLAIN_IMPORT = builtins.__import__


def main(argv: Sequence[str] | None = None) -> int:
    """0 when the window was closed in the ordinary way, 2 for wrong usage, 3 where there is no screen or library."""
    asked = _arguments(sys.argv[1:] if argv is None else argv)
    gc.disable()  # nothing made while starting is garbage; collecting would only slow the first page down
    if asked.selfcheck:
        from danvan_desk.safekeeping.selfcheck import run

        return int(run(_window_stands))
    line = trouble()
    if line:
        return _refuse(line)
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        return _refuse(lacking([str(error).partition(":")[0]]))
    builtins.__import__ = _PLAIN_IMPORT  # PySide6's own serves `from __feature__`, unused here, and slows every import
    app = QApplication.instance() or QApplication(["danvan-desk"])
    if not isinstance(app, QApplication):
        return HOME_TROUBLE
    home = paths.demo_home() if asked.demo and not asked.home else asked.home or paths.default_home()
    return run_window(app, home.expanduser().absolute(), demo=asked.demo, until=asked.quit_after)


def run_window(app: QApplication, home: Path, *, demo: bool = False, until: str = "") -> int:
    """Show the window and stay until it is closed. `until` ends by itself after "paint" or "usable", for measuring."""
    from ui.window_commands import open_sample

    window = make_window(app, home)
    marks = _Marks(until)
    window.painted.connect(lambda: marks.passed("paint", window))
    window.usable.connect(lambda: marks.passed("usable", window))
    window.usable.connect(lambda: _settled(window, home))
    if until != "paint":
        window.painted.connect((lambda: open_sample(window, home)) if demo else window.begin)
    window.show()
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        gc.enable()
        window.tasks.close()
        logs.stop()


def _window_stands() -> str:
    """For the self-check: the window is made, shown and closed, on a screen or without one."""
    import tempfile

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["danvan-desk"])
    if not isinstance(app, QApplication):
        raise TypeError(app)
    with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as folder:
        window = make_window(app, Path(folder))
        window.show()
        app.processEvents()
        seen = f"{window.width()} × {window.height()}"
        window.close()
        window.tasks.close()
    return seen


def _settled(window: MainWindow, home: Path) -> None:
    """What can wait until the first page stands."""
    from ui import icons, qt_words
    from ui.idle import IdleFold

    qt_words.speak()
    window.setWindowIcon(icons.program())
    if window.findChild(IdleFold) is None:
        IdleFold(window)
        _watch(window, home)
    gc.freeze()
    gc.enable()


def _watch(window: MainWindow, home: Path) -> None:
    """The log, and a plain word for what nobody foresaw."""
    from ui.crash import CrashGuard

    log_file = logs.start(home) if home.is_dir() else home / "logs" / "danvan.log"
    CrashGuard(log_file, window).watch()


def make_window(app: QApplication, home: Path) -> MainWindow:
    """The window over `home`, dressed as the user likes it, not yet shown and nothing opened."""
    from ui import theme
    from ui.main_window import MainWindow
    from ui.pages.catalogue import factories

    liked = settings.load(home)
    use_language(liked.language)
    app.setApplicationDisplayName("")
    theme.apply(app, liked.theme, liked.text_size)
    theme.follow_system(app)
    return MainWindow(home, liked, factories(), _today())


def _today() -> date:
    """For the first head only; the desk looks again, and says so where $DANVAN_TODAY is no date."""
    try:
        return date.fromisoformat(os.environ.get("DANVAN_TODAY", "").strip())
    except ValueError:
        return date.today()


class _Marks:
    """Milliseconds from `$DANVAN_T0` (time.monotonic) to the first paint and to usable, as one JSON line at the end."""

    def __init__(self, until: str) -> None:
        self._until, self._ms = until, dict[str, float]()
        self._zero = float(os.environ.get("DANVAN_T0", time.monotonic()))

    def passed(self, name: str, window: MainWindow) -> None:
        self._ms[name] = round((time.monotonic() - self._zero) * 1000, 1)
        if name == self._until:
            sys.stdout.write(json.dumps(self._ms) + "\n")
            sys.stdout.flush()
            window.close()


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    with usage.in_words():
        return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="danvan-desk", description=_("Cửa sổ tiếp công dân, đơn thư, đối thoại."))
    parser.add_argument("--home", type=Path, help=_("thư mục dữ liệu của cơ quan"))
    parser.add_argument("--demo", action="store_true", help=_("mở đơn vị mẫu để tập, tách khỏi sổ thật"))
    parser.add_argument("--selfcheck", action="store_true", help=_("tự kiểm tra chương trình rồi thoát"))
    parser.add_argument("--quit-after", choices=("paint", "usable"), default="", help=argparse.SUPPRESS)
    return parser


def _refuse(line: str) -> int:
    sys.stderr.write(line + "\n")
    return HOME_TROUBLE


if __name__ == "__main__":
    sys.exit(main())
