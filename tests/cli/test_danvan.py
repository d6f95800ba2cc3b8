"""The command line keeps its contract: names, fields, exit codes, and nothing but JSON where JSON is asked for."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pypdf
import pytest

LINES = [
    {"type": "visit", "ref": "v1", "date": "2026-11-20", "time": "08:30", "reception": "regular",
     "person": {"name": "Trần Văn Lợi", "id_number": "087069004512", "address": "41 Nguyễn Trung Trực"},
     "kind": "complaint", "field": "land", "content": "Khiếu nại thu hồi đất", "outcome": "received",
     "documents": [{"title": "Giấy chứng nhận", "pages": 2, "copy": "certified", "state": "Rõ"}]},
    {"type": "petition", "ref": "p1", "received": "2026-11-20", "channel": "reception", "kind": "complaint",
     "field": "land", "people": [{"name": "Trần Văn Lợi"}], "content": "Thu hồi 86 m² đất", "visit": "v1"},
    {"type": "event", "case": "p1", "event": "accepted", "date": "2026-11-20", "document_no": "12/TB-UBND"},
    {"type": "petition", "ref": "d1", "received": "2026-11-19", "channel": "post", "kind": "denunciation",
     "people": [{"name": "Phan Thị Kín Đáo", "phone": "0911222333", "id_number": "087069004599",
                 "address": "27/4 hẻm Vắng Vẻ"}], "content": "Bà Phan Thị Kín Đáo tố cáo thu tiền"},
    {"type": "dialogue", "kind": "conference", "date": "2026-11-10", "announced": "2026-11-02",
     "items": [{"question": "Đèn hẻm 14?", "commitment": "Lắp 6 đèn", "due": "2026-11-15"}]},
]  # fmt: skip


@pytest.fixture
def filled(office):
    called = office("add", "-", given="\n".join(map(json.dumps, LINES)))
    assert called.code == 0, called.err
    return office


def test_add_answers_a_line_each_in_order(office):
    called = office("add", "-", "--json", given="\n".join(map(json.dumps, LINES)))
    saved = called.json["saved"]
    assert [(s["line"], s["type"], s["ref"], s["number"], s["case"]) for s in saved] == [
        (1, "visit", "v1", "TD-2026-00001", None),
        (2, "petition", "p1", "DT-2026-00001", "VV-2026-00001"),
        (3, "event", None, "VV-2026-00001", "VV-2026-00001"),
        (4, "petition", "d1", "DT-2026-00002", "VV-2026-00002"),
        (5, "dialogue", None, "DTH-2026-00001", None),
    ]


def test_a_refused_file_quotes_line_field_and_value(office):
    bad = [LINES[0], LINES[1] | {"received": "2026-11-31"}]
    called = office("add", "-", "--json", given="\n".join(map(json.dumps, bad)))
    assert (called.code, called.out) == (1, "")
    assert "dòng 2" in called.err
    assert "received" in called.err
    assert "2026-11-31" in called.err
    assert office("find", "Lợi", "--json").json == {"total": 0, "hits": []}


def test_show(filled):
    card = filled("show", "DT-2026-00001", "--json").json
    assert card["type"] == "petition"
    assert card["case"] == "VV-2026-00001"
    card = filled("show", "VV-2026-00001", "--json").json
    assert (card["case"], card["kind"], card["state"]) == ("VV-2026-00001", "complaint", "accepted")
    assert (card["petitions"], card["visits"]) == (["DT-2026-00001"], ["TD-2026-00001"])
    assert [(e["n"], e["event"], e["date"]) for e in card["events"]] == [
        (1, "received", "2026-11-20"), (2, "accepted", "2026-11-20"),
    ]  # fmt: skip
    assert {"clock", "due", "state", "steps", "rule", "basis"} <= card["clocks"][0].keys()
    assert [h["action"] for h in card["history"]] == ["petition", "accepted"]
    assert filled("show", "VV-2026-00099").code == 1
    assert "Khiếu nại" in filled("show", "VV-2026-00001").out


def test_clocks_backlog_duties(filled):
    clocks = filled("clocks", "VV-2026-00001", "--on", "2026-11-20", "--json").json
    assert clocks["on"] == "2026-11-20"
    assert [(c["clock"], c["due"], c["state"]) for c in clocks["clocks"]] == [
        ("complaint.accept", "2026-12-02", "met"),
        ("petition.unprocessed", "2027-01-04", "met"),
        ("complaint.resolve", "2026-12-21", "running"),
    ] or [c["clock"] for c in clocks["clocks"]]
    visit = filled("clocks", "TD-2026-00001", "--json").json["clocks"]
    assert [(c["clock"], c["state"], c["ended_on"]) for c in visit] == [("reception.answer", "met", "2026-11-20")]
    dialogue = filled("clocks", "DTH-2026-00001", "--json").json["clocks"]
    assert [c["clock"] for c in dialogue] == ["dialogue.announce", "dialogue.publish"]
    backlog = filled("backlog", "--json").json
    assert [(c["case"], c["people"], c["clock"]) for c in backlog["cases"]] == [
        ("VV-2026-00002", "NTC-2026-0001", "denunciation.triage"),
        ("VV-2026-00001", "Trần Văn Lợi", "complaint.resolve"),
    ]
    duties = {d["duty"]: d for d in filled("duties", "--json").json["duties"]}
    assert (duties["dialogue.yearly"]["required"], duties["dialogue.yearly"]["done"]) == (1, 1)
    assert duties["head.reception_days"]["period"] == "2026-11"


def test_the_examples_of_the_law_hold(danvan):
    examples = Path(__file__).parents[1] / "domain" / "examples.jsonl"
    cases = [json.loads(line) for line in examples.read_text(encoding="utf-8").splitlines()]
    called = danvan("clocks", "--what-if", "-", given="\n".join(json.dumps(case["ask"]) for case in cases))
    assert called.code == 0
    answers = [json.loads(line) for line in called.out.splitlines()]
    assert len(answers) == len(cases)
    for case, answer in zip(cases, answers, strict=True):
        got: dict[str, list[dict[str, str]]] = {}
        for clock in answer["clocks"]:
            kept = {name: clock[name] for name in ("due", "ended_on", "state")}
            got.setdefault(clock["clock"], []).append(kept)
        assert got == case["want"], case["ask"]


def test_a_refused_what_if_answers_on_its_line(danvan):
    good = {"kind": "feedback", "events": [{"event": "received", "date": "2026-11-02"}], "on": "2026-11-20"}
    bad = {
        "kind": "complaint",
        "events": [
            {"event": "received", "date": "2026-11-02"},
            {"event": "decided", "date": "2026-11-03", "outcome": "right"},
        ],
    }
    called = danvan("clocks", "--what-if", "-", given="\n".join(map(json.dumps, [bad, good])))
    first, second = map(json.loads, called.out.splitlines())
    assert called.code == 1
    assert set(first) == {"error"}
    assert second["on"] == "2026-11-20"


def test_exit_codes(danvan, tmp_path):
    assert danvan("backlog").code == 3
    assert danvan("nonsense").code == 2
    assert danvan("init", "--office", "X").code == 2
    assert danvan("init", "--office", " ", "--province", "Y").code == 1
    assert danvan("init", "--office", "X", "--province", "Y").code == 0
    assert danvan("init", "--office", "X", "--province", "Y").code == 1
    assert danvan("tally", "--out", "a.json").code == 2
    assert danvan("tally", "--month", "2026-13", "--out", "a.json").code == 2
    assert danvan("tally", "--month", "2026-11", "--out", "a.odt").code == 1
    assert danvan("print", "99-XYZ", "TD-2026-00001", "--out", "a.pdf").code == 1
    assert danvan("restore", "missing.sqlite").code in (1, 3)
    (tmp_path / "home" / "danvan.sqlite").write_bytes(b"not a database at all" * 400)
    assert danvan("backlog").code == 3
    assert danvan("check").code == 3


def test_newer_books_are_refused_untouched(office, tmp_path):
    with closing(sqlite3.connect(tmp_path / "home" / "danvan.sqlite")) as books, books:
        books.execute("UPDATE alembic_version SET version_num = '9999'")
    called = office("backlog")
    assert called.code == 3
    assert "mới hơn" in called.err


def test_papers(filled, tmp_path):
    assert {"form", "title", "of", "formats", "basis", "names_denouncer"} <= filled("forms", "--json").json["forms"][
        0
    ].keys()
    called = filled("print", "02-tcd", "TD-2026-00001", "--out", "r.pdf")
    assert called.code == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert "để trống" in called.err
    assert filled("print", "02-TCD", "TD-2026-00001", "--out", "x.pdf", "--complete").code == 1
    assert not (tmp_path / "x.pdf").exists()
    for ending in ("pdf", "xlsx"):
        called = filled("print", "03-TCD", "--from", "2026-11-01", "--to", "2026-11-30", "--out", f"s.{ending}")
        assert called.code == 0
    assert filled("print", "02-TCD", "--out", "r.pdf").code == 2
    assert filled("print", "02-TCD", "VV-2026-00001", "--out", "r.pdf").code == 1
    assert filled("print", "03-TCD", "--from", "2026-11-01", "--to", "2026-11-30", "--out", "s.docx").code == 1
    assert filled("print", "bb-kcd", "Reception-1", "--out", "r.docx").code == 0
    assert filled("print", "BB-KCD", "reception-99", "--out", "r.docx").code == 1


@pytest.mark.parametrize(
    ("form", "number", "told"),
    [
        ("02-TCD", "TD-2026-00001", ("GIẤY BIÊN NHẬN", "TD-2026-00001")),
        ("GT-TH", "VV-2026-00001", ("PHIẾU GIẢI THÍCH THỜI HẠN", "Giải quyết khiếu nại")),
        ("TL-CD", "VV-2026-00001", ("PHIẾU TRẢ LỜI TÌNH TRẠNG GIẢI QUYẾT", "Vụ việc VV-2026-00001")),
        ("DS-KT", "DT-2026-00001", ("DANH SÁCH", "Kèm theo hồ sơ DT-2026-00001")),
        ("BIA-HS", "VV-2026-00001", ("BÌA HỒ SƠ", "Mã kiểm tra")),
    ],
)
def test_the_offices_own_papers_in_word(filled, tmp_path, form, number, told):
    called = filled("print", form, number, "--out", "paper.docx")
    assert called.code == 0, called.err
    document = docx.Document(str(tmp_path / "paper.docx"))
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    text += " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    for words in told:
        assert words in text
    (shown,) = [one for one in filled("forms", "--json").json["forms"] if one["form"] == form]
    assert shown["formats"] == ["pdf", "docx"]
    assert filled("show", number, "--json").json["history"][-1]["action"] == f"print {form}"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("VV-2026-00001", ("VV-2026-00001 · Khiếu nại", "Giải quyết khiếu nại", "Luật Khiếu nại Đ.28")),
        ("dt-2026-00001", ("DT-2026-00001 · Khiếu nại", "Giải quyết khiếu nại")),
        ("TD-2026-00001", ("TD-2026-00001", "Đúng hạn, xong ngày 20/11/2026")),
        ("DTH-2026-00001", ("DTH-2026-00001", "Công khai kết quả đối thoại")),
        ("VV-2026-00002", ("VV-2026-00002 · Tố cáo", "Kiểm tra")),
    ],
)
def test_the_slip_of_the_dates(filled, tmp_path, number, told):
    called = filled("print", "gt-th", number, "--out", "slip.pdf")
    assert called.code == 0, called.err
    pages = pypdf.PdfReader(tmp_path / "slip.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in told:
        assert words in text
    for hidden in ("Kín Đáo", "0911222333", "087069004599", "Vắng Vẻ"):
        assert hidden not in text
    assert filled("print", "GT-TH", number.replace("00001", "00099").replace("00002", "00099"), "--out", "x.pdf").code


def test_a_printed_slip_is_in_the_history(filled):
    assert filled("print", "GT-TH", "VV-2026-00001", "--out", "slip.pdf").code == 0
    history = filled("show", "VV-2026-00001", "--json").json["history"]
    assert history[-1]["action"] == "print GT-TH"


def test_tally_backup_restore_check(filled, tmp_path):
    for ending in ("json", "xlsx", "pdf", "csv"):
        assert filled("tally", "--from", "2026-11-01", "--to", "2026-11-23", "--out", f"t.{ending}").code == 0
    tables = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["tables"]
    assert tables["01/TCD"]["rows"][0]["cells"]["1"] == 1
    assert tables["02/XLD"]["rows"][0]["cells"]["1"] == 2
    assert tables["TH"]["rows"][0]["cells"]["closing"] == 2
    made = Path(filled("backup", "--to", "copies", "--json").json["path"])
    filled("add", "-", given=json.dumps(LINES[0]))
    assert filled("find", "Lợi", "--json").json["total"] == 3
    assert filled("restore", str(made)).code == 0
    assert filled("find", "Lợi", "--json").json["total"] == 2
    assert filled("check", "--json").json["whole"] is True


def test_the_denouncer_is_in_nothing_that_is_printed(filled, tmp_path):
    secrets = ("Kín Đáo", "0911222333", "087069004599", "Vắng Vẻ", "kin dao")
    outputs = [
        filled(*command).out
        for command in (
            ("show", "DT-2026-00002"), ("show", "VV-2026-00002", "--json"), ("show", "VV-2026-00002"),
            ("backlog",), ("backlog", "--json"), ("find", "tố cáo", "--json"), ("clocks", "VV-2026-00002"),
        )
    ]  # fmt: skip
    assert "NTC-2026-0001" in outputs[1]
    for secret in secrets:
        assert filled("find", secret, "--json").json["total"] == 0
        assert not any(secret in output for output in outputs)
    filled("print", "02-TCD", "DT-2026-00002", "--out", "r.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "r.pdf").pages)
    assert "NTC-2026-0001" in text
    assert not any(secret in text for secret in secrets)


def test_demo_is_the_same_for_the_same_seed_and_day(danvan, tmp_path):
    answers = []
    for name in ("one", "two"):
        assert (
            danvan("--home", str(tmp_path / name), "demo", "--petitions", "60", "--years", "1", "--seed", "3").code == 0
        )
        answers.append(danvan("--home", str(tmp_path / name), "backlog", "--json").out)
        assert danvan("--home", str(tmp_path / name), "check").code == 0
    assert answers[0] == answers[1]
    assert danvan("--home", str(tmp_path / "one"), "demo").code == 1


def test_show_tells_what_was_checked_and_how_the_last_day_was_reached(office):
    late = {
        "type": "petition", "received": "2026-11-20", "channel": "post", "kind": "complaint", "content": "Thu hồi đất",
        "people": [{"name": "Trần Văn Lợi"}], "decision_known_on": "2026-08-01", "eligible": False,
        "ineligible_reason": "Hết thời hiệu", "hamlet": "khu phố 4", "decision_no": "120/QĐ-UBND",
        "checks": {"LKN-11-9": False},
    }  # fmt: skip
    saved = office("add", "-", given=json.dumps(late))
    assert "quá 21 ngày" in saved.err
    told = office("show", "DT-2026-00001").out
    assert "Đủ điều kiện: không" in told
    assert "Nơi phát sinh việc: khu phố 4" in told
    assert "90 ngày hết ngày 30/10/2026; nhận đơn ngày 20/11/2026: quá 21 ngày." in told
    assert "- không đạt: Tòa án đã thụ lý hoặc đã có bản án, quyết định giải quyết (Luật Khiếu nại Đ.11 k9)" in told
    assert "- chưa xem: Liên quan trực tiếp" in told
    document = office("show", "DT-2026-00001", "--json").json
    assert document["checks"] == {"LKN-11-9": False}
    assert (document["proposal"]["step"], document["proposal"]["last_day"]) == ("declined", "2026-10-30")
    assert office("show", "VV-2026-00001", "--json").json["proposal"] == document["proposal"]
