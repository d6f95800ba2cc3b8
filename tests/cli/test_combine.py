"""`danvan combine`: files and folders in, one file out, without a home."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from danvan_desk.domain.periods import Period
from danvan_desk.tallies.document import digest, to_json
from danvan_desk.tallies.reporters import province_named
from tests.tallies.made import of_commune

CITY = province_named("Huế")
QUARTER = Period(date(2026, 6, 15), date(2026, 9, 14))


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "nop"
    folder.mkdir()
    for place in range(3):
        made = replace(of_commune(CITY.communes[place], place), period=QUARTER, made_on=date(2026, 9, 16 + place))
        (folder / f"{place}.json").write_bytes(to_json(made))
    (folder / "hong.json").write_text("{")
    return folder


def test_it_says_who_is_missing_late_and_unreadable(danvan, handed_in, tmp_path):
    called = danvan("combine", "nop", "--out", "gop.xlsx")
    assert (called.code, called.err) == (0, "")
    lines = called.out.splitlines()
    assert lines[0] == "Đã ghi gop.xlsx, kỳ 15/06/2026 – 14/09/2026: cộng 3 trên 40 đơn vị."
    assert lines[1:5] == [
        "Không dùng được: 1",
        "  hong.json: không phải tệp JSON lành lặn; hãy xin đơn vị gửi lại tệp xuất từ chương trình",
        "Nộp muộn: 1",
        f"  2.json, {CITY.communes[2].office()}: lập ngày 18/09/2026, sau hạn 17/09/2026",
    ]
    assert lines[5].startswith(f"Thiếu (37): {CITY.communes[3].office()}, ")
    assert lines[5].endswith(" và 17 đơn vị khác, xem tờ đầu của tệp")
    assert lines[6:] == ["Đã nộp: 2"]
    assert openpyxl.load_workbook(tmp_path / "gop.xlsx").sheetnames[:2] == ["Nộp báo cáo", "01-TCD"]
    assert not (tmp_path / "home").exists()


def test_as_json_everything_is_there(danvan, handed_in, tmp_path):
    called = danvan("combine", "nop/0.json", "nop/1.json", "--province", "Huế", "--out", "gop.json", "--json")
    assert called.code == 0
    answer = called.json
    assert {name: answer[name] for name in ("from", "to", "due", "provinces", "reporters", "used", "counts")} == {
        "from": "2026-06-15", "to": "2026-09-14", "due": "2026-09-17", "provinces": ["Thành phố Huế"],
        "reporters": 40, "used": 2, "counts": {"missing": 38, "handed_in": 2},
    }  # fmt: skip
    assert answer["totals"]["01/TCD"]["1"] == 970 * 3
    assert answer["offices"][-1] == {
        "office": CITY.communes[1].office(), "province": "Thành phố Huế", "code": CITY.communes[1].code,
        "state": "handed_in", "used": True, "file": "nop/1.json", "version": 2, "made_on": "2026-09-17", "notes": [],
    }  # fmt: skip
    written = json.loads((tmp_path / "gop.json").read_text(encoding="utf-8"))
    assert written["sha256"] == digest(written)
    assert (written["made_on"], written["from"]) == ("2026-11-23", "2026-06-15")


def test_what_is_refused(danvan, handed_in, tmp_path):
    refused = {
        ("combine", "nop/hong.json", "--out", "x.xlsx"): (1, "Không có tệp nào cộng được"),
        ("combine", "nop", "--from", "2026-01-01", "--to", "2026-01-31", "--out", "x.xlsx"): (1, "kỳ 15/06/2026"),
        ("combine", "khong-co", "--out", "x.xlsx"): (1, 'FILE = "khong-co": không có tệp hay thư mục này'),
        ("combine", "nop", "--out", "x.pdf"): (1, '--out = "x.pdf": đuôi tệp phải là một trong .xlsx, .json'),
        ("combine", "nop", "--out", "khong-co/x.xlsx"): (1, "Không ghi được khong-co/x.xlsx"),
        ("combine", "nop", "--province", "Hà Tây", "--out", "x.xlsx"): (1, "không có trong 34 tỉnh, thành phố"),
        ("combine", "nop", "--from", "2026-06-15", "--out", "x.xlsx"): (2, "ghi cả hai ngày"),
        ("combine", "nop", "--from", "2026-09-14", "--to", "2026-06-15", "--out", "x.xlsx"): (1, "--to"),
        ("combine", "nop", "--due", "17/9", "--out", "x.xlsx"): (2, "--due"),
        ("combine", "--out", "x.xlsx"): (2, "FILE"),
    }
    for command, (code, words) in refused.items():
        called = danvan(*command)
        assert (called.code, called.out) == (code, ""), command
        assert words in called.err, command
    assert sorted(one.name for one in tmp_path.iterdir()) == ["nop"]


def test_what_tally_writes_combine_reads(office, tmp_path):
    assert office("tally", "--from", "2026-06-15", "--to", "2026-09-14", "--out", "bieu.json").code == 0
    called = office("combine", "bieu.json", "--out", "gop.xlsx", "--json").json
    assert [(one["office"], one["state"]) for one in called["offices"] if one["used"]] == [
        ("UBND phường Bình An", "late")
    ]
    assert called["broken"] == []
    assert called["provinces"] == ["Thành phố Hải Phòng"]
