"""Cases worked by hand (worked/*.toml): each names its article, its season, and how its dates were counted.

Events read as lawbook.written says.

What is expected reads `clock start length raw-last-day last-day state`, then `ended <day>` and `provisional` where they
hold; a last day `-` is none. All the clocks of a name that is expected are given; those in `absent` may not be there.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan_desk.domain.clocks import (
    Clock,
    DialogueFacts,
    VisitFacts,
    dialogue_clocks,
    reception_clocks,
    visit_clocks,
)
from danvan_desk.domain.history import History
from tests.domain.lawbook import ask, calendar, case, rules, written

KINDS = {"complaints": "complaint", "denunciations": "denunciation", "feedback": "feedback", "office": ""}
SEASONS = {
    "ordinary", "weekend", "month's end", "leap year", "holiday", "Tết", "make-up Saturday", "new law",
}  # fmt: skip
UNITS = {"d": "day", "wd": "working_day"}


def _cases() -> list[Any]:
    found = []
    for stem, kind in KINDS.items():
        told = tomllib.loads((Path(__file__).parent / "worked" / f"{stem}.toml").read_text(encoding="utf-8"))
        found += [pytest.param({"kind": kind, **one}, id=f"{stem}: {one['name']}") for one in told["case"]]
    return found


CASES = _cases()


def _clocks(told: dict[str, Any]) -> list[Clock]:
    on: date = told["on"]
    if "visit" in told:
        return visit_clocks(VisitFacts(**told["visit"]), rules(), calendar(), on)
    if "session" in told:
        session = told["session"]
        return reception_clocks(session["date"], "online", session.get("notified"), rules(), calendar(), on)
    if "dialogue" in told:
        return dialogue_clocks(DialogueFacts(**told["dialogue"]), rules(), calendar(), on)
    facts = case(
        told["kind"],
        *map(written, told["events"]),
        instance=told.get("instance", 1),
        remote_area=told.get("remote", False),
        in_authority=told.get("in_authority", True),
        channel=told.get("channel"),
    )
    assert History(facts).replay(facts.events) is None, "no officer could have recorded this"
    return ask(facts, on.isoformat())


def _said(clock: Clock) -> str:
    unit = {unit: letter for letter, unit in UNITS.items()}[clock.unit]
    words = [clock.clock, clock.start, f"{clock.length}{unit}", clock.raw_due, clock.due or "-", clock.state.value]
    if clock.ended_on:
        words += ["ended", clock.ended_on]
    return " ".join(map(str, [*words, *(["provisional"] if clock.provisional else [])]))


@pytest.mark.parametrize("told", CASES)
def test_worked_case(told: dict[str, Any]) -> None:
    found = _clocks(told)
    named = {line.split()[0] for line in told["expect"]}
    assert sorted(map(_said, (clock for clock in found if clock.clock in named))) == sorted(told["expect"]), told[
        "count"
    ]
    assert not {clock.clock for clock in found} & set(told.get("absent", []))
    if told["expect"]:
        first = told["expect"][0].split()[0]
        assert all(told["article"] in clock.basis for clock in found if clock.clock == first)


def test_the_cases_cover_every_clock_and_every_season() -> None:
    """At least 120 in all, each clock at least twice, each season at least five times; none written twice."""
    told = [param.values[0] for param in CASES]
    assert len(told) >= 120
    assert len({(case["kind"], case["name"]) for case in told}) == len(told)
    seasons = Counter(case["season"] for case in told)
    assert set(seasons) == SEASONS
    assert min(seasons.values()) >= 5
    clocks = Counter(line.split()[0] for case in told for line in case["expect"])
    book = rules()
    assert min(clocks[rule.clock] for rule in book.all()) >= 2
