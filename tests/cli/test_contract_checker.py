"""What an independent reading of the contract expects: the calendar counted a second time, files that are wrong."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.records import event

DAY = timedelta(1)
RESTS = {
    "2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07", "2025-04-30",
    "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02", "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17",
    "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01",
    "2026-09-02", "2026-11-24",
}  # fmt: skip
WORKED_SATURDAYS = {"2025-04-26", "2026-01-10", "2026-08-22"}
DENOUNCER = {"name": "Phan Thị Kín Đáo", "phone": "0911222333", "id_number": "087069004599", "address": "27/4 hẻm Vắng"}
VISIT = {
    "type": "visit", "date": "2026-11-20", "reception": "regular", "person": {"name": "Trần Lợi"},
    "kind": "complaint", "content": "Hỏi kết quả", "outcome": "guided",
}  # fmt: skip
PETITION = {
    "type": "petition", "received": "2026-08-03", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Lợi"}], "content": "Thu hồi đất",
}  # fmt: skip


def lines(*records: dict[str, Any]) -> str:
    return "\n".join(json.dumps(record) for record in records)


def worked(day: date) -> bool:
    return day.isoformat() in WORKED_SATURDAYS or (day.weekday() < 5 and day.isoformat() not in RESTS)


def working_days(start: date, count: int) -> str:
    while count:
        start += DAY
        count -= worked(start)
    return start.isoformat()


def days(start: date, count: int) -> str:
    start += count * DAY
    while not worked(start):
        start += DAY
    return start.isoformat()


def cells(danvan: Any, table: str, start: str, end: str) -> dict[str, int]:
    assert danvan("tally", "--from", start, "--to", end, "--out", "t.json").code == 0
    return json.loads(Path("t.json").read_text(encoding="utf-8"))["tables"][table]["rows"][0]["cells"]


def test_every_day_of_two_years_is_counted_as_the_calendar_says(danvan):
    start = date(2025, 1, 2)
    received = [start + n * DAY for n in range((date(2026, 9, 25) - start).days)]
    asks = [{"kind": "complaint", "events": [{"event": "received", "date": day.isoformat()}]} for day in received]
    called = danvan("clocks", "--what-if", "-", given=lines(*asks))
    assert called.code == 0
    for day, answer in zip(received, map(json.loads, called.out.splitlines()), strict=True):
        due = {clock["clock"]: clock["due"] for clock in answer["clocks"]}
        accept = working_days(day, 7) if day >= date(2026, 7, 1) else days(day, 10)
        assert due == {"complaint.accept": accept, "petition.unprocessed": days(day, 45)}, day


def test_numbers_follow_the_year_of_receipt_and_a_refusal_leaves_no_gap(office):
    years = ["2025-12-31", "2026-01-02", "2025-12-30"]
    saved = office("add", "-", "--json", given=lines(*({**PETITION, "received": day} for day in years))).json["saved"]
    assert [record["number"] for record in saved] == ["DT-2025-00001", "DT-2026-00001", "DT-2025-00002"]
    assert office("add", "-", given=lines(PETITION, PETITION | {"received": "2026-13-01"})).code == 1
    saved = office("add", "-", "--json", given=lines(PETITION)).json["saved"]
    assert (saved[0]["number"], saved[0]["case"]) == ("DT-2026-00002", "VV-2026-00002")


@pytest.mark.parametrize("text", ["\ufeff{}\n", "{}\r\n", "\n{}\n\n", "{}"])
def test_a_file_from_any_editor_is_read(office, text):
    assert office("add", "-", given=text.replace("{}", json.dumps(VISIT))).code == 0


def test_a_repeat_is_processed_by_the_first_step_and_not_by_classifying(office):
    given = lines(
        PETITION | {"ref": "a"},
        PETITION | {"ref": "b", "received": "2026-08-05", "same_as": "a"},
        event("b", "classified", "2026-08-06", outcome="in_authority"),
        event("a", "accepted", "2026-08-20"),
    )
    assert office("add", "-", given=given).code == 0
    early = cells(office, "02/XLD", "2026-08-01", "2026-08-10")
    late = cells(office, "02/XLD", "2026-08-01", "2026-08-31")
    assert (early["1"], early["2"]) == (2, 1)
    assert (late["1"], late["2"], late["4"], late["5"]) == (2, 2, 2, 1)


def test_a_recorded_correction_is_not_known_before_its_day(office):
    given = lines(
        PETITION | {"ref": "a"},
        event("a", "accepted", "2026-08-05"),
        event("a", "corrected", "2026-08-20", of=2, reason="nhầm"),
    )
    assert office("add", "-", given=given).code == 0
    states = {}
    for on in ("2026-08-10", "2026-08-21"):
        clocks = office("clocks", "VV-2026-00001", "--on", on, "--json").json["clocks"]
        states[on] = {clock["clock"]: clock["state"] for clock in clocks}
    assert states["2026-08-10"]["complaint.accept"] == "met"
    assert states["2026-08-21"]["complaint.accept"] == "overdue"


def test_a_correction_in_a_what_if_is_not_known_before_its_day(danvan):
    """`on` is the day asked about: later events are not yet known then."""
    events = [
        {"event": "received", "date": "2026-08-03"},
        {"event": "accepted", "date": "2026-08-05"},
        {"event": "corrected", "date": "2026-08-20", "of": 2, "reason": "nhầm"},
    ]
    given = lines({"kind": "complaint", "events": events, "on": "2026-08-10"})
    clocks = json.loads(danvan("clocks", "--what-if", "-", given=given).out)["clocks"]
    assert {clock["clock"]: clock["state"] for clock in clocks}["complaint.accept"] == "met"


@pytest.mark.parametrize("day", ["2026-W47-1", "2026-W47"])
def test_a_week_is_no_date(danvan, day):
    """Dates in and out of JSON are ISO (`2026-11-20`); `add` refuses this one."""
    given = lines({"kind": "feedback", "events": [{"event": "received", "date": day}]})
    assert danvan("clocks", "--what-if", "-", given=given).code == 1
    assert danvan("backlog", "--on", day).code == 2


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (VISIT | {"content": "  "}, "content"),
        (VISIT | {"person": {"name": " "}}, "name"),
        (VISIT | {"documents": [{"title": " "}]}, "title"),
        (PETITION | {"content": " "}, "content"),
        (event(" ", "accepted", "2026-11-20"), "case"),
        (VISIT | {"content": "a\ud800b"}, "content"),
    ],
)
def test_a_refusal_names_the_line_and_the_field(office, record, field):
    """1: standard error says which line, which field, what is wrong and what is accepted."""
    called = office("add", "-", given=lines(VISIT, record))
    assert called.code == 1
    assert "dòng 2" in called.err
    assert field in called.err


def test_a_number_too_long_to_read_is_refused_by_its_line(office):
    called = office("add", "-", given='{"type": "visit", "companions": ' + "9" * 5000 + "}")
    assert called.code == 1
    assert "dòng 1" in called.err


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_only_a_line_feed_ends_a_json_line(office, mark):
    given = json.dumps(VISIT | {"content": f"Dòng một{mark}dòng hai"}, ensure_ascii=False)
    assert office("add", "-", given=given).code == 0


@pytest.mark.parametrize("born", ["2027", 2027, "2027-05-01"])
def test_nobody_is_born_in_the_future(office, born):
    """No date may lie in the future."""
    assert office("add", "-", given=lines(PETITION | {"people": [{"name": "Trần Lợi", "born": born}]})).code == 1


def test_a_refusal_quotes_the_unknown_fields_value(office):
    """A message about a JSON record quotes the field's name and the value as given."""
    assert "council-xyz" in office("add", "-", given=lines(VISIT | {"recieved_for": "council-xyz"})).err


