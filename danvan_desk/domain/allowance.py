"""What those who receive citizens are given a day (bồi dưỡng tiếp công dân). Source: TT 320/2016/TT-BTC, as amended by
TT 65/2026/TT-BTC; the figures are in resources/law/allowances.toml."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_A_DAY = 10_000_000
"""The highest figure that is taken for meant, in đồng."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Rate(StrEnum):
    """Which of the circular's figures a person is given: in full, less where a profession allowance is paid too, or
    for assisting at the reception."""

    FULL = "full"
    PROFESSION = "profession"
    ASSISTS = "assists"


@dataclass(frozen=True)
class AllowanceLaw:
    """The figures as they come with the program, in đồng a day; `issued`: the year of the newest circular."""

    source: str
    issued: int
    amounts: Mapping[Rate, int]


@dataclass(frozen=True)
class Amount:
    """A figure as the office counts it, in đồng a day; `own` where it is the office's, not the circular's."""

    dong: int
    own: bool


def person_key(name: str) -> str:
    """The same for one name in any case, spacing or Unicode form, and wherever its tone marks stand (hoà, hòa)."""
    return " ".join(map(_spelling, unicodedata.normalize("NFD", name).casefold().split()))


def _spelling(word: str) -> str:
    bare = "".join(letter for letter in word if letter not in _TONES)
    tones = "".join(letter for letter in word if letter in _TONES)
    return unicodedata.normalize("NFC", bare) + tones


def best_spelling(names: Mapping[str, int]) -> str:
    """Of the spellings of one person, with how often each is written: no capitals throughout, then the commonest."""
    return max(names, key=lambda name: (not name.isupper(), not name.islower(), names[name], name))
