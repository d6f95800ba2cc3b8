from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from danvan_desk.paths import has_books
from danvan_desk.safekeeping.backup import backup
from ui.main_window import MainWindow
from ui.waiting import Trouble

from .conftest import NAMES


def texts_of(window: MainWindow, menu: str) -> list[str]:
    return [a.text() for a in window.menu_bar.menus[menu].actions() if a.text()]


def test_opens_on_the_first_page_with_the_office_in_its_title(shown, home):
    window = shown(home)
    assert window.windowTitle() == "Dân Vận Desk — UBND phường Bình An"
    assert window.page() is window._pages["today"]
    assert window.nav.names() == list(NAMES)


def test_a_page_whose_factory_is_missing_is_not_in_the_navigation(shown, home):
    from .conftest import ProbePage

    window = shown(home, {"today": ProbePage, "settings": ProbePage})
    assert window.nav.names() == ["today", "settings"]
    assert not window.go("cases")


def test_a_record_opens_on_the_page_of_its_kind_and_alt_left_goes_back(shown, home):
    window = shown(home)
    window.open_record("VV-2026-00103")
    assert window._current == "cases"
    assert window.page().told == ["VV-2026-00103"]
    window.back()
    assert window._current == "today"


def test_a_page_with_something_unsaved_may_stay(shown, home):
    window = shown(home)
    window.page().stays = True
    assert not window.go("cases")
    assert window._current == "today"
    assert not window.close()


def test_ctrl_digits_move_and_the_page_command_prints(shown, home, qtbot):
    window = shown(home)
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window._current == "cases"
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.page().printed == 1
    assert window.status.keys() == (("Ctrl+P", "in"), ("F1", "tất cả phím"))


def test_no_two_commands_share_a_key(shown, home):
    window = shown(home)
    keys = [a.shortcut().toString() for a in window._actions if hasattr(a, "shortcut") and a.shortcut().toString()]
    assert len(keys) == len(set(keys))


def test_f2_goes_to_the_reception_with_new(shown, home, qtbot):
    window = shown(home)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert window._current == "reception"
    assert window.page().told == ["new"]


def test_a_write_makes_the_visible_page_read_again_and_the_hidden_one_when_next_shown(shown, home):
    window = shown(home)
    window.go("cases")
    window.go("today")
    before = window._pages["cases"].reloads, window._pages["today"].reloads
    window.tasks.changed.emit("cases")
    assert (window._pages["cases"].reloads, window._pages["today"].reloads) == (before[0], before[1] + 1)
    window.go("cases")
    assert window._pages["cases"].reloads == before[0] + 1


def test_search_finds_by_the_injected_question_and_says_when_nothing_is_found(shown, home, qtbot):
    window = shown(home)
    search = window.menu_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "khong co ai")
    qtbot.waitUntil(search.results_open, timeout=5000)
    assert search.results().count() == 0
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not search.results_open()


def test_language_and_text_size_rebuild_the_window_where_it_stood(shown, home, qtbot):
    window = shown(home)
    window.go("backlog")
    tall = window.status.height()
    window.save_settings(text_size="large")
    qtbot.waitUntil(lambda: window.status.height() > tall)
    assert window._current == "backlog"
    assert (home / "settings.json").exists()
    window.save_settings(theme="dark")
    assert texts_of(window, "view")[-3:] == ["Giao diện", "Cỡ chữ", "Ngôn ngữ"]


def test_backup_from_the_menu_is_said_and_shown(shown, home, qtbot):
    window = shown(home)
    action = next(a for a in window.menu_bar.menus["file"].actions() if a.text() == "Sao lưu ngay")
    action.trigger()
    qtbot.waitUntil(lambda: window.status.said().startswith("Đã sao lưu"), timeout=10_000)


def test_a_copy_is_brought_back_from_the_menu_and_the_books_set_aside(shown, home, qtbot, monkeypatch):
    copy = backup(home).path
    window = shown(home)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(copy), ""))

    def agree() -> None:
        box = QApplication.activeModalWidget()
        next(button for button in box.buttons() if button.text() == "Khôi phục").click()

    QTimer.singleShot(200, agree)
    with qtbot.waitSignal(window.usable, timeout=20_000):
        next(a for a in window.menu_bar.menus["file"].actions() if a.text() == "Khôi phục từ bản sao…").trigger()
    assert window.status.said().startswith("Đã khôi phục")
    assert list((home / "set-aside").rglob("danvan.sqlite"))
    assert window.opened is not None


