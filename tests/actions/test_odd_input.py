"""Odd values are refused by name, or kept; never half saved, never a failure of the program."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.agenda import agenda_page
from danvan_desk.actions.assignment import assign_all
from danvan_desk.actions.plans import cancel_plan
from danvan_desk.actions.updates import update_record
from danvan_desk.domain.reading import FIELDS
from danvan_desk.domain.records import Update
from danvan_desk.errors import Refused
from danvan_desk.queries.cases import case_card
from danvan_desk.safekeeping.checking import check

WHO = {"name": "Trần Văn A", "address": "1 đường B"}
PETITION = {
    "type": "petition", "ref": "p", "received": "2026-11-10", "channel": "post", "kind": "complaint", "people": [WHO],
    "content": "Thu hồi đất",
}  # fmt: skip
VISIT = {
    "type": "visit", "ref": "v", "date": "2026-11-10", "reception": "regular", "person": WHO, "kind": "complaint",
    "content": "Thu hồi đất", "outcome": "received",
}  # fmt: skip
DIALOGUE = {"type": "dialogue", "kind": "conference", "date": "2026-11-10", "items": [{"question": "Nước?"}]}
ODD = [None, "", 0, -1, 10**30, 1.5, True, [], {}, "\u202eRTL😀\x00", "x" * 5000, [None], [{}], "TD-2026-00001",
       "VV-2026-00001", "DT-2026-99999", "plan-9999999999999999999999", "2026-02-30", "9999-12-31"]  # fmt: skip


def refused(desk, update):
    try:
        update_record(desk, update)
    except Refused as said:
        return said.problems
    return []


@pytest.mark.parametrize("kind", ["visit", "petition", "dialogue"])
def test_every_field_of_an_update_takes_or_refuses_odd_values(desk, home, kind):
    add_records(desk, [PETITION, VISIT, DIALOGUE])
    number = {"visit": "TD", "petition": "DT", "dialogue": "DTH"}[kind] + "-2026-00001"
    for name in [*FIELDS[kind], "id", "secret", "case_id"]:
        for value in ODD:
            assert all(problem.field for problem in refused(desk, Update(number, {name: value}, reason="Ghi nhầm")))
    assert check(home).problems == []


def test_a_petition_learns_later_which_visit_brought_it(desk, home):
    add_records(desk, [PETITION, VISIT])
    update_record(desk, Update("DT-2026-00001", {"visit": "TD-2026-00001"}))
    assert case_card(desk, "VV-2026-00001").petitions[0].visit == "TD-2026-00001"
    with pytest.raises(Refused, match="visit"):
        update_record(desk, Update("DT-2026-00001", {"visit": "TD-2026-00009"}, reason="Ghi nhầm"))
    with pytest.raises(Refused, match="people"):
        update_record(desk, Update("DT-2026-00001", {"people": None}, reason="Ghi nhầm"))
    assert check(home).problems == []


def test_a_denunciation_that_learns_of_its_visit_hides_who_came(desk):
    add_records(desk, [PETITION | {"kind": "denunciation"}, VISIT])
    update_record(desk, Update("DT-2026-00001", {"visit": "TD-2026-00001"}))
    with desk.reading() as session:
        names = session.connection().exec_driver_sql("SELECT DISTINCT name FROM party").scalars().all()
    assert names == ["NTC-2026-0001"]


def test_a_plan_number_of_any_length_is_only_unknown(desk):
    with pytest.raises(Refused, match="plan"):
        cancel_plan(desk, "plan-99999999999999999999999", "Bận")


def test_an_agenda_of_the_last_day_there_is(desk):
    add_records(desk, [PETITION])
    assert agenda_page(desk, date(9999, 12, 31)).content.startswith(b"%PDF")


def test_work_is_given_once_and_not_for_a_day_that_has_passed(desk):
    add_records(desk, [PETITION])
    with pytest.raises(Refused, match="until"):
        assign_all(desk, ["VV-2026-00001"], "Mai", date(2026, 11, 20))
    assert assign_all(desk, ["VV-2026-00001", "vv-2026-00001", "DT-2026-00001"], "Mai", date(2026, 11, 30)) == 1
    assert len(case_card(desk, "VV-2026-00001").events) == 2
