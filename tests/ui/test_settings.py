"""Settings with the keyboard: the office saved, a notice looked at and taken over, a backup made, the look changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office import office_details
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.office import calendar_year
from danvan_desk.safekeeping.checking import check
from danvan_desk.settings import HALVES, Settings, load
from tests.ui.hands import idle, press
from ui import theme
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage

NOTICE = """
[[day]]
date = 2026-11-23
kind = "off"
name = "Nghỉ hoán đổi"
basis = "Thông báo 123/TB-BNV"
status = "official"

[[day]]
date = 2026-11-28
kind = "work"
name = "Làm bù cho ngày 23/11/2026"
basis = "Thông báo 123/TB-BNV"
status = "official"
"""
Show = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, shown: Show, home: Path) -> Callable[..., tuple[MainWindow, SettingsPage]]:
    def open_(section: str = "office") -> tuple[MainWindow, SettingsPage]:
        window = shown(home, {"settings": SettingsPage})
        window.go("settings", section)
        idle(qtbot, window)
        page = window.page()
        assert isinstance(page, SettingsPage)
        return window, page

    return open_


Opened = Callable[..., tuple[MainWindow, SettingsPage]]


def test_the_office_is_changed_with_the_keyboard(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened()
    press(window, Qt.Key.Key_Return)  # from the list of sections into the form
    assert page.office.name.line.hasFocus()
    QTest.keyClick(page.office.name.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.office.name.line, "UBND xa Nam Can")  # QTest types Latin letters only
    assert page.office.is_changed()
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert office_details(window.desk).name == "UBND xa Nam Can"
    assert not page.office.is_changed()
    idle(qtbot, window)
    assert "UBND xa Nam Can" in window.windowTitle()


def test_the_layout_of_receipts_is_kept_with_the_office(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened()
    page.office.receipt.set_value(HALVES)
    page.office.receipt.edited.emit()
    assert page.office.is_changed()
    page.office.undo_changes()
    assert not page.office.is_changed()
    page.office.receipt.set_value(HALVES)
    page.save_office()
    idle(qtbot, window)
    assert load(window.home).receipt == window.settings.receipt == HALVES
    assert not page.office.is_changed()


def test_a_missing_name_is_said_under_its_field(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened()
    page.office.name.set_value("")
    page.save_office()
    assert "Cần ghi tên cơ quan" in page.office.name.error()
    assert office_details(window.desk).name == "UBND phường Bình An"
    page.office.undo_changes()
    assert page.office.name.value() == "UBND phường Bình An"


def test_leaving_asks_about_what_was_not_saved(qtbot: QtBot, opened: Opened) -> None:
    _window, page = opened()
    page.office.chair.set_value("Trần Quốc Hùng")

    words = ("Ở lại", "Bỏ thay đổi")
    for wanted, left in zip(words, (False, True), strict=True):

        def choose(wanted: str = wanted) -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            next(button for button in box.buttons() if button.text().startswith(wanted)).click()

        QTimer.singleShot(50, choose)
        assert page.may_leave() is left
    assert page.office.chair.value() is None


def test_the_sections_go_by_alt_and_a_digit(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened()
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.section() == "rules"
    assert page.rules.list.count() == 25
    assert any("7 ngày làm việc" in line and "Đã đọc chính điều luật" in line for line in page.rules.list.texts())
    assert any("Cơ quan tự đặt" in line for line in page.rules.list.texts())
    page.rules.kinds.setFocus()
    press(window, Qt.Key.Key_Right)
    assert page.rules.list.count() == 8
    press(window, Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_the_calendar_turns_its_years(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened("calendar")
    assert page.calendar.name.text() == "2026"
    assert any("Quốc khánh" in line and "Chính thức" in line for line in page.calendar.list.texts())
    press(window, Qt.Key.Key_PageDown)
    idle(qtbot, window)
    assert page.calendar.name.text() == "2027"
    assert any("Dự kiến" in line for line in page.calendar.list.texts())
    assert not page.calendar.band.isHidden()


def test_a_notice_is_seen_before_it_is_taken_over(
    qtbot: QtBot, opened: Opened, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(home)
    add_records(
        desk,
        [
            {
                "type": "petition", "received": "2026-11-12", "channel": "post", "kind": "feedback", "field": "land",
                "content": "Đường ngập", "people": [{"name": "Lê Văn An", "address": "Tổ 3"}],
            },
            {
                "type": "petition", "ref": "over", "received": "2026-10-01", "channel": "post", "kind": "feedback",
                "field": "land", "content": "Đèn hỏng", "people": [{"name": "Đỗ Văn Ba", "address": "Tổ 4"}],
            },
            {"type": "event", "case": "over", "event": "answered", "date": "2026-10-05", "outcome": "final"},
        ],
    )  # fmt: skip
    close_desk(desk)
    file = tmp_path / "thong-bao.toml"
    file.write_text(NOTICE, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    window, page = opened("calendar")

    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert page.proposals.is_open()
    told = page.preview.list.texts()
    assert any(line.startswith("VV-2026-00001 | Trả lời lần đầu") and "28/11/2026" in line for line in told), told
    press(window, Qt.Key.Key_Escape)
    assert not page.proposals.is_open()
    assert not any(day.day.isoformat() == "2026-11-28" for day in calendar_year(window.desk, 2026).days)

    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert page.preview.take.text() == "Ghi và dời 1 hạn"
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert any("28/11/2026 | Làm bù" in line for line in page.calendar.list.texts())
    assert check(home).whole  # the case that was over keeps the edition it was counted under

    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)  # a second time there is nothing to take over
    idle(qtbot, window)
    assert not page.preview.take.isEnabled()
    assert "Không có gì để nhập" in page.preview.band.words()


def test_a_file_that_is_no_notice_is_refused_in_words(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "anh.toml"
    file.write_bytes(b"\xff\xd8\xff")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    window, page = opened("calendar")
    page.law.choose_notice()
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert "tệp lịch" in page.calendar.panel._notice.words()


def test_a_backup_says_where_it_is_and_that_it_was_proved(qtbot: QtBot, opened: Opened, home: Path) -> None:
    window, page = opened("data")
    assert str(home) in page.data._facts[0].text()
    press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    idle(qtbot, window)
    made = list((home / "backups").glob("dvd-*.sqlite"))
    assert len(made) == 1
    assert str(made[0]) in page.data.result.words()
    assert page.data._facts[3].text() == "1"
    page.data.check.setFocus()
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert "Sổ nguyên vẹn" in page.data.result.words()
    assert page.data.check.hasFocus()


def test_the_look_changes_at_once_and_comes_back_to_its_section(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened("look")
    page.look.theme.segments.setFocus()
    press(window, Qt.Key.Key_3)
    assert window.settings.theme == "dark"
    page.look.text_size.segments.setFocus()
    press(window, Qt.Key.Key_2)
    qtbot.wait(100)
    idle(qtbot, window)
    assert window.settings.text_size == "large"
    now = window.page()
    assert isinstance(now, SettingsPage)
    assert now.section() == "look"
    assert now.look.text_size.value() == "large"


def test_the_program_says_what_it_is_made_of(opened: Opened) -> None:
    _window, page = opened("about")
    assert page.section() == "about"
    words = " ".join(label.text() for label in page.sections["about"].findChildren(type(page.office.state)))
    assert "Tinos" in words
    assert "Lucide" in words


def test_what_an_office_screen_leaves_at_one_and_a_half_squeezes_no_field(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened()
    window.resize(910, 485)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (910, 485))
    page.office.name.line.setFocus()
    qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in page.office.fields))


def test_in_large_type_every_kind_of_rule_can_be_read(
    qtbot: QtBot, shown: Show, home: Path, qapp: QApplication
) -> None:
    theme.apply(qapp, "dark", "large")
    window = shown(home, {"settings": SettingsPage}, Settings(theme="dark", text_size="large"))
    window.resize(1366, 728)
    window.go("settings", "rules")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.rules.kinds.width() >= page.rules.kinds.sizeHint().width())
