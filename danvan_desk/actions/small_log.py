"""The small log that table 06 counts: directives issued, classes held. Entered, corrected, taken back; all logged, and
a denouncer whom a text names stands by the code."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date

from danvan_desk.actions.book import Book, as_log, open_book
from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import LogEntry
from danvan_desk.domain.records import NewLog
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.domain.small_log import log_problems
from danvan_desk.errors import NotFound, Problem, Refused
from danvan_desk.texts import _

_DATA = ("kind", "date", "title", "classes", "people", "note")


def record_log(desk: Desk, new: NewLog) -> str:
    """Enter a document issued or a class held; gives its number ("log-7"). Raises Refused where table 06 couldn't count
    it rightly."""
    _check(desk, new)
    with open_book(desk) as book:
        return log_number(save_log(book, new))


def correct_log(desk: Desk, number: str, new: NewLog, reason: str | None) -> None:
    """Put `new` in the entry's place; the log of changes keeps what it said. Raises Refused, changing nothing, without
    a reason, where nothing differs, or where the entry was taken back."""
    _check(desk, new)
    with open_book(desk) as book:
        entry, new = _standing(book, number), _struck(book, new)
        changed = {name: getattr(entry, name) for name in _DATA if getattr(entry, name) != getattr(new, name)}
        if not changed:
            raise Refused([Problem("", _("chưa sửa gì so với mục đã ghi"))])
        _need_reason(reason, _("còn thiếu; sửa một mục đã ghi thì phải ghi lý do"))
        for name in changed:
            setattr(entry, name, getattr(new, name))
        before = {name: _plain(old) for name, old in changed.items()}
        after = {name: _plain(getattr(new, name)) for name in changed}
        book.log(number, "log_corrected", before=before, after=after, reason=_told(book, reason))


def take_back_log(desk: Desk, number: str, reason: str | None) -> None:
    """The entry is no longer counted, and stays readable with the reason. Raises Refused without a reason, or where it
    was taken back already."""
    with open_book(desk) as book:
        entry = _standing(book, number)
        _need_reason(reason, _("còn thiếu; rút lại một mục thì phải ghi lý do"))
        entry.taken_back_on, entry.taken_back_why = book.today, _told(book, reason)
        after = {"taken_back_on": book.today.isoformat()}
        book.log(number, "log_taken_back", after=after, reason=entry.taken_back_why)


def log_number(entry: LogEntry) -> str:
    return f"log-{entry.id}"


def save_log(book: Book, new: NewLog) -> LogEntry:
    new = _struck(book, new)
    entry = LogEntry(**{name: value for name, value in asdict(new).items() if name != "ref"})
    book.session.add(entry)
    book.session.flush()
    book.log(log_number(entry), new.kind, after=as_log(new, ref=None))
    return entry


def _check(desk: Desk, new: NewLog) -> None:
    problems = log_problems(new)
    if new.date > desk.today:
        words = _("ngày ở tương lai; nhận đến hết hôm nay {today:%d/%m/%Y}").format(today=desk.today)
        problems.append(Problem("date", words, new.date.isoformat()))
    if problems:
        raise Refused(problems)


def _struck(book: Book, new: NewLog) -> NewLog:
    return replace(new, title=_told(book, new.title), note=_told(book, new.note))


def _told(book: Book, text: str | None) -> str | None:
    return redact_named(text, everybody_hidden(book.session))


def _standing(book: Book, number: str) -> LogEntry:
    found = re.fullmatch(r"log-(\d{1,18})", number)
    entry = book.session.get(LogEntry, int(found[1])) if found else None
    if entry is None:
        raise NotFound([Problem("number", _("không có mục này trong sổ văn bản chỉ đạo, tập huấn"), number)])
    if entry.taken_back_on is not None:
        words = _("mục này đã rút lại ngày {day:%d/%m/%Y}, không sửa được nữa").format(day=entry.taken_back_on)
        raise Refused([Problem("number", words, number)])
    return entry


def _need_reason(reason: str | None, words: str) -> None:
    if not (reason or "").strip():
        raise Refused([Problem("reason", words)])


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
