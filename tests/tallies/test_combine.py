"""The tallies of many offices put together: every fault from a real file, sums as formulas, who is missing."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from danvan_desk.communes import provinces
from danvan_desk.domain.periods import Period, official_periods, reporting_month, sent_by
from danvan_desk.errors import Refused
from danvan_desk.papers.errors import Cancelled
from danvan_desk.tallies.combine import Combined, Line, combine, tally_files
from danvan_desk.tallies.combined_book import SHEET, write
from danvan_desk.tallies.definitions import definitions
from danvan_desk.tallies.document import digest, to_json
from danvan_desk.tallies.received import State
from danvan_desk.tallies.reporters import listed, province_named
from danvan_desk.tallies.tally import Tally
from tests.tallies.made import made_tally, of_commune

Document = dict[str, Any]
CITY = province_named("Huế")  # of 40 communes
QUARTER = Period(date(2026, 6, 15), date(2026, 9, 14))
TODAY = date(2026, 9, 20)


def of_city(place: int, **changes: Any) -> Tally:
    made = replace(of_commune(CITY.communes[place], place), period=QUARTER, made_on=date(2026, 9, 16), version=1)
    return replace(made, **changes)


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """put(tally, name) writes its file; put(tally, name, change) after `change` of the document, with a true digest."""
    folder = tmp_path / "nop"
    folder.mkdir()

    def write_file(tally: Tally, name: str = "", change: Callable[[Document], object] | None = None) -> Path:
        file = folder / (name or f"{tally.office.code}.json")
        document = json.loads(to_json(tally))
        if change is not None:
            change(document)
            document["sha256"] = digest(document)
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return file

    return write_file


def read(folder: Path, **asked: Any) -> Combined:
    return combine(tally_files([folder / "nop"]), TODAY, **asked)


def line_of(combined: Combined, name: str) -> Line:
    return next(line for line in combined.lines if line.received and line.received.file.name == name)


def said(line: Line) -> str:
    return "; ".join(note.words for note in line.notes())


def row(document: Document, code: str = "01/TCD") -> Document:
    found: Document = document["tables"][code]["rows"][0]
    return found


# what can't be counted, and what is counted but marked


def test_who_is_missing_and_who_handed_in(put: Any, tmp_path: Path) -> None:
    for place in range(3):
        put(of_city(place))
    combined = read(tmp_path)
    assert combined.counts() == {State.MISSING: 37, State.HANDED_IN: 3}
    assert [line.who.name for line in combined.lines if line.who][:2] == [
        commune.office() for commune in CITY.communes[3:5]
    ]
    assert combined.tally is not None
    assert (combined.tally.office.name, combined.tally.reporters) == ("UBND thành phố Huế", 40)
    assert (combined.period, combined.due) == (QUARTER, date(2026, 9, 17))


def test_a_file_changed_after_its_digest_is_left_out(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    file = put(of_city(1), "sua.json")
    file.write_text(file.read_text(encoding="utf-8").replace('"5": 1800', '"5": 1801'), encoding="utf-8")
    combined = read(tmp_path)
    line = line_of(combined, "sua.json")
    assert (line.state(), line.used()) == (State.CHANGED, False)
    assert "mã kiểm tra (sha256) không khớp" in said(line)
    assert combined.totals["01/TCD"]["5"] == 900
    assert combined.counts() == {State.MISSING: 38, State.CHANGED: 1, State.HANDED_IN: 1}


def test_a_file_without_a_digest_is_left_out(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    file = put(of_city(1), "khong-ma.json")
    document = json.loads(file.read_text(encoding="utf-8"))
    del document["sha256"]
    file.write_text(json.dumps(document), encoding="utf-8")
    assert line_of(read(tmp_path), "khong-ma.json").state() is State.CHANGED


def test_another_period_is_left_out_whichever_most_files_have_or_is_asked_for(put: Any, tmp_path: Path) -> None:
    before = Period(date(2026, 3, 15), date(2026, 6, 14))
    put(of_city(0))
    put(of_city(1))
    put(of_city(2, period=before), "truoc.json")
    line = line_of(read(tmp_path), "truoc.json")
    assert (line.state(), line.used(), said(line)) == (State.OTHER_PERIOD, False, "kỳ 15/03/2026 – 14/06/2026")
    asked = read(tmp_path, period=before)
    assert [line.used() for line in asked.lines if line.received] == [False, False, True]
    assert asked.due == date(2026, 6, 17)


def test_of_two_files_of_one_office_the_newer_version_counts(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "a.json", lambda document: row(document)["cells"].update({"10": 7}))
    put(of_city(0, version=2), "b.json")
    put(of_city(1), "c.json")
    put(of_city(1), "d.json")
    combined = read(tmp_path)
    assert {name: line_of(combined, name).state() for name in ("a.json", "b.json", "c.json", "d.json")} == {
        "a.json": State.TWICE, "b.json": State.HANDED_IN, "c.json": State.TWICE, "d.json": State.HANDED_IN,
    }  # fmt: skip
    assert said(line_of(combined, "a.json")) == "đã dùng b.json, phiên bản 2 lập ngày 16/09/2026"
    assert said(line_of(combined, "b.json")) == "thay cho a.json"
    assert said(line_of(combined, "c.json")) == "cùng nội dung với d.json"
    assert combined.totals["01/TCD"]["10"] == 2 + 4
    assert combined.used() == 2


def test_of_two_files_of_one_version_that_differ_somebody_must_ask(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "a.json", lambda document: row(document)["cells"].update({"10": 7}))
    put(of_city(0), "b.json")
    assert "cùng phiên bản, cùng ngày lập nhưng khác nội dung" in said(line_of(read(tmp_path), "b.json"))


def test_an_office_is_the_same_by_name_where_it_has_no_code(put: Any, tmp_path: Path) -> None:
    name = CITY.communes[0].name.lower()
    put(of_city(0))
    nameless = made_tally(f"Ủy ban nhân dân {name}", province="TP. Huế", code=None)
    put(replace(nameless, period=QUARTER, made_on=date(2026, 9, 16), version=2), "khong-ma.json")
    combined = read(tmp_path)
    assert combined.counts() == {State.MISSING: 39, State.TWICE: 1, State.HANDED_IN: 1}
    assert line_of(combined, "khong-ma.json").used()


def test_two_names_under_one_code_are_said(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    other = of_city(1)
    put(replace(other, office=replace(other.office, code=CITY.communes[0].code), version=2), "nham-ma.json")
    words = said(line_of(read(tmp_path), "nham-ma.json"))
    assert f"mã {CITY.communes[0].code} là của {CITY.communes[0].office()}" in words
    assert "cùng mã với" in words


def test_late_and_early_files_count_and_are_marked(put: Any, tmp_path: Path) -> None:
    put(of_city(0, made_on=date(2026, 9, 18)), "muon.json")
    put(of_city(1, made_on=date(2026, 9, 17)), "kip.json")
    put(of_city(2, made_on=date(2026, 9, 13)), "som.json")
    combined = read(tmp_path)
    assert {name: line_of(combined, f"{name}.json").state() for name in ("muon", "kip", "som")} == {
        "muon": State.LATE, "kip": State.HANDED_IN, "som": State.EARLY,
    }  # fmt: skip
    assert said(line_of(combined, "muon.json")) == "lập ngày 18/09/2026, sau hạn 17/09/2026"
    assert combined.used() == 3
    assert line_of(read(tmp_path, due=date(2026, 9, 16)), "kip.json").state() is State.LATE


def test_no_day_is_late_where_the_circular_sets_none(put: Any, tmp_path: Path) -> None:
    month = Period(date(2026, 8, 15), date(2026, 9, 14))
    put(of_city(0, period=month, made_on=date(2026, 9, 19)), "a.json")
    combined = read(tmp_path)
    assert (combined.due, line_of(combined, "a.json").state()) == (None, State.HANDED_IN)


def test_identities_are_tried_anew_whatever_the_file_says(put: Any, tmp_path: Path) -> None:
    file = put(of_city(0), "sai.json", lambda document: row(document)["cells"].update({"5": 901}))
    assert all(check["holds"] for check in json.loads(file.read_text(encoding="utf-8"))["tables"]["01/TCD"]["checks"])
    combined = read(tmp_path)
    line = line_of(combined, "sai.json")
    assert (line.state(), line.used()) == (State.BROKEN, True)
    assert said(line) == "biểu 01/TCD: 1 = 5 + 11 + 17 không đúng (970, trong khi 901 + 60 + 10 = 971)"
    assert combined.tally is not None
    broken = [check for table in combined.tally.tables for check in table.checks if not check.holds]
    assert [(check.rule, check.breakers) for check in broken] == [("1=5+11+17", (CITY.communes[0].office(),))]


def test_an_identity_between_tables_is_tried_too(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "sai.json", lambda document: row(document, "03/GQKN")["cells"].update({"1": 301}))
    assert "biểu 03/GQKN: 1 = 02/XLD (6) không đúng" in said(line_of(read(tmp_path), "sai.json"))


def test_of_the_period_before_the_office_own_word_is_taken(put: Any, tmp_path: Path) -> None:
    rule = "opening=before:closing+reopened"

    def admit(document: Document) -> None:
        document["tables"]["TH"]["checks"].append({"rule": rule, "holds": False, "breakers": ["DT-2026-00001"]})

    put(of_city(0), "a.json", admit)
    line = line_of(read(tmp_path), "a.json")
    assert (line.state(), said(line)) == (
        State.BROKEN,
        "biểu TH: chính đơn vị ghi 1 = kỳ trước (13) + 2 chưa đạt",
    )


def test_an_office_without_one_of_the_tables_is_told_and_the_others_count(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    put(of_city(1, tables=of_city(1).tables[:2]), "hai-bieu.json")
    combined = read(tmp_path)
    line = line_of(combined, "hai-bieu.json")
    assert (line.state(), line.used()) == (State.INCOMPLETE, True)
    assert said(line) == "không có biểu 03/GQKN, 04/GQTC, 05/KQTH, 06/QLKNTC, TH"
    assert combined.totals["01/TCD"]["1"] == 970 * 3
    assert combined.totals["TH"]["visits"] == 970


def drop_column(document: Document) -> None:
    document["tables"]["06/QLKNTC"]["columns"].pop()
    del row(document, "06/QLKNTC")["cells"]["17"]


def rename_column(document: Document) -> None:
    document["tables"]["06/QLKNTC"]["columns"][0]["path"] = ["Số văn bản"]


def add_column(document: Document) -> None:
    document["tables"]["06/QLKNTC"]["columns"].append({"ms": "18", "path": ["Số khác"], "formula": None})
    row(document, "06/QLKNTC")["cells"]["18"] = 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (drop_column, "thiếu cột 17; tệp của bản chương trình khác"),
        (add_column, "cột lạ 18; tệp của bản chương trình khác"),
        (rename_column, "cột 1 có tên khác; tệp của bản chương trình khác"),
        (lambda document: row(document, "06/QLKNTC")["cells"].update({"1": "4"}), 'cột 1 sai: "4"'),
        (lambda document: row(document, "06/QLKNTC")["cells"].update({"1": True}), "cột 1 sai: true"),
        (lambda document: row(document, "06/QLKNTC")["cells"].update({"1": -4}), "cột 1 sai: -4"),
        (lambda document: row(document, "06/QLKNTC")["cells"].update({"1": 4.5}), "cột 1 sai: 4.5"),
        (lambda document: row(document, "06/QLKNTC")["cells"].update({"1": 10**15}), "cột 1 sai: 1000000000000000"),
        (lambda document: row(document, "06/QLKNTC").update({"office": "UBND xã Khác"}), "dòng ghi tên đơn vị khác"),
        (lambda document: document["tables"]["06/QLKNTC"].update({"rows": []}), "không có cột và dòng"),
        (lambda document: document["tables"].update({"06/QLKNTC": 5}), "không có cột và dòng"),
    ],
)
def test_a_table_that_is_not_ours_is_not_added(
    put: Any, tmp_path: Path, change: Callable[[Document], object], words: str
) -> None:
    put(of_city(0), "a.json")
    put(of_city(1), "b.json", change)
    combined = read(tmp_path)
    line = line_of(combined, "b.json")
    assert (line.state(), line.used()) == (State.INCOMPLETE, True)
    assert "biểu 06/QLKNTC không cộng được: " in said(line)
    assert words in said(line)
    assert (combined.totals["06/QLKNTC"]["1"], combined.totals["01/TCD"]["1"]) == (4, 970 * 3)


def test_money_and_land_may_have_decimals(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    put(of_city(2))
    combined = read(tmp_path)
    assert combined.counts()[State.HANDED_IN] == 2
    assert combined.totals["03/GQKN"]["13"] == 12.5 * 4
    assert combined.totals["03/GQKN"]["16"] == 3201


def test_a_table_of_a_newer_program_is_named(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "a.json", lambda document: document["tables"].update({"07/MOI": {}}))
    assert said(line_of(read(tmp_path), "a.json")) == "có biểu 07/MOI mà bản chương trình này không biết"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "không phải tệp JSON lành lặn"),
        ("[" * 100_000, "không phải tệp JSON lành lặn"),
        ('{"tables": {}, "tables": {}}', "không phải tệp JSON lành lặn"),
        ('{"tables": {"TH": NaN}}', "không phải tệp JSON lành lặn"),
        ('{"tables": {"TH": "\\ud800"}}', "không phải tệp JSON lành lặn"),
        ("[]", "không có mục tables"),
        ('{"office": {}}', "không có mục tables"),
        ('{"tables": {}}', "thiếu mục from"),
        ('{"tables": {}, "from": "2026-02-30"}', 'mục from sai: "2026-02-30"'),
        ('{"tables": {}, "from": "2026-09-14", "to": "2026-06-15"}', "ngày cuối kỳ trước ngày đầu kỳ"),
        ('{"tables": {}, "from": "2026-06-15", "to": "2026-09-14", "version": true}', "mục version sai: true"),
        ('{"tables": {}, "from": "2026-06-15", "to": "2026-09-14", "version": 1}', "thiếu mục office"),
        (" " * 4_000_001, "tệp quá lớn"),
    ],
)
def test_a_file_that_is_no_tally_is_named_with_its_fault(put: Any, tmp_path: Path, content: str, words: str) -> None:
    put(of_city(0))
    (tmp_path / "nop" / "hong.json").write_text(content, encoding="utf-8")
    combined = read(tmp_path)
    line = line_of(combined, "hong.json")
    assert (line.state(), line.used()) == (State.UNREADABLE, False)
    assert words in said(line)
    assert combined.used() == 1


def test_a_practice_tally_is_said_wherever_it_is_added(put: Any, tmp_path: Path) -> None:
    sample = of_city(0)
    put(replace(sample, office=replace(sample.office, sample=True)), "mau.json")
    combined = read(tmp_path)
    assert said(line_of(combined, "mau.json")) == "số liệu mẫu để tập, không phải báo cáo thật"
    assert combined.tally is not None
    assert combined.tally.office.sample


def test_a_named_province_leaves_other_provinces_out(put: Any, tmp_path: Path) -> None:
    stray = of_commune(provinces()[0].communes[0], 1)
    put(replace(stray, period=QUARTER, made_on=date(2026, 9, 16)), "la.json")
    put(of_city(0))
    everywhere = read(tmp_path)
    assert everywhere.used() == 2
    assert everywhere.counts()[State.MISSING] == 39 + len(provinces()[0].communes) - 1
    named = read(tmp_path, provinces=["tp hue"])
    assert (line_of(named, "la.json").state(), line_of(named, "la.json").used()) == (State.OUTSIDE, False)
    assert named.counts()[State.MISSING] == 39
    with pytest.raises(Refused, match="không có trong 34 tỉnh, thành phố"):
        read(tmp_path, provinces=["Hà Tây"])


def test_an_office_that_is_no_commune_counts(put: Any, tmp_path: Path) -> None:
    board = made_tally("Sở Xây dựng", province="Thành phố Huế", code=None)
    put(replace(board, period=QUARTER, made_on=date(2026, 9, 16)), "so.json")
    put(of_city(0))
    combined = read(tmp_path)
    assert combined.tally is not None
    assert [one.office for one in combined.tally.tables[0].rows] == [CITY.communes[0].office(), "Sở Xây dựng"]
    assert combined.tally.reporters == 41


# files given


def test_folders_and_files_are_taken_once_without_the_one_to_write(put: Any, tmp_path: Path) -> None:
    file = put(of_city(0), "a.JSON")
    (tmp_path / "nop" / "ghi-chu.txt").write_text("x")
    out = put(of_city(1), "ra.json")
    assert [one.name for one in tally_files([file, tmp_path / "nop"], but=out)] == ["a.JSON"]
    with pytest.raises(Refused, match="không có tệp hay thư mục này"):
        tally_files([tmp_path / "khong-co"])
    with pytest.raises(Refused, match=r"Không có tệp \.json nào"):
        tally_files([tmp_path])


# what is written


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
    assert sheet["A4"].value == "Đã cộng 2 trên 40 đơn vị phải nộp: đã nộp 1, nộp muộn 1, không dùng được 1, thiếu 38."
    assert rows[0][1:7] == [CITY.communes[2].office(), CITY.communes[2].code, None, None, "Thiếu", "Không"]
    assert rows[38][5:8] == ["Không dùng được", "Không", "hong.json"]
    assert rows[39][2:8] == [CITY.communes[1].code, 1, rows[39][4], "Nộp muộn", "Có", "muon.json"]
    assert rows[39][4].date() == date(2026, 9, 18)
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


def test_an_own_list_says_who_must_report(put: Any, tmp_path: Path) -> None:
    names = tmp_path / "danh-sach.csv"
    first, second, third = CITY.communes[:3]
    names.write_text(
        f'"{first.code}";"tên cũ"\n{second.name.lower()}\n\nSở Xây dựng\n{first.code}\nUBND xã Chưa Có',
        encoding="utf-8-sig",
    )
    board = made_tally("Sở Xây dựng", province="Huế", code=None)
    put(replace(board, period=QUARTER, made_on=date(2026, 9, 16)), "so.json")
    put(of_city(0))
    put(of_city(2), "ngoai.json")
    combined = read(tmp_path, listed=listed(names))
    assert [(line.who.name, line.state()) for line in combined.lines if line.who] == [
        (second.office(), State.MISSING),
        ("UBND xã Chưa Có", State.MISSING),
        (third.office(), State.OUTSIDE),
        (first.office(), State.HANDED_IN),
        ("Sở Xây dựng", State.HANDED_IN),
    ]
    assert said(line_of(combined, "ngoai.json")) == "không có trong danh sách phải nộp"
    assert combined.tally is not None
    assert (combined.tally.reporters, combined.provinces) == (4, ("Thành phố Huế",))
    names.write_bytes("Huế".encode("utf-16"))
    with pytest.raises(Refused, match="không đọc được danh sách"):
        listed(names)
    names.write_text(" ; \n")
    with pytest.raises(Refused, match="danh sách trống"):
        listed(names)


def test_a_code_alone_does_not_make_an_office_another_provinces(put: Any, tmp_path: Path) -> None:
    """Codes of another numbering, as a trial may have them: two files of one code are still one office's."""
    other = made_tally("UBND xã Thử Một", province="Tỉnh Thử", code=CITY.communes[0].code)
    put(replace(other, period=QUARTER, made_on=date(2026, 9, 16)), "a.json")
    put(replace(other, period=QUARTER, made_on=date(2026, 9, 17)), "b.json")
    combined = read(tmp_path)
    assert [(line.who.name, line.state()) for line in combined.lines if line.who] == [
        ("UBND xã Thử Một", State.TWICE),
        ("UBND xã Thử Một", State.HANDED_IN),
    ]
    assert combined.provinces == ()


