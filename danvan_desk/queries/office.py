"""The office's settings for a screen: the calendar of a year, the rules in force and all their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from danvan_desk.context import Desk
from danvan_desk.db.tables import OfficeRule
from danvan_desk.domain.rules import Rule
from danvan_desk.domain.working_days import CalendarDay
from danvan_desk.lawbook import shipped_rules


@dataclass(frozen=True)
class CalendarYear:
    year: int
    edition: str
    covered: bool  # False: only fixed holidays and Tết by the lunar calendar
    days: tuple[CalendarDay, ...]
    own: frozenset[date] = frozenset()  # days the office itself set


def calendar_year(desk: Desk, year: int) -> CalendarYear:
    """The days of rest and make-up days of a year as the office counts them."""
    with desk.reading() as session:
        calendar = desk.calendar(session)
        own = frozenset(day for day in desk.own_days(session) if day.year == year)
    days = tuple(calendar.days_of(year))
    return CalendarYear(year, calendar.edition, year in calendar.covered_years(), days, own)


def rules_in_force(desk: Desk, on: date | None = None) -> list[Rule]:
    """Every rule that holds on a day for terms starting then, by clock."""
    day = on or desk.today
    with desk.reading() as session:
        rules = desk.rules(session)
    return [rule for rule in rules.all() if rule.since <= day and (rule.until is None or day <= rule.until)]


@dataclass(frozen=True)
class RuleVersion:
    """One version of a term, the law's or the office's. `variant`: "" the plain length. `number` withdraws an own one.
    `in_force`: a term that starts today is counted by it."""

    since: date
    until: date | None
    variant: str
    length: int
    unit: str
    basis: str
    note: str
    office: bool
    number: int
    set_on: date | None
    withdrawn_on: date | None
    in_force: bool
    lengths: Mapping[str, int] = field(default_factory=dict)  # the law's variants


def rule_versions(desk: Desk, kind: str, clock: str) -> list[RuleVersion]:
    """Every version of a term, the withdrawn ones too, from the oldest to the newest."""
    law = next((versions for versions in shipped_rules().of_kind(kind) if versions[0].clock == clock), [])
    if not law:
        return []
    with desk.reading() as session:
        now = desk.rules(session).rule(clock, desk.today, kind)
        query = select(OfficeRule).where(OfficeRule.kind == kind, OfficeRule.clock == clock)
        rows = session.scalars(query.order_by(OfficeRule.since, OfficeRule.id)).all()
    of_law = [
        RuleVersion(
            since=rule.since, until=rule.until, variant="", length=rule.length, unit=rule.unit, basis=rule.basis,
            note=rule.note, office=False, number=0, set_on=None, withdrawn_on=None,
            in_force=rule.since <= desk.today and (rule.until is None or desk.today <= rule.until)
            and "" not in now.office,
            lengths=rule.lengths,
        )
        for rule in law
    ]  # fmt: skip
    own = [
        RuleVersion(
            since=row.since, until=None, variant=row.variant, length=row.length,
            unit=shipped_rules().rule(clock, row.since, kind).unit, basis=row.basis,
            note=row.note, office=True, number=row.id, set_on=row.set_on, withdrawn_on=row.withdrawn_on,
            in_force=any(number.id == row.id and number.since <= desk.today for number in now.office.values()),
        )
        for row in rows
    ]  # fmt: skip
    return sorted([*of_law, *own], key=lambda version: (version.since, version.number))
