"""Days planned ahead, and the questions gathered for them."""

from __future__ import annotations

from datetime import date as day
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from danvan_desk.db.base import Base

if TYPE_CHECKING:
    from danvan_desk.db.tables.matters import Matter


class Plan(Base):
    """A reception, conference or dialogue to come (kế hoạch). Done once `done` names the record made of it."""

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    date: Mapped[day] = mapped_column(index=True)
    time: Mapped[str | None]
    place: Mapped[str | None]
    hamlet: Mapped[str | None]
    host: Mapped[str | None]
    by: Mapped[str] = mapped_column(default="head")
    topic: Mapped[str | None]
    reception_kind: Mapped[str] = mapped_column(default="periodic")
    case_id: Mapped[int | None] = mapped_column(ForeignKey("matter.id"), index=True)
    announced: Mapped[day | None]  # posted, announced, or the parties called
    notified: Mapped[day | None]  # people told of an online session
    done: Mapped[str | None]  # a dialogue's number, or the date of the reception
    cancelled_on: Mapped[day | None]
    cancel_reason: Mapped[str | None]
    note: Mapped[str | None]

    case: Mapped[Matter | None] = relationship()
    questions: Mapped[list[PlanQuestion]] = relationship(
        back_populates="plan", order_by="PlanQuestion.position", cascade="all, delete-orphan"
    )


class PlanQuestion(Base):
    """A question gathered before the day, and who prepares its answer."""

    __tablename__ = "plan_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int]
    asked_by: Mapped[str | None]
    hamlet: Mapped[str | None]
    field: Mapped[str | None]
    content: Mapped[str]
    channel: Mapped[str | None]
    prepared_by: Mapped[str | None]

    plan: Mapped[Plan] = relationship(back_populates="questions")
