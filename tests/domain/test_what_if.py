# ruff: noqa: E501 - a case a line reads best in a table
"""One line of `clocks --what-if`: answered, or refused quoting the field and the value."""

from datetime import date
from typing import Any

import pytest

from danvan_desk.domain.what_if import answer_what_if
from tests.domain.lawbook import calendar, rules

TODAY = date(2026, 11, 22)
RECEIVED = {"event": "received", "date": "2026-11-02"}


def answer(asked: object) -> dict[str, Any]:
    return answer_what_if(asked, rules(), calendar(), TODAY)


def test_on_defaults_to_today_and_every_field_of_the_contract_is_there() -> None:
    found = answer({"kind": "complaint", "events": [RECEIVED]})
    assert found["on"] == "2026-11-22"
    assert list(found["clocks"][0]) == [
        "clock", "title", "start", "due", "raw_due", "length", "unit", "state", "ended_on", "days_left", "basis",
        "rule", "provisional", "steps",
    ]  # fmt: skip
    assert found["clocks"][0]["state"] == "overdue"
    assert found["clocks"][0]["days_left"] == -7


def test_any_day_may_be_asked_about() -> None:
    events = [{"event": "received", "date": "2027-03-01"}, {"event": "accepted", "date": "2027-03-05"}]
    found = answer({"kind": "complaint", "events": events, "on": "2027-03-02"})
    assert [c["clock"] for c in found["clocks"]] == ["complaint.accept", "petition.unprocessed"]
    assert answer({"kind": "complaint", "events": events})["clocks"] == []


def test_every_kind_of_field_is_taken() -> None:
    events = [
        RECEIVED,
        {"event": "accepted", "date": "2026-11-03", "document_no": "1", "by": "A", "officer": "B", "note": "c"},
        {"event": "complex", "date": "2026-11-04", "criteria": ["a", "đ"]},
        {"event": "corrected", "date": "2026-11-05", "of": 3, "reason": "nhầm"},
        {"event": "dialogue_called", "date": "2026-11-06", "until": "2026-11-16"},
        {"event": "decided", "date": "2026-11-20", "outcome": "right", "orders": {"return_money": 3}},
    ]
    found = answer(
        {
            "kind": "complaint",
            "instance": 1,
            "remote_area": True,
            "in_authority": None,
            "channel": "post",
            "events": events,
        }
    )
    lengths = {c["clock"]: c["length"] for c in found["clocks"]}
    assert lengths["complaint.resolve"] == 45  # remote; the complexity was taken back
    assert "complaint.dialogue_notice" in lengths


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], ["đối tượng JSON"]),
        ("x", ["đối tượng JSON"]),
        ({"events": [RECEIVED]}, ["kind", "complaint, denunciation, feedback"]),
        ({"kind": "request", "events": [RECEIVED]}, ['kind = "request"']),
        ({"kind": "complaint", "events": [RECEIVED], "remote": True}, ["remote = true", "remote_area"]),
        ({"kind": "complaint", "events": [RECEIVED], "remote_area": "yes"}, ['remote_area = "yes"', "true"]),
        ({"kind": "complaint", "events": [RECEIVED], "in_authority": 1}, ["in_authority = 1"]),
        ({"kind": "complaint", "events": [RECEIVED], "instance": 3}, ["instance = 3"]),
        ({"kind": "complaint", "events": [RECEIVED], "instance": True}, ["instance = true"]),
        ({"kind": "complaint", "events": [RECEIVED], "channel": "fax"}, ['channel = "fax"', "hotline"]),
        ({"kind": "complaint", "events": [RECEIVED], "on": "2026-02-30"}, ['on = "2026-02-30"']),
        ({"kind": "complaint", "events": [RECEIVED], "on": "22/11/2026"}, ['on = "22/11/2026"', "2026-11-22"]),
        ({"kind": "complaint", "events": [RECEIVED], "on": 5}, ["on = 5"]),
        ({"kind": "complaint", "events": [RECEIVED], "on": "0026-11-22"}, ['on = "0026-11-22"', "1990"]),
        ({"kind": "complaint"}, ["events", "received"]),
        ({"kind": "complaint", "events": []}, ["events = []"]),
        ({"kind": "complaint", "events": "received"}, ['events = "received"']),
        ({"kind": "complaint", "events": ["received"]}, ['events.0 = "received"']),
        ({"kind": "complaint", "events": [{"event": "accepted", "date": "2026-11-02"}]}, ['events.0.event = "accepted"']),
        ({"kind": "complaint", "events": [{"date": "2026-11-02"}]}, ["events.0.event"]),
        ({"kind": "complaint", "events": [{"event": "received"}]}, ["events.0.date"]),
        ({"kind": "complaint", "events": [{"event": "received", "date": "2026-11-02", "dates": 1}]}, ["có phải date?"]),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "recieved", "date": "2026-11-03"}]}, ["có phải received?"]),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "extended", "date": "2026-11-03", "days": "3"}]}, ['events.1.days = "3"']),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "notified", "date": "2026-11-03", "of": 1.5}]}, ["events.1.of = 1.5"]),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "complex", "date": "2026-11-03", "criteria": "a"}]}, ['events.1.criteria = "a"']),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "sent", "date": "2026-11-03", "note": 3}]}, ["events.1.note = 3"]),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "enforced", "date": "2026-11-03", "done": 3}]}, ["events.1.done = 3"]),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "decided", "date": "2026-11-03", "outcome": "right"}]},
         ['events.1.event = "decided"', "chưa thụ lý"]),
        ({"kind": "complaint", "events": [RECEIVED, {"event": "accepted", "date": "2026-11-01"}]},
         ['events.1.date = "2026-11-01"', "02/11/2026"]),
    ],
)  # fmt: skip
def test_refused_quoting_the_field_and_the_value(asked: object, said: list[str]) -> None:
    found = answer(asked)
    assert list(found) == ["error"]
    for part in said:
        assert part in found["error"]
