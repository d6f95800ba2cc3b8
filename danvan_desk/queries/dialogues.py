"""Dialogues for a list and a card, and the list "promised, not yet done"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, DialogueItem, Event
from danvan_desk.domain.clocks import Clock, DialogueFacts, dialogue_clocks
from danvan_desk.domain.counting import state_on
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.errors import NotFound, Problem
from danvan_desk.texts import _

Day = date  # where a field is itself called date


@dataclass(frozen=True)
class ItemShown:
    position: int
    question: str | None
    asked_by: str | None
    hamlet: str | None
    answer: str | None
    commitment: str | None
    owner: str | None
    due: Day | None
    done_on: Day | None
    result: str | None
    field: str | None = None
    co_owner: str | None = None
    published_on: Day | None = None
    published_where: str | None = None


@dataclass(frozen=True)
class DialogueRow:
    number: str
    date: Day
    kind: str
    place: str | None
    chair: str | None
    case: str | None
    attended: int | None
    items: int
    promised: int
    kept: int
    published: Day | None
    hamlet: str | None = None


@dataclass(frozen=True)
class DialogueCard:
    number: str
    date: Day
    kind: str
    place: str | None
    chair: str | None
    case: str | None
    announced: Day | None
    asked_by_voters: bool
    invited: int | None
    attended: int | None
    absent: tuple[tuple[str, bool], ...]
    front_present: bool | None
    agreed: str | None
    not_agreed: str | None
    published: Day | None
    note: str | None
    items: tuple[ItemShown, ...]
    clocks: tuple[Clock, ...]
    secret: bool
    hamlet: str | None = None


@dataclass(frozen=True)
class Promise:
    """A commitment not yet done."""

    dialogue: str
    position: int
    held: Day
    commitment: str
    owner: str | None
    hamlet: str | None
    due: Day | None
    state: ClockState | None
    days_left: int | None
    published_on: Day | None = None
    published_where: str | None = None
    co_owner: str | None = None


def dialogue_list(desk: Desk) -> list[DialogueRow]:
    """Every dialogue, the latest first."""
    query = select(Dialogue).order_by(Dialogue.date.desc(), Dialogue.id.desc())
    with desk.reading() as session:
        rows = session.scalars(query.options(selectinload(Dialogue.items), selectinload(Dialogue.case)))
        return [_row(dialogue) for dialogue in rows]


def _row(dialogue: Dialogue) -> DialogueRow:
    promised = [item for item in dialogue.items if item.commitment]
    return DialogueRow(
        number=dialogue.number,
        date=dialogue.date,
        kind=dialogue.kind,
        place=dialogue.place,
        chair=dialogue.chair,
        case=dialogue.case.number if dialogue.case else None,
        attended=dialogue.attended,
        items=len(dialogue.items),
        promised=len(promised),
        kept=sum(item.done_on is not None for item in promised),
        published=dialogue.published,
        hamlet=dialogue.hamlet,
    )


def dialogue_card(desk: Desk, number: str, on: date | None = None) -> DialogueCard:
    """One dialogue by its number. Raises NotFound."""
    with desk.reading() as session:
        dialogue = session.scalars(select(Dialogue).where(Dialogue.number == number.upper())).first()
        if dialogue is None:
            raise NotFound([Problem("number", _("không có cuộc đối thoại số này"), number)])
        names = ("number", "date", "kind", "place", "chair", "announced", "asked_by_voters", "invited", "attended",
                 "front_present", "agreed", "not_agreed", "published", "note", "hamlet")  # fmt: skip
        return DialogueCard(
            **{name: getattr(dialogue, name) for name in names},
            case=dialogue.case.number if dialogue.case else None,
            absent=tuple((str(person["name"]), bool(person.get("excused"))) for person in dialogue.absent),
            items=tuple(
                ItemShown(**{name: getattr(item, name) for name in ItemShown.__dataclass_fields__})
                for item in dialogue.items
            ),
            clocks=tuple(clocks_of(desk, session, dialogue, on or desk.today)),
            secret=dialogue.case is not None and dialogue.case.secret,
        )


def clocks_of(desk: Desk, session: Session, dialogue: Dialogue, on: date) -> list[Clock]:
    """The announcing and publishing of a conference, the notice of a dialogue in a complaint."""
    called = None
    if dialogue.case_id:
        query = select(Event.date).where(Event.case_id == dialogue.case_id, Event.event == "dialogue_called")
        called = session.scalars(query.where(Event.date <= dialogue.date).order_by(Event.date.desc())).first()
    facts = DialogueFacts(
        kind=dialogue.kind,
        date=dialogue.date,
        announced=dialogue.announced,
        called_on=called or dialogue.announced,
        published=dialogue.published,
        case_kind=dialogue.case.kind if dialogue.case else "",
    )
    return dialogue_clocks(facts, desk.rules(session), desk.calendar(session), on)


def promises(desk: Desk, on: date | None = None) -> list[Promise]:
    """What was promised by a day (today) and wasn't done then, the most urgent first, what has no date last."""
    day = on or desk.today
    query = (
        select(DialogueItem, Dialogue)
        .join(Dialogue, DialogueItem.dialogue_id == Dialogue.id)
        .where(DialogueItem.commitment.is_not(None), Dialogue.date <= day)
        .where(or_(DialogueItem.done_on.is_(None), DialogueItem.done_on > day))
        .order_by(DialogueItem.due.is_(None), DialogueItem.due, DialogueItem.id)
    )
    with desk.reading() as session:
        calendar = desk.calendar(session)
        found = []
        for item, dialogue in session.execute(query):
            state, left = state_on(item.due, "day", calendar, day) if item.due else (None, None)
            found.append(
                Promise(
                    dialogue.number,
                    item.position,
                    dialogue.date,
                    item.commitment or "",
                    item.owner,
                    item.hamlet or dialogue.hamlet,
                    item.due,
                    state,
                    left,
                    item.published_on,
                    item.published_where,
                    item.co_owner,
                )
            )
        return found
