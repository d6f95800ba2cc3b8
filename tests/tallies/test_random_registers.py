"""Every second random register; the others are in test_random_registers_too.py, for a second processor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tallies.whole_registers import CHUNK, REGISTERS, check_register, empty_home  # noqa: F401


@pytest.mark.parametrize("first", range(0, REGISTERS, 2 * CHUNK))
def test_tables_of_random_registers_are_the_plain_counters(first: int, empty_home: Path, tmp_path: Path) -> None:  # noqa: F811
    for seed in range(first, min(first + 2 * CHUNK, REGISTERS), 2):
        check_register(seed, empty_home, tmp_path / "home")
