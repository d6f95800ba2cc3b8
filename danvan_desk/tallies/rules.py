"""The identities of a table, "6=7+8=9+10+11" or "2<=1", and whether the cells keep them.

A column of another table goes by that table's code, "1=02/XLD:6", one of the table as it stood the day before the
period by "before:closing".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_SIGN = re.compile(r"(<=|=)")
_TERM = re.compile(r"([+-]?)([^+-]+)")
BEFORE = "before"
_ELSEWHERE = re.compile(rf"(\d+/\w+|{BEFORE}):(\w+)")
_PLACES = {BEFORE: "kỳ trước"}
_LEAST = 5e-7
"""Sums of decimals differ by less without being different."""


@dataclass(frozen=True)
class Sum:
    """Columns added or taken away: ((1, "5"), (1, "11"), (-1, "17"))."""

    terms: tuple[tuple[int, str], ...]

    def of(self, cells: Mapping[str, float]) -> float:
        return sum(sign * cells[ms] for sign, ms in self.terms)

    def with_values(self, cells: Mapping[str, float]) -> str:
        """As "96 + 14 + 0"."""
        words = ""
        for place, (sign, ms) in enumerate(self.terms):
            mark = (" - " if sign < 0 else " + ") if place else ("-" if sign < 0 else "")
            words += f"{mark}{plain(cells[ms])}"
        return words


@dataclass(frozen=True)
class Relation:
    """`left` must equal `right`, or where `at_most` be no more than it."""

    left: Sum
    right: Sum
    at_most: bool

    def holds(self, cells: Mapping[str, float]) -> bool:
        left, right = self.left.of(cells), self.right.of(cells)
        return left <= right + _LEAST if self.at_most else abs(left - right) < _LEAST


def plain(value: float) -> str:
    """As "96" or "12,5"."""
    return f"{round(value, 6):f}".rstrip("0").rstrip(".").replace(".", ",")


def elsewhere(ms: str) -> tuple[str, str] | None:
    """The table and column of a term that isn't this table's own: "02/XLD:6" is ("02/XLD", "6")."""
    found = _ELSEWHERE.fullmatch(ms)
    return (found[1], found[2]) if found else None


@cache
def looked_into(rule: str) -> Mapping[str, frozenset[str]]:
    """The other tables a rule looks into, each with the columns it asks for; the period before is one of them."""
    found = _ELSEWHERE.findall(rule)
    return {code: frozenset(ms for other, ms in found if other == code) for code, _ms in found}


def about(rule: str) -> tuple[str, ...]:
    """The columns of its own table a rule speaks of: those left of the first sign, or where none are, right of it."""
    first = relations(rule)[0]
    own = [[ms for _sign, ms in side.terms if elsewhere(ms) is None] for side in (first.left, first.right)]
    return tuple(own[0] or own[1])


def parse_sum(text: str) -> Sum:
    compact = "".join(text.split())
    return Sum(tuple((-1 if sign == "-" else 1, ms) for sign, ms in _TERM.findall(compact)))


@cache
def relations(rule: str) -> tuple[Relation, ...]:
    """The pairs of a chain: "6=7+8=9+10+11" is 6=7+8 and 7+8=9+10+11."""
    parts = _SIGN.split("".join(rule.split()))
    sums, signs = [parse_sum(part) for part in parts[::2]], parts[1::2]
    pairs = zip(pairwise(sums), signs, strict=True)
    return tuple(Relation(left, right, sign == "<=") for (left, right), sign in pairs)


def first_sum(formula: str) -> Sum:
    """What a column is worked out from: "7+8=9+10+11" is 7+8."""
    return parse_sum(formula.split("=", maxsplit=1)[0])


def in_words(rule: str) -> str:
    """The rule as it reads on a page: "2 ≤ 1", "1 = 02/XLD (6)", "opening = kỳ trước (closing) + reopened"."""
    spaced = re.sub(r"(<=|[=+-])", r" \1 ", "".join(rule.split()))
    spaced = _ELSEWHERE.sub(lambda found: f"{_PLACES.get(found[1], found[1])} ({found[2]})", spaced)
    return spaced.replace("<=", "≤").replace(" - ", " − ")
