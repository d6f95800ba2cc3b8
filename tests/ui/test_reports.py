"""The tables with the keyboard: cells, their lists, periods, and the files a report is sent as."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from danvan_desk.domain.periods import Period
from danvan_desk.tallies.compute import checked
from danvan_desk.tallies.definitions import definition, definitions
from danvan_desk.tallies.tally import Row, Tally
from tests.records import visit
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from ui.dialogs.preview import PreviewDialog
from ui.main_window import MainWindow
from ui.pages import report_periods as periods
from ui.pages.books import BooksPage
from ui.pages.reception import ReceptionPage
from ui.pages.report_table import OfficialTable, SummarySheet, clauses
from ui.pages.reports import ReportsPage

Show = Callable[..., MainWindow]


RECORDS = [
    visit("2026-10-20"),
    visit("2026-10-21", companions=5),
    visit("2026-11-05", "periodic", by_head=True),
    visit("2026-10-01"),
    visit("2025-11-14"),
    visit("2025-10-15"),
    visit("2025-11-15"),
    {"type": "reception", "date": "2026-11-12", "kind": "periodic", "by": "head", "announced": "2026-10-20"},
    {
        "type": "petition", "received": "2026-10-20", "channel": "post", "kind": "denunciation", "field": "conduct",
        "content": "Thu tiền sai", "people": [{"name": "Đỗ Thị Bí Mật", "address": "Tổ 3"}],
    },
]  # fmt: skip


@pytest.fixture
def ward(home: Path) -> Path:
    return fill(home, RECORDS)


@pytest.fixture
def opened(qtbot: QtBot, shown: Show, ward: Path) -> tuple[MainWindow, ReportsPage]:
    pages = {"reception": ProbePage, "petitions": ProbePage, "reports": ReportsPage}
    window = shown(ward, pages)
    window.go("reports")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsPage)
    return window, page


Opened = tuple[MainWindow, ReportsPage]


def number(page: ReportsPage) -> tuple[str, int]:
    table = page.table()
    assert table is not None
    now = table.current()
    assert now is not None
    return now.heading.ms, now.value


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


def test_periods_go_back_and_forth(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    press(window, Qt.Key.Key_PageUp)
    idle(qtbot, window)
    assert page.period.dates.text() == "15/09/2026 → 14/10/2026"
    assert number(page) == ("1", 1)
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageDown)
    idle(qtbot, window)
    assert page.period.dates.text() == "15/11/2026 → 14/12/2026"
    assert "Kỳ chưa hết" in page.exports._due.text()
    page.period.choose_kind(periods.QUARTER)
    idle(qtbot, window)
    assert page.period.kind.text() == "Quý III năm 2026"
    assert "trước 17/09/2026" in page.exports._due.text()


def test_days_of_ones_own(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    page.period.dates.click()
    assert page.days.first.line.hasFocus()
    page.days.first.set_value(date(2026, 11, 5))
    page.days.last.set_value(date(2026, 11, 1))
    page.days.count.click()
    assert "bằng hoặc sau ngày đầu" in page.days.last.error()
    page.days.last.set_value(date(2026, 11, 5))
    page.days.count.click()
    idle(qtbot, window)
    assert page.days.isHidden()
    assert number(page) == ("1", 1)
    page.period.dates.click()
    press(window, Qt.Key.Key_Escape)
    assert page.days.isHidden()


def test_the_official_periods() -> None:
    today = date(2026, 11, 23)
    assert periods.latest(periods.YEAR, today).period == Period(date(2024, 12, 15), date(2025, 12, 14))
    first = periods.latest(periods.QUARTER, date(2026, 3, 20))
    assert (first.name, first.year) == ("Quý I", 2026)
    assert periods.earlier(first).name == "Quý IV"
    assert periods.later(periods.earlier(first)) == first
    assert periods.year_so_far(first) is None
    half = periods.latest(periods.HALF, today)
    assert half.sent_by() == date(2026, 6, 17)
    assert periods.latest(periods.MONTH, today).sent_by() is None
    assert periods.latest(periods.CALENDAR_MONTH, today).period == Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_a_file_is_written_and_its_path_said(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    window, page = opened
    file = tmp_path / f"bieu{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file.with_suffix("")), ""))
    if ending == ".xlsx":
        press(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    else:
        next(one for one in page.exports.buttons if ending[1:].upper() in one.text()).click()
    idle(qtbot, window)
    assert file.is_file()
    assert str(file) in page.exports.written()
    if ending == ".xlsx":
        assert load_workbook(file).sheetnames == [form.sheet for form in definitions()]
    if ending == ".json":
        assert json.loads(file.read_text(encoding="utf-8"))["tables"]["01/TCD"]["rows"][0]["cells"]["1"] == 3


def test_what_cannot_be_written_is_said_in_the_panel(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = opened
    missing = tmp_path / "no-such-folder" / "bieu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(missing), ""))
    page.files.save(".xlsx")
    idle(qtbot, window)
    assert "Không ghi được" in page.exports._notice.words()
    assert page.exports.written() == ""
    assert all(button.isEnabled() for button in page.exports.buttons)


def test_the_tables_are_looked_at_before_printing(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=10_000)
    idle(qtbot, window)
    assert "7 trang" in page.files.preview_dialog._facts.text()
    page.files.preview_dialog.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_register_of_the_period_is_printed_where_registers_are(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, {"reports": ReportsPage, "books": BooksPage})
    window.go("books", "petitions")
    window.go("reports", periods.Asked("month", Period(date(2026, 10, 15), date(2026, 11, 14))))
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsPage)
    page.exports.links[2].click()
    idle(qtbot, window)
    books = window.page()
    assert isinstance(books, BooksPage)
    assert books.kind() == "visits"
    press(window, Qt.Key.Key_Space)  # the keyboard is on what prints it
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=20_000)
    (preview,) = window.findChildren(PreviewDialog)
    assert "Từ ngày 15/10/2026 đến ngày 14/11/2026" in PdfReader(BytesIO(preview._pdf)).pages[0].extract_text()
    preview.reject()


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
    assert sheet.clauses.width() >= sheet.clauses.needed()


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
