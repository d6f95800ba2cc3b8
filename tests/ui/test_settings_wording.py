"""Mẫu văn bản: a form's words written in the window, seen on the paper, used by what is drafted, put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from danvan_desk.actions.add import add_records
from danvan_desk.actions.forms import draft_form
from danvan_desk.actions.issuing import next_document_no
from danvan_desk.actions.wording import wordings
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.papers.form_text import as_text
from tests.ui.hands import idle, press
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage

CTRL = Qt.KeyboardModifier.ControlModifier
CASE = "VV-2026-00001"
COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "dated": "2026-10-30", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực"}],
    "respondent": "UBND phường Bình An", "content": "Quyết định thu hồi 86 m² đất",
}  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot, shown: Callable[..., MainWindow], home: Path) -> tuple[MainWindow, SettingsPage]:
    desk = open_desk(home)
    add_records(desk, [COMPLAINT])
    close_desk(desk)
    window = shown(home, {"settings": SettingsPage})
    window.go("settings", "wording")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, SettingsPage)
    return window, page


Opened = tuple[MainWindow, SettingsPage]


def answer(words: str) -> None:
    """Click the button that starts so in the question that comes next."""

    def choose() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text().startswith(words)).click()

    QTimer.singleShot(50, choose)


def part(page: SettingsPage, name: str):
    return next(one for one in page.wording.card.fields if one.name == name)


def drawn(qtbot: QtBot, page: SettingsPage) -> None:
    card = page.wording.card
    qtbot.waitUntil(lambda: bool(card.pages.has_pictures()), timeout=15_000)


def test_a_form_is_found_written_saved_and_used(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    section = page.wording
    assert section.list.count() >= 41
    press(window, Qt.Key.Key_F, CTRL)
    assert section.words.hasFocus()
    QTest.keyClicks(section.words, "thu ly giai quyet khieu nai")  # found without tones
    press(window, Qt.Key.Key_Return)
    assert [line.split(" · ")[0] for line in section.list.texts() if "KN-03" in line] == [
        "Thông báo thụ lý giải quyết khiếu nại"
    ]
    section.list.select("KN-03")
    press(window, Qt.Key.Key_Return)
    assert section.is_card()
    drawn(qtbot, page)
    about = part(page, "about")
    about.box.setFocus()
    about.box.selectAll()
    QTest.keyClicks(about.box, "V/v tiep nhan don")
    assert page.wording.card.state.text() == "Chưa lưu."
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert draft_form(window.desk, "KN-03", CASE).paper.about == "V/v tiep nhan don"
    assert not section.is_changed()
    assert part(page, "about").box.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert not section.is_card()
    assert any("KN-03" in line and "Sửa 1 mục" in line for line in section.list.texts())


def test_the_paper_beside_follows_the_words_and_says_why_it_cant(qtbot: QtBot, opened: Opened) -> None:
    _window, page = opened
    page.wording.open("KN-03")
    drawn(qtbot, page)
    first = page.wording.card.pages.pdf
    body = part(page, "body")
    body.box.replace(body.value() + "\nThêm một đoạn.")
    qtbot.waitUntil(lambda: page.wording.card.pages.pdf != first, timeout=15_000)
    body.box.replace("Thiếu {ngoặc")
    qtbot.waitUntil(page.wording.card.trouble.isVisible, timeout=15_000)
    assert "Nội dung" in page.wording.card.trouble.words()
    assert "“{ngoặc”" in page.wording.card.trouble.words()
    body.box.replace(body.wording.shipped)
    qtbot.waitUntil(lambda: not page.wording.card.trouble.isVisible(), timeout=15_000)
    assert not page.wording.is_changed()


def test_what_cant_be_is_said_at_its_part_and_nothing_is_kept(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    page.wording.open("TC-06")
    body = part(page, "body")
    body.box.replace(body.value() + "\nNgười tố cáo: {citizen}")
    page.wording.save()
    idle(qtbot, window)
    assert "không được nêu người tố cáo" in body.error()
    assert "Nội dung" in page.wording.card.band.words()
    assert all(not one.changed for one in wordings(window.desk)[0])
    assert not any("citizen" in line for line in page.wording.card.keys.texts())
    page.wording.card.undo()


def test_enter_makes_a_line_where_there_are_many_and_goes_on_where_there_is_one(opened: Opened) -> None:
    window, page = opened
    page.wording.open("KN-03")
    heading, recipients = part(page, "heading"), part(page, "recipients")
    heading.box.setFocus()
    press(window, Qt.Key.Key_Return)
    assert part(page, "about").box.hasFocus()
    assert not page.wording.is_changed()
    recipients.box.setFocus()
    press(window, Qt.Key.Key_Return)
    assert recipients.box.hasFocus()
    assert recipients.value().startswith("\nNhư trên")
    page.wording.card.undo()


def test_a_field_is_put_where_somebody_was_writing(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    page.wording.open("KN-03")
    card = page.wording.card
    part(page, "about").box.setFocus()
    part(page, "about").box.moveCursor(part(page, "about").box.textCursor().MoveOperation.End)
    card.views.setFocus()
    press(window, Qt.Key.Key_Right)
    assert card.keys.isVisible()
    card.keys.setFocus()
    card.keys.select("due_on")
    press(window, Qt.Key.Key_Return)
    assert part(page, "about").value().endswith("{instance}{due_on}")
    assert part(page, "about").box.hasFocus()
    page.wording.card.undo()


def test_leaving_asks_and_what_was_written_stays_until_then(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    page.wording.open("KN-03")
    part(page, "about").box.replace("Về việc khác")
    page.choose("look")
    page.choose("wording")
    assert part(page, "about").value() == "Về việc khác"  # another section takes nothing away
    answer("Ở lại")
    press(window, Qt.Key.Key_Escape)
    assert page.wording.is_card()
    answer("Ở lại")
    assert not page.may_leave()
    answer("Bỏ thay đổi")
    assert page.may_leave()
    assert not page.wording.is_changed()
    assert all(not one.changed for one in wordings(window.desk)[0])


def test_a_part_or_the_whole_form_goes_back_to_what_ships(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    page.wording.open("KN-03")
    shipped = part(page, "about").value()
    for name in ("about", "addressed"):
        part(page, name).box.replace("Chữ riêng")
    page.wording.save()
    idle(qtbot, window)
    part(page, "about").back.click()
    assert part(page, "about").value() == shipped
    page.wording.save()
    idle(qtbot, window)
    assert [one.changed for one in wordings(window.desk)[0] if one.form == "KN-03"] == [1]
    answer("Giữ")
    page.wording.reset()
    idle(qtbot, window)
    assert part(page, "addressed").value() == "Chữ riêng"
    answer("Về mẫu gốc")
    page.wording.reset()
    idle(qtbot, window)
    assert part(page, "addressed").value() == "{citizen_called:first}"
    assert all(not one.changed for one in wordings(window.desk)[0])
    assert not page.wording.card.reset.isEnabled()


def test_a_law_is_written_anew_for_every_form(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    section = page.wording
    section.kinds.setFocus()
    press(window, Qt.Key.Key_Right)
    assert any("Luật Khiếu nại số 02/2011/QH13" in line and "trong 11 mẫu" in line for line in section.list.texts())
    section.list.select("law_complaint")
    section.list.setFocus()
    press(window, Qt.Key.Key_Return)
    drawn(qtbot, page)
    part(page, "law_complaint").box.replace("Luật Khiếu nại năm 2027")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert "Luật Khiếu nại năm 2027" in as_text(draft_form(window.desk, "KN-03", CASE).paper)
    press(window, Qt.Key.Key_Escape)
    section.open("number_suffix")
    part(page, "number_suffix").box.replace("U B")
    section.save()
    idle(qtbot, window)
    assert "không có khoảng trắng" in part(page, "number_suffix").error()
    part(page, "number_suffix").box.replace("UBND-VP")
    section.save()
    idle(qtbot, window)
    assert next_document_no(window.desk, "KN-03") == "01/TB-UBND-VP"


def test_a_narrow_window_shows_words_or_paper(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    window.resize(910, 485)
    page.wording.open("KN-03")
    card = page.wording.card
    assert card.left.isVisible()
    assert not card.right.isVisible()
    card.views.setFocus()
    press(window, Qt.Key.Key_Right)
    assert card.right.isVisible()
    assert not card.left.isVisible()
    drawn(qtbot, page)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: card.left.isVisible() and card.right.isVisible())
    qtbot.waitUntil(lambda: card.pages._sheets[0].geometry().right() < card.pages.viewport().width(), timeout=10_000)


def test_the_head_of_papers_can_be_as_the_list_of_communes_has_it(qtbot: QtBot, opened: Opened) -> None:
    _window, page = opened
    page.choose("office")
    office = page.office
    assert not office.listed.isEnabled()  # the practice name is no commune of Đà Nẵng
    office.code.line.clear()
    QTest.keyClicks(office.code.line, "20275")
    assert office.listed.isEnabled()
    office.head_line.set_value("CƠ QUAN KHÁC")
    office.listed.click()
    values = office.values()
    assert (values["name"], values["place"], values["superior"], values["head_line"]) == (
        "UBND phường An Hải", "An Hải", "UBND thành phố Đà Nẵng", None,
    )  # fmt: skip
    assert office.is_changed()
    office.undo_changes()
    assert office.values()["name"] == "UBND phường Bình An"
