"""Reports that were sent: the tables as they went up, and why numbers changed after; what officers write in reports
and of cases to be made public."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from danvan_desk.db.base import Base


class SentReport(Base):
    """The tables of a period as they were sent. `content` is all that stands in them, so that they come out again to
    the letter; `lists`, packed, are the records each cell counted then and what each added."""

    __tablename__ = "sent_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[date]
    end: Mapped[date] = mapped_column(index=True)
    version: Mapped[int]  # counts from 1 within the period
    document_no: Mapped[str]  # of the report the tables are attached to
    day: Mapped[date]  # of that report
    sent_by: Mapped[str]
    last_change: Mapped[int]  # the last line of the log before it
    content: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True))
    lists: Mapped[bytes] = mapped_column(LargeBinary)

    reasons: Mapped[list[ChangeReason]] = relationship(order_by="ChangeReason.record")

    __table_args__ = (UniqueConstraint("start", "end", "version"),)


EXPLAIN = "explain"
"""What the log calls the giving of a reason."""


class ChangeReason(Base):
    """Why a record changed the numbers of a report that was sent, in the officer's words."""

    __tablename__ = "change_reason"

    report_id: Mapped[int] = mapped_column(ForeignKey("sent_report.id"), primary_key=True)
    record: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class ReportParagraph(Base):
    """What an officer wrote in a section of a period's narrative report."""

    __tablename__ = "report_paragraph"

    start: Mapped[date] = mapped_column(primary_key=True)
    end: Mapped[date] = mapped_column(primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)  # as the outline calls it: I.2, III.1
    text: Mapped[str]  # "" where nothing is to stand there
    logged: Mapped[str]  # as the log of changes knows it: while somebody types, the text runs ahead


class PublicSummary(Base):
    """What an officer wrote of a case for the list of results made public."""

    __tablename__ = "public_summary"

    case_id: Mapped[int] = mapped_column(ForeignKey("matter.id"), primary_key=True)
    text: Mapped[str]
    secret: Mapped[bool]  # whether it was written for a case in which nobody may be told by it
