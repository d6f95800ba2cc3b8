# ruff: noqa: E501 - a case a line reads best in a table
"""What may follow what: each refusal with its field, and what must not be refused."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan_desk.domain.cases import allowed_events, check_event, effective, standing, state_label
from danvan_desk.domain.clocks import CaseFacts
from danvan_desk.errors import Problem
from tests.domain.lawbook import calendar, case, day, event, rules

TODAY = date(2026, 11, 22)
OPEN = [("received", "2026-07-01")]
TAKEN = [*OPEN, ("accepted", "2026-07-06")]
PAUSED = [*TAKEN, ("suspended", "2026-07-20")]
DECIDED = [*TAKEN, ("decided", "2026-07-30", {"outcome": "right"})]
CONCLUDED = [*TAKEN, ("concluded", "2026-07-30", {"outcome": "right"})]
COMPLEX = [*TAKEN, ("complex", "2026-07-10", {"criteria": ["b"]})]
SPECIAL = [*TAKEN, ("complex", "2026-07-10", {"criteria": ["b"]}), ("complex", "2026-07-11", {"criteria": ["đ"]})]
EXTENDED = ("extended", "2026-07-15", {"days": 30})
WITHDRAWN = [*OPEN, ("withdrawn", "2026-07-10")]
ANSWERED = [*OPEN, ("answered", "2026-07-10", {"outcome": "final"})]


def problems(facts: CaseFacts, name: str, on: str, **more: Any) -> list[Problem]:
    return check_event(facts, event(0, name, on, **more), TODAY)


REFUSED: list[tuple[str, list[Any], str, str, dict[str, Any], str, str]] = [
    ("complaint", TAKEN, "accepted", "2026-07-08", {}, "event", "đã ghi việc này ngày 06/07/2026"),
    ("complaint", OPEN, "decided", "2026-07-08", {"outcome": "right"}, "event", "chưa thụ lý"),
    ("denunciation", OPEN, "concluded", "2026-07-08", {"outcome": "right"}, "event", "Luật Tố cáo Đ.29"),
    ("complaint", OPEN, "received", "2026-07-08", {}, "event", "same_as"),
    ("complaint", OPEN, "accepted", "2026-06-30", {}, "date", "nhận từ 01/07/2026"),
    ("complaint", TAKEN, "decided", "2026-07-02", {"outcome": "right"}, "date", "nhận từ 06/07/2026"),
    ("complaint", DECIDED, "sent", "2026-07-20", {}, "date", "Quyết định giải quyết ngày 30/07/2026"),
    ("complaint", [*DECIDED, ("sent", "2026-08-01")], "delivered", "2026-07-31", {}, "date", "nhận từ 01/08/2026"),
    ("complaint", OPEN, "accepted", "2026-11-23", {}, "date", "tương lai"),
    ("denunciation", TAKEN, "extended", "2026-07-15", {"days": 10}, "event", "phức tạp bằng văn bản"),
    ("denunciation", COMPLEX, "extended", "2026-07-15", {"days": 31}, "days", "từ 1 đến 30"),
    ("denunciation", COMPLEX, "extended", "2026-07-15", {"days": 0}, "days", "từ 1 đến 30"),
    ("denunciation", COMPLEX, "extended", "2026-07-15", {}, "days", "số ngày gia hạn"),
    ("denunciation", [*COMPLEX, EXTENDED], "extended", "2026-07-20", {"days": 5}, "event", "đã gia hạn 1 lần"),
    ("denunciation", [*SPECIAL, EXTENDED, EXTENDED], "extended", "2026-07-20", {"days": 5}, "event", "2 lần"),
    ("denunciation", [*OPEN, ("extended", "2026-07-02")], "extended", "2026-07-03", {}, "event", "chỉ gia hạn một lần"),
    ("complaint", TAKEN, "resumed", "2026-07-20", {}, "event", "không đang tạm đình chỉ"),
    ("complaint", PAUSED, "resumed", "2026-07-10", {}, "date", "nhận từ 20/07/2026"),
    ("complaint", PAUSED, "suspended", "2026-07-25", {}, "event", "resumed"),
    ("complaint", PAUSED, "decided", "2026-07-25", {"outcome": "right"}, "event", "đang tạm đình chỉ từ 20/07/2026"),
    ("denunciation", PAUSED, "concluded", "2026-07-25", {"outcome": "right"}, "event", "đang tạm đình chỉ"),
    ("denunciation", OPEN, "suspended", "2026-07-25", {}, "event", "chưa thụ lý"),
    ("complaint", [("received", "2026-06-01"), ("accepted", "2026-06-05")], "suspended", "2026-06-30", {}, "date", "Đ.11a"),
    ("complaint", DECIDED, "verifying", "2026-08-01", {}, "event", "đã kết thúc (Quyết định giải quyết ngày 30/07/2026)"),
    ("complaint", DECIDED, "withdrawn", "2026-08-01", {}, "event", "đã kết thúc"),
    ("complaint", WITHDRAWN, "accepted", "2026-08-01", {}, "event", "Mở lại vụ việc (reopened)"),
    ("denunciation", [*TAKEN, ("forwarded", "2026-07-10")], "forwarded", "2026-08-01", {}, "event", "đã kết thúc"),
    ("denunciation", [*OPEN, ("forwarded", "2026-07-10"), ("reopened", "2026-07-12", {"reason": "x"})],
     "forwarded", "2026-08-01", {}, "event", "một lần"),
    ("complaint", [*WITHDRAWN, ("discontinued", "2026-07-11")], "discontinued", "2026-07-12", {}, "event", "đã được đình chỉ"),
    ("complaint", TAKEN, "declined", "2026-07-12", {}, "event", "discontinued"),
    ("complaint", TAKEN, "classified", "2026-07-12", {"outcome": "in_authority"}, "event", "bước xử lý đầu tiên"),
    ("complaint", TAKEN, "concluded", "2026-07-12", {"outcome": "right"}, "event", "tố cáo"),
    ("complaint", TAKEN, "acted", "2026-07-12", {}, "event", "tố cáo"),
    ("complaint", TAKEN, "extended", "2026-07-12", {"days": 3}, "event", "Đ.28"),
    ("complaint", TAKEN, "answered", "2026-07-12", {}, "event", "decided"),
    ("denunciation", TAKEN, "decided", "2026-07-12", {"outcome": "right"}, "event", "concluded"),
    ("feedback", OPEN, "suspended", "2026-07-12", {}, "event", "khiếu nại, tố cáo"),
    ("complaint", TAKEN, "decided", "2026-07-12", {}, "outcome", "right, partly_right, wrong"),
    ("complaint", TAKEN, "decided", "2026-07-12", {"outcome": "upheld"}, "outcome", "right, partly_right, wrong"),
    ("denunciation", TAKEN, "concluded", "2026-07-12", {"outcome": "maybe"}, "outcome", "right"),
    ("complaint", OPEN, "classified", "2026-07-12", {}, "outcome", "not_in_authority"),
    ("complaint", OPEN, "accepted", "2026-07-12", {"outcome": "right"}, "outcome", "không có mục này"),
    ("complaint", TAKEN, "notified", "2026-07-12", {"of": "party"}, "of", "acceptance, suspension"),
    ("complaint", OPEN, "notified", "2026-07-12", {}, "of", "Thụ lý (accepted)"),
    ("complaint", TAKEN, "notified", "2026-07-12", {"of": "suspension"}, "of", "suspended"),
    ("complaint", TAKEN, "notified", "2026-07-02", {}, "date", "nhận từ 06/07/2026"),
    ("complaint", TAKEN, "complex", "2026-07-12", {"criteria": ["a", "h"]}, "criteria", "a, b, c, d, đ, e, g"),
    ("complaint", TAKEN, "dialogue_called", "2026-07-12", {}, "until", "ngày đối thoại"),
    ("complaint", TAKEN, "dialogue_called", "2026-07-12", {"until": "2026-07-11"}, "until", "từ ngày mời"),
    ("complaint", TAKEN, "sent", "2026-07-12", {}, "event", "decided"),
    ("denunciation", TAKEN, "acted", "2026-07-12", {}, "event", "concluded"),
    ("denunciation", TAKEN, "delivered", "2026-07-12", {}, "event", "concluded"),
    ("feedback", OPEN, "published", "2026-07-12", {}, "event", "answered"),
    ("feedback", OPEN, "enforced", "2026-07-12", {}, "event", "answered"),
    ("complaint", TAKEN, "replied", "2026-07-12", {}, "event", "chưa chuyển đơn"),
    ("complaint", TAKEN, "execution_resumed", "2026-07-12", {}, "event", "execution_suspended"),
    ("complaint", [*TAKEN, ("execution_suspended", "2026-07-10")], "execution_suspended", "2026-07-12", {}, "event", "rồi"),
    ("complaint", TAKEN, "reopened", "2026-07-12", {"reason": "x"}, "event", "chưa kết thúc"),
    ("complaint", DECIDED, "reopened", "2026-08-12", {}, "reason", "lý do"),
    ("complaint", TAKEN, "acepted", "2026-07-12", {}, "event", "có phải accepted?"),
    ("complaint", TAKEN, "zzz", "2026-07-12", {}, "event", "nhận: received, assigned"),
    ("complaint", TAKEN, "corrected", "2026-07-12", {"of": 9, "reason": "x"}, "of", "nhận: 2"),
    ("complaint", OPEN, "corrected", "2026-07-12", {"reason": "x"}, "of", "chưa có việc nào"),
    ("complaint", TAKEN, "corrected", "2026-07-12", {"of": 1, "reason": "x"}, "of", "nhận đơn"),
    ("complaint", TAKEN, "corrected", "2026-07-12", {"of": 2}, "reason", "lý do"),
    ("complaint", DECIDED, "corrected", "2026-08-12", {"of": 2, "reason": "x"}, "of", "không còn hợp lệ"),
    ("complaint", DECIDED, "corrected", "2026-08-12", {"of": 3, "reason": "x", "outcome": "upheld"}, "outcome", "right"),
    ("complaint", TAKEN, "corrected", "2026-08-12", {"of": 2, "reason": "x", "until": "2026-06-01"}, "until", "nhận từ"),
    ("complaint", DECIDED, "corrected", "2026-08-12", {"of": 3, "reason": "x", "until": "2027-03-01"}, "until", "tương lai"),
    ("denunciation", [*COMPLEX, EXTENDED], "corrected", "2026-08-12", {"of": 4, "reason": "x", "days": 40}, "days", "30"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "told", "name", "on", "more", "field", "said"), REFUSED)
def test_refused(kind: str, told: list[Any], name: str, on: str, more: dict[str, Any], field: str, said: str) -> None:
    found = problems(case(kind, *told), name, on, **more)
    assert [p.field for p in found] == [field]
    assert said in found[0].message
    if field == "event":
        assert found[0].value == name
    elif field == "date":
        assert found[0].value == on


ADMITTED: list[tuple[str, list[Any], str, str, dict[str, Any]]] = [
    ("complaint", OPEN, "accepted", "2026-07-04", {}),  # a Saturday
    ("complaint", TAKEN, "notified", "2026-07-06", {}),
    ("complaint", [*TAKEN, ("verifying", "2026-07-20")], "notified", "2026-07-10", {}),  # recorded late
    ("complaint", TAKEN, "withdrawn", "2026-07-10", {"outcome": "part"}),
    ("complaint", WITHDRAWN, "discontinued", "2026-07-12", {}),
    ("complaint", [*OPEN, ("declined", "2026-07-03")], "notified", "2026-07-12", {}),
    ("complaint", DECIDED, "delivered", "2026-08-12", {}),  # without a sending on record
    ("complaint", DECIDED, "enforced", "2026-08-12", {}),
    (
        "complaint",
        [*DECIDED, ("reopened", "2026-08-12", {"reason": "x"})],
        "decided",
        "2026-09-12",
        {"outcome": "wrong"},
    ),
    ("complaint", [*OPEN, ("forwarded", "2026-07-03")], "replied", "2026-07-12", {}),
    ("complaint", [*TAKEN, ("execution_suspended", "2026-07-10")], "execution_resumed", "2026-07-12", {}),
    ("denunciation", OPEN, "extended", "2026-07-03", {"days": 99}),  # before acceptance the days are not looked at
    ("denunciation", [*SPECIAL, EXTENDED], "extended", "2026-07-20", {"days": 30}),
    ("denunciation", [*OPEN, ("extended", "2026-07-02"), *COMPLEX[1:]], "extended", "2026-07-20", {"days": 30}),
    ("denunciation", PAUSED, "withdrawn", "2026-07-25", {}),
    ("denunciation", CONCLUDED, "acted", "2026-08-03", {}),
    ("denunciation", [("received", "2025-06-01"), ("accepted", "2025-06-05")], "suspended", "2025-06-10", {}),
    ("feedback", [*OPEN, ("answered", "2026-07-03")], "answered", "2026-07-10", {"outcome": "final"}),
    ("feedback", ANSWERED, "published", "2026-07-12", {}),
    ("feedback", OPEN, "accepted", "2026-07-12", {}),
    ("complaint", DECIDED, "corrected", "2026-08-12", {"of": 3, "reason": "ghi nhầm"}),
    ("complaint", DECIDED, "corrected", "2026-08-12", {"of": "3", "reason": "ghi nhầm", "outcome": "wrong"}),
]


@pytest.mark.parametrize(("kind", "told", "name", "on", "more"), ADMITTED)
def test_admitted(kind: str, told: list[Any], name: str, on: str, more: dict[str, Any]) -> None:
    assert problems(case(kind, *told), name, on, **more) == []


def test_second_instance_upholds_or_changes() -> None:
    facts = case("complaint", *TAKEN, instance=2)
    assert problems(facts, "decided", "2026-07-30", outcome="upheld") == []
    assert problems(facts, "decided", "2026-07-30", outcome="right")[0].message.endswith("upheld, changed")


def test_all_problems_at_once() -> None:
    found = problems(case("denunciation", *TAKEN), "concluded", "2026-12-30", outcome="maybe")
    assert [p.field for p in found] == ["outcome", "date"]


def test_an_event_put_in_the_past_may_not_break_what_followed() -> None:
    facts = case("denunciation", *OPEN, ("extended", "2026-07-03"), ("assigned", "2026-07-20"))
    (problem,) = problems(facts, "extended", "2026-07-02")
    assert (problem.field, "sau đó đã có Gia hạn ngày 03/07/2026" in problem.message) == ("date", True)


def test_an_old_register_out_of_order_is_judged_from_the_new_event_on() -> None:
    facts = case("complaint", *OPEN, ("decided", "2026-07-10", {"outcome": "right"}))
    assert problems(facts, "sent", "2026-07-13") == []
    assert problems(facts, "verifying", "2026-07-13")[0].field == "event"


def test_every_worked_example_is_admitted_event_by_event() -> None:
    for line in Path(__file__).with_name("examples.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)["ask"]
        told = [(e.pop("event"), e.pop("date"), e) for e in asked["events"]]
        for n in range(1, len(told)):
            facts = case(asked["kind"], *told[:n], instance=asked.get("instance", 1))
            assert problems(facts, told[n][0], told[n][1], **told[n][2]) == []


# -- corrections --------------------------------------------------------------------------------------------------


def test_a_correction_takes_back_or_changes() -> None:
    told = [
        event(1, "received", "2026-07-01"),
        event(2, "accepted", "2026-07-06"),
        event(3, "verifying", "2026-07-08", officer="A"),
        event(4, "complex", "2026-07-09", criteria=["a"]),
        event(5, "corrected", "2026-07-10", of=3, reason="nhầm vụ"),
        event(6, "corrected", "2026-07-10", of="2", reason="nhầm ngày", until="2026-07-03", document_no="TB 3"),
        event(7, "corrected", "2026-07-10", of=4, reason="thiếu", criteria=["a", "b"]),
        event(8, "corrected", "2026-07-11", of=3, reason="lần nữa"),
        event(9, "forwarded", "2026-07-12", to="Sở"),
        event(10, "corrected", "2026-07-12", of=9, reason="nhầm nơi", to="UBND tỉnh"),
        event(11, "extended", "2026-07-12", days=3),
        event(12, "corrected", "2026-07-12", of=11, reason="x", days=5),
        event(13, "corrected", "2026-07-12", of="acceptance", reason="x"),
        event(14, "dialogue_called", "2026-07-12", until="2026-07-20"),
        event(15, "corrected", "2026-07-12", of=14, reason="x", until="2026-07-22"),
    ]
    held = {e.n: e for e in effective(told)}
    assert sorted(held) == [1, 2, 4, 9, 11, 14]
    assert (held[2].date, held[2].document_no) == (day("2026-07-03"), "TB 3")
    assert (held[4].criteria, held[9].to, held[11].days) == (("a", "b"), "UBND tỉnh", 5)
    assert (held[14].date, held[14].until) == (day("2026-07-12"), day("2026-07-22"))


# -- what may follow ----------------------------------------------------------------------------------------------


def test_what_may_follow_begins_with_the_likely_and_ends_with_a_correction() -> None:
    def allowed(kind: str, *told: tuple[Any, ...], **facts: Any) -> list[str]:
        return allowed_events(case(kind, *told, **facts), TODAY)

    assert allowed("complaint", *OPEN)[:3] == ["accepted", "forwarded", "guided"]
    assert allowed("feedback", *OPEN)[0] == "answered"
    assert allowed("denunciation", *COMPLEX)[:5] == ["notified", "verifying", "concluded", "extended", "complex"]
    assert allowed("denunciation", *PAUSED)[:2] == ["resumed", "notified"]
    assert allowed("complaint", *DECIDED)[:2] == ["sent", "delivered"]
    for found in (allowed("complaint", *DECIDED), allowed("denunciation", *WITHDRAWN)):
        assert found[-1] == "corrected"
        assert "received" not in found
        assert "reopened" in found
    assert "concluded" not in allowed("denunciation", *PAUSED)
    assert "extended" not in allowed("denunciation", *TAKEN)


# -- standing -----------------------------------------------------------------------------------------------------


def stands(kind: str, *told: tuple[Any, ...], on: str | None = None, **facts: Any) -> tuple[Any, ...]:
    found = standing(case(kind, *told, **facts), rules(), calendar(), day(on) if on else None)
    assert state_label(found.state) != found.state
    processed, closed = (d.isoformat() if d else None for d in (found.processed_on, found.closed_on))
    return found.state, processed, closed, found.settled, found.on_time, found.in_authority


@pytest.mark.parametrize(
    ("kind", "told", "want"),
    [
        ("complaint", OPEN, ("new", None, None, False, None, "undetermined")),
        ("complaint", TAKEN, ("accepted", "2026-07-06", None, False, None, "yes")),
        ("complaint", PAUSED, ("suspended", "2026-07-06", None, False, None, "yes")),
        ("complaint", [*PAUSED, ("resumed", "2026-07-22")], ("accepted", "2026-07-06", None, False, None, "yes")),
        ("complaint", [*TAKEN, ("verifying", "2026-07-22")], ("verifying", "2026-07-06", None, False, None, "yes")),
        ("complaint", DECIDED, ("decided", "2026-07-06", "2026-07-30", True, True, "yes")),
        ("complaint", [*TAKEN, ("decided", "2026-08-07", {"outcome": "wrong"})],
         ("decided", "2026-07-06", "2026-08-07", True, False, "yes")),
        ("complaint", [*OPEN, ("declined", "2026-07-13")], ("declined", "2026-07-13", "2026-07-13", False, False, "yes")),
        ("complaint", [*OPEN, ("forwarded", "2026-07-03")], ("forwarded", "2026-07-03", "2026-07-03", False, True, "no")),
        ("complaint", [*OPEN, ("filed", "2026-07-03")], ("filed", "2026-07-03", "2026-07-03", False, True, "ineligible")),
        ("complaint", [*OPEN, ("classified", "2026-07-03", {"outcome": "ineligible"})],
         ("classified", "2026-07-03", None, False, None, "ineligible")),
        ("complaint", [*OPEN, ("classified", "2026-07-02", {"outcome": "not_in_authority"}), ("guided", "2026-07-03")],
         ("guided", "2026-07-02", "2026-07-03", False, True, "no")),
        ("complaint", WITHDRAWN, ("withdrawn", None, "2026-07-10", True, True, "undetermined")),
        ("complaint", [*OPEN, ("withdrawn", "2026-08-10")], ("withdrawn", None, "2026-08-10", True, False, "undetermined")),
        ("complaint", [*TAKEN, ("withdrawn", "2026-07-10", {"outcome": "part"})],
         ("accepted", "2026-07-06", None, False, None, "yes")),
        ("complaint", [*DECIDED, ("reopened", "2026-08-01", {"reason": "x"})],
         ("accepted", "2026-07-06", None, False, None, "yes")),
        ("complaint", [*WITHDRAWN, ("reopened", "2026-08-01", {"reason": "x"})],
         ("new", None, None, False, None, "undetermined")),
        ("denunciation", CONCLUDED, ("concluded", "2026-07-06", "2026-07-30", True, True, "yes")),
        ("denunciation", [*PAUSED, ("discontinued", "2026-12-01")],
         ("discontinued", "2026-07-06", "2026-12-01", True, True, "yes")),
        ("denunciation", [*OPEN, ("forwarded", "2026-07-10")], ("forwarded", "2026-07-10", "2026-07-10", False, True, "no")),
        ("feedback", [*OPEN, ("answered", "2026-07-03")], ("answered", "2026-07-03", None, False, None, "yes")),
        ("feedback", [*OPEN, ("answered", "2026-07-20", {"outcome": "final"})],
         ("closed", "2026-07-20", "2026-07-20", True, True, "yes")),
        ("feedback", [*OPEN, ("forwarded", "2026-07-20")], ("forwarded", "2026-07-20", "2026-07-20", False, False, "no")),
        ("feedback", [*OPEN, ("decided", "2026-07-20")], ("new", None, None, False, None, "undetermined")),
    ],
)  # fmt: skip
def test_where_a_case_stands(kind: str, told: list[Any], want: tuple[Any, ...]) -> None:
    assert stands(kind, *told) == want


def test_forwarding_a_denunciation_late_by_its_own_five_days_is_late() -> None:
    assert stands("denunciation", *OPEN, ("forwarded", "2026-07-10"), in_authority=False)[4] is False


def test_standing_on_an_earlier_day_and_without_a_calendar() -> None:
    assert stands("complaint", *DECIDED, on="2026-07-29")[0] == "accepted"
    found = standing(case("complaint", *DECIDED))
    assert (found.on_time, found.is_open) == (None, False)
    assert state_label("nothing") == "nothing"
