"""Recording a reception day."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select

from danvan_desk.actions.book import Book, as_log
from danvan_desk.db.tables import Reception, Visit
from danvan_desk.domain.records import NewReception
from danvan_desk.errors import Problem, Refused
from danvan_desk.queries.receptions import find_reception
from danvan_desk.texts import _


def reception_number(reception: Reception) -> str:
    return reception.date.isoformat()


def save_reception(book: Book, new: NewReception) -> Reception:
    """One reception session. Raises Refused where that day's session is recorded already."""
    found = book.receptions.get((new.date, new.kind))
    if found is None:
        found = book.session.scalars(
            select(Reception).where(Reception.date == new.date, Reception.kind == new.kind)
        ).first()
    if found is not None and not found.made_by_visit:
        raise Refused(
            [
                Problem(
                    "date",
                    _("buổi tiếp ngày này, loại này đã có trong sổ; bổ sung vào buổi ấy (update)"),
                    new.date.isoformat(),
                )
            ]
        )
    _check(book, new, found)
    if found is None:
        found = Reception()
        book.session.add(found)
    for name, value in asdict(new).items():
        if name != "ref":
            setattr(found, name, value)
    found.made_by_visit = False
    book.receptions[new.date, new.kind] = found
    book.name(new.ref, reception_number(found))
    book.log(reception_number(found), "reception", after=as_log(new, ref=None))
    return found


def save_nobody_came(book: Book, number: str) -> None:
    """The minutes say that nobody came to the session "reception-12". Raises Refused where somebody did."""
    session = find_reception(book.session, number)
    if _visits(book, session):
        raise Refused([Problem("number", _("sổ đã có lượt tiếp trong buổi này"), number)])
    if not session.nobody_came:
        session.nobody_came = True
        book.log(reception_number(session), "update", before={"nobody_came": False}, after={"nobody_came": True})


def _check(book: Book, new: NewReception, found: Reception | None) -> None:
    problems = []
    if new.announced and new.announced > new.date:
        problems.append(Problem("announced", _("phải trước hoặc bằng ngày tiếp"), new.announced.isoformat()))
    if new.postponed_to and new.postponed_to <= new.date:
        problems.append(Problem("postponed_to", _("phải sau ngày tiếp"), new.postponed_to.isoformat()))
    if new.nobody_came and found is not None and _visits(book, found):
        problems.append(Problem("nobody_came", _("sổ đã có lượt tiếp trong buổi này"), True))
    if problems:
        raise Refused(problems)


def _visits(book: Book, reception: Reception) -> bool:
    book.session.flush()
    return book.session.scalar(select(Visit.id).where(Visit.reception_id == reception.id).limit(1)) is not None
