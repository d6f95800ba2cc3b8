"""The chair's own reception days, held against what the law asked for at the time: days a week, then days a month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Reception
from danvan_desk.domain.periods import Period
from danvan_desk.domain.rules import Duty

DUTY = "head.reception_days"


@dataclass(frozen=True)
class ChairDays:
    """One week or month of the duty: the days held in it and what the duty asks for."""

    span: Period
    duty: Duty
    done: int


def duty_span(duty: Duty, day: date) -> Period:
    """The week (from Monday) or the month the duty counts in, around a day."""
    if duty.period == "week":
        start = day - timedelta(days=day.weekday())
        return Period(start, start + timedelta(days=6))
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def held(session: Session, start: date, end: date) -> int:
    """Days the chair received in person, periodic or unscheduled, that weren't put off.
    Source: Luật Tiếp công dân Đ.15 k2 c."""
    query = select(func.count(func.distinct(Reception.date))).where(
        Reception.date.between(start, end), Reception.by == "head", Reception.kind != "regular",
        Reception.postponed_to.is_(None),
    )  # fmt: skip
    return session.scalar(query) or 0


def chair_days(desk: Desk, session: Session, period: Period) -> tuple[int, tuple[ChairDays, ...]]:
    """The days held in the period, and the weeks and months of the duty that end in it, so that each is judged once,
    when it is over."""
    rules = desk.rules(session)

    def spans() -> Iterator[tuple[Period, Duty]]:
        day = period.start
        while day <= period.end:
            duty = rules.duty(DUTY, day)
            span = duty_span(duty, day)
            if span.end <= min(period.end, desk.today):
                yield span, duty
            day = span.end + timedelta(days=1)

    found = tuple(ChairDays(span, duty, held(session, span.start, span.end)) for span, duty in spans())
    return held(session, period.start, min(period.end, desk.today)), found
