"""One search over everything, with tones or without. Newest first; what matches the typed tones exactly, first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Matter, SearchEntry
from danvan_desk.domain.folding import has_tones, words

_CONSIDERED = 2000  # of all hits, the newest that are looked at for exact tones
_NUMBER = re.compile(r"(?:(TD|DT|VV|DTH|NTC)-?)?(\d{4})-(\d{1,6})", re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    number: str
    type: str
    case: str | None
    people: str
    content: str
    date: date


@dataclass(frozen=True)
class Hits:
    total: int
    hits: tuple[Hit, ...]


def find(desk: Desk, query: str, limit: int = 20, offset: int = 0) -> Hits:
    """Records whose people, numbers or words match every word of `query` (the last may be unfinished)."""
    wanted = unicodedata.normalize("NFC", query).strip()
    with desk.reading() as session:
        by_number = _by_number(session, wanted)
        if by_number:
            return Hits(len(by_number), tuple(by_number[offset : offset + limit]))
        terms = words(wanted)
        if not terms:
            return Hits(0, ())
        union = _matching(terms)
        total = session.scalar(text(f"SELECT count(*) FROM ({union[0]})"), union[1]) or 0  # noqa: S608 - terms are bound
        considered = _CONSIDERED if has_tones(wanted) else limit + offset
        ids = session.scalars(
            text(f"SELECT rowid FROM ({union[0]}) ORDER BY rowid DESC LIMIT {considered:d}"),  # noqa: S608
            union[1],
        ).all()
        if has_tones(wanted):
            ids = _exact_tones_first(session, list(ids), wanted)
        page = ids[offset : offset + limit]
        rows = {e.id: e for e in session.scalars(select(SearchEntry).where(SearchEntry.id.in_(page)))}
        return Hits(int(total), tuple(_hit(rows[i]) for i in page))


def _hit(row: SearchEntry) -> Hit:
    return Hit(row.number, row.type, row.case_number, row.people, row.content, row.date)


def matching_ids(query: str) -> tuple[str, dict[str, str]] | None:
    """SQL (and its parameters) for the search lines that match, None where the query has no words."""
    terms = words(query)
    return _matching(terms) if terms else None


def _matching(terms: list[str]) -> tuple[str, dict[str, str]]:
    names = " AND ".join(f'"{t}"' for t in terms[:-1])
    last = f'"{terms[-1]}"*'
    name_query = f"{names} AND {last}" if names else last
    parts = ["SELECT rowid FROM names_fts WHERE names_fts MATCH :names"]
    bound = {"names": name_query}
    whole = [f'"{t}"' for t in terms[:-1]]
    if len(terms[-1]) > 1:
        whole.append(f'"{terms[-1]}"*')
    elif terms[-1].isdigit():  # "tổ 5": a number is a word already; one letter begins half the words of the book
        whole.append(f'"{terms[-1]}"')
    if whole:
        parts.append("SELECT rowid FROM text_fts WHERE text_fts MATCH :text")
        bound["text"] = " AND ".join(whole)
    return " UNION ".join(parts), bound


def _exact_tones_first(session: Session, ids: list[int], wanted: str) -> list[int]:
    typed = re.findall(r"\w+", wanted.lower())
    exact = set()
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        rows = session.execute(
            select(SearchEntry.id, SearchEntry.people, SearchEntry.content).where(SearchEntry.id.in_(part))
        )
        for identifier, people, content in rows:
            present = set(re.findall(r"\w+", f"{people} {content}".lower()))
            last = typed[-1]
            if present.issuperset(typed[:-1]) and any(word.startswith(last) for word in present):
                exact.add(identifier)
    return [i for i in ids if i in exact] + [i for i in ids if i not in exact]


def _by_number(session: Session, wanted: str) -> list[Hit]:
    found = _NUMBER.fullmatch(wanted)
    if not found:
        return []
    prefix, year, count = (found[1] or "").upper(), found[2], int(found[3])
    hits = []
    if prefix in ("", "VV"):
        case = session.scalars(select(Matter).where(Matter.number == f"VV-{year}-{count:05d}")).first()
        if case is not None:
            hits.append(Hit(case.number, "case", case.number, case.people, case.content, case.opened))
            entries = session.scalars(select(SearchEntry).where(SearchEntry.case_number == case.number))
            if prefix:
                hits += [_hit(entry) for entry in entries]
    for kind in ("TD", "DT", "DTH") if not prefix else (prefix,):
        entry = session.scalars(select(SearchEntry).where(SearchEntry.number == f"{kind}-{year}-{count:05d}")).first()
        hits += [_hit(entry)] if entry else []
    if prefix == "NTC":
        code = f"NTC-{year}-{count:04d}"
        hits += [_hit(e) for e in session.scalars(select(SearchEntry).where(SearchEntry.people.like(f"{code}%")))]
    return hits
