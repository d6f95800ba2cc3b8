"""The law's terms as data: each version with its article and the day it took effect.

A clock uses the version in force on the day it starts. A term that started before the first version written down is
counted by that first one. The files are resources/law/*.toml; an office lays its own numbers over them (own_rules.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from danvan_desk.errors import Problem, Refused

if TYPE_CHECKING:
    from danvan_desk.domain.own_rules import OwnRule

WORKING_DAY = "working_day"
DAY = "day"

_Shape = TypeVar("_Shape", "Rule", "Duty")


@dataclass(frozen=True)
class Rule:
    """One version of one clock.

    `starts`, `stops`: event names, a stop with its outcome or subject after a colon (`answered:final`); `stops_of`
    gives the stop for each start instead. `drops`: whether a closing other than its stop ends the wait for it.
    `lengths` holds the variants: complex, remote, remote_complex, second…, extended. `back`: counted back from its
    start. `pauses_since`: suspensions from that day stop it. `extends`: an extension adds its days. `fresh`: when a
    reopening starts it anew. `only`: a condition of the case. `is_date`: not a duty. `own`: no number in the law, the
    office sets one. `office`: the numbers the office set itself, by variant ("" the plain one).
    `sure`: A the article was read, B transcriptions agree, C inferred. `until` is the day before the next version.
    """

    clock: str
    kind: str
    since: date
    title: str
    length: int
    unit: str
    basis: str
    sure: str
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    stops_of: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    sures: Mapping[str, str] = field(default_factory=dict)
    instances: tuple[int, ...] = (1, 2)
    drops: bool = True
    back: bool = False
    is_date: bool = False
    extends: bool = False
    own: bool = False
    pauses_since: date | None = None
    pauses_basis: str = ""
    basis_second: str = ""
    starts_after: str = ""
    fresh: str = ""
    only: str = ""
    note: str = ""
    office: Mapping[str, OwnRule] = field(default_factory=dict)
    until: date | None = None

    @cached_property
    def id(self) -> str:
        """The version: the clock and its day, and behind a + which of the office's own numbers made it."""
        own = f"+{max(number.id for number in self.office.values())}" if self.office else ""
        return f"{self.clock}@{self.since.isoformat()}{own}"

    def basis_for(self, channel: str | None, instance: int) -> str:
        if instance == 2 and self.basis_second:
            return self.basis_second
        return self.bases.get(channel or "", self.basis)

    def sure_for(self, channel: str | None) -> str:
        return self.sures.get(channel or "", self.sure)


@dataclass(frozen=True)
class Duty:
    """What the office owes by the calendar: `required` times in each `period` (week, month, year)."""

    duty: str
    since: date
    title: str
    required: int
    period: str
    basis: str
    sure: str
    note: str = ""


class RuleBook:
    """All versions of all clocks. Immutable; `amended` gives another book."""

    def __init__(self, rules: Iterable[Rule], duties: Iterable[Duty] = ()) -> None:
        self._families: dict[tuple[str, str], list[Rule]] = {}
        for rule in rules:
            self._families.setdefault((rule.kind, rule.clock), []).append(rule)
        for key, versions in self._families.items():
            versions.sort(key=lambda rule: rule.since)
            self._families[key] = [
                replace(rule, until=later.since - timedelta(days=1) if later else None)
                for rule, later in zip(versions, [*versions[1:], None], strict=True)
            ]
        self._duties = sorted(duties, key=lambda duty: duty.since)
        self._by_kind: dict[str, list[list[Rule]]] = {}
        for (kind, _clock), versions in self._families.items():
            self._by_kind.setdefault(kind, []).append(versions)

    def rule(self, clock: str, start: date, kind: str | None = None) -> Rule:
        """The version in force on `start`. `kind` is needed for petition.unprocessed alone, where it says whose.

        Raises KeyError where there is no such clock.
        """
        for (of_kind, name), versions in self._families.items():
            if name == clock and kind in (None, of_kind):
                return in_force(versions, start)
        raise KeyError(clock)

    def of_kind(self, kind: str) -> list[list[Rule]]:
        """The clocks of a kind of case, each as its versions from the oldest to the newest."""
        return self._by_kind.get(kind, [])

    def all(self) -> list[Rule]:
        return [rule for versions in self._families.values() for rule in versions]

    def duty(self, duty: str, on: date) -> Duty:
        """The version of a duty in force on a day (the oldest where none was yet). Raises KeyError if unknown."""
        versions = [found for found in self._duties if found.duty == duty]
        if not versions:
            raise KeyError(duty)
        return next((found for found in reversed(versions) if found.since <= on), versions[0])

    def duties(self) -> list[Duty]:
        return list(self._duties)

    def amended(self, rule: Rule) -> RuleBook:
        """A book with one more version, in the place of one of the same clock, kind and day where there is one."""
        kept = [r for r in self.all() if (r.kind, r.clock, r.since) != (rule.kind, rule.clock, rule.since)]
        return RuleBook([*kept, rule], self._duties)


def in_force(versions: list[Rule], start: date) -> Rule:
    """The newest version not later than `start`; the oldest where all are later."""
    for rule in reversed(versions):
        if rule.since <= start:
            return rule
    return versions[0]


def load_rules(texts: Iterable[str]) -> RuleBook:
    """The book from TOML texts; a text with neither [[rule]] nor [[duty]] (the calendar) is passed over.

    Raises Refused naming the rule and the field where a file doesn't hold.
    """
    rules: list[Rule] = []
    duties: list[Duty] = []
    for text in texts:
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise Refused(f"Tệp quy tắc không đúng dạng TOML: {error}") from error
        rules += [_read(Rule, entry) for entry in data.get("rule", [])]
        duties += [_read(Duty, entry) for entry in data.get("duty", [])]
    for rule in rules:
        if rule.unit not in (WORKING_DAY, DAY):
            raise Refused([Problem(f"{rule.id}.unit", "nhận: working_day, day", rule.unit)])
        if rule.length < 1:
            raise Refused([Problem(f"{rule.id}.length", "số ngày phải từ 1 trở lên", rule.length)])
    return RuleBook(rules, duties)


def _read(shape: type[_Shape], entry: Mapping[str, object]) -> _Shape:
    known = {f.name for f in fields(shape)} - {"until", "office"}
    name = str(entry.get("clock") or entry.get("duty") or "?")
    for given in entry:
        if given not in known:
            raise Refused([Problem(f"{name}.{given}", f"không có mục này; nhận: {', '.join(sorted(known))}")])
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    try:
        return shape(**values)
    except TypeError as error:
        raise Refused([Problem(name, f"thiếu mục bắt buộc: {error}")]) from error
