"""Đúng hạn theo cán bộ, loại đơn: from table TH, the same numbers as there; late petitions open by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from danvan_desk.domain.periods import reporting_month
from tests.actions.denouncer import TOLD, WHO
from tests.records import event, petition
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from ui.main_window import MainWindow
from ui.pages.on_time import OnTimePage
from ui.pages.report_periods import Asked
from ui.pages.reports import ReportsPage

PAGES = {"today": ProbePage, "petitions": ProbePage, "reports": ReportsPage, "on_time": OnTimePage}
MONTH = Asked("month", reporting_month(2026, 11))
Show = Callable[..., MainWindow]
NAM, TAM = "Lê Văn Nam", "Võ Minh Tâm"


@pytest.fixture
def ward(home: Path) -> Path:
    """In the month to 14/11/2026 four petitions finished, two of them late; a year earlier one, on time."""
    return fill(
        home,
        [
            petition("old", "2025-10-15", "feedback", "land"),
            event("old", "assigned", "2025-10-16", officer=NAM),
            event("old", "answered", "2025-10-20", outcome="final"),
            petition("late", "2026-10-16", "complaint", "land"),
            event("late", "assigned", "2026-10-17", officer=NAM),
            event("late", "declined", "2026-11-10", reason="Hết thời hiệu"),
            petition("good", "2026-10-16", "feedback", "land"),
            event("good", "assigned", "2026-10-17", officer=NAM),
            event("good", "answered", "2026-10-20", outcome="final"),
            petition("d", "2026-10-16", "denunciation", "land", people=[WHO], content=TOLD),
            event("d", "assigned", "2026-10-17", officer=TAM),
            event("d", "filed", "2026-11-11", reason="Không rõ"),
            petition("nobody", "2026-10-16", "feedback", "land"),
            event("nobody", "answered", "2026-10-21", outcome="final"),
        ],
    )


def opened(qtbot: QtBot, window: MainWindow) -> OnTimePage:
    window.go("on_time", MONTH)
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, OnTimePage)
    return page


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def test_from_the_monthly_table_with_its_numbers(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    window.go("reports", MONTH)
    idle(qtbot, window)
    reports = window.page()
    assert isinstance(reports, ReportsPage)
    reports.choose("TH")
    idle(qtbot, window)
    assert reports._figures is not None
    cells = reports._figures.now.table("TH").rows[0].cells
    press(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, OnTimePage)
    assert page.period.asked() == MONTH
    assert (cells["finished"], cells["finished_on_time"]) == (4, 2)
    assert plain([page.facts()]) == ["4 đơn kết thúc, 2 đúng hạn (50 %)"]
    assert plain(page.numbers.texts()) == [
        "# Cả cơ quan 4",
        "Tất cả các loại | 4 | 2 | 2 | 50 % | 100 %",
        "Khiếu nại | 1 | 0 | 1 | 0 % | ",
        "Tố cáo | 1 | 0 | 1 | 0 % | ",
        "Kiến nghị, phản ánh | 2 | 2 | 0 | 100 % | 100 %",
        f"# {NAM} 2",
        "Tất cả các loại | 2 | 1 | 1 | 50 % | 100 %",
        "Khiếu nại | 1 | 0 | 1 | 0 % | ",
        "Kiến nghị, phản ánh | 1 | 1 | 0 | 100 % | 100 %",
        f"# {TAM} 1",
        "Tố cáo | 1 | 0 | 1 | 0 % | ",
        "# Chưa giao ai 1",
        "Kiến nghị, phản ánh | 1 | 1 | 0 | 100 % | ",
    ]


def test_the_late_ones_of_a_line_open_by_enter(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    assert page.late.texts() == [
        "DT-2026-00001 · hạn 27/10 · Lê Văn An · Nội dung đơn late | 10/11/2026",
        "DT-2026-00003 · hạn 27/10 · NTC-2026-0001 | 11/11/2026",
    ]
    assert page.side._facts_text == "2 đơn"
    page.numbers.select(f"={TAM}/denunciation")
    assert page.late.texts() == ["DT-2026-00003 · hạn 27/10 · NTC-2026-0001 | 11/11/2026"]
    press(window, Qt.Key.Key_Return)
    assert page.late.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert page.numbers.hasFocus()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert window.page().told == ["DT-2026-00003"]  # type: ignore[attr-defined]


def test_a_line_with_nothing_late_and_a_period_with_nothing_say_so(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.numbers.select("=/feedback")
    assert page.late.isHidden()
    assert page.none_late.isVisible()
    page.period.choose(Asked("month", reporting_month(2024, 3)))
    idle(qtbot, window)
    assert page.numbers.isHidden()
    assert page.empty.isVisible()
    assert page.late.texts() == []
    assert page.facts() == "không có đơn nào kết thúc"


def test_the_sheet_is_saved_as_excel(
    qtbot: QtBot, shown: Show, ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_of: (str(tmp_path / "rates"), ""))
    page.save_excel()
    idle(qtbot, window)
    book = openpyxl.load_workbook(tmp_path / "rates.xlsx")
    assert [row[3] for row in book["Danh sách"].iter_rows(min_row=6, values_only=True)] == [
        "DT-2026-00001", "DT-2026-00002", "DT-2026-00003", "DT-2026-00004",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(910, 485), (1280, 760)])
def test_last_year_stays_in_sight_where_the_window_is_low(
    qtbot: QtBot, shown: Show, ward: Path, size: tuple[int, int]
) -> None:
    window = shown(ward, PAGES)
    window.resize(*size)
    page = opened(qtbot, window)
    header = page.numbers.header()
    assert not header.isSectionHidden(5)
    assert header.sectionViewportPosition(5) + header.sectionSize(5) <= page.numbers.viewport().width()
    assert header.sectionSize(0) >= 130
