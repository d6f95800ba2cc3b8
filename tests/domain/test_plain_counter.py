"""The program's clocks against those of the plain counter, over courses drawn at random.

Two thousand in an ordinary run; DANVAN_FULL=1 draws two hundred thousand.
"""

from __future__ import annotations

import ast
import os
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from danvan_desk.domain.clocks import CaseFacts, Clock, clocks
from tests.domain.lawbook import calendar, rules
from tests.domain.plain_counter import Told, clocks_of
from tests.domain.random_courses import asked_on, course

CHUNK = 500
CHUNKS = 400 if os.environ.get("DANVAN_FULL") == "1" else 4


def as_told(clock: Clock) -> Told:
    return Told(
        clock.clock, clock.start, clock.raw_due, clock.due, clock.state.value, clock.ended_on, clock.provisional,
        clock.length, clock.unit,
    )  # fmt: skip


def differences(case: CaseFacts, on: date) -> list[str]:
    by_program = Counter(as_told(clock) for clock in clocks(case, rules(), calendar(), on, explain=False))
    by_hand = Counter(clocks_of(case, on))
    return [
        *(f"only the program: {told}" for told in (by_program - by_hand).elements()),
        *(f"only by hand: {told}" for told in (by_hand - by_program).elements()),
    ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_program_and_plain_counter_agree(chunk: int) -> None:
    dice = Random(20260701 + chunk)
    found = []
    for n in range(CHUNK):
        case = course(dice)
        for on in asked_on(dice, case):
            differing = differences(case, on)
            if differing:
                events = [(e.n, e.event, str(e.date), e.outcome, e.of, e.days, str(e.until)) for e in case.events]
                found.append(f"{n} on {on}: {case.kind} {events}\n  " + "\n  ".join(differing))
    assert not found, f"{len(found)} of {2 * CHUNK} differ; the first:\n" + "\n".join(found[:3])


def test_the_plain_counter_shares_no_code_with_the_program() -> None:
    for name in ("plain_counter.py", "plain_rules.py"):
        tree = ast.parse(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not [module for module in imported if module and module.startswith(("danvan_desk", "resources"))]


def test_the_slip_says_provisional_where_the_clock_is() -> None:
    dice = Random(20270206)
    for _ in range(150):
        case = course(dice)
        for clock in clocks(case, rules(), calendar(), asked_on(dice, case)[1], explain=True):
            says = any(step.sentence.startswith("Hạn tạm tính") for step in clock.slip)
            assert says is clock.provisional, (clock.clock, clock.start, clock.due, clock.steps)
