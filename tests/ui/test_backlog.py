"""The chair's Monday, with the keyboard alone, over real books."""

from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.dialogs.agenda_day import AgendaDay
from ui.dialogs.preview import PreviewDialog
from ui.pages.backlog import BacklogPage

from .conftest import ProbePage
from .meeting_home import fill, type_text

PAGES = {"cases": ProbePage, "backlog": BacklogPage, "promises": ProbePage, "reception": ProbePage}


@pytest.fixture
def window(home, shown, qtbot):
    fill(home)
    made = shown(home, PAGES)
    made.go("backlog")
    qtbot.waitUntil(lambda: made.page()._found is not None)
    return made


def titles(page):
    return [line for line in page.list.texts() if line.startswith("#")]


def test_the_backlog_stands_in_groups_most_urgent_first(window):
    page = window.page()
    assert titles(page) == ["# Quá hạn 1", "# Trong 7 ngày 2", "# Đang chạy 1", "# Tạm dừng 1"]
    first = page.list.texts()[1]
    assert first.startswith("Quá 14 ngày làm việc | T3 03/11 | Cống thoát nước hẻm 27 Lê Lợi bị tắc · Kiến nghị")
    assert "Trần Văn Lợi" in first
    assert "Phạm Quốc Bảo" in first
    assert page.facts() == "5 vụ việc đang mở, tính đến thứ Hai 23/11/2026"


def test_a_paused_case_says_how_long_and_what_it_waits_for(window):
    paused = window.page().list.texts()[-1]
    assert paused.startswith("Tạm dừng 64 ngày | – | Thu hồi 86 m² đất làm đường")
    assert "Chờ kết quả đo đạc lại" in paused


def test_a_denouncer_is_only_a_code(window):
    told = "\n".join(window.page().list.texts())
    assert "NTC-2026-" in told
    assert "Mật" not in told


def test_alt_and_a_digit_filters_and_esc_takes_it_away(window, qtbot):
    page = window.page()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == ["# Quá hạn 1"]
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == ["# Tạm dừng 1"]
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert page.list.count() == 1
    assert "Tạ Văn Nghĩa" in page.list.texts()[1]  # proposed, not yet approved
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert len(titles(page)) == 4


def test_ctrl_f_finds_without_tones_by_officer_person_and_number(window, qtbot):
    page = window.page()
    for typed, expected in (("do thanh son", "Tạ Văn Nghĩa"), ("suong", "Ngô Thị Sương"), ("00003", "Lý Hoàng Phúc")):
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.focusWidget() is page.filters.words
        type_text(page.filters.words, typed)
        QTest.keyClick(page.filters.words, Qt.Key.Key_Return)
        rows = [line for line in page.list.texts() if not line.startswith("#")]
        assert len(rows) == 1
        assert expected in rows[0]
        assert QApplication.focusWidget() is page.list


def test_no_match_says_the_filter_in_words(window):
    page = window.page()
    page.filters.words.setText("không có gì như vậy")
    page._show()
    assert page.panel.empty.isVisible()
    assert not page.list.isVisible()
    assert "có “không có gì như vậy”" in page.in_words()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert not page.panel.empty.isVisible()


def test_enter_opens_the_case_and_space_says_why(window, qtbot):
    page = window.page()
    page.list.setFocus()
    page.list.select_first()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(page.drawer.isVisible)
    told = " ".join(page.drawer.words())
    assert "Nhận đơn 20/10/2026" in told
    assert "03/11/2026" in told
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.drawer.isVisible()
    number = page.list.current_key()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.page().told == [number]


def test_a_bar_filters_to_its_officer_and_a_column_to_its_week(window):
    page = window.page()
    page.side.officers.setFocus()
    keys = page.side.officers._keys()
    page.side.officers._at = keys.index("Phạm Quốc Bảo")
    QTest.keyClick(page.side.officers, Qt.Key.Key_Return)
    assert page.list.count() == 2
    assert page.filters.filter().officer == "Phạm Quốc Bảo"
    QTest.keyClick(page.side.officers, Qt.Key.Key_Return)
    assert page.list.count() == 5
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page.overview.weeks.setFocus()
    QTest.keyClick(page.overview.weeks, Qt.Key.Key_Right)
    QTest.keyClick(page.overview.weeks, Qt.Key.Key_Return)
    assert page.panel.narrow.isVisible()
    assert page.list.count() == int(page.overview.weeks._columns[1].count) > 0


def test_a_past_day_shows_the_books_as_they_stood_then(window, qtbot):
    page = window.page()
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.panel.as_of.line
    type_text(page.panel.as_of.line, "1/10/26")
    QTest.keyClick(page.panel.as_of.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._found.on == date(2026, 10, 1))
    assert page.list.count() == 1
    assert not page._found.promises
    assert "như của ngày 01/10/2026" in page.panel.narrow_words.text()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._found.on == date(2026, 11, 23))
    assert page.list.count() == 5
    assert not page.panel.narrow.isVisible()


