"""The lines a search looks at: made from the registers, with codes where a denouncer stands."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from danvan_desk.db.tables import Dialogue, Party, Petition, SearchEntry, Visit
from danvan_desk.domain.folding import fold
from danvan_desk.domain.people import people_in_words


def write(session: Session, rows: Iterable[Visit | Petition | Dialogue]) -> None:
    """Write or refresh the search line of each record, once its case is known."""
    pending = list(rows)
    if not pending:
        return
    numbers = [row.number for row in pending]
    found: dict[str, SearchEntry] = {}
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        found |= {e.number: e for e in session.scalars(select(SearchEntry).where(SearchEntry.number.in_(part)))}
    for row in pending:
        entry = found.get(row.number)
        if entry is None:
            entry = SearchEntry(number=row.number)
            session.add(entry)
        _fill(entry, row)


def forget_words(session: Session) -> None:
    """Merge the parts of both indexes: until then a word taken out of every line still stands in an older part."""
    for index in ("names_fts", "text_fts"):
        session.execute(text(f"INSERT INTO {index}({index}) VALUES ('optimize')"))  # noqa: S608 - our own names


def _fill(entry: SearchEntry, row: Visit | Petition | Dialogue) -> None:
    entry.case_number = row.case.number if row.case else None
    entry.date = row.received if isinstance(row, Petition) else row.date
    if isinstance(row, Dialogue):
        entry.type, entry.people = "dialogue", row.chair or ""
        lines = [row.place, row.agreed, row.not_agreed, row.note]
        lines += [part for item in row.items for part in (item.question, item.answer, item.commitment, item.owner)]
        entry.content = (next((i.question for i in row.items if i.question), None) or row.agreed or row.place or "")[
            :300
        ]
        entry.names_f = fold(" ".join(filter(None, [row.chair, *(i.asked_by for i in row.items)])))
        entry.text_f = fold(" ".join(filter(None, lines)))
        return
    entry.type = "visit" if isinstance(row, Visit) else "petition"
    entry.people = people_of(row)
    entry.content = row.content
    entry.names_f = " ".join(_keys(party) for party in row.people)
    more = [row.respondent, row.request] if isinstance(row, Petition) else [row.guided_to]
    entry.text_f = fold(" ".join(filter(None, [row.content, *more, row.note])))


def _keys(party: Party) -> str:
    return fold(" ".join(filter(None, [party.name, party.id_number, party.phone, party.address])))


def people_of(row: Visit | Petition) -> str:
    """Who came or signed, in words for one line of a list."""
    more = row.companions if isinstance(row, Visit) else 0
    return people_in_words([party.name for party in row.people], more)
