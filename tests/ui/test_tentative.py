"""A date that leans on a day only expected carries its mark on every page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from danvan_desk.actions.add import add_records
from danvan_desk.actions.calendar import change_days
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.calendar_day import DayEdit
from danvan_desk.queries.people import known_citizens
from ui.main_window import MainWindow
from ui.pages.backlog import BacklogPage
from ui.pages.cases import CasesPage
from ui.pages.petitions import PetitionsPage
from ui.pages.today import TodayPage

MARK = "tạm tính"
DRAFT = DayEdit(date(2026, 11, 24), "off", "Ngày Văn hóa Việt Nam", "Dự thảo thông báo", "expected")


@pytest.fixture
def tentative(home: Path) -> Path:
    """One complaint of 16/11, due Thursday 26/11 across a 24/11 that is only expected."""
    desk = open_desk(home)
    an = {"name": "Lê Văn An", "address": "Tổ 3", "id_number": "087069004512"}
    add_records(
        desk,
        [
            {
                "type": "petition", "received": "2026-11-16", "channel": "post", "kind": "complaint", "field": "land",
                "content": "Đường ngập", "people": [an],
            }
        ],
    )  # fmt: skip
    change_days(desk, [DRAFT])
    close_desk(desk)
    return home


@pytest.mark.parametrize(
    ("name", "page_class", "said"),
    [
        ("today", TodayPage, lambda page: page.due.texts()),
        ("backlog", BacklogPage, lambda page: page.list.texts()),
        ("petitions", PetitionsPage, lambda page: page.register.view.texts()),
        ("cases", CasesPage, lambda page: page.list.view.texts()),
    ],
)
def test_the_mark_is_on_the_page(
    qtbot: QtBot, shown: Callable[..., MainWindow], tentative: Path, name: str, page_class: type, said: Callable
) -> None:
    window = shown(tentative, {name: page_class})
    window.go(name)
    qtbot.waitUntil(lambda: any(MARK in line for line in said(window.page())), timeout=10_000)


def test_the_mark_is_in_what_is_known_of_a_citizen(tentative: Path) -> None:
    desk = open_desk(tentative)
    try:
        (found,) = known_citizens(desk, id_number="087069004512")
        assert found.matters[0].provisional
    finally:
        close_desk(desk)
