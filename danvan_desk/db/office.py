"""The office itself and what the books keep beside the registers: counters, drafts, calendar, changes.

Apart from the other tables, so that a home is opened before those are read in.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from danvan_desk.db.base import Base
from danvan_desk.domain.own_rules import OwnRule


class Office(Base):
    """One row: who the books belong to, its letterhead, and who sits at this desk."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    province: Mapped[str]
    superior: Mapped[str | None]
    place: Mapped[str | None]
    code: Mapped[str | None]
    remote_area: Mapped[bool] = mapped_column(default=False)
    head_line: Mapped[str | None]  # upper line of the letterhead, where the office wants one
    reception_place: Mapped[str | None]
    chair: Mapped[str | None]
    officer: Mapped[str | None]
    officer_title: Mapped[str | None]
    report_day: Mapped[int | None]  # of the official reports, where the province wants them before the 17th
    month_report: Mapped[str | None]  # reporting (15 to 14) | calendar: a report each month
    month_report_day: Mapped[int | None]
    created_on: Mapped[date]
    sample: Mapped[bool] = mapped_column(default=False)  # a practice ward, never a real office


class Counter(Base):
    """The last number given out per kind of record and year."""

    __tablename__ = "counter"

    record: Mapped[str] = mapped_column(String(16), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Change(Base):
    """One line of the log: who changed what, when, from what to what and why. Never rewritten by an officer."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]  # the machine's clock, ISO to the second
    stand_in: Mapped[date | None]  # the day the program was told to take for today
    who: Mapped[str]
    record: Mapped[str] = mapped_column(index=True)  # number of the visit, petition, case, dialogue; or "office"
    action: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str | None]


class Draft(Base):
    """What an officer has typed and not saved yet, offered again at the next start."""

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[str]
    saved_at: Mapped[str]
    title: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True))


class OfficeDay(Base):
    """A day of the office's own calendar, laid over the calendar that comes with the program."""

    __tablename__ = "office_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    # off | work | normal (takes a shipped day back) | law (as shipped: what the office once said is taken back)
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str]
    basis: Mapped[str]
    status: Mapped[str] = mapped_column(String(12))
    imported_on: Mapped[date]


class OfficeRule(Base):
    """A number of days the office set itself. Never rewritten: another version follows, or it is withdrawn."""

    __tablename__ = "office_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    clock: Mapped[str]
    variant: Mapped[str] = mapped_column(String(24))  # "" the plain length; else complex, extended…
    since: Mapped[date]
    length: Mapped[int]
    basis: Mapped[str]
    note: Mapped[str]
    set_on: Mapped[date]
    withdrawn_on: Mapped[date | None]

    def as_rule(self) -> OwnRule:
        return OwnRule(self.kind, self.clock, self.variant, self.since, self.length, self.basis, self.note, self.id)
