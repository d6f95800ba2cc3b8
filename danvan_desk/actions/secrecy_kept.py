"""Papers issued, books closed and reports written before a record became secret: what they keep of a denouncer gives
way to the code.

They then no longer print to the letter, which the law on denunciations asks for above all else; a book says so on its
cover. Source: Luật Tố cáo Đ.9, Đ.47.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from danvan_desk.actions.book import Book
from danvan_desk.db.tables import Change, ClosedBook, Identity, IssuedPaper, Petition, ReportParagraph, Visit
from danvan_desk.domain.secrecy import redact, redact_named

_NOTE = "Thông tin về người tố cáo đã được thay bằng mã số sau khi khóa sổ (Luật Tố cáo, Điều 9)."

REPORT_TEXT = "narrative"
"""How the log calls what an officer wrote in a report, before the section's name."""

_Secrets = list[tuple[str, dict[str, Any]]]


def strike_kept(book: Book, group: int, numbers: Sequence[str]) -> None:
    """Strike the group's people out of what was issued from those records, and of their lines in closed books."""
    book.session.flush()
    found = book.session.scalars(select(Identity).where(Identity.secret_group == group))
    secrets = [(identity.code, identity.person) for identity in found]
    for paper in book.session.scalars(select(IssuedPaper).where(IssuedPaper.record.in_(numbers))):
        paper.paper = _redacted(paper.paper, secrets)
    books = {
        kept
        for table in (Visit, Petition)
        for kept in book.session.scalars(select(table.closed_book_id).where(table.number.in_(numbers)))
        if kept is not None
    }
    for closed in book.session.scalars(select(ClosedBook).where(ClosedBook.id.in_(books))):
        rows = [_struck(row, set(numbers), secrets) for row in closed.content["rows"]]
        if rows != closed.content["rows"]:
            closed.content = {**closed.content, "rows": rows, "note": _NOTE}

    for paragraph in book.session.scalars(select(ReportParagraph)):
        paragraph.text = redact_named(paragraph.text, secrets) or ""
        paragraph.logged = redact_named(paragraph.logged, secrets) or ""
    for line in book.session.scalars(select(Change).where(Change.action.startswith(REPORT_TEXT))):
        line.before, line.after = _named(line.before, secrets), _named(line.after, secrets)


def _named(said: dict[str, Any] | None, secrets: _Secrets) -> dict[str, Any] | None:
    return said and {key: redact_named(value, secrets) for key, value in said.items()}


def _struck(row: dict[str, Any], numbers: set[str], secrets: _Secrets) -> dict[str, Any]:
    return {**row, "cells": _redacted(row["cells"], secrets)} if row["record"] in numbers else row


def _redacted(value: Any, secrets: _Secrets) -> Any:
    if isinstance(value, dict):
        return {key: _redacted(one, secrets) for key, one in value.items()}
    if isinstance(value, list):
        return [_redacted(one, secrets) for one in value]
    return redact(value, secrets) if isinstance(value, str) else value
