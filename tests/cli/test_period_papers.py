"""What a period's papers say when they are asked for on the command line, and that nobody who denounced is named."""

import json
import sqlite3
from contextlib import closing
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.actions.denouncer import ADDRESS, NAME, NUMBER, PHONE, TOLD, WHO
from tests.records import event, petition, visit

YEAR = ("--from", "2026-01-01", "--to", "2026-11-22")
MONTH = ("--month", "2026-11")
OFFICER = "Võ Minh Tâm"
LINES = [
    petition("late", "2026-10-16", "complaint", "land"),
    event("late", "assigned", "2026-10-17", officer=OFFICER),
    event("late", "declined", "2026-11-10", reason="Hết thời hiệu"),
    petition("good", "2026-10-16", "feedback", "land"),
    event("good", "answered", "2026-10-20", outcome="final", document_no="9/UBND"),
    petition("secret", "2026-09-14", "denunciation", "conduct", people=[WHO], content=TOLD),
    event("secret", "assigned", "2026-09-15", officer=OFFICER, note=TOLD),
    event("secret", "accepted", "2026-09-18"),
    event("secret", "concluded", "2026-11-12", outcome="wrong", document_no="7/KL-UBND"),
    visit("2026-11-03", receiver="Lê Thị Mai", kind="denunciation", person=WHO, content=TOLD),
]


@pytest.fixture
def filled(office):
    called = office("add", "-", given="\n".join(map(json.dumps, LINES)))
    assert called.code == 0, called.err
    return office


def text_of(file):
    content = file.read_bytes()
    if file.suffix == ".pdf":
        parts = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    elif file.suffix == ".docx":
        paper = docx.Document(BytesIO(content))
        tables = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        parts = [paragraph.text for paragraph in paper.paragraphs] + tables
    else:
        sheets = load_workbook(BytesIO(content)).worksheets
        parts = [str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row if value]
    return " ".join(" ".join(parts).split())


def assert_nobody_is_named(text):
    assert [secret for secret in (NAME, NUMBER, PHONE, ADDRESS, "KIN DAO") if secret.lower() in text.lower()] == []


def test_the_forms_of_a_period_are_listed(filled):
    listed = {form["form"]: form for form in filled("forms", "--json").json["forms"]}
    assert [listed[form]["formats"] for form in ("BC-02", "DS-CK", "BD-TCD")] == [
        ["pdf", "docx"], ["pdf", "docx", "xlsx"], ["pdf", "docx", "xlsx"],
    ]  # fmt: skip
    assert {tuple(listed[form]["of"]) for form in ("BC-02", "DS-CK", "BD-TCD")} == {("period",)}


@pytest.mark.parametrize(
    ("form", "ending", "words"),
    [
        ("BC-02", "pdf", "tiếp công dân, giải quyết khiếu nại, tố cáo"),
        ("bc/02", "docx", "tiếp công dân, giải quyết khiếu nại, tố cáo"),
        *(("DS-CK", ending, "7/KL-UBND") for ending in ("pdf", "docx", "xlsx")),
        *(("BD-TCD", ending, "Lê Thị Mai") for ending in ("pdf", "docx", "xlsx")),
    ],
)
def test_a_paper_of_a_period_is_made_and_names_nobody(filled, tmp_path, form, ending, words):
    called = filled("print", form, *YEAR, "--out", f"paper.{ending}", "--json")
    assert (called.code, called.json["form"]) == (0, form.upper().replace("/", "-")), called.err
    text = text_of(tmp_path / f"paper.{ending}")
    assert words in text
    assert_nobody_is_named(text)


def test_the_public_list_is_told_to_the_log(filled, tmp_path):
    assert filled("print", "DS-CK", *YEAR, "--out", "list.xlsx").code == 0
    with closing(sqlite3.connect(tmp_path / "home" / "danvan.sqlite")) as books:
        (after,) = books.execute("SELECT after FROM change WHERE action = 'print publication'").fetchone()
    assert json.loads(after)["form"] == "xlsx"
    assert len(json.loads(after)["cases"]) == 2


