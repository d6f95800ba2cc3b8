"""Papers that were issued and books that were closed, as they went out; the office's own wording of its forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from danvan_desk.db.base import Base


class IssuedPaper(Base):
    """A paper with its number and day. `paper` is all that stands on it, so that it can be made again to the letter; a
    denouncer stands in it by the code alone."""

    __tablename__ = "issued_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    record: Mapped[str] = mapped_column(index=True)  # the visit, case, dialogue or plan it was made from
    series: Mapped[str]  # TB, QĐ, …; "" where papers of that form have no number
    document_no: Mapped[str | None]
    day: Mapped[date]
    paper: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True))
    event_n: Mapped[int | None]  # the event of the case it proves
    issued_by: Mapped[str]

    __table_args__ = (Index("ix_issued_paper_document_no", "document_no", "day"),)


class ClosedBook(Base):
    """A register closed at a line: `content` is all that stands in it, so that it prints again to the letter. What is
    entered later, even of its own days, goes to the next book of its register."""

    __tablename__ = "closed_book"

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str]  # visits, petitions
    year: Mapped[int]  # of its last day
    volume: Mapped[int]  # counts from 1 within the year
    since: Mapped[date]
    until: Mapped[date]
    closed_on: Mapped[date]
    closed_by: Mapped[str]
    entries: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True))

    __table_args__ = (UniqueConstraint("register", "year", "volume"),)


class OfficeWording(Base):
    """Words of a form, or a law as the forms cite it, as this office wants them instead of those that ship."""

    __tablename__ = "office_wording"

    form: Mapped[str] = mapped_column(primary_key=True)  # "" for the lines every form shares
    part: Mapped[str] = mapped_column(primary_key=True)  # about, grounds, body, …, or the shared line's key
    text: Mapped[str]
