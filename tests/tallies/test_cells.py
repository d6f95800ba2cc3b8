from __future__ import annotations

import pytest

from danvan_desk.context import Desk
from danvan_desk.domain.periods import Period
from danvan_desk.errors import Refused
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.tally import Tally


def test_the_list_of_every_cell_sums_to_the_cell(ward: Desk, month: Period, tally: Tally) -> None:
    for table in tally.tables:
        for column in table.columns:
            records = cell_records(ward, month, table.code, column.ms)
            assert sum(record.amount for record in records) == table.rows[0].cells[column.ms], (table.code, column.ms)
            assert [record.date for record in records] == sorted(record.date for record in records)


def test_a_matter_is_shown_as_its_case_a_visit_without_one_as_itself(ward: Desk, month: Period) -> None:
    records = cell_records(ward, month, "01/TCD", "13")
    assert [(r.number, r.type, f"{r.date:%d/%m}") for r in records] == [
        ("VV-2026-00002", "case", "05/11"),
        ("TD-2026-00007", "visit", "05/11"),
        ("VV-2026-00001", "case", "10/11"),
    ]


def test_people_columns_add_the_people_of_each_visit(ward: Desk, month: Period) -> None:
    assert [record.amount for record in cell_records(ward, month, "01/TCD", "12")] == [2, 14, 1]


def test_a_reception_day_is_shown_by_its_date(ward: Desk, month: Period) -> None:
    records = cell_records(ward, month, "01/TCD", "10")
    assert [(r.number, r.type, r.content) for r in records] == [
        ("2026-10-29", "reception", "Định kỳ"),
        ("2026-11-05", "reception", "Định kỳ"),
    ]


def test_no_list_names_a_denouncer(ward: Desk, month: Period, tally: Tally) -> None:
    shown = [
        record
        for table in tally.tables
        for column in table.columns
        for record in cell_records(ward, month, table.code, column.ms)
    ]
    secret = [r for r in shown if r.number in {"TD-2026-00011", "DT-2026-00011", "VV-2026-00010"}]
    assert secret
    assert all(record.people.startswith("NTC-2026-") for record in secret)
    assert not any("Lê" in record.people + record.content for record in secret)


def test_an_unknown_column_is_refused_with_those_there_are(ward: Desk, month: Period) -> None:
    with pytest.raises(Refused, match=r"02/XLD không có cột 99; các cột là 1, 2, 3"):
        cell_records(ward, month, "02/XLD", "99")
