"""Likely repeats beside the form: said with reasons, joined or turned down with the keyboard; and taken out again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.petitions import PetitionFilter, petition_card, petition_ids, petition_rows
from ui.pages.cases import CasesPage
from ui.pages.petition_rows import register_chip
from ui.widgets.words import Words

from .test_cases import show_case  # noqa: F401 - the fixture
from .test_petitions import LAND, ctrl, keep, key, opened, settled, type_in

LOI = {**LAND["people"][0], "phone": "0912345678"}
RIVER = {
    **LAND, "people": [LOI], "received": "2026-11-02", "dated": "2026-11-01", "decision_no": "412/QĐ-UBND",
    "content": "Thu hồi 86 m² đất thửa 214 làm kè Ba Xã, giá bồi thường thấp hơn giá chuyển nhượng",
}  # fmt: skip
DENOUNCED = {
    **RIVER, "kind": "denunciation", "field": "conduct", "respondent": "Lương Văn Tấn", "decision_no": None,
    "content": "Thu tiền ngoài quy định khi làm hồ sơ đất thửa 214, không có biên lai",
}  # fmt: skip
TYPED = {
    "kind": "complaint", "received": "2026-11-23", "dated": "2026-11-20", "channel": "post", "field": "land",
    "respondent": "Chủ tịch UBND phường", "people": [LOI],
}  # fmt: skip
AGAIN = "Kè Ba Xã lấy thửa 214 của tôi mà bồi thường rẻ, đề nghị xem lại giá chuyển nhượng"


@pytest.fixture
def form(home, shown, qtbot):
    keep(home, [RIVER, DENOUNCED])
    window = opened(home, shown, qtbot)
    key(Qt.Key.Key_F4, widget=window)
    return window.page().form


def told(form, qtbot, words):
    qtbot.waitUntil(lambda: any(words in line for line in form.repeats.texts()), timeout=8000)
    return form.repeats.texts()


def typed(form, qtbot, **more):
    """The form filled in and the content typed by hand."""
    form.fields.set_values({**TYPED, **more})
    form.fields.by_name["content"].setFocus()
    type_in(AGAIN)
    return told(form, qtbot, "DT-2026-00001")


def labels_of(form):
    return [button.text() for button in form.repeats.buttons()]


def test_typing_shows_the_earlier_one_with_its_reasons(form, qtbot):
    assert not form.repeats.isVisible()
    said = "\n".join(typed(form, qtbot))
    assert form.repeats.isVisible()
    assert "Cùng số giấy tờ …4512, cùng họ tên, cùng số điện thoại" in said
    assert "cùng nhắc “Kè Ba Xã" in said or "thửa 214" in said
    assert labels_of(form)[:2] == ["Là đơn trùng", "Không phải"]


def test_beside_the_form_of_a_small_window_nothing_is_cut_off(form, qtbot):
    form.window().resize(910, 485)
    typed(form, qtbot)
    settled(form.window(), qtbot)
    assert form.aside.widget().minimumSizeHint().width() <= form.aside.viewport().width()


def test_the_decision_in_the_checklist_speaks_for_and_against(form, qtbot):
    typed(form, qtbot)
    number = form.fields.by_name["decision_no"]
    number.setFocus()
    type_in("412")
    told(form, qtbot, "cùng quyết định số 412")
    number.set_value("977/QĐ-UBND")
    form.repeats.note_edit("decision_no")
    qtbot.waitUntil(lambda: form.repeats.texts() == [], timeout=8000)  # another decision is another complaint


def test_it_is_joined_and_let_go_with_the_keyboard(form, qtbot):
    window = form._page.window_
    typed(form, qtbot)
    content = QApplication.focusWidget()
    ctrl(window, Qt.Key.Key_R)
    assert QApplication.focusWidget() is form.repeats.buttons()[0]
    key(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is content
    told(form, qtbot, "Khi lưu, đơn này nhập vào VV-2026-00001 như đơn trùng.")
    assert form.fields.values()["same_as"] == "VV-2026-00001"
    assert labels_of(form) == ["Không trùng nữa"]
    ctrl(window, Qt.Key.Key_R)
    key(Qt.Key.Key_Space)
    assert "same_as" not in form.fields.values()
    qtbot.waitUntil(lambda: "Là đơn trùng" in labels_of(form), timeout=8000)
    ctrl(window, Qt.Key.Key_R)
    key(Qt.Key.Key_Space)
    told(form, qtbot, "VV-2026-00001 như đơn trùng")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: isinstance(window.page(), CasesPage), timeout=8000)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: window.page().card.sheet is not None, timeout=8000)
    assert [p.number for p in window.page().card.sheet.card.petitions] == ["DT-2026-00001", "DT-2026-00003"]


def test_what_is_turned_down_stays_so_while_typing_goes_on(form, qtbot):
    typed(form, qtbot)
    refuse = next(button for button in form.repeats.buttons() if button.text() == "Không phải")
    refuse.click()
    qtbot.waitUntil(lambda: form.repeats.texts() == [], timeout=8000)
    form.fields.by_name["content"].setFocus()
    type_in(" thửa 214 làm kè Ba Xã")
    settled(form._page.window_, qtbot)
    form.repeats.look()
    settled(form._page.window_, qtbot)
    assert form.repeats.texts() == []
    assert "same_as" not in form.fields.values()
    form.begin()  # the next petition is another matter
    typed(form, qtbot)


def test_nothing_is_offered_twice(form, qtbot):
    """What is shown, or was turned down, as a likely repeat is only named among what this person brought before."""
    typed(form, qtbot)
    form._look_ahead()
    known = "VV-2026-00001 · Khiếu nại · Mới nhận"
    qtbot.waitUntil(lambda: known in form.aside.texts(), timeout=8000)
    assert form.aside._choices == []
    next(button for button in form.repeats.buttons() if button.text() == "Không phải").click()
    settled(form._page.window_, qtbot)
    assert form.aside._choices == []
    form.fields.by_name["content"].set_value("Xin lắp đèn đường trước trường học, ban đêm đi lại khó khăn")
    form.begin()
    form.fields.set_values({**TYPED, "content": "Xin lắp đèn đường trước trường học, ban đêm đi lại khó khăn"})
    form._look_ahead()
    form.repeats.look()
    qtbot.waitUntil(lambda: len(form.aside._choices) == 1, timeout=8000)  # no likely repeat: still theirs to choose


def test_a_denunciation_is_not_looked_up_by_name(form, qtbot):
    form.fields.set_values({**TYPED, "kind": "denunciation", "respondent": "Trần Thị Lan"})
    form.fields.by_name["content"].setFocus()
    type_in(AGAIN)
    qtbot.waitUntil(form.repeats.isVisible, timeout=8000)
    settled(form._page.window_, qtbot)
    said = "\n".join(form.repeats.texts())
    assert not any(word in said for word in ("họ tên", "giấy tờ", "điện thoại", "địa chỉ"))
    form.fields.by_name["content"].set_value("Thu tiền ngoài quy định khi làm hồ sơ đất thửa 214, đề nghị xác minh")
    form.fields.by_name["respondent"].set_value("ông Lương Văn Tấn")
    form.repeats.look()
    said = "\n".join(told(form, qtbot, "DT-2026-00002"))
    assert "cùng người bị tố cáo" in said
    assert "NTC-2026-0001" in said
    assert "Lợi" not in said


def test_nothing_to_go_to_is_said(form, qtbot):
    ctrl(form._page.window_, Qt.Key.Key_R)
    assert "Chưa thấy đơn nào có thể trùng" in form._page.window_.status.said()


# -- taking a repeat out again -----------------------------------------------------------------------------------------

JOINED = [
    {**RIVER, "ref": "a"},
    {**RIVER, "received": "2026-11-16", "dated": "2026-11-15", "same_as": "a", "content": "Chuyện khác, ghi nhầm"},
]


def test_a_repeat_is_taken_out_with_a_reason(show_case, home, qtbot):  # noqa: F811
    window = show_case(JOINED)
    page = window.page()
    page.forms.unjoin()
    form = page.forms.form()
    assert QApplication.focusWidget() is form.reason.editor
    shown = "\n".join(words.text() for words in form.findChildren(Words))
    assert "DT-2026-00002 được ghi là trùng DT-2026-00001 và đang nằm trong VV-2026-00001." in shown
    assert "mở từ ngày nhận 16/11/2026" in shown
    qtbot.waitUntil(lambda: form._clocks.text().startswith("Thụ lý hoặc không thụ lý"), timeout=8000)
    ctrl(window, Qt.Key.Key_S)
    assert form.reason.error()
    assert page.forms.form() is form
    type_in("khác việc")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.forms.form() is None, timeout=8000)
    settled(window, qtbot)
    desk = open_desk(home)
    try:
        assert petition_card(desk, "DT-2026-00002").case == "VV-2026-00002"
        for case in ("VV-2026-00001", "VV-2026-00002"):
            changes = [change for change in case_card(desk, case).history if change.action == "unjoin"]
            assert [change.reason for change in changes] == ["khác việc"], case
    finally:
        close_desk(desk)


def test_the_history_of_both_cases_tells_it(show_case, qtbot):  # noqa: F811
    window = show_case(JOINED)
    page = window.page()
    page.forms.unjoin()
    page.forms.form().reason.set_value("khác việc")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.forms.form() is None, timeout=8000)
    for number in ("VV-2026-00001", "VV-2026-00002"):
        window.open_record(number)
        qtbot.waitUntil(lambda number=number: page.card.sheet.card.number == number, timeout=8000)
        settled(window, qtbot)
        if page.card.course.findChildren(Words) and "Tách đơn trùng" not in history(page):
            page.card.course.turn()
        assert "Tách đơn trùng ra vụ việc riêng" in history(page), number
        assert "khác việc" in history(page), number


def history(page):
    return "\n".join(words.text() for words in page.card.course.findChildren(Words))


def test_a_case_without_repeats_says_so(show_case):  # noqa: F811
    window = show_case([RIVER])
    window.page().forms.unjoin()
    assert window.page().forms.form() is None


def test_a_repeat_that_came_to_a_closed_case_is_neither_in_time_nor_late(show_case):  # noqa: F811
    declined = {"type": "event", "case": "a", "event": "declined", "date": "2026-11-10", "reason": "Hết thời hiệu"}
    window = show_case([JOINED[0], declined, JOINED[1]])
    rows = petition_rows(window.desk, petition_ids(window.desk, PetitionFilter(sort="number", descending=False)))
    assert [register_chip(row, window.desk.today).words for row in rows] == ["Đúng hạn, 10/11", "Vụ đã xong trước"]
