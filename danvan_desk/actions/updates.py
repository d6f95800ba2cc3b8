"""A later fact about a record: completing it freely, correcting it with a reason. The log keeps before and after."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import select

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, open_book
from danvan_desk.actions.people import documents_of, parties_of
from danvan_desk.actions.visits import reception_of
from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, DialogueItem, Petition, Reception, Visit
from danvan_desk.domain.eligibility import unknown_checks
from danvan_desk.domain.iso import iso_date
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.reading import notice_problems, read_field
from danvan_desk.domain.records import Update
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

Updatable = Visit | Petition | Dialogue | Reception
_FIXED = {
    "petition": {"kind", "received", "same_as", "split_from", "appeals", "instance", "anonymous"},
    "reception": {"date", "kind"},
    "dialogue": {"plan"},
}
_DAY = {"visit": "date", "dialogue": "date"}


def update_record(desk: Desk, update: Update) -> str:
    """Complete or correct one record; gives its number. Raises Refused, changing nothing."""
    with open_book(desk) as book:
        return save_update(book, update)[0]


def save_update(book: Book, update: Update) -> tuple[str, str | None]:
    """Gives the record's number and its case's. `set` names its fields; in a dialogue also `items.0.done_on`."""
    kind, row = _find(book, update.number)
    changes, problems = _read(book, kind, row, update)
    if problems:
        raise Refused(problems)
    before = {name: _shown(_value(row, name)) for name in changes}
    for name, value in changes.items():
        _set(book, row, name, value)
    case = getattr(row, "case", None)
    _after(book, row, changes)
    number = row.date.isoformat() if isinstance(row, Reception) else row.number
    secret = getattr(row, "secret", False) or (case is not None and case.secret)
    shown = (
        {} if secret and {"people", "content", "note"} & changes.keys() else {n: _shown(v) for n, v in changes.items()}
    )
    reason = update.reason
    group = getattr(row, "secret_group", None) or (case.secret_group if case is not None else None)
    if secret and group:
        before, shown = secrecy.logged(book, group, before), secrecy.logged(book, group, shown)
        reason = secrecy.struck(book, group, reason)
    book.log(number, "update", before={} if not shown else before, after=shown, reason=reason)
    return number, case.number if case else None


def _find(book: Book, given: str) -> tuple[str, Updatable]:
    number = book.refs.get(given, given).strip()
    kind = record_type(number)
    if kind == "visit":
        return kind, book.find_visit(number, "number")
    if kind == "petition":
        return kind, book.find(Petition, number, "number")
    if kind == "dialogue":
        return kind, book.find(Dialogue, number, "number")
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[ /](\w+))?", number)
    if not found:
        raise Refused(
            [
                Problem(
                    "number", _("nhận số lượt tiếp, số đơn, số đối thoại, hoặc ngày của buổi tiếp (2026-11-20)"), given
                )
            ]
        )
    book.session.flush()
    try:
        day = iso_date(found[1])
    except ValueError:
        raise Refused([Problem("number", _("ngày này không có trong lịch"), given)]) from None
    query = select(Reception).where(Reception.date == day)
    rows = book.session.scalars(query.where(Reception.kind == found[2]) if found[2] else query).all()
    if len(rows) != 1:
        words = (
            _("không có buổi tiếp nào ngày này")
            if not rows
            else _("ngày này có nhiều buổi tiếp; ghi thêm loại, ví dụ 2026-11-20/periodic")
        )
        raise Refused([Problem("number", words, given)])
    return "reception", rows[0]


def _read(book: Book, kind: str, row: Updatable, update: Update) -> tuple[dict[str, Any], list[Problem]]:
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    corrects = False
    for name, given in update.set.items():
        path = f"set.{name}"
        if name in _FIXED.get(kind, set()):
            problems.append(Problem(path, _("trường này không đổi được sau khi vào sổ"), given))
            continue
        found = re.fullmatch(r"items\.(\d+)\.(\w+)", name)
        if found and (not isinstance(row, Dialogue) or int(found[1]) >= len(row.items)):
            problems.append(Problem(path, _("không có mục này trong biên bản; mục đầu tiên là items.0"), given))
            continue
        value, wrong = read_field(kind, name, given, book.today)
        problems += [Problem(f"set.{p.field}", p.message, p.value) for p in wrong]
        if wrong:
            continue
        old = _value(row, name)
        changes[name] = _linked(book, name, value, path)
        corrects = corrects or (
            old not in (None, "", [], (), _CLEARED.get(name)) and _shown(old) != _shown(changes[name])
        )
        day = _DAY.get(kind)
        if name == day and isinstance(value, date) and isinstance(old, date) and value.year != old.year:
            problems.append(
                Problem(path, _("số đã cấp theo năm {year}; chỉ đổi ngày trong năm đó").format(year=old.year), given)
            )
    if isinstance(row, Petition):
        problems += [
            Problem(f"set.checks.{ground}", _("không có điều kiện này với loại đơn ấy"), ground)
            for ground in unknown_checks(row.kind, changes.get("checks") or {})
        ]
    if isinstance(row, Visit) and {"date", "notice_on"} & changes.keys():
        problems += notice_problems(changes.get("date") or row.date, changes.get("notice_on", row.notice_on), "set.")
    if corrects and not update.reason and not problems:
        problems.append(Problem("reason", _("còn thiếu; sửa một nội dung đã có thì phải ghi lý do")))
    required = {
        "visit": ("content", "kind", "outcome", "reception", "date", "people"),
        "petition": ("content", "channel", "people"),
        "dialogue": ("kind", "date"),
    }
    problems += [
        Problem(f"set.{name}", _("trường này bắt buộc, không để trống được"), update.set[name])
        for name in required.get(kind, ())
        if name in changes and changes[name] in (None, "", ())
    ]
    return changes, problems


def _linked(book: Book, name: str, value: object, path: str) -> object:
    """The record a number stands for, in the fields that hold one; any other value as it is."""
    if name == "case" and value:
        return book.find_case(str(value), path)
    return book.find_visit(str(value), path) if name == "visit" and value else value


def _value(row: Updatable, name: str) -> Any:
    found = re.fullmatch(r"items\.(\d+)\.(\w+)", name)
    if found and isinstance(row, Dialogue):
        return getattr(row.items[int(found[1])], found[2])
    return getattr(row, name, None)


def _set(book: Book, row: Updatable, name: str, value: Any) -> None:
    found = re.fullmatch(r"items\.(\d+)\.(\w+)", name)
    if found and isinstance(row, Dialogue):
        setattr(row.items[int(found[1])], found[2], value)
    elif name == "people" and isinstance(row, Visit | Petition):
        for party in list(row.people):
            row.people.remove(party)
            book.session.delete(party)
        row.people.extend(parties_of(value or ()))
    elif name == "documents" and isinstance(row, Visit | Petition):
        for paper in list(row.documents):
            row.documents.remove(paper)
            book.session.delete(paper)
        row.documents.extend(documents_of(value or ()))
    elif name == "items" and isinstance(row, Dialogue):
        for item in list(row.items):
            row.items.remove(item)
            book.session.delete(item)
        row.items.extend(DialogueItem(position=i, **vars(item)) for i, item in enumerate(value or ()))
    elif name == "absent" and isinstance(row, Dialogue):
        row.absent = [dict(vars(person)) for person in value or ()]
    else:
        setattr(row, name, _default(name) if value is None else value)


_CLEARED = {
    "companions": 0, "field": "other", "mode": "in_person", "received_for": "committee", "by_head": False,
    "nobody_came": False, "signed": True, "asked_by_voters": False,
}  # fmt: skip


def _default(name: str) -> Any:
    """What an emptied field goes back to."""
    return _CLEARED.get(name)


def _after(book: Book, row: Updatable, changes: dict[str, Any]) -> None:
    """What a changed field draws after it: counts, the session, the case's facts, secrecy, the search line."""
    if isinstance(row, Visit):
        row.people_count = len(row.people) + row.companions
        if {"date", "reception"} & changes.keys():
            row.session = reception_of(book, row.date, row.reception, by_head=row.by_head, mode=row.mode)
        if row.kind == Kind.DENUNCIATION or row.secret or (row.case is not None and row.case.secret):
            secrecy.make_secret(book, row)
            if row.secret_group:
                secrecy.strike(book, row.secret_group, row)
    elif isinstance(row, Petition):
        first = row.case.petitions[0] is row
        if "visit" in changes and row.visit is not None:
            _bring(book, row, row.visit)
        if first:
            for name in ("content", "field", "in_authority", "channel"):
                if name in changes:
                    setattr(row.case, name, getattr(row, name))
        if row.case.secret and row.case.secret_group:
            secrecy.strike(book, secrecy.make_secret(book, row.case), row)
        if first:
            row.case.people = people_in_words([party.name for party in row.people])
        book.touch(row.case)
    elif isinstance(row, Dialogue) and row.case is not None and row.case.secret and row.case.secret_group:
        secrecy.take_in(book, row.case.secret_group, row.case)
    if not isinstance(row, Reception):
        book.index(row)
    elif changes.keys() - {"notified"}:  # its visits may tell that, and still say who sat there
        row.made_by_visit = False


def _bring(book: Book, petition: Petition, visit: Visit) -> None:
    """The visit that brought a petition belongs to its case, unless it is about another; either may be secret."""
    if visit.case is None:
        visit.case = petition.case
        book.index(visit)
    if petition.secret or visit.secret:
        secrecy.make_secret(book, petition.case)


def _shown(value: Any) -> Any:
    """A value as the log keeps it: dates as ISO text, people and papers by name, a case by its number."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_shown(item) for item in value]
    if isinstance(value, str | int | float | bool | dict | None):
        return value
    named = {"number", "name", "title", "question"} & set(dir(value))
    return next((getattr(value, name) for name in sorted(named)), None)
