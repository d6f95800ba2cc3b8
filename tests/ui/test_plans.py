"""Sắp tới on the dialogues page: planning, telling, cancelling, and writing down what was held."""

from datetime import date

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from danvan_desk.actions.add import add_records
from danvan_desk.actions.plans import make_plans
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.records import NewPlan
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.plans import plan_shown, upcoming
from ui.dialogs.preview import PreviewDialog
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


def test_what_was_typed_and_not_saved_comes_back_with_its_plan(window, qtbot):
    sheet = window.page().plans
    sheet.list.select("plan-1")
    sheet.form.fields["topic"].set_value("Nước sạch")
    sheet.list.select("plan-2")
    assert sheet.form.fields["topic"].value() is None
    assert sheet.form._unsaved.isHidden()
    window.go("promises")
    window.go("dialogues", "plans")
    sheet.list.select("plan-1")
    assert sheet.form.fields["topic"].value() == "Nước sạch"
    assert not sheet.form._unsaved.isHidden()
    sheet.save()
    qtbot.waitUntil(lambda: plan_shown(window.desk, "plan-1").topic == "Nước sạch")
    qtbot.waitUntil(lambda: sheet.form.plan is not None and sheet.form.plan.topic == "Nước sạch")
    assert sheet.form._unsaved.isHidden()
    sheet.new()
    sheet.form.fields["place"].set_value("Đình làng")
    sheet.list.select("plan-2")
    sheet.new()
    assert sheet.form.fields["place"].value() == "Đình làng"


def test_a_question_says_its_field_and_how_it_came(window, qtbot):
    sheet = window.page().plans
    sheet.list.select("plan-1")
    row = sheet.questions.rows.rows()[0]
    for name, value in {"content": "Bao giờ có nước sạch?", "field": "environment", "channel": "mailbox"}.items():
        row.fields[name].set_value(value)
    sheet.questions.keeping.emit()
    qtbot.waitUntil(lambda: len(plan_shown(window.desk, "plan-1").questions) == 1)
    (kept,) = plan_shown(window.desk, "plan-1").questions
    assert (kept.field, kept.channel) == ("environment", "mailbox")


def test_a_plan_on_a_day_of_rest_is_warned_of_with_its_name(window, qtbot):
    from PySide6.QtWidgets import QLabel

    sheet = window.page().plans
    make_plans(window.desk, [NewPlan("conference", date(2026, 11, 29)), NewPlan("conference", date(2026, 11, 24))])
    window.page().reload()
    qtbot.waitUntil(lambda: "plan-5" in sheet._plans)
    said = {}
    for number in ("plan-1", "plan-4", "plan-5"):
        sheet.list.select(number)
        said[number] = " ".join(
            label.text() for label in sheet.form.findChildren(QLabel) if "ngày nghỉ:" in label.text()
        )
    assert said["plan-1"] == ""
    assert "29/11/2026 là ngày nghỉ: ngày nghỉ hằng tuần" in said["plan-4"]
    assert "24/11/2026 là ngày nghỉ: Ngày Văn hóa Việt Nam" in said["plan-5"]


def test_a_papers_writer_opens_for_the_plan_chosen(window, qtbot):
    from ui.pages.paper_writer import PaperWriter

    sheet = window.page().plans
    sheet.list.select("plan-1")
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    (writer,) = window.findChildren(PaperWriter)
    qtbot.waitUntil(lambda: writer._draft is not None, timeout=15_000)
    assert {writer.forms.combo.itemData(n) for n in range(writer.forms.combo.count())} == {
        "KH-DT", "TB-DT", "GM-HN", "TH-YK",
    }  # fmt: skip
    assert "Nhà văn hóa" in str(writer._draft.paper)


def test_the_months_schedule_is_shown_and_saved_as_word(window, qtbot, tmp_path, monkeypatch):
    sheet, path = window.page().plans, tmp_path / "lich.docx"
    make_plans(window.desk, [NewPlan("reception", date(2026, 12, 24), time="08:00", place="Phòng tiếp công dân")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    sheet.month.print_it()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=15_000)
    (preview,) = window.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    QTest.keyClick(preview, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(path.is_file, timeout=15_000)
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    (_head, days, _signed) = docx.Document(str(path)).tables
    assert [cell.text for cell in days.rows[1].cells][:3] == ["1", "thứ Năm, 24/12/2026", "08:00"]
