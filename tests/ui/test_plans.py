"""Sắp tới on the dialogues page: planning, telling, cancelling, and writing down what was held."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.plans import make_plans
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.records import NewPlan
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.plans import plan_shown, upcoming
from ui.pages.dialogues import DialoguesPage
from ui.pages.promises import PromisesPage

from .conftest import ProbePage
from .meeting_home import RECORDS

PAGES = {"cases": ProbePage, "dialogues": DialoguesPage, "promises": PromisesPage}


@pytest.fixture
def window(home, shown, qtbot):
    desk = open_desk(home)
    add_records(desk, RECORDS)
    make_plans(
        desk,
        [
            NewPlan("conference", date(2026, 12, 2), time="14:00", place="Nhà văn hóa", hamlet="khu phố 3"),
            NewPlan("case_dialogue", date(2026, 12, 10), case="VV-2026-00004"),
        ],
    )
    make_plans(desk.on(date(2026, 11, 16)), [NewPlan("conference", date(2026, 11, 20), place="Đình làng")])
    close_desk(desk)
    made = shown(home, PAGES)
    made.go("dialogues", "plans")
    qtbot.waitUntil(lambda: bool(made.page().plans._plans))
    return made


def keys(window):
    return [line for line in window.page().plans.list.texts() if not line.startswith("#")]


def test_each_plan_says_its_last_day_to_tell_and_how_long_is_left(window):
    rows = keys(window)
    assert "Hội nghị đối thoại · Đình làng" in rows[0]
    assert "14:00 · Nhà văn hóa · khu phố 3" in rows[1]
    assert "25/11" in rows[1]
    assert "Đối thoại trong vụ việc · VV-2026-00004" in rows[2]
    assert window.page().title() == "Lịch sắp tới"


def test_f2_plans_a_day_and_ctrl_s_keeps_it(window, qtbot):
    sheet = window.page().plans
    QTest.keyClick(window, Qt.Key.Key_F2)
    sheet.form.fields["what"].set_value("online_reception")
    sheet.form.fields["date"].set_value(date(2026, 12, 22))
    sheet.form.fields["time"].set_value("08:30")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [one.what for one in upcoming(window.desk)].count("online_reception") == 1)
    qtbot.waitUntil(lambda: len(keys(window)) == 4)
    assert sheet.form.plan.what == "online_reception"


def test_a_past_day_is_refused_under_its_field(window, qtbot):
    sheet = window.page().plans
    sheet.new()
    sheet.form.fields["date"].set_value(date(2026, 11, 1))
    sheet.save()
    qtbot.waitUntil(lambda: "đã qua" in sheet.form.fields["date"].error())
    assert len(upcoming(window.desk)) == 2


def test_telling_and_cancelling(window, qtbot):
    sheet = window.page().plans
    sheet.list.select("plan-1")
    sheet.form.told.emit("announced")
    qtbot.waitUntil(lambda: plan_shown(window.desk, "plan-1").announced == date(2026, 11, 23))
    qtbot.waitUntil(lambda: sheet.form.plan.announced is not None)
    sheet.cancel()
    qtbot.waitUntil(lambda: bool(sheet.form.fields["reason"].error()))
    sheet.form.fields["reason"].set_value("Trùng họp HĐND")
    sheet.cancel()
    qtbot.waitUntil(lambda: "plan-1" not in sheet._plans)


def test_a_conference_held_opens_its_minutes_with_the_questions_gathered(window, qtbot):
    page, sheet = window.page(), window.page().plans
    sheet.list.select("plan-3")
    row = sheet.questions.rows.rows()[0]
    row.fields["content"].set_value("Bao giờ có nước sạch?")
    row.fields["asked_by"].set_value("Bà Năm")
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(plan_shown(window.desk, "plan-3").questions) == 1)
    qtbot.waitUntil(lambda: sheet.form.plan is not None and len(sheet.form.plan.questions) == 1)
    sheet.form.holding.emit()
    assert page._at() == "form"
    assert page.form.items.rows()[0].fields["question"].value() == "Bao giờ có nước sạch?"
    page.save()
    qtbot.waitUntil(lambda: page._at() == "card")
    card = dialogue_card(window.desk, page._number)
    assert (card.date, card.place, card.items[0].asked_by) == (date(2026, 11, 20), "Đình làng", "Bà Năm")
    qtbot.waitUntil(lambda: "plan-3" not in sheet._plans)


def test_the_chairs_days_of_a_month_at_once(window, qtbot):
    month = window.page().plans.month
    month.plan()
    assert "cách nhau" in month.days.error()
    month.days.set_value("10, 24")
    month.plan()

    def planned():
        return [one.date.day for one in upcoming(window.desk) if one.what == "reception"]

    qtbot.waitUntil(lambda: len(planned()) == 2)
    assert planned() == [10, 24]


def test_no_plan_at_all_says_what_planning_is_for(home, shown, qtbot):
    window = shown(home, PAGES)
    window.go("dialogues", "plans")
    qtbot.waitUntil(window.page().plans.empty.isVisible)