def test_what_is_missing_is_said_and_can_be_refused(filled, tmp_path):
    called = filled("print", "BC-02", *YEAR, "--out", "report.pdf")
    assert (called.code, "để trống: Số báo cáo" in called.err) == (0, True)
    assert filled("print", "BC-02", *YEAR, "--out", "whole.pdf", "--complete").code == 1
    assert not (tmp_path / "whole.pdf").exists()


def test_what_cannot_be_made_is_refused_and_leaves_no_file(filled, tmp_path):
    assert filled("print", "BC-02", *YEAR, "--out", "report.xlsx").code == 1
    assert filled("print", "DS-CK", "--out", "list.pdf").code == 2
    nobody = filled("print", "BD-TCD", "--from", "2026-01-01", "--to", "2026-01-31", "--out", "sheet.pdf")
    assert (nobody.code, "chưa có ai trong bảng" in nobody.err) == (1, True)
    assert filled("on-time", *MONTH, "--out", "rates.pdf").code == 1
    assert filled("on-time").code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


def test_the_report_of_a_sample_ward_says_so(danvan, tmp_path):
    assert danvan("demo", "--petitions", "20", "--years", "1").code == 0
    assert danvan("print", "BC-02", *YEAR, "--out", "report.docx").code == 0
    assert "SỐ LIỆU MẪU ĐỂ TẬP" in text_of(tmp_path / "report.docx")


def test_the_rates_are_those_of_the_monthly_table(filled, tmp_path):
    called = filled("on-time", *MONTH, "--json", "--out", "rates.xlsx")
    assert called.code == 0, called.err
    assert filled("tally", *MONTH, "--table", "TH", "--out", "th.json").code == 0
    cells = json.loads((tmp_path / "th.json").read_text(encoding="utf-8"))["tables"]["TH"]["rows"][0]["cells"]
    assert (called.json["finished"], called.json["on_time"]) == (cells["finished"], cells["finished_on_time"]) == (3, 1)
    assert {(one["officer"], one["kind"], one["finished"]) for one in called.json["rows"]} == {
        (OFFICER, "complaint", 1), (OFFICER, "denunciation", 1), ("", "feedback", 1),
    }  # fmt: skip
    assert [one["people"] for one in called.json["petitions"] if one["kind"] == "denunciation"] == ["NTC-2026-0001"]
    for text in (called.out, text_of(tmp_path / "rates.xlsx")):
        assert_nobody_is_named(text)


def test_the_rates_are_told_in_lines_with_each_late_petition(filled):
    called = filled("on-time", *MONTH)
    assert "Võ Minh Tâm · Khiếu nại: 1 đơn kết thúc, 0 đúng hạn (0 %)" in called.out
    assert "Cộng: 3 đơn kết thúc, 1 đúng hạn (33,3 %)" in called.out
    assert "DT-2026-00001  Lê Văn An: trễ hạn, hạn" in called.out
    assert_nobody_is_named(called.out)
    empty = filled("on-time", "--from", "2026-01-01", "--to", "2026-01-31")
    assert empty.out == "Kỳ này không có đơn nào kết thúc.\n"


@pytest.mark.parametrize("command", [("tally", "--out", "t.json"), ("on-time",), ("print", "BC-02", "--out", "b.docx")])
@pytest.mark.parametrize("days", [("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31")])
def test_a_period_out_of_all_years_is_refused_by_name(office, command, days):
    called = office(*command, "--from", days[0], "--to", days[1])
    assert called.code == 1
    assert "kỳ phải nằm trong các năm từ 1900 đến 2199" in called.err
    assert days[0] in called.err


def test_so_is_a_month(office):
    called = office("tally", "--month", "0000-01", "--out", "t.json")
    assert (called.code, "từ 1900 đến 2199" in called.err) == (1, True)
