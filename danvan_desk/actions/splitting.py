"""Splitting a petition of several kinds, one case each: Nghị định 154/2026 Đ.14(4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, open_book
from danvan_desk.actions.petitions import Registered, registered, save_petition
from danvan_desk.context import Desk
from danvan_desk.db.tables import Party, Petition
from danvan_desk.domain.reading import read_record
from danvan_desk.domain.records import NewPetition, Person
from danvan_desk.domain.secrecy import ALSO
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

MOST_PARTS = 9


@dataclass(frozen=True)
class Part:
    """What becomes a petition of its own. Everything else is the paper's it is split from."""

    kind: str
    content: str
    field: str = "other"
    respondent: str | None = None
    request: str | None = None


def split_petition(desk: Desk, number: str, parts: Sequence[Part]) -> list[Registered]:
    """One petition for each part, with the same senders, papers and day of receipt, each opening its own case; all
    of them, or none. Raises Refused naming the part (`parts.0.content`).

    Where the paper or a part is a denunciation, all that hangs together becomes secret, as with any split.
    """
    with open_book(desk) as book:
        whole = book.find(Petition, number, "number")
        made = [save_petition(book, new) for new in _read(book, whole, parts)]
        book.log(whole.number, "split", after={"split_into": [petition.number for petition in made]})
    return [registered(petition) for petition in made]


def _read(book: Book, whole: Petition, parts: Sequence[Part]) -> list[NewPetition]:
    if not 1 <= len(parts) <= MOST_PARTS:
        raise Refused([Problem("parts", _("phải tách thành từ 1 đến {most} phần").format(most=MOST_PARTS), len(parts))])
    shared = _shared(book, whole)
    problems: list[Problem] = []
    found: list[NewPetition] = []
    for at, part in enumerate(parts):
        given = {name: value for name, value in vars(part).items() if value}
        try:
            record = read_record({"type": "petition", **shared, **given}, book.today)
        except Refused as refused:
            problems += [Problem(f"parts.{at}.{p.field}", p.message, p.value) for p in refused.problems]
            continue
        if isinstance(record, NewPetition):
            found.append(record)
    if problems:
        raise Refused(problems)
    return found


def _shared(book: Book, whole: Petition) -> dict[str, Any]:
    """What every part has from the paper. The visit isn't: a paper is handed in once."""
    given: dict[str, Any] = {
        "received": whole.received,
        "dated": whole.dated,
        "channel": whole.channel,
        "forwarded_by": whole.forwarded_by,
        "signed": whole.signed,
        "hamlet": whole.hamlet,
        "anonymous": whole.anonymous or None,
        "people": [_person(book, whole, party) for party in whole.people],
        "documents": [
            {k: getattr(paper, k) for k in ("title", "pages", "copy", "state") if getattr(paper, k)}
            for paper in whole.documents
        ],
        "split_from": whole.number,
        "note": _("Tách từ đơn {number}").format(number=whole.number),
    }
    return {name: value for name, value in given.items() if value not in (None, [])}


def _person(book: Book, whole: Petition, party: Party) -> dict[str, Any]:
    """A sender as known: where a code stands in the register, who stands behind it, to be given the same code again."""
    if party.code is not None:
        known = secrecy.identities(book, whole.case.secret_group or 0)
        person = next(one for one in known if one.code == party.code).person
        return {name: value for name, value in person.items() if name != ALSO}
    return {one.name: getattr(party, one.name) for one in fields(Person) if getattr(party, one.name)}
