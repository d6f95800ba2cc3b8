"""Counting the official tables of a period from the books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import case, func, select

from danvan_desk.context import Desk
from danvan_desk.db.tables import SentReport
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.cells import list_cell
from danvan_desk.tallies.definitions import Column, Definition, chosen, definition
from danvan_desk.tallies.rules import BEFORE, Relation, Sum, about, elsewhere, looked_into, plain, relations
from danvan_desk.tallies.sources import Asked, amount, counts, source
from danvan_desk.tallies.tally import Check, Heading, Number, Row, Table, Tally, TallyOffice, tidy
from danvan_desk.texts import _

Cells = Mapping[str, Mapping[str, Number]]
"""By table and column."""
MOST_BREAKERS = 50
"""How many breaking records a check names."""


def compute(desk: Desk, period: Period, tables: Sequence[str] | None = None) -> Tally:
    """The tables of `period` (both days counted) by code, every one where none is named, as the books stand now;
    what a case had come to is taken as of the period's end. The version is the one that would be sent next. Raises
    Refused for an unknown code.

    Source: Thông tư 06/2025/TT-TTCP. One select per kind of record and table, whatever the size of the register.
    """
    wanted = chosen(tables)
    with desk.reading() as session:
        row = desk.office(session)
        office = TallyOffice(
            row.name, row.province, row.code, row.place, row.chair, row.officer, sample=row.sample
        )  # fmt: skip
        asked = {table.code: Asked(desk, session, period, table) for table in wanted}
        cells = {code: _cells(one) for code, one in asked.items()}
        counted = tuple(_table(one, office.name, cells, asked) for one in asked.values())
        sent = select(func.max(SentReport.version)).where(
            SentReport.start == period.start, SentReport.end == period.end
        )
        version = (session.scalar(sent) or 0) + 1
    return Tally(office, period, desk.today, version, counted)


def _table(one: Asked, office: str, cells: Cells, asked: Mapping[str, Asked]) -> Table:
    """The rules of the table may look into others, which are counted for it as far as they are asked for."""
    form = one.table
    needed: dict[str, set[str]] = defaultdict(set)
    for rule in form.checks:
        for code, columns in looked_into(rule).items():
            needed[code] |= columns
    others = {code: asked.get(code) or _elsewhere(one, code) for code in needed}
    known = {code: cells.get(code) or _cells(other, needed[code]) for code, other in others.items()}
    return Table(
        code=form.code,
        title=form.title,
        columns=tuple(Heading(column.ms, column.path, column.formula) for column in form.columns),
        rows=(Row(office, cells[form.code]),),
        checks=checked(form, {**known, form.code: cells[form.code]}, {**others, form.code: one}),
    )


def _elsewhere(one: Asked, code: str) -> Asked:
    """Another table of the same period, or the same table as it stood on the day before it."""
    if code != BEFORE:
        return replace(one, table=definition(code))
    day = one.period.start - timedelta(days=1)
    return replace(one, period=Period(day, day))


def _cells(asked: Asked, only: Container[str] | None = None) -> dict[str, Number]:
    """The columns of a table, or those of them named."""
    by_source: dict[str, list[Column]] = defaultdict(list)
    wanted = [column for column in asked.table.columns if only is None or column.ms in only]
    for column in wanted:
        by_source[column.of].append(column)
    found: dict[str, Number] = {}
    for name, columns in by_source.items():
        rows = source(asked, name)
        sums = [
            func.coalesce(func.sum(case((counts(rows, column), amount(rows, column)), else_=0)), 0)
            for column in columns
        ]
        values = asked.session.execute(select(*sums).select_from(rows)).one()
        found |= {column.ms: tidy(value) for column, value in zip(columns, values, strict=True)}
    return {column.ms: found[column.ms] for column in wanted}


def checked(form: Definition, cells: Cells, asked: Mapping[str, Asked] | None = None) -> tuple[Check, ...]:
    """Every identity of a table tried on the cells of all tables by their codes; one that looks into a table that
    isn't among them is left out. Where one fails and the books are at hand (`asked`), the records that break it are
    named."""
    return tuple(_check(form, rule, cells, asked) for rule in form.checks if looked_into(rule).keys() <= cells.keys())


def _check(form: Definition, rule: str, cells: Cells, asked: Mapping[str, Asked] | None) -> Check:
    parts = relations(rule)
    known = {f"{code}:{ms}": value for code in looked_into(rule) for ms, value in cells[code].items()}
    known |= cells[form.code]
    broken = [part for part in parts if not part.holds(known)]
    breakers: dict[str, None] = {}
    for part in broken if asked else ():
        breakers |= dict.fromkeys(_breakers(form, asked or {}, part))
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


def _breakers(form: Definition, asked: Mapping[str, Asked], part: Relation) -> list[str]:
    """Records that one side counts more often than the other; for "at most", those only the smaller side should
    have had."""
    left, right = _weights(form, asked, part.left), _weights(form, asked, part.right)
    if part.at_most:
        return sorted(number for number in left if left[number] > right.get(number, 0))
    return sorted(number for number in left | right if left.get(number, 0) != right.get(number, 0))


def _weights(form: Definition, asked: Mapping[str, Asked], side: Sum) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for sign, term in side.terms:
        code, ms = elsewhere(term) or (form.code, term)
        for record in list_cell(asked[code], asked[code].table.column(ms)):
            weights[record.number] += sign * record.amount
    return weights
