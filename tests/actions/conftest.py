"""A real, empty home per test, on a stand-in day."""

from __future__ import annotations

import pytest

from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk


@pytest.fixture
def home(tmp_path, monkeypatch, copied):
    monkeypatch.setenv("DANVAN_TODAY", "2026-11-23")
    office = OfficeDetails("UBND phường Bình An", "Thành phố Hải Phòng", officer="Lê Thị Mai")
    return copied("office of the actions", lambda home: init_home(home, office), tmp_path / "home")


@pytest.fixture
def desk(home) -> Desk:
    opened = open_desk(home)
    yield opened
    close_desk(opened)
