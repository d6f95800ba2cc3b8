"""Văn bản chỉ đạo, tập huấn: entered, corrected, taken back with the keyboard; reached from Ghi and from table 06."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desk.domain.periods import Period
from danvan_desk.queries.drafts import drafts
from danvan_desk.queries.small_log import LogShown, log_entries, log_entry
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle, press, write
from tests.ui.meeting_home import fill
from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage
from ui.pages.small_log import SmallLogPage

PAGES = {"today": ProbePage, "reports": ReportsPage, "small_log": SmallLogPage}
CTRL = Qt.KeyboardModifier.ControlModifier
ALL = Period(date(2020, 1, 1), date(2026, 12, 31))
LOG = [
    {"type": "log", "kind": "training", "date": "2026-11-05", "title": "Luật Tố cáo", "classes": 2, "people": 80},
    {"type": "log", "kind": "directive_issued", "date": "2026-11-06", "title": "Kế hoạch 12/KH-UBND"},
    {"type": "log", "kind": "training", "date": "2025-11-20", "classes": 1, "people": 30},
]
Show = Callable[..., MainWindow]


@pytest.fixture
def ward(home: Path) -> Path:
    return fill(home, LOG)


def opened(qtbot: QtBot, window: MainWindow, target: object = None) -> SmallLogPage:
    window.go("small_log", target)
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, SmallLogPage)
    return page


def entries(window: MainWindow) -> list[LogShown]:
    return log_entries(window.desk, ALL)


def test_the_year_is_listed_newest_first_with_its_sums(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    assert page.list.texts() == [
        "06/11/2026 | Kế hoạch 12/KH-UBND · Ban hành văn bản |  | ",
        "05/11/2026 | Luật Tố cáo · Tập huấn, tuyên truyền | 2 | 80",
    ]
    assert page.facts() == "1 văn bản, 2 lớp, 80 người"
    assert page.form.key() == ""
    press(window, Qt.Key.Key_PageUp)
    idle(qtbot, window)
    assert page.period.dates.text() == "15/12/2024 → 14/12/2025"
    assert page.list.texts() == ["20/11/2025 | Tập huấn, tuyên truyền | 1 | 30"]


def test_a_document_and_a_class_are_entered_without_the_mouse(qtbot: QtBot, shown: Show, home: Path) -> None:
    window = shown(home, PAGES)
    command = next(action for action in window.menu_bar.menus["record"].actions() if "tập huấn" in action.text())
    command.trigger()
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, SmallLogPage)
    assert page.form.kind.combo.hasFocus()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    write(window, "Ke hoach 12/KH-UBND")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    (made,) = entries(window)
    assert (made.kind, made.date, made.title) == ("directive_issued", date(2026, 11, 23), "Ke hoach 12/KH-UBND")
    assert page.list.texts() == ["23/11/2026 | Ke hoach 12/KH-UBND · Ban hành văn bản |  | "]
    assert page.form.kind.combo.hasFocus()
    press(window, Qt.Key.Key_End)
    press(window, Qt.Key.Key_Return)
    for words in ("5/11/2026", "", "2", "80"):
        write(window, words) if words != "5/11/2026" else page.form.fields["date"].set_value(date(2026, 11, 5))
        press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    last = log_entry(window.desk, "log-2")
    assert (last.kind, last.date, last.classes, last.people) == ("training", date(2026, 11, 5), 2, 80)
    assert log_entry(window.desk, "log-1").title == "Ke hoach 12/KH-UBND"


def test_what_is_typed_on_after_saving_is_a_new_entry(qtbot: QtBot, shown: Show, home: Path) -> None:
    window = shown(home, PAGES)
    page = opened(qtbot, window, "new")
    for words in ("Ke hoach 12", "Cong van 13"):
        page.form.fields["title"].setFocus()
        write(window, words)
        press(window, Qt.Key.Key_S, CTRL)
        idle(qtbot, window)
        assert (page.form.key(), page.form.fields["title"].value(), page.list.current_key()) == ("", None, "")
    assert sorted(one.title or "" for one in entries(window)) == ["Cong van 13", "Ke hoach 12"]
    assert all(not one.changes for one in entries(window))
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert len(entries(window)) == 2


def test_an_entry_is_corrected_only_on_purpose(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.list.select("log-1")
    title = page.form.fields["title"]
    assert (title.value(), title.isEnabled(), page.form.editing) == ("Luật Tố cáo", False, False)
    assert page.form._title.text() == "Mục đang chọn"
    page.list.setFocus()
    press(window, Qt.Key.Key_S, CTRL)
    press(window, Qt.Key.Key_Return)
    assert (title.isEnabled(), page.form._title.text()) == (True, "Sửa mục đã ghi")
    assert "Luật Tố cáo" in page.form._state.text()
    assert "05/11/2026" in page.form._state.text()
    assert page.form.kind.combo.hasFocus()


def test_a_correction_given_up_is_given_up(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    note = page.form.fields["note"]

    def begun() -> None:
        page.list.select("log-1")
        page.list.setFocus()
        press(window, Qt.Key.Key_Return)
        assert page.form.editing
        assert note.value() is None
        note.setFocus()
        write(window, "do dang")

    def given_up() -> None:
        idle(qtbot, window)
        assert not page.form.editing
        assert page.form.unsaved() == {}
        qtbot.waitUntil(lambda: drafts(window.desk) == [], timeout=5000)

    begun()
    qtbot.waitUntil(lambda: len(drafts(window.desk)) == 1, timeout=5000)
    press(window, Qt.Key.Key_Escape)
    given_up()
    assert (page.form.key(), note.value(), page.list.hasFocus()) == ("log-1", None, True)
    begun()
    page.form.giving_up.click()
    given_up()
    begun()
    page.list.select("log-2")
    given_up()
    assert page.form.key() == "log-2"
    begun()
    press(window, Qt.Key.Key_F2)
    given_up()
    assert (page.form.key(), note.value()) == ("", None)
    begun()
    window.go("reports", "06/QLKNTC")
    idle(qtbot, window)
    reports = window.page()
    assert isinstance(reports, ReportsPage)
    reports.cell.log.click()
    idle(qtbot, window)
    assert window.page() is page
    given_up()
    assert (page.form.key(), note.value()) == ("", None)


def test_what_is_missing_or_lies_ahead_is_said_under_its_field(qtbot: QtBot, shown: Show, home: Path) -> None:
    window = shown(home, PAGES)
    page = opened(qtbot, window, "new")
    fields = page.form.fields
    page.save()
    assert "số và trích yếu" in fields["title"].error()
    fields["kind"].set_value("training")
    page.form._changed()
    fields["date"].set_value(date(2026, 11, 24))
    fields["classes"].set_value("0")
    page.save()
    assert "sau 23/11/2026" in fields["date"].error()
    assert "từ 1" in fields["classes"].error()
    assert "số người dự" in fields["people"].error()
    idle(qtbot, window)
    assert entries(window) == []


def test_numbers_typed_for_a_class_do_not_go_with_a_document(qtbot: QtBot, shown: Show, home: Path) -> None:
    window = shown(home, PAGES)
    page = opened(qtbot, window, "new")
    for name, value in {"kind": "training", "classes": 2, "people": 80, "title": "Quy chế"}.items():
        page.form.fields[name].set_value(value)
    page.form.fields["kind"].set_value("directive_amended")
    page.form._changed()
    assert not page.form.fields["classes"].isVisible()
    page.save()
    idle(qtbot, window)
    (made,) = entries(window)
    assert (made.kind, made.classes, made.people) == ("directive_amended", None, None)


def test_correcting_needs_a_reason_and_shows_what_stood_there(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window, "log-1")
    assert page.list.current_key() == "log-1"
    press(window, Qt.Key.Key_Return)
    page.form.fields["people"].set_value(92)
    press(window, Qt.Key.Key_S, CTRL)
    assert "lý do sửa" in page.form.fields["reason"].error()
    page.form.fields["reason"].set_value("Đếm lại danh sách ký")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert log_entry(window.desk, "log-1").people == 92
    said = [page.form._history.itemAt(0).widget().text()]
    assert "số người dự 80 → 92. Lý do: Đếm lại danh sách ký" in said[0]
    assert not page.form.editing
    assert page.list.hasFocus()
    press(window, Qt.Key.Key_Return)
    assert page.form.fields["reason"].value() is None
    page.form.fields["reason"].set_value("Sửa nữa")
    page.save()
    idle(qtbot, window)
    assert "Chưa sửa gì" in page.notice.words()


def test_taken_back_it_stays_readable_and_counts_no_more(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window, "log-1")
    page.take_back()
    assert "lý do" in page.form.fields["reason"].error()
    page.form.fields["reason"].set_value("Lớp hoãn")
    page.form.take_back.click()
    idle(qtbot, window)
    assert log_entry(window.desk, "log-1").taken_back_why == "Lớp hoãn"
    assert "Đã rút lại · Tập huấn, tuyên truyền · Lớp hoãn" in page.list.texts()[1]
    assert page.facts() == "1 văn bản, 0 lớp, 0 người"
    assert not page.form.fields["people"].isEnabled()
    assert not page.form.save.isVisible()
    assert "không còn tính" in page.form._state.text()


def test_an_entry_of_another_year_opens_with_its_year(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window, "log-3")
    assert page.period.dates.text() == "15/12/2024 → 14/12/2025"
    assert (page.list.current_key(), page.form.key()) == ("log-3", "log-3")
    press(window, Qt.Key.Key_Return)
    page.form.fields["date"].set_value(date(2026, 1, 9))
    page.form.fields["reason"].set_value("Ghi nhầm ngày")
    page.save()
    idle(qtbot, window)
    assert page.period.dates.text() == "15/12/2025 → 14/12/2026"
    assert page.list.current_key() == "log-3"


def test_what_was_typed_comes_back_with_its_entry_and_after_a_new_start(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window, "new")
    page.form.fields["title"].setFocus()
    write(window, "Ke hoach do dang")
    page.list.select("log-1")
    assert page.form.fields["title"].value() == "Luật Tố cáo"
    assert page.form.unsaved_words.isHidden()
    press(window, Qt.Key.Key_F2)
    assert page.form.fields["title"].value() == "Ke hoach do dang"
    assert not page.form.unsaved_words.isHidden()
    window.close()
    again = shown(ward, PAGES)
    page = opened(qtbot, again)
    assert page.form.fields["title"].value() == "Ke hoach do dang"
    assert page.form.key() == ""
    page.save()
    idle(qtbot, again)
    assert entries(again)[0].title == "Ke hoach do dang"
    qtbot.waitUntil(lambda: drafts(again.desk) == [])


def test_an_unfinished_correction_is_taken_up_from_today(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window, "log-3")
    press(window, Qt.Key.Key_Return)
    page.form.fields["note"].setFocus()
    write(window, "phong hop")
    window.close()
    again = shown(ward, PAGES)
    (draft,) = drafts(again.desk)
    page = opened(qtbot, again, draft)
    assert page.period.dates.text() == "15/12/2024 → 14/12/2025"
    assert (page.form.key(), page.form.fields["note"].value()) == ("log-3", "phong hop")
    again.go("today")
    page = opened(qtbot, again, draft)
    assert (page.form.key(), page.form.fields["note"].value()) == ("log-3", "phong hop")


def test_typed_and_wiped_out_again_leaves_no_draft(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window, "new")
    page.form.fields["note"].setFocus()
    write(window, "a")
    qtbot.waitUntil(lambda: len(drafts(window.desk)) == 1, timeout=5000)
    press(window, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: drafts(window.desk) == [], timeout=5000)


def test_table_06_leads_there_and_back(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    window.go("reports", "06/QLKNTC")
    idle(qtbot, window)
    reports = window.page()
    assert isinstance(reports, ReportsPage)
    assert "1 văn bản, 2 lớp" in reports.made_at.text()
    table = reports.table()
    assert table is not None
    table.select("5")
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert reports.cell.list.texts() == ["Luật Tố cáo · Tập huấn, tuyên truyền | T5 05/11 · 80 người"]
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, SmallLogPage)
    assert page.form.key() == "log-1"
    press(window, Qt.Key.Key_Return)
    page.form.fields["reason"].set_value("Ghi hai lần")
    page.take_back()
    idle(qtbot, window)
    press(window, Qt.Key.Key_Escape)
    idle(qtbot, window)
    assert window.page() is reports
    assert [table.numbers().rows()[0].value(ms) for ms in "145"] == [1, 0, 0]
    reports.cell.log.click()
    idle(qtbot, window)
    assert window.page() is page
    assert page.period.dates.text() == "15/10/2026 → 14/11/2026"


def test_why_a_commune_has_no_inspections_is_said(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    window.go("reports", "06/QLKNTC")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsPage)
    table = page.table()
    assert table is not None
    table.select("9")
    idle(qtbot, window)
    assert "Cấp xã không có cơ quan thanh tra" in page.cell.empty._sentence.text()
    assert page.cell.log.isVisible()
    page.choose("01/TCD")
    assert not page.cell.log.isVisible()
    assert page.exports._facts.text() == "cả 7 biểu"
