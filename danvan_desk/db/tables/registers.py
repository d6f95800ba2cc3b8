"""The registers: receptions, visits, petitions, and the papers handed in."""

from __future__ import annotations

from datetime import date as day
from typing import TYPE_CHECKING

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from danvan_desk.db.base import Base
from danvan_desk.db.tables.people import Party

if TYPE_CHECKING:
    from danvan_desk.db.tables.matters import Matter


class Reception(Base):
    """A reception day or session (buổi tiếp)."""

    __tablename__ = "reception"

    id: Mapped[int] = mapped_column(primary_key=True)
    date: Mapped[day]
    kind: Mapped[str]
    by: Mapped[str]
    mode: Mapped[str] = mapped_column(default="in_person")
    host: Mapped[str | None]
    place: Mapped[str | None]
    announced: Mapped[day | None]
    notified: Mapped[day | None]
    attendees: Mapped[str | None]
    nobody_came: Mapped[bool] = mapped_column(default=False)
    postponed_to: Mapped[day | None]
    note: Mapped[str | None]
    made_by_visit: Mapped[bool] = mapped_column(default=False)  # opened by its first visit, not recorded yet

    __table_args__ = (UniqueConstraint("date", "kind"),)


class Visit(Base):
    """One turn at the reception desk (lượt tiếp)."""

    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    date: Mapped[day]
    time: Mapped[str | None]
    reception_id: Mapped[int] = mapped_column(ForeignKey("reception.id"), index=True)
    reception: Mapped[str]
    mode: Mapped[str]
    receiver: Mapped[str | None]
    by_head: Mapped[bool]
    companions: Mapped[int]
    people_count: Mapped[int]  # those listed and their companions
    kind: Mapped[str]
    field: Mapped[str]
    received_for: Mapped[str]
    content: Mapped[str]
    same_matter_people: Mapped[int | None]
    resolved_by: Mapped[str | None]
    resolved_stage: Mapped[str | None]
    in_authority: Mapped[bool | None]
    outcome: Mapped[str]
    guided_to: Mapped[str | None]
    guide_no: Mapped[str | None]
    refusal_ground: Mapped[str | None]
    notice_no: Mapped[str | None]
    notice_on: Mapped[day | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("matter.id"), index=True)
    note: Mapped[str | None]
    secret: Mapped[bool] = mapped_column(default=False)
    secret_group: Mapped[int | None]
    closed_book_id: Mapped[int | None]  # the closed register it stands in

    people: Mapped[list[Party]] = relationship(back_populates="visit", order_by=Party.position)
    documents: Mapped[list[HandedDocument]] = relationship(order_by="HandedDocument.position")
    case: Mapped[Matter | None] = relationship(back_populates="visits")
    session: Mapped[Reception] = relationship()

    __table_args__ = (Index("ix_visit_date_id", "date", "id"),)


class Petition(Base):
    """One paper or message that came in (đơn)."""

    __tablename__ = "petition"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    received: Mapped[day]
    dated: Mapped[day | None]
    channel: Mapped[str]
    kind: Mapped[str]
    field: Mapped[str]
    anonymous: Mapped[bool]
    respondent: Mapped[str | None]
    content: Mapped[str]
    request: Mapped[str | None]
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    forwarded_by: Mapped[str | None]
    instance: Mapped[int]
    decision_known_on: Mapped[day | None]
    signed: Mapped[bool]
    eligible: Mapped[bool | None]
    ineligible_reason: Mapped[str | None]
    in_authority: Mapped[bool | None]
    hamlet: Mapped[str | None]  # where the matter arose
    decision_no: Mapped[str | None]  # of the decision complained of
    obstacle_days: Mapped[int | None]  # not counted in the 90 days of Luật Khiếu nại Đ.9
    obstacle_reason: Mapped[str | None]
    checks: Mapped[dict[str, bool] | None] = mapped_column(JSON(none_as_null=True))  # ground of the checklist: met
    same_as_id: Mapped[int | None] = mapped_column(ForeignKey("petition.id"), index=True)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("petition.id"), index=True)
    note: Mapped[str | None]
    case_id: Mapped[int] = mapped_column(ForeignKey("matter.id"), index=True)
    processed_on: Mapped[day | None]  # has a first step, or is classified
    closed_on: Mapped[day | None]  # the case's, or the day it came in where the case was closed before
    secret: Mapped[bool] = mapped_column(default=False)
    closed_book_id: Mapped[int | None]  # the closed register it stands in

    people: Mapped[list[Party]] = relationship(back_populates="petition", order_by=Party.position)
    documents: Mapped[list[HandedDocument]] = relationship(order_by="HandedDocument.position")
    case: Mapped[Matter] = relationship(back_populates="petitions", foreign_keys=[case_id])
    visit: Mapped[Visit | None] = relationship()
    same_as: Mapped[Petition | None] = relationship(remote_side=[id], foreign_keys=[same_as_id])
    split_from: Mapped[Petition | None] = relationship(
        back_populates="split_into", remote_side=[id], foreign_keys=[split_from_id]
    )
    split_into: Mapped[list[Petition]] = relationship(
        back_populates="split_from", foreign_keys=[split_from_id], order_by="Petition.id"
    )

    __table_args__ = (
        Index("ix_petition_received_id", "received", "id"),
        Index("ix_petition_processed_on", "processed_on"),
        Index("ix_petition_closed_on", "closed_on"),
    )


class HandedDocument(Base):
    """A paper handed in with a visit or a petition."""

    __tablename__ = "handed_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    petition_id: Mapped[int | None] = mapped_column(ForeignKey("petition.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    pages: Mapped[int | None]
    copy: Mapped[str | None]
    state: Mapped[str | None]


class LogEntry(Base):
    """What table 06 and the yearly report count: directives issued, classes held."""

    __tablename__ = "log_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    date: Mapped[day] = mapped_column(index=True)
    title: Mapped[str | None]
    classes: Mapped[int | None]
    people: Mapped[int | None]
    note: Mapped[str | None]
    taken_back_on: Mapped[day | None]  # no longer counted from then on
    taken_back_why: Mapped[str | None]
