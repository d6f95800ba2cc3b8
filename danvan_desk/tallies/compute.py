"""Counting the official tables of a period from the books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy import column as named

from danvan_desk.context import Desk
from danvan_desk.db.tables import SentReport
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.cells import list_cell
from danvan_desk.tallies.definitions import Column, Definition, Wanted, chosen, definition
from danvan_desk.tallies.rules import BEFORE, Relation, Sum, about, elsewhere, looked_into, plain, relations
from danvan_desk.tallies.sources import Asked, amount, counts, source
from danvan_desk.tallies.tally import Check, Heading, Number, Row, Table, Tally, TallyOffice, tidy
from danvan_desk.texts import _

Cells = Mapping[str, Mapping[str, Number]]
"""By table and column."""
_Count = tuple[str, tuple[tuple[str, Wanted], ...], str]
"""What a column counts: its source, the values its attributes must have, what each record adds."""
MOST_BREAKERS = 50
"""How many breaking records a check names."""


def compute(desk: Desk, period: Period, tables: Sequence[str] | None = None) -> Tally:
    """The tables of `period` (both days counted) by code, every one where none is named, as the books stand now;
    what a case had come to is taken as of the period's end. The version is the one that would be sent next. Raises
    Refused for an unknown code.

    Source: Thông tư 06/2025/TT-TTCP. One select per kind of record, whatever the size of the register.
    """
    wanted = chosen(tables)
    with desk.reading() as session:
        row = desk.office(session)
        office = TallyOffice(
            row.name, row.province, row.code, row.place, row.chair, row.officer, sample=row.sample
        )  # fmt: skip
        asked = Asked(desk, session, period)
        cells = _cells(asked, _needed(wanted))
        counted = tuple(_table(asked, form, office.name, cells) for form in wanted)
        sent = select(func.max(SentReport.version)).where(
            SentReport.start == period.start, SentReport.end == period.end
        )
        version = (session.scalar(sent) or 0) + 1
    return Tally(office, period, desk.today, version, counted)


def _needed(forms: Sequence[Definition]) -> dict[str, tuple[Column, ...]]:
    """Every column of the tables asked for, and those of other tables that their rules look into."""
    needed = {
        code: tuple(definition(code).column(ms) for ms in columns)
        for form in forms
        for rule in form.checks
        for code, columns in looked_into(rule).items()
        if code != BEFORE
    }
    return needed | {form.code: form.columns for form in forms}


def _table(asked: Asked, form: Definition, office: str, cells: Cells) -> Table:
    before = {ms for rule in form.checks for ms in looked_into(rule).get(BEFORE, ())}
    if before:
        then = _cells(_day_before(asked), {form.code: tuple(form.column(ms) for ms in before)})
        cells = {**cells, BEFORE: then[form.code]}
    return Table(
        code=form.code,
        title=form.title,
        columns=tuple(Heading(column.ms, column.path, column.formula) for column in form.columns),
        rows=(Row(office, cells[form.code]),),
        checks=checked(form, cells, asked),
    )


def _day_before(asked: Asked) -> Asked:
    """What a rule that looks before the period is asked of: the day before it, whose end is the period's beginning."""
    day = asked.period.start - timedelta(days=1)
    return Asked(asked.desk, asked.session, Period(day, day))


def _cells(asked: Asked, wanted: Mapping[str, Sequence[Column]]) -> dict[str, dict[str, Number]]:
    """The columns named, by table; those of different tables that count the same are counted once."""
    by_source: dict[str, dict[_Count, None]] = defaultdict(dict)
    for columns in wanted.values():
        for column in columns:
            by_source[column.of][_count(column)] = None
    found: dict[_Count, Number] = {}
    for name, counted in by_source.items():
        rows = source(asked, name)
        values = asked.session.execute(select(*map(_sum, counted)).select_from(rows)).one()
        found |= {count: tidy(value) for count, value in zip(counted, values, strict=True)}
    return {code: {column.ms: found[_count(column)] for column in columns} for code, columns in wanted.items()}


class _ByName:
    """The attributes of the one source a select reads, the same whatever the period."""

    def __getitem__(self, name: str, /) -> ColumnElement[Any]:
        return named(name)


@cache
def _sum(count: _Count) -> ColumnElement[Any]:
    _source, where, adds = count
    rows = _ByName()
    return func.coalesce(func.sum(case((counts(rows, dict(where)), amount(rows, adds)), else_=0)), 0)


def _count(column: Column) -> _Count:
    return column.of, tuple(column.where.items()), column.adds


def checked(form: Definition, cells: Cells, asked: Asked | None = None) -> tuple[Check, ...]:
    """Every identity of a table tried on the cells of all tables by their codes; one that looks into a table that
    isn't among them is left out. Where one fails and the books are at hand (`asked`), the records that break it are
    named."""
    return tuple(_check(form, rule, cells, asked) for rule in form.checks if looked_into(rule).keys() <= cells.keys())


def _check(form: Definition, rule: str, cells: Cells, asked: Asked | None) -> Check:
    parts = relations(rule)
    known = {f"{code}:{ms}": value for code in looked_into(rule) for ms, value in cells[code].items()}
    known |= cells[form.code]
    broken = [part for part in parts if not part.holds(known)]
    breakers: dict[str, None] = {}
    if asked is not None:
        for part in broken:
            breakers |= dict.fromkeys(_breakers(form, asked, part))
    return Check(
        rule=rule,
        title=", ".join(form.column(about(rule)[0]).path),
        holds=not broken,
        values=_values(parts, known, holds=not broken),
        breakers=tuple(breakers)[:MOST_BREAKERS],
    )


def _values(parts: tuple[Relation, ...], cells: Mapping[str, Number], *, holds: bool) -> str:
    """Both sides in numbers: "110 = 96 + 14 + 0", or where it fails "69, trong khi 58 + 12 + 0 = 70"."""
    left = parts[0].left.with_values(cells)
    rights = [part.right for part in parts]
    if holds:
        sign = " ≤ " if parts[0].at_most else " = "
        return sign.join([left, *(right.with_values(cells) for right in rights)])
    summed = [
        right.with_values(cells) + (f" = {plain(right.of(cells))}" if len(right.terms) > 1 else "") for right in rights
    ]
    return _("{left}, trong khi {right}").format(left=left, right="; ".join(summed))


def _breakers(form: Definition, asked: Asked, part: Relation) -> list[str]:
    """Records that one side counts more often than the other; for "at most", those only the smaller side should
    have had."""
    left, right = _weights(form, asked, part.left), _weights(form, asked, part.right)
    if part.at_most:
        return sorted(number for number in left if left[number] > right.get(number, 0))
    return sorted(number for number in left | right if left.get(number, 0) != right.get(number, 0))


def _weights(form: Definition, asked: Asked, side: Sum) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for sign, term in side.terms:
        code, ms = elsewhere(term) or (form.code, term)
        column = (form if code == BEFORE else definition(code)).column(ms)
        for record in list_cell(_day_before(asked) if code == BEFORE else asked, column):
            weights[record.number] += sign * record.amount
    return weights
