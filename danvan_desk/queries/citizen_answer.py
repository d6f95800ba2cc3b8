"""“Đơn tôi đến đâu rồi?”: who asks, where each of their matters stands, what comes next and by when.

Shows nobody else's matters, and one that belongs to a denunciation only to whoever holds its receipt: by the receipt's
number together with its check code, and then under the denouncer's code (Luật Tố cáo Đ.9, Đ.47, Đ.56).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Matter, Party, Petition, Visit
from danvan_desk.domain.answering import Step, Told, tell_case, tell_visit
from danvan_desk.domain.folding import fold
from danvan_desk.domain.numbering import check_code
from danvan_desk.domain.people import hamlet_of
from danvan_desk.domain.standing import standing
from danvan_desk.errors import NotFound, Problem, Refused
from danvan_desk.queries.cases import case_clocks
from danvan_desk.queries.people import parties_named
from danvan_desk.queries.visits import clocks_of
from danvan_desk.texts import _

__all__ = ["Answer", "Candidate", "MatterAnswer", "Step", "Told", "Who", "citizen_answer", "receipt_number"]

_NUMBER = re.compile(r"(TD|DT|VV)-(\d{4})-(\d{4,})(?:\s+(\S+))?", re.IGNORECASE)
_CARD = re.compile(r"(\d{12})\|")
_CODE_LENGTH = 6
_MOST_CLOSED = 6
_MOST_CANDIDATES = 20


@dataclass(frozen=True)
class Who:
    """Who is answered. `name` is the code where the matter is secret, "" where nobody is named; `id_shown` the last
    signs of the ID number."""

    name: str
    born: str | None
    id_shown: str | None
    more: int = 0  # how many others signed with them
    secret: bool = False
    hamlet: str = ""


@dataclass(frozen=True)
class Candidate:
    """One of several people who match; `key` chooses them."""

    key: str
    who: Who
    last_seen: date


@dataclass(frozen=True)
class MatterAnswer:
    """One matter in sentences. `number` is the case, or the visit where no case came of it; `content` "" if secret."""

    number: str
    case: str | None
    kind: str
    content: str
    received: date
    told: Told
    is_open: bool
    on_time: bool | None
    closed_on: date | None
    secret: bool


@dataclass(frozen=True)
class Answer:
    """`who` None: nobody matches, or (with `candidates`) several do. `by`: number | id | name. `more_closed`: closed
    matters beyond those given; `more_people`: others match who aren't among the candidates.
    """

    asked: str
    by: str
    on: date
    who: Who | None = None
    candidates: tuple[Candidate, ...] = ()
    matters: tuple[MatterAnswer, ...] = ()
    more_closed: int = 0
    more_people: bool = False
    edition: str = ""  # of the working calendar the dates were counted by


def citizen_answer(desk: Desk, asked: str, chosen: str = "") -> Answer:
    """By a record's number (with its check code or not), an ID number, the ID card's QR line, or a name of two words.

    `chosen` is the key of a candidate. Raises NotFound for an unknown number; Refused for a wrong check code, a secret
    matter asked without one, or too little to go by.
    """
    wanted = " ".join(unicodedata.normalize("NFC", asked).split())
    found = _NUMBER.fullmatch(wanted)
    with desk.reading() as session:
        if found:
            return _by_number(desk, session, wanted, _number(found), found[4] or "")
        card = _CARD.match(wanted)
        digits = card[1] if card else re.sub(r"[\s.\-]", "", wanted).upper()
        if re.fullmatch(r"[A-Z]{0,3}\d{6,12}", digits):
            return _by_person(desk, session, wanted, "id", digits, chosen)
        if len(wanted.split()) < 2 or any(letter.isdigit() for letter in wanted):
            raise _refused(
                _("gõ đủ họ và tên, đủ số giấy tờ tùy thân, hoặc số trên giấy biên nhận (TD-…, DT-…)"), asked
            )
        return _by_person(desk, session, wanted, "name", wanted, chosen)


def receipt_number(desk: Desk, asked: str) -> str | None:
    """The record a QR text names, of a receipt or of a file's cover; None where the text is none. Raises as
    `citizen_answer` does."""
    found = _NUMBER.fullmatch(" ".join(asked.split()))
    if not found or len(found[4] or "") != _CODE_LENGTH:
        return None
    number = _number(found)
    with desk.reading() as session:
        record = _record(session, number)
        if record is None:
            raise _unknown(number, asked)
        if not (isinstance(record, Matter) and found[4].upper() == check_code(number, record.opened)):
            _check_held(record, number, found[4], asked)
    return number


def _number(found: re.Match[str]) -> str:
    return f"{found[1].upper()}-{found[2]}-{int(found[3]):05d}"


def _unknown(number: str, value: str) -> NotFound:
    return NotFound([Problem("asked", _("không có số {number} trong sổ").format(number=number), value)])


def _check_held(record: Petition | Visit | Matter, number: str, code: str, value: str) -> None:
    """Whether the code is that of the record's receipt. Raises Refused with what to do."""
    if not code.isascii():
        raise _refused(_("mã kiểm tra có chữ có dấu: tắt bộ gõ tiếng Việt (Unikey) rồi quét hoặc gõ lại"), value)
    if isinstance(record, Matter) or code.upper() != check_code(number, _day_of(record)):
        words = _("mã kiểm tra không khớp với số {number}: xem lại giấy biên nhận").format(number=number)
        raise _refused(words, value)


