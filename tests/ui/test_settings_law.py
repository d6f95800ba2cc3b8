"""The calendar and the rules changed in the window: seen first, taken or left, and the mark on what leans on them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from danvan_desk.actions.moved_dates import StoppedError
from danvan_desk.errors import HomeTrouble
from danvan_desk.queries.cases import case_card
from danvan_desk.safekeeping.checking import check
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.pages.settings_moves import Told
from ui.pages.settings_proposal import Proposal

Show = Callable[..., MainWindow]
Opened = Callable[..., tuple[MainWindow, SettingsPage]]

AN = {"name": "Lê Văn An", "address": "Tổ 3"}
BASE = {"type": "petition", "channel": "post", "field": "land", "content": "Đường ngập", "people": [AN]}
CASES = [
    BASE | {"kind": "complaint", "received": "2026-11-20"},  # 7 working days: 02/12, becomes 30/11
    BASE | {"kind": "complaint", "received": "2026-11-12"},  # its seventh is Monday 23/11: it stays
    BASE | {"kind": "denunciation", "received": "2026-11-19"},  # 01/12, becomes 28/11
    BASE | {"kind": "feedback", "received": "2026-11-06"},  # 10 working days: Friday 20/11, it stays
]


def save(window: MainWindow) -> None:
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def rows_of(home: Path) -> list[str]:
    """Every row of the books, as text."""
    with closing(sqlite3.connect(home / "danvan.sqlite")) as book:
        return list(book.iterdump())


@pytest.fixture
def filled(home: Path) -> Path:
    return fill(home, CASES)


@pytest.fixture
def opened(qtbot: QtBot, shown: Show, filled: Path) -> Opened:
    def open_(section: str) -> tuple[MainWindow, SettingsPage]:
        window = shown(filled, {"settings": SettingsPage})
        window.go("settings", section)
        idle(qtbot, window)
        page = window.page()
        assert isinstance(page, SettingsPage)
        return window, page

    return open_


def set_day(page: SettingsPage, day: date, kind: str, name: str) -> None:
    editing = page.calendar.editing
    editing.day.set_value(day)
    editing.kind.set_value(kind)
    editing.name.set_value(name)
    editing.basis.set_value("Thông báo 123/TB-BNV")


def worked_and_made_up(qtbot: QtBot, window: MainWindow, page: SettingsPage) -> None:
    """24/11 worked, 28/11 added, looked at."""
    press(window, Qt.Key.Key_F2)
    set_day(page, date(2026, 11, 24), "work", "Làm việc ngày 24/11")
    assert page.calendar.editing.add()
    set_day(page, date(2026, 11, 28), "work", "Làm bù thứ Bảy")
    save(window)  # what still stands in the form is looked at too
    idle(qtbot, window)
    assert page.proposals.is_open()


MOVES = [
    "VV-2026-00001 | Thụ lý hoặc không thụ lý · -2 ngày · Lê Văn An | T4 02/12/2026 | T2 30/11/2026",
    "VV-2026-00003 | Kiểm tra, phân loại, thụ lý · -3 ngày · NTC-2026-0001 | T3 01/12/2026 | T7 28/11/2026",
]


def moving(page: SettingsPage) -> list[str]:
    return [line for line in page.preview.list.texts() if line.startswith("VV-")]


def test_24_worked_and_28_added_shows_exactly_the_cases_that_move(
    qtbot: QtBot, opened: Opened, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = opened("calendar")
    before = rows_of(filled)
    worked_and_made_up(qtbot, window, page)
    assert moving(page) == MOVES  # a denouncer only as a code
    assert page.preview.list.texts()[1:3] == [
        "T3 24/11/2026 | Làm việc ngày 24/11 · Thông báo 123/TB-BNV | Nghỉ | Làm việc",
        "T7 28/11/2026 | Làm bù thứ Bảy · Thông báo 123/TB-BNV | Cuối tuần | Làm bù",
    ]
    assert "<b>2 hạn</b>" in page.preview.band.words()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "doi-han"), ""))
    press(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    sheet = load_workbook(tmp_path / "doi-han.xlsx").active
    assert [[cell.value for cell in row][1:4] for row in sheet.iter_rows(min_row=6)] == [
        ["VV-2026-00001", "Lê Văn An", "Thụ lý hoặc không thụ lý"],
        ["VV-2026-00003", "NTC-2026-0001", "Kiểm tra, phân loại, thụ lý"],
    ]
    press(window, Qt.Key.Key_Escape)
    assert not page.proposals.is_open()
    assert page.calendar.is_editing()  # what was typed is still there
    press(window, Qt.Key.Key_Escape)
    assert not page.calendar.is_editing()
    assert rows_of(filled) == before


def test_confirmed_each_case_moves_and_says_so(qtbot: QtBot, opened: Opened, filled: Path) -> None:
    window, page = opened("calendar")
    worked_and_made_up(qtbot, window, page)
    assert page.preview.take.text() == "Ghi và dời 2 hạn"
    save(window)
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert not page.calendar.is_editing()
    days = page.calendar.list.texts()
    assert any(line.startswith("T3 24/11/2026 | Làm việc") and "cơ quan ghi" in line for line in days), days
    assert any(line.startswith("T7 28/11/2026 | Làm bù") for line in days)
    card = case_card(window.desk, "VV-2026-00001")
    assert next(c for c in card.clocks if c.clock == "complaint.accept").due == date(2026, 11, 30)
    assert sum(1 for change in card.history if change.action == "recounted") == 1
    stayed = case_card(window.desk, "VV-2026-00002")
    assert not any(change.action == "recounted" for change in stayed.history)
    assert check(filled).whole


def test_a_day_that_cannot_be_set_comes_back_into_the_form(qtbot: QtBot, opened: Opened, filled: Path) -> None:
    window, page = opened("calendar")
    before = rows_of(filled)
    page.calendar.begin_editing(date(2026, 11, 29))
    set_day(page, date(2026, 11, 29), "work", "Làm bù Chủ nhật")
    save(window)
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert "Chủ nhật" in page.calendar.editing.day.error()
    assert "Chủ nhật" in page.calendar.editing.band.words()
    page.calendar.editing.list.setFocus()
    page.calendar.editing.list.select("2026-11-29")
    press(window, Qt.Key.Key_Delete)
    assert page.calendar.editing.edits() == []
    assert rows_of(filled) == before


def test_a_day_goes_back_to_what_the_law_says(qtbot: QtBot, opened: Opened, filled: Path) -> None:
    window, page = opened("calendar")
    worked_and_made_up(qtbot, window, page)
    save(window)
    idle(qtbot, window)
    page.calendar.begin_editing(date(2026, 11, 24))
    assert page.calendar.editing.name.value() == "Làm việc ngày 24/11"
    page.calendar.editing.kind.set_value("law")
    page.calendar.editing.kind.edited.emit()
    assert not page.calendar.editing.name.isEnabled()
    save(window)
    idle(qtbot, window)
    save(window)
    idle(qtbot, window)
    assert any(line.startswith("T3 24/11/2026 | Nghỉ | Ngày Văn hóa") for line in page.calendar.list.texts())
    assert check(filled).whole


def open_answer(qtbot: QtBot, window: MainWindow, page: SettingsPage) -> None:
    page.rules.list.setFocus()
    assert page.rules.list.select("feedback/feedback.final_answer")
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert page.rules.is_card()
    assert page.rules.card.length.line.hasFocus()


def test_the_office_sets_its_own_number_and_withdraws_it(qtbot: QtBot, opened: Opened, filled: Path) -> None:
    window, page = opened("rules")
    before = rows_of(filled)
    open_answer(qtbot, window, page)
    card = page.rules.card
    card.since.set_value(date(2026, 11, 1))
    QTest.keyClicks(card.length.line, "20")
    card.basis.set_value("Quyết định 15/QĐ-UBND")
    save(window)
    idle(qtbot, window)
    assert moving(page) == [
        "VV-2026-00004 | Trả lời kết quả cuối cùng · -11 ngày · Lê Văn An | T2 07/12/2026 | T5 26/11/2026"
    ]
    press(window, Qt.Key.Key_Escape)
    assert page.rules.is_card()
    assert card.length.value() == 20
    assert rows_of(filled) == before
    save(window)
    idle(qtbot, window)
    save(window)
    idle(qtbot, window)
    lines = card.list.texts()
    assert any(line.startswith("20 ngày · từ 01/11/2026 |") and "đang áp dụng" in line for line in lines), lines
    clock = next(c for c in case_card(window.desk, "VV-2026-00004").clocks if c.clock == "feedback.final_answer")
    assert (clock.due, clock.office_since) == (date(2026, 11, 26), date(2026, 11, 1))
    assert check(filled).whole

    assert not card.withdraw.isEnabled()  # the law's own version can't be withdrawn
    card.list.select("2026-11-01/1")
    card.withdraw.click()
    idle(qtbot, window)
    assert [line.split(" | ")[0] for line in moving(page)] == ["VV-2026-00004"]
    save(window)
    idle(qtbot, window)
    assert any("đã rút 23/11/2026" in line for line in card.list.texts())
    assert check(filled).whole
    press(window, Qt.Key.Key_Escape)
    assert not page.rules.is_card()


def test_a_longer_term_without_the_text_that_allows_it_is_refused_under_its_field(
    qtbot: QtBot, opened: Opened, filled: Path
) -> None:
    window, page = opened("rules")
    before = rows_of(filled)
    assert page.rules.list.select("complaint/complaint.accept")
    page.rules.list.setFocus()
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    QTest.keyClicks(page.rules.card.length.line, "9")
    save(window)
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert "luật định 7 ngày" in page.rules.card.basis.error().lower()
    assert rows_of(filled) == before


def test_looking_can_be_stopped_and_then_nothing_is_shown_or_written(
    qtbot: QtBot, opened: Opened, filled: Path
) -> None:
    """A look as long as one over thousands of cases: it goes on until its watch says no."""
    window, page = opened("calendar")
    before = rows_of(filled)
    ended: list[bool] = []

    def look(watch: Callable[[int, int], bool]) -> object:
        done = 0
        while watch(done := done + 1, 5000):
            time.sleep(0.002)
        ended.append(True)
        raise StoppedError

    def never(*_any: object) -> Any:
        raise AssertionError(_any)

    page.proposals.look(Proposal("thử", look, never, never, never, never, never))
    qtbot.waitUntil(lambda: "trong 5000 vụ việc" in page.preview.band.words(), timeout=5000)
    assert not page.preview.take.isEnabled()
    page.proposals.take()  # nothing to take yet
    assert page.go_back()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert rows_of(filled) == before


def test_what_cannot_be_written_is_said_and_the_page_goes_on(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened("calendar")
    told = Told((), (), (), "thử")

    def full() -> object:
        raise HomeTrouble("Ổ đĩa đầy")

    def never(*_any: object) -> Any:
        raise AssertionError(_any)

    page.proposals.look(Proposal("thử", lambda _watch: 1, full, lambda _found: told, never, never, never))
    idle(qtbot, window)
    save(window)
    idle(qtbot, window)
    assert not page.proposals.is_open()
    assert "Ổ đĩa đầy" in page.notice.words()
    assert page.notice.isVisible()
