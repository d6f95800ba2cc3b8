"""Taking in petitions with the keyboard alone, and the register that shows them, over real books."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QScrollArea

from danvan_desk.actions.add import add_records
from danvan_desk.actions.reports import send_report
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.settings import Settings
from ui import theme
from ui.pages.case_supplement import SupplementForm
from ui.pages.cases import CasesPage
from ui.pages.petitions import PetitionsPage
from ui.tables.petition_model import PAGE

from .conftest import ProbePage

PAGES = {"petitions": PetitionsPage, "cases": CasesPage, "reception": ProbePage}
LAND = {
    "type": "petition", "received": "2026-11-20", "channel": "post", "kind": "complaint", "field": "land",
    "people": [{"name": "Trần Văn Lợi", "id_number": "087069004512", "address": "41 Nguyễn Trung Trực"}],
    "respondent": "Chủ tịch UBND phường", "content": "Thu hồi 86 m² đất làm đường, đơn giá thấp", "dated": "2026-11-18",
}  # fmt: skip
FEES = {
    "type": "petition", "received": "2026-11-16", "channel": "reception", "kind": "denunciation", "field": "conduct",
    "people": [{"name": "Nguyễn Thị Kín", "address": "3 Lê Lai"}], "respondent": "Lương Văn Tấn",
    "content": "Thu tiền ngoài quy định khi làm hồ sơ",
}  # fmt: skip
DRAIN = {
    "type": "petition", "received": "2026-10-05", "channel": "hotline", "kind": "feedback", "field": "environment",
    "people": [{"name": "Lê Thị Hoa"}], "content": "Cống thoát nước hẻm 27 bị tắc",
}  # fmt: skip


def keep(home, records):
    desk = open_desk(home)
    try:
        return add_records(desk, records)
    finally:
        close_desk(desk)


@pytest.fixture
def window(home, shown, qtbot):
    keep(home, [LAND, FEES, DRAIN])
    return opened(home, shown, qtbot)


def opened(home, shown, qtbot):
    made = shown(home, PAGES)
    made.go("petitions")
    settled(made, qtbot)
    return made


def settled(window, qtbot):
    """Every question of the window is answered and every page of rows has come."""
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=8000)
    view = window._pages["petitions"].register.view if "petitions" in window._pages else None
    if view is not None and view.rows.rowCount():
        qtbot.waitUntil(lambda: all(view.texts(5)), timeout=8000)


def key(code, modifier=Qt.KeyboardModifier.NoModifier, widget=None):
    QTest.keyClick(widget or QApplication.focusWidget(), code, modifier)


def ctrl(window, code):
    key(code, Qt.KeyboardModifier.ControlModifier, window)


def type_in(text):
    widget = QApplication.focusWidget()
    widget.insertPlainText(text) if hasattr(widget, "insertPlainText") else widget.insert(text)
    edited = getattr(widget, "textEdited", None)
    if edited is not None:
        edited.emit(widget.text())


def enter(times=1):
    for _ in range(times):
        key(Qt.Key.Key_Return)


def test_the_register_shows_the_newest_first_and_a_denouncer_as_a_code(window):
    page = window.page()
    assert page.facts() == "3 đơn trong sổ"
    rows = page.register.view.texts()
    assert rows[0].startswith("DT-2026-00001 | T6 20/11 | Thu hồi 86 m² đất làm đường")
    assert "Còn 6 ngày làm việc" in rows[0]
    assert "NTC-2026-0001" in rows[1]
    assert "Kín" not in "\n".join(rows)
    assert "Quá" in rows[2]


def test_words_narrow_the_list_and_esc_takes_them_away(window, qtbot):
    page = window.page()
    ctrl(window, Qt.Key.Key_F)
    type_in("cong thoat")
    qtbot.waitUntil(lambda: page.register.shown == 1)
    assert page.facts() == "1 trong 3 đơn: có “cong thoat”"
    key(Qt.Key.Key_Escape, widget=window)
    qtbot.waitUntil(lambda: page.register.shown == 3)


def test_nothing_found_says_the_filter_in_words(window, qtbot):
    page = window.page()
    page.register.filters.apply(kind="denunciation", state="closed")
    qtbot.waitUntil(lambda: page.register.shown == 0)
    assert page.register._stack.currentIndex() == 1
    assert page.register.wanted.in_words() == "tố cáo, đã xong"
    page.register.nothing.findChild(type(page.form.save_button)).click()
    qtbot.waitUntil(lambda: page.register.shown == 3)


def test_a_heading_sorts_and_says_so(window, qtbot):
    page = window.page()
    page.register.view.horizontalHeader().sectionClicked.emit(5)
    qtbot.waitUntil(lambda: page.register.wanted.sort == "due")
    settled(window, qtbot)
    assert page.register.view.rows.headerData(5, Qt.Orientation.Horizontal) == "Hạn ↑"
    assert "DT-2026-00003" in page.register.view.texts()[0]


def test_enter_opens_the_case(window, qtbot):
    enter()
    qtbot.waitUntil(lambda: isinstance(window.page(), CasesPage))
    settled(window, qtbot)
    assert window.page().card.sheet.card.number == "VV-2026-00001"


def test_a_late_petition_asks_for_its_reason_on_the_page_it_leads_to(window, qtbot):
    page, desk = window.page(), window.desk
    send_report(desk, Period(date(2026, 11, 1), date(2026, 11, 20)), "45/BC-UBND", date(2026, 11, 21))

    def done(_made):
        window.go("cases", "DT-2026-00004")

    page.write(
        lambda: add_records(desk, [LAND | {"received": "2026-11-10", "dated": "2026-11-09"}]), done, changes="petitions"
    )
    qtbot.waitUntil(lambda: isinstance(window.page(), CasesPage), timeout=8000)
    settled(window, qtbot)
    assert window.page().late_band.isVisible()
    assert "45/BC-UBND" in window.page().late_band.words()
    window.go("petitions")
    assert page.late_band.isHidden()


def test_a_petition_is_corrected_from_its_row(window, qtbot):
    shown = window.page().keys()
    assert ("Ctrl+B", "sửa đơn") in shown
    words = [action.text() for action in window.menu_bar.menus["record"].actions()]
    assert "Bổ sung, sửa đơn đang chọn" in words
    key(Qt.Key.Key_Down)
    number = window.page().register.view.current_row().key
    ctrl(window, Qt.Key.Key_B)
    settled(window, qtbot)
    page = window.page()
    assert isinstance(page, CasesPage)
    form = page.forms.form()
    assert isinstance(form, SupplementForm)
    assert form.petition.number == number
    for _step in range(2):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    settled(window, qtbot)
    assert window.page().register.view.current_row().key == number


def test_the_menu_of_a_row_offers_to_correct_it(window, qtbot):
    view = window.page().register.view
    place = view.visualRect(view.rows.index(1, 2)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    (menu,) = [one for one in window.page().findChildren(QMenu) if one.isVisible()]
    assert view.current_row().key == "DT-2026-00002"
    assert [one.text() for one in menu.actions()] == [
        "Mở vụ việc của đơn đang chọn\tEnter", "Bổ sung, sửa đơn đang chọn\tCtrl+B",
    ]  # fmt: skip
    act = menu.actions()[1]
    menu.close()
    act.trigger()
    settled(window, qtbot)
    assert window.page().forms.form().petition.number == "DT-2026-00002"


def test_an_empty_book_says_why_and_what_to_do(home, shown, qtbot):
    window = opened(home, shown, qtbot)
    assert window.page().register._stack.currentIndex() == 2


def test_a_petition_from_the_first_field_to_its_case_with_the_keyboard(window, qtbot):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    assert page.has_form()
    enter(4)  # channel, received, dated, visit
    key(Qt.Key.Key_1)  # khiếu nại
    enter(4)  # to field, instance, known on, name
    fields = page.form.fields
    assert QApplication.focusWidget() is fields.people.first().name.line
    type_in("Phạm Thị Sen")
    enter(2)
    type_in("079185001234")
    enter(2)
    type_in("12 Lê Lợi")
    enter(4)
    assert QApplication.focusWidget() is fields.respondent.line
    type_in("Chủ tịch UBND phường")
    enter()
    type_in("Khiếu nại quyết định xử phạt 45/QĐ-XPHC")
    fields.by_name["content"].edited.emit()
    qtbot.waitUntil(lambda: "DT-2026-00004, mở VV-2026-00004" in page.form.aside.texts(), timeout=8000)
    assert "Thụ lý hoặc không thụ lý: T5 03/12" in page.form.aside.texts()
    assert "Đơn không ghi ngày viết đơn." in page.form.aside.texts()
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: isinstance(window.page(), CasesPage))
    settled(window, qtbot)
    card = window.page().card.sheet.card
    assert (card.number, card.people, card.state) == ("VV-2026-00004", "Phạm Thị Sen", "new")


def test_what_is_missing_is_said_at_the_fields(window):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    ctrl(window, Qt.Key.Key_S)
    fields = page.form.fields
    assert fields.by_name["kind"].error() == "Cần ghi loại đơn."
    assert fields.people.first().name.error() == "Cần ghi họ và tên."
    assert fields.by_name["content"].error() == "Cần ghi nội dung đơn."
    assert page.has_form()


def test_what_the_books_refuse_is_said_at_the_field(window, qtbot):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    page.form.fields.set_values({
        "kind": "complaint", "channel": "post", "received": "2026-11-23", "content": "Đơn trùng",
        "people": [{"name": "Ai Đó"}], "same_as": "DT-2026-00099",
    })  # fmt: skip
    page.form.save("case")
    settled(window, qtbot)
    assert "không tìm thấy" in page.form.fields.by_name["linked"].error().lower()


def test_a_denunciation_of_the_chair_is_for_the_province(window, qtbot):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    fields = page.form.fields
    fields.set_values({"kind": "denunciation", "received": "2026-11-23", "respondent": "Phó Chủ tịch UBND phường"})
    page.form._look_ahead()
    settled(window, qtbot)
    told = " ".join(page.form.aside.texts())
    assert "Luật Tố cáo Đ.13" in told
    assert "mã NTC" in told
    assert fields.people_section.is_secret()
    assert page.form.draft_title() == "Tố cáo"


def test_a_known_citizen_is_offered_and_a_repeat_starts_no_clock(window, qtbot):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    page.form.fields.set_values({
        "kind": "complaint", "received": "2026-11-23", "channel": "post", "content": "Gửi lại đơn",
        "people": [{"name": "Trần Văn Lợi", "id_number": "087069004512"}],
    })  # fmt: skip
    page.form._look_ahead()
    settled(window, qtbot)
    assert any(line.startswith("VV-2026-00001 · Khiếu nại") for line in page.form.aside.texts())
    key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.form.fields.by_name["linked"].value() == "VV-2026-00001"
    page.form._look_ahead()
    settled(window, qtbot)
    assert "DT-2026-00004, vào VV-2026-00001" in page.form.aside.texts()
    page.form.save("next")
    settled(window, qtbot)
    assert page.has_form()
    assert not page.form.fields.is_touched()


def test_a_draft_is_kept_and_offered_again_without_a_denouncers_name(window, qtbot):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    page.form.fields.set_values({
        "kind": "denunciation", "received": "2026-11-23", "channel": "post", "content": "Chưa viết xong",
        "people": [{"name": "Bí Mật"}],
    })  # fmt: skip
    key(Qt.Key.Key_Escape, widget=window)
    settled(window, qtbot)
    assert not page.has_form()
    key(Qt.Key.Key_F4, widget=window)
    settled(window, qtbot)
    assert page._offer.isVisible()
    assert "Bí Mật" not in page._offer.notice.words()
    page._offer.button.click()
    assert page.form.fields.by_name["content"].value() == "Chưa viết xong"
    page.form.save("case")
    qtbot.waitUntil(lambda: isinstance(window.page(), CasesPage))
    settled(window, qtbot)
    desk = window.desk
    from danvan_desk.queries.drafts import drafts

    assert drafts(desk) == []
    assert window.page().card.sheet.card.secret


def test_more_signers_and_papers_are_reached_by_enter(window, qtbot):
    page = window.page()
    key(Qt.Key.Key_F4, widget=window)
    settled(window, qtbot)
    qtbot.waitUntil(page.form.fields.documents.editors()[0].isVisible)
    ctrl(window, Qt.Key.Key_T)
    type_in("Người thứ hai")
    assert [person.get("name") for person in page.form.fields.people.people()] == [None, "Người thứ hai"]
    page.form.fields.by_name["request"].setFocus()
    enter()
    assert QApplication.focusWidget() is page.form.fields.documents.editors()[0]


def test_the_filtered_list_goes_to_excel(window, qtbot, tmp_path, monkeypatch):
    page, path = window.page(), tmp_path / "so-don.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    page.register.filters.apply(kind="denunciation")
    settled(window, qtbot)
    ctrl(window, Qt.Key.Key_E)
    settled(window, qtbot)
    sheet = load_workbook(path).active
    assert sheet["A3"].value == "Bộ lọc: tố cáo. 1 đơn, lập ngày 23/11/2026."
    assert sheet["C6"].value.date() == date(2026, 11, 16)
    assert sheet["E6"].value == "NTC-2026-0001"
    whole = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "Kín" not in whole


def test_five_hundred_petitions_come_a_page_at_a_time(home, shown, qtbot):
    keep(home, [{**DRAIN, "content": f"Phản ánh số {n}"} for n in range(500)])
    window = opened(home, shown, qtbot)
    view = window.page().register.view
    assert view.rows.rowCount() == 500
    assert view.rows.row(499) is None
    view.go_to(499)
    qtbot.waitUntil(lambda: view.rows.row(499) is not None)
    assert len(view.rows._pages) <= 500 // PAGE
    assert view.rows.row(499).key == "DT-2026-00001"


def test_a_file_that_cannot_be_written_is_said_in_the_panel(window, qtbot):
    page = window.page()
    page.export.write(Path("/nowhere/at/all.xlsx"))
    settled(window, qtbot)
    qtbot.waitUntil(lambda: "Không ghi được" in page.register.panel._notice.words())


@pytest.mark.parametrize("size", ["normal", "large"])
def test_the_form_fits_the_office_screen_in_any_type(home, shown, qtbot, qapp, size):
    theme.apply(qapp, "light", size)
    window = shown(home, PAGES, Settings(theme="light", text_size=size))
    window.resize(1366, 728)
    window.go("petitions")
    settled(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F4)
    settled(window, qtbot)
    areas = [area for area in window.page().findChildren(QScrollArea) if area.isVisible()]
    assert len(areas) > 1
    qtbot.waitUntil(lambda: all(area.widget().minimumSizeHint().width() <= area.viewport().width() for area in areas))
