"""Taking over a notice moves exactly the open cases it should, and only once the office says yes."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.calendar import change_days, import_notice, preview, preview_edits
from danvan_desk.actions.moved_dates import StoppedError
from danvan_desk.domain.calendar_day import DayEdit
from danvan_desk.domain.working_days import load_calendar
from danvan_desk.errors import Refused
from danvan_desk.queries.cases import case_card
from danvan_desk.safekeeping.checking import check
from tests.actions.test_add import PETITION

SWAP = """
[[day]]
date = 2026-11-25
kind = "off"
name = "Nghỉ hoán đổi"
basis = "Thông báo thử"
status = "official"
"""


def test_preview_changes_nothing_and_yes_moves_what_it_said(desk):
    add_records(desk, [PETITION | {"received": "2026-11-20"}, PETITION | {"received": "2026-11-12"}])
    days = load_calendar(SWAP)
    change = preview(desk, days)
    moved = [(m.case, m.clock, m.due.isoformat(), m.becomes.isoformat()) for m in change.moved]
    # received Friday 20/11: 7 working days skip 24/11; with 25/11 off as well the term ends a day later
    assert moved == [("VV-2026-00001", "complaint.accept", "2026-12-02", "2026-12-03")]
    assert case_card(desk, "VV-2026-00001").clocks[0].due.isoformat() == "2026-12-02"
    import_notice(desk, days)
    card = case_card(desk, "VV-2026-00001")
    assert card.clocks[0].due.isoformat() == "2026-12-03"
    assert [(h.action, h.before, h.after) for h in card.history if h.action == "recounted"] == [
        ("recounted", {"complaint.accept": "2026-12-02"}, {"complaint.accept": "2026-12-03"})
    ]
    assert preview(desk, days).days == ()


WORKED_AFTER_ALL = """
[[day]]
date = 2026-11-24
kind = "work"
name = "Làm việc ngày 24/11"
basis = "Thông báo thử"
status = "official"

