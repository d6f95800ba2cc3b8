"""Filling a new home with a sample ward, through the same actions an officer's entries take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.exchange.sample_ward import sample_records

_BATCH = 2500
OFFICE = OfficeDetails(
    name="UBND phường Bình An",
    province="Tỉnh Tây Ninh",
    superior="UBND tỉnh Tây Ninh",
    place="phường Bình An",
    reception_place="Phòng tiếp công dân, UBND phường Bình An",
    chair="Nguyễn Văn Hùng",
    officer="Lê Thị Mai",
    officer_title="Công chức tiếp công dân",
)


def fill(
    home: Path,
    *,
    petitions: int = 900,
    years: int = 3,
    seed: int = 7,
    progress: Callable[[int], bool] | None = None,
) -> int:
    """Make a new home at `home` with a sample ward; gives the number of records. Same seed and today, same data.

    `progress` is told how many records are in and answers whether to go on. Raises Refused where a home exists.
    """
    init_home(home, OFFICE, sample=True)
    desk = open_desk(home)
    try:
        with desk.reading() as session:
            calendar = desk.calendar(session)
        records = sample_records(
            petitions=petitions, years=years, seed=seed, today=desk.today, calendar=calendar, office=OFFICE.name
        )
        refs: dict[str, str] = {}
        total = 0
        for batch in _batches(records):
            total += len(add_records(desk, batch, refs))
            if progress is not None and not progress(total):
                break
    finally:
        close_desk(desk)
    return total


def _batches(records: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    while batch := list(islice(records, _BATCH)):
        yield batch
