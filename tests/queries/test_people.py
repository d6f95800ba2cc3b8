"""A citizen met before is offered as the number or the name is typed; a denouncer never is."""

from __future__ import annotations

from danvan_desk.actions.add import add_records
from danvan_desk.queries.people import known_citizens

LOI = {"name": "Trần Văn Lợi", "id_number": "087069004512", "phone": "0939447208", "born": "1969-09-02"}


def test_known_by_number_and_name_with_matters(desk):
    add_records(
        desk,
        [
            {"type": "petition", "received": "2026-10-02", "channel": "post", "kind": "complaint", "people": [LOI],
             "content": "Thu hồi 86 m² đất"},
            {"type": "visit", "date": "2026-11-20", "reception": "regular", "kind": "complaint", "outcome": "received",
             "content": "Hỏi kết quả", "person": LOI, "case": "VV-2026-00001"},
        ],
    )  # fmt: skip
    by_number = known_citizens(desk, id_number="087069004512", phone="0939447208")
    assert [(k.person.name, k.reasons, k.visits, k.petitions) for k in by_number] == [
        ("Trần Văn Lợi", ("id_number", "phone"), 1, 1)
    ]
    assert [m.case for m in by_number[0].matters] == ["VV-2026-00001"]
    assert [k.person.id_number for k in known_citizens(desk, name="tran van lo")] == ["087069004512"]
    assert known_citizens(desk, id_number="08706") == []
    assert known_citizens(desk, name="Trần") == []


def test_a_denouncer_is_not_known(desk):
    add_records(
        desk,
        [{"type": "petition", "received": "2026-10-02", "channel": "post", "kind": "denunciation", "people": [LOI],
          "content": "Tố cáo"}],
    )  # fmt: skip
    assert known_citizens(desk, id_number="087069004512", name="Trần Văn Lợi", phone="0939447208") == []
