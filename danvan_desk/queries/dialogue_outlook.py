"""What will follow from a dialogue once it is saved: its terms, and whom a case dialogue concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.context import Desk
from danvan_desk.domain.clocks import Clock, DialogueFacts, dialogue_clocks
from danvan_desk.errors import NotFound
from danvan_desk.queries.cases import find_case


@dataclass(frozen=True)
class CaseNamed:
    """The case a dialogue is about; `people` is the code where the denouncer is masked."""

    number: str
    kind: str
    content: str
    people: str
    secret: bool


@dataclass(frozen=True)
class Outlook:
    """`case` None where none was asked for or there is none of that number."""

    clocks: tuple[Clock, ...]
    case: CaseNamed | None


def outlook(
    desk: Desk,
    kind: str,
    held: date,
    announced: date | None = None,
    published: date | None = None,
    case_number: str | None = None,
) -> Outlook:
    """As it would stand today if the dialogue were saved so."""
    with desk.reading() as session:
        named = None
        if case_number:
            try:
                case = find_case(session, case_number)
            except NotFound:
                case = None
            if case is not None:
                named = CaseNamed(case.number, case.kind, case.content, case.people, case.secret)
        facts = DialogueFacts(
            kind=kind, date=held, announced=announced, called_on=announced, published=published,
            case_kind=named.kind if named else "",
        )  # fmt: skip
        found = dialogue_clocks(facts, desk.rules(session), desk.calendar(session), desk.today)
        return Outlook(tuple(found), named)
