"""Earlier petitions that the one being typed may repeat, each with the reasons. Nothing is joined here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.repeat_keys import paper_of
from danvan_desk.db.tables import Petition
from danvan_desk.domain.matter_text import COMMON
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.repeat_keys import keys_of, landmark_keys
from danvan_desk.domain.repeats import Paper, Verdict, compare

_COMPARED, _SHOWN = 20, 5
"""Candidates looked at closely: those that share the most, and the rarest, keys."""


@dataclass(frozen=True)
class LikelyRepeat:
    """An earlier petition. `joinable`: of the same kind, so that the law lets one case hold both."""

    number: str
    case: str
    kind: str
    received: date
    people: str  # the code where secret
    content: str
    state: str
    is_open: bool
    secret: bool
    joinable: bool
    reasons: tuple[str, ...]
    against: tuple[str, ...]  # what speaks for another person or matter
    score: float


def likely_repeats(desk: Desk, typed: Paper, *, received: date | None = None) -> list[LikelyRepeat]:
    """The likeliest first, at most one petition of each case and five in all, received no later than `received`."""
    if not typed.can_be_compared():
        return []
    with desk.reading() as session:
        sharing = _sharing(session, keys_of(typed))
        marks = landmark_keys(typed)
        known = {mark: len(sharing[key]) for mark, key in marks.items()}
        found = _compared(session, typed, _likeliest(sharing.values()), known)
        best: dict[str, tuple[Petition, Verdict]] = {}
        for petition, verdict in found:
            if verdict.likely and (received is None or petition.received <= received):
                best.setdefault(petition.case.number, (petition, verdict))
        return [_shown(petition, verdict, typed) for petition, verdict in list(best.values())[:_SHOWN]]


def _sharing(session: Session, keys: Iterable[int]) -> dict[int, list[int]]:
    """Key: ids of the newest petitions that have it, no more than make it common."""
    asked = text("SELECT petition_id FROM repeat_key WHERE key = :key ORDER BY petition_id DESC LIMIT :most")
    return {key: list(session.scalars(asked, {"key": key, "most": COMMON})) for key in keys}


def _likeliest(sharing: Iterable[list[int]]) -> list[int]:
    """A key weighs the less, the more petitions share it."""
    points: Counter[int] = Counter()
    for ids in sharing:
        weight = 1000 // (1 + len(ids))
        for identifier in ids:
            points[identifier] += weight
    return [identifier for identifier, _points in points.most_common(_COMPARED)]


def _compared(
    session: Session, typed: Paper, ids: list[int], known: Mapping[str, int]
) -> list[tuple[Petition, Verdict]]:
    query = (
        select(Petition).where(Petition.id.in_(ids)).options(selectinload(Petition.people), selectinload(Petition.case))
    )
    compared = [(petition, compare(typed, paper_of(petition), known)) for petition in session.scalars(query)]
    return sorted(compared, key=lambda pair: (-pair[1].score, pair[0].received, pair[0].id))


def _shown(petition: Petition, verdict: Verdict, typed: Paper) -> LikelyRepeat:
    case = petition.case
    return LikelyRepeat(
        number=petition.number,
        case=case.number,
        kind=petition.kind,
        received=petition.received,
        people=people_in_words([party.name for party in petition.people]),
        content=petition.content,
        state=case.state,
        is_open=case.closed_on is None,
        secret=petition.secret,
        joinable=petition.kind == typed.kind,
        reasons=verdict.reasons,
        against=verdict.against,
        score=verdict.score,
    )
