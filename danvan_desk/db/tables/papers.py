"""Papers that were issued, as they went out."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index
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
