"""Under which keys a petition may be found as one that is repeated."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from danvan_desk.db.base import Base


class RepeatKey(Base):
    """One key of one petition (domain/repeat_keys.py). No row is made from a person whose petition is secret."""

    __tablename__ = "repeat_key"

    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    petition_id: Mapped[int] = mapped_column(ForeignKey("petition.id"), primary_key=True, index=True)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own way
