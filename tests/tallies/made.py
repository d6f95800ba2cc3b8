"""A tally made by hand, for what is done with one: no books are needed."""

from __future__ import annotations

from datetime import date

from danvan_desk.domain.periods import reporting_month
from danvan_desk.tallies.compute import checked
from danvan_desk.tallies.definitions import definitions
from danvan_desk.tallies.rules import first_sum
from danvan_desk.tallies.tally import Heading, Row, Table, Tally, TallyOffice


def made_tally(office: str = "UBND phường Bình An", *, broken: bool = False) -> Tally:
    """Every plain column counts 1000 and its place, sums are right; `broken` spoils the first column of each."""
    tables = []
    for form in definitions():
        cells = {column.ms: 1000 + place for place, column in enumerate(form.columns, 1)}
        for column in [c for c in form.columns if c.formula] * 3:  # sums of sums of sums
            cells[column.ms] = int(first_sum(column.formula or "").of(cells))
        if broken:
            cells[form.columns[0].ms] += 1
        headings = tuple(Heading(c.ms, c.path, c.formula) for c in form.columns)
        tables.append(Table(form.code, form.title, headings, (Row(office, cells),), checked(form, cells)))
    who = TallyOffice(office, "Thành phố Đà Nẵng", "20257", "Bình An", "Trần Quốc Hùng", "Phan Thị Lan")
    return Tally(who, reporting_month(2026, 11), date(2026, 11, 20), 2, tuple(tables))
