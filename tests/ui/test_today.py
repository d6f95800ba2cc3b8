"""Hôm nay over a real home: an empty morning, then what it shows of visits, dates and duties."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from danvan_desk.actions.add import add_records
from danvan_desk.actions.drafts import save_draft
from danvan_desk.actions.plans import make_plans
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.records import NewPlan
from ui.pages.today import TodayPage

from .conftest import ProbePage


def ready(window, qtbot):
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=20_000)
    return window.page()


def test_an_empty_morning_says_why_and_what_to_do(shown, home, qtbot):
    window = shown(home, {"today": TodayPage})
    page = ready(window, qtbot)
    assert page.empty.isVisible()
    assert not page.drafts.isVisible()
    assert "Ngày Văn hóa Việt Nam" in page.band.words()
    assert "thứ Tư 25/11" in page.band.words()
    qtbot.waitUntil(lambda: page.empty.focusProxy().hasFocus())  # Enter does what the sentence proposes


def test_the_chairs_duties_are_never_squeezed(shown, home, qtbot):
    window = shown(home, {"today": TodayPage})
    window.resize(910, 485)
    duty = ready(window, qtbot).duty
    qtbot.waitUntil(lambda: duty.height() >= duty.sizeHint().height())
    assert duty.meter.height() == duty.meter.sizeHint().height()


def test_visits_what_is_due_and_drafts(shown, home, qtbot):
    desk = open_desk(home)
    add_records(desk, [
        {"type": "petition", "received": "2026-10-01", "channel": "post", "kind": "complaint", "content": "Thu hồi đất",
         "people": [{"name": "Võ Lan"}]},
        {"type": "visit", "date": "2026-11-23", "time": "09:40", "reception": "regular", "kind": "denunciation",
         "content": "Thu quỹ không có phiếu thu", "outcome": "received", "people": [{"name": "Ngô Thị Bưởi"}]},
        {"type": "visit", "date": "2026-11-23", "time": "09:58", "reception": "regular", "kind": "complaint",
         "content": "Biên bản", "outcome": "answered", "companions": 5, "people": [{"name": "Võ Lan"}]},
    ])  # fmt: skip
    save_draft(desk, "reception", "Lượt tiếp 10:12 · Tố cáo (mật)",
               {"fields": {"name": "Bí Mật", "kind": "denunciation"}, "session": {"time": "10:12"}})  # fmt: skip
    close_desk(desk)
    window = shown(home, {"today": TodayPage})
    page = ready(window, qtbot)
    rows = page.visits.texts()
    assert [row.split(" | ")[1] for row in rows] == ["10:12", "09:58", "09:40"]
    assert "Bưởi" not in " ".join(rows)
    assert "Bí Mật" not in " ".join(rows)
    assert "NTC-2026-0001" in rows[2]
    assert "VV-2026-00001" in page.due.texts()[0]
    assert page.drafts.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.drafts.isAncestorOf(focus)


def test_promises_past_their_day_are_counted_in_red_from_the_first_page_on(shown, home, qtbot):
    desk = open_desk(home)
    add_records(desk, [
        {"type": "dialogue", "date": "2026-10-05", "kind": "conference", "invited": 40, "attended": 31,
         "items": [{"commitment": "Lắp đèn", "owner": "Phòng Kinh tế", "due": "2026-11-20"},
                   {"commitment": "Dọn rác", "owner": "Phòng Kinh tế", "due": "2026-12-20"}]},
    ])  # fmt: skip
    close_desk(desk)
    window = shown(home, {"today": TodayPage, "promises": ProbePage})
    ready(window, qtbot)
    counts, overdue = window._counts
    assert counts["promises"] == 2
    assert overdue["promises"] == 1


def test_a_planned_day_of_the_chair_is_no_day_still_to_be_set(shown, home, qtbot):
    desk = open_desk(home)
    make_plans(desk, [NewPlan("reception", date(2026, 11, 26)), NewPlan("reception", date(2026, 12, 8))])
    close_desk(desk)
    page = ready(shown(home, {"today": TodayPage}), qtbot)
    assert page.duty.meter.accessibleName() == "T5 26/11: Đã xếp lịch; Chưa xếp ngày: Hạn 30/11"
