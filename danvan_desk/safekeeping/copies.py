"""Where the copies of the books stand and when the newest was made; asked at every start, so it loads nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

FOLDER = "backups"
LATEST = "latest.json"
STAMP = "%Y%m%d-%H%M%S"


def last_backup(home: Path) -> datetime | None:
    """When the newest copy was made, here or in another folder; None where there is none."""
    times = [_stamp_of(file) for file in (home / FOLDER).glob("dvd-*.sqlite")]
    times.append(_noted(home))
    return max((time for time in times if time is not None), default=None)


def _noted(home: Path) -> datetime | None:
    try:
        note = json.loads((home / FOLDER / LATEST).read_text(encoding="utf-8"))
        return datetime.fromisoformat(note["made_at"]).astimezone()
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stamp_of(file: Path) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(file.stem[4:19], STAMP).astimezone()
    return None
