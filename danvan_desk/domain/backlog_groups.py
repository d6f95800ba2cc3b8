"""The groups the chair looks at in the backlog: one definition each, for the number, the list, the chart and the paper.

Days are calendar days. A case with no first step for 45 days may cost its officer the post (NĐ 154/2026 Đ.41 k3 b).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from danvan_desk.domain.folding import fold

PARTS = ("overdue", "week", "running", "paused")
"""Every case stands in just one of these."""
GROUPS = ("overdue", "days3", "week", "sign", "first30", "first45", "long", "paused")
"""What the chair asks for; a case may stand in several, or in none."""
OLD = 90
"""A case open for more days than this is an old one."""
SOON, WEEK = timedelta(days=3), timedelta(days=7)
AGES = (30, 90, 180, 365)
"""Upper ends of the bands of age, in days; a last band has none."""
DIMENSIONS = ("officer", "kind", "field", "hamlet")
NONE, LATER = "-", "later"
PROMISED = "promised"
"""A part of the filter that no case stands in: promises late or due within seven days (`promises_due`)."""
_SHOWN_WEEKS = 4


class Case(Protocol):
    """What the groups are told from; `queries.backlog.BacklogRow` is one. `told` is what words are looked for in."""

    @property
    def due(self) -> date | None: ...
    @property
    def state(self) -> str | None: ...
    @property
    def is_open(self) -> bool: ...
    @property
    def opened(self) -> date: ...
    @property
    def processed_on(self) -> date | None: ...
    @property
    def proposed_on(self) -> date | None: ...
    @property
    def complex_on(self) -> date | None: ...
    @property
    def told(self) -> str: ...


class Due(Protocol):
    """What was promised, with or without a date."""

    @property
    def due(self) -> date | None: ...
    @property
    def commitment(self) -> str: ...
    @property
    def owner(self) -> str | None: ...
    @property
    def hamlet(self) -> str | None: ...
    @property
    def dialogue(self) -> str: ...


AnyCase = TypeVar("AnyCase", bound=Case)
AnyDue = TypeVar("AnyDue", bound=Due)


def part_of(case: Case, on: date) -> str:
    """Where a case stands in the list: overdue, week (due within seven days), running or paused."""
    if case.state in ("paused", "overdue"):
        return str(case.state)
    return "week" if case.due is not None and case.due - on <= WEEK else "running"


def in_group(case: Case, group: str, on: date) -> bool:
    """Whether a case stands in a group of GROUPS or PARTS as of a day."""
    if group in PARTS:
        return part_of(case, on) == group
    if group == PROMISED:
        return False
    if group == "days3":
        return part_of(case, on) == "week" and case.due is not None and case.due - on <= SOON
    if not case.is_open:
        return False
    if group == "sign":
        return case.proposed_on is not None
    if group == "long":
        return case.complex_on is not None or age(case, on) > OLD
    return case.processed_on is None and age(case, on) >= {"first30": 30, "first45": 45}[group]


def age(case: Case, on: date) -> int:
    """Days since the case was opened."""
    return (on - case.opened).days


def age_band(case: Case, on: date) -> str:
    """The band of age an open case stands in, by its upper end; "" for a closed one."""
    if not case.is_open:
        return ""
    return next((str(most) for most in AGES if age(case, on) <= most), LATER)


def week_of(case: Case, on: date) -> str:
    """The Monday of the week a case falls due in, LATER beyond the weeks shown, "" where it is overdue or has none."""
    if case.due is None or case.due < on:
        return ""
    monday = case.due - timedelta(days=case.due.weekday())
    return monday.isoformat() if monday.isoformat() in weeks_shown(on) else LATER


def weeks_shown(on: date) -> list[str]:
    """The Mondays of this week and those that follow, as ISO."""
    monday = on - timedelta(days=on.weekday())
    return [(monday + timedelta(weeks=n)).isoformat() for n in range(_SHOWN_WEEKS)]


def value_of(case: Case, dimension: str) -> str:
    """A case's officer, kind, field or hamlet; NONE where it has none."""
    return str(getattr(case, dimension) or NONE)


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to. `part` "" is all, else one of GROUPS, PARTS or PROMISED; a dimension NONE means
    those without one; `week` a Monday as ISO or LATER; `age` a band of AGES or LATER; `month` ("closed:2026-10") takes
    another list in place of the backlog (`queries.case_flow`).
    """

    part: str = ""
    kind: str = ""
    officer: str = ""
    field: str = ""
    hamlet: str = ""
    words: str = ""
    week: str = ""
    age: str = ""
    month: str = ""

    def but(self, **changes: str) -> Filter:
        return replace(self, **changes)

    def is_all(self) -> bool:
        return self == Filter()


def kept(cases: Iterable[AnyCase], wanted: Filter, on: date) -> list[AnyCase]:
    """The cases a filter leaves, whatever its month; words match people, content, numbers, officers; tones aside."""
    asked = fold(wanted.words).split()
    dimensions = [(name, value) for name in DIMENSIONS if (value := getattr(wanted, name))]
    return [
        case
        for case in cases
        if all(value_of(case, name) == value for name, value in dimensions)
        and (not wanted.part or in_group(case, wanted.part, on))
        and (not wanted.week or week_of(case, on) == wanted.week)
        and (not wanted.age or age_band(case, on) == wanted.age)
        and (not asked or _has(case.told, asked))
    ]


def counts(cases: Sequence[Case], on: date) -> dict[str, int]:
    """How many stand in each group; "" counts all of them."""
    return {"": len(cases)} | {group: sum(in_group(case, group, on) for case in cases) for group in GROUPS}


def sum_of(counted: Iterable[dict[str, int]]) -> dict[str, int]:
    """The counts of several groups of cases as one."""
    total: dict[str, int] = {}
    for one in counted:
        for group, count in one.items():
            total[group] = total.get(group, 0) + count
    return total


def by_dimension(cases: Iterable[AnyCase], dimension: str) -> dict[str, list[AnyCase]]:
    """The cases by officer, kind, field or hamlet, the most first; NONE where a case has none."""
    found: dict[str, list[AnyCase]] = {}
    for case in cases:
        found.setdefault(value_of(case, dimension), []).append(case)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def promises_due(promised: Iterable[AnyDue], wanted: Filter, on: date) -> list[AnyDue]:
    """Promises late or due within seven days that a filter leaves. A promise has an owner and a hamlet, but no kind,
    field, week or age: a filter on these leaves none."""
    if wanted.kind or wanted.field or wanted.week or wanted.age:
        return []
    asked = fold(wanted.words).split()
    return [
        one
        for one in promised
        if one.due is not None
        and one.due - on <= WEEK
        and (not wanted.officer or (one.owner or NONE) == wanted.officer)
        and (not wanted.hamlet or (one.hamlet or NONE) == wanted.hamlet)
        and (not asked or _has(fold(f"{one.commitment} {one.owner or ''} {one.dialogue}"), asked))
    ]


def _has(text: str, asked: Sequence[str]) -> bool:
    return all(word in text for word in asked)
