"""Cases (vụ việc), what happened in them, and the due dates that follow. The table is `matter`: CASE is SQL's word."""

from __future__ import annotations

from datetime import date as day
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from danvan_desk.db.base import Base

if TYPE_CHECKING:
    from danvan_desk.db.tables.registers import Petition, Visit


class Matter(Base):
    """One case. Below `officer` everything is worked out from its events each time one is recorded."""

    __tablename__ = "matter"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    field: Mapped[str]
    content: Mapped[str]
    opened: Mapped[day]
    channel: Mapped[str]
    instance: Mapped[int]
    appeals_id: Mapped[int | None] = mapped_column(ForeignKey("matter.id"), index=True)
    in_authority: Mapped[bool | None]
    remote_area: Mapped[bool]
    secret: Mapped[bool] = mapped_column(default=False)
    secret_group: Mapped[int | None] = mapped_column(index=True)
    people: Mapped[str]  # who signed, in words for a list; the code where secret
    officer: Mapped[str | None] = mapped_column(index=True)

    state: Mapped[str]
    authority: Mapped[str]  # yes | no | ineligible | undetermined
    classified: Mapped[str | None]  # in_authority | not_in_authority | ineligible
    classified_on: Mapped[day | None]
    first_step: Mapped[str | None]
    first_step_on: Mapped[day | None]
    accepted_on: Mapped[day | None]
    processed_on: Mapped[day | None]
    closing: Mapped[str | None]
    closed_on: Mapped[day | None]
    settled: Mapped[bool] = mapped_column(default=False)
    on_time: Mapped[bool | None]
    next_clock: Mapped[str | None]  # the clock that bites first, or where none runs, the one that is paused
    next_due: Mapped[day | None]
    next_unit: Mapped[str | None]
    next_title: Mapped[str | None]
    paused_since: Mapped[day | None]
    holder: Mapped[str] = mapped_column(default="reception", server_default="reception")  # reception | officer | chair
    holder_since: Mapped[day | None]
    inner_due: Mapped[day | None]  # the day set with the assignment, until it is met
    proposed_on: Mapped[day | None]  # of the proposal that waits for the chair
    complex_on: Mapped[day | None]
    hamlet: Mapped[str | None]  # where the matter arose, as its first petition says

    petitions: Mapped[list[Petition]] = relationship(
        back_populates="case", order_by="Petition.id", foreign_keys="Petition.case_id"
    )
    visits: Mapped[list[Visit]] = relationship(back_populates="case", order_by="Visit.id")
    events: Mapped[list[Event]] = relationship(back_populates="case", order_by="Event.n")
    clocks: Mapped[list[CaseClock]] = relationship(
        back_populates="case", order_by="CaseClock.id", cascade="all, delete-orphan"
    )
    rulings: Mapped[list[Ruling]] = relationship(order_by="Ruling.n", cascade="all, delete-orphan")
    earlier_closings: Mapped[list[EarlierClosing]] = relationship(
        order_by="EarlierClosing.reopened_on, EarlierClosing.id", cascade="all, delete-orphan"
    )
    appeals: Mapped[Matter | None] = relationship(remote_side=[id])

    __table_args__ = (
        Index("ix_matter_open", "next_due", "id", sqlite_where=text("closed_on IS NULL")),
        Index("ix_matter_closed_on", "closed_on"),
        Index("ix_matter_opened_id", "opened", "id"),
    )


class Event(Base):
    """One thing that happened in a case. A correction takes an event back; it stays in the book."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("matter.id"))
    n: Mapped[int]
    event: Mapped[str]
    date: Mapped[day] = mapped_column(index=True)
    document_no: Mapped[str | None]
    by: Mapped[str | None]
    to: Mapped[str | None]
    reason: Mapped[str | None]
    days: Mapped[int | None]
    until: Mapped[day | None]
    outcome: Mapped[str | None]
    of: Mapped[str | None]
    criteria: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    officer: Mapped[str | None]
    note: Mapped[str | None]
    orders: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    done: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    case: Mapped[Matter] = relationship(back_populates="events")

    __table_args__ = (UniqueConstraint("case_id", "n"), Index("ix_event_event_date", "event", "date"))


class Ruling(Base):
    """A decision on a complaint or the conclusion of a denunciation as it stands, worked out from the case's events."""

    __tablename__ = "ruling"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("matter.id"), index=True)
    n: Mapped[int]  # of its event
    date: Mapped[day] = mapped_column(index=True)
    outcome: Mapped[str]
    orders: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    carried_out_on: Mapped[day | None] = mapped_column(index=True)

    enforcements: Mapped[list[Enforcement]] = relationship(order_by="Enforcement.n", cascade="all, delete-orphan")


