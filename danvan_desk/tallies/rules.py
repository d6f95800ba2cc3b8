"""The identities of a table, "6=7+8=9+10+11" or "2<=1", and whether the cells keep them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

_SIGN = re.compile(r"(<=|=)")
_TERM = re.compile(r"([+-]?)([^+-]+)")


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
            words += f"{mark}{cells[ms]:g}"
        return words


@dataclass(frozen=True)
class Relation:
    """`left` must equal `right`, or where `at_most` be no more than it."""

    left: Sum
    right: Sum
    at_most: bool

    def holds(self, cells: Mapping[str, float]) -> bool:
        left, right = self.left.of(cells), self.right.of(cells)
        return left <= right if self.at_most else left == right


def parse_sum(text: str) -> Sum:
    compact = "".join(text.split())
    return Sum(tuple((-1 if sign == "-" else 1, ms) for sign, ms in _TERM.findall(compact)))


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
    """The rule as it reads on a page: "2 ≤ 1", "closing = opening + received - finished"."""
    spaced = re.sub(r"(<=|[=+-])", r" \1 ", "".join(rule.split()))
    return spaced.replace("<=", "≤").replace(" - ", " − ")