def test_every_period_of_the_circular_is_sent_on_the_17th() -> None:
    sent = {name: sent_by(period) for name, period in official_periods(2026).items()}
    assert sent == {
        "Quý I": date(2026, 3, 17), "Quý II": date(2026, 6, 17), "6 tháng": date(2026, 6, 17),
        "Quý III": date(2026, 9, 17), "9 tháng": date(2026, 9, 17), "Quý IV": date(2026, 12, 17),
        "Năm": date(2026, 12, 17),
    }  # fmt: skip
    assert sent_by(reporting_month(2026, 9)) is None


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_put_into_a_file_it_is_read_or_its_fault_is_said(data: st.DataObject) -> None:
    """A value anywhere in a true document is replaced or taken out, and the digest made true again."""
    document = json.loads(to_json(of_city(0, tables=of_city(0).tables[-1:])))
    place = document
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())
        if not deeper:
            break
        place = place[key]
    if data.draw(st.booleans()):
        del place[key]
    else:
        junk: list[Any] = [None, True, -1, 1.5, 10**30, "x", "", "\ud800", [], {}, [1], {"a": 1}]
        place[key] = data.draw(st.sampled_from(junk))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.json"
        with suppress(UnicodeEncodeError):
            document["sha256"] = digest(document)
        file.write_text(json.dumps(document))
        combined = combine([file], TODAY)
    line = next(one for one in combined.lines if one.received)
    assert line.used() or said(line)
    assert line.used() == (combined.tally is not None)
