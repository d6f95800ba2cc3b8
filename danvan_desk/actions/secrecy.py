"""Keeping a denouncer unnamed: a record that a denunciation touches holds a code, the person stands apart.

A case, its visits and petitions, the petition it was split from and those split from it share one secret group:
the link between them would betray the name. Source: Luật Tố cáo Đ.9, Đ.47; Nghị định 154/2026 Đ.12(2).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from danvan_desk.actions.book import Book, as_log
from danvan_desk.actions.secrecy_kept import strike_kept
from danvan_desk.db.tables import Change, Dialogue, Event, Identity, Matter, Petition, Plan, SearchEntry, Visit
from danvan_desk.domain.folding import fold
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.records import Person
from danvan_desk.domain.secrecy import ALSO, redact

_PERSON_FIELDS = tuple(Person.__dataclass_fields__)
EVENT_TEXT = ("by", "to", "reason", "note", "officer", "document_no")
_OF_PETITION = (
    "content", "request", "respondent", "note", "ineligible_reason", "forwarded_by", "hamlet", "decision_no",
    "obstacle_reason",
)  # fmt: skip
_FREE_TEXT: dict[type[Any], tuple[str, ...]] = {
    Visit: ("content", "note", "receiver", "guided_to", "guide_no", "notice_no", "resolved_by"),
    Petition: _OF_PETITION,
    Event: EVENT_TEXT,
    Dialogue: ("place", "hamlet", "chair", "agreed", "not_agreed", "note"),
    Plan: ("place", "hamlet", "host", "topic", "cancel_reason", "note"),
    Matter: ("content",),
}


def new_group(book: Book) -> int:
    return book.next_count("secret", 0)


def code_for(book: Book, group: int, person: Person, year: int, others: Collection[str] = ()) -> str:
    """The code of a person within a group: the same person keeps the same code.

    `others`: the codes of those who stand beside this person in the record, so that namesakes stay two people.
    """
    for identity in identities(book, group):
        if identity.code not in others and _same(identity.person, person):
            _know_also(identity, as_log(person))
            return identity.code
    identity = Identity(code=book.next_number("denouncer", year), secret_group=group, person=as_log(person))
    book.session.add(identity)
    book.identities[group].append(identity)
    return identity.code


def _know_also(identity: Identity, given: dict[str, Any]) -> None:
    """The same person under another number, address or spelling: those are struck out of texts as well."""
    known = [identity.person, *identity.person.get(ALSO, [])]
    if not any(given.items() <= one.items() for one in known):
        identity.person = {**identity.person, ALSO: [*known[1:], given]}


def identities(book: Book, group: int) -> list[Identity]:
    """Who stands behind the codes of a group, read once in a transaction."""
    if group not in book.identities:
        query = select(Identity).where(Identity.secret_group == group).order_by(Identity.code)
        book.identities[group] = list(book.session.scalars(query))
    return book.identities[group]


def _same(known: dict[str, Any], person: Person) -> bool:
    if known.get("id_number") and person.id_number:
        return bool(known["id_number"] == person.id_number)
    if fold(str(known.get("name", ""))) != fold(person.name):
        return False
    born = {str(known["born"])[:4], person.born[:4]} if known.get("born") and person.born else set()
    return len(born) < 2


def strike(book: Book, group: int, row: Visit | Petition | Matter | Event | Dialogue | Plan) -> None:
    """Replace the group's names, numbers and addresses by their codes in the free text of one record."""
    secrets = [(identity.code, identity.person) for identity in identities(book, group)]
    for field in _FREE_TEXT[type(row)]:
        text = getattr(row, field)
        struck = redact(text, secrets)
        if struck != text:
            setattr(row, field, struck)
    if isinstance(row, Dialogue):
        row.absent = [{**a, "name": redact(a["name"], secrets)} for a in row.absent]
        for item in row.items:
            for field in ("question", "asked_by", "hamlet", "answer", "commitment", "owner", "co_owner", "result",
                          "published_where"):  # fmt: skip
                setattr(item, field, redact(getattr(item, field), secrets))
    if isinstance(row, Plan):
        for question in row.questions:
            for field in ("asked_by", "hamlet", "content", "prepared_by"):
                setattr(question, field, redact(getattr(question, field), secrets))
    if isinstance(row, Visit | Petition):
        for paper in row.documents:
            paper.title, paper.state = redact(paper.title, secrets) or "", redact(paper.state, secrets)


