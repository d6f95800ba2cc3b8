"""The rules and the calendar on the command line."""

from __future__ import annotations

import json
from datetime import date

from danvan_desk.actions.calendar import change_days
from danvan_desk.actions.office_rules import set_rule
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.calendar_day import DayEdit
from danvan_desk.domain.own_rules import OwnRule

RULE = OwnRule("feedback", "feedback.final_answer", "", date(2026, 11, 1), 20, "Quyết định 15/QĐ-UBND")
PETITION = {
    "type": "petition", "received": "2026-11-20", "channel": "post", "kind": "feedback", "content": "Đèn hỏng",
    "people": [{"name": "Lê Văn An"}],
}  # fmt: skip


def changed(tmp_path, act):
    desk = open_desk(tmp_path / "home")
    try:
        act(desk)
    finally:
        close_desk(desk)


def test_rules_lists_what_holds_and_whose_it_is(office, tmp_path):
    before = {rule["clock"]: rule for rule in office("rules", "--json").json["rules"]}
    assert (before["feedback.final_answer"]["length"], before["feedback.final_answer"]["office"]) == (30, [])
    changed(tmp_path, lambda desk: set_rule(desk, RULE))
    after = {rule["clock"]: rule for rule in office("rules", "--json").json["rules"]}
    assert after["feedback.final_answer"] == before["feedback.final_answer"] | {
        "rule": "feedback.final_answer@2026-11-01+1",
        "since": "2026-11-01",
        "length": 20,
        "office": [{"variant": "", "since": "2026-11-01", "length": 20, "basis": "Quyết định 15/QĐ-UBND"}],
    }
    old = {rule["clock"]: rule for rule in office("rules", "--on", "2026-10-31", "--json").json["rules"]}
    assert (old["feedback.final_answer"]["length"], old["feedback.final_answer"]["until"]) == (30, "2026-10-31")
    assert "20 ngày" in office("rules").out
    assert "quy định của đơn vị, từ 01/11/2026: Quyết định 15/QĐ-UBND" in office("rules").out


def test_a_case_says_the_version_it_is_under(office, tmp_path):
    office("add", "-", given=json.dumps(PETITION | {"received": "2026-10-30"}) + "\n" + json.dumps(PETITION))
    changed(tmp_path, lambda desk: set_rule(desk, RULE))
    found = [
        next(c for c in office("clocks", number, "--json").json["clocks"] if c["clock"] == "feedback.final_answer")
        for number in ("VV-2026-00001", "VV-2026-00002")
    ]
    assert [(c["rule"], c["length"]) for c in found] == [
        ("feedback.final_answer@2014-07-01", 30),
        ("feedback.final_answer@2026-11-01+1", 20),
    ]
    assert office("check").code == 0


def test_a_weekday_worked_is_not_called_made_up(office, tmp_path):
    changed(tmp_path, lambda desk: change_days(desk, [DayEdit(date(2026, 11, 24), "work", "Làm việc", "TB 1")]))
    office("add", "-", given=json.dumps(PETITION))
    assert "24/11/2026  làm việc  Làm việc (TB 1)" in office("calendar", "2026").out
    steps = office("clocks", "VV-2026-00001", "--json").json["clocks"][0]["steps"]
    assert any("Có tính thứ Ba 24/11/2026" in step for step in steps), steps
