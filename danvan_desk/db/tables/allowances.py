"""The allowance sheet of those who receive citizens: what the clerk says beyond what the registers tell."""

from __future__ import annotations

from datetime import date as day

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from danvan_desk.db.base import Base


class AllowancePerson(Base):
    """One who receives citizens, of whom the clerk said something."""

    __tablename__ = "allowance_person"

    key: Mapped[str] = mapped_column(primary_key=True)  # domain.allowance.person_key
    name: Mapped[str]
    title: Mapped[str | None]  # as it stands on the sheet (chức danh)
    rate: Mapped[str]
    in_sheet: Mapped[bool]


class AllowanceDay(Base):
    """A day on duty that the registers don't tell of. Never struck: taken back with a reason."""

    __tablename__ = "allowance_day"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("allowance_person.key"))
    date: Mapped[day] = mapped_column(index=True)
    reason: Mapped[str]
    taken_back_on: Mapped[day | None]
    taken_back_why: Mapped[str | None]


class AllowanceAmount(Base):
    """A figure of the office's own, in đồng a day; without one the circular's holds."""

    __tablename__ = "allowance_amount"

    rate: Mapped[str] = mapped_column(primary_key=True)
    dong: Mapped[int]