def struck_in(session: Session, group: int | None, text: str | None) -> str | None:
    """A text not yet in the book, as it would be kept there: for a paper looked at before it is recorded."""
    if group is None:
        return text
    found = session.scalars(select(Identity).where(Identity.secret_group == group))
    return redact(text, [(identity.code, identity.person) for identity in found])


def struck(book: Book, group: int, text: str | None) -> str | None:
    """A text with the group's people replaced by their codes."""
    return redact(text, [(identity.code, identity.person) for identity in identities(book, group)])


def hide_people(book: Book, group: int, row: Visit | Petition, year: int) -> None:
    """Give each person of a record a code and keep nothing else of them in the register."""
    for party in row.people:
        if party.code is None:
            person = Person(**{name: getattr(party, name) for name in _PERSON_FIELDS})
            beside = [one.code for one in row.people if one.code]
            party.code = code_for(book, group, person, year, beside)
            for name in _PERSON_FIELDS:
                setattr(party, name, None)
            party.name = party.code
            party.represents = person.represents
    row.secret = True


def hide_newcomer(book: Book, start: Matter | Visit, record: Visit | Petition) -> None:
    """Hide the people of a record that hangs together with nothing yet, as it is first written down."""
    group = start.secret_group = new_group(book)
    book.identities[group] = []
    hide_people(book, group, record, _year(record))
    strike(book, group, record)
    if isinstance(start, Matter):
        start.secret = True
        strike(book, group, start)
        start.people = people_in_words([party.name for party in record.people])


def logged(book: Book, group: int | None, written: dict[str, Any]) -> dict[str, Any]:
    """What the log may say of a new record: as written, its people by their codes where it belongs to a group."""
    if group is None:
        return written
    found: dict[str, Any] = _struck(written, [(identity.code, identity.person) for identity in identities(book, group)])
    return found


def make_secret(book: Book, start: Matter | Visit) -> int:
    """Hide everybody in all that hangs together with `start`; gives the group's number. Safe to call again."""
    book.session.flush()
    matters, visits = _hanging_together(book, start)
    hanging: list[Matter | Visit] = [*matters, *visits]
    records: list[Visit | Petition] = [*(petition for matter in matters for petition in matter.petitions), *visits]
    apart = len({row.secret_group for row in hanging}) > 1
    group = _one_group(book, hanging)
    known = [identity.person for identity in identities(book, group)]
    fresh = [one for one in records if not one.secret or any(party.code is None for party in one.people)]
    for record in fresh:
        hide_people(book, group, record, _year(record))
    dialogues: list[str] = []
    if apart or known != [identity.person for identity in identities(book, group)]:
        fresh = records  # somebody new, to all or to some: every text that hangs together is looked at again
        dialogues = [number for matter in matters for number in _strike_case(book, group, matter)]
    for record in fresh:
        strike(book, group, record)
        book.index(record)
    for matter in matters:
        strike(book, group, matter)
        matter.people = people_in_words([party.name for party in matter.petitions[0].people])
    numbers = [*(row.number for row in (*matters, *fresh)), *dialogues]
    _strike_log(book, group, numbers)
    strike_kept(book, group, numbers)
    return group


def take_in(book: Book, group: int, matter: Matter) -> None:
    """Strike what was written elsewhere and now belongs to a secret case: a dialogue or plan joined to it."""
    book.session.flush()
    numbers = _strike_case(book, group, matter)
    _strike_log(book, group, numbers)
    strike_kept(book, group, numbers)


def _one_group(book: Book, hanging: list[Matter | Visit]) -> int:
    """The number of the group, made of all that the records had before; every record marked secret."""
    groups = sorted({row.secret_group for row in hanging if row.secret_group})
    group = groups[0] if groups else new_group(book)
    for other in groups[1:]:
        joined = identities(book, other)
        for identity in joined:
            identity.secret_group = group
        book.identities[group] = [*identities(book, group), *joined]
        del book.identities[other]
    for row in hanging:
        row.secret_group = group
        if isinstance(row, Matter):
            row.secret = True
    return group


