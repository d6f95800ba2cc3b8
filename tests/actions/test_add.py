"""Filing a batch: all of it or nothing, every problem named by line and field."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select

from danvan_desk.actions.add import add_lines, add_records
from danvan_desk.db.tables import Change, Counter, Event, Matter, Petition, Visit
from danvan_desk.errors import Refused

PERSON = {"name": "Trần Văn Lợi", "id_number": "087069004512"}
VISIT = {
    "type": "visit", "date": "2026-11-20", "reception": "regular", "person": PERSON, "kind": "complaint",
    "content": "Khiếu nại thu hồi đất", "outcome": "received",
}  # fmt: skip
PETITION = {
    "type": "petition", "received": "2026-11-20", "channel": "post", "kind": "complaint", "people": [PERSON],
    "content": "Khiếu nại quyết định thu hồi 86 m² đất",
}  # fmt: skip


def refused(desk, *records):
    with pytest.raises(Refused) as caught:
        add_lines(desk, [json.dumps(r) if isinstance(r, dict) else r for r in records])
    with desk.reading() as session:
        assert session.scalar(select(func.count()).select_from(Visit)) == 0
        assert session.scalar(select(func.count()).select_from(Petition)) == 0
        assert session.scalar(select(func.count()).select_from(Counter)) == 0
    return [(p.line, p.field, p.value) for p in caught.value.problems]


def test_numbers_run_per_kind_and_year_of_receipt(desk):
    saved = add_records(
        desk,
        [
            VISIT | {"ref": "a"},
            PETITION | {"ref": "b", "visit": "a"},
            PETITION | {"ref": "c", "received": "2025-12-30", "content": "Việc năm trước"},
            PETITION | {"received": "2026-11-21", "same_as": "b"},
        ],
    )
    assert [(s.type, s.number, s.case) for s in saved] == [
        ("visit", "TD-2026-00001", None),
        ("petition", "DT-2026-00001", "VV-2026-00001"),
        ("petition", "DT-2025-00001", "VV-2025-00001"),
        ("petition", "DT-2026-00002", "VV-2026-00001"),
    ]


def test_a_broken_line_in_the_middle_saves_nothing(desk):
    assert refused(desk, VISIT, '{"type": "visit", ', PETITION)[0][:2] == (2, "")


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (VISIT | {"date": "2026-02-30"}, "date", "2026-02-30"),
        (VISIT | {"date": "20/11/2026"}, "date", "20/11/2026"),
        (VISIT | {"date": "2026-11-24"}, "date", "2026-11-24"),
        (VISIT | {"person": PERSON | {"id_number": "08706900451"}}, "people.0.id_number", "08706900451"),
        (VISIT | {"kind": "petition"}, "kind", "petition"),
        (VISIT | {"time": "25:00"}, "time", "25:00"),
        (VISIT | {"companions": -1}, "companions", -1),
        (VISIT | {"in_authority": "yes"}, "in_authority", "yes"),
        (VISIT | {"refusal_ground": "LTCD-9-3"}, "refusal_ground", "LTCD-9-3"),
        (VISIT | {"case": "VV-2026-00009"}, "case", "VV-2026-00009"),
        (PETITION | {"people": []}, "people", None),
        (PETITION | {"anonymous": True}, "anonymous", True),
        (PETITION | {"same_as": "nobody"}, "same_as", "nobody"),
        (PETITION | {"appeals": "VV-2026-00001"}, "appeals", "VV-2026-00001"),
        (PETITION | {"people": [{"id_number": "087069004512"}]}, "people.0.name", None),
        ({"type": "letter"}, "type", "letter"),
    ],
)
def test_bad_input_names_line_field_and_value(desk, record, field, value):
    assert (2, field, value) in refused(desk, VISIT, record)


def test_an_unknown_field_is_answered_with_the_nearest_name(desk):
    with pytest.raises(Refused) as caught:
        add_records(desk, [VISIT | {"reciever": "Mai"}])
    assert "receiver" in caught.value.problems[0].message


def test_every_problem_of_every_line_is_told_at_once(desk):
    found = refused(desk, VISIT | {"date": "x", "kind": "y"}, PETITION | {"channel": "z"})
    assert found == [(1, "date", "x"), (1, "kind", "y"), (2, "channel", "z")]


def test_what_points_to_a_refused_line_is_not_a_second_mistake(desk):
    event = {"type": "event", "case": "p", "event": "accepted", "date": "2026-11-21"}
    assert [p[0] for p in refused(desk, PETITION | {"ref": "p", "channel": "fax"}, event)] == [1]


def test_an_event_out_of_order_is_refused_with_its_line(desk):
    records = [
        PETITION | {"ref": "p"},
        {"type": "event", "case": "p", "event": "decided", "date": "2026-11-21", "outcome": "right"},
    ]
    found = refused(desk, *records)
    assert found[0][0] == 2
    assert found[0][1] == "event"


def test_bom_blank_lines_and_decomposed_letters_are_taken(desk):
    decomposed = "Khie\u0302\u0301u na\u0323i"
    lines = ["\ufeff" + json.dumps(VISIT | {"content": decomposed}), "", "  "]
    add_lines(desk, lines)
    with desk.reading() as session:
        assert session.scalars(select(Visit.content)).one() == "Khiếu nại"


def test_every_record_leaves_a_line_in_the_log(desk):
    add_records(
        desk,
        [
            PETITION | {"ref": "p"},
            {"type": "event", "case": "p", "event": "assigned", "date": "2026-11-21", "officer": "Phạm Quốc Bảo"},
        ],
    )
    with desk.reading() as session:
        lines = session.execute(select(Change.record, Change.action, Change.who, Change.stand_in)).all()
        assert [(line.record, line.action) for line in lines] == [
            ("office", "init"), ("DT-2026-00001", "petition"), ("VV-2026-00001", "assigned"),
        ]  # fmt: skip
        assert {line.who for line in lines} == {"Lê Thị Mai"}
        assert lines[1].stand_in.isoformat() == "2026-11-23"


def test_a_repeat_joins_its_case_and_starts_no_clocks(desk):
    add_records(desk, [PETITION | {"ref": "p"}, PETITION | {"same_as": "p", "received": "2026-11-22"}])
    with desk.reading() as session:
        case = session.scalars(select(Matter)).one()
        assert [clock.clock for clock in case.clocks] == ["complaint.accept", "petition.unprocessed"]
        assert len(case.petitions) == 2
        assert session.scalar(select(func.count()).select_from(Event)) == 1


def test_a_repeat_is_processed_on_its_own_day_where_the_case_has_its_first_step(desk):
    add_records(
        desk,
        [
            PETITION | {"ref": "p", "received": "2026-11-10"},
            PETITION | {"same_as": "p", "received": "2026-11-11"},
            {"type": "event", "case": "p", "event": "accepted", "date": "2026-11-13"},
            PETITION | {"same_as": "p", "received": "2026-11-18"},
        ],
    )
    with desk.reading() as session:
        days = session.scalars(select(Petition.processed_on).order_by(Petition.id)).all()
    assert [day.isoformat() for day in days] == ["2026-11-13", "2026-11-13", "2026-11-18"]
