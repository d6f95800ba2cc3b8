from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_desk.domain.working_days import CalendarDay, DayKind, WorkingCalendar, load_calendar
from danvan_desk.errors import Refused
from tests.domain.lawbook import calendar, day, law_text

DAYS = st.dates(min_value=date(2024, 6, 1), max_value=date(2028, 6, 1))


def plainly_worked(d: date) -> bool:
    """A second reading of the calendar, day by day, sharing nothing with the counter but its list of days."""
    for special in calendar().days_of(d.year):
        if special.day == d:
            return special.kind.value == "work"
    return d.weekday() not in (5, 6)


def plainly_counted(start: date, count: int) -> date:
    d = start
    while count:
        d += timedelta(days=1)
        count -= plainly_worked(d)
    return d


@settings(deadline=None)
@given(DAYS, st.integers(min_value=0, max_value=320))
def test_adding_working_days_agrees_with_counting_on_fingers(start: date, count: int) -> None:
    end = calendar().add_working_days(start, count)
    assert end == plainly_counted(start, count)
    assert calendar().working_days_between(start, end) == count
    assert calendar().working_days_between(end, start) == -count


@settings(deadline=None)
@given(DAYS, st.integers(min_value=0, max_value=320))
def test_taking_them_away_leads_back(start: date, count: int) -> None:
    c = calendar()
    back = c.take_working_days(start, count)
    assert back == c.add_working_days(start, -count)
    worked = sum(plainly_worked(back + timedelta(days=n)) for n in range((start - back).days))
    assert worked == count


@settings(deadline=None)
@given(DAYS)
def test_rolling_lands_on_the_nearest_working_day(d: date) -> None:
    later, earlier = calendar().roll(d), calendar().roll_back(d)
    assert plainly_worked(later)
    assert plainly_worked(earlier)
    assert earlier <= d <= later
    assert not any(plainly_worked(d + timedelta(days=n)) for n in range((later - d).days))
    assert not any(plainly_worked(d - timedelta(days=n)) for n in range((d - earlier).days))


def test_wednesday_of_tet_2026_is_rest_until_the_next_monday() -> None:
    assert calendar().roll(day("2026-02-18")) == day("2026-02-23")
    assert calendar().rest_name(day("2026-02-18")) == "Tết Nguyên đán Bính Ngọ"


def test_a_make_up_saturday_is_worked_and_counts() -> None:
    c = calendar()
    assert c.is_working(day("2026-08-22"))
    assert c.add_working_days(day("2026-08-21"), 1) == day("2026-08-22")
    assert c.roll(day("2026-08-22")) == day("2026-08-22")
    assert c.rest_name(day("2026-08-22")) is None


def test_monday_swapped_before_national_day_is_rest() -> None:
    assert calendar().add_working_days(day("2026-08-28"), 1) == day("2026-09-03")


def test_culture_day_2026_is_tuesday_and_rest_with_monday_and_saturday_as_usual() -> None:
    c = calendar()
    assert c.rest_name(day("2026-11-24")) == "Ngày Văn hóa Việt Nam"
    assert c.is_working(day("2026-11-23"))  # a swap was proposed and isn't known to be approved
    assert not c.is_working(day("2026-11-28"))


def test_plain_days_have_no_entry() -> None:
    assert calendar().day(day("2026-11-20")) is None
    assert calendar().rest_name(day("2026-11-21")) is None


def test_provisional_across_expected_days_and_uncovered_years_only() -> None:
    c = calendar()
    assert not c.is_provisional(day("2026-12-01"), day("2026-12-31"))
    assert c.is_provisional(day("2026-12-31"), day("2027-01-01"))
    assert not c.is_provisional(day("2027-01-01"), day("2027-02-03"))  # the first day isn't counted
    assert c.is_provisional(day("2027-12-20"), day("2028-01-02"))
    assert not c.is_provisional(day("2026-11-22"), day("2026-11-22"))


def test_covered_years_and_the_days_of_one_beyond() -> None:
    assert calendar().covered_years() == {2025, 2026, 2027}
    assert calendar().edition == "22/11/2026"
    assert day("2029-02-13") in [d.day for d in calendar().days_of(2029)]
    assert len(calendar().days_of(2026)) == 16


def test_a_saturday_made_up_needs_no_weekday_of_its_own() -> None:
    c = WorkingCalendar([CalendarDay(day("2026-01-10"), DayKind.WORK, "Làm bù", "CV", "official")])
    assert c.working_days_between(day("2026-01-09"), day("2026-01-12")) == 2


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("[[day", "", "TOML"),
        ("", "day", "không có ngày nào"),
        ("day = 1", "day", "[[day]]"),
        ("[[day]]\nkind='off'\nname='x'\nbasis='y'\nstatus='official'", "day.0.date", "2026-11-24"),
        ("[[day]]\ndate='mai'\nkind='off'\nname='x'\nbasis='y'\nstatus='official'", "day.0.date", "2026-11-24"),
        ("[[day]]\ndate=2026-11-24\nkind='rest'\nname='x'\nbasis='y'\nstatus='official'", "day.0.kind", "off, work"),
        ("[[day]]\ndate=2026-11-24\nkind='off'\nname=''\nbasis='y'\nstatus='official'", "day.0.name", "để trống"),
        ("[[day]]\ndate=2026-11-24\nkind='off'\nname='x'\nbasis='y'\nstatus='maybe'", "day.0.status", "expected"),
        ("[[day]]\ndate=2026-11-22\nkind='work'\nname='x'\nbasis='y'\nstatus='official'", "day.0.date", "Chủ nhật"),
        ("[[day]]\nday=1\ndate=2026-11-24\nkind='off'\nname='x'\nbasis='y'\nstatus='official'", "day.0.day", "nhận"),
        (
            "[[span]]\nfrom=2026-11-24\nto=2026-11-20\nkind='off'\nname='x'\nbasis='y'\nstatus='official'",
            "span.0.to",
            "",
        ),
    ],
)
def test_a_wrong_calendar_file_is_refused_by_field(text: str, field: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        load_calendar(text)
    assert field in [p.field for p in refusal.value.problems]
    assert said in str(refusal.value)


def test_the_same_day_twice_is_refused_and_iso_strings_are_read() -> None:
    one = "[[day]]\ndate='2026-11-24'\nkind='off'\nname='x'\nbasis='y'\nstatus='official'\n"
    assert load_calendar(one)[0].day == day("2026-11-24")
    with pytest.raises(Refused, match="đã khai ở trên"):
        load_calendar(one + one)


def test_the_shipped_calendar_is_in_order() -> None:
    days = [d.day for d in load_calendar(law_text("calendar.toml"))]
    assert days == sorted(days)