def _refused(message: str, value: str) -> Refused:
    return Refused([Problem("asked", message, value)])


# by number


def _by_number(desk: Desk, session: Session, wanted: str, number: str, code: str) -> Answer:
    record = _record(session, number)
    if record is None:
        raise _unknown(number, wanted)
    if code:
        _check_held(record, number, code, wanted)
    secret = _is_secret(record)
    if secret and not code:
        words = _("số này chỉ trả lời khi có cả mã kiểm tra in trên giấy biên nhận: quét mã QR, hoặc gõ số rồi gõ mã")
        raise _refused(words, wanted)
    asking = {_person_key(party) for party in _people_of(record)[:1]}
    if isinstance(record, Matter):
        matter = _of_case(desk, session, record, asking)
    else:
        matter = _of_record(desk, session, record, asking)
    return Answer(
        wanted,
        "number",
        desk.today,
        _who_of(record, secret=secret),
        matters=(matter,),
        edition=desk.calendar_edition(session),
    )


def _record(session: Session, number: str) -> Petition | Visit | Matter | None:
    if number.startswith("TD"):
        return session.scalars(select(Visit).where(Visit.number == number)).first()
    if number.startswith("DT"):
        return session.scalars(select(Petition).where(Petition.number == number)).first()
    return session.scalars(select(Matter).where(Matter.number == number)).first()


def _day_of(record: Petition | Visit) -> date:
    return record.received if isinstance(record, Petition) else record.date


def _is_secret(record: Petition | Visit | Matter) -> bool:
    if isinstance(record, Matter):
        return record.secret
    coded = any(party.code for party in record.people)
    return record.secret or coded or (record.case is not None and record.case.secret)


def _who_of(record: Petition | Visit | Matter, *, secret: bool) -> Who:
    people = _people_of(record)
    if secret:
        return Who(next((party.code for party in people if party.code), ""), None, None, secret=True)
    if not people:
        return Who("", None, None)
    return _who(people[0], len(people) - 1)


def _people_of(record: Petition | Visit | Matter) -> list[Party]:
    if not isinstance(record, Matter):
        return list(record.people)
    sources: list[Petition | Visit] = [*record.petitions, *record.visits]
    return list(sources[0].people) if sources else []


def _who(party: Party, more: int = 0) -> Who:
    number = party.id_number
    shown = f"…{number[-4:]}" if number else None
    return Who(party.name, (party.born or "")[:4] or None, shown, more, hamlet=hamlet_of(party.address))


# by person


def _by_person(desk: Desk, session: Session, wanted: str, by: str, asked: str, chosen: str) -> Answer:
    groups, more = _groups(session, by, asked)
    if chosen:
        groups = [group for group in groups if _key(group) == chosen]
    part_of_a_name = by == "name" and not chosen and any(fold(one[0].name) != fold(asked) for one in groups)
    if len(groups) != 1 or part_of_a_name:
        candidates = [Candidate(_key(group), _who(group[0]), max(_seen(one) for one in group)) for group in groups]
        candidates.sort(key=lambda one: (fold(one.who.name) != fold(asked), -one.last_seen.toordinal()))
        more = more or len(candidates) > _MOST_CANDIDATES
        return Answer(
            wanted, by, desk.today, candidates=tuple(candidates[:_MOST_CANDIDATES]), more_people=more and bool(groups)
        )
    matters = _matters(desk, session, groups[0])
    closed = [one for one in matters if not one.is_open]
    shown = [one for one in matters if one.is_open] + closed[:_MOST_CLOSED]
    return Answer(
        wanted,
        by,
        desk.today,
        _who(groups[0][0]),
        matters=tuple(shown),
        more_closed=len(closed[_MOST_CLOSED:]),
        edition=desk.calendar_edition(session),
    )


