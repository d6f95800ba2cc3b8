"""The records behind one cell: what the window opens when a number is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, String, Subquery, and_, cast, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from danvan_desk.context import Desk
from danvan_desk.db.tables import LogEntry, Matter, Petition, Reception, SearchEntry, Visit
from danvan_desk.domain.periods import Period
from danvan_desk.domain.vocabulary import ReceptionKind, label
from danvan_desk.tallies.definitions import Column, definition
from danvan_desk.tallies.sources import Asked, amount, counts, source
from danvan_desk.tallies.tally import Number, tidy


@dataclass(frozen=True)
class CellRecord:
    """One record a cell counts and how much it adds to it: 1, its people, or what it orders. `type`: visit, petition,
    case, reception (whose `number` is its day) or log ("log-7", whose `people` are empty and whose `kind` is a code of
    `LogKind`). Where the record is secret, `people` is the denouncer's code."""

    number: str
    type: str
    date: date
    people: str
    content: str
    amount: Number = 1
    kind: str = ""


def cell_records(desk: Desk, period: Period, table: str, ms: str) -> list[CellRecord]:
    """The records of one cell in order of day; their amounts sum to the cell. Raises Refused for an unknown table
    or column."""
    column = definition(table).column(ms)
    with desk.reading() as session:
        return list_cell(Asked(desk, session, period), column)


def list_cell(asked: Asked, column: Column) -> list[CellRecord]:
    rows = source(asked, column.of)
    wanted = and_(counts(rows.c, column.where), amount(rows.c, column.adds) != 0)
    chosen = _lists(rows, column).where(wanted).order_by(rows.c.day, rows.c.id)
    return [
        _record(column.of, number, kind, day, people, content, tidy(adds))
        for number, kind, day, people, content, adds in asked.session.execute(chosen)
    ]


def _lists(rows: Subquery, column: Column) -> Select[str, str, date, str, str, float]:
    if column.of == "reception_days":
        return _receptions(rows)
    if column.of in ("log", "inspections"):
        return _log(rows, column)
    if column.of in ("rulings", "enforcements"):
        return _cases(rows, column)
    table, kind = (Visit, "visit") if column.of == "visits" else (Petition, "petition")
    return _by_case(rows, column, table, kind) if column.shows == "case" else _own(rows, column, table, kind)


def _own(
    rows: Subquery, column: Column, table: type[Visit | Petition], kind: str
) -> Select[str, str, date, str, str, float]:
    return (
        select(
            table.number, literal(kind), rows.c.day, func.coalesce(SearchEntry.people, ""), table.content,
            amount(rows.c, column.adds),
        )
        .select_from(rows)
        .join(table, table.id == rows.c.id)
        .outerjoin(SearchEntry, SearchEntry.number == table.number)
    )  # fmt: skip


def _by_case(
    rows: Subquery, column: Column, table: type[Visit | Petition], kind: str
) -> Select[str, str, date, str, str, float]:
    """The case where there is one, else the visit that is a matter of its own."""
    return (
        select(
            func.coalesce(Matter.number, table.number),
            func.iif(Matter.id.is_(None), kind, "case"),
            rows.c.day,
            func.coalesce(Matter.people, SearchEntry.people, ""),
            func.coalesce(Matter.content, _content(table)),
            amount(rows.c, column.adds),
        )
        .select_from(rows)
        .join(table, table.id == rows.c.id)
        .outerjoin(Matter, Matter.id == rows.c.case_id)
        .outerjoin(SearchEntry, SearchEntry.number == table.number)
    )


def _content(table: type[Visit | Petition]) -> InstrumentedAttribute[str]:
    return table.content


def _cases(rows: Subquery, column: Column) -> Select[str, str, date, str, str, float]:
    """The case of a ruling; one ruled on twice stands there twice."""
    return (
        select(Matter.number, literal("case"), rows.c.day, Matter.people, Matter.content, amount(rows.c, column.adds))
        .select_from(rows)
        .join(Matter, Matter.id == rows.c.case_id)
    )  # fmt: skip


def _log(rows: Subquery, column: Column) -> Select[str, str, date, str, str, float]:
    number = literal("log-") + cast(LogEntry.id, String)
    return (
        select(
            number,
            literal("log"),
            rows.c.day,
            LogEntry.kind,
            func.coalesce(LogEntry.title, ""),
            amount(rows.c, column.adds),
        )
        .select_from(rows)
        .join(LogEntry, LogEntry.id == rows.c.id)
    )


def _receptions(rows: Subquery) -> Select[str, str, date, str, str, float]:
    return (
        select(
            Reception.kind, literal("reception"), rows.c.day, func.coalesce(Reception.host, ""),
            func.coalesce(Reception.place, ""), literal(1),
        )
        .select_from(rows)
        .join(Reception, Reception.id == rows.c.id)
    )  # fmt: skip


def _record(of: str, number: str, kind: str, day: date, people: str, content: str, adds: Number) -> CellRecord:
    if of == "reception_days":
        words = label(ReceptionKind(number))
        return CellRecord(day.isoformat(), kind, day, people, f"{words}, {content}" if content else words, adds)
    if kind == "log":
        return CellRecord(number, kind, day, "", content, adds, kind=people)
    return CellRecord(number, kind, day, people, content, adds)
