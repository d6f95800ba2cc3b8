"""The files a report is sent as, what is printed of it, and what can't be written."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from danvan_desk.actions.add import add_records
from danvan_desk.actions.reports import send_report
from danvan_desk.domain.periods import Period
from danvan_desk.tallies.definitions import definitions
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from tests.ui.report_ward import RECORDS, Opened, Show, open_reports
from ui.dialogs.preview import PreviewDialog
from ui.pages import report_periods as periods
from ui.pages.books import BooksPage
from ui.pages.reports import ReportsPage

LATE = {
    "type": "visit", "date": "2026-10-20", "time": "09:00", "reception": "regular", "kind": "feedback",
    "content": "Cống tắc", "outcome": "answered", "people": [{"name": "Lê Thị Hoa"}],
}  # fmt: skip


@pytest.fixture
def ward(home: Path) -> Path:
    return fill(home, RECORDS)


@pytest.fixture
def opened(qtbot: QtBot, shown: Show, ward: Path) -> Opened:
    return open_reports(qtbot, shown, ward)


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


@pytest.mark.parametrize("later", [False, True])
def test_what_is_printed_of_a_period_sent_bears_its_number_while_its_numbers_stand(
    qtbot: QtBot, shown: Show, ward: Path, later: bool
) -> None:
    window, page = open_reports(qtbot, shown, ward)
    send_report(window.desk, page._figures.asked.period, "45/BC-UBND", date(2026, 11, 20))
    if later:
        add_records(window.desk, [LATE])
    press(window, Qt.Key.Key_F5)
    idle(qtbot, window)
    page.files.preview()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=10_000)
    first = PdfReader(BytesIO(page.files.preview_dialog._pdf)).pages[0].extract_text()
    assert ("45/BC-UBND" in first) is not later  # the new numbers are not those of that report
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
