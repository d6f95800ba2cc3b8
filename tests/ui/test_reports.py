"""The tables with the keyboard: cells, their lists, the identities under them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desk.tallies.compute import checked
from danvan_desk.tallies.definitions import definition, definitions
from danvan_desk.tallies.tally import Row, Tally
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from tests.ui.report_ward import RECORDS, Opened, Show, number, open_reports
from ui.pages.reception import ReceptionPage
from ui.pages.report_table import OfficialTable, SummarySheet, clauses
from ui.pages.reports import ReportsPage


@pytest.fixture
def ward(home: Path) -> Path:
    return fill(home, RECORDS)


@pytest.fixture
def opened(qtbot: QtBot, shown: Show, ward: Path) -> Opened:
    return open_reports(qtbot, shown, ward)


def test_the_last_reporting_month_stands_there_with_the_one_before(opened: Opened) -> None:
    window, page = opened
    assert page.title() == "Biểu 01/TCD"
    assert page.period.dates.text() == "15/10/2026 → 14/11/2026"
    table = page.table()
    assert isinstance(table, OfficialTable)
    rows = table.numbers().rows()
    assert [row.value("1") for row in rows] == [3, 1, 2, 4]
    assert [row.label.words for row in rows[1:]] == ["Kỳ trước", "Cùng kỳ năm trước", "Lũy kế năm"]
    assert [row.label.second for row in rows] == [
        "15/10 – 14/11/2026", "15/09 – 14/10/2026", "15/10 – 14/11/2025", "từ 15/12/2025",
    ]  # fmt: skip
    assert "từ 3 lượt tiếp" in page.made_at.text()
    assert table.hasFocus()
    assert window.status is not None


def test_the_header_is_the_forms_own(opened: Opened) -> None:
    _window, page = opened
    table = page.table()
    assert isinstance(table, OfficialTable)
    assert table.header_.count() == 21
    assert table.header_.thick() == {0, 4, 9, 15}
    assert table.header_.shape_.ms["1"] == "1=5+11+17"
    assert table.height() > table.header_.total_height() > table.header_.head_height() > 0


def test_arrows_move_and_enter_opens_the_list_and_the_record(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    for _step in range(4):
        press(window, Qt.Key.Key_Right)
    assert number(page) == ("5", 2)
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert page.cell.list.hasFocus()
    assert [line[:13] for line in page.cell.list.texts()] == ["TD-2026-00001", "TD-2026-00002"]
    press(window, Qt.Key.Key_Escape)
    table = page.table()
    assert table is not None
    assert table.hasFocus()
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    now = window.page()
    assert isinstance(now, ProbePage)
    assert now.told[-1] == "TD-2026-00002"


def test_people_and_reception_days_open_too(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    table = page.table()
    assert table is not None
    table.select("6")
    idle(qtbot, window)
    assert number(page) == ("6", 7)
    assert any("6 người" in line for line in page.cell.list.texts())
    table.select("10")
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert number(page) == ("10", 1)
    press(window, Qt.Key.Key_Return)
    now = window.page()
    assert isinstance(now, ProbePage)
    assert now.told[-1] == (date(2026, 11, 12), date(2026, 11, 12))


def test_the_day_of_a_session_is_listed_where_the_visits_are(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, {"reception": ReceptionPage, "reports": ReportsPage})
    window.go("reports", "01/TCD")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsPage)
    page.cell.open_day.emit(date(2026, 11, 5))
    idle(qtbot, window)
    reception = window.page()
    assert isinstance(reception, ReceptionPage)
    assert [line.split(" | ")[1] for line in reception.list.list.texts()] == ["T5 05/11"]


def test_a_zero_says_so_and_keeps_the_keyboard(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    table = page.table()
    assert table is not None
    table.select("21")
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert table.hasFocus()
    assert "bằng 0" in page.cell.empty._sentence.text()


def test_a_denouncer_stays_a_code(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    idle(qtbot, window)
    assert page.title() == "Biểu 02/XLD"
    table = page.table()
    assert table is not None
    table.select("1")
    idle(qtbot, window)
    told = " ".join(page.cell.list.texts())
    assert "NTC-2026-0001" in told
    assert "Bí Mật" not in told


def test_the_summary_is_a_sheet_with_a_column_a_period(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    press(window, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    idle(qtbot, window)
    table = page.table()
    assert isinstance(table, SummarySheet)
    assert number(page)[0] == "opening"
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Down)
    assert number(page) == ("received", 1)
    words = [line[0] for line in clauses(table.numbers().rows()[0].table.columns)]
    assert words[2:4] == ["Đơn tiếp nhận trong kỳ", "Khiếu nại"]
    assert "dòng 3" in page.cell._facts.text()


def test_every_identity_is_listed_and_a_broken_one_stands_first(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    assert page.checks._facts.text() == "12 phép đều đạt"
    figures = page._figures
    assert figures is not None
    page._show(replace(figures, now=spoilt(figures.now)))
    assert page.checks._facts.text() == "11 phép đạt, 1 phép chưa đạt"
    table = page.table()
    assert table is not None
    assert table.numbers().rows()[0].failing == {"3"}
    assert not page.tabs._tabs[0].holds
    buttons = [b for b in page.checks.findChildren(type(page.again)) if b.text() == "Mở TD-2026-00001"]
    buttons[0].setFocus()
    press(window, Qt.Key.Key_Return)
    now = window.page()
    assert isinstance(now, ProbePage)
    assert now.told[-1] == "TD-2026-00001"


def spoilt(tally: Tally) -> Tally:
    """As if a matter had been lost from the total of 01/TCD."""
    first, *others = tally.tables
    cells = dict(first.rows[0].cells)
    cells["3"] -= 1
    checks = tuple(
        check if check.holds else replace(check, breakers=("TD-2026-00001",))
        for check in checked(definition(first.code), {first.code: cells})
    )
    return replace(tally, tables=(replace(first, rows=(Row(first.rows[0].office, cells),), checks=checks), *others))


def test_an_empty_office_says_that_nothing_was_written_yet(qtbot: QtBot, shown: Show, home: Path) -> None:
    window = shown(home, {"reports": ReportsPage})
    window.go("reports")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsPage)
    assert "chưa ghi hồ sơ nào" in page.cell.empty._sentence.text()
    assert page.checks._facts.text() == "12 phép đều đạt"


def test_every_tab_can_be_reached_in_a_low_and_narrow_window(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    assert page.tabs.words() == [form.code for form in definitions()]
    window.resize(910, 485)
    idle(qtbot, window)
    assert page.tabs.words() == ["01", "02", "03", "04", "05", "06", "TH"]
    for form in definitions():
        page.choose(form.code)
        idle(qtbot, window)
        table = page.table()
        assert table is not None
        cell = table.visualRect(table.currentIndex())
        shown = table.viewport().mapTo(page._room.viewport(), cell.center())
        assert page._room.viewport().rect().contains(shown)
        assert page.tabs.geometry().right() < page.made_at.geometry().left()
    sheet = page.table()
    assert isinstance(sheet, SummarySheet)
    for width in (910, 1366):
        window.resize(width, 485)
        idle(qtbot, window)
        assert sheet.clauses.width() >= sheet.clauses.needed()
        assert not sheet.horizontalScrollBar().isVisible()


def test_the_last_column_of_31_scrolls_into_sight(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    window.resize(910, 485)
    page.choose("05/KQTH")
    idle(qtbot, window)
    table = page.table()
    assert isinstance(table, OfficialTable)
    assert table.header_.count() == 31
    table.select("31")
    shown = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(shown)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("03/GQKN", "từ 0 đơn khiếu nại, 0 quyết định"),
        ("04/GQTC", "từ 0 đơn tố cáo, 0 kết luận"),
        ("05/KQTH", "từ 0 quyết định, 0 kết luận"),
        ("06/QLKNTC", "từ 0 văn bản, 0 lớp"),
        ("TH", "từ 1 đơn, 3 lượt tiếp"),
    ],
)
def test_each_table_says_what_it_was_counted_from(opened: Opened, code: str, words: str) -> None:
    _window, page = opened
    page.choose(code)
    assert page.made_at.text().endswith(words)
