"""Taking over a notice moves exactly the open cases it should, and only once the office says yes."""

from __future__ import annotations

from danvan_desk.actions.add import add_records
from danvan_desk.actions.calendar import import_notice, preview
from danvan_desk.domain.working_days import load_calendar
from danvan_desk.queries.cases import case_card
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
