"""A denouncer's name, phone, number and address are nowhere in the registers, whichever way the link runs."""

from __future__ import annotations

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.updates import update_record
from danvan_desk.domain.records import Update
from tests.actions import denouncer
from tests.actions.denouncer import NAME, TOLD, VISIT, WHO, leaks

DENUNCIATION = denouncer.DENUNCIATION | {"request": TOLD, "note": TOLD, "documents": [{"title": f"Đơn của {NAME}"}]}
FEEDBACK = DENUNCIATION | {"ref": "f", "kind": "feedback"}


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
