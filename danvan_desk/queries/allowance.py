"""Who received citizens on which days, as the registers and the clerk's own additions tell, and what each is given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import AllowanceAmount, AllowanceDay, AllowancePerson, Matter, Office, Reception, Visit
from danvan_desk.domain.allowance import Amount, Rate, best_spelling, person_key
from danvan_desk.domain.folding import name_key
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.errors import Problem
from danvan_desk.lawbook import shipped_allowance
from danvan_desk.texts import _

Day = date  # where a field is itself called date
_CHAIR = "Chủ tịch UBND"
_NEAR = 0.9  # how alike two names are that may be one, mistyped


class Source(NamedTuple):
    """What tells of a day: a visit by its number, or a session (`number` "") of its kind."""

    date: Day
    number: str
    kind: str
    nobody_came: bool = False


@dataclass(frozen=True)
class AddedDay:
    """A day the clerk added. `taken_back_on`: since when it no longer counts."""

    id: int
    date: Day
    reason: str
    taken_back_on: Day | None = None
    taken_back_why: str | None = None


@dataclass(frozen=True)
class OnSheet:
    """One person. `sources` are what the registers tell, by day; `added` what the clerk says, taken back too; `known`:
    the clerk said something of the person before."""

    key: str
    name: str
    title: str
    rate: Rate
    in_sheet: bool
    known: bool
    sources: Mapping[Day, tuple[Source, ...]]
    added: tuple[AddedDay, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Each day once, in order."""
        standing = {one.date for one in self.added if one.taken_back_on is None}
        return tuple(sorted({*self.sources, *standing}))


@dataclass(frozen=True)
class AllowanceSheet:
    """`people` by given name, those left out too; `unnamed`: what the registers tell without saying who received."""

    period: Period
    amounts: Mapping[Rate, Amount]
    people: tuple[OnSheet, ...]
    unnamed: tuple[Source, ...]

    @property
    def listed(self) -> tuple[OnSheet, ...]:
        """Those the sheet is made for."""
        return tuple(one for one in self.people if one.in_sheet and one.days)

    def due(self, one: OnSheet) -> int:
        """What a person is given for the period, in đồng."""
        return len(one.days) * self.amounts[one.rate].dong

    @property
    def total(self) -> int:
        return sum(map(self.due, self.listed))


def allowance_sheet(desk: Desk, period: Period) -> AllowanceSheet:
    """The days of a period up to today. No citizen is read."""
    upto = min(period.end, desk.today)
    with desk.reading() as session:
        office = desk.office(session)
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        told: dict[str, list[Source]] = defaultdict(list)
        unnamed = []
        for name, source in (
            *_visits(session, period.start, upto, office),
            *_sessions(session, period.start, upto, office),
        ):
            if not name:
                unnamed.append(source)
                continue
            spellings[person_key(name)][" ".join(name.split())] += 1
            told[person_key(name)].append(source)
        added = _added(session, period)
        wanted = {*told, *added}
        known = {row.key: row for row in session.scalars(select(AllowancePerson)) if row.key in wanted}
        people = []
        for key in wanted:
            row = known.get(key)
            name = best_spelling(spellings[key]) if spellings[key] else known[key].name
            people.append(
                OnSheet(
                    key=key,
                    name=name,
                    title=row.title if row and row.title is not None else _title(key, office),
                    rate=Rate(row.rate) if row else Rate.FULL,
                    in_sheet=row.in_sheet if row else True,
                    known=row is not None,
                    sources=_by_day(told[key]),
                    added=tuple(added.get(key, ())),
                )
            )
        people.sort(key=lambda one: (name_key(one.name), one.key))
        return AllowanceSheet(period, allowance_amounts(session), tuple(people), tuple(sorted(unnamed)))


def allowance_amounts(session: Session) -> dict[Rate, Amount]:
    """The figures as the office counts them: its own go before the circular's."""
    own = {row.rate: row.dong for row in session.scalars(select(AllowanceAmount))}
    return {
        rate: Amount(own[rate], own=True) if rate in own else Amount(dong, own=False)
        for rate, dong in shipped_allowance().amounts.items()
    }


def amounts_now(desk: Desk) -> dict[Rate, Amount]:
    with desk.reading() as session:
        return allowance_amounts(session)


