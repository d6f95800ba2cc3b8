"""Days set by hand: what is refused, in which words, and how they lie over the shipped calendar."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.domain.calendar_day import (
    CalendarDay,
    DayEdit,
    DayKind,
    laid_over,
    load_calendar,
    problems_of_edits,
)
from danvan_desk.errors import Refused
from tests.domain.lawbook import calendar

YEARS = {2025, 2026, 2027}
NOTICE = {"name": "Nghỉ bù", "basis": "Thông báo 01/TB-BNV"}


def wrong(day: str, kind: str, **more: str) -> list[tuple[str, str]]:
    edit = DayEdit(date.fromisoformat(day), kind, **{**NOTICE, **more})
    return [(problem.field, problem.message) for problem in problems_of_edits([edit], calendar(), YEARS)]


def test_days_that_may_be_set() -> None:
    assert wrong("2026-11-23", "off") == []  # a plain Monday becomes a day of rest
    assert wrong("2026-11-24", "work") == []  # a weekday holiday is worked after all
    assert wrong("2026-11-28", "work") == []  # a Saturday is worked in exchange
    assert wrong("2026-08-22", "off") == []  # a Saturday the shipped calendar works is rest again
    assert wrong("2026-11-24", "off", status="expected") == []
    assert wrong("2026-11-24", "law", name="", basis="", status="") == []  # taken back: nothing else is needed


@pytest.mark.parametrize(
    ("day", "kind", "words"),
    [
        ("2026-11-28", "off", "28/11/2026 là cuối tuần, vốn đã nghỉ"),
        ("2026-11-29", "work", "29/11/2026 là Chủ nhật, không thể là ngày làm việc"),
        ("2026-11-23", "work", "23/11/2026 vốn là ngày làm việc"),
        ("2026-11-23", "rest", "nhận: off, work, law"),
        ("2028-01-03", "off", "năm 2028 chưa có lịch: hãy nhập thông báo của cả năm trước"),
        ("2028-01-03", "law", "năm 2028 chưa có lịch: hãy nhập thông báo của cả năm trước"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(day: str, kind: str, words: str) -> None:
    assert wrong(day, kind) == [("day", words)]


def test_a_day_needs_its_name_its_notice_and_a_known_standing_and_all_is_told_at_once() -> None:
    said = "ngày 23/11/2026: cần ghi bằng chữ"
    assert wrong("2026-11-23", "off", name="  ", basis="", status="maybe") == [
        ("name", said),
        ("basis", said),
        ("status", "nhận: official, expected"),
    ]


def test_the_problems_of_several_days_are_told_together() -> None:
    edits = [DayEdit(date(2026, 11, 29), "work", **NOTICE), DayEdit(date(2026, 11, 24), "law"),
             DayEdit(date(2026, 11, 30), "off", "", "1/TB")]  # fmt: skip
    found = problems_of_edits(edits, calendar(), YEARS)
    assert [(problem.field, problem.value) for problem in found] == [("day", date(2026, 11, 29)), ("name", "")]


def test_a_day_set_by_hand_is_kept_without_the_spaces_around_it() -> None:
    edit = DayEdit(date(2026, 11, 28), "work", " Làm bù ", " 5/TB ", "expected")
    assert edit.as_day() == CalendarDay(date(2026, 11, 28), DayKind.WORK, "Làm bù", "5/TB", "expected")
    assert DayEdit(date(2026, 11, 28), "work").status == "official"


def test_the_offices_days_lie_over_the_shipped_ones() -> None:
    rest = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa", "luật", "official")
    kept = CalendarDay(date(2026, 9, 2), DayKind.OFF, "Quốc khánh", "luật", "official")
    own = CalendarDay(date(2026, 11, 28), DayKind.WORK, "Làm bù", "5/TB", "official")
    assert laid_over([rest, kept], {rest.day: None, own.day: own}) == [kept, own]
    worked = CalendarDay(rest.day, DayKind.WORK, "Đi làm", "5/TB", "official")
    assert laid_over([rest, kept], {rest.day: worked}) == [kept, worked]
    assert laid_over([rest], {}) == [rest]


def refused(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        load_calendar(text)
    return [(problem.field, problem.message) for problem in found.value.problems]


def test_a_table_written_as_something_else_and_a_day_that_is_none_are_told_with_what_was_written() -> None:
    assert refused("day = 3") == [("day", "phải viết là [[day]]")]
    one = '[[day]]\n{date}kind = "off"\nname = "Tết"\nbasis = "1/TB"\nstatus = "official"\n'
    for written, value in (('date = "24/11"\n', "24/11"), ("date = 24\n", "24"), ("", None)):
        with pytest.raises(Refused) as found:
            load_calendar(one.format(date=written))
        said = {(problem.field, problem.message, problem.value) for problem in found.value.problems}
        assert said == {("day.0.date", "phải là ngày dạng 2026-11-24", value)}


SPAN = '[[span]]\nfrom = {first}\nto = {last}\nkind = "off"\nname = "Tết"\nbasis = "1/TB"\nstatus = "official"\n'


def test_a_span_of_a_month_is_the_longest() -> None:
    days = load_calendar(SPAN.format(first="2027-01-01", last="2027-02-01"))
    assert (len(days), days[0].day, days[-1].day) == (32, date(2027, 1, 1), date(2027, 2, 1))
    assert len(load_calendar(SPAN.format(first="2027-01-01", last='"2027-01-01"'))) == 1
    said = [("span.0.to", "phải từ ngày đầu trở đi và không quá 31 ngày")]
    assert refused(SPAN.format(first="2027-01-01", last="2027-02-02")) == said
    assert refused(SPAN.format(first="2027-01-02", last="2027-01-01")) == said


def test_a_worked_span_may_not_hold_a_sunday_and_days_come_in_order() -> None:
    worked = SPAN.replace('"off"', '"work"')
    assert refused(worked.format(first="2026-11-28", last="2026-11-29")) == [
        ("span.0.from", "ngày làm việc không thể là Chủ nhật")
    ]
    both = SPAN.format(first="2027-02-08", last="2027-02-09") + SPAN.format(first="2027-02-06", last="2027-02-07")
    assert [found.day.day for found in load_calendar(both)] == [6, 7, 8, 9]
    assert refused(both + SPAN.format(first="2027-02-09", last="2027-02-09")) == [("span.2", "ngày này đã khai ở trên")]
