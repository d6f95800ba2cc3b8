"""The visit form with the keyboard alone, over a real home: typed, saved, printed, corrected, kept as a draft."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from danvan_desk.actions.add import add_records
from danvan_desk.actions.reports import send_report
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.queries.drafts import drafts
from danvan_desk.queries.visits import visit_card, visits_on
from danvan_desk.tallies.sent import changes
from ui.dialogs.all_keys import own_keys
from ui.dialogs.preview import PreviewDialog
from ui.pages import visit_words
from ui.pages.late_reasons import LateReasons
from ui.pages.reception import CARD, FORM, LIST, ReceptionPage
from ui.pages.today import TodayPage
from ui.pages.visit_values import Session, draft_title, read_scanned

PAGES = {"today": TodayPage, "reception": ReceptionPage}
DAY = date(2026, 11, 23)
CARD_LINE = "087069004512|312345678|Trần Văn Lợi|02091969|Nam|41 Nguyễn Trung Trực, phường Bình An|14082022"


@pytest.fixture(autouse=True)
def _no_popups(monkeypatch):
    """Suggestions open a window of their own; the offscreen screen never gives the keyboard back."""
    for name in ("papers", "issuers", "bodies"):
        monkeypatch.setattr(visit_words, name, list)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_(text):
    for letter in text:
        target = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    QTest.qWait(1)


def enter(times=1):
    for _n in range(times):
        press(Qt.Key.Key_Return)


def digit(number):
    QTest.keyClick(QApplication.focusWidget(), str(number))


def begin(window, qtbot):
    """From Hôm nay to the form with F2."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F2)
    page = window.page()
    assert isinstance(page, ReceptionPage)
    assert page.mode() == FORM
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=10_000)
    return page


def named(page, name):
    page.form.fields.by_name[name].setFocus()


def fill(page, outcome=1):
    """A complaint of a man with a scanned card."""
    type_(CARD_LINE)
    enter()
    QTest.qWait(5)
    named(page, "kind")
    digit(1)
    named(page, "content")
    type_("Hỏi vì sao quá hạn chưa có quyết định.")
    named(page, "outcome")
    digit(outcome)


def settle(window, qtbot):
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=20_000)


def test_from_today_to_a_receipt_with_the_keyboard(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    fill(page)
    page.form.fields.by_name["same_matter_people"].setFocus()
    enter()
    assert QApplication.focusWidget().accessibleName() == "Tên tài liệu"
    type_("Giấy chứng nhận")
    enter()
    type_("2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    type_("Ảnh hiện trạng")
    enter()
    type_("4")
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog), timeout=20_000)
    dialog = QApplication.activeModalWidget()
    assert "TD-2026-00001" in dialog.windowTitle()
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    dialog.reject()
    settle(window, qtbot)
    assert page.mode() == LIST
    qtbot.waitUntil(lambda: page.list.list.current_key() == "TD-2026-00001")
    card = visit_card(window.desk, "TD-2026-00001")
    assert card.people[0].name == "Trần Văn Lợi"
    assert card.people[0].born == "1969-09-02"
    assert [(paper.title, paper.pages) for paper in card.documents] == [("Giấy chứng nhận", 2), ("Ảnh hiện trạng", 4)]
    assert drafts(window.desk) == []
    window.go("today")
    today = window.page()
    qtbot.waitUntil(lambda: any("Trần Văn Lợi" in line for line in today.visits.texts()))


