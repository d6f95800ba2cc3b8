"""Counting the official tables of a period from the books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import case, func, select

from danvan_desk.context import Desk
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.cells import list_cell
from danvan_desk.tallies.definitions import Column, Definition, chosen
from danvan_desk.tallies.rules import Relation, Sum, relations
from danvan_desk.tallies.sources import Asked, amount, counts, source
from danvan_desk.tallies.tally import Check, Heading, Row, Table, Tally, TallyOffice
from danvan_desk.texts import _

MOST_BREAKERS = 50
"""How many breaking records a check names."""


def compute(desk: Desk, period: Period, tables: Sequence[str] | None = None, *, version: int = 1) -> Tally:
    """The tables of `period` (both days counted) by code, every one where none is named, as the books stand now;
    what a case had come to is taken as of the period's end. Raises Refused for an unknown code.

    Source: Thông tư 06/2025/TT-TTCP. One select per kind of record and table, whatever the size of the register.
    """
    wanted = chosen(tables)
    with desk.reading() as session:
        row = desk.office(session)
        office = TallyOffice(
            row.name, row.province, row.code, row.place, row.chair, row.officer, sample=row.sample
        )  # fmt: skip
        counted = tuple(_table(Asked(desk, session, period, table), office.name) for table in wanted)
    return Tally(office, period, desk.today, version, counted)


def _table(asked: Asked, office: str) -> Table:
    cells = _cells(asked)
    return Table(
        code=asked.table.code,
        title=asked.table.title,
        columns=tuple(Heading(column.ms, column.path, column.formula) for column in asked.table.columns),
        rows=(Row(office, cells),),
        checks=checked(asked.table, cells, asked),
    )


def _cells(asked: Asked) -> dict[str, int]:
    by_source: dict[str, list[Column]] = defaultdict(list)
    for column in asked.table.columns:
        by_source[column.of].append(column)
    found: dict[str, int] = {}
    for name, columns in by_source.items():
        rows = source(asked, name)
        sums = [
            func.coalesce(func.sum(case((counts(rows, column), amount(rows, column)), else_=0)), 0)
            for column in columns
        ]
        values = asked.session.execute(select(*sums).select_from(rows)).one()
        found |= {column.ms: int(value) for column, value in zip(columns, values, strict=True)}
    return {column.ms: found[column.ms] for column in asked.table.columns}


def checked(table: Definition, cells: Mapping[str, int], asked: Asked | None = None) -> tuple[Check, ...]:
    """Every identity of the table tried on the cells. Where one fails and the books are at hand (`asked`), the
    records that break it are named."""
    return tuple(_check(table, rule, cells, asked) for rule in table.checks)


def _check(table: Definition, rule: str, cells: Mapping[str, int], asked: Asked | None) -> Check:
    parts = relations(rule)
    broken = [part for part in parts if not part.holds(cells)]
    breakers: dict[str, None] = {}
    for part in broken if asked else ():
        breakers |= dict.fromkeys(_breakers(asked, part)) if asked else {}
    return Check(
        rule=rule,
        title=", ".join(table.column(parts[0].left.terms[0][1]).path),
        holds=not broken,
        values=_values(parts, cells, holds=not broken),
        breakers=tuple(breakers)[:MOST_BREAKERS],
    )


def _values(parts: tuple[Relation, ...], cells: Mapping[str, int], *, holds: bool) -> str:
    """Both sides in numbers: "110 = 96 + 14 + 0", or where it fails "69, trong khi 58 + 12 + 0 = 70"."""
    left = parts[0].left.with_values(cells)
    rights = [part.right for part in parts]
    if holds:
        sign = " ≤ " if parts[0].at_most else " = "
        return sign.join([left, *(right.with_values(cells) for right in rights)])
    summed = [
        right.with_values(cells) + (f" = {right.of(cells):g}" if len(right.terms) > 1 else "") for right in rights
    ]
    return _("{left}, trong khi {right}").format(left=left, right="; ".join(summed))


def _breakers(asked: Asked, part: Relation) -> list[str]:
    """Records that one side counts more often than the other; for "at most", those only the smaller side should
    have had."""
    left, right = _weights(asked, part.left), _weights(asked, part.right)
    if part.at_most:
        return sorted(number for number in left if left[number] > right.get(number, 0))
    return sorted(number for number in left | right if left.get(number, 0) != right.get(number, 0))


def _weights(asked: Asked, side: Sum) -> dict[str, int]:
    weights: dict[str, int] = defaultdict(int)
    for sign, ms in side.terms:
        for record in list_cell(asked, asked.table.column(ms)):
            weights[record.number] += sign * record.amount
    return weights