def test_no_day_ahead_is_taken(window):
    page = window.page()
    page.panel.as_of.line.setFocus()
    page.panel.as_of.line.selectAll()
    type_text(page.panel.as_of.line, "24/11/2026")
    QTest.keyClick(page.panel.as_of.line, Qt.Key.Key_Return)
    assert page.panel.as_of.error() == "Ngày không được sau 23/11/2026."
    assert page._found.on == date(2026, 11, 23)


def test_what_was_promised_stands_beside_and_opens(window):
    page = window.page()
    assert page.side.promises.texts()[0].startswith("Lắp 6 đèn hẻm 14 | 15/11")
    page.side.promises.setFocus()
    page.side.promises.select_first()
    key = page.side.promises.current_key()
    QTest.keyClick(page.side.promises, Qt.Key.Key_Return)
    assert window.page().told == [key]


def test_ctrl_e_writes_what_the_list_shows(window, qtbot, tmp_path, monkeypatch):
    page, path = window.page(), tmp_path / "ton-dong"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.say):
        QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sheet = load_workbook(Path(f"{path}.xlsx")).active
    rows = [row for row in sheet.iter_rows(min_row=8, values_only=True) if isinstance(row[0], int)]
    assert len(rows) == 1
    assert rows[0][8].date() == date(2026, 11, 3)
    assert rows[0][9] == "Quá 14 ngày làm việc"
    assert "lọc: quá hạn" in sheet["A5"].value


def test_a_disk_that_refuses_is_said_in_words(window, qtbot, tmp_path, monkeypatch):
    page = window.page()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "x.xlsx"), ""))
    page.papers.export()
    qtbot.waitUntil(page.notice.isVisible)
    assert "Sổ không bị thay đổi" in page.notice.words()


def test_ctrl_p_shows_the_page_for_the_meeting(window, qtbot, tmp_path, monkeypatch):
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    dialog = window.findChildren(PreviewDialog)[0]
    assert dialog.windowTitle() == "Trang giao ban"
    word = tmp_path / "giao-ban.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(word), ""))
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    dialog.word_saving.click()
    qtbot.waitUntil(word.is_file, timeout=15_000)
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    assert any("TÌNH HÌNH VỤ VIỆC" in paragraph.text for paragraph in docx.Document(str(word)).paragraphs)


def test_the_agenda_of_a_chosen_day_is_shown(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    asking = window.findChildren(AgendaDay)[0]
    assert asking.day.value() == date(2026, 11, 23)
    asking.day.line.selectAll()
    type_text(asking.day.line, "32/11/2026")
    asking.showing.click()
    assert asking.day.error()
    assert not window.findChildren(PreviewDialog)
    asking.day.line.selectAll()
    type_text(asking.day.line, "26/11/2026")
    asking.showing.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    dialog = window.findChildren(PreviewDialog)[0]
    assert dialog.windowTitle() == "Chương trình buổi tiếp công dân"
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    dialog.reject()


def test_closed_cases_that_still_owe_something_on_request(window, qtbot):
    from danvan_desk.actions.add import add_records

    page = window.page()
    case = next(row.case for row in page._found.rows if row.state == "paused")
    add_records(
        window.desk,
        [
            {"type": "event", "case": case, "event": "resumed", "date": "2026-11-01"},
            {"type": "event", "case": case, "event": "decided", "date": "2026-11-20", "outcome": "right"},
        ],
    )
    window.tasks.changed.emit("cases")
    qtbot.waitUntil(lambda: len(page._found.rows) == 4)
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page._found.rows) == 5)
    assert any("Đã khép, còn: " in line for line in page.list.texts())
    assert "1 vụ đã khép còn nợ việc" in page.facts()


def test_an_empty_office_says_why_it_is_empty(home, shown, qtbot):
    window = shown(home, PAGES)
    window.go("backlog")
    page = window.page()
    qtbot.waitUntil(lambda: page._found is not None)
    assert page.panel.nothing.isVisible()
    assert not page.list.isVisible()


def test_in_a_narrow_window_what_helps_waits_for_its_key(window):
    page = window.page()
    assert page.side.isVisible()
    window.resize(1000, 700)
    QApplication.processEvents()
    assert not page.side.isVisible()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert page.side.isVisible()


def test_the_chair_sees_which_reports_are_still_to_be_sent(window):
    assert "Báo cáo Quý IV gửi UBND cấp tỉnh hạn 17/12." in window.page().side._duty_words.text()
