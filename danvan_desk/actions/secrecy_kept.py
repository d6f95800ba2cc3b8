"""Papers issued, books closed, reports and summaries written before a record became secret: what they keep of a
denouncer gives way to the code.

They then no longer print to the letter, which the law on denunciations asks for above all else; a book says so on its
cover. Source: Luật Tố cáo Đ.9, Đ.47.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from danvan_desk.actions.book import Book
from danvan_desk.db.tables import (
    EXPLAIN,
    AllowanceDay,
    Change,
    ChangeReason,
    ClosedBook,
    Identity,
    IssuedPaper,
    LogEntry,
    Petition,
    PublicSummary,
    ReportParagraph,
    Visit,
)
from danvan_desk.domain.secrecy import redact, redact_named
from danvan_desk.papers.register_data import FORMS
from danvan_desk.queries.registers import lines_of

_NOTE = "Thông tin về người tố cáo đã được thay bằng mã số sau khi khóa sổ (Luật Tố cáo, Điều 9)."

REPORT_TEXT = "narrative"
"""How the log calls what an officer wrote in a report, before the section's name."""

ALLOWANCE = "allowance"
"""How the log calls what is said of the allowance sheet."""
SUMMARY_TEXT = "public_summary"
"""How the log calls what an officer wrote of a case to be made public."""

_Secrets = list[tuple[str, dict[str, Any]]]


def strike_kept(book: Book, group: int, numbers: Sequence[str]) -> None:
    """Strike the group's people out of what was issued from those records, and of their lines in closed books."""
    book.session.flush()
    found = book.session.scalars(select(Identity).where(Identity.secret_group == group))
    secrets = [(identity.code, identity.person) for identity in found]
    for paper in book.session.scalars(select(IssuedPaper).where(IssuedPaper.record.in_(numbers))):
        paper.paper = _redacted(paper.paper, secrets)
    for register, table in (("visits", Visit), ("petitions", Petition)):
        query = select(table.closed_book_id).where(table.number.in_(numbers))
        first = min((kept for kept in book.session.scalars(query) if kept), default=None)
        if first is None:
            continue
        now = {number: line.cells for number, line in lines_of(book.session, register, numbers).items()}
        later = select(ClosedBook).where(ClosedBook.register == register, ClosedBook.id >= first)
        for closed in book.session.scalars(later):  # its own book, and those that told of a correction
            content = _struck_book(closed.content, register, now, secrets)
            if content != closed.content:
                closed.content = {**content, "note": _NOTE}
    for paragraph in book.session.scalars(select(ReportParagraph)):
        paragraph.text = redact_named(paragraph.text, secrets) or ""
        paragraph.logged = redact_named(paragraph.logged, secrets) or ""
    for summary in book.session.scalars(select(PublicSummary)):
        summary.text = redact_named(summary.text, secrets) or ""
    for reason in book.session.scalars(select(ChangeReason)):
        reason.text = redact_named(reason.text, secrets) or ""
    for entry in book.session.scalars(select(LogEntry)):
        entry.title, entry.note = redact_named(entry.title, secrets), redact_named(entry.note, secrets)
        entry.taken_back_why = redact_named(entry.taken_back_why, secrets)
    for line in book.session.scalars(select(Change).where(Change.record.startswith("log-"))):
        line.before, line.after = _named(line.before, secrets), _named(line.after, secrets)
        line.reason = redact_named(line.reason, secrets)
    of_texts = Change.action.startswith(REPORT_TEXT) | Change.action.in_((SUMMARY_TEXT, EXPLAIN))
    for line in book.session.scalars(select(Change).where(of_texts)):
        line.before, line.after = _named(line.before, secrets), _named(line.after, secrets)
    for day in book.session.scalars(select(AllowanceDay)):
        day.reason = redact_named(day.reason, secrets) or ""
        day.taken_back_why = redact_named(day.taken_back_why, secrets)
    for line in book.session.scalars(select(Change).where(Change.action.startswith(f"{ALLOWANCE}_day"))):
        line.reason = redact_named(line.reason, secrets)


def _named(said: dict[str, Any] | None, secrets: _Secrets) -> dict[str, Any] | None:
    """The texts of a line of the log; numbers in it stay."""
    return said and {
        key: redact_named(value, secrets) if isinstance(value, str) else value for key, value in said.items()
    }


def _struck_book(
    content: dict[str, Any], register: str, now: dict[str, tuple[str, ...]], secrets: _Secrets
) -> dict[str, Any]:
    """Whom an entry is about stands as the record has it now, which is the codes: an earlier spelling would tell."""
    persons = {FORMS[register].columns[place].title: place for place in FORMS[register].person_columns}
    titles = [column["title"] for column in content["form"]["columns"]]
    codes = [code for code, _person in secrets]

    def cell(record: str, title: str, text: str) -> str:
        known = title not in persons or not text or any(code in text for code in codes)
        return str(_redacted(text, secrets)) if known else now[record][persons[title]]

    rows = [
        {**row, "cells": [cell(row["record"], *one) for one in zip(titles, row["cells"], strict=True)]}
        if row["record"] in now
        else row
        for row in content["rows"]
    ]
    told = [
        {**one, **{part: cell(one["record"], one["column"], one[part]) for part in ("was", "now")},
         "why": _redacted(one["why"], secrets)}
        if one["record"] in now
        else one
        for one in content.get("corrections", [])
    ]  # fmt: skip
    return {**content, "rows": rows} | ({"corrections": told} if told else {})


def _redacted(value: Any, secrets: _Secrets) -> Any:
    if isinstance(value, dict):
        return {key: _redacted(one, secrets) for key, one in value.items()}
    if isinstance(value, list):
        return [_redacted(one, secrets) for one in value]
    return redact(value, secrets) if isinstance(value, str) else value
