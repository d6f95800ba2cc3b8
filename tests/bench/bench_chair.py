"""What the chair waits for: the page's numbers and its window, over a big book: `bench_chair.py [home] [rounds]`.

Without a home a sample ward of 20,000 petitions in four years is made first (about four minutes), and beside it the
same ward with a quarter of its cases open again. Medians in milliseconds; the window is a real one, without a screen.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from danvan_desk.actions.demo import fill
from danvan_desk.context import Desk
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.backlog_groups import GROUPS, Filter, counts
from danvan_desk.queries.backlog import backlog
from danvan_desk.queries.case_flow import case_flow, flow_cases
from danvan_desk.queries.meeting import meeting
from danvan_desk.settings import Settings
from ui import theme
from ui.main_window import MainWindow
from ui.pages import catalogue
from ui.pages.backlog import BacklogPage

REOPEN = """UPDATE matter SET closed_on = NULL, next_clock = 'complaint.resolve', next_title = 'Giải quyết khiếu nại',
    next_unit = 'day', next_due = date(:today, ((id * 13) % 120 - 20) || ' days')
    WHERE id % 4 = 0 AND closed_on IS NOT NULL"""


def say(name: str, times: list[float]) -> None:
    print(f"  {name:28} {statistics.median(times):8.1f} ms   worst {max(times):.1f}")


def timed(call: Callable[[], object], rounds: int) -> list[float]:
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def reads(desk: Desk, rounds: int) -> None:
    rows, day = backlog(desk), desk.today
    month = f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"
    print(f"  {len(rows)} open cases; {counts(rows, day)}")
    asked: dict[str, Callable[[], object]] = {
        "everything for the page": lambda: meeting(desk),
        "the backlog": lambda: backlog(desk),
        "twelve months": lambda: case_flow(desk),
        "the list of a month": lambda: flow_cases(desk, month, "closed"),
        "every group's number": lambda: counts(rows, day),
    }
    for name, call in asked.items():
        say(name, timed(call, rounds))
    say("a day of half a year ago", timed(lambda: meeting(desk, day - timedelta(days=180)), 1))


def window(home: Path, today: date, rounds: int) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", "normal")
    shown = MainWindow(home, Settings(theme="light"), catalogue.factories(), today)
    shown.painted.connect(shown.begin)
    shown.show()

    def settle(done: Callable[[], bool]) -> None:
        while not done() or shown.tasks.is_busy():
            QTest.qWait(2)  # and not a loop of our own, which would keep the worker thread from its work
        shown.grab()

    settle(lambda: shown.page() is not None)
    start = time.perf_counter()
    shown.go("backlog")
    page = shown.page()
    assert isinstance(page, BacklogPage)
    while page.filters.tiles.count_of("") is None:
        QTest.qWait(2)
    shown.grab()
    say("its numbers, first opened", [(time.perf_counter() - start) * 1000])
    settle(lambda: page.found() is not None)
    say("and its list", [(time.perf_counter() - start) * 1000])

    def look(wanted: Filter, face: str) -> None:
        page.filters.set_filter(wanted)
        page._turn_to(face)
        shown.grab()

    for group in ("", *GROUPS):
        say(f"tile {group or 'all'}", timed(lambda group=group: look(Filter(part=group), "list"), rounds))
    say("the overview", timed(lambda: look(Filter(), "overview"), rounds))
    say("the overview, one kind", timed(lambda: look(Filter(kind="complaint"), "overview"), rounds))
    say("words", timed(lambda: look(Filter(words="dat dai"), "list"), rounds))
    shown.close()
    app.processEvents()


def measure(home: Path, rounds: int) -> None:
    desk = open_desk(home)
    try:
        reads(desk, rounds)
        today = desk.today
    finally:
        close_desk(desk)
    window(home, today, rounds)


def main() -> int:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    if given is not None:
        measure(given, rounds)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home, heavy = Path(folder) / "home", Path(folder) / "heavy"
        fill(home, petitions=20_000, years=4)
        shutil.copytree(home, heavy)
        desk = open_desk(heavy)
        today = desk.today
        close_desk(desk)
        with closing(sqlite3.connect(heavy / FILE_NAME)) as bare, bare:
            bare.execute(REOPEN, {"today": today.isoformat()})
        for name, one in (("a sample ward of 20,000 petitions", home), ("a quarter of its cases open", heavy)):
            print(name)
            measure(one, rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
