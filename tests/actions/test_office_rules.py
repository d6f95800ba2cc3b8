"""The office's own numbers: seen before they hold, recorded case by case, never overwritten."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office_rules import preview_rule, preview_withdrawal, set_rule, withdraw_rule
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.own_rules import OwnRule
from danvan_desk.errors import Refused
from danvan_desk.queries.backlog import backlog
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.office import rule_versions
from danvan_desk.safekeeping.checking import check
from tests.actions.test_add import PETITION
from tests.older_book import set_back

FEEDBACK = PETITION | {"kind": "feedback"}
SHORTER = OwnRule("feedback", "feedback.final_answer", "", date(2026, 11, 18), 20, "QĐ 15/QĐ-UBND")


def final(desk, number):
    return next(c for c in case_card(desk, number).clocks if c.clock == "feedback.final_answer")


@pytest.fixture
def two(desk):
    """Feedback of 17/11 and of 18/11."""
    add_records(desk, [FEEDBACK | {"received": "2026-11-17"}, FEEDBACK | {"received": "2026-11-18"}])
    return desk


def moves(change):
    return [(m.case, m.clock, m.due.isoformat(), m.becomes.isoformat()) for m in change.moved]


def test_only_terms_from_its_day_on_move_and_only_after_yes(two, home):
    change = preview_rule(two, SHORTER)
    assert moves(change) == [("VV-2026-00002", "feedback.final_answer", "2026-12-18", "2026-12-08")]
    assert final(two, "VV-2026-00002").due == date(2026, 12, 18)
    set_rule(two, SHORTER)
    clock = final(two, "VV-2026-00002")
    assert (clock.due, clock.rule) == (date(2026, 12, 8), "feedback.final_answer@2026-11-18+1")
    assert clock.office_since == date(2026, 11, 18)
    assert final(two, "VV-2026-00001").rule == "feedback.final_answer@2014-07-01"
    assert [
        (h.action, h.before, h.after) for h in case_card(two, "VV-2026-00002").history if h.action == "recounted"
    ] == [("recounted", {"feedback.final_answer": "2026-12-18"}, {"feedback.final_answer": "2026-12-08"})]
    assert check(home).whole


def test_a_new_case_is_counted_by_it_and_the_backlog_of_the_past_as_well(two, home):
    set_rule(two, SHORTER)
    add_records(two, [FEEDBACK | {"received": "2026-11-20"}])
    assert final(two, "VV-2026-00003").due == date(2026, 12, 10)
    assert check(home).whole
    assert len(backlog(two, date(2026, 11, 19))) == 2


def test_versions_are_kept_replaced_and_withdrawn(two, home):
    set_rule(two, SHORTER)
    again = OwnRule("feedback", "feedback.final_answer", "", date(2026, 11, 18), 15, "QĐ 16/QĐ-UBND")
    change = set_rule(two, again)
    assert change.replaces is not None
    assert change.replaces.length == 20
    assert final(two, "VV-2026-00002").due == date(2026, 12, 3)
    shown = rule_versions(two, "feedback", "feedback.final_answer")
    assert [(v.length, v.office, v.withdrawn_on, v.in_force) for v in shown] == [
        (30, False, None, False), (20, True, date(2026, 11, 23), False), (15, True, None, True),
    ]  # fmt: skip
    gone = preview_withdrawal(two, 2)
    assert moves(gone) == [("VV-2026-00002", "feedback.final_answer", "2026-12-03", "2026-12-18")]
    assert final(two, "VV-2026-00002").due == date(2026, 12, 3)
    withdraw_rule(two, 2)
    assert final(two, "VV-2026-00002").due == date(2026, 12, 18)
    assert [v.withdrawn_on for v in rule_versions(two, "feedback", "feedback.final_answer")] == [
        None, date(2026, 11, 23), date(2026, 11, 23),
    ]  # fmt: skip
    with pytest.raises(Refused):
        withdraw_rule(two, 2)
    assert check(home).whole


def test_a_refused_number_leaves_the_book_as_it_was(two):
    with pytest.raises(Refused) as refused:
        set_rule(two, OwnRule("complaint", "complaint.accept", "", date(2026, 11, 1), 12))
    assert [problem.field for problem in refused.value.problems] == ["basis"]
    assert len(rule_versions(two, "complaint", "complaint.accept")) == 2


def test_the_rules_are_asked_for_once_however_many_cases(two):
    """No question per case: a preview of two cases reads the rules as often as one of many."""
    add_records(two, [FEEDBACK | {"received": "2026-11-19"} for _n in range(30)])
    set_rule(two, SHORTER)
    asked = []
    engine = two.reads.kw["bind"]

    def note(_conn, _cursor, statement, *_more):
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        backlog(two, date(2026, 11, 22))
        preview_rule(two, OwnRule("feedback", "feedback.final_answer", "", date(2026, 11, 18), 25))
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert sum("office_rule" in statement for statement in asked) < 8
    assert len(asked) < 40


def test_a_book_of_the_release_before_is_upgraded_and_takes_a_rule(two, home):
    close_desk(two)
    set_back(home, "0001")
    desk = open_desk(home)
    try:
        assert rule_versions(desk, "feedback", "feedback.final_answer")[0].in_force
        set_rule(desk, SHORTER)
        assert final(desk, "VV-2026-00002").due == date(2026, 12, 8)
        assert check(home).whole
    finally:
        close_desk(desk)
