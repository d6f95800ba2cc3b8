"""The periods of the tables: back and forth, days of one's own, those of the circular."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desk.domain.periods import Period, ReportDays, calendar_month
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from tests.ui.report_ward import RECORDS, Opened, Show, number, open_reports
from ui.pages import report_periods as periods


@pytest.fixture
def ward(home: Path) -> Path:
    return fill(home, RECORDS)


@pytest.fixture
def opened(qtbot: QtBot, shown: Show, ward: Path) -> Opened:
    return open_reports(qtbot, shown, ward)


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


def test_the_year_so_far_begins_as_the_months_that_are_counted_do() -> None:
    def since(asked: periods.Asked, month: str | None = None) -> date | None:
        found = periods.year_so_far(asked, ReportDays(None, month, 5 if month else None))
        return found.start if found else None

    today = date(2026, 11, 23)
    january = periods.Asked(periods.CALENDAR_MONTH, calendar_month(2026, 1))
    summer = periods.own(date(2026, 7, 1), date(2026, 9, 30))
    days = periods.own(date(2026, 7, 3), date(2026, 7, 20))
    assert since(periods.latest(periods.CALENDAR_MONTH, today)) == date(2026, 1, 1)
    assert since(periods.Asked(periods.CALENDAR_MONTH, calendar_month(2026, 12))) == date(2026, 1, 1)
    assert since(january) is None
    assert (since(summer), since(days), since(days, "calendar")) == (
        date(2026, 1, 1), date(2025, 12, 15), date(2026, 1, 1),
    )  # fmt: skip
    for month in (None, "calendar", "reporting"):
        assert since(periods.latest(periods.MONTH, today), month) == date(2025, 12, 15)
        assert since(periods.latest(periods.QUARTER, today), month) == date(2025, 12, 15)


def test_calendar_months_add_up_from_the_first_of_january(qtbot: QtBot, opened: Opened) -> None:
    window, page = opened
    page.period.choose_kind(periods.CALENDAR_MONTH)
    idle(qtbot, window)
    table = page.table()
    assert table is not None
    assert [row.label.second for row in table.numbers().rows()] == [
        "01/10 – 31/10/2026", "01/09 – 30/09/2026", "01/10 – 31/10/2025", "từ 01/01/2026",
    ]  # fmt: skip
