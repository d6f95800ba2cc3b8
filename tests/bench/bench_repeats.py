"""Repeats found honestly: `bench_repeats.py [petitions…]` (1,000 and 200,000 unless said; about five minutes).

A register is filled with that many petitions of the sample ward. Into it go the earlier petitions of the labelled
pairs; each later one is then looked up as the form does. Printed: precision and recall (0.95 and 0.85 are asked), what
went wrong by sort, the time of a look-up (50 ms is asked), and what the keys cost a save and the file. A repeat counts
as found where the case of its own earlier petition stands among those shown; everything else that is shown, be it of
the pair or of the crowd, counts against precision. The seeds measured are not the one the weights were set on.

Measured on 26/11/2026, 828 pairs of each seed, two slow processors shared with other work:

           1,000 petitions        200,000 petitions
    seed   precision  recall      precision  recall
    2029   0.969      0.967        0.986      0.953
    2030   0.980      0.969        0.986      0.944
    2031   0.969      0.969        0.983      0.936

    look-up at 200,000, processor time: median 9.6 ms, p95 14.7 ms, worst 29.5 ms of 2484
    keys: 93 MB for 200,000 petitions (305 MB bare, without events and search lines); 1 to 2 ms of a save
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from danvan_desk.actions.add import add_records
from danvan_desk.actions.demo import OFFICE
from danvan_desk.actions.office import init_home
from danvan_desk.context import Desk
from danvan_desk.db import repeat_keys
from danvan_desk.db.tables import Matter, Party, Petition
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.exchange.sample_ward import sample_records
from danvan_desk.queries.repeats import likely_repeats
from tests.bench.repeat_pairs import PUBLISHED, TUNED, Pair, labelled, measured, paper_typed

_BATCH = 5000


def crowd(desk: Desk, petitions: int, before: date) -> None:
    """That many petitions straight into the tables, each in a case of its own: no events, no clocks, no search."""
    with desk.reading() as session:
        calendar = desk.calendar(session)
    records = sample_records(
        petitions=petitions, years=10, seed=11, today=before, calendar=calendar, office=OFFICE.name
    )
    with desk.writing() as session:
        rows: list[dict[str, Any]] = []
        at = 0
        for record in records:
            if record["type"] == "petition":
                at += 1
                rows.append(record | {"id": at})
            if len(rows) == _BATCH:
                _insert(session, rows)
                rows = []
        _insert(session, rows)
        session.execute(text("UPDATE counter SET last = 0"))
        repeat_keys.fill(session.connection())
        session.execute(text("ANALYZE"))


def _insert(session: Any, rows: Iterable[dict[str, Any]]) -> None:
    cases, petitions, people = [], [], []
    for row in rows:
        received = date.fromisoformat(row["received"])
        plain = {"id": row["id"], "kind": row["kind"], "field": row["field"], "content": row["content"],
                 "channel": row["channel"], "secret": row["kind"] == "denunciation"}  # fmt: skip
        cases.append(plain | {
            "number": f"VV-1900-{row['id']:05d}", "opened": received, "instance": 1, "remote_area": False, "people": "",
            "state": "new", "authority": "undetermined",
        })  # fmt: skip
        petitions.append(plain | {
            "number": f"DT-1900-{row['id']:05d}", "received": received, "anonymous": bool(row.get("anonymous")),
            "instance": 1, "signed": True, "case_id": row["id"], "respondent": row.get("respondent"),
            "request": row.get("request"),
        })  # fmt: skip
        for position, person in enumerate(row.get("people", ())):
            kept = {name: person.get(name) for name in ("name", "id_number", "born", "address", "phone")}
            people.append(kept | {"petition_id": row["id"], "position": position})
    for table, values in ((Matter, cases), (Petition, petitions), (Party, people)):
        if values:
            session.execute(insert(table), values)


def saving(desk: Desk) -> str:
    """Registering one petition at a time, and how much of it the keys take."""
    spent: list[float] = []
    plain = repeat_keys.write

    def timed(session: Session, petitions: Sequence[Petition]) -> None:
        begun = time.perf_counter()
        plain(session, petitions)
        spent.append((time.perf_counter() - begun) * 1000)

    saves = []
    with patch.object(repeat_keys, "write", timed):
        for pair in labelled(TUNED, each=5):
            begun = time.perf_counter()
            add_records(desk, [pair.earlier])
            saves.append((time.perf_counter() - begun) * 1000)
    return f"one save: median {statistics.median(saves):.1f} ms, of which keys {statistics.median(spent):.1f} ms"


def size_of_keys(desk: Desk) -> str:
    with desk.reading() as session:
        whole = session.scalar(text("SELECT sum(pgsize) FROM dbstat"))
        keys = session.scalar(text("SELECT count(*) FROM repeat_key"))
        taken = session.scalar(text("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%repeat_key%'"))
    return f"{keys} keys, {taken / 2**20:.1f} of {whole / 2**20:.1f} MB"


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[len(ordered) * 95 // 100]
    return f"median {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms"


def measure(petitions: int, folder: Path) -> None:
    home = folder / f"home-{petitions}"
    init_home(home, OFFICE)
    desk = open_desk(home).on(date(2026, 11, 23))
    start = time.perf_counter()
    crowd(desk, petitions, date(2026, 3, 1))
    print(f"{petitions} petitions made in {time.perf_counter() - start:.0f} s; {size_of_keys(desk)}")
    times: list[float] = []
    processor: list[float] = []
    for seed in PUBLISHED:
        pairs = labelled(seed)
        saved = add_records(desk, [pair.earlier for pair in pairs])
        cases = {id(pair): line.case or "" for pair, line in zip(pairs, saved, strict=True)}
        gc.collect()
        gc.freeze()  # as the window does once it is open

        def shown(pair: Pair) -> list[str]:
            typed = paper_typed(pair.later)
            begun, worked = time.perf_counter(), time.process_time()
            found = likely_repeats(desk, typed, received=date.fromisoformat(pair.later["received"]))
            times.append((time.perf_counter() - begun) * 1000)
            processor.append((time.process_time() - worked) * 1000)
            return [one.case for one in found]

        result = measured(pairs, cases, shown)
        print(
            f"seed {seed}: {len(pairs)} pairs, precision {result.precision:.3f}, recall {result.recall:.3f}; "
            f"wrong: {result.wrong}; missed: {result.missed}"
        )
    print(f"look-up: {_spread(times)}; of the processor alone: {_spread(processor)}; {len(times)} look-ups")
    print(saving(desk), flush=True)
    close_desk(desk)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for petitions in [int(given) for given in sys.argv[1:]] or [1_000, 200_000]:
            measure(petitions, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
