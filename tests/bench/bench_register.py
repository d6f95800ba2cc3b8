"""What an officer waits for, beside the same question put to SQLite bare: `bench_register.py [home] [rounds]`.

Without a home a sample ward of 5,000 petitions is made first (about a minute). Rounds alternate, medians in
milliseconds are printed with their ratio. Saving is left out of a home given by name: nothing is written to it.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from danvan_desk.actions.add import add_records
from danvan_desk.actions.demo import fill
from danvan_desk.context import Desk
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.backlog import backlog
from danvan_desk.queries.petitions import PetitionFilter, petition_ids, petition_rows
from danvan_desk.queries.search import find
from danvan_desk.queries.today import today

VISIT = {
    "type": "visit", "reception": "regular", "kind": "feedback", "outcome": "answered",
    "person": {"name": "Nguyễn Thị Hòa", "id_number": "087169004512"}, "content": "Hỏi thủ tục xác nhận tình trạng đất",
}  # fmt: skip
PAGE = "SELECT p.number, p.received, p.kind, p.content, m.state, m.next_due FROM petition p JOIN matter m ON m.id = p.case_id WHERE p.id IN ({})"  # noqa: E501
FOUND = "SELECT number, people, content FROM search_entry WHERE id IN (SELECT rowid FROM text_fts WHERE text_fts MATCH ? ORDER BY rowid DESC LIMIT 20)"  # noqa: E501
OPEN = "SELECT number, kind, content, people, officer, next_due FROM matter WHERE closed_on IS NULL ORDER BY next_due"


def pairs(
    desk: Desk, bare: sqlite3.Connection, *, writes: bool
) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    ids = petition_ids(desk, PetitionFilter())
    middle = list(ids[len(ids) // 2 : len(ids) // 2 + 100])
    marks = ",".join(map(str, middle))
    asked: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "page of 100 petitions": (
            lambda: petition_rows(desk, middle),
            lambda: bare.execute(PAGE.format(marks)).fetchall(),
        ),
        "ids of the register": (
            lambda: petition_ids(desk, PetitionFilter()),
            lambda: bare.execute("SELECT id FROM petition ORDER BY received DESC, id DESC").fetchall(),
        ),
        "search two words": (
            lambda: find(desk, "tranh chap"),
            lambda: bare.execute(FOUND, ('"tranh" AND "chap"*',)).fetchall(),
        ),
        "backlog": (lambda: backlog(desk), lambda: bare.execute(OPEN).fetchall()),
        "first page": (lambda: today(desk), lambda: bare.execute(OPEN).fetchall()),
    }
    if writes:
        visit = VISIT | {"date": desk.today.isoformat()}
        asked["save a visit"] = (lambda: add_records(desk, [visit]), lambda: _bare_insert(bare))
    return asked


def _bare_insert(bare: sqlite3.Connection) -> None:
    with bare:
        bare.execute("INSERT INTO draft(page, saved_at, title, data) VALUES ('bench', '', ?, '{}')", ("x" * 400,))


def main() -> int:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    with tempfile.TemporaryDirectory() as folder:
        home = given or Path(folder) / "home"
        if given is None:
            fill(home, petitions=5000, years=4)
        desk = open_desk(home)
        with closing(sqlite3.connect(home / FILE_NAME)) as bare:
            bare.execute("PRAGMA synchronous=FULL")
            for name, both in pairs(desk, bare, writes=given is None).items():
                times: tuple[list[float], list[float]] = ([], [])
                for _round in range(rounds + 1):
                    for kept, call in zip(times, both, strict=True):
                        start = time.perf_counter()
                        call()
                        kept.append((time.perf_counter() - start) * 1000)
                ours, floor = (statistics.median(kept[1:]) for kept in times)
                worst = max(times[0][1:])
                print(f"{name:24} {ours:8.2f} ms   bare {floor:8.2f} ms   x{ours / floor:.1f}   worst {worst:.1f}")
        close_desk(desk)
    return 0


if __name__ == "__main__":
    sys.exit(main())
