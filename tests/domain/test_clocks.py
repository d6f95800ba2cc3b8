# ruff: noqa: E501 - a case a line reads best in a table
"""The law's dates: the sixty worked cases of the page of deadlines, and others named by weekday and season."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_desk.domain.clocks import CaseFacts, ClockState, clocks, not_started
from danvan_desk.domain.what_if import answer_what_if
from tests.domain.lawbook import all_of, ask, calendar, case, day, rules, the

EXAMPLES = [
    json.loads(line) for line in Path(__file__).with_name("examples.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[str(n) for n in range(1, len(EXAMPLES) + 1)])
def test_worked_example_comes_out_exactly(example: dict[str, Any]) -> None:
    answer = answer_what_if(example["ask"], rules(), calendar(), date(2026, 11, 22))
    assert "error" not in answer
    got: dict[str, list[dict[str, Any]]] = {}
    for clock in answer["clocks"]:
        got.setdefault(clock["clock"], []).append({key: clock[key] for key in ("due", "ended_on", "state")})
    assert got == example["want"]


def due(clock: str, facts: CaseFacts, on: str) -> str | None:
    found = the(clock, facts, on).due
    return found.isoformat() if found else None


def received(kind: str, on: str, **facts: Any) -> CaseFacts:
    return case(kind, ("received", on), **facts)


# -- accepting and triage -----------------------------------------------------------------------------------------


def test_complaint_received_on_30_june_has_ten_days_and_on_1_july_seven_working_days() -> None:
    assert due("complaint.accept", received("complaint", "2026-06-30"), "2026-07-01") == "2026-07-10"
    last = the("complaint.accept", received("complaint", "2026-07-01"), "2026-07-01")
    assert (last.due, last.rule) == (day("2026-07-10"), "complaint.accept@2026-07-01")


def test_ten_days_ending_on_a_saturday_end_on_monday() -> None:
    clock = the("complaint.accept", received("complaint", "2026-06-10"), "2026-06-11")
    assert (clock.raw_due, clock.due) == (day("2026-06-20"), day("2026-06-22"))


def test_seven_working_days_over_culture_day_skip_it() -> None:
    assert due("complaint.accept", received("complaint", "2026-11-16"), "2026-11-16") == "2026-11-26"


def test_seven_working_days_over_the_swapped_monday_and_national_day() -> None:
    clock = the("complaint.accept", received("complaint", "2026-08-20"), "2026-08-20")
    # 21, Saturday 22 (made up), 24, 25, 26, 27, 28
    assert clock.due == day("2026-08-28")
    assert any("22/08/2026" in step and "làm bù" in step for step in clock.steps)


def test_month_end_of_february_in_a_plain_and_in_a_leap_year() -> None:
    plain = case("complaint", ("received", "2026-01-28"), ("accepted", "2026-01-29"))
    assert the("complaint.resolve", plain, "2026-01-29").raw_due == day("2026-02-28")
    leap = case("complaint", ("received", "2028-01-28"), ("accepted", "2028-01-30"))
    assert the("complaint.resolve", leap, "2028-01-30").raw_due == day("2028-02-29")


def test_thirty_days_ending_in_tet_end_after_it() -> None:
    clock = the(
        "complaint.resolve", case("complaint", ("received", "2026-01-12"), ("accepted", "2026-01-19")), "2026-01-20"
    )
    assert (clock.raw_due, clock.due) == (day("2026-02-18"), day("2026-02-23"))
    assert "Tết Nguyên đán Bính Ngọ" in clock.steps[2]


def test_a_term_may_end_on_a_make_up_saturday() -> None:
    clock = the("petition.unprocessed", received("complaint", "2026-07-08"), "2026-07-08")
    assert clock.due == day("2026-08-22")
    assert any("hạn vẫn hết vào ngày này" in step for step in clock.steps)


def test_denunciation_checked_in_several_places_has_ten_working_days() -> None:
    facts = case("denunciation", ("received", "2026-07-01"), ("extended", "2026-07-03", {"document_no": "TB 5"}))
    clock = the("denunciation.triage", facts, "2026-07-03")
    assert (clock.due, clock.length) == (day("2026-07-15"), 10)
    assert any("kiểm tra ở nhiều nơi, TB 5" in step for step in clock.steps)
    assert the("denunciation.triage", facts, "2026-07-02").due == day("2026-07-10")  # not yet known


def test_returning_a_denunciation_drops_its_triage() -> None:
    facts = case("denunciation", ("received", "2026-07-01"), ("returned", "2026-07-03"))
    assert the("denunciation.triage", facts, "2026-07-04").state is ClockState.DROPPED


def test_forwarding_is_owed_only_where_not_in_authority() -> None:
    assert not all_of("denunciation.forward", received("denunciation", "2026-07-15"), "2026-07-16")
    unsaid = received("denunciation", "2026-07-15", in_authority=None)
    assert not all_of("denunciation.forward", unsaid, "2026-07-16")
    said = case(
        "denunciation", ("received", "2026-07-15"), ("classified", "2026-07-17", {"outcome": "not_in_authority"})
    )
    assert not all_of("denunciation.forward", said, "2026-07-16")
    assert due("denunciation.forward", said, "2026-07-17") == "2026-07-22"
    taken = case("denunciation", ("received", "2026-07-15"), ("accepted", "2026-07-17"), in_authority=False)
    assert the("denunciation.forward", taken, "2026-07-20").state is ClockState.DROPPED


def test_classifying_ends_the_unprocessed_clock_and_no_other() -> None:
    facts = case("complaint", ("received", "2026-07-15"), ("classified", "2026-07-17", {"outcome": "in_authority"}))
    assert the("petition.unprocessed", facts, "2026-07-17").state is ClockState.MET
    assert the("complaint.accept", facts, "2026-07-17").state is ClockState.RUNNING


def test_withdrawing_before_the_first_step_drops_everything() -> None:
    facts = case("feedback", ("received", "2026-07-15"), ("withdrawn", "2026-07-17"))
    assert {c.state for c in ask(facts, "2026-07-18")} == {ClockState.DROPPED}


# -- resolving ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instance", "remote", "complex_", "length"),
    [
        (1, False, False, 30), (1, False, True, 45), (1, True, False, 45), (1, True, True, 60),
        (2, False, False, 45), (2, False, True, 60), (2, True, False, 60), (2, True, True, 70),
    ],
)  # fmt: skip
def test_length_of_resolving_a_complaint(instance: int, remote: bool, complex_: bool, length: int) -> None:
    told: list[tuple[Any, ...]] = [("received", "2026-07-01"), ("accepted", "2026-07-06")]
    if complex_:
        told.append(("complex", "2026-07-20", {"document_no": "BC 9", "criteria": ["b"]}))
    facts = case("complaint", *told, instance=instance, remote_area=remote)
    clock = the("complaint.resolve", facts, "2026-07-20")
    assert (clock.length, clock.raw_due) == (length, day("2026-07-06") + timedelta(days=length))
    assert ("BC 9 ngày 20/07/2026" in " ".join(clock.steps)) is complex_
    assert ("Đ.37" in clock.basis) is (instance == 2)


def test_complexity_found_later_is_not_yet_known() -> None:
    facts = case("complaint", ("received", "2026-07-01"), ("accepted", "2026-07-06"), ("complex", "2026-07-20"))
    assert the("complaint.resolve", facts, "2026-07-19").length == 30


def test_two_suspensions_add_up_and_the_move_off_rest_comes_once_last() -> None:
    facts = case(
        "denunciation",
        ("received", "2026-08-03"), ("accepted", "2026-08-10"),
        ("suspended", "2026-08-20", {"document_no": "QĐ 1"}), ("resumed", "2026-08-27"),
        ("suspended", "2026-09-01"), ("resumed", "2026-09-04", {"document_no": "QĐ 4"}),
    )  # fmt: skip
    clock = the("denunciation.resolve", facts, "2026-09-05")
    assert (clock.raw_due, clock.due) == (day("2026-09-19"), day("2026-09-21"))
    assert clock.pauses == ((day("2026-08-20"), day("2026-08-27")), (day("2026-09-01"), day("2026-09-04")))
    said = [step for step in clock.steps if "Tạm đình chỉ" in step]
    assert said[0].endswith("dời 7 ngày, QĐ 1 → 16/09/2026")
    assert said[1].endswith("dời 3 ngày, QĐ 4 → 19/09/2026")
    assert (
        clock.steps[-2] == "19/09/2026 là thứ Bảy; 20/09/2026 là Chủ nhật: dời sang ngày làm việc kế tiếp → 21/09/2026"
    )


def test_while_suspended_there_is_no_due_date() -> None:
    facts = case(
        "complaint", ("received", "2026-07-01"), ("accepted", "2026-07-06"), ("suspended", "2026-07-20"),
        ("resumed", "2026-08-20"),
    )  # fmt: skip
    clock = the("complaint.resolve", facts, "2026-08-19")
    assert (clock.state, clock.due, clock.days_left) == (ClockState.PAUSED, None, None)
    assert clock.raw_due == day("2026-08-05")
    assert clock.as_json()["due"] is None
    assert any("chưa tiếp tục" in step for step in clock.steps)
    assert due("complaint.resolve", facts, "2026-08-20") == "2026-09-07"  # 05/8 + 31 days is Saturday 05/9


def test_a_complaint_accepted_before_july_2026_may_be_suspended_after_it() -> None:
    facts = case(
        "complaint", ("received", "2026-06-01"), ("accepted", "2026-06-10"), ("suspended", "2026-07-01"),
        ("resumed", "2026-07-06"),
    )  # fmt: skip
    assert the("complaint.resolve", facts, "2026-07-06").raw_due == day("2026-07-15")


def test_a_complaint_suspension_older_than_the_law_stops_no_clock() -> None:
    facts = case("complaint", ("received", "2026-06-01"), ("accepted", "2026-06-10"), ("suspended", "2026-06-20"))
    assert due("complaint.resolve", facts, "2026-06-21") == "2026-07-10"


def test_discontinued_while_suspended_drops_without_a_due_date() -> None:
    facts = case(
        "denunciation", ("received", "2026-08-03"), ("accepted", "2026-08-10"), ("suspended", "2026-08-20"),
        ("discontinued", "2026-08-25"),
    )  # fmt: skip
    clock = the("denunciation.resolve", facts, "2026-08-25")
    assert (clock.state, clock.due, clock.ended_on) == (ClockState.DROPPED, None, None)
    assert [c.title for c in all_of("denunciation.send_suspension", facts, "2026-08-25")] == [
        "Gửi QĐ tạm đình chỉ",
        "Gửi QĐ đình chỉ",
    ]


def test_a_notice_stops_the_clock_it_is_about_and_no_other() -> None:
    facts = case(
        "denunciation", ("received", "2026-08-03"), ("accepted", "2026-08-10"), ("suspended", "2026-08-20"),
        ("resumed", "2026-08-21"), ("notified", "2026-08-24", {"of": "resumption"}), ("notified", "2026-08-25"),
    )  # fmt: skip
    suspended, resumed = all_of("denunciation.send_suspension", facts, "2026-08-26")
    assert (suspended.state, resumed.ended_on) == (ClockState.DUE_SOON, day("2026-08-24"))
    assert the("denunciation.notify", facts, "2026-08-26").state is ClockState.MET_LATE


def test_the_picture_of_a_denunciation_extended_and_suspended() -> None:
    facts = case(
        "denunciation",
        ("received", "2026-08-28"),
        ("accepted", "2026-09-11"),
        ("complex", "2026-10-01", {"criteria": ["g"]}),
        ("extended", "2026-10-08", {"days": 30, "document_no": "QĐ 214/QĐ-UBND"}),
        ("suspended", "2026-10-28", {"document_no": "QĐ 229"}),
        ("resumed", "2026-11-11", {"document_no": "QĐ 241"}),
    )
    clock = the("denunciation.resolve", facts, "2026-11-23")
    assert (clock.due, clock.days_left, clock.state, clock.length) == (day("2026-11-25"), 2, ClockState.DUE_SOON, 60)
    assert clock.steps[:5] == (
        "Thụ lý 11/09/2026, không tính; ngày thứ nhất 12/09/2026",
        "Thời hạn 30 ngày, tính cả ngày nghỉ → 11/10/2026",
        "Gia hạn lần 1 thêm 30 ngày, QĐ 214/QĐ-UBND ngày 08/10/2026 → 10/11/2026",
        "Tạm đình chỉ 28/10/2026 đến 11/11/2026: dời 14 ngày, QĐ 229 và QĐ 241 → 24/11/2026",
        "24/11/2026 nghỉ Ngày Văn hóa Việt Nam, Nghị quyết 28/2026/QH16: dời sang ngày làm việc kế tiếp → 25/11/2026",
    )
    assert clock.slip[4].leads_to == clock.due


# -- after the decision -------------------------------------------------------------------------------------------


def decided(*more: tuple[Any, ...], on: str = "2026-08-20", **facts: Any) -> CaseFacts:
    told = [("received", "2026-07-01"), ("accepted", "2026-07-10"), ("decided", on, {"outcome": "right"})]
    return case("complaint", *told, *more, **facts)


def test_left_undecided_the_second_instance_opens_at_the_end_of_the_term() -> None:
    open_ = case("complaint", ("received", "2026-07-01"), ("accepted", "2026-07-10"))
    assert due("complaint.resolve", open_, "2026-08-10") == "2026-08-10"
    assert not all_of("complaint.second_instance", open_, "2026-08-10")
    clock = the("complaint.second_instance", open_, "2026-08-11")
    assert (clock.start, clock.due, clock.state) == (day("2026-08-10"), day("2026-09-09"), ClockState.DATE)
    assert "chưa có quyết định" in clock.steps[0]
    assert the("complaint.second_instance", decided(), "2026-08-21").start == day("2026-08-10")


def test_delivery_starts_the_second_instance_even_of_a_late_decision() -> None:
    clock = the("complaint.second_instance", decided(("delivered", "2026-08-25")), "2026-08-26")
    assert (clock.start, clock.due, clock.ended_on) == (day("2026-08-25"), day("2026-09-24"), None)
    assert clock.days_left == 29


def test_a_date_is_never_overdue_and_counts_nothing_once_past() -> None:
    clock = the("complaint.effect", decided(on="2026-07-20"), "2026-12-20")
    assert (clock.state, clock.days_left, clock.running) == (ClockState.DATE, None, False)


def test_no_second_instance_of_a_second_instance_nor_after_a_withdrawal() -> None:
    second = {c.clock for c in ask(decided(instance=2), "2026-08-21")}
    assert not second & {"complaint.second_instance", "complaint.effect"}
    gone = case(
        "complaint", ("received", "2026-07-01"), ("accepted", "2026-07-10"), ("withdrawn", "2026-07-11"),
        ("notified", "2026-07-12"), ("delivered", "2026-07-13"),
    )  # fmt: skip
    assert not all_of("complaint.second_instance", gone, "2026-12-01")


def test_state_by_the_working_days_left_around_a_weekend() -> None:
    facts = received("complaint", "2026-10-06")  # due Thursday 15/10
    states = [(the("complaint.accept", facts, d).state, the("complaint.accept", facts, d).days_left) for d in (
        "2026-10-09", "2026-10-11", "2026-10-12", "2026-10-15", "2026-10-16",
    )]  # fmt: skip
    assert states == [
        (ClockState.RUNNING, 4), (ClockState.RUNNING, 4), (ClockState.DUE_SOON, 3), (ClockState.DUE_SOON, 0),
        (ClockState.OVERDUE, -1),
    ]  # fmt: skip


def test_overdue_on_the_saturday_after_a_friday_is_already_negative() -> None:
    facts = received("complaint", "2026-10-07")  # due Friday 16/10
    clock = the("complaint.accept", facts, "2026-10-17")
    assert (clock.due, clock.state, clock.days_left) == (day("2026-10-16"), ClockState.OVERDUE, -1)


# -- reopened -----------------------------------------------------------------------------------------------------


def test_reopened_after_a_decision_resolving_starts_anew() -> None:
    facts = decided(
        ("sent", "2026-08-21"), ("delivered", "2026-08-22"), ("reopened", "2026-10-01", {"reason": "x"}),
        ("suspended", "2026-10-05"), ("resumed", "2026-10-08"), ("decided", "2026-10-20", {"outcome": "wrong"}),
    )  # fmt: skip
    first, anew = all_of("complaint.resolve", facts, "2026-10-21")
    assert (first.due, first.ended_on) == (day("2026-08-10"), day("2026-08-20"))
    assert (anew.start, anew.raw_due, anew.ended_on) == (day("2026-10-01"), day("2026-11-03"), day("2026-10-20"))
    assert len(all_of("complaint.send_decision", facts, "2026-10-21")) == 2
    # the second decision was in time and isn't delivered yet: only the first opened the way to second instance
    assert len(all_of("complaint.second_instance", facts, "2026-10-21")) == 1


def test_a_reopening_before_delivery_leaves_the_old_decision_undelivered() -> None:
    facts = decided(("reopened", "2026-08-24", {"reason": "x"}), ("delivered", "2026-08-25"), on="2026-08-05")
    assert not all_of("complaint.second_instance", facts, "2026-08-26")


@pytest.mark.parametrize(
    ("kind", "clock"),
    [("complaint", "complaint.accept"), ("denunciation", "denunciation.triage"), ("feedback", "feedback.first_answer")],
)
def test_reopened_before_any_acceptance_the_first_clock_starts_anew(kind: str, clock: str) -> None:
    facts = case(kind, ("received", "2026-07-01"), ("filed", "2026-07-06"), ("reopened", "2026-07-20", {"reason": "x"}))
    first, anew = all_of(clock, facts, "2026-07-21")
    assert (first.state, anew.start, anew.state) == (ClockState.MET, day("2026-07-20"), ClockState.RUNNING)


def test_feedback_reopened_after_its_final_answer_owes_a_new_final_answer_only() -> None:
    facts = case(
        "feedback", ("received", "2026-07-01"), ("answered", "2026-07-06", {"outcome": "final"}),
        ("reopened", "2026-07-20", {"reason": "x"}), channel="reception",
    )  # fmt: skip
    assert len(all_of("feedback.first_answer", facts, "2026-07-21")) == 1
    assert [c.start for c in all_of("feedback.final_answer", facts, "2026-07-21")] == [
        day("2026-07-01"),
        day("2026-07-20"),
    ]
    assert all_of("feedback.final_answer", facts, "2026-07-21")[0].own
    assert (the("feedback.first_answer", facts, "2026-07-21").sure, "TT" in the("feedback.first_answer", facts, "2026-07-21").basis) == ("A", False)  # fmt: skip


# -- provisional, dialogues, order --------------------------------------------------------------------------------


def test_a_term_into_2027_is_provisional_and_says_why() -> None:
    clock = the("complaint.accept", received("complaint", "2026-12-28"), "2026-12-28")
    assert clock.provisional
    assert "Tết Dương lịch" in clock.steps[-1]
    assert clock.due == day("2027-01-07")
    far = the("complaint.accept", received("complaint", "2028-01-20"), "2028-01-20")
    assert far.due == day("2028-02-07")  # five days of Tết
    assert "chưa có lịch làm việc năm 2028" in far.steps[-1]
    assert not the("complaint.accept", received("complaint", "2026-11-02"), "2026-11-02").provisional


def test_the_notice_of_a_dialogue_is_counted_back_and_rounds_back() -> None:
    facts = case(
        "complaint", ("received", "2026-11-02"), ("accepted", "2026-11-05"),
        ("dialogue_called", "2026-11-20", {"until": "2026-11-26"}),
    )  # fmt: skip
    clock = the("complaint.dialogue_notice", facts, "2026-11-20")  # 21/11 is a Saturday
    assert (clock.raw_due, clock.due, clock.ended_on) == (day("2026-11-21"), day("2026-11-20"), day("2026-11-20"))
    assert clock.state is ClockState.MET
    assert any("lùi về ngày làm việc liền trước" in step for step in clock.steps)
    late = case("complaint", ("received", "2026-11-02"), ("dialogue_called", "2026-11-23", {"until": "2026-11-26"}))
    assert the("complaint.dialogue_notice", late, "2026-11-23").state is ClockState.MET_LATE
    old = case("complaint", ("received", "2026-01-02"), ("dialogue_called", "2026-01-12", {"until": "2026-01-20"}))
    assert not all_of("complaint.dialogue_notice", old, "2026-01-13")


def test_clocks_come_in_order_of_start_and_only_once_started() -> None:
    facts = decided(("sent", "2026-08-21"))
    starts = [c.start for c in ask(facts, "2026-08-22")]
    assert starts == sorted(starts)
    assert ask(facts, "2026-06-30") == []
    assert {c.clock for c in ask(facts, "2026-07-09")} == {"complaint.accept", "petition.unprocessed"}


def test_what_has_not_started_is_named_for_an_open_case_only() -> None:
    open_ = case("denunciation", ("received", "2026-07-01"), ("accepted", "2026-07-06"))
    assert [rule.clock for rule in not_started(open_, rules(), day("2026-07-07"))] == [
        "denunciation.send_conclusion",
        "denunciation.act",
        "denunciation.publish",
    ]
    gone = case("denunciation", ("received", "2026-07-01"), ("withdrawn", "2026-07-06"))
    assert not_started(gone, rules(), day("2026-07-07")) == []


def test_without_slips_the_dates_are_the_same() -> None:
    facts = decided(("sent", "2026-08-21"))
    with_slips, without = ask(facts, "2026-08-22"), ask(facts, "2026-08-22", explain=False)
    assert [(c.clock, c.due, c.state) for c in with_slips] == [(c.clock, c.due, c.state) for c in without]
    assert all(c.steps == () for c in without)


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(2026, 7, 1), date(2027, 3, 1)),
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 40)), max_size=4),
    st.integers(0, 2),
)
def test_suspensions_and_extensions_move_the_raw_date_by_their_days(
    accepted: date, pauses: list[tuple[int, int]], extensions: int
) -> None:
    told: list[tuple[Any, ...]] = [("received", accepted.isoformat()), ("accepted", accepted.isoformat())]
    at, moved = accepted, 0
    for after, lasting in pauses:
        at += timedelta(days=after)
        told.append(("suspended", at.isoformat()))
        at += timedelta(days=lasting)
        told.append(("resumed", at.isoformat()))
        moved += lasting
    for _ in range(extensions):
        told.append(("extended", at.isoformat(), {"days": 15}))
        moved += 15
    facts = case("denunciation", *told)
    (clock,) = [c for c in clocks(facts, rules(), calendar(), at) if c.clock == "denunciation.resolve"]
    assert clock.raw_due == accepted + timedelta(days=30 + moved)
    assert clock.due is not None
    assert calendar().is_working(clock.due)
    assert not any(
        calendar().is_working(clock.raw_due + timedelta(days=n)) for n in range((clock.due - clock.raw_due).days)
    )
