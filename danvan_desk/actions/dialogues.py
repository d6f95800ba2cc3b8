"""Recording a dialogue and what was promised in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, as_log, open_book
from danvan_desk.actions.plans import carry_out, find_plan
from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, DialogueItem
from danvan_desk.domain.records import NewDialogue
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _


@dataclass(frozen=True)
class Held:
    number: str
    case: str | None


def record_dialogue(desk: Desk, new: NewDialogue) -> Held:
    """Record one dialogue. Raises Refused, saving nothing, where the case it names isn't in the books."""
    with open_book(desk) as book:
        dialogue = save_dialogue(book, new)
    return Held(dialogue.number, dialogue.case.number if dialogue.case else None)


def save_dialogue(book: Book, new: NewDialogue) -> Dialogue:
    plan = find_plan(book, new.plan) if new.plan else None
    case = book.find_case(new.case) if new.case else plan.case if plan else None
    _check(new)
    dialogue = Dialogue(
        number=book.next_number("dialogue", new.date.year),
        kind=new.kind,
        date=new.date,
        place=new.place,
        hamlet=new.hamlet,
        chair=new.chair,
        case=case,
        announced=new.announced,
        asked_by_voters=new.asked_by_voters,
        invited=new.invited,
        attended=new.attended,
        absent=[asdict(person) for person in new.absent],
        front_present=new.front_present,
        agreed=new.agreed,
        not_agreed=new.not_agreed,
        published=new.published,
        note=new.note,
        items=[DialogueItem(position=index, **asdict(item)) for index, item in enumerate(new.items)],
    )
    book.add(dialogue)
    if plan is not None:
        carry_out(book, plan, dialogue.number)
    book.name(new.ref, dialogue.number)
    if case is not None and case.secret and case.secret_group:
        secrecy.take_in(book, case.secret_group, case)
        book.log(dialogue.number, "dialogue", after={"case": case.number, "date": new.date.isoformat()})
    else:
        book.log(dialogue.number, "dialogue", after=as_log(new, ref=None, case=case.number if case else None))
    book.index(dialogue)
    return dialogue


def _check(new: NewDialogue) -> None:
    problems = []
    for field in ("announced", "published"):
        day: date | None = getattr(new, field)
        late = day is not None and (day > new.date if field == "announced" else day < new.date)
        if day is not None and late:
            words = (
                _("phải trước hoặc bằng ngày đối thoại")
                if field == "announced"
                else _("phải sau hoặc bằng ngày đối thoại")
            )
            problems.append(Problem(field, words, day.isoformat()))
    for index, item in enumerate(new.items):
        if not (item.question or item.commitment):
            problems.append(
                Problem(f"items.{index}.question", _("còn thiếu; ghi câu hỏi, hoặc điều đã hứa (commitment)"))
            )
        if item.done_on and item.done_on < new.date:
            problems.append(
                Problem(f"items.{index}.done_on", _("phải sau hoặc bằng ngày đối thoại"), item.done_on.isoformat())
            )
        if item.published_on and item.published_on < new.date:
            problems.append(
                Problem(
                    f"items.{index}.published_on", _("phải sau hoặc bằng ngày đối thoại"), item.published_on.isoformat()
                )
            )
    if problems:
        raise Refused(problems)
