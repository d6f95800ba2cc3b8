"""What the chair waits for: the page's numbers and its window, over a big book: `bench_chair.py [home] [rounds]`.

Without a home a sample ward of 20,000 petitions in four years is made first (some minutes), and beside it the same
ward where a quarter of the cases got no further than being given to somebody, and so are open to this day. Medians in
milliseconds, by the clock and of the processor; the window is a real one, without a screen.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from danvan_desk.actions.book import Book
from danvan_desk.actions.demo import fill
from danvan_desk.actions.standing import bring_up_to_date
from danvan_desk.context import Desk
from danvan_desk.db.tables import Event, Matter
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
from ui.pages.today_rows import read_morning

_FIRST_STEPS = ("received", "assigned", "classified", "accepted")
_STEP_MS = 2


@dataclass(frozen=True)
class Took:
    """In milliseconds: by the clock, and of the processor, which the machine's other work leaves alone."""

    wall: float
    processor: float


class Watch:
    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def took(self) -> Took:
        return Took((time.perf_counter() - self._wall) * 1000, (time.process_time() - self._processor) * 1000)


def say(name: str, times: list[Took]) -> None:
    wall, processor = (statistics.median(getattr(one, of) for one in times) for of in ("wall", "processor"))
    print(f"  {name:32} {wall:8.1f} ms   processor {processor:8.1f}   worst {max(one.wall for one in times):.1f}")


def timed(call: Callable[[], object], rounds: int) -> list[Took]:
    times = []
    for _round in range(rounds):
        watch = Watch()
        call()
        times.append(watch.took())
    return times


def leave_open(home: Path) -> None:
    """Take back all but the first steps of every fourth case, and count these cases anew."""
    desk = open_desk(home)
    fourth = Matter.id % 4 == 0
    with desk.writing() as session:
        later = Event.case_id.in_(select(Matter.id).where(fourth)) & Event.event.not_in(_FIRST_STEPS)
        session.execute(delete(Event).where(later))
        book, needed = Book(desk, session), (Matter.events, Matter.clocks, Matter.petitions)
        for case in session.scalars(select(Matter).where(fourth).options(*map(selectinload, needed))):
            bring_up_to_date(book, case)
    close_desk(desk)


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
    for words, ago in (("yesterday", 1), ("half a year ago", 180), ("three years ago", 1095)):
        say(words, timed(lambda ago=ago: meeting(desk, day - timedelta(days=ago)), rounds))
    say("the first page", timed(lambda: read_morning(desk), rounds))


def let_work() -> None:
    """Two milliseconds of Qt's own loop: QTest.qWait() holds the interpreter while it waits, and the worker stands."""
    loop = QEventLoop()
    QTimer.singleShot(_STEP_MS, loop.quit)
    loop.exec()


def window(home: Path, today: date, rounds: int) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", "normal")
    shown = MainWindow(home, Settings(theme="light"), catalogue.factories(), today)
    shown.painted.connect(shown.begin)
    shown.show()

    def settle(done: Callable[[], bool]) -> None:
        while not done() or shown.tasks.is_busy():
            let_work()
        shown.grab()

    watch = Watch()
    settle(lambda: shown.page() is not None)
    say("the first page, first opened", [watch.took()])
    gc.freeze()  # as the program does then
    watch = Watch()
    shown.go("backlog")
    page = shown.page()
    assert isinstance(page, BacklogPage)
    while page.filters.tiles.count_of("") is None:
        let_work()
    shown.grab()
    say("the numbers, first opened", [watch.took()])
    settle(lambda: page.found() is not None)
    say("and the list", [watch.took()])

    def again() -> None:
        page.reload()
        settle(lambda: True)

    say("the page, opened again", timed(again, rounds))

    def look(wanted: Filter, face: str) -> None:
        page.filters.set_filter(wanted)
        page._turn_to(face)
        shown.grab()

    for group in ("", *GROUPS):
        say(f"tile {group or 'all'}", timed(lambda group=group: look(Filter(part=group), "list"), rounds))
    say("the overview", timed(lambda: look(Filter(), "overview"), rounds))
    say("the overview, one kind", timed(lambda: look(Filter(kind="complaint"), "overview"), rounds))
    say("words", timed(lambda: look(Filter(words="dat dai"), "list"), rounds))
    for name in ("cases", "today"):
        say(f"the page of {name}", timed(lambda name=name: (shown.go(name), settle(lambda: True)), 1))
    shown.close()
    app.processEvents()


def measure(home: Path, rounds: int) -> None:
    desk = open_desk(home)
    meeting(desk)  # what is only done once
    gc.freeze()
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
        leave_open(heavy)
        for name, one in (("a sample ward of 20,000 petitions", home), ("a quarter of its cases open", heavy)):
            print(name)
            measure(one, rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