def test_what_is_missing_is_said_under_the_fields_and_nothing_is_lost(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    type_("0123")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    fields = page.form.fields.by_name
    assert "12 chữ số" in fields["id_number"].error()
    assert fields["name"].error() == "Cần ghi họ và tên."
    assert fields["outcome"].error()
    assert page.mode() == FORM
    assert fields["id_number"].line.text() == "0123"
    assert visits_on(window.desk, DAY) == []


def test_leaving_keeps_a_draft_that_today_offers(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    fill(page)
    press(Qt.Key.Key_Escape)
    settle(window, qtbot)
    assert isinstance(window.page(), TodayPage)
    (draft,) = drafts(window.desk)
    assert draft.title.endswith("· Trần Văn Lợi")
    window.go("reception", draft)
    assert page.form.fields.value("content") == "Hỏi vì sao quá hạn chưa có quyết định."
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(visits_on(window.desk, DAY)) == 1, timeout=20_000)
    settle(window, qtbot)
    assert drafts(window.desk) == []


def test_a_denouncer_is_a_code_and_no_draft_names_them(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    fill(page)
    named(page, "kind")
    digit(2)
    assert page.form.fields.people.is_secret()
    page.form.keeper.flush()
    settle(window, qtbot)
    assert "Lợi" not in drafts(window.desk)[0].title
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(visits_on(window.desk, DAY)) == 1, timeout=20_000)
    settle(window, qtbot)
    assert page.list.list.count() == 1
    assert "Lợi" not in page.list.list.texts()[0]
    assert "NTC-2026-0001" in page.list.list.texts()[0]


def test_a_known_citizen_is_offered_and_fills_only_empty_fields(shown, home, qtbot, monkeypatch):
    desk = open_desk(home)
    person = {"name": "Trần Văn Lợi", "id_kind": "citizen_id", "id_number": "087069004512", "phone": "0918220571",
              "address": "41 Nguyễn Trung Trực"}  # fmt: skip
    add_records(desk, [{"type": "petition", "received": "2026-11-02", "channel": "post", "kind": "complaint",
                        "content": "Thu hồi 86 m² đất", "people": [person]}])  # fmt: skip
    close_desk(desk)
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    named(page, "phone")
    type_("0939447208")
    named(page, "id_number")
    type_("087069004512")
    qtbot.waitUntil(lambda: len(page.form.known.options()) == 2, timeout=10_000)
    assert page.form.fields.value("name") is None
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.form.fields.value("name") == "Trần Văn Lợi"
    assert page.form.fields.value("phone") == "0939447208"
    assert page.form.typed().case == "VV-2026-00001"
    assert page.form.known.options()[0].startswith("* ")


def test_visit_and_petition_are_saved_together(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    fill(page)
    page.form.fields.by_name["petition"].tick.click()
    qtbot.waitUntil(lambda: any("VV-2026-00001" in part for part in page.form.after.texts()), timeout=10_000)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(visits_on(window.desk, DAY)) == 1, timeout=20_000)
    settle(window, qtbot)
    card = visit_card(window.desk, "TD-2026-00001")
    assert (card.case, card.petitions) == ("VV-2026-00001", ("DT-2026-00001",))


def test_a_saved_visit_is_corrected_with_a_reason(shown, home, qtbot):
    desk = open_desk(home)
    visit = {"type": "visit", "date": "2026-11-23", "reception": "regular", "kind": "feedback"}
    add_records(desk, [visit | {"content": "Đèn đường hỏng", "outcome": "answered", "people": [{"name": "Lâm"}]}])
    close_desk(desk)
    window = shown(home, PAGES)
    window.open_record("TD-2026-00001")
    page = window.page()
    qtbot.waitUntil(lambda: page.mode() == CARD, timeout=10_000)
    page._correct()
    page.form.fields.content.set_value("Đèn đường khu phố 2 hỏng")
    assert page.go_back()
    assert page.mode() == FORM, "the first Esc says what would be lost"
    page.form.save("list")
    qtbot.waitUntil(lambda: bool(page.form.fields.reason.error()), timeout=10_000)
    page.form.fields.reason.set_value("Ghi thiếu nơi")
    page.form.save("list")
    qtbot.waitUntil(lambda: page.mode() == CARD, timeout=10_000)
    assert visit_card(window.desk, "TD-2026-00001").content == "Đèn đường khu phố 2 hỏng"


def test_the_sitting_may_be_the_chairs(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    digit(2)
    assert "Chủ tịch tiếp" in page.facts()
    assert page.form.typed().session.by_head
    press(Qt.Key.Key_Escape)
    assert page.mode() == FORM
    named(page, "outcome")
    digit(4)
    page.form.fields.by_name["refusal_ground"].set_value("LTCD-9-3")
    page.form._edited("refusal_ground")
    qtbot.waitUntil(lambda: any("27/11/2026" in part for part in page.form.after.texts()), timeout=10_000)
    assert page.form.paper_form() == "01-TCD"


def test_the_period_of_the_list(shown, home, qtbot):
    window = shown(home, PAGES)
    window.go("reception")
    page = window.page()
    settle(window, qtbot)
    page.list.choose("month")
    assert page.list.period() == Period(date(2026, 11, 1), date(2026, 11, 30))
    page.list.show_days(date(2026, 11, 2), date(2026, 11, 5))
    assert page.list.period() == Period(date(2026, 11, 2), date(2026, 11, 5))
    settle(window, qtbot)


def test_the_card_scanner_and_the_draft_title():
    found = read_scanned(CARD_LINE, DAY)
    assert found["id_number"] == "087069004512"
    assert (found["born"], found["gender"], found["id_issued_on"]) == ("1969-09-02", "male", "2022-08-14")
    assert read_scanned("087069004512", DAY) is None
    assert draft_title(Session(DAY, "10:12"), {"name": "A", "kind": "denunciation"}) == "Lượt tiếp 10:12 · Tố cáo (mật)"


def test_the_register_of_a_period_as_excel_and_as_pages(shown, home, qtbot, monkeypatch, tmp_path):
    desk = open_desk(home)
    visit = {"type": "visit", "date": "2026-11-23", "reception": "regular", "kind": "feedback"}
    add_records(desk, [visit | {"content": "Đèn đường hỏng", "outcome": "answered", "people": [{"name": "Lâm"}]}])
    close_desk(desk)
    target = tmp_path / "so.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    window = shown(home, PAGES)
    window.go("reception")
    page = window.page()
    settle(window, qtbot)
    page._export_excel()
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not page.export.is_running(), timeout=20_000)
    page._export_pdf()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog), timeout=20_000)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    dialog.reject()


