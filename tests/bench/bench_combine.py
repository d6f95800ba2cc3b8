"""The tallies of 830 and of all 3,321 communes put together: `python -m tests.bench.bench_combine [folder]`.

Seconds to read and add, to write the workbook, and the most memory; in line with their number the last two figures are
near 1. The files and the workbooks are left in `folder` where one is named.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from danvan_desk.communes import provinces
from danvan_desk.tallies.combine import combine, tally_files
from danvan_desk.tallies.combined_book import write
from danvan_desk.tallies.document import to_json
from tests.tallies.made import of_commune

NUMBERS = (830, 3321)


def files(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    communes = [commune for province in provinces() for commune in province.communes]
    for place, commune in enumerate(communes[:number]):
        (folder / f"{commune.code}.json").write_bytes(to_json(of_commune(commune, place)))
    return folder


def bench(root: Path) -> None:
    costs = []
    for number in NUMBERS:
        folder = files(root / str(number), number)
        begun = time.perf_counter()
        combined = combine(tally_files([folder]), date(2026, 11, 23))
        read = time.perf_counter()
        out = write(combined, root / f"{number}.xlsx")
        written = time.perf_counter()
        costs.append(((read - begun) / number, (written - read) / number))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{number} offices: read and added {read - begun:.1f} s, workbook {written - read:.1f} s, "
            f"{out.stat().st_size / 1e6:.1f} MB, memory {memory:.0f} MB"
        )
    (few_read, few_written), (many_read, many_written) = costs
    print(f"an office of many costs x{many_read / few_read:.2f} to read, x{many_written / few_written:.2f} to write")


def main() -> int:
    if len(sys.argv) > 1:
        root = Path(sys.argv[1])
        root.mkdir(parents=True, exist_ok=True)
        bench(root)
    else:
        with tempfile.TemporaryDirectory() as root_name:
            bench(Path(root_name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