[[day]]
date = 2026-11-28
kind = "work"
name = "Làm bù thứ Bảy"
basis = "Thông báo thử"
status = "official"
"""


def test_a_holiday_worked_after_all_moves_exactly_the_cases_that_cross_it(desk):
    add_records(desk, [PETITION | {"received": "2026-11-20"}, PETITION | {"received": "2026-11-12"}])
    change = preview(desk, load_calendar(WORKED_AFTER_ALL))
    moved = [(m.case, m.clock, m.due.isoformat(), m.becomes.isoformat()) for m in change.moved]
    # from Friday 20/11 seven working days now count 24/11 and Saturday 28/11: 23, 24, 25, 26, 27, 28, 30;
    # from Thursday 12/11 the seventh is Monday 23/11, before both: it stays
    assert moved == [("VV-2026-00001", "complaint.accept", "2026-12-02", "2026-11-30")]
    assert case_card(desk, "VV-2026-00001").clocks[0].due.isoformat() == "2026-12-02"


BY_HAND = (
    DayEdit(date(2026, 11, 24), "work", "Làm việc ngày 24/11", "Thông báo thử"),
    DayEdit(date(2026, 11, 28), "work", "Làm bù thứ Bảy", "Thông báo thử"),
)


def moves(change):
    return [(m.case, m.clock, m.due.isoformat(), m.becomes.isoformat()) for m in change.moved]


def test_days_set_by_hand_go_the_same_way_as_a_notice(desk, home):
    add_records(desk, [PETITION | {"received": "2026-11-20"}, PETITION | {"received": "2026-11-12"}])
    change = preview_edits(desk, BY_HAND)
    assert moves(change) == [("VV-2026-00001", "complaint.accept", "2026-12-02", "2026-11-30")]
    assert change.moved[0].people == "Trần Văn Lợi"
    assert preview_edits(desk, BY_HAND) == change  # looking changes nothing
    assert change_days(desk, BY_HAND) == change
    assert case_card(desk, "VV-2026-00001").clocks[0].due == date(2026, 11, 30)
    assert check(home).whole

    # and back to what the law says: every date returns, and that is recorded as well
    back = [DayEdit(edit.day, "law") for edit in BY_HAND]
    returned = change_days(desk, back)
    assert returned.back == (date(2026, 11, 24), date(2026, 11, 28))
    assert moves(returned) == [("VV-2026-00001", "complaint.accept", "2026-11-30", "2026-12-02")]
    card = case_card(desk, "VV-2026-00001")
    assert card.clocks[0].due == date(2026, 12, 2)
    assert [h.after for h in card.history if h.action == "recounted"] == [
        {"complaint.accept": "2026-11-30"}, {"complaint.accept": "2026-12-02"},
    ]  # fmt: skip
    assert preview_edits(desk, back).is_empty()
    assert check(home).whole


def test_a_date_met_already_is_counted_anew_and_recorded_but_is_not_among_the_moving(desk, home):
    add_records(
        desk,
        [
            PETITION | {"received": "2026-11-12", "ref": "p"},
            {"type": "event", "case": "p", "event": "accepted", "date": "2026-11-23"},
        ],
    )
    edit = [DayEdit(date(2026, 11, 23), "off", "Nghỉ hoán đổi", "Thông báo thử")]
    change = change_days(desk, edit)
    assert [(m.clock, m.due.isoformat(), m.becomes.isoformat()) for m in change.ended] == [
        ("complaint.accept", "2026-11-23", "2026-11-25")
    ]
    assert check(home).whole


def test_a_day_only_expected_marks_the_dates_that_lean_on_it(desk, home):
    add_records(desk, [PETITION | {"received": "2026-11-20"}])
    assert not case_card(desk, "VV-2026-00001").clocks[0].provisional
    change_days(desk, [DayEdit(date(2026, 11, 24), "off", "Ngày Văn hóa", "Dự thảo", "expected")])
    assert case_card(desk, "VV-2026-00001").clocks[0].provisional
    assert check(home).whole  # kept with the case as well, though no date moved


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (DayEdit(date(2026, 11, 29), "work", "Làm bù", "TB"), "day"),  # a Sunday
        (DayEdit(date(2026, 11, 28), "off", "Nghỉ", "TB"), "day"),  # a Saturday rests anyway
        (DayEdit(date(2026, 11, 25), "work", "Làm việc", "TB"), "day"),  # a weekday is worked anyway
        (DayEdit(date(2029, 1, 3), "off", "Nghỉ", "TB"), "day"),  # no calendar of that year yet
        (DayEdit(date(2026, 11, 25), "off", " ", "TB"), "name"),
        (DayEdit(date(2026, 11, 25), "off", "Nghỉ", ""), "basis"),
        (DayEdit(date(2026, 11, 25), "off", "Nghỉ", "TB", "maybe"), "status"),
        (DayEdit(date(2026, 11, 25), "half", "Nghỉ", "TB"), "day"),
    ],
)
def test_a_day_that_cannot_be_set_is_refused_and_nothing_is_saved(desk, edit, field):
    with pytest.raises(Refused) as refused:
        change_days(desk, [*BY_HAND, edit])
    assert [problem.field for problem in refused.value.problems] == [field]
    with desk.reading() as session:
        assert desk.own_days(session) == {}


def test_a_preview_stops_when_told_to(desk):
    add_records(desk, [PETITION | {"received": "2026-11-20"}])
    seen = []

    def watch(done, of):
        seen.append((done, of))
        return False

    with pytest.raises(StoppedError):
        preview_edits(desk, BY_HAND, watch)
    assert seen == [(0, 1)]


LUNAR_NEW_YEAR = """
[[span]]
from = 2028-01-25
to = 2028-01-28
kind = "off"
name = "Tết Nguyên đán Mậu Thân"
basis = "Thông báo thử"
status = "official"
"""


def test_a_notice_of_some_days_leaves_the_other_holidays_of_its_year_expected(desk):
    import_notice(desk, load_calendar(LUNAR_NEW_YEAR))
    with desk.reading() as session:
        calendar = desk.calendar(session)
    assert not calendar.is_working(date(2028, 1, 25))
    assert calendar.rest_name(date(2028, 5, 1))  # a Monday nobody mentioned
    assert calendar.is_provisional(date(2028, 4, 28), date(2028, 5, 2))
    assert not calendar.is_provisional(date(2028, 6, 1), date(2028, 6, 30))
