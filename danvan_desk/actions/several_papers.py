"""Every paper that can be printed of a record, and printing one of them: for a pile of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.actions.issuing import issued_from, print_issued
from danvan_desk.actions.papers import PaperMade, form_named, print_record
from danvan_desk.context import Desk
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.vocabulary import NOTICE_GROUNDS
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.printed import times_printed
from danvan_desk.queries.visits import visit_card


@dataclass(frozen=True)
class Printable:
    """A paper of a record: `paper` is the issued one, None for what is made anew from the book; `times` it was printed
    before."""

    form: str
    title: str
    record: str
    times: int
    paper: int | None = None
    document_no: str | None = None
    day: date | None = None


def printable_papers(desk: Desk, number: str) -> list[Printable]:
    """What can be printed of a case or a visit: its receipts first, the papers issued from it last. Raises NotFound."""
    made = _of_visit(desk, number) if record_type(number) == "visit" else _of_case(desk, number)
    issued = issued_from(desk, number)
    already = {one.form for one in issued}
    found = [
        Printable(form, form_named(form).title, record, times_printed(desk, form, record))
        for form, record in made
        if form not in already
    ]
    return found + [
        Printable(one.form, one.title, number, times_printed(desk, one.form, number, one.id), one.id,
                  one.document_no, one.day)
        for one in reversed(issued)
    ]  # fmt: skip


def print_one(desk: Desk, one: Printable) -> PaperMade:
    """As PDF; it says "Bản in lại" where it was printed before."""
    if one.paper is not None:
        return print_issued(desk, one.paper, reprint=one.times > 0)
    return print_record(desk, one.form, one.record, reprint=one.times > 0)


def _of_visit(desk: Desk, number: str) -> list[tuple[str, str]]:
    visit = visit_card(desk, number)
    forms = ["01-TCD" if visit.refusal_ground in NOTICE_GROUNDS else "02-TCD"]
    forms += ["DS-KT"] if len(visit.people) > 1 else []
    forms += ["GT-TH"] if visit.clocks else []
    return [(form, number) for form in forms]


def _of_case(desk: Desk, number: str) -> list[tuple[str, str]]:
    case = case_card(desk, number)
    found = []
    for petition in case.petitions:
        found.append(("02-TCD", petition.number))
        found += [("DS-KT", petition.number)] if len(petition.people) > 1 else []
    found += [("GT-TH", number)] if case.clocks else []
    return [*found, ("XLD-01", number), ("BIA-HS", number)]
