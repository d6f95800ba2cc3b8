"""People as a screen or a paper may show them, and citizens the office has met before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import HandedDocument, Matter, Party, Petition, Visit
from danvan_desk.domain.folding import fold
from danvan_desk.queries.search import matching_ids
from danvan_desk.queries.tentative import tentative_dates

_MOST_RECORDS = 120


@dataclass(frozen=True)
class PersonShown:
    """A person of a record. In a secret one `name` is the code, and nothing else is given."""

    name: str
    id_kind: str | None
    id_number: str | None
    id_issued_on: date | None
    id_issued_by: str | None
    born: str | None
    gender: str | None
    address: str | None
    phone: str | None
    email: str | None
    organisation: str | None
    represents: str | None
    authorisation: str | None
    code: str | None


def person_shown(party: Party) -> PersonShown:
    return PersonShown(**{name: getattr(party, name) for name in PersonShown.__dataclass_fields__})


@dataclass(frozen=True)
class PaperHanded:
    title: str
    pages: int | None
    copy: str | None
    state: str | None


def paper_handed(row: HandedDocument) -> PaperHanded:
    return PaperHanded(row.title, row.pages, row.copy, row.state)


@dataclass(frozen=True)
class KnownMatter:
    case: str
    content: str
    kind: str
    state: str
    is_open: bool
    officer: str | None
    next_clock: str | None
    next_due: date | None
    closed_on: date | None
    provisional: bool


@dataclass(frozen=True)
class KnownCitizen:
    """Somebody met before under an open name: the latest details, why they match, their matters."""

    person: PersonShown
    reasons: tuple[str, ...]  # "id_number" | "name" | "phone" | "born"
    visits: int
    petitions: int
    last_seen: date
    matters: tuple[KnownMatter, ...]


def known_citizens(
    desk: Desk, *, id_number: str = "", name: str = "", phone: str = "", limit: int = 6
) -> list[KnownCitizen]:
    """Citizens whose ID number begins with, or whose name matches, what is typed; denouncers are never among them.

    At least six digits of a number, or two words of a name, are needed; fewer answer nothing.
    """
    digits = "".join(ch for ch in id_number if ch.isalnum()).upper()
    called = "".join(ch for ch in phone if ch.isdigit())
    conditions = []
    if len(digits) >= 6:
        conditions.append(Party.id_number.between(digits, digits + "~"))
    with desk.reading() as session:
        rows: list[Party] = []
        if conditions:
            query = select(Party).where(or_(*conditions), Party.code.is_(None))
            rows += session.scalars(query.order_by(Party.id.desc()).limit(200))
        if len(name.split()) >= 2 and not rows:
            rows += parties_named(session, name)[0]
        wanted = fold(name).split()
        groups: dict[tuple[str, str], list[Party]] = {}
        for row in rows:
            key = (
                ("id", row.id_number) if row.id_number else (fold(row.name), (row.born or "")[:4] + (row.address or ""))
            )
            groups.setdefault(key, []).append(row)
        found = []
        for parties in list(groups.values())[: limit * 2]:
            latest = parties[0]
            reasons = []
            if digits and latest.id_number == digits:
                reasons.append("id_number")
            if wanted and fold(latest.name).split() == wanted:
                reasons.append("name")
            if called and any(party.phone == called for party in parties):
                reasons.append("phone")
            found.append(_known(session, latest, tuple(reasons), parties))
        found.sort(key=lambda k: (-len(k.reasons), -k.last_seen.toordinal()))
        return found[:limit]


def parties_named(session: Session, name: str) -> tuple[list[Party], bool]:
    """Those whose name begins with these words, newest first, among the newest records that match; whether there may
    be more. A denouncer is never among them."""
    matching = matching_ids(name)
    if matching is None:
        return [], False
    numbers = session.scalars(
        text(
            "SELECT number FROM search_entry WHERE id IN (SELECT rowid FROM names_fts WHERE names_fts MATCH :names"
            " ORDER BY rowid DESC LIMIT :most) ORDER BY id DESC"
        ),
        {"most": _MOST_RECORDS, "names": matching[1]["names"]},
    ).all()
    wanted = fold(name).split()
    query = (
        select(Party)
        .outerjoin(Visit, Party.visit_id == Visit.id)
        .outerjoin(Petition, Party.petition_id == Petition.id)
        .where(or_(Visit.number.in_(numbers), Petition.number.in_(numbers)), Party.code.is_(None))
        .order_by(Party.id.desc())
    )
    rows = session.scalars(query).all()
    return [row for row in rows if _starts(fold(row.name).split(), wanted)], len(numbers) >= _MOST_RECORDS


def _starts(words: list[str], wanted: list[str]) -> bool:
    return (
        len(words) >= len(wanted)
        and words[: len(wanted) - 1] == wanted[:-1]
        and words[len(wanted) - 1].startswith(wanted[-1])
    )


def _known(session: Session, latest: Party, reasons: tuple[str, ...], parties: list[Party]) -> KnownCitizen:
    if latest.id_number:
        same = select(Party).where(Party.id_number == latest.id_number, Party.code.is_(None))
        loaded = (
            same.options(selectinload(Party.visit), selectinload(Party.petition)).order_by(Party.id.desc()).limit(100)
        )
        parties = list(session.scalars(loaded))
    visits = [party.visit for party in parties if party.visit]
    petitions = [party.petition for party in parties if party.petition]
    matters: dict[int, Matter] = {}
    records: list[Petition | Visit] = [*petitions, *visits]
    for record in records:
        if record.case is not None and not record.case.secret:
            matters.setdefault(record.case.id, record.case)
    days = [visit.date for visit in visits] + [petition.received for petition in petitions]
    listed = sorted(matters.values(), key=lambda m: (m.closed_on is not None, -m.opened.toordinal()))
    leaning = tentative_dates(session, [m.id for m in listed])
    return KnownCitizen(
        person=person_shown(latest),
        reasons=reasons,
        visits=len(visits),
        petitions=len(petitions),
        last_seen=max(days),
        matters=tuple(
            KnownMatter(
                m.number,
                m.content,
                m.kind,
                m.state,
                m.closed_on is None,
                m.officer,
                m.next_clock,
                m.next_due,
                m.closed_on,
                (m.id, m.next_due) in leaning,
            )
            for m in listed[:8]
        ),
    )
