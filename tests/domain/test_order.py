"""The articles behind the order of things: every event has its place, every refusal of the law names its article."""

from datetime import date
from typing import Any

import pytest

from danvan_desk.domain.cases import check_event
from danvan_desk.domain.order import AFTER_CLOSING, ALLOWED_BY, ALWAYS, FORBIDDEN_BY, allowed_by, forbidden_by
from danvan_desk.domain.vocabulary import EventName
from tests.domain.lawbook import case, event

TODAY = date(2026, 11, 22)
TAKEN = [("received", "2026-07-01"), ("accepted", "2026-07-06")]
DROPPED = [*TAKEN, ("discontinued", "2026-07-10")]
AGAIN = [*DROPPED, ("reopened", "2026-07-15", {"reason": "x"}), ("withdrawn", "2026-07-20")]


def said(kind: str, told: list[Any], name: str, on: str, **more: Any) -> list[str]:
    return [problem.message for problem in check_event(case(kind, *told), event(0, name, on, **more), TODAY)]


def test_every_event_has_its_basis_and_every_article_its_mark() -> None:
    assert set(ALLOWED_BY) == {name.value for name in EventName}
    for bases in [*ALLOWED_BY.values(), *FORBIDDEN_BY.values()]:
        for basis in bases.values():
            assert basis.sure in (("A", "B", "C") if basis.article else ("",))
    assert set().union(*AFTER_CLOSING.values(), AFTER_CLOSING, ALWAYS) <= set(ALLOWED_BY)


def test_the_second_instance_has_its_own_articles() -> None:
    assert allowed_by("complaint", "decided").article == "Luật Khiếu nại Đ.28"
    assert allowed_by("complaint", "decided", 2).article == "Luật Khiếu nại Đ.37, Đ.39"
    assert allowed_by("complaint", "suspended", 2) == allowed_by("complaint", "suspended")
    assert allowed_by("feedback", "suspended").article == forbidden_by("no such reason", "complaint").article == ""


def test_a_complaint_may_not_be_suspended_before_its_law() -> None:
    told = [("received", "2026-06-01"), ("accepted", "2026-06-05")]
    (message,) = said("complaint", told, "suspended", "2026-06-30")
    assert message.endswith("(Luật Khiếu nại Đ.11a có hiệu lực từ 01/7/2026)")
    assert said("complaint", told, "suspended", "2026-07-01") == []


def test_a_case_discontinued_then_reopened_and_withdrawn_may_be_discontinued_once_more() -> None:
    assert said("complaint", AGAIN, "discontinued", "2026-07-21") == []
    assert len(said("complaint", [*AGAIN, ("discontinued", "2026-07-21")], "discontinued", "2026-07-22")) == 1


@pytest.mark.parametrize("closing", ["withdrawn", "discontinued"])
def test_a_halted_decision_can_be_let_go_after_the_complaint_is_dropped(closing: str) -> None:
    told = [*TAKEN, ("execution_suspended", "2026-07-10"), (closing, "2026-07-12")]
    assert said("complaint", told, "execution_resumed", "2026-07-13") == []
    assert said("complaint", told, "execution_suspended", "2026-07-13")


def test_an_event_of_another_kind_cites_an_article_only_where_that_says_what_comes_instead() -> None:
    accepted = [("received", "2026-07-01"), ("accepted", "2026-07-06")]
    assert "Đ." not in " ".join(said("denunciation", accepted, "execution_suspended", "2026-08-01"))
    assert " ".join(said("complaint", accepted, "extended", "2026-08-01")).endswith("(Luật Khiếu nại Đ.28)")


def test_after_closing_only_what_the_kind_knows_is_offered() -> None:
    course = [("received", "2026-07-01"), ("accepted", "2026-07-06"), ("withdrawn", "2026-07-20")]
    assert "execution_resumed" not in " ".join(said("denunciation", course, "verifying", "2026-08-01"))
    assert "execution_resumed" in " ".join(said("complaint", course, "verifying", "2026-08-01"))


def test_whether_demand_and_findings_differ_is_said_of_a_complaint_only() -> None:
    denounced = [("received", "2026-07-01"), ("accepted", "2026-07-06")]
    assert said("complaint", TAKEN, "reported", "2026-08-01", outcome="differ") == []
    assert said("denunciation", denounced, "reported", "2026-08-01") == []
    assert "không có mục này" in " ".join(said("denunciation", denounced, "reported", "2026-08-01", outcome="differ"))
