"""The tallies of many offices put together: every fault of a file, from a real file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_desk.errors import Refused
from danvan_desk.tallies.combine import combine, tally_files
from danvan_desk.tallies.combined_book import write
from danvan_desk.tallies.document import digest, to_json
from danvan_desk.tallies.received import State
from tests.tallies.handed_in import CITY, TODAY, Document, line_of, of_city, read, row, said


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


def test_folders_and_files_are_taken_once_without_the_one_to_write(put: Any, tmp_path: Path) -> None:
    file = put(of_city(0), "a.JSON")
    (tmp_path / "nop" / "ghi-chu.txt").write_text("x")
    out = put(of_city(1), "ra.json")
    assert [one.name for one in tally_files([file, tmp_path / "nop"], but=out)] == ["a.JSON"]
    for no_file in (tmp_path / "khong-co", Path(os.devnull)):
        with pytest.raises(Refused, match="không có tệp hay thư mục này"):
            tally_files([no_file])
    with pytest.raises(Refused, match=r"Không có tệp \.json nào"):
        tally_files([tmp_path])


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


def test_a_period_out_of_all_years_is_said_of_the_file(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "nam.json", lambda document: document.update({"from": "0001-01-01", "to": "0001-01-02"}))
    line = line_of(read(tmp_path), "nam.json")
    assert (line.state(), said(line)) == (State.UNREADABLE, "kỳ phải nằm trong các năm từ 1900 đến 2199")


def test_a_file_whose_name_is_no_text_stops_nobody(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    odd = tmp_path / "nop" / "a\udcff.json"
    try:
        odd.write_text("{}", encoding="utf-8")
    except OSError:
        pytest.skip("no such names on this file system")
    combined = read(tmp_path)
    for ending in (".xlsx", ".json"):
        assert write(combined, tmp_path / f"gop{ending}").stat().st_size
    assert "a?.json" in [line.received.name() for line in combined.lines if line.received]
