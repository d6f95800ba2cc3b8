"""What was promised and isn't done: the most urgent first, and done with two keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from danvan_desk.db.tables import Change
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.settings import Settings
from ui import theme
from ui.pages.promises import PromisesPage

from .conftest import ProbePage
from .meeting_home import RECORDS, fill, type_text

PAGES = {"dialogues": ProbePage, "promises": PromisesPage}
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(home, shown, qtbot):
    fill(home)
    made = shown(home, PAGES)
    made.go("promises")
    qtbot.waitUntil(lambda: made.page()._found is not None)
    return made


def test_the_late_one_stands_first_with_its_owner(window):
    page = window.page()
    rows = page.list.texts()
    assert rows[0] == "# Quá hạn 1"
    assert rows[1] == (
        "Quá 8 ngày | CN 15/11 | Lắp 6 đèn hẻm 14 · khu phố 2 · DTH-2026-00001 · hứa 10/11/2026 | Phòng Kinh tế"
    )
    assert page.facts() == "2 lời hứa chưa xong, 1 đã quá hạn"
    assert window._counts[0]["promises"] == 2
    assert window._counts[1]["promises"] == 1


def test_f2_marks_the_selected_one_done(window, qtbot):
    page = window.page()
    page.list.setFocus()
    page.list.select_first()
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is page.marking.done_on.line
    type_text(page.marking.done_on.line, "20/11/2026")
    QTest.keyClick(page.marking.done_on.line, Qt.Key.Key_Return)
    type_text(page.marking.result.box, "Đã lắp đủ, có biên bản")
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(page._found) == 1)
    item = dialogue_card(window.desk, "DTH-2026-00001").items[0]
    assert (item.done_on, item.result) == (date(2026, 11, 20), "Đã lắp đủ, có biên bản")
    assert QApplication.focusWidget() is page.list
    assert page.list.current_key() == "DTH-2026-00001/2"
    assert window._counts[1]["promises"] == 0


def test_without_a_promise_chosen_there_is_nothing_to_mark(window, qtbot):
    page = window.page()
    assert page.doing.isEnabled()
    type_text(page.words, "không có lời nào như vậy")
    qtbot.waitUntil(lambda: page.list.count() == 0)
    told = "Chọn một lời hứa trong danh sách trước, rồi bấm F2."
    assert (page.doing.isEnabled(), page.doing.toolTip()) == (False, told)
    page.words.selectAll()
    QTest.keyClick(page.words, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.count() > 0)
    assert page.doing.isEnabled()


def test_a_day_before_the_promise_is_refused(window):
    page = window.page()
    page.list.select_first()
    page.marking.done_on.set_value(date(2026, 11, 9))
    page.marking.ask()
    assert page.marking.done_on.error() == "Ngày xong phải từ ngày hứa 10/11/2026 trở đi."
    assert len(page._found) == 2


def test_enter_opens_the_dialogue(window):
    page = window.page()
    page.list.setFocus()
    page.list.select_first()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.page().told[-1] == "DTH-2026-00001"


def test_filters_by_date_owner_and_words(window):
    page = window.page()
    QTest.keyClick(window, Qt.Key.Key_4, ALT)
    assert page.list.count() == 1
    assert "tiểu thương" in page.list.texts()[1]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.list.count() == 2
    page.owner.setCurrentIndex(page.owner.findData("Ban Quản lý chợ"))
    page.owner.activated.emit(page.owner.currentIndex())
    assert page.list.count() == 1
    page.clear_filter()
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    type_text(page.words, "khong co")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    assert page.unmatched.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.list.count() == 2


def test_coming_for_one_promise_selects_it(window):
    window.go("dialogues")
    window.go("promises", "DTH-2026-00001/2")
    page = window.page()
    assert page.list.current_key() == "DTH-2026-00001/2"
    assert page.marking._what.text() == "Họp với tiểu thương chợ"


def test_nothing_promised_says_where_promises_come_from(home, shown, qtbot):
    fill(home, RECORDS[:1])
    window = shown(home, PAGES)
    window.go("promises")
    page = window.page()
    qtbot.waitUntil(page.nothing.isVisible)
    assert not page.list.isVisible()


def test_a_hamlet_narrows_the_list_and_esc_shows_all_again(window):
    page = window.page()
    page.hamlet.setCurrentIndex(page.hamlet.findData("khu phố 2"))
    page.hamlet.activated.emit(page.hamlet.currentIndex())
    assert [one.hamlet for one in page._shown] == ["khu phố 2"]
    page.go_back()
    assert len(page._shown) == 2


def test_a_promise_is_noted_as_published_once(window, qtbot):
    page = window.page()
    page.list.select("DTH-2026-00001/0")
    page.marking.published_on.set_value(date(2026, 11, 1))
    page.marking.ask_publish()
    assert "ngày hứa" in page.marking.published_on.error()
    page.marking.published_on.set_value(date(2026, 11, 20))
    page.marking.published_where.set_value("Nhà văn hóa")
    page.marking.ask_publish()
    qtbot.waitUntil(lambda: dialogue_card(window.desk, "DTH-2026-00001").items[0].published_on == date(2026, 11, 20))
    qtbot.waitUntil(lambda: page.marking._publish.text() == "Sửa ngày công khai")


def test_the_day_of_publishing_is_corrected_with_a_reason_and_the_list_narrows_to_it(window, qtbot):
    page = window.page()
    page.list.select("DTH-2026-00001/0")
    page.marking.published_on.set_value(date(2026, 11, 20))
    page.marking.ask_publish()
    qtbot.waitUntil(page.marking.publish_reason.isVisible)
    page.marking.published_on.set_value(date(2026, 11, 19))
    page.marking.ask_publish()
    assert "lý do" in page.marking.publish_reason.error()
    page.marking.publish_reason.set_value("Ghi nhầm ngày niêm yết")
    page.marking.ask_publish()
    qtbot.waitUntil(lambda: dialogue_card(window.desk, "DTH-2026-00001").items[0].published_on == date(2026, 11, 19))
    with window.desk.reading() as session:
        last = session.scalars(select(Change).order_by(Change.id.desc())).first()
        assert (last.before, last.reason) == ({"items.0.published_on": "2026-11-20"}, "Ghi nhầm ngày niêm yết")
    everything = len(page._shown)
    for choice, expected in (("yes", 1), ("no", everything - 1)):
        page.published.setCurrentIndex(page.published.findData(choice))
        page.published.activated.emit(page.published.currentIndex())
        assert len(page._shown) == expected


def test_in_large_type_the_promise_is_whole_and_the_filters_say_what_they_are(home, shown, qtbot, qapp):
    fill(home)
    theme.apply(qapp, "dark", "large")
    window = shown(home, PAGES, Settings(theme="dark", text_size="large"))
    window.resize(1366, 728)
    window.go("promises")
    page = window.page()
    qtbot.waitUntil(lambda: page._found is not None)
    page.list.select_first()
    about = page.marking._about
    qtbot.waitUntil(lambda: about.height() >= about.heightForWidth(about.width()) > 0)
    for box in (page.owner, page.hamlet):
        assert box.width() > box.fontMetrics().horizontalAdvance(box.itemText(0)) + 24


def test_an_empty_list_never_sends_the_keyboard_to_the_search(home, shown, qtbot):
    made = shown(home, PAGES)
    made.go("promises")
    qtbot.waitUntil(lambda: made.page()._found is not None and not made.tasks.is_busy())
    assert QApplication.focusWidget() is not made.menu_bar.search
    QTest.keyClick(made, Qt.Key.Key_F3)
    assert QApplication.focusWidget() is made.menu_bar.search
