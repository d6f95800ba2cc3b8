"""A few visits, a reception day and a denunciation, and the page of tables over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.records import visit
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle
from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage

Show = Callable[..., MainWindow]
Opened = tuple[MainWindow, ReportsPage]


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


def open_reports(qtbot: QtBot, shown: Show, home: Path) -> Opened:
    window = shown(home, {"reception": ProbePage, "petitions": ProbePage, "reports": ReportsPage})
    window.go("reports")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsPage)
    return window, page


def number(page: ReportsPage) -> tuple[str, int]:
    """The cell that is chosen, and what stands in it."""
    table = page.table()
    assert table is not None
    now = table.current()
    assert now is not None
    return now.heading.ms, now.value
