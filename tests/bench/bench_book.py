"""A register as a book, about 1,250 and 5,000 entries long: `bench_book.py [home] [rounds]`. Medians, and what an entry
costs: drawn from lines at hand, read from the books, and both as an officer waits for them.

In line with its length an entry of the long book costs what one of the short book does: the last figures are near 1.
Without a home a sample ward of 5,000 petitions is made first (a minute or two); nothing is written to a home given.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from danvan_desk.actions.demo import fill
from danvan_desk.actions.registers import print_register
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.register import register_pdf
from danvan_desk.papers.register_data import FORMS, RegisterData, RegisterLine
from danvan_desk.queries.registers import register_lines

LENGTHS = (1250, 5000)
PETITIONS = 5000
CELLS = (
    "", "02/11/2026", "Đặng Thị Hường\nThôn Đồng Dâu, xã Tân Hưng", "001090000123",
    "Đề nghị kiểm tra ranh giới thửa đất số 45, tờ bản đồ số 12.", "Khiếu nại", "3", "UBND xã", "x",
    "Tòa án, 12/HD-UBND", "Thuế, 15/PC-UBND", "Đã thụ lý", "Đoàn",
)  # fmt: skip


def book(length: int) -> RegisterData:
    start = date(2026, 1, 1)
    rows = tuple(
        RegisterLine(f"TD-2026-{n:05d}", start + timedelta(days=n % 300), "Khiếu nại", 3, CELLS) for n in range(length)
    )
    return RegisterData(Letterhead("UBND xã Tân Hưng", place="Tân Hưng"), start, date(2026, 12, 31), rows)


def read(desk: Desk, register: str, until: date) -> tuple[RegisterLine, ...]:
    with desk.reading() as session:
        return register_lines(session, register, None, until)


def compare(what: str, rounds: int, jobs: dict[int, Callable[[], object]]) -> None:
    """`jobs` by how many entries each is over; rounds alternate, processor time is counted."""
    times: dict[int, list[float]] = {length: [] for length in jobs}
    for _round in range(rounds):
        for length, job in jobs.items():
            begun = time.process_time()
            job()
            times[length].append(time.process_time() - begun)
    (short, quick), (long, slow) = ((length, statistics.median(took)) for length, took in times.items())
    print(f"{what:34} {short} entries {quick:6.2f} s   {long} entries {slow:6.2f} s", end="   ")
    print(f"an entry of the long book costs x{slow / long / (quick / short):.2f}")


def of_register(desk: Desk, register: str, rounds: int) -> None:
    days = [line.day for line in read(desk, register, desk.today)]
    ends = [days[min(length, len(days)) - 1] for length in LENGTHS]
    counts = {sum(day <= end for day in days): end for end in ends}
    reading = {n: partial(read, desk, register, end) for n, end in counts.items()}
    compare(f"{register} read", rounds, reading)
    printing = {
        n: partial(print_register, desk, Period(days[0], end), "pdf", register=register) for n, end in counts.items()
    }
    compare(f"{register} read and drawn", rounds, printing)


def main() -> int:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].isdigit() else None
    rounds = int(sys.argv[-1]) if sys.argv[-1].isdigit() else 3
    with tempfile.TemporaryDirectory() as folder:
        home = given or Path(folder) / "home"
        if given is None:
            fill(home, petitions=PETITIONS)
        desk = open_desk(home)
        try:
            register_pdf(book(50))
            compare("drawn", rounds, {length: partial(register_pdf, book(length)) for length in LENGTHS})
            for register in FORMS:
                of_register(desk, register, rounds)
        finally:
            close_desk(desk)
    return 0


if __name__ == "__main__":
    sys.exit(main())
