"""Papers that were issued, as they went out, and the office's own wording of the forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from danvan_desk.db.base import Base


class IssuedPaper(Base):
    """A paper with its number and day. `values` is all it was filled with, so that it can be made again to the letter;
    a denouncer stands in it by the code alone."""

    __tablename__ = "issued_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    record: Mapped[str] = mapped_column(index=True)  # the visit, case, dialogue or plan it was made from
    series: Mapped[str]  # TB, QĐ, …; "" where papers of that form have no number
    document_no: Mapped[str | None]
    day: Mapped[date]
    values: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True))
    wording: Mapped[dict[str, str]] = mapped_column(JSON(none_as_null=True))  # the office's own, as it was that day
    event_n: Mapped[int | None]  # the event of the case it proves
    issued_by: Mapped[str]

    __table_args__ = (Index("ix_issued_paper_document_no", "document_no", "day"),)


class FormWording(Base):
    """What the office writes in place of a form's own words. `form` "*": lines all forms share."""

    __tablename__ = "form_wording"

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    part: Mapped[str]
    text: Mapped[str]

    __table_args__ = (UniqueConstraint("form", "part"),)
