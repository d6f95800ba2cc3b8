"""Looking at a database file from outside the tables: is it whole, is it ours, how much is in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from danvan_desk.db.engine import BUSY_MS
from danvan_desk.texts import _

REGISTERS = ("visit", "petition", "matter", "dialogue", "reception", "event", "change")
"""The tables every release of the books has."""


def connect(file: Path, how: str) -> sqlite3.Connection:
    """A connection to look through: "shared" with others who write, "read" without ever touching what lies beside
    the file, "alone" where there is no write-ahead log and nobody writes (a copy on a read-only disc)."""
    query = {"shared": "mode=rw", "read": "mode=ro", "alone": "mode=ro&immutable=1"}[how]
    uri = f"{file.absolute().as_uri()}?{query}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)


def tables(connection: sqlite3.Connection) -> list[str]:
    """The tables of the books, without those SQLite, the search index and the migrations keep for themselves."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts%' "
        "ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name"
    )
    return [str(name) for (name,) in rows]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows per table."""
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - names from the schema
        for name in tables(connection)
    }


def is_ours(counted: dict[str, int]) -> bool:
    return counted.keys() >= set(REGISTERS) and counted.get("office", 0) > 0


def version(connection: sqlite3.Connection) -> str | None:
    """The newest migration the file has been through; None where it isn't one of ours."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    return str(row[0]) if row else None


def file_problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong: pages, indexes, constraints, links to missing rows. Empty where all is well."""
    found = []
    for (said,) in connection.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            found.append(_("tệp hỏng: {said}").format(said=" ".join(str(said).split())))
    for table, row, parent, _link in connection.execute("PRAGMA foreign_key_check").fetchmany(20):
        found.append(
            _("bảng {table}, dòng {row}: trỏ tới một dòng không có trong bảng {parent}").format(
                table=table, row=row, parent=parent
            )
        )
    return found
