"""The reports that were sent, and what of their numbers has changed since, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import EXPLAIN, Change, Event, LogEntry, Matter, Petition, Reception, SentReport, Visit
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_each
from danvan_desk.domain.vocabulary import EventName, LogKind, official
from danvan_desk.errors import NotFound
from danvan_desk.tallies.cells import list_cell
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.definitions import definition
from danvan_desk.tallies.kept import told, unpacked
from danvan_desk.tallies.sources import Asked
from danvan_desk.tallies.tally import Number, Tally
from danvan_desk.texts import _

_CORRECTIONS = ("update", "unjoin", "split")
_EXPLAINING = (*_CORRECTIONS, EventName.CORRECTED, "log_corrected", "log_taken_back")
_OF_A_NOTICE = {"notice_no", "notice_on"}
"""What a paper that is printed or issued writes of itself; no table counts it."""


@dataclass(frozen=True)
class Report:
    """A report that was sent: its period is locked. `version` counts from 1 within the period."""

    id: int
    period: Period
    version: int
    document_no: str
    day: date
    sent_by: str


@dataclass(frozen=True)
class ChangedRecord:
    """A record that adds something else to a cell now. `name`: what it is called on paper, its number or, in the small
    log, its title. `log`: what was recorded of it since, as it stands on paper; `said`: what the officer wrote of it;
    `reason`: that and the reasons in the log, None where something has none.
    """

    number: str
    name: str
    before: Number
    now: Number
    log: tuple[str, ...]
    reason: str | None
    said: str = ""


@dataclass(frozen=True)
class ChangedCell:
    table: str
    ms: str
    path: tuple[str, ...]
    before: Number
    now: Number
    records: tuple[ChangedRecord, ...]


@dataclass(frozen=True)
class Unexplained:
    """A record that changes numbers of these reports, for which a reason is owed; `said`: what was written of an
    earlier change of it."""

    number: str
    name: str
    said: str
    reports: tuple[Report, ...]


def sent_reports(desk: Desk, period: Period | None = None) -> list[Report]:
    """Of a period or of all, the newest first."""
    with desk.reading() as session:
        return [_report(row) for row in session.scalars(_sent(period))]


def last_sent(session: Session, period: Period) -> SentReport | None:
    return session.scalars(_sent(period).limit(1)).first()


def sent_tally(desk: Desk, report: int) -> Tally:
    """The tables as they went up. Raises NotFound."""
    with desk.reading() as session:
        return told(find_report(session, report).content)


def last_line(desk: Desk) -> int:
    """The number of the log's last line, to ask `touched_since` later."""
    with desk.reading() as session:
        return session.scalar(select(func.max(Change.id))) or 0


def touched_since(desk: Desk, line: int) -> list[Report]:
    """The newest report of each period that was sent and in which, or before which, something was recorded or corrected
    after that line of the log: its numbers, those carried over too, may have changed, which wants a reason."""
    with desk.reading() as session:
        in_turn = session.scalars(select(SentReport).order_by(SentReport.version, SentReport.start))
        newest = {(row.start, row.end): row for row in in_turn}
        if not newest:
            return []
        days = {
            day for change in session.scalars(select(Change).where(Change.id > line)) for day in _days(session, change)
        }
        return [_report(row) for row in newest.values() if any(day <= row.end for day in days)]


def recorded_since(desk: Desk, line: int) -> bool:
    """Whether anything with a day was recorded or corrected after that line of the log; a print is neither."""
    with desk.reading() as session:
        lines = session.scalars(select(Change).where(Change.id > line))
        return any(True for change in lines for _day in _days(session, change))


def unexplained_since(desk: Desk, line: int, report: Report) -> tuple[Unexplained, ...]:
    """The records written or corrected after that line of the log that change the report and have no reason yet."""
    lacking = {one.number: one for cell in changes(desk, report.id) for one in cell.records if one.reason is None}
    with desk.reading() as session:
        return tuple(
            Unexplained(number, one.name, one.said, (report,))
            for number, one in sorted(lacking.items())
            if _log(session, line, None, number)
        )


def by_record(found: Iterable[Unexplained]) -> tuple[Unexplained, ...]:
    """What is owed for several reports, a record once."""
    told: dict[str, Unexplained] = {}
    for one in found:
        before = told.get(one.number)
        told[one.number] = (
            replace(before, said=before.said or one.said, reports=before.reports + one.reports) if before else one
        )
    return tuple(told.values())


