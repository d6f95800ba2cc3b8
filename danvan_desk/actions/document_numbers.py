"""The numbers of documents: each series counts on through its year, over what is issued here and what was typed in.

A number typed into an event or a visit is as used as one taken here. Those of papers that come from elsewhere aren't
the office's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session, aliased, selectinload

from danvan_desk.actions.book import Book
from danvan_desk.actions.wording import own_words
from danvan_desk.db.facts import case_event, case_facts
from danvan_desk.db.tables import Counter, Event, IssuedPaper, Matter, Visit
from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.numbering import document_no, number_in
from danvan_desk.domain.vocabulary import EventName, label
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.form_definition import FormDefinition, Proof
from danvan_desk.texts import _

_FROM_ELSEWHERE = ("received", "replied", "delivered")
"""Events whose document another body or the citizen sent."""
_AGAIN = ("proposed", "urged", "extended", "dialogue_called", "answered")
"""Events that come more than once: a paper of another day is another one, not the last with its number."""


@dataclass(frozen=True)
class _Series:
    """A series of numbers and what the office writes after its kind: 05/TB-UBND."""

    name: str
    suffix: str

    def count(self, text: str | None) -> int | None:
        return number_in(text or "", self.name, self.suffix)


@dataclass(frozen=True)
class _Typed:
    """A number of a series that was typed in by hand: how it counts, where and what for."""

    count: int
    record: str
    what: str
    day: date


def next_number(session: Session, form: FormDefinition, record: str, day: date) -> str:
    """The number the next paper of the form gets; the one typed in for this very paper, where it isn't issued yet."""
    if not form.series:
        return ""
    series, year, own = _series(session, form), day.year, own_number(session, form, record, day)
    if own and _issued(session, series, own, year) is None:
        return own
    counter = session.get(Counter, (_counted(form.series), year))
    last = max([counter.last if counter else 0, *(one.count for one in _typed(session, series, year))])
    return document_no(series.name, last + 1, series.suffix)


def take_number(book: Book, form: FormDefinition, record: str, numbered: str, day: date) -> None:
    """The same number is never given twice in a year; one typed in ahead moves the series on. Raises Refused."""
    series = _series(book.session, form)
    before = _issued(book.session, series, numbered, day.year)
    if before is not None:
        words = _("số này đã cấp cho mẫu {form} của hồ sơ {record}; ghi số khác").format(
            form=before.form, record=before.record
        )
        raise Refused([Problem("document_no", words, numbered)])
    count = series.count(numbered)
    own = own_number(book.session, form, record, day)
    if count is not None and (own is None or series.count(own) != count):
        used = next((one for one in _typed(book.session, series, day.year) if one.count == count), None)
        if used is not None:
            words = _("số này đã ghi cho {what} ngày {day:%d/%m/%Y} của hồ sơ {record}; ghi số khác").format(
                what=used.what, day=used.day, record=used.record
            )
            raise Refused([Problem("document_no", words, numbered)])
    counter = book.session.get(Counter, (_counted(form.series), day.year))
    if counter is None:
        counter = Counter(record=_counted(form.series), year=day.year, last=0)
        book.session.add(counter)
    counter.last = max(counter.last, count or 0)


def own_number(session: Session, form: FormDefinition, record: str, day: date) -> str | None:
    """The number typed in already for what a paper of that day proves."""
    if form.proves is None or not record:
        return None
    if form.proves.event == "visit.notice":
        return session.scalar(select(Visit.notice_no).where(Visit.number == record.upper()))
    event = None if "." in form.proves.event else proved_before(_case_events(session, record), form.proves, day)
    return event.document_no if event else None


def proved_before(events: Iterable[CaseEvent], proof: Proof, day: date) -> CaseEvent | None:
    """The last event of a case that a paper of that day would prove."""
    return next((one for one in reversed([*events]) if _is_proved(one, proof, day)), None)


def _is_proved(event: CaseEvent, proof: Proof, day: date) -> bool:
    if event.event != proof.event or (event.event in _AGAIN and event.date != day):
        return False
    return not proof.of or str(event.of or "acceptance") == proof.of


def _case_events(session: Session, record: str) -> tuple[CaseEvent, ...]:
    from danvan_desk.queries.cases import find_case

    case = find_case(session, record)
    return case_facts(case, case.events).events


def _series(session: Session, form: FormDefinition) -> _Series:
    return _Series(form.series, own_words(session, form.form).lines["number_suffix"])


def _counted(series: str) -> str:
    return f"doc {series}"


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _issued(session: Session, series: _Series, numbered: str, year: int) -> IssuedPaper | None:
    count = series.count(numbered)
    query = select(IssuedPaper).where(IssuedPaper.series == series.name, IssuedPaper.day.between(*_year(year)))
    if count is None:
        return session.scalars(query.where(IssuedPaper.document_no == numbered)).first()
    rows = session.scalars(query.where(IssuedPaper.document_no.like(f"%{count}%")))
    return next((row for row in rows if series.count(row.document_no) == count), None)


def _typed(session: Session, series: _Series, year: int) -> Iterator[_Typed]:
    """Every number of the series typed into an event or a visit of that year."""
    yield from _of_events(session, series, year)
    like = f"%{series.suffix}%"
    query = select(Visit).where(or_(Visit.notice_no.like(like), Visit.guide_no.like(like)))
    for visit in session.scalars(query):
        for text, what, day in (
            (visit.notice_no, _("thông báo từ chối tiếp"), visit.notice_on or visit.date),
            (visit.guide_no, _("văn bản hướng dẫn"), visit.date),
        ):
            count = series.count(text)
            if count is not None and day.year == year:
                yield _Typed(count, visit.number, what, day)


def _of_events(session: Session, series: _Series, year: int) -> Iterator[_Typed]:
    """Of a case with corrections, what its events say now; of the others as they stand."""
    later = aliased(Event)
    corrected = select(later.id).where(
        later.case_id == Event.case_id, later.event == "corrected",
        or_(later.of == cast(Event.n, String), later.id == Event.id),
    )  # fmt: skip
    query = (
        select(Event, Matter.number, corrected.exists())
        .join(Matter, Event.case_id == Matter.id)
        .where(Event.document_no.like(f"%{series.suffix}%"), Event.date.between(*_year(year)))
    )
    changed = set()
    for row, number, is_corrected in session.execute(query):
        if is_corrected:
            changed.add(row.case_id)
        elif found := _of_event(case_event(row), number, series):
            yield found
    cases = select(Matter).where(Matter.id.in_(changed)).options(selectinload(Matter.events))
    for case in session.scalars(cases) if changed else ():
        told = [_of_event(event, case.number, series) for event in case_facts(case, case.events).events]
        yield from (one for one in told if one is not None and one.day.year == year)


def _of_event(event: CaseEvent, number: str, series: _Series) -> _Typed | None:
    count = series.count(event.document_no)
    if count is None or event.event in _FROM_ELSEWHERE:
        return None
    return _Typed(count, number, f"“{label(EventName(event.event))}”", event.date)