def _strike_case(book: Book, group: int, matter: Matter) -> list[str]:
    """Strikes the events, dialogues and plans of a case; gives the numbers of the dialogues and plans."""
    for event in matter.events:
        strike(book, group, event)
    dialogues = book.session.scalars(select(Dialogue).where(Dialogue.case_id == matter.id)).all()
    for dialogue in dialogues:
        strike(book, group, dialogue)
        book.index(dialogue)
    held = Plan.done.in_([dialogue.number for dialogue in dialogues])
    plans = book.session.scalars(select(Plan).where(or_(Plan.case_id == matter.id, held))).all()
    for plan in plans:
        strike(book, group, plan)
    return [*(dialogue.number for dialogue in dialogues), *(f"plan-{plan.id}" for plan in plans)]


def _year(record: Visit | Petition) -> int:
    day: date = record.received if isinstance(record, Petition) else record.date
    return day.year


def _hanging_together(book: Book, start: Matter | Visit) -> tuple[list[Matter], list[Visit]]:
    """All that links lead to, and all that shared a group before a link was undone."""
    matters: dict[str, Matter] = {}
    visits: dict[str, Visit] = {}
    groups: set[int] = set()
    queue: list[Matter | Visit] = [start]
    while queue:
        row = queue.pop()
        if row.secret_group is not None and row.secret_group not in groups:
            groups.add(row.secret_group)
            queue += book.session.scalars(select(Matter).where(Matter.secret_group == row.secret_group))
            queue += book.session.scalars(select(Visit).where(Visit.secret_group == row.secret_group))
        if isinstance(row, Visit):
            if row.number in visits:
                continue
            visits[row.number] = row
            queue += [row.case] if row.case else []
            queue += [p.case for p in book.session.scalars(select(Petition).where(Petition.visit_id == row.id))]
        elif row.number not in matters:
            matters[row.number] = row
            queue += row.visits
            queue += [p.visit for p in row.petitions if p.visit]
            queue += [p.split_from.case for p in row.petitions if p.split_from]
            own = [p.id for p in row.petitions]
            queue += [p.case for p in book.session.scalars(select(Petition).where(Petition.split_from_id.in_(own)))]
            queue += [row.appeals] if row.appeals else []
            queue += book.session.scalars(select(Matter).where(Matter.appeals_id == row.id))
    return list(matters.values()), list(visits.values())


def _strike_log(book: Book, group: int, numbers: list[str]) -> None:
    """The log must not tell what the register hides: identities in its earlier lines give way to the code."""
    secrets = [(identity.code, identity.person) for identity in identities(book, group)]
    lines = list(book.session.scalars(select(Change).where(Change.record.in_(numbers))))
    out = [line.after["petition"] for line in lines if line.action == "unjoin" and line.after]
    lines += book.session.scalars(select(Change).where(Change.record.in_(out), Change.action == "unjoin"))
    for line in lines:
        line.before, line.after = _struck(line.before, secrets), _struck(line.after, secrets)
        line.reason = redact(line.reason, secrets)
    found = book.session.scalar(select(SearchEntry.id).where(SearchEntry.number.in_(numbers)).limit(1))
    book.forget_words = book.forget_words or found is not None
    book.session.execute(
        update(SearchEntry).where(SearchEntry.number.in_(numbers)).values(people="", content="", names_f="", text_f="")
    )


def _struck(value: Any, secrets: list[tuple[str, dict[str, Any]]]) -> Any:
    if isinstance(value, dict):
        if "name" in value:
            return {"name": _code_of(str(value["name"]), secrets) or redact(str(value["name"]), secrets)}
        return {key: _people(item, secrets) if key == "people" else _struck(item, secrets)
                for key, item in value.items()}  # fmt: skip
    if isinstance(value, list):
        return [_struck(item, secrets) for item in value]
    return redact(value, secrets) if isinstance(value, str) else value


def _people(listed: Any, secrets: list[tuple[str, dict[str, Any]]]) -> Any:
    """Who signed or came, as a log line may list them: codes only, whatever they were first taken to be called."""
    if not isinstance(listed, list):
        return listed
    codes = {code for code, _person in secrets}
    names = [str(one.get("name") if isinstance(one, dict) else one) for one in listed]
    found = [name if name in codes else _code_of(name, secrets) for name in names]
    return [({"name": code} if isinstance(one, dict) else code) for one, code in zip(listed, found, strict=True)
            if code]  # fmt: skip


def _code_of(name: str, secrets: list[tuple[str, dict[str, Any]]]) -> str | None:
    called = fold(name)
    known = ((code, one) for code, person in secrets for one in (person, *person.get(ALSO, [])))
    return next((code for code, one in known if fold(str(one.get("name"))) == called), None)
