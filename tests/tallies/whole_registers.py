"""What must hold of any register: every cell is the plain counter's, every identity holds or names who breaks it, every
list sums to its cell, each month opens with what the one before left."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office import init_home
from danvan_desk.context import Desk
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import reporting_month
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.tally import Tally, tidy
from tests.tallies.conftest import OFFICE
from tests.tallies.plain_tables import count
from tests.tallies.random_registers import TODAY, Records, register

_USUAL = "10000" if os.environ.get("DANVAN_FULL") == "1" else "200"
REGISTERS = int(os.environ.get("DANVAN_REGISTERS", _USUAL))
"""How many are tried: 200, or 10,000 where one has the time (DANVAN_FULL=1); DANVAN_REGISTERS names another number."""
FULL = REGISTERS >= 10_000
CHUNK = 10
Books = Callable[[Records], Desk]
MONTHS = tuple(reporting_month(2026, month) for month in (9, 10, 11))
LISTED = 12
"""How many lists of one register are opened; in the full setting, of every fiftieth one, all of a month."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """Books on the registers' today that hold just the records they are given."""
    home: Path = tmp_path_factory.mktemp("books") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DANVAN_TODAY", TODAY.isoformat())
        with opened(home) as filled:
            yield filled


@contextmanager
def opened(home: Path) -> Iterator[Books]:
    """One desk for many registers: the file is emptied, not made anew."""
    init_home(home, OFFICE)
    desk, file, empty = open_desk(home), sqlite3.connect(home / FILE_NAME), sqlite3.connect(":memory:")
    file.backup(empty)

    def filled(records: Records) -> Desk:
        empty.backup(file)
        add_records(desk, records)
        return desk

    yield filled
    close_desk(desk)
    file.close()
    empty.close()


def check_register(seed: int, books: Books) -> None:
    records = register(Random(seed))
    desk = books(records)
    tallies = [compute(desk, month) for month in MONTHS]
    for tally in tallies:
        _counted_plainly(seed, tally, records)
        _identities(seed, tally)
    for before, after in pairwise(tally.table("TH").rows[0].cells for tally in tallies):
        assert after["opening"] == before["closing"] + after["reopened"], f"register {seed}"
    _lists(seed, desk, tallies[seed % len(tallies)])


def _counted_plainly(seed: int, tally: Tally, records: Records) -> None:
    plain = count(records, tally.period.start, tally.period.end)
    differing = {
        (table.code, ms): (value, tidy(plain[table.code][ms]))
        for table in tally.tables
        for ms, value in table.rows[0].cells.items()
        if value != tidy(plain[table.code][ms])
    }
    assert differing == {}, f"register {seed}, {tally.period}: counted, and counted plainly"
    assert {table.code: set(table.rows[0].cells) for table in tally.tables} == {c: set(plain[c]) for c in plain}


def _identities(seed: int, tally: Tally) -> None:
    """Only more officials than people can break one, and then their case is named."""
    for table in tally.tables:
        for check in table.checks:
            assert check.holds or check.breakers, f"register {seed}, {tally.period}: {table.code} {check.rule}"
            assert check.holds or {number[:3] for number in check.breakers} == {"VV-"}, (seed, check)


def _lists(seed: int, desk: Desk, tally: Tally) -> None:
    cells = [(table.code, ms, value) for table in tally.tables for ms, value in table.rows[0].cells.items()]
    dice = Random(seed)
    full, empty = [cell for cell in cells if cell[2]], [cell for cell in cells if not cell[2]]
    opened = cells if FULL and seed % 50 == 0 else [*dice.sample(full, min(LISTED, len(full))), *dice.sample(empty, 5)]
    for code, ms, value in opened:
        records = cell_records(desk, tally.period, code, ms)
        assert tidy(sum(record.amount for record in records)) == value, f"register {seed}: {code} {ms}"
        assert all(record.amount for record in records), f"register {seed}: {code} {ms}"
