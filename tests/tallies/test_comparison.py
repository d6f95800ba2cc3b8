"""Comparisons and shares in words: for none, one and many."""

from __future__ import annotations

import pytest

from danvan_desk.papers.lines import TIE
from danvan_desk.tallies.comparison import YEAR_AGO, change, compared, listed, percent, with_share


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (90, 78, f"tăng 12 đơn (15,4 %) so với {YEAR_AGO}"),
        (1, 2, f"giảm 1 đơn (50 %) so với {YEAR_AGO}"),
        (0, 4, f"giảm 4 đơn (100 %) so với {YEAR_AGO}"),
        (12, 0, f"tăng 12 đơn so với {YEAR_AGO} ({YEAR_AGO} không có)"),
        (7, 7, f"không tăng, không giảm so với {YEAR_AGO}"),
        (0, 0, f"không tăng, không giảm so với {YEAR_AGO}"),
        (3.5, 1.2, f"tăng 2,3 đơn (191,7 %) so với {YEAR_AGO}"),
        (11_234, 10_000, f"tăng 1.234 đơn (12,3 %) so với {YEAR_AGO}"),
    ],
)
def test_two_numbers_in_words(now: float, then: float, words: str) -> None:
    assert compared(now, then, "đơn", YEAR_AGO).replace(TIE, " ") == words


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [(90, 78, "+12 (15,4 %)"), (8, 10, "−2 (20 %)"), (5, 0, "+5"), (0, 0, "0"), (3, 3, "0")],
)
def test_two_numbers_in_a_cell(now: int, then: int, words: str) -> None:
    assert change(now, then).replace(TIE, " ") == words


def test_a_share_never_claims_to_be_nothing_or_all_where_it_isnt() -> None:
    pairs = ((1, 3), (1, 1), (0, 5), (1, 0), (1, 5000), (4999, 5000), (1, 2))
    words = ["33,3 %", "100 %", "0 %", "", "dưới 0,1 %", "trên 99,9 %", "50 %"]
    assert [percent(*pair).replace(TIE, " ") for pair in pairs] == words
    assert with_share(0, 0, "đơn") == "không có đơn nào"
    assert with_share(1, 8, "đơn").replace(TIE, " ") == "1 đơn (12,5 %)"
    assert listed([("đất đai", 3), ("chế độ, chính sách", 0), ("khác", 1)], "đơn") == "đất đai 3 đơn; khác 1 đơn"
