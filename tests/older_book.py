"""A book as an earlier release left it, with the rows of one of today's: what an upgrade is tried on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command

from danvan_desk.db.engine import FILE_NAME, make_engine
from danvan_desk.db.schema import migration_config


def set_back(home: Path, revision: str) -> None:
    """The home's book, closed, under the tables of `revision`. What those have no place for is lost."""
    today, older = home / FILE_NAME, home / "older.sqlite"
    engine = make_engine(older, writes=True, foreign_keys=False)
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), revision)
    engine.dispose()
    with closing(sqlite3.connect(older)) as book, book:
        book.execute("ATTACH ? AS today", (str(today),))
        for (table,) in book.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table == "alembic_version" or "_fts" in table or table.startswith("sqlite_"):
                continue
            names = [
                {row[1] for row in book.execute(f"PRAGMA {where}.table_info({table})")} for where in ("main", "today")
            ]
            columns = ", ".join(f'"{name}"' for name in sorted(names[0] & names[1]))
            book.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM today."{table}"')
    for file in home.glob(f"{FILE_NAME}*"):
        file.unlink()
    for file in home.glob("older.sqlite*"):
        file.rename(home / file.name.replace("older.sqlite", FILE_NAME))
