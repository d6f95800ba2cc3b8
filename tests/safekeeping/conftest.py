from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.actions.petitions import register_petition
from danvan_desk.actions.visits import log_visit
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.records import NewPetition, NewVisit, Person

OFFICE = OfficeDetails(name="UBND phường Bình An", province="Thành phố Đà Nẵng", officer="Trần Thị Mai")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: Callable[..., Path]) -> Path:
    """Books with two visits (one a denunciation) and one petition; closed."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-11-23")
    return copied("three records", filled_home, tmp_path / "Sổ phường")


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    opened = open_desk(home)
    yield opened
    close_desk(opened)


def filled_home(home: Path) -> None:
    init_home(home, OFFICE)
    desk = open_desk(home)
    fill(desk)
    close_desk(desk)


def fill(desk: Desk) -> None:
    person = Person(name="Nguyễn Thị Hương", id_number="048169001234", address="Tổ 3", phone="0905123456")
    day = date(2026, 11, 20)
    log_visit(
        desk,
        NewVisit(date=day, reception="regular", kind="complaint", content="Đất", outcome="received", people=(person,)),
    )
    log_visit(
        desk,
        NewVisit(
            date=day,
            reception="regular",
            kind="denunciation",
            content="Bà Nguyễn Thị Hương tố cáo cán bộ địa chính",
            outcome="received",
            people=(person,),
        ),
    )
    register_petition(
        desk,
        NewPetition(received=day, channel="post", kind="complaint", content="Khiếu nại thu hồi đất", people=(person,)),
    )