def test_a_draft_is_thrown_away_when_asked_for_twice(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    fill(page)
    page.form.keeper.flush()
    settle(window, qtbot)
    assert len(drafts(window.desk)) == 1
    press(Qt.Key.Key_F8)
    assert page.notice.isVisible()
    assert page.mode() == FORM
    named(page, "content")
    type_("!")
    assert not page.notice.isVisible()
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8)
    settle(window, qtbot)
    assert page.mode() != FORM or not page.isVisible()
    assert drafts(window.desk) == []


def test_the_offered_draft_is_thrown_away_from_its_band(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    fill(page)
    press(Qt.Key.Key_Escape)
    settle(window, qtbot)
    page = begin(window, qtbot)
    qtbot.waitUntil(page.resume.isVisible, timeout=10_000)
    press(Qt.Key.Key_F8)
    assert page.resume.isVisible()
    assert len(drafts(window.desk)) == 1
    press(Qt.Key.Key_F8)
    settle(window, qtbot)
    assert not page.resume.isVisible()
    assert page.mode() == FORM
    assert drafts(window.desk) == []


def test_a_refused_save_says_how_much_is_left(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    type_("0123")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wrong = [field for field in page.form.fields.fields() if field.error()]
    assert window.status.said() == f"Còn {len(wrong)} chỗ cần sửa."


def test_the_keys_that_choose_a_known_person_are_one_row(shown, home, qtbot):
    window = shown(home, PAGES)
    page = begin(window, qtbot)
    rows = [row for row in own_keys(page.commands()) if row[0].startswith("Alt+")]
    assert rows == [("Alt+1…9, 0", "Chọn người, nối vụ việc đã có")]


def forgotten_visit(window, qtbot):
    """A visit of 05/11 written now, into a period whose report was sent."""
    page = begin(window, qtbot)
    fill(page, outcome=3)
    page.form.fields.session.day.set_value(date(2026, 11, 5))
    page.form.fields.session.day.edited.emit()
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.late_band.isHidden(), timeout=20_000)
    return page


def test_a_forgotten_visit_of_a_sent_period_says_so_until_the_page_is_left(shown, home, qtbot):
    window = shown(home, PAGES)
    send_report(window.desk, Period(date(2026, 11, 1), date(2026, 11, 20)), "45/BC-UBND", date(2026, 11, 21))
    page = forgotten_visit(window, qtbot)
    assert "đổi số đã báo cáo: 45/BC-UBND" in page.late_band.words()
    window.go("today")
    settle(window, qtbot)
    window.go("reception")
    assert page.late_band.isHidden()


def test_the_reason_for_a_forgotten_visit_is_given_on_the_spot(shown, home, qtbot):
    window = shown(home, PAGES)
    (report,) = [
        send_report(window.desk, Period(date(2026, 11, 1), date(2026, 11, 20)), "45/BC-UBND", date(2026, 11, 21))
    ]
    page = forgotten_visit(window, qtbot)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    (dialog,) = page.findChildren(LateReasons)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    (field,) = dialog.fields
    assert "TD-2026-00001" in field._label.text()
    assert "45/BC-UBND" in field._label.text()
    dialog.keep.click()
    assert field.error() == "Cần ghi lý do."
    field.setFocus()
    type_("Mat dien ca ngay")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.late_band.isHidden, timeout=20_000)
    told = {(one.number, one.reason) for cell in changes(window.desk, report.id) for one in cell.records}
    assert told == {("TD-2026-00001", "Mat dien ca ngay")}
