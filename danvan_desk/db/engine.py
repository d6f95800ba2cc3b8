"""Connections to one home's SQLite file, set for a legal register: nothing acknowledged is ever lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event

FILE_NAME = "danvan.sqlite"
BUSY_MS = 10_000
_CHECKPOINT_PAGES = 20_000  # a safety net: the window checkpoints when idle, the last connection when it closes


def make_engine(file: Path, *, writes: bool, foreign_keys: bool = True) -> Engine:
    """An engine on `file`. A writing one takes the write lock as its transaction begins, so that two writers
    queue instead of failing half-way; a reading one takes none."""
    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not commit before a CREATE TABLE
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
            "secure_delete=ON",  # what is struck out or deleted is overwritten in the file, not only unlinked
            "cache_size=-32768",
            "temp_store=MEMORY",
            f"wal_autocheckpoint={_CHECKPOINT_PAGES}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
