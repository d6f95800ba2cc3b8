"""What was typed on the visit form, as the data contract's records, a draft, or a correction. No widgets here."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from danvan_desk.domain.delegations import Group, group_of
from danvan_desk.domain.records import HandedPaper, Person
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.texts import _
from ui.widgets.dates import parse_date

if TYPE_CHECKING:
    from danvan_desk.queries.visits import VisitCard

PERSON = (
    "name", "id_kind", "id_number", "id_issued_on", "id_issued_by", "born", "gender", "address", "phone",
    "organisation", "represents", "authorisation",
)  # fmt: skip
MATTER = (
    "companions", "kind", "field", "received_for", "content", "same_matter_people", "resolved_by", "resolved_stage",
    "in_authority", "outcome", "guided_to", "guide_no", "refusal_ground", "notice_no", "notice_on", "note",
)  # fmt: skip
PETITION = ("dated", "respondent")
NOT_SAID = {"companions": 0, "field": "other", "received_for": "committee"}


@dataclass(frozen=True)
class Session:
    """At which sitting the visit is recorded; kept from one visitor to the next."""

    day: date
    time: str
    reception: str = "regular"
    mode: str = "in_person"
    by_head: bool = False
    receiver: str | None = None
    notified: date | None = None  # online: when the parties were told, as now typed

    def as_fields(self) -> dict[str, Any]:
        """The record's own fields."""
        made: dict[str, Any] = {
            "date": self.day.isoformat(),
            "reception": self.reception,
            "mode": self.mode,
            "by_head": self.by_head,
        }
        made |= {"time": self.time} if self.time else {}
        return made | ({"receiver": self.receiver} if self.receiver else {})


@dataclass(frozen=True)
class Typed:
    """The form as it stands: values by field name (dates ISO, None where empty)."""

    values: dict[str, Any]
    session: Session
    documents: tuple[HandedPaper, ...] = ()
    case: str | None = None
    petition: bool = False

    def secret(self) -> bool:
        return bool(self.values.get("kind") == Kind.DENUNCIATION)


def person_of(values: dict[str, Any]) -> dict[str, Any]:
    """The citizen as the contract writes one; an ID kind without a number says nothing."""
    made = {name: values[name] for name in PERSON if values.get(name) not in (None, "")}
    if "id_number" not in made:
        made.pop("id_kind", None)
    return made


def people_of(values: dict[str, Any]) -> list[dict[str, Any]]:
    """The one who speaks, then those listed under him or her."""
    return [person_of(values), *(values.get("members") or [])]


def group_typed(values: dict[str, Any]) -> Group:
    """How many came, as far as it is typed."""
    people = [
        Person("", represents=p.get("represents"), authorisation=p.get("authorisation")) for p in people_of(values)
    ]
    return group_of(people, values.get("companions") or 0)


def records_of(typed: Typed) -> list[dict[str, Any]]:
    """One visit, and the petition handed in with it where asked: both are saved, or neither."""
    visit: dict[str, Any] = {"type": "visit", "ref": "visit", **typed.session.as_fields()}
    visit["people"] = people_of(typed.values)
    visit |= {name: typed.values[name] for name in MATTER if typed.values.get(name) not in (None, "")}
    if typed.documents:
        visit["documents"] = [_paper(paper) for paper in typed.documents]
    if typed.case:
        visit["case"] = typed.case
    told = [_notified(typed.session)] if typed.session.notified else []
    return [visit, *([_petition_of(typed)] if typed.petition else []), *told]


def _notified(session: Session) -> dict[str, Any]:
    """The day the parties of an online session were told belongs to the session, not to one visit."""
    told = session.notified.isoformat() if session.notified else None
    number = f"{session.day.isoformat()}/{session.reception}"
    return {"type": "update", "number": number, "set": {"notified": told}, "reason": _("Ghi cùng lượt tiếp")}


def _petition_of(typed: Typed) -> dict[str, Any]:
    values = typed.values
    made: dict[str, Any] = {
        "type": "petition",
        "received": typed.session.day.isoformat(),
        "channel": "reception",
        "visit": "visit",
        "people": people_of(values),
    }
    names = ("kind", "field", "content", "in_authority", *PETITION)
    made |= {name: values[name] for name in names if values.get(name) not in (None, "")}
    return made | ({"same_as": typed.case} if typed.case else {})


def _paper(paper: HandedPaper) -> dict[str, Any]:
    return {name: value for name, value in asdict(paper).items() if value is not None}


def paper_of(given: dict[str, Any]) -> HandedPaper:
    """A paper kept in a draft."""
    return HandedPaper(str(given.get("title") or ""), given.get("pages"), given.get("copy"), given.get("state"))


def draft_title(session: Session, values: dict[str, Any]) -> str:
    """The line Hôm nay shows; a denouncer is never named in it."""
    if values.get("kind") == Kind.DENUNCIATION:
        who = _("Tố cáo (mật)")
    else:
        who = str(values.get("name") or "").strip() or _("chưa ghi tên")
    return _("Lượt tiếp {time} · {who}").format(time=session.time, who=who)


def changes_of(card: VisitCard, typed: Typed) -> dict[str, Any]:
    """What a correction sets: only what differs from the book. The people of a secret visit are left alone."""
    now, then = {name: typed.values.get(name) for name in MATTER}, card_values(card)
    made = {
        name: value
        for name, value in now.items()
        if (value or NOT_SAID.get(name)) != (then[name] or NOT_SAID.get(name))
    }
    session = typed.session.as_fields() | {"receiver": typed.session.receiver, "time": typed.session.time}
    before = {"date": card.date.isoformat(), "time": card.time, "reception": card.reception, "mode": card.mode,
              "by_head": card.by_head, "receiver": card.receiver}  # fmt: skip
    made |= {name: value for name, value in session.items() if (value or None) != (before[name] or None)}
    papers = [_paper(paper) for paper in typed.documents]
    if papers != [_paper(HandedPaper(**asdict(paper))) for paper in card.documents]:
        made["documents"] = papers
    if typed.case != card.case:
        made["case"] = typed.case
    if not card.secret and card.people and people_of(typed.values) != people_of(then):
        made["people"] = people_of(typed.values)
    return made


def card_values(card: VisitCard) -> dict[str, Any]:
    """A saved visit as the form's values."""
    values = {name: _plain(getattr(card, name)) for name in MATTER}
    if card.people and not card.secret:
        values |= {name: _plain(getattr(card.people[0], name)) for name in PERSON}
        others = [{k: _plain(v) for k, v in asdict(one).items() if v and k != "code"} for one in card.people[1:]]
        values["members"] = others
    return values


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


_GENDERS = {"nam": "male", "nữ": "female"}


def read_scanned(text: str, today: date) -> dict[str, Any] | None:
    """What a keyboard scanner typed from the card's QR: number|old number|name|born|gender|address|issued|…

    None where the text is no such line. Older cards end after the day of issue, newer ones go on with the parents.
    """
    parts = [part.strip() for part in text.split("|")]
    if len(parts) < 6 or not re.fullmatch(r"\d{12}", parts[0]):
        return None
    born = parse_date(parts[3], today)
    issued = parse_date(parts[6], today) if len(parts) > 6 else None
    found = {
        "id_kind": "citizen_id",
        "id_number": parts[0],
        "name": parts[2],
        "born": born.isoformat() if born else None,
        "gender": _GENDERS.get(parts[4].lower()),
        "address": ", ".join(part.strip() for part in parts[5].split(",") if part.strip()),
        "id_issued_on": issued.isoformat() if issued else None,
    }
    return {name: value for name, value in found.items() if value}
