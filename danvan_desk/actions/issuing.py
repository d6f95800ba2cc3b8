"""Issuing a paper: its number and day, the event it proves, all in one step; kept so that it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from danvan_desk.actions.book import Book, open_book
from danvan_desk.actions.document_numbers import next_number, proved_before, take_number
from danvan_desk.actions.events import save_event
from danvan_desk.actions.forms import FormDraft, draft_form
from danvan_desk.actions.papers import PaperMade, paper_made
from danvan_desk.actions.plans import save_told
from danvan_desk.actions.receptions import save_nobody_came
from danvan_desk.actions.updates import save_update
from danvan_desk.actions.wording import definition
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import IssuedPaper
from danvan_desk.domain.records import NewEvent, Update
from danvan_desk.errors import NotFound, Problem, Refused
from danvan_desk.papers.form_definition import Proof
from danvan_desk.papers.form_text import Value
from danvan_desk.papers.kept_paper import kept, told
from danvan_desk.texts import _


@dataclass(frozen=True)
class Issued:
    """A paper that was issued; `event_n` the event of its case that it proves, None where it proves none."""

    id: int
    form: str
    title: str
    record: str
    document_no: str | None
    day: date
    event_n: int | None
    issued_by: str


def issued_from(desk: Desk, number: str) -> list[Issued]:
    """What was issued from a record, the newest first."""
    with desk.reading() as session:
        query = select(IssuedPaper).where(IssuedPaper.record == number).order_by(IssuedPaper.id.desc())
        return [_shown(row) for row in session.scalars(query)]


def next_document_no(desk: Desk, form: str, number: str = "") -> str:
    """The number the next paper of that kind gets this year if nobody issues one before, "" where it has none; of the
    record `number`, the one already typed in for what the paper proves.
    """
    with desk.reading() as session:
        return next_number(session, definition(form), number, desk.today)


def issue_form(
    desk: Desk, form: str, number: str, given: Mapping[str, Value], *, leave_blank: bool = False
) -> Issued:  # fmt: skip
    """Issue a paper: `given` holds its document_no and day beside the form's own fields.

    The event it proves is recorded with them; one already recorded without a number takes the number. Raises Refused,
    changing nothing, where something is missing (unless `leave_blank`), the number was used, or the event can't come.
    """
    draft = draft_form(desk, form, number, given)
    _check(draft, leave_blank=leave_blank)
    day = draft.values["day"]
    numbered = str(draft.values["document_no"]) if draft.values.get("document_no") else None
    with open_book(desk) as book:
        if draft.form.series:
            take_number(book, draft.form, number, numbered or "", _as_day(day))
        proved = _prove(book, draft, numbered, _as_day(day)) if draft.form.proves else None
        row = IssuedPaper(
            form=draft.form.form,
            record=number,
            series=draft.form.series,
            document_no=numbered,
            day=_as_day(day),
            paper=kept(draft.paper),
            event_n=proved,
            issued_by=desk.user,
        )
        book.session.add(row)
        book.session.flush()
        book.log(number, f"issue {row.form}", after={"document_no": numbered, "day": row.day.isoformat()})
        return _shown(row)


def print_issued(desk: Desk, paper: int, file_format: str = "pdf", *, reprint: bool = False) -> PaperMade:
    """An issued paper again, to the letter, whatever record, office or form say today. Raises NotFound."""
    with desk.reading() as session:
        row = session.get(IssuedPaper, paper)
        if row is None:
            raise NotFound([Problem("paper", _("không có văn bản này"), paper)])
        form, issued = row.form, told(row.paper)
    return paper_made(form, issued, file_format, reprint=reprint)


def _check(draft: FormDraft, *, leave_blank: bool) -> None:
    problems = []
    if draft.form.series and not draft.values.get("document_no"):
        problems.append(Problem("document_no", _("còn thiếu số văn bản, ví dụ 05/TB-UBND")))
    if not isinstance(draft.values.get("day"), date):
        problems.append(Problem("day", _("phải là ngày, ví dụ 24/11/2026"), str(draft.values.get("day"))))
    if not leave_blank and not problems:
        problems += [Problem(name, _("còn thiếu")) for name in draft.paper.missing]
    if problems:
        raise Refused(problems)


def _prove(book: Book, draft: FormDraft, numbered: str | None, day: date) -> int | None:
    proof = draft.form.proves
    if proof is None:
        return None
    fields = {name: draft.values.get(key) for name, key in proof.fields.items()}
    where, _dot, field = proof.event.partition(".")
    if where == "plan":
        save_told(book, draft.record, field, day)
        return None
    if where == "reception":
        save_nobody_came(book, draft.record)
        return None
    if field:
        changes: dict[str, object] = (
            {"notice_no": numbered, "notice_on": day.isoformat()} if field == "notice" else {field: day.isoformat()}
        )
        save_update(book, Update(number=draft.record, set=changes, reason=_("ban hành văn bản")))
        return None
    return _prove_event(book, draft.record, proof, fields, numbered, day)


def _prove_event(
    book: Book, record: str, proof: Proof, fields: dict[str, Value], numbered: str | None, day: date
) -> int:
    case = book.find_case(record)
    facts = case_facts(case, case.events)
    before = proved_before(facts.events, proof, day)
    if before is not None and before.document_no in (None, numbered):
        if before.document_no is None and numbered:
            reason = _("ghi số văn bản đã ban hành")
            save_event(
                book,
                NewEvent(case.number, "corrected", book.today, of=str(before.n), document_no=numbered, reason=reason),
            )
        return before.n
    filled: dict[str, Any] = {name: value for name, value in fields.items() if value not in (None, "")}
    if "criteria" in filled:
        filled["criteria"] = tuple(letter.strip() for letter in str(filled["criteria"]).split(",") if letter.strip())
    event = NewEvent(
        case.number, proof.event, day, document_no=numbered, outcome=proof.outcome or filled.pop("outcome", None),
        of=proof.of or None, by=book.desk.user, **filled,
    )  # fmt: skip
    return save_event(book, event).n


def _as_day(value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value


def _shown(row: IssuedPaper) -> Issued:
    title = str(row.paper["title"])
    return Issued(row.id, row.form, title, row.record, row.document_no, row.day, row.event_n, row.issued_by)
