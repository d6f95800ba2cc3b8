from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pypdf
import pytest

from danvan_desk.errors import Refused
from danvan_desk.tallies.export import write
from danvan_desk.tallies.tally import Tally
from danvan_desk.tallies.wording import figure
from tests.tallies.made import made_tally


def test_all_four_files_agree_cell_by_cell(tally: Tally, tmp_path: Path) -> None:
    files = {ending: write(tally, tmp_path / f"thang-11{ending}") for ending in (".xlsx", ".pdf", ".csv", ".json")}
    document = json.loads(files[".json"].read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(files[".xlsx"], data_only=True)
    rows = list(csv.reader(io.StringIO(files[".csv"].read_text(encoding="utf-8-sig"))))
    numbers = [row[1:] for row in rows if row and row[0] == "UBND phường Bình An"]
    pages = pypdf.PdfReader(files[".pdf"]).pages
    for place, table in enumerate(tally.tables):
        wanted = [table.rows[0].cells[column.ms] for column in table.columns]
        assert list(document["tables"][table.code]["rows"][0]["cells"].values()) == wanted
        assert [float(number) for number in numbers[place]] == wanted
        sheet = book[table.code.replace("/", "-")]
        found = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "UBND phường Bình An")
        assert list(found[1 : len(wanted) + 1]) == wanted
        assert " ".join(map(figure, wanted)) in " ".join(pages[place].extract_text().split())


def test_another_ending_is_refused_with_those_accepted(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"đuôi tệp \.docx không dùng được; dùng một trong \.xlsx, \.pdf, \.csv, \.json"):
        write(made_tally(), tmp_path / "bieu.docx")
    with pytest.raises(Refused, match=r"đuôi tệp \(không có\)"):
        write(made_tally(), tmp_path / "bieu")
    assert list(tmp_path.iterdir()) == []


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    assert write(made_tally(), tmp_path / "BIEU.XLSX").is_file()


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không ghi được"):
        write(made_tally(), tmp_path / "khong-co" / "bieu.csv")


def test_a_file_that_cannot_be_replaced_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "bieu.csv").mkdir()  # a folder stands where the file should go
    with pytest.raises(Refused, match="Không ghi được"):
        write(made_tally(), tmp_path / "bieu.csv")
    assert [entry.name for entry in tmp_path.iterdir()] == ["bieu.csv"]


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "bieu.json"
    out.write_text("x" * 100_000)
    write(made_tally(), out)
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == 2
