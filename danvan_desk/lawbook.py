"""The law as it comes with the program: rules and calendar, read from their files once, when first asked for."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from danvan_desk.domain.allowance import AllowanceLaw
    from danvan_desk.domain.calendar_day import CalendarDay
    from danvan_desk.domain.rules import RuleBook

CALENDAR_EDITION = date(2026, 11, 22)
"""The day the shipped calendar was last compared with the published notices."""

_NO_RULES = ("allowances.toml", "calendar.toml")


@cache
def shipped_rules() -> RuleBook:
    """They are read once, as they can't change while the program runs."""
    from danvan_desk.domain.rules import load_rules

    folder = files(resources) / "law"
    return load_rules(
        entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml") and entry.name not in _NO_RULES
    )


@cache
def shipped_days() -> tuple[CalendarDay, ...]:
    from danvan_desk.domain.calendar_day import load_calendar

    return tuple(load_calendar((files(resources) / "law" / "calendar.toml").read_text(encoding="utf-8")))


@cache
def shipped_allowance() -> AllowanceLaw:
    import tomllib

    from danvan_desk.domain.allowance import AllowanceLaw, Rate

    told = tomllib.loads((files(resources) / "law" / "allowances.toml").read_text(encoding="utf-8"))
    return AllowanceLaw(told["source"], told["issued"], {rate: told["amounts"][rate] for rate in Rate})
