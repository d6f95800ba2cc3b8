"""Who came or signed, and, apart from them, who a denouncer is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from danvan_desk.db.base import Base

if TYPE_CHECKING:
    from danvan_desk.db.tables.registers import Petition, Visit


class Party(Base):
    """A person in one visit or one petition. Where the record is secret, `name` is the code and the rest is empty."""

    __tablename__ = "party"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    petition_id: Mapped[int | None] = mapped_column(ForeignKey("petition.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    id_kind: Mapped[str | None]
    id_number: Mapped[str | None]
    id_issued_on: Mapped[date | None]
    id_issued_by: Mapped[str | None]
    born: Mapped[str | None]
    gender: Mapped[str | None]
    address: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    organisation: Mapped[str | None]
    represents: Mapped[str | None]
    authorisation: Mapped[str | None]
    code: Mapped[str | None]  # the denouncer's code, where the record is secret

    visit: Mapped[Visit | None] = relationship(back_populates="people")
    petition: Mapped[Petition | None] = relationship(back_populates="people")

    __table_args__ = (Index("ix_party_id_number", "id_number", sqlite_where=text("id_number IS NOT NULL")),)


class Identity(Base):
    """Who stands behind a code. No list, card, paper, search or export reads this table; only the saving of a
    record does, to give the same person the same code and to strike the name out of free text."""

    __tablename__ = "identity"

    code: Mapped[str] = mapped_column(primary_key=True)
    secret_group: Mapped[int] = mapped_column(index=True)
    person: Mapped[dict[str, Any]] = mapped_column(JSON(none_as_null=True))