def _days(session: Session, change: Change) -> Iterator[date]:
    """The days a line of the log tells of: of what was recorded, or of the record that was corrected. What no table
    counts has none."""
    if record_type(change.record) is None and not change.record.startswith(("reception-", "log-")):
        return
    for said in (change.after or {}, change.before or {}):
        for name in ("date", "received", "until"):
            if isinstance(said.get(name), str):
                yield date.fromisoformat(said[name])
    if change.action in _CORRECTIONS:
        yield from session.scalars(select(Petition.received).where(Petition.number == change.record))
        yield from session.scalars(select(Visit.date).where(Visit.number == change.record))
    if change.action == "corrected":
        of = Event.n == int((change.after or {}).get("of") or 0)
        yield from session.scalars(select(Event.date).join(Matter).where(Matter.number == change.record, of))


def report_record(report: SentReport) -> str:
    """What the log calls it."""
    return f"report-{report.id}"


def find_report(session: Session, report: int) -> SentReport:
    row = session.get(SentReport, report)
    if row is None:
        raise NotFound(_("sổ không có báo cáo này"))
    return row


def changes(desk: Desk, report: int) -> list[ChangedCell]:
    """Every cell whose number is another one than was reported, with the records that make it so: in the version that
    was sent after it, else as the books stand now. Nothing in them names a denouncer of any case. Raises NotFound."""
    with desk.reading() as session:
        row = find_report(session, report)
        before, lists, later = told(row.content), unpacked(row.lists), _after(session, row)
        now = told(later.content) if later else compute(desk, before.period, [table.code for table in before.tables])
        fresh = unpacked(later.lists) if later else None
        asked, until = Asked(desk, session, before.period), later.last_change if later else None
        found = []
        for table in before.tables:
            for heading in table.columns:
                ms = heading.ms
                was, becomes = table.rows[0].cells[ms], now.table(table.code).rows[0].cells[ms]
                if was == becomes:
                    continue
                counted = fresh[table.code][ms] if fresh else _counted(asked, table.code, ms)
                records = _changed(session, row, lists[table.code][ms], counted, until)
                found.append(ChangedCell(table.code, ms, heading.path, was, becomes, records))
        return _unnamed(session, found)


def _unnamed(session: Session, cells: list[ChangedCell]) -> list[ChangedCell]:
    """With every denouncer in the reasons and titles by the code: what is said of one case may name the denouncer of
    another, or somebody who denounced only later."""
    records = [one for cell in cells for one in cell.records]
    said = [*dict.fromkeys(text for one in records for text in (one.name, one.reason) if text)]
    told: dict[str | None, str] = dict(zip(said, redact_each(said, everybody_hidden(session)), strict=True))

    def struck(one: ChangedRecord) -> ChangedRecord:
        return replace(one, name=told.get(one.name, one.name), reason=told.get(one.reason, one.reason))

    return [replace(cell, records=tuple(map(struck, cell.records))) for cell in cells]


def later_tally(desk: Desk, report: int) -> Tally | None:
    """The version that was sent after this one, None for the newest. Raises NotFound."""
    with desk.reading() as session:
        later = _after(session, find_report(session, report))
        return told(later.content) if later else None


def _after(session: Session, row: SentReport) -> SentReport | None:
    newer = _sent(Period(row.start, row.end)).where(SentReport.version > row.version)
    return session.scalars(newer.order_by(None).order_by(SentReport.version).limit(1)).first()


def _counted(asked: Asked, code: str, ms: str) -> dict[str, Number]:
    found: dict[str, Number] = {}
    for record in list_cell(asked, definition(code).column(ms)):
        found[record.number] = found.get(record.number, 0) + record.amount
    return found


def _sent(period: Period | None) -> Select[SentReport]:
    query = select(SentReport).order_by(SentReport.end.desc(), SentReport.start, SentReport.version.desc())
    return query if period is None else query.where(SentReport.start == period.start, SentReport.end == period.end)


def _report(row: SentReport) -> Report:
    return Report(row.id, Period(row.start, row.end), row.version, row.document_no, row.day, row.sent_by)


