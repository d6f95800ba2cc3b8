"""The program tries itself out in a home of its own: what a frozen copy must prove before anyone else starts it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from danvan_desk import texts
from danvan_desk.actions.events import record_event
from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.actions.petitions import register_petition
from danvan_desk.actions.visits import log_visit
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.domain.records import HandedPaper, NewEvent, NewPetition, NewVisit, Person
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.receipt import ReceiptData, ReceiptDocument, receipt_pdf
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.search import find
from danvan_desk.safekeeping.backup import backup
from danvan_desk.safekeeping.checking import check
from danvan_desk.tallies.compute import compute

Step = tuple[str, Callable[[], str]]


class Failed(Exception):  # noqa: N818 - said as it stands
    """A step answered, but not what it should have."""


def run(window: Callable[[], str] | None = None) -> int:
    """Print a line per step and return 0, or 1 at the first step that fails. No office's home is touched.

    `window` opens and closes a window and says what it saw; the core itself knows no Qt.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that knows no Vietnamese must not fail the check
    spoken = texts.language()
    with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as folder:
        trial = _Trial(Path(folder) / "home")
        try:
            return _walk(trial.steps(), window)
        finally:
            trial.close()
            texts.use_language(spoken)


def _walk(steps: Iterator[Step], window: Callable[[], str] | None) -> int:
    every = [*steps, ("window", window)] if window else [*steps]
    for name, step in every:
        try:
            said = step()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this step's
            print(f"FAILED  {name}: {type(error).__name__}: {error}")  # noqa: T201
            return 1
        print(f"ok      {name}: {said}")  # noqa: T201
    print("selfcheck: ok")  # noqa: T201
    return 0


class _Trial:
    """One made-up morning at a reception desk."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._desk: Desk | None = None
        self._case = ""
        self._visit = ""

    def steps(self) -> Iterator[Step]:
        yield "home", self.open
        yield "register", self.register
        yield "event", self.record
        yield "clocks", self.clocks
        yield "search", self.search
        yield "receipt", self.receipt
        yield "tally", self.tally
        yield "texts", self.translate
        yield "backup", self.backup

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            raise Failed("no desk")
        return self._desk

    def close(self) -> None:
        if self._desk is not None:
            with suppress(Exception):
                close_desk(self._desk)
            self._desk = None

    def open(self) -> str:
        init_home(self.home, OfficeDetails(name="UBND phường Bình An", province="Thành phố Đà Nẵng", place="Bình An"))
        self._desk = open_desk(self.home)
        return f"tables made, today is {self.desk.today.isoformat()}"

    def register(self) -> str:
        person = Person(name="Nguyễn Thị Hương", id_number="048169001234", address="Tổ 3, phường Bình An")
        paper = HandedPaper(title="Đơn khiếu nại", pages=2, copy="original")
        visit = log_visit(
            self.desk,
            NewVisit(
                date=self.desk.today,
                reception="regular",
                kind="complaint",
                content="Khiếu nại quyết định thu hồi đất",
                outcome="received",
                people=(person,),
                documents=(paper,),
            ),
        )
        petition = register_petition(
            self.desk,
            NewPetition(
                received=self.desk.today,
                channel="reception",
                kind="complaint",
                field="land",
                content="Khiếu nại quyết định thu hồi đất",
                people=(person,),
                visit=visit.number,
            ),
        )
        self._visit, self._case = visit.number, petition.case
        return f"{visit.number}, {petition.number}, {petition.case}"

    def record(self) -> str:
        done = record_event(self.desk, NewEvent(case=self._case, event="accepted", date=self.desk.today))
        return f"accepted, event {done.n} of {done.case}"

    def clocks(self) -> str:
        dues = {clock.clock: clock.due for clock in case_card(self.desk, self._case).clocks}
        if not any(dues.values()):
            raise Failed(f"no due date among {dues}")
        return ", ".join(f"{clock} {due.isoformat()}" for clock, due in dues.items() if due)

    def search(self) -> str:
        total = find(self.desk, "nguyen thi huong").total
        if not total:
            raise Failed("a name typed without its tones isn't found")
        return f"{total} found"

    def receipt(self) -> str:
        data = ReceiptData(
            letterhead=Letterhead("UBND phường Bình An", place="Bình An"),
            number=self._visit,
            day=self.desk.today,
            person=Identity(name="Nguyễn Thị Hương"),
            documents=(ReceiptDocument("Đơn khiếu nại", 2),),
            qr=self._visit,
        )
        paper = receipt_pdf(data)
        if not paper.startswith(b"%PDF-") or b"Tinos" not in paper:
            raise Failed("not a PDF with the Vietnamese font in it")
        return f"{len(paper)} bytes of PDF"

    def tally(self) -> str:
        counted = compute(self.desk, Period(self.desk.today, self.desk.today))
        broken = [f"{table.code} {check.rule}" for table in counted.tables for check in table.checks if not check.holds]
        if broken:
            raise Failed("; ".join(broken))
        return ", ".join(table.code for table in counted.tables)

    def translate(self) -> str:
        texts.use_language("vi")
        vietnamese = label(Kind.COMPLAINT)
        texts.use_language("en")
        english = label(Kind.COMPLAINT)
        if vietnamese == english:
            raise Failed(f"English has no word for {vietnamese}")
        return f"{vietnamese} = {english}"

    def backup(self) -> str:
        made = backup(self.desk)
        report = check(self.home)
        if not report.whole:
            raise Failed("; ".join(report.problems))
        return f"{made.size} bytes, books whole"
