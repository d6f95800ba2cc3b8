"""What the settings page reads in the worker thread. No widget stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.actions.office import OfficeDetails
    from danvan_desk.context import Desk
    from danvan_desk.domain.rules import Rule
    from danvan_desk.domain.working_days import CalendarDay
    from danvan_desk.queries.office import CalendarYear


@dataclass(frozen=True)
class DataFacts:
    """Where the books lie and how safe they are. `size` in bytes with the write-ahead log; `copies` kept here."""

    home: Path
    size: int
    last_backup: datetime | None
    copies: int
    warning: str | None


@dataclass(frozen=True)
class SettingsRead:
    office: OfficeDetails
    calendar: CalendarYear
    rules: list[Rule]
    data: DataFacts
    today: date


def read_settings(desk: Desk, year: int) -> SettingsRead:
    from danvan_desk.actions.office import office_details
    from danvan_desk.queries.office import calendar_year, rules_in_force

    return SettingsRead(
        office_details(desk), calendar_year(desk, year), rules_in_force(desk), read_data(desk.home), desk.today
    )


def read_data(home: Path) -> DataFacts:
    from danvan_desk.paths import is_network_or_synced
    from danvan_desk.safekeeping.copies import FOLDER, last_backup

    size = sum(file.stat().st_size for file in home.glob("danvan.sqlite*"))
    copies = sum(1 for _file in (home / FOLDER).glob("dvd-*.sqlite"))
    return DataFacts(home, size, last_backup(home), copies, is_network_or_synced(home))


def read_notice(file: Path) -> list[CalendarDay]:
    """The days of a calendar file. Raises Refused, OSError."""
    from danvan_desk.domain.working_days import load_calendar
    from danvan_desk.errors import Refused

    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("Tệp này không phải tệp chữ (UTF-8). Chọn tệp lịch dạng .toml.")) from error
    return load_calendar(text)


def in_size(size: int) -> str:
    """As "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
