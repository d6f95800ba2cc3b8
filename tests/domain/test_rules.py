from datetime import date

import pytest

from danvan_desk.domain.rules import DAY, WORKING_DAY, load_rules
from danvan_desk.errors import Refused
from tests.domain.lawbook import all_of, case, day, law_text, rules

CLOCKS = {
    "complaint.accept", "complaint.resolve", "complaint.dialogue_notice", "complaint.send_decision",
    "complaint.send_suspension", "complaint.effect", "complaint.second_instance", "denunciation.triage",
    "denunciation.forward", "denunciation.notify", "denunciation.resolve", "denunciation.send_suspension",
    "denunciation.send_conclusion", "denunciation.act", "denunciation.publish", "feedback.first_answer",
    "feedback.final_answer", "reception.answer", "reception.refusal_notice", "online.notice",
    "petition.unprocessed", "dialogue.announce", "dialogue.publish",
}  # fmt: skip


def test_every_clock_of_the_law_is_there_with_its_article() -> None:
    assert {rule.clock for rule in rules().all()} == CLOCKS
    for rule in rules().all():
        assert rule.basis
        assert rule.title
        assert rule.sure in ("A", "B", "C")
        assert rule.unit in (DAY, WORKING_DAY)


def test_a_version_holds_until_the_day_before_the_next() -> None:
    old, new = (r for r in rules().all() if r.clock == "complaint.accept")
    assert (old.length, old.unit, old.until) == (10, DAY, day("2026-06-30"))
    assert (new.length, new.unit, new.until) == (7, WORKING_DAY, None)
    assert rules().rule("complaint.accept", day("2026-06-30")).id == "complaint.accept@2012-07-01"
    assert rules().rule("complaint.accept", day("2026-07-01")).id == "complaint.accept@2026-07-01"


def test_a_term_older_than_the_first_version_is_counted_by_it() -> None:
    assert rules().rule("complaint.accept", day("1999-01-01")).id == "complaint.accept@2012-07-01"
    with pytest.raises(KeyError):
        rules().rule("complaint.nothing", day("2026-07-01"))


def test_petition_unprocessed_is_found_by_kind() -> None:
    assert rules().rule("petition.unprocessed", day("2026-08-01"), "feedback").kind == "feedback"
    assert rules().of_kind("nothing") == []


def test_the_chair_receives_weekly_until_june_and_twice_a_month_after() -> None:
    before, after = (rules().duty("head.reception_days", day(d)) for d in ("2026-06-30", "2026-07-01"))
    assert (before.required, before.period, after.required, after.period) == (1, "week", 2, "month")
    assert rules().duty("dialogue.yearly", day("1999-01-01")).required == 1
    assert {d.duty for d in rules().duties()} >= {"head.reception_days", "dialogue.yearly"}
    with pytest.raises(KeyError):
        rules().duty("head.nothing", day("2026-01-01"))


RULE = """[[rule]]
clock = "x.y"
kind = "complaint"
since = 2026-01-01
title = "X"
length = 3
unit = "day"
basis = "Y"
sure = "A"
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rule", "TOML"),
        (RULE + "colour = 1", "colour"),
        (RULE.replace('unit = "day"', 'unit = "week"'), "working_day, day"),
        (RULE.replace("length = 3", "length = 0"), "từ 1 trở lên"),
        (RULE.replace('title = "X"\n', ""), "thiếu mục bắt buộc"),
    ],
)
def test_a_rule_file_that_does_not_hold_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        load_rules([text])


def test_the_calendar_file_among_the_rules_is_passed_over() -> None:
    book = load_rules([law_text("calendar.toml"), RULE])
    assert [r.id for r in book.all()] == ["x.y@2026-01-01"]
    assert book.rule("x.y", date(2026, 5, 1)).basis_for(None, 1) == "Y"


@pytest.mark.parametrize(("held", "owed"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_a_limit_counted_back_holds_for_what_is_held_from_the_day_its_text_takes_effect(held: str, owed: int) -> None:
    """Five days' notice of a dialogue: NĐ 124/2020 Đ.28(1) as amended, from 01/7/2026."""
    called = ("dialogue_called", "2026-06-20", {"until": held})
    facts = case("complaint", ("received", "2026-06-01"), ("accepted", "2026-06-05"), called)
    assert len(all_of("complaint.dialogue_notice", facts, "2026-07-02")) == owed