class Enforcement(Base):
    """What was done of a ruling's orders on a day."""

    __tablename__ = "enforcement"

    id: Mapped[int] = mapped_column(primary_key=True)
    ruling_id: Mapped[int] = mapped_column(ForeignKey("ruling.id"), index=True)
    n: Mapped[int]  # of its event
    date: Mapped[day] = mapped_column(index=True)
    done: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class EarlierClosing(Base):
    """How a case stood closed until it was opened again: a period that ended in between keeps it."""

    __tablename__ = "earlier_closing"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("matter.id"), index=True)
    closing: Mapped[str]
    closed_on: Mapped[day]
    reopened_on: Mapped[day]
    settled: Mapped[bool]
    on_time: Mapped[bool | None]


class CaseClock(Base):
    """A due date as it stands, with the rule and the calendar edition it was worked out under."""

    __tablename__ = "case_clock"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("matter.id"), index=True)
    clock: Mapped[str]
    start: Mapped[day]
    due: Mapped[day | None]
    unit: Mapped[str]
    rule: Mapped[str]
    calendar: Mapped[str]
    ended_on: Mapped[day | None]
    state: Mapped[str]  # running | paused | met | met_late | dropped | date: lateness is asked of the day, not kept
    provisional: Mapped[bool]

    case: Mapped[Matter] = relationship(back_populates="clocks")

    __table_args__ = (Index("ix_case_clock_due", "due", sqlite_where=text("state = 'running'")),)


class Dialogue(Base):
    """A dialogue (đối thoại): in a case, a yearly conference, or on procedures."""

    __tablename__ = "dialogue"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    date: Mapped[day] = mapped_column(index=True)
    place: Mapped[str | None]
    hamlet: Mapped[str | None]  # where the matter arose
    chair: Mapped[str | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("matter.id"), index=True)
    announced: Mapped[day | None]
    asked_by_voters: Mapped[bool]
    invited: Mapped[int | None]
    attended: Mapped[int | None]
    absent: Mapped[list[dict[str, Any]]] = mapped_column(JSON(none_as_null=True))
    front_present: Mapped[bool | None]
    agreed: Mapped[str | None]
    not_agreed: Mapped[str | None]
    published: Mapped[day | None]
    note: Mapped[str | None]

    items: Mapped[list[DialogueItem]] = relationship(back_populates="dialogue", order_by="DialogueItem.position")
    case: Mapped[Matter | None] = relationship()


class DialogueItem(Base):
    """A question, its answer, and what was promised."""

    __tablename__ = "dialogue_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), index=True)
    position: Mapped[int]
    question: Mapped[str | None]
    asked_by: Mapped[str | None]
    hamlet: Mapped[str | None]
    answer: Mapped[str | None]
    commitment: Mapped[str | None]
    owner: Mapped[str | None]
    due: Mapped[day | None]
    done_on: Mapped[day | None]
    result: Mapped[str | None]
    field: Mapped[str | None]
    co_owner: Mapped[str | None]  # who helps the owner
    published_on: Mapped[day | None]  # the commitment, made public
    published_where: Mapped[str | None]

    dialogue: Mapped[Dialogue] = relationship(back_populates="items")

    __table_args__ = (
        Index("ix_dialogue_item_due", "due", sqlite_where=text("commitment IS NOT NULL AND done_on IS NULL")),
    )


class SearchEntry(Base):
    """What a search looks at and shows, one line per visit, petition and dialogue; never a denouncer's identity."""

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    number: Mapped[str] = mapped_column(unique=True)
    case_number: Mapped[str | None] = mapped_column(index=True)
    people: Mapped[str]
    content: Mapped[str]
    date: Mapped[day]
    names_f: Mapped[str]
    text_f: Mapped[str]
