"""On-time rates by kind and officer: one place for the numbers, the same as TH's, each with its petitions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.context import Desk
from danvan_desk.domain.periods import Period, reporting_month
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.narrative_counts import narrative_counts
from danvan_desk.tallies.on_time import on_time, summed
from danvan_desk.tallies.on_time_book import HEADER_ROW, SHEETS, on_time_xlsx
from tests.actions.denouncer import NAME, NUMBER, PHONE, TOLD, WHO
from tests.records import event, petition

MONTH = reporting_month(2026, 11)
YEAR = Period(date(2025, 12, 15), date(2026, 12, 14))


@pytest.mark.parametrize("period", [MONTH, reporting_month(2026, 10), YEAR])
def test_the_sums_are_those_of_the_monthly_table(ward: Desk, period: Period) -> None:
    cells = compute(ward, period).table("TH").rows[0].cells
    found = on_time(ward, period)
    assert summed(found.rows) == (cells["finished"], cells["finished_on_time"])
    assert len(found.petitions) == cells["finished"]
    assert sum(one.on_time for one in found.petitions) == cells["finished_on_time"]


def test_every_number_has_its_petitions_and_the_report_in_words_says_the_same(ward: Desk) -> None:
    found = on_time(ward, MONTH)
    assert found.rows
    counted = Counter((one.kind, one.officer) for one in found.petitions)
    in_time = Counter((one.kind, one.officer) for one in found.petitions if one.on_time)
    assert {(one.kind, one.officer): one.finished for one in found.rows} == dict(counted)
    assert {(one.kind, one.officer): one.on_time for one in found.rows if one.on_time} == dict(in_time)
    assert narrative_counts(ward, MONTH).finished == found.rows


def test_a_late_petition_tells_the_term_it_missed(ward: Desk) -> None:
    late = [one for one in on_time(ward, MONTH).petitions if not one.on_time]
    assert late
    for one in late:
        assert one.due is not None
        assert one.due < one.closed


@pytest.mark.parametrize("period", [MONTH, reporting_month(2026, 10), YEAR])
def test_a_petition_on_time_tells_no_term_it_missed(ward: Desk, period: Period) -> None:
    in_time = [one for one in on_time(ward, period).petitions if one.on_time]
    assert [one for one in in_time if one.due is not None and one.due < one.closed] == []


def test_a_complaint_withdrawn_late_in_its_course_does_not_tell_the_term_of_acceptance(desk: Desk) -> None:
    add_records(
        desk,
        [
            petition("w", "2026-10-16", "complaint", "land"),
            event("w", "accepted", "2026-10-20"),
            event("w", "withdrawn", "2026-11-12"),
        ],
    )
    (only,) = on_time(desk, MONTH).petitions
    assert only.on_time
    assert only.due is None or only.due >= only.closed


def test_the_same_period_a_year_earlier_stands_beside(desk: Desk) -> None:
    add_records(
        desk,
        [
            petition("old", "2025-10-16", "feedback", "land"),
            event("old", "assigned", "2025-10-17", officer="Lê Văn Nam"),
            event("old", "answered", "2025-10-20", outcome="final"),
            petition("late", "2026-10-16", "complaint", "land"),
            event("late", "assigned", "2026-10-17", officer="Lê Văn Nam"),
            event("late", "declined", "2026-11-10", reason="Hết thời hiệu"),
        ],
    )
    found = on_time(desk, MONTH)
    assert summed(found.rows, Kind.COMPLAINT, "Lê Văn Nam") == (1, 0)
    assert found.year_ago is not None
    assert summed(found.year_ago, Kind.FEEDBACK, "Lê Văn Nam") == (1, 1)
    assert found.officers() == ["Lê Văn Nam"]
    assert on_time(desk, reporting_month(2025, 11)).year_ago is None


def test_the_workbook_adds_up_and_names_no_denouncer(desk: Desk, tmp_path: Path) -> None:
    add_records(
        desk,
        [
            petition("d", "2026-10-16", "denunciation", "land", people=[WHO], content=TOLD),
            event("d", "filed", "2026-10-20", reason=TOLD),
            petition("f", "2026-10-16", "feedback", "land"),
            event("f", "answered", "2026-11-12", outcome="final"),
        ],
    )
    found = on_time(desk, MONTH)
    (tmp_path / "rates.xlsx").write_bytes(on_time_xlsx("UBND phường Bình An", found))
    book = openpyxl.load_workbook(tmp_path / "rates.xlsx")
    assert book.sheetnames == list(SHEETS)
    numbers, listed = (list(sheet.iter_rows(min_row=HEADER_ROW + 2, values_only=True)) for sheet in book)
    assert [row[:4] for row in numbers] == [
        ("Chưa giao ai", "Tố cáo", 1, 1),
        ("Chưa giao ai", "Kiến nghị, phản ánh", 1, 1),
        ("Tổng cộng", "", "=SUM(C6:C7)", "=SUM(D6:D7)"),
    ]
    assert [row[10] for row in listed] == ["Đúng hạn", "Đúng hạn"]
    told = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert [one for one in (NAME, NUMBER, PHONE, "Kín Đáo", "0911 222 333") if one in told] == []
