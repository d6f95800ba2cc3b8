from __future__ import annotations

import pytest

from danvan_desk.tallies.rules import first_sum, in_words, relations

CELLS = {"1": 12, "5": 7, "11": 4, "17": 1, "opening": 3, "received": 5, "finished": 2, "closing": 6}


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("1=5+11+17", True),
        ("1=5+11", False),
        ("1=5+11+17=11+5+17", True),
        ("1=5+11+17=5", False),
        ("5<=1", True),
        ("1<=5", False),
        ("1 <= 5+11+17", True),
        ("closing=opening+received-finished", True),
        ("closing = opening + received", False),
    ],
)
def test_whether_cells_keep_a_rule(rule: str, holds: bool) -> None:
    assert all(part.holds(CELLS) for part in relations(rule)) is holds


def test_a_chain_is_taken_two_by_two() -> None:
    parts = relations("6=7+8=9+10+11")
    assert [(len(part.left.terms), len(part.right.terms)) for part in parts] == [(1, 2), (2, 3)]


def test_a_sum_with_its_values() -> None:
    assert first_sum("opening+received-finished").with_values(CELLS) == "3 + 5 - 2"
    assert first_sum("7+8=9+10+11").terms == ((1, "7"), (1, "8"))


def test_a_rule_as_it_reads_on_a_page() -> None:
    assert in_words("6=7+8=9+10+11") == "6 = 7 + 8 = 9 + 10 + 11"
    assert in_words("closing=opening-finished") == "closing = opening − finished"
    assert in_words("2<=1") == "2 ≤ 1"
