"""A tally made by hand, for what is done with one: no books are needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan_desk.communes import Commune
from danvan_desk.domain.periods import reporting_month
from danvan_desk.tallies.compute import checked
from danvan_desk.tallies.definitions import chosen
from danvan_desk.tallies.tally import Heading, Row, Table, Tally, TallyOffice

CELLS = {
    "01/TCD": [970, 2170, 859, 34, 900, 2000, 800, 30, 300, 2, 60, 150, 50, 3, 40, 1, 10, 20, 9, 1, 6],
    "02/XLD": [
        1500, 1400, 1310, 1060, 1001, 300, 290, 10, 150, 70, 80, 100, 95, 5, 60, 7, 8, 25, 660, 110, 220, 330,
        250, 120, 130,
    ],
    "03/GQKN": [300, 270, 30, 200, 25, 15, 150, 60, 70, 18, 0, 2, 12.5, 0, 1234.5, 800.25, 3, 40, 5, 4, 1, 2, 1],
    "04/GQTC": [100, 90, 10, 60, 15, 5, 55, 20, 30, 3, 1, 1, 0, 149, 0, 0, 0, 0, 0, 1, 6, 5, 1, 2, 1],
    "05/KQTH": [
        160, 140, 12.5, 0, 10, 0, 1500, 900, 1234.5, 800.25, 4, 3, 1, 2, 1,
        60, 50, 149, 0, 120.75, 0, 0, 0, 0, 0, 1, 5, 4, 1, 2, 1,
    ],
    "06/QLKNTC": [4, 1, 1, 5, 398, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    "TH": [40, 5, 1060, 300, 100, 660, 800, 200, 60, 900, 700, 850, 200, 33, 970, 2170, 34],
}  # fmt: skip


def made_tally(
    office: str = "UBND phường Bình An",
    *,
    broken: bool = False,
    province: str = "Thành phố Đà Nẵng",
    code: str | None = "20257",
    times: int = 1,
    tables: Sequence[str] | None = None,
) -> Tally:
    """A sound tally; `broken` spoils the first column of each table, `times` multiplies every cell."""
    forms = chosen(tables)
    cells = {
        form.code: {column.ms: value * times for column, value in zip(form.columns, CELLS[form.code], strict=True)}
        for form in forms
    }
    for form in forms:
        cells[form.code][form.columns[0].ms] += 5000 if broken else 0
    counted = [
        Table(
            form.code,
            form.title,
            tuple(Heading(c.ms, c.path, c.formula) for c in form.columns),
            (Row(office, cells[form.code]),),
            checked(form, cells),
        )
        for form in forms
    ]
    who = TallyOffice(office, province, code, "Bình An", "Trần Quốc Hùng", "Phan Thị Lan")
    return Tally(who, reporting_month(2026, 11), date(2026, 11, 20), 2, tuple(counted))


def of_commune(commune: Commune, place: int, tables: Sequence[str] | None = None) -> Tally:
    """One of many: every office's cells are another multiple, 1 to 7, of the same sound ones."""
    return made_tally(
        commune.office(), province=commune.province, code=commune.code, times=place % 7 + 1, tables=tables
    )
