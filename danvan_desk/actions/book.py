"""One transaction over the books: numbers, look-ups by number or ref, the log of changes, and what follows from
a change (a case's standing and clocks, the search lines), brought up to date once, at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.actions import standing
from danvan_desk.context import Desk
from danvan_desk.db import repeat_keys
from danvan_desk.db.tables import Change, Counter, Dialogue, Identity, Matter, Office, Petition, Reception, Visit
from danvan_desk.domain.numbering import number, record_type
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

Numbered = Visit | Petition | Matter | Dialogue
_T = TypeVar("_T", Visit, Petition, Matter, Dialogue)
_TABLES: dict[str, type[Numbered]] = {"visit": Visit, "petition": Petition, "case": Matter, "dialogue": Dialogue}


class Book:
    """The books, open for writing, within one transaction."""

    def __init__(self, desk: Desk, session: Session, refs: dict[str, str] | None = None) -> None:
        self.desk = desk
        self.session = session
        self.refs = {} if refs is None else refs  # names given in a file, to numbers
        self.receptions: dict[tuple[date, str], Reception] = {}
        self.identities: dict[int, list[Identity]] = {}  # who stands behind the codes of a secret group
        self.forget_words = False  # whether names were struck that a search could find before
        self._counters: dict[tuple[str, int], Counter] = {}
        self._known: dict[str, Numbered] = {}
        self._touched: dict[str, Matter] = {}
        self._to_index: dict[str, Visit | Petition | Dialogue] = {}
        self._at = datetime.now().astimezone().isoformat(timespec="seconds")

    @cached_property
    def calendar(self) -> WorkingCalendar:
        return self.desk.calendar(self.session)

    @cached_property
    def rules(self) -> RuleBook:
        return self.desk.rules(self.session)

    @cached_property
    def office(self) -> Office:
        return self.desk.office(self.session)

    @property
    def today(self) -> date:
        return self.desk.today

    def next_number(self, record: str, year: int) -> str:
        """The next number of its kind and year, such as TD-2026-00007."""
        return number(record, year, self.next_count(record, year))

    def next_count(self, record: str, year: int) -> int:
        """Counts on by one. The write lock is held, so no other writer can take the same number."""
        counter = self._counters.get((record, year)) or self.session.get(Counter, (record, year))
        if counter is None:
            counter = Counter(record=record, year=year, last=0)
            self.session.add(counter)
        self._counters[record, year] = counter
        counter.last += 1
        return counter.last

    def add(self, row: Numbered) -> None:
        self.session.add(row)
        self._known[row.number] = row

    def log(
        self,
        record: str,
        action: str,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str | None = None,
    ) -> None:
        """One line in the log of changes, by the machine's own clock."""
        self.session.add(
            Change(
                at=self._at,
                stand_in=self.desk.today if self.desk.stand_in else None,
                who=self.desk.user,
                record=record,
                action=action,
                before=before,
                after=after,
                reason=reason,
            )
        )

    # -- looking records up ---------------------------------------------------------------------------------------

    def name(self, ref: str | None, number: str) -> None:
        if ref:
            self.refs[ref] = number

    def find(self, table: type[_T], given: str, field: str) -> _T:
        """The record a number or a ref of the same file points to. Raises Refused naming `field`."""
        text = self.refs.get(given, given).strip().upper()
        row: object | None = self._known.get(text)
        if row is None and record_type(text):
            source = _TABLES[record_type(text) or ""] if record_type(text) in _TABLES else None
            row = self.session.scalars(select(source).where(source.number == text)).first() if source else None
        if row is None:
            raise Refused([Problem(field, _("không tìm thấy số hoặc ref này trong sổ hay trong tệp"), given)])
        self._known[text] = row  # type: ignore[assignment]
        if isinstance(row, table):
            return row
        raise Refused([Problem(field, _("số này không phải loại bản ghi cần ở đây"), given)])

    def find_visit(self, given: str, field: str = "visit") -> Visit:
        return self.find(Visit, given, field)

    def find_petition(self, given: str, field: str) -> Petition:
        """A petition by its number or ref, or the first petition of a case."""
        if record_type(self.refs.get(given, given)) == "case":
            return self.find(Matter, given, field).petitions[0]
        return self.find(Petition, given, field)

    def find_case(self, given: str, field: str = "case") -> Matter:
        """A case by its own number, by that of any of its petitions, or by a ref to either."""
        kind = record_type(self.refs.get(given, given))
        if kind == "petition":
            return self.find(Petition, given, field).case
        return self.find(Matter, given, field)

    # -- what follows from a change -------------------------------------------------------------------------------

    def touch(self, case: Matter) -> None:
        self._touched[case.number] = case

    def index(self, row: Visit | Petition | Dialogue) -> None:
        self._to_index[row.number] = row

    def finish(self) -> None:
        """Bring cases, petitions, search lines and keys of repeats up to date with what was recorded."""
        from danvan_desk.actions import search_lines

        for case in self._touched.values():
            standing.bring_up_to_date(self, case)
        search_lines.write(self.session, self._to_index.values())
        self.session.flush()
        if self.forget_words:
            search_lines.forget_words(self.session)
        repeat_keys.write(self.session, [row for row in self._to_index.values() if isinstance(row, Petition)])


@contextmanager
def open_book(desk: Desk, refs: dict[str, str] | None = None) -> Iterator[Book]:
    """A transaction on the books: everything recorded in the block is saved together, or nothing is."""
    with desk.writing() as session:
        book = Book(desk, session, refs)
        yield book
        book.finish()


def as_log(record: object, **more: object) -> dict[str, Any]:
    """A record as the log keeps it: given fields only, dates as ISO text."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(record)
    values = {f.name: getattr(record, f.name) for f in fields(record)} | more
    return {name: _plain(value) for name, value in values.items() if value not in (None, (), {}, [])}


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {k: _plain(v) for k, v in asdict(value).items() if v not in (None, (), {}, [])}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return value
