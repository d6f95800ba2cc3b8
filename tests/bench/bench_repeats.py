"""Repeats found honestly: `bench_repeats.py [petitions]` (200,000 unless said; about four minutes).

A register is filled with that many petitions of the sample ward. Into it go the earlier petitions of the labelled
pairs; each later one is then looked up as the form does. Printed: precision and recall (0.95 and 0.85 are asked), what
went wrong by sort, and the time of a look-up (50 ms is asked). A pair counts as found where its own earlier petition,
or its case, stands among the five shown; the seeds measured are not the one the weights were set on.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, text

from danvan_desk.actions.add import add_records
from danvan_desk.actions.demo import OFFICE
from danvan_desk.actions.office import init_home
from danvan_desk.context import Desk
from danvan_desk.db import repeat_keys
from danvan_desk.db.tables import Matter, Party, Petition
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.exchange.sample_ward import sample_records
from danvan_desk.queries.repeats import likely_repeats
from tests.bench.repeat_pairs import PUBLISHED, labelled, measured, paper_typed

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


def main() -> int:
    petitions = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        init_home(home, OFFICE)
        desk = open_desk(home).on(date(2026, 11, 23))
        start = time.perf_counter()
        crowd(desk, petitions, date(2026, 3, 1))
        size = sum(file.stat().st_size for file in home.glob("danvan.sqlite*")) / 2**20
        with desk.reading() as session:
            keys = session.scalar(select(func.count()).select_from(text("repeat_key")))
        print(f"{petitions} petitions, {keys} keys, made in {time.perf_counter() - start:.0f} s; {size:.0f} MB")
        times: list[float] = []
        for seed in PUBLISHED:
            pairs = labelled(seed)
            saved = add_records(desk, [pair.earlier for pair in pairs])
            cases = {id(pair): line.case for pair, line in zip(pairs, saved, strict=True)}

            def repeats(pair: Any, cases: dict[int, str | None] = cases) -> bool:
                typed = paper_typed(pair.later)
                begun = time.perf_counter()
                found = likely_repeats(desk, typed, received=date.fromisoformat(pair.later["received"]))
                times.append((time.perf_counter() - begun) * 1000)
                return cases[id(pair)] in {one.case for one in found}

            precision, recall, wrong = measured(pairs, repeats)
            print(f"seed {seed}: {len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}; wrong: {wrong}")
        times.sort()
        print(
            f"look-up: median {statistics.median(times):.1f} ms, p95 {times[len(times) * 95 // 100]:.1f} ms, "
            f"worst {times[-1]:.1f} ms of {len(times)}"
        )
        close_desk(desk)
    return 0


if __name__ == "__main__":
    sys.exit(main())