def _groups(session: Session, by: str, asked: str) -> tuple[list[list[Party]], bool]:
    """The people who match, each as the newest first of their appearances under an open name."""
    rows, more = (_with_id(session, asked), False) if by == "id" else parties_named(session, asked)
    groups: dict[tuple[str, ...], list[Party]] = {}
    for row in rows:
        groups.setdefault(_person_key(row), []).append(row)
    if by == "name":  # an ID number also leads to what was written down under other spellings of the name
        for key in [key for key in groups if key[0] == "id"]:
            groups[key] = [one for one in _with_id(session, key[1]) if _person_key(one) == key]
    return list(groups.values()), more


def _person_key(party: Party) -> tuple[str, ...]:
    """What makes two appearances one person for certain: a name alone, or a name and a hamlet, never does."""
    name = unicodedata.normalize("NFC", party.name).casefold()
    if party.id_number:
        return "id", party.id_number, fold(party.name)
    if party.phone:
        return "phone", name, re.sub(r"\D", "", party.phone)
    if party.born and party.address:
        return "born", name, party.born, fold(party.address)
    return "record", str(party.id)


def _with_id(session: Session, number: str) -> list[Party]:
    query = select(Party).where(Party.id_number == number, Party.code.is_(None)).order_by(Party.id.desc())
    return list(session.scalars(query.options(selectinload(Party.visit), selectinload(Party.petition))))


def _key(group: list[Party]) -> str:
    return str(min(party.id for party in group))


def _seen(party: Party) -> date:
    record = party.petition or party.visit
    return _day_of(record) if record else date.min


def _matters(desk: Desk, session: Session, parties: list[Party]) -> list[MatterAnswer]:
    """Open ones first, the oldest first; then the closed, the newest first. One line a case."""
    petitions = [party.petition for party in parties if party.petition]
    visits = [party.visit for party in parties if party.visit]
    records: list[Petition | Visit] = [
        *sorted(petitions, key=lambda one: one.id), *sorted(visits, key=lambda one: one.id)
    ]  # fmt: skip
    kept: dict[str, Petition | Visit] = {}
    for record in records:
        if not _is_secret(record):
            kept.setdefault(record.case.number if record.case else record.number, record)
    asking = {_person_key(party) for party in parties}
    found = [_of_record(desk, session, record, asking) for record in kept.values()]
    found.sort(key=lambda one: (not one.is_open, (1 if one.is_open else -1) * one.received.toordinal()))
    return found


# one matter


def _of_record(desk: Desk, session: Session, record: Petition | Visit, asking: set[tuple[str, ...]]) -> MatterAnswer:
    """In the words of this citizen's own record, not of who else is in the case. `asking`: the keys of the citizen."""
    if record.case is not None:
        return _of_case(desk, session, record.case, asking, record)
    if not isinstance(record, Visit):
        raise TypeError(record.number)  # a petition always stands in a case
    secret = _is_secret(record)
    rules = desk.rules(session)
    running = clocks_of(record, rules, desk.calendar(session), desk.today)
    told = tell_visit(record.date, record.outcome, record.guided_to, running, rules, plain=not secret)
    return MatterAnswer(
        number=record.number, case=None, kind=record.kind, content="" if secret else record.content,
        received=record.date, told=told, is_open=bool(told.steps), on_time=None, closed_on=None, secret=secret,
    )  # fmt: skip


def _of_case(
    desk: Desk, session: Session, case: Matter, asking: set[tuple[str, ...]], own: Petition | Visit | None = None
) -> MatterAnswer:
    secret = case.secret or (own is not None and _is_secret(own))
    calendar, rules = desk.calendar(session), desk.rules(session)
    facts = case_facts(case, [event for event in case.events if event.date <= desk.today])
    where = standing(facts, rules, calendar)
    running = case_clocks(desk, session, case, desk.today)
    again = _second_complaint(session, case, asking)
    told = tell_case(facts, where, running, rules, calendar, desk.today, plain=not secret, again=again)
    return MatterAnswer(
        number=case.number, case=case.number, kind=own.kind if own else case.kind,
        content="" if secret else (own or case).content, received=_day_of(own) if own else case.opened,
        told=told, is_open=where.is_open, on_time=where.on_time, closed_on=where.closed_on, secret=secret,
    )  # fmt: skip


def _second_complaint(session: Session, case: Matter, asking: set[tuple[str, ...]]) -> date | None:
    """When this citizen went to second instance against what was decided here."""
    for second in session.scalars(select(Matter).where(Matter.appeals_id == case.id).order_by(Matter.id)):
        for petition in second.petitions:
            if not second.secret and asking & {_person_key(party) for party in petition.people}:
                return petition.received
    return None
