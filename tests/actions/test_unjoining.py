"""A petition joined by mistake comes out again, whole, and nothing is lost or counted twice."""

from datetime import date

import pytest
from sqlalchemy import select

from danvan_desk.actions.add import add_records
from danvan_desk.actions.unjoining import unjoin
from danvan_desk.db.tables import Change, Identity, Matter, Petition, Visit
from danvan_desk.errors import Refused
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.petitions import petition_card
from tests.actions.test_add import PETITION

FIRST = {**PETITION, "ref": "a", "received": "2026-11-02", "dated": "2026-11-01", "kind": "complaint"}
VISIT = {
    "type": "visit", "ref": "v", "date": "2026-11-16", "reception": "regular", "kind": "complaint",
    "outcome": "received", "person": {"name": "Lê Văn Khác"}, "content": "Nộp đơn về chuyện khác",
}  # fmt: skip
AGAIN = {
    **FIRST, "ref": "b", "received": "2026-11-16", "dated": "2026-11-15", "same_as": "a", "channel": "reception",
    "people": [{"name": "Lê Văn Khác"}], "content": "Chuyện khác hẳn, ghi nhầm là trùng", "visit": "v",
}  # fmt: skip
ACCEPTED = {"type": "event", "case": "a", "event": "accepted", "date": "2026-11-10", "document_no": "1/TB-UBND"}


@pytest.fixture
def joined(desk):
    saved = {line.ref: line for line in add_records(desk, [FIRST, ACCEPTED, VISIT, AGAIN])}
    return saved["a"], saved["b"], saved["v"]


def test_it_gets_a_case_of_its_own_with_clocks_from_the_day_it_was_received(desk, joined):
    first, second, _visit = joined
    assert second.case == first.case
    out = unjoin(desk, second.number, "khác người, khác việc")
    assert (out.petition, out.left) == (second.number, first.case)
    own = case_card(desk, out.case)
    assert [p.number for p in own.petitions] == [second.number]
    assert own.opened == date(2026, 11, 16)
    assert [(e.event, e.date) for e in own.events] == [("received", date(2026, 11, 16))]
    accept = next(clock for clock in own.clocks if clock.clock == "complaint.accept")
    assert (accept.start, accept.state) == (date(2026, 11, 16), "due_soon")
    assert petition_card(desk, second.number).same_as is None
    assert petition_card(desk, second.number).processed_on is None  # the step of the other case is not its own
    left = case_card(desk, first.case)
    assert [p.number for p in left.petitions] == [first.number]
    assert [e.event for e in left.events] == ["received", "accepted"]


def test_the_visit_that_brought_it_goes_along(desk, joined):
    _first, second, visit = joined
    out = unjoin(desk, second.number, "ghi nhầm")
    with desk.reading() as session:
        assert session.scalars(select(Visit).where(Visit.number == visit.number)).one().case.number == out.case


def test_both_sides_tell_who_did_it_and_why(desk, joined):
    first, second, _visit = joined
    out = unjoin(desk, second.number, "khác người")
    for case in (out.left, out.case):
        told = [change for change in case_card(desk, case).history if change.action == "unjoin"]
        assert [(c.reason, c.before["case"], c.after["case"]) for c in told] == [("khác người", first.case, out.case)]


def test_what_opened_the_case_stays_in_it_and_a_reason_is_asked_for(desk, joined):
    first, second, _visit = joined
    with pytest.raises(Refused, match="tự mở vụ việc"):
        unjoin(desk, first.number, "nhầm")
    with pytest.raises(Refused, match="lý do"):
        unjoin(desk, second.number, "  ")
    assert petition_card(desk, second.number).case == first.case


def test_a_repeat_of_the_one_that_leaves_stays_as_a_repeat_of_the_first(desk, joined):
    first, second, _visit = joined
    third = add_records(
        desk, [{**AGAIN, "ref": "c", "same_as": second.number, "visit": None, "received": "2026-11-20"}]
    )
    unjoin(desk, second.number, "nhầm")
    card = petition_card(desk, third[0].number)
    assert (card.same_as, card.case) == (first.number, first.case)


def test_a_denouncer_who_leaves_a_case_stays_unnamed(desk):
    named = [{"name": "Ngô Thị Kín", "id_number": "087169004512"}]
    lines = [
        {**FIRST, "kind": "denunciation", "people": [{"name": "Đỗ Văn Một"}]},
        {**FIRST, "kind": "denunciation", "ref": "b", "received": "2026-11-10", "same_as": "a", "people": named},
    ]
    second = add_records(desk, lines)[1]
    out = unjoin(desk, second.number, "bà Ngô Thị Kín nói là chuyện khác")
    with desk.reading() as session:
        case = session.scalars(select(Matter).where(Matter.number == out.case)).one()
        petition = session.scalars(select(Petition).where(Petition.number == second.number)).one()
        assert case.secret
        assert petition.secret
        assert case.people == petition.people[0].name == petition.people[0].code
        assert session.get(Identity, petition.people[0].code).secret_group == case.secret_group
        for change in session.scalars(select(Change)):
            assert "Kín" not in f"{change.before} {change.after} {change.reason}"
