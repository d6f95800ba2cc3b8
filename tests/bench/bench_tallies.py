"""The year's six tables beside the same counts as raw SQL, and a month on a small register beside one on a big one:
`bench_tallies.py [petitions] [rounds]`, 100,000 petitions over five years and 5 rounds unless told otherwise.

Every cell of the two ways is compared first. Rounds alternate; seconds of the processor are printed as medians, and
the median of the ratios round by round. The small register holds the last tenth of the big one's days, so that their
last month is the same size.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from danvan_desk.context import Desk
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period, official_periods, reporting_month
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.tally import tidy
from tests.bench.raw_tables import raw_tables
from tests.bench.register_by_sql import build

TODAY = date(2026, 11, 20)
DAYS = 5 * 365
SIX = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")
MONTH = reporting_month(2026, 11)


def opened(folder: Path, petitions: int, days: int) -> Desk:
    start = time.perf_counter()
    build(folder, petitions, TODAY - timedelta(days - 1), TODAY)
    print(f"{petitions:,} petitions over {days} days: built in {time.perf_counter() - start:.0f} s", flush=True)
    return open_desk(folder)


def agree(desk: Desk, bare: sqlite3.Connection, period: Period) -> None:
    """Both ways count the same, or the comparison is worth nothing."""
    ours = {table.code: table.rows[0].cells for table in compute(desk, period, SIX).tables}
    for name, cells in raw_tables(bare, period.start.isoformat(), period.end.isoformat()).items():
        code = name.partition(",")[0]
        differing = {ms: (ours[code][ms], value) for ms, value in cells.items() if ours[code][ms] != tidy(value)}
        if differing:
            raise SystemExit(f"{code}: {differing}")
    print("every cell is the same; petitions of the period:", ours["02/XLD"]["1"])


def side_by_side(name: str, one: Callable[[], object], other: Callable[[], object], rounds: int) -> float:
    times: list[tuple[float, float]] = []
    for _round in range(rounds + 1):
        spent = []
        for call in (one, other):
            start = time.process_time()
            call()
            spent.append(time.process_time() - start)
        times.append((spent[0], spent[1]))
    ours, theirs = (statistics.median(part) for part in zip(*times[1:], strict=True))
    ratio = statistics.median(a / b for a, b in times[1:])
    print(f"{name:44} {ours:8.3f} s beside {theirs:8.3f} s   x{ratio:.2f}", flush=True)
    return ratio


def main() -> int:
    petitions = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    os.environ["DANVAN_TODAY"] = TODAY.isoformat()
    year = official_periods(2026)["Năm"]
    with tempfile.TemporaryDirectory() as folder:
        big, small = (
            opened(Path(folder) / "big", petitions, DAYS),
            opened(Path(folder) / "small", petitions // 10, DAYS // 10),
        )
        with closing(sqlite3.connect(big.home / FILE_NAME)) as bare:
            for pragma in ("cache_size=-32768", "temp_store=MEMORY"):
                bare.execute(f"PRAGMA {pragma}")
            agree(big, bare, year)
            days = (year.start.isoformat(), year.end.isoformat())
            side_by_side(
                "the year's six tables, beside raw SQL",
                lambda: compute(big, year, SIX),
                lambda: raw_tables(bare, *days),
                rounds,
            )
            days = (MONTH.start.isoformat(), MONTH.end.isoformat())
            side_by_side(
                "a month's six tables, beside raw SQL",
                lambda: compute(big, MONTH, SIX),
                lambda: raw_tables(bare, *days),
                rounds,
            )
        side_by_side(
            f"a month, all tables: {petitions:,} beside {petitions // 10:,}",
            lambda: compute(big, MONTH),
            lambda: compute(small, MONTH),
            rounds,
        )
        close_desk(big)
        close_desk(small)
    return 0


if __name__ == "__main__":
    sys.exit(main())
