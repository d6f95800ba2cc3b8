"""What the petition form asks of the books, for the worker thread: outlook, numbers to point to, drafts, saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from danvan_desk.domain.reading import read_record
from danvan_desk.domain.records import NewPetition
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.errors import Refused
from ui.pages.petition_aside import Outlook

if TYPE_CHECKING:
    from danvan_desk.actions.petitions import Registered
    from danvan_desk.context import Desk
    from danvan_desk.queries.drafts import SavedDraft
    from danvan_desk.queries.foresight import ComingPetition
    from danvan_desk.queries.people import KnownCitizen
    from danvan_desk.queries.repeats import LikelyRepeat

PAGE = "petitions"


def outlook(desk: Desk, values: dict[str, Any]) -> Outlook:
    """Numbers, clocks, what is lacking and who came before, for the form as it stands."""
    from danvan_desk.actions.petitions import lacks_of
    from danvan_desk.queries.eligibility import early_appeal, opinion_of_new

    coming = _coming(desk, values)
    typed = _as_typed(values)
    warnings = lacks_of(typed) if typed is not None and values.get("content") else ()
    opinion = opinion_of_new(desk, typed) if typed is not None else None
    early = early_appeal(desk, typed) if typed is not None else None
    warnings = (*warnings, *([early] if early else []))
    return Outlook(coming, warnings, _known(desk, values), values.get("same_as"), opinion)


def _coming(desk: Desk, values: dict[str, Any]) -> ComingPetition | None:
    from danvan_desk.queries.foresight import coming_petition

    if not values.get("kind") or not values.get("received"):
        return None
    received = date.fromisoformat(values["received"])
    if received > desk.today:
        return None
    return coming_petition(
        desk,
        kind=values["kind"],
        received=received,
        channel=values.get("channel") or "",
        instance=values.get("instance", 1),
        in_authority=values.get("in_authority"),
        same_as=values.get("same_as"),
    )


def _as_typed(values: dict[str, Any]) -> NewPetition | None:
    """The petition as far as it is typed, to hear what it lacks; None before there is anything to look at. A field
    that is still wrong counts as not written."""
    if not values.get("kind") or not values.get("received"):
        return None
    people = values.get("people") or [{}]
    named = [{**person, "name": person.get("name") or "–"} for person in people]
    given = {k: v for k, v in values.items() if k not in ("documents", "visit", "split_from")}
    given |= {"type": "petition", "content": values.get("content") or "–"}
    given |= {} if values.get("anonymous") else {"people": named}
    day = date.fromisoformat(values["received"])
    try:
        record = read_record(given, day)
    except Refused as refused:
        wrong = {problem.field.split(".")[0] for problem in refused.problems}
        kept = {name: value for name, value in given.items() if name not in wrong}
        if "people" in wrong:
            known = ("name", "address", "represents", "authorisation")
            kept["people"] = [{k: v for k, v in person.items() if k in known} for person in named]
        try:
            record = read_record(kept, day)
        except Refused:
            return None
    return record if isinstance(record, NewPetition) else None


def _known(desk: Desk, values: dict[str, Any]) -> tuple[KnownCitizen, ...]:
    """Earlier matters of the first signer; nobody is looked for by the name of a denouncer."""
    from danvan_desk.queries.people import known_citizens

    people = values.get("people") or []
    if not people or values.get("kind") == Kind.DENUNCIATION:
        return ()
    first = people[0]
    found = known_citizens(
        desk, id_number=first.get("id_number", ""), name=first.get("name", ""), phone=first.get("phone", ""), limit=3
    )
    return tuple(replace(citizen, matters=citizen.matters[:3]) for citizen in found)


def _all_checks(desk: Desk, record: NewPetition) -> dict[str, bool]:
    """The whole checklist as it stood at intake: what was answered, and what followed by itself."""
    from danvan_desk.queries.eligibility import opinion_of_new

    return {one.ground.code: one.met for one in opinion_of_new(desk, record).checked if one.met is not None}


def hamlets(desk: Desk) -> list[str]:
    from danvan_desk.queries.eligibility import hamlets as known

    return known(desk)


def repeats(desk: Desk, values: dict[str, Any]) -> tuple[LikelyRepeat, ...] | None:
    """Earlier petitions this one may repeat; None before enough is typed to compare."""
    from danvan_desk.domain.repeats import Paper, Signer
    from danvan_desk.queries.repeats import likely_repeats

    denounces = values.get("kind") == Kind.DENUNCIATION  # nobody is looked for by the name of a denouncer
    people = [] if denounces else values.get("people") or []
    names = ("name", "id_number", "phone", "born", "address")
    paper = Paper(
        kind=values.get("kind") or "",
        content=values.get("content") or "",
        field=values.get("field") or "other",
        request=values.get("request"),
        respondent=values.get("respondent"),
        decision_no=values.get("decision_no"),
        signers=tuple(Signer(**{name: one.get(name) or "" for name in names}) for one in people if one.get("name")),
        hidden=denounces,
    )
    if not paper.can_be_compared():
        return None
    received = values.get("received")
    return tuple(likely_repeats(desk, paper, received=date.fromisoformat(received) if received else None))


def find_numbers(desk: Desk, text: str, wants: Callable[[str], bool]) -> list[str]:
    """Lines to offer under a number field: "DT-2026-00012 · Trần Văn Lợi · …"."""
    from danvan_desk.queries.search import find

    hits = [hit for hit in find(desk, text, limit=30).hits if wants(hit.number)]
    return [" · ".join(part for part in (hit.number, hit.people, hit.content[:60]) if part) for hit in hits[:8]]


def keep_draft(desk: Desk, title: str, values: dict[str, Any], draft_id: int | None) -> int:
    from danvan_desk.actions.drafts import save_draft

    return save_draft(desk, PAGE, title, values, draft_id)


def drop_draft(desk: Desk, draft_id: int) -> None:
    from danvan_desk.actions.drafts import drop_draft as drop

    drop(desk, draft_id)


def latest_draft(desk: Desk) -> SavedDraft | None:
    from danvan_desk.queries.drafts import drafts

    return next((draft for draft in drafts(desk) if draft.page == PAGE), None)


def save(desk: Desk, values: dict[str, Any], draft_id: int | None) -> Registered:
    """Raises Refused with every problem at its field; the draft goes once the petition stands in the book."""
    from danvan_desk.actions.petitions import register_petition

    record = read_record({"type": "petition", **values}, desk.today)
    if not isinstance(record, NewPetition):
        raise TypeError(record)
    if record.checks or record.eligible is not None:
        record = replace(record, checks=_all_checks(desk, record))
    registered = register_petition(desk, record)
    if draft_id is not None:
        drop_draft(desk, draft_id)
    return registered