def _changed(
    session: Session, report: SentReport, before: dict[str, Number], now: dict[str, Number], until: int | None
) -> tuple[ChangedRecord, ...]:
    given = {reason.record: reason.text for reason in report.reasons}
    found = []
    for number in sorted(before.keys() | now.keys()):
        if before.get(number, 0) == now.get(number, 0):
            continue
        lines = _log(session, report.last_change, until, number)
        said = given.get(number, "")
        found.append(
            ChangedRecord(
                number=number,
                name=_name(session, number),
                before=before.get(number, 0),
                now=now.get(number, 0),
                log=tuple(dict.fromkeys(words for line in lines if (words := _words(line)))),
                reason=_reason(session, report, lines, number, said),
                said=said,
            )
        )
    return tuple(found)


def _reason(session: Session, report: SentReport, lines: Sequence[Change], number: str, said: str) -> str | None:
    """What an officer `said` of the record, and what was said in correcting it since then: the record itself or the
    case it is of, of a case its petitions' too. None where something came after those words with no reason of its own:
    what is recorded late is explained by nothing said before it, of another record, or as a step's ground in law."""
    explained = _explained(session, report, number) if said else 0
    of_case = set(session.scalars(select(Petition.number).join(Matter).where(Matter.number == number)))
    of_case |= {line.record for line in lines if record_type(line.record) == "case"}
    told = [
        line
        for line in lines
        if line.id > explained and (line.record in {number, *of_case} or line.record.startswith("reception-"))
    ]
    owing = [line for line in told if not (line.reason and line.action in _EXPLAINING) and _words(line)]
    if any(day <= report.end for line in owing for day in _days(session, line)):
        return None
    reasons = [said] if explained else []
    reasons += [line.reason for line in told if line.reason and line.action in _EXPLAINING]
    return "; ".join(dict.fromkeys(reasons)) or None


def _explained(session: Session, report: SentReport, number: str) -> int:
    """The line of the log in which somebody said why the record changes this report."""
    query = select(Change).where(Change.record == number, Change.action == EXPLAIN).order_by(Change.id.desc())
    mine = {"report": report.document_no, "of": report_record(report)}  # one number may serve several periods
    lines = (line for line in session.scalars(query) if {**mine, **(line.after or {})}.items() >= mine.items())
    return next((line.id for line in lines), 0)


def _name(session: Session, number: str) -> str:
    _prefix, dash, key = number.partition("log-")
    entry = session.get(LogEntry, int(key)) if dash else None
    return number if entry is None else entry.title or official(LogKind(entry.kind))


def _log(session: Session, since: int, until: int | None, number: str) -> Sequence[Change]:
    related = _related(session, number)
    query = select(Change).where(Change.id > since, Change.record.in_(related)).order_by(Change.id)
    if until is not None:
        query = query.where(Change.id <= until)
    return session.scalars(query).all()


def _related(session: Session, number: str) -> set[str]:
    """The records whose log may say why: a case and its petitions and visits, a reception by its day."""
    case = session.scalars(select(Matter).where(Matter.number == number)).first()
    petition = session.scalars(select(Petition).where(Petition.number == number)).first()
    visit = session.scalars(select(Visit).where(Visit.number == number)).first()
    case = case or (petition.case if petition else None) or (visit.case if visit else None)
    found = {number}
    if case is not None:
        found |= {case.number, *(one.number for one in case.petitions), *(one.number for one in case.visits)}
    if len(number) == len("2026-01-31") and number[4] == "-":
        days = session.scalars(select(Reception.id).where(Reception.date == date.fromisoformat(number)))
        found |= {f"reception-{one}" for one in days}
    return found


def _words(line: Change) -> str:
    """As "ngày 20/11/2026: đính chính"; empty for what changes no number."""
    known = {
        "visit": "ghi bổ sung lượt tiếp", "petition": "ghi bổ sung đơn", "reception": "ghi buổi tiếp",
        "update": "đính chính", "split": "tách đơn", "unjoin": "tách đơn trùng ra vụ việc riêng",
        "log_corrected": "đính chính", "log_taken_back": "rút lại",
    }  # fmt: skip
    if line.action == "update" and set(line.after or {}) <= _OF_A_NOTICE:
        return ""
    words = known.get(line.action)
    if line.action == "update" and line.reason is None:  # what was not known is told later: no reason is owed
        words = "bổ sung"
    if words is None and line.action in list(EventName):
        words = f"ghi việc “{official(EventName(line.action))}”"
    if words is None and line.action in list(LogKind):
        words = f"ghi bổ sung “{official(LogKind(line.action))}”"
    day = line.stand_in or date.fromisoformat(line.at[:10])
    return f"ngày {day:%d/%m/%Y}: {words}" if words else ""
