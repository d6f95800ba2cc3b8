"""A denouncer's name, phone, number and address are nowhere in the registers, whichever way the link runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.updates import update_record
from danvan_desk.domain.records import Update

NAME, PHONE, NUMBER, ADDRESS = "Phan Thị Kín Đáo", "0911222333", "087069004599", "27/4 hẻm Vắng Vẻ"
WHO = {"name": NAME, "phone": PHONE, "id_number": NUMBER, "address": ADDRESS, "email": "kindao@example.vn"}
TOLD = f"Bà {NAME} (PHAN THI KIN DAO), điện thoại 0911 222 333, số {NUMBER}, ở {ADDRESS}, trình bày"
DENUNCIATION = {
    "type": "petition", "ref": "d", "received": "2026-11-19", "channel": "post", "kind": "denunciation",
    "people": [WHO], "respondent": "Ông Lương Văn Tấn", "content": TOLD, "request": TOLD, "note": TOLD,
    "documents": [{"title": f"Đơn của {NAME}"}],
}  # fmt: skip
FEEDBACK = DENUNCIATION | {"ref": "f", "kind": "feedback"}
VISIT = {
    "type": "visit", "ref": "v", "date": "2026-11-19", "reception": "regular", "person": WHO, "kind": "complaint",
    "content": TOLD, "outcome": "received",
}  # fmt: skip


def leaks(home):
    """Every table but the one the identities stand in, as text, searched for what may not be there."""
    found = []
    with closing(sqlite3.connect(home / "danvan.sqlite")) as books:
        tables = [row[0] for row in books.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table == "identity" or table.endswith(("_data", "_idx", "_docsize", "_config", "_content")):
                continue
            for row in books.execute(f"SELECT * FROM {table}"):
                text = " ".join(map(str, row)).lower()
                folded = ("kín đáo", "kin dao", "k\\u00edn", "0911222333", "0911 222 333", NUMBER, "vắng vẻ", "vang ve")
                found += [(table, secret) for secret in (*folded, "kindao@") if secret in text]
    return found


@pytest.mark.parametrize(
    "records",
    [
        [DENUNCIATION],
        [VISIT | {"kind": "denunciation"}],
        [VISIT, DENUNCIATION | {"visit": "v"}],
        [DENUNCIATION, VISIT | {"case": "d"}],
        [DENUNCIATION, FEEDBACK | {"split_from": "d"}],
        [FEEDBACK, DENUNCIATION | {"split_from": "f"}],
        [FEEDBACK | {"ref": "g"}, FEEDBACK | {"split_from": "g"}, DENUNCIATION | {"split_from": "g"}],
        [VISIT, FEEDBACK | {"visit": "v"}, DENUNCIATION | {"split_from": "f"}],
        [DENUNCIATION, DENUNCIATION | {"ref": "d2", "same_as": "d", "received": "2026-11-20"}],
        [
            DENUNCIATION,
            {"type": "event", "case": "d", "event": "accepted", "date": "2026-11-20", "note": TOLD, "by": NAME},
            {"type": "dialogue", "kind": "case", "case": "d", "date": "2026-11-20", "agreed": TOLD,
             "absent": [{"name": NAME}], "items": [{"asked_by": NAME, "question": TOLD}]},
        ],
        [
            FEEDBACK,
            {"type": "event", "case": "f", "event": "assigned", "date": "2026-11-20", "officer": "Mai", "note": TOLD},
            {"type": "dialogue", "kind": "case", "case": "f", "date": "2026-11-20", "agreed": TOLD},
            DENUNCIATION | {"split_from": "f"},
        ],
    ],
)  # fmt: skip
def test_no_register_holds_the_name(desk, home, records):
    add_records(desk, records)
    assert leaks(home) == []


def test_one_person_keeps_one_code_in_the_whole_group(desk):
    records = [DENUNCIATION, FEEDBACK | {"split_from": "d"}, VISIT | {"case": "d"}]
    add_records(desk, records)
    with desk.reading() as session:
        codes = set(session.connection().exec_driver_sql("SELECT name FROM party").scalars())
    assert codes == {"NTC-2026-0001"}


def test_an_update_does_not_bring_the_name_back(desk, home):
    add_records(desk, [DENUNCIATION, VISIT | {"case": "d"}])
    update_record(desk, Update("DT-2026-00001", {"content": TOLD + " thêm", "people": [WHO]}, reason=f"Theo {NAME}"))
    update_record(desk, Update("TD-2026-00001", {"note": TOLD}))
    assert leaks(home) == []


def test_a_visit_that_turns_out_a_denunciation_is_hidden_then(desk, home):
    add_records(desk, [VISIT])
    update_record(desk, Update("TD-2026-00001", {"kind": "denunciation"}, reason="Ghi nhầm loại"))
    assert leaks(home) == []


def test_others_stay_named(desk):
    add_records(desk, [DENUNCIATION, FEEDBACK])
    with desk.reading() as session:
        names = session.connection().exec_driver_sql("SELECT name FROM party ORDER BY id").scalars().all()
    assert names == ["NTC-2026-0001", NAME]