def test_checking_the_books_from_the_menu(shown, home, qtbot):
    window = shown(home)
    next(a for a in window.menu_bar.menus["tools"].actions() if a.text() == "Kiểm tra sổ").trigger()
    qtbot.waitUntil(lambda: window.status.said().startswith("Sổ nguyên vẹn"), timeout=10_000)


def test_a_damaged_home_says_what_to_do_and_lets_try_again(shown, tmp_path):
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "danvan.sqlite").write_bytes(b"x" * 5000)
    window = shown(folder)
    sheet = window.stack.currentWidget()
    assert isinstance(sheet, Trouble)
    assert "hỏng" in sheet.notice.words()
    assert texts_of(window, "record") == []


def test_first_start_makes_the_office_from_the_list_of_communes(shown, tmp_path, qtbot):
    folder = tmp_path / "new"
    window = shown(folder)
    page = window.stack.currentWidget()
    page._begin()
    assert page.office.error() == "Cần ghi tên cơ quan, như trên văn bản."
    page.province.set_value("Tỉnh Cà Mau")
    page.province.line.left.emit()
    page.commune.set_value("Phường Bạc Liêu")
    page.commune.line.left.emit()
    page.officer.set_value("Lê Thị Mai")
    assert (page.office.value(), page.superior.value()) == ("UBND phường Bạc Liêu", "UBND tỉnh Cà Mau")
    with qtbot.waitSignal(window.usable, timeout=20_000):
        page._begin()
    assert has_books(folder)
    assert "UBND phường Bạc Liêu" in window.windowTitle()


def test_first_start_knows_the_provinces_without_tones(shown, tmp_path):
    page = shown(tmp_path / "new").stack.currentWidget()
    page.province.line.setText("da nang")
    page.province.line.left.emit()
    assert (page.province.value(), page.superior.value()) == ("Thành phố Đà Nẵng", "UBND thành phố Đà Nẵng")
    page.commune.line.setText("Xã không có trong danh sách")
    page.commune.line.left.emit()
    assert (page.commune.value(), page.commune.error()) == ("Xã không có trong danh sách", "")
    page.province.line.setText("Tỉnh Xa Lạ")
    page.province.line.left.emit()
    assert page.province.value() == "Tỉnh Xa Lạ"
    assert "chọn trong danh sách" in page.province.error()


def test_first_start_is_walked_with_enter_and_begun_with_ctrl_enter(shown, tmp_path, qtbot):
    folder = tmp_path / "new"
    window = shown(folder)
    page = window.stack.currentWidget()
    page.officer_title.line.setFocus()
    passed = []
    for _step in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed == [page.start, page.sample, page.choose]
    for field, words in ((page.province, "Cà Mau"), (page.office, "UBND xã A"), (page.officer, "Lê Thị Mai")):
        field.line.setText(words)
    page.officer_title.line.setFocus()
    with qtbot.waitSignal(window.usable, timeout=20_000):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert has_books(folder)


def test_another_folder_keeps_what_was_typed_and_says_what_lies_there(shown, tmp_path, monkeypatch):
    page = shown(tmp_path / "new").stack.currentWidget()
    page.officer.set_value("Lê Thị Mai")
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other))
    page._choose_folder()
    assert str(other) in page._where.text()
    assert not page._about_home.isVisible()
    (other / "anh.jpg").write_bytes(b"")
    page._choose_folder()
    assert "tệp khác" in page._about_home.words()
    assert page.officer.value() == "Lê Thị Mai"
    assert page.isVisible()


def test_the_window_is_painted_before_the_database_is_imported():
    code = (
        "import sys, ui.app, ui.main_window, ui.pages.catalogue, ui.pages.page\n"
        "heavy = {'sqlalchemy', 'reportlab', 'alembic', 'danvan_desk.desk', 'danvan_desk.db'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("width", [1366, 1100])
def test_below_1280_the_navigation_shrinks_to_icons(shown, home, width, qtbot):
    window = shown(home)
    window.resize(width, 728)
    qtbot.waitUntil(lambda: window.width() == width and window.nav.is_narrow() is (width < 1280))
