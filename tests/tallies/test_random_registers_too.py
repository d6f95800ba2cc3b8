"""The random registers that test_random_registers.py leaves out."""

from __future__ import annotations

import pytest

from tests.tallies.whole_registers import CHUNK, REGISTERS, Books, books, check_register  # noqa: F401


@pytest.mark.parametrize("first", range(1, REGISTERS, 2 * CHUNK))
def test_tables_of_random_registers_are_the_plain_counters(first: int, books: Books) -> None:  # noqa: F811
    for seed in range(first, min(first + 2 * CHUNK, REGISTERS), 2):
        check_register(seed, books)
