"""Numbers the office sets itself: laid over the law's, each from its day, and refused where the law forbids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.own_rules import OwnRule, laid_over, problems_of
from tests.domain.lawbook import calendar, day, rules

ANSWER = OwnRule("feedback", "feedback.final_answer", "", day("2026-12-01"), 20, "QĐ 15/QĐ-UBND", id=3)
ACCEPT = OwnRule("complaint", "complaint.accept", "", day("2026-12-01"), 5, id=1)


def test_a_number_holds_from_its_day_and_the_law_before_it() -> None:
    book = laid_over(rules(), [ANSWER])
    assert book.rule("feedback.final_answer", day("2026-11-30")).length == 30
    mine = book.rule("feedback.final_answer", day("2026-12-01"))
    assert (mine.length, mine.id) == (20, "feedback.final_answer@2026-12-01+3")
    assert rules().rule("feedback.final_answer", day("2026-12-01")).length == 30


def test_nothing_set_is_the_law_itself() -> None:
    assert laid_over(rules(), []) is rules()


def test_a_later_number_builds_on_the_earlier_whatever_the_order_they_were_set_in() -> None:
    plain = OwnRule("complaint", "complaint.resolve", "", day("2026-12-01"), 25, id=2)
    hard = OwnRule("complaint", "complaint.resolve", "complex", day("2027-01-01"), 40, id=1)
    book = laid_over(rules(), [hard, plain])
    later = book.rule("complaint.resolve", day("2027-02-01"))
    assert (later.length, later.lengths["complex"]) == (25, 40)
    assert book.rule("complaint.resolve", day("2026-12-15")).lengths["complex"] == 45


def test_a_new_text_of_the_law_ends_the_number_set_before_it() -> None:
    early = replace(ACCEPT, since=day("2026-01-01"))
    book = laid_over(rules(), [early])
    assert (book.rule("complaint.accept", day("2026-02-01")).length, early.length) == (5, 5)
    assert book.rule("complaint.accept", day("2026-07-01")).length == 7


def test_the_clock_says_whose_number_it_is_and_since_when() -> None:
    facts = CaseFacts("complaint", (CaseEvent(1, "received", day("2026-12-01")),), channel="post")
    book = laid_over(rules(), [replace(ACCEPT, basis="Quy chế 08/QC-UBND")])
    accept = next(c for c in clocks(facts, book, calendar(), day("2026-12-01")) if c.clock == "complaint.accept")
    assert (accept.length, accept.due, accept.office_since) == (5, day("2026-12-08"), day("2026-12-01"))
    assert "quy định của đơn vị, từ 01/12/2026: Quy chế 08/QC-UBND" in accept.basis
    assert any("Số ngày theo quy định của đơn vị, từ 01/12/2026" in step for step in accept.steps)
    before = CaseFacts("complaint", (CaseEvent(1, "received", day("2026-11-30")),), channel="post")
    law = next(c for c in clocks(before, book, calendar(), day("2026-12-01")) if c.clock == "complaint.accept")
    assert (law.length, law.office_since) == (7, None)


def test_a_variant_the_office_did_not_set_is_the_laws() -> None:
    book = laid_over(rules(), [OwnRule("complaint", "complaint.resolve", "", day("2026-11-01"), 20, id=1)])
    received = CaseEvent(1, "received", day("2026-11-02"))
    accepted = CaseEvent(2, "accepted", day("2026-11-03"))
    hard = CaseEvent(3, "complex", day("2026-11-04"), document_no="12/TB", criteria=("a",))
    plain = CaseFacts("complaint", (received, accepted))
    found = [c for c in clocks(plain, book, calendar(), day("2026-11-05")) if c.clock == "complaint.resolve"]
    assert (found[0].length, found[0].office_since) == (20, day("2026-11-01"))
    found = [
        c
        for c in clocks(CaseFacts("complaint", (received, accepted, hard)), book, calendar(), day("2026-11-05"))
        if c.clock == "complaint.resolve"
    ]
    assert (found[0].length, found[0].office_since) == (45, None)


def test_what_may_be_set() -> None:
    assert problems_of(ANSWER, rules()) == []
    assert problems_of(replace(ANSWER, length=3660, basis=""), rules()) == []  # the law names no number
    assert problems_of(ACCEPT, rules()) == []  # shorter than the law's
    assert problems_of(replace(ACCEPT, length=9, basis="Luật mới Đ.2"), rules()) == []
    notice = OwnRule("complaint", "complaint.dialogue_notice", "", day("2026-12-01"), 7)
    assert problems_of(notice, rules()) == []  # earlier notice than the law asks


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (replace(ACCEPT, clock="complaint.nothing"), "clock"),
        (replace(ACCEPT, kind="feedback"), "clock"),
        (replace(ACCEPT, length=0), "length"),
        (replace(ACCEPT, length=3661), "length"),
        (replace(ACCEPT, variant="complex"), "variant"),
        (replace(ACCEPT, since=day("2012-07-01")), "since"),
        (replace(ACCEPT, length=8), "basis"),
        (replace(ACCEPT, length=8, basis="  "), "basis"),
        (OwnRule("complaint", "complaint.resolve", "complex", day("2026-12-01"), 46), "basis"),
        (OwnRule("complaint", "complaint.dialogue_notice", "", day("2026-12-01"), 3), "basis"),
        (OwnRule("complaint", "complaint.second_instance", "", day("2026-12-01"), 20), "basis"),
    ],
)
def test_what_is_refused_and_under_which_field(rule: OwnRule, field: str) -> None:
    assert [problem.field for problem in problems_of(rule, rules())] == [field]