def day_doubts(desk: Desk, name: str, day: date | None, period: Period) -> list[Problem]:
    """What is asked before a day is added, by field: whether somebody was on duty on a day of rest, who a person is
    whom the books don't know, and whether a day outside the sheet's `period` is meant. All of it happens, in a flood or
    where the police lends a hand, so nothing is refused."""
    doubts = []
    with desk.reading() as session:
        known = {person_key(one): one for one in _known(session, desk.office(session))}
        calendar = desk.calendar(session)
    if name.strip() and person_key(name) not in known:
        words = _("{name} chưa có trong sổ của cơ quan: người nơi khác đến giúp, hay gõ nhầm tên?")
        near = get_close_matches(person_key(name), known, 1, _NEAR)
        words = words.format(name=" ".join(name.split()))
        like = _(" Trong sổ có {name}.").format(name=known[near[0]]) if near else ""
        doubts.append(Problem("name", words + like, name))
    if day is not None and not period.start <= day <= period.end:
        words = _("Ngày {day:%d/%m/%Y} không thuộc kỳ đang xem, sẽ vào bảng của kỳ khác: đúng ngày đó không?")
        doubts.append(Problem("date", words.format(day=day), day.isoformat()))
    elif day is not None and not calendar.is_working(day):
        what = calendar.rest_name(day) or (_("thứ Bảy"), _("Chủ nhật"))[day.weekday() - 5]
        words = _("Ngày {day:%d/%m/%Y} là ngày nghỉ ({what}): hôm đó có trực thật không?")
        doubts.append(Problem("date", words.format(day=day, what=what), day.isoformat()))
    return doubts


def _known(session: Session, office: Office) -> Iterator[str]:
    """Everybody the books know to work for the office, each name as it is written."""
    columns = Matter.officer, Visit.receiver, Reception.host, AllowancePerson.name
    for column in columns:
        yield from (name for name in session.scalars(select(column).distinct()) if name and name.strip())
    yield from (name for name in (office.chair, office.officer) if name and name.strip())


def _visits(session: Session, start: date, end: date, office: Office) -> Iterator[tuple[str | None, Source]]:
    columns = Visit.receiver, Visit.by_head, Visit.date, Visit.number, Visit.reception
    for receiver, by_head, day, number, kind in session.execute(select(*columns).where(Visit.date.between(start, end))):
        yield _named(receiver) or (office.chair if by_head else None), Source(day, number, kind)


def _sessions(session: Session, start: date, end: date, office: Office) -> Iterator[tuple[str | None, Source]]:
    """Sessions that took place. One its first visit opened says nothing more than the visit, unless a host was named;
    one without a host says nothing of who received where its visits do."""
    visited = select(Visit.id).where(Visit.reception_id == Reception.id).exists().label("visited")
    query = select(Reception, visited).where(Reception.date.between(start, end), Reception.postponed_to.is_(None))
    for row, has_visits in session.execute(query):
        by_chair = row.by == "head" and not row.made_by_visit
        name = _named(row.host) or (office.chair if by_chair else None)
        if name or not has_visits:
            yield name, Source(row.date, "", row.kind, row.nobody_came)


def _named(name: str | None) -> str | None:
    return name if name and name.strip() else None


def _by_day(told: Iterable[Source]) -> dict[date, tuple[Source, ...]]:
    days: dict[date, list[Source]] = defaultdict(list)
    for source in sorted(told):
        days[source.date].append(source)
    return {day: tuple(found) for day, found in days.items()}


def _added(session: Session, period: Period) -> dict[str, list[AddedDay]]:
    secrets = everybody_hidden(session)
    query = select(AllowanceDay).where(AllowanceDay.date.between(period.start, period.end))
    found: dict[str, list[AddedDay]] = defaultdict(list)
    for row in session.scalars(query.order_by(AllowanceDay.date, AllowanceDay.id)):
        reason, why = redact_named(row.reason, secrets) or "", redact_named(row.taken_back_why, secrets)
        found[row.person].append(AddedDay(row.id, row.date, reason, row.taken_back_on, why))
    return found


def _title(key: str, office: Office) -> str:
    """What the office says of itself: its chair, and who sits at this desk."""
    if office.chair and key == person_key(office.chair):
        return _CHAIR
    return office.officer_title or "" if office.officer and key == person_key(office.officer) else ""
