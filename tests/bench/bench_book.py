"""A register as a book, 1,250 and 5,000 entries long: `bench_book.py [rounds]`. Medians and what an entry costs.

In line with its length an entry of the long book costs what one of the short book does: the last figure is near 1.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date, timedelta

from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.register import register_pdf
from danvan_desk.papers.register_data import RegisterData, RegisterLine

LENGTHS = (1250, 5000)
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


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    books = {length: book(length) for length in LENGTHS}
    times: dict[int, list[float]] = {length: [] for length in LENGTHS}
    register_pdf(book(50))
    for _round in range(rounds):
        for length, data in books.items():
            begun = time.perf_counter()
            register_pdf(data)
            times[length].append(time.perf_counter() - begun)
    short, long = (statistics.median(times[length]) for length in LENGTHS)
    print(f"{LENGTHS[0]} entries {short:.2f} s   {LENGTHS[1]} entries {long:.2f} s", end="   ")
    print(f"an entry of the long book costs x{long / LENGTHS[1] / (short / LENGTHS[0]):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
