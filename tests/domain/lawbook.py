"""The law's own files, and short ways to write a case down, for the tests of this folder."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import resources
from danvan_desk.domain.clocks import CaseEvent, CaseFacts, Clock, clocks
from danvan_desk.domain.rules import RuleBook, load_rules
from danvan_desk.domain.working_days import WorkingCalendar, load_calendar


def law_text(name: str) -> str:
    return (files(resources) / "law" / name).read_text(encoding="utf-8")


@cache
def calendar() -> WorkingCalendar:
    return WorkingCalendar(load_calendar(law_text("calendar.toml")), "22/11/2026")


@cache
def rules() -> RuleBook:
    names = sorted(f.name for f in (files(resources) / "law").iterdir() if f.name.endswith(".toml"))
    return load_rules(law_text(name) for name in names)


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(n: int, name: str, on: str, **more: Any) -> CaseEvent:
    if "until" in more:
        more["until"] = day(more["until"])
    if "criteria" in more:
        more["criteria"] = tuple(more["criteria"])
    return CaseEvent(n, name, day(on), **more)


def case(kind: str, *told: tuple[Any, ...], **facts: Any) -> CaseFacts:
    """`case("complaint", ("received", "2026-07-01"), ("accepted", "2026-07-06", {"document_no": "…"}))`"""
    events = (event(n, t[0], t[1], **(t[2] if len(t) > 2 else {})) for n, t in enumerate(told, 1))
    return CaseFacts(kind, tuple(sorted(events, key=lambda e: (e.date, e.n))), **facts)


def written(line: str) -> tuple[str, str, dict[str, Any]]:
    """An event in one line, as `case` takes it.

    `2026-07-20 suspended`, `… decided:right`, `… notified:suspension` (its outcome, or what it is of), `… complex a b`
    (criteria), `… extended +30` (days), `… dialogue_called @2026-08-11` (until).
    """
    on, name, *rest = line.split()
    name, _, detail = name.partition(":")
    more: dict[str, Any] = {("of" if name == "notified" else "outcome"): detail} if detail else {}
    for part in rest:
        if part.startswith("+"):
            more["days"] = int(part)
        elif part.startswith("@"):
            more["until"] = part[1:]
        else:
            more.setdefault("criteria", []).append(part)
    return name, on, more


def ask(facts: CaseFacts, on: str, *, explain: bool = True) -> list[Clock]:
    return clocks(facts, rules(), calendar(), day(on), explain=explain)


def the(clock: str, facts: CaseFacts, on: str) -> Clock:
    """The one clock of that name."""
    (found,) = [c for c in ask(facts, on) if c.clock == clock]
    return found


def all_of(clock: str, facts: CaseFacts, on: str) -> list[Clock]:
    return [c for c in ask(facts, on) if c.clock == clock]