@pytest.mark.parametrize(
    "written",
    [
        "Phan Thị Kín Đáo", "PHAN THỊ KÍN ĐÁO", "Phan Thi Kin Dao", "0911222333", "0911 222 333", "0911.222.333",
        "087069004599", "0870 6900 4599", "27/4 hẻm Vắng",
        "+84911222333", "+84 911 222 333",
        "84911222333", "(0911)222333",
    ],
)  # fmt: skip
def test_the_denouncer_is_masked_however_written(office, written):
    record = PETITION | {"kind": "denunciation", "people": [DENOUNCER], "content": f"Liên hệ {written} ngay"}
    assert office("add", "-", given=lines(record)).code == 0
    for asked in (("show", "DT-2026-00001"), ("show", "VV-2026-00001"), ("find", "Liên hệ"), ("backlog",)):
        assert written not in office(*asked, "--json").out, asked


def test_a_matter_seen_by_an_officer_and_by_a_delegate_stands_in_both(office):
    """Matters are distinct cases in the period and category; only what the *head* received leaves the officer's."""
    given = lines(PETITION | {"ref": "a"}, VISIT | {"case": "a"}, VISIT | {"case": "a", "reception": "periodic"})
    assert office("add", "-", given=given).code == 0
    counted = cells(office, "01/TCD", "2026-11-15", "2026-11-23")
    assert (counted["3"], counted["7"], counted["19"]) == (2, 1, 1)


def test_a_month_keeps_what_it_closed_when_the_case_is_reopened_later(office):
    """TH: `finished` (closed in the period); backlog of the same evening calls the case closed."""
    given = lines(
        PETITION | {"ref": "a"},
        event("a", "accepted", "2026-08-05"),
        event("a", "decided", "2026-08-20", outcome="right"),
        event("a", "reopened", "2026-09-10", reason="tình tiết mới"),
    )
    assert office("add", "-", given=given).code == 0
    assert office("backlog", "--on", "2026-08-31", "--json").json["cases"] == []
    august = cells(office, "TH", "2026-08-01", "2026-08-31")
    assert (august["finished"], august["closing"], august["overdue"]) == (1, 0, 0)


def test_a_paused_case_in_the_backlog_names_its_paused_clock(office):
    given = lines(
        PETITION | {"ref": "a"},
        event("a", "accepted", "2026-08-05"),
        event("a", "suspended", "2026-08-10", reason="Chờ"),
        event("a", "notified", "2026-08-11", of="suspension"),
    )
    assert office("add", "-", given=given).code == 0
    row = office("backlog", "--json").json["cases"][0]
    assert (row["clock"], row["due"], row["state"]) == ("complaint.resolve", None, "paused")
