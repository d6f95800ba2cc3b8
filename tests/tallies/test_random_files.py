"""Random registers on the screen, in Excel, CSV, JSON and on paper: the same number in every cell of all five."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pypdf
import pytest

from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.export import write
from danvan_desk.tallies.tally import Number, Table, Tally, tidy
from danvan_desk.tallies.wording import figure
from tests.tallies.conftest import OFFICE
from tests.tallies.random_registers import register
from tests.tallies.whole_registers import FULL, MONTHS, Books, books  # noqa: F401
from ui.pages.report_numbers import NumberRow, NumbersModel
from ui.tables.official_header import RowLabel

FILED = 200 if FULL else 10
_PLACE = re.compile(r"([+-]?)([A-Z]+[0-9]+)")


@pytest.mark.parametrize("seed", range(FILED))
def test_screen_excel_csv_json_and_paper_agree_cell_by_cell(
    seed: int,
    books: Books,  # noqa: F811
    tmp_path: Path,
) -> None:
    tally = compute(books(register(Random(seed))), MONTHS[seed % len(MONTHS)])
    counted = [[table.rows[0].cells[column.ms] for column in table.columns] for table in tally.tables]
    assert list(in_json(tally, write(tally, tmp_path / "bieu.json"))) == counted
    assert list(in_csv(write(tally, tmp_path / "bieu.csv"))) == counted
    book = write(tally, tmp_path / "bieu.xlsx")
    assert list(in_excel(tally, book, as_excel_works_it_out=False)) == counted
    assert list(in_excel(tally, book, as_excel_works_it_out=True)) == counted
    assert list(on_screen(tally)) == [[figure(value) for value in row] for row in counted]
    pages = pypdf.PdfReader(write(tally, tmp_path / "bieu.pdf")).pages
    assert len(pages) == len(counted)
    for page, row in zip(pages, counted, strict=True):
        assert " ".join(map(figure, row)) in " ".join(page.extract_text().split())


def in_json(tally: Tally, file: Path) -> Iterator[list[Number]]:
    tables = json.loads(file.read_text(encoding="utf-8"))["tables"]
    for table in tally.tables:
        cells = tables[table.code]["rows"][0]["cells"]
        yield [cells[column["ms"]] for column in tables[table.code]["columns"]]


def in_csv(file: Path) -> Iterator[list[Number]]:
    for row in csv.reader(file.read_text(encoding="utf-8-sig").splitlines()):
        if row and row[0] == OFFICE.name:
            yield [tidy(float(value)) for value in row[1:]]


def in_excel(tally: Tally, file: Path, *, as_excel_works_it_out: bool) -> Iterator[list[Number]]:
    """What is kept beside the formulas, or what the formulas come to."""
    book = openpyxl.load_workbook(file, data_only=not as_excel_works_it_out)
    for table in tally.tables:
        sheet = book[table.code.replace("/", "-")]
        cells = next(row for row in sheet.iter_rows() if row[0].value == OFFICE.name)[1 : len(table.columns) + 1]
        yield [tidy(worked_out(sheet, cell.coordinate)) for cell in cells]


def worked_out(sheet: Any, place: str) -> float:
    """The formulas are sums of cells: "=F11+L11-R11"."""
    value = sheet[place].value
    if not isinstance(value, str):
        return float(value)
    parts = _PLACE.findall(value.removeprefix("="))
    assert "=" + "".join(sign + cell for sign, cell in parts) == value
    return sum((-1 if sign == "-" else 1) * worked_out(sheet, cell) for sign, cell in parts)


def on_screen(tally: Tally) -> Iterator[list[str]]:
    for table in tally.tables:
        yield shown(tally, table, turned=table.code == "TH")


def shown(tally: Tally, table: Table, *, turned: bool) -> list[str]:
    model = NumbersModel(turned=turned)
    model.set_numbers([NumberRow(tally.period, table, RowLabel(OFFICE.name, ""), strong=True)], frozenset())
    return [str(model.data(model.index_of(column.ms))) for column in table.columns]
