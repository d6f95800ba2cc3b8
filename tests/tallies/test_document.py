from __future__ import annotations

import csv
import hashlib
import io
import json

from danvan_desk.tallies.document import as_document, digest, guarded, to_csv, to_json
from tests.tallies.made import made_tally


def test_the_document_of_the_data_contract() -> None:
    document = json.loads(to_json(made_tally()))
    assert {name: document[name] for name in ("office", "from", "to", "version", "made_on")} == {
        "office": {"name": "UBND phường Bình An", "province": "Thành phố Đà Nẵng", "code": "20257"},
        "from": "2026-10-15",
        "to": "2026-11-14",
        "version": 2,
        "made_on": "2026-11-20",
    }
    assert list(document["tables"]) == ["01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC", "TH"]
    table = document["tables"]["01/TCD"]
    assert table["columns"][0] == {"ms": "1", "path": ["Tổng số lượt tiếp"], "formula": "5+11+17"}
    assert table["columns"][4] == {"ms": "5", "path": ["Tiếp thường xuyên", "Số lượt tiếp"], "formula": None}
    assert table["rows"][0]["office"] == "UBND phường Bình An"
    assert table["rows"][0]["cells"]["5"] == 900
    assert table["checks"][0] == {"rule": "1=5+11+17", "holds": True, "breakers": []}


def test_the_digest_is_that_of_the_document_without_it() -> None:
    document = as_document(made_tally())
    signed = {name: value for name, value in document.items() if name != "sha256"}
    canonical = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert document["sha256"] == hashlib.sha256(canonical).hexdigest() == digest(json.loads(to_json(made_tally())))


def test_a_changed_cell_changes_the_digest() -> None:
    document = json.loads(to_json(made_tally()))
    document["tables"]["TH"]["rows"][0]["cells"]["visits"] += 1
    assert digest(document) != document["sha256"]


def test_csv_opens_in_excel_with_its_headings_joined() -> None:
    data = to_csv(made_tally())
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0][0] == "01/TCD"
    assert rows[1] == ["Số liệu tính từ ngày 15/10/2026 đến ngày 14/11/2026"]
    assert rows[2][0] == "Đơn vị"
    assert rows[2][8] == "Tiếp thường xuyên › Trong đó đoàn đông người › Số đoàn được tiếp"
    assert rows[3][:3] == ["MS", "1=5+11+17", "2=6+12+18"]
    assert rows[4][5] == "900"
    assert [row[0] for row in rows if len(row) > 1 and row[0] in {"01/TCD", "02/XLD", "TH"}] == [
        "01/TCD",
        "02/XLD",
        "TH",
    ]


def test_csv_says_which_check_failed() -> None:
    text = to_csv(made_tally(broken=True)).decode("utf-8-sig")
    assert 'Phép kiểm,1 = 5 + 11 + 17,"không đạt: 5970, trong khi 900 + 60 + 10 = 970"' in text


def test_text_like_a_formula_is_guarded_numbers_are_not() -> None:
    assert [guarded(cell) for cell in ("=1+1", "+84", "-x", "@a", "1=5+11", -3)] == [
        "'=1+1", "'+84", "'-x", "'@a", "1=5+11", -3,
    ]  # fmt: skip
    assert "'=HYPERLINK" in to_csv(made_tally("=HYPERLINK(1)")).decode("utf-8-sig")
