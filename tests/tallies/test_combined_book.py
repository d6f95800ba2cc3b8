"""The tallies of many offices put together: what is written, sums as formulas, who is missing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from danvan_desk.communes import provinces
from danvan_desk.errors import Refused
from danvan_desk.papers.errors import Cancelled
from danvan_desk.tallies.combined_book import SHEET, write
from danvan_desk.tallies.definitions import definitions
from danvan_desk.tallies.document import digest, to_json
from danvan_desk.tallies.received import State
from tests.tallies.handed_in import CITY, QUARTER, line_of, of_city, read, said
from tests.tallies.made import made_tally, of_commune


def rows_of(sheet: Any) -> tuple[int, int]:
    """The first row of an office, and the row of the sums."""
    names = [sheet.cell(at, 1).value for at in range(1, sheet.max_row + 1)]
    return names.index("MS") + 2, names.index("Tổng cộng") + 1


def test_the_sums_are_formulas_over_the_rows_of_the_offices(put: Any, tmp_path: Path) -> None:
    for place in range(5):
        put(of_city(place))
    combined = read(tmp_path)
    out = write(combined, tmp_path / "gop.xlsx")
    formulas, values = openpyxl.load_workbook(out), openpyxl.load_workbook(out, data_only=True)
    assert formulas.sheetnames == [SHEET, *(form.sheet for form in definitions())]
    for form in definitions():
        sheet, shown = formulas[form.sheet], values[form.sheet]
        first, last = rows_of(sheet)
        assert [sheet.cell(at, 1).value for at in range(first, last)] == [one.office() for one in CITY.communes[:5]]
        for place, column in enumerate(form.columns, 2):
            found = re.fullmatch(r"=SUM\(([A-Z]+)(\d+):\1(\d+)\)", sheet.cell(last, place).value)
            assert found
            assert (found[1], int(found[2]), int(found[3])) == (get_column_letter(place), first, last - 1)
            summed = sum(shown.cell(at, place).value for at in range(first, last))
            assert shown.cell(last, place).value == pytest.approx(summed) == combined.totals[form.code][column.ms]
        assert sheet.freeze_panes == f"B{first}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_first_sheet_says_who_handed_in(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    late = made_tally("=1+1", province="Thành phố Huế", code=CITY.communes[1].code)
    put(replace(late, period=QUARTER, made_on=date(2026, 9, 18), version=1), "muon.json")
    (tmp_path / "nop" / "hong.json").write_text("{")
    sheet = openpyxl.load_workbook(write(read(tmp_path), tmp_path / "gop.xlsx"))[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    assert sheet["A4"].value == "Đã cộng 2 trên 40 đơn vị phải nộp: đã nộp 1, thiếu 38, nộp muộn 1, không dùng được 1."
    assert rows[2][1:7] == [CITY.communes[2].office(), CITY.communes[2].code, None, None, "Thiếu", "Không"]
    assert rows[0][5:8] == ["Không dùng được", "Không", "hong.json"]
    assert rows[1][2:8] == [CITY.communes[1].code, 1, rows[1][4], "Nộp muộn", "Có", "muon.json"]
    assert rows[1][4].date() == date(2026, 9, 18)
    assert rows[40][5] == "Đã nộp"
    table = openpyxl.load_workbook(tmp_path / "gop.xlsx")["TH"]
    name = table.cell(rows_of(table)[0] + 1, 1)
    assert (name.value, name.data_type) == ("=1+1", "s")
    assert "CÒN 38 ĐƠN VỊ CHƯA CÓ SỐ LIỆU TRONG BIỂU" in str(table["A4"].value)


def test_as_json_a_row_for_each_office_and_the_list(put: Any, tmp_path: Path) -> None:
    for place in range(2):
        put(of_city(place))
    out = write(read(tmp_path), tmp_path / "nop" / "gop.json")
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["sha256"] == digest(document)
    assert document["office"] == {"name": "UBND thành phố Huế", "province": "Thành phố Huế", "code": None}
    rows = document["tables"]["01/TCD"]["rows"]
    assert [(one["office"], one["code"], one["cells"]["1"]) for one in rows] == [
        (CITY.communes[0].office(), CITY.communes[0].code, 970),
        (CITY.communes[1].office(), CITY.communes[1].code, 1940),
    ]
    assert [one["state"] for one in document["offices"]] == ["missing"] * 38 + ["handed_in"] * 2
    again = read(tmp_path)
    assert said(line_of(again, "gop.json")) == "là biểu đã gộp của nhiều đơn vị; chỉ gộp tệp của từng đơn vị"
    assert (again.used(), again.counts()[State.MISSING]) == (2, 38)


def test_nothing_is_written_where_nothing_counts_or_the_ending_is_another(put: Any, tmp_path: Path) -> None:
    (tmp_path / "nop" / "hong.json").write_text("{")
    combined = read(tmp_path)
    assert (combined.tally, combined.totals) == (None, {})
    with pytest.raises(Refused, match="Không có tệp nào cộng được"):
        write(combined, tmp_path / "gop.xlsx")
    put(of_city(0))
    with pytest.raises(Refused, match=r"đuôi tệp phải là một trong \.xlsx, \.json"):
        write(read(tmp_path), tmp_path / "gop.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["nop"]


def test_it_stops_when_asked_while_reading_and_while_writing(put: Any, tmp_path: Path) -> None:
    for place in range(40):
        put(of_city(place))
    told = list[tuple[int, int]]()

    def stop(done: int, of: int) -> bool:
        told.append((done, of))
        return False

    with pytest.raises(Cancelled):
        read(tmp_path, progress=stop)
    with pytest.raises(Cancelled):
        write(read(tmp_path), tmp_path / "gop.xlsx", stop)
    assert told == [(1, 40), (100, 280)]
    assert not (tmp_path / "gop.xlsx").exists()


def test_all_communes_of_the_country(tmp_path: Path) -> None:
    """One table, so that it takes seconds; the bench takes all of them."""
    every = [commune for province in provinces() for commune in province.communes]
    folder = tmp_path / "nop"
    folder.mkdir()
    for place, commune in enumerate(every[:-1]):
        data = to_json(of_commune(commune, place, ("TH",)))
        (folder / f"{commune.code}.json").write_bytes(data)
    combined = read(tmp_path)
    assert combined.counts() == {State.MISSING: 1, State.HANDED_IN: 3320}
    assert next(line.who.code for line in combined.lines if line.who) == every[-1].code
    weights = sum(place % 7 + 1 for place in range(3320))
    assert combined.totals["TH"]["visits"] == 970 * weights
    book = openpyxl.load_workbook(write(combined, tmp_path / "gop.xlsx"), read_only=True)
    names = [values[0] for values in book["TH"].iter_rows(values_only=True, max_col=1)]
    book.close()
    assert names.index("Tổng cộng") - names.index("MS") == 3321
