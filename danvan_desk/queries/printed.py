"""What the books would say next: the number a record will get, how often a paper has left the office."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Change, Counter, IssuedPaper
from danvan_desk.domain.numbering import number


def coming_number(desk: Desk, record: str, year: int) -> str:
    """The number the next record of its kind gets if nobody saves before: for a page to show, never to keep."""
    with desk.reading() as session:
        counter = session.get(Counter, (record, year))
        return number(record, year, (counter.last if counter else 0) + 1)


def times_printed(desk: Desk, form: str, of: str, paper: int | None = None) -> int:
    """How often the form of that record went to a printer or a file, or the issued `paper` of it: from the second time
    it says "Bản in lại"."""
    with desk.reading() as session:
        return printed_before(session, form, of, paper)


def printed_before(session: Session, form: str, of: str, paper: int | None = None) -> int:
    query = select(func.count()).select_from(Change).where(Change.record == of, Change.action == f"print {form}")
    if paper is not None:
        query = query.where(Change.after["paper"].as_integer() == paper)
    return int(session.scalar(query) or 0)


def last_issued(desk: Desk, form: str, of: str) -> int | None:
    """The newest paper of that form issued from the record."""
    query = select(func.max(IssuedPaper.id)).where(IssuedPaper.record == of, IssuedPaper.form == form)
    with desk.reading() as session:
        return session.scalar(query)
