"""Bringing a home's file to the tables this release knows: make it, check its age, upgrade it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from danvan_desk.db.engine import FILE_NAME, make_engine
from danvan_desk.errors import HomeTrouble
from danvan_desk.texts import _

HEAD = "0012"
"""The newest migration. A test compares it with the migrations' own head."""


def create(home: Path) -> None:
    """A new file with every table, in a folder that may not exist yet."""
    home.mkdir(parents=True, exist_ok=True)
    _migrate(home / FILE_NAME)


def ensure_current(home: Path) -> None:
    """Open order: missing, damaged or newer than the program are refused kindly; an older one is upgraded after
    a copy is laid aside. Raises HomeTrouble with what to do."""
    file = home / FILE_NAME
    if not file.is_file():
        raise HomeTrouble(
            _("Chưa có sổ nào ở {home}. Tạo sổ mới bằng lệnh danvan init, hoặc kiểm tra lại đường dẫn.").format(
                home=home
            )
        )
    version = _version(file)
    if version == HEAD:
        return
    if version is None or version > HEAD:
        raise HomeTrouble(
            _(
                "Sổ ở {home} do bản chương trình mới hơn tạo ra. Hãy cài bản mới rồi mở lại; sổ không bị thay đổi."
            ).format(home=home)
        )
    _lay_aside(file, version)
    _migrate(file, version)


def _version(file: Path) -> str | None:
    try:
        with closing(sqlite3.connect(f"file:{file.as_posix()}?mode=ro", uri=True, timeout=10)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise HomeTrouble(trouble_in_words(file, error)) from error
    except sqlite3.DatabaseError as error:
        raise HomeTrouble(damaged(file)) from error
    return str(row[0]) if row else None


def trouble_in_words(file: Path, error: sqlite3.OperationalError) -> str:
    """Why the file couldn't be read: locked, a folder that may not be written (SQLite needs its own files beside the
    book even to read it), or damage."""
    said = str(error).lower()
    if not os.access(file.parent, os.W_OK) or "readonly" in said:
        return _(
            "Thư mục {home} chỉ cho đọc nên không mở được sổ; sổ không hỏng. Mở quyền ghi cho thư mục rồi thử lại."
        ).format(home=file.parent)
    if "locked" in said or "unable to open" in said:
        return _busy(file)
    return damaged(file)


def damaged(file: Path) -> str:
    return _(
        "Tệp sổ {file} bị hỏng hoặc không phải sổ của Dân Vận Desk. Đừng xóa tệp; hãy đem bản sao lưu gần nhất về "
        "bằng lệnh danvan restore, tệp hỏng được giữ riêng bên cạnh."
    ).format(file=file)


def _busy(file: Path) -> str:
    return _(
        "Không mở được {file}: tệp đang bị khóa, hoặc thư mục không cho đọc. Đóng chương trình khác rồi thử lại."
    ).format(file=file)


def _lay_aside(file: Path, version: str) -> None:
    folder = file.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"truoc-nang-cap-{version}-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def migration_config(connection: Any = None) -> Any:
    """Alembic's configuration without an ini file; `connection` is used by the migrations' env."""
    from alembic.config import Config

    config = Config(stdout=StringIO())  # its words are for developers at a terminal, not for a user's
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _migrate(file: Path, since: str = HEAD) -> None:
    """All steps the file hasn't seen; what the program works out of the rows is made for rows older than it."""
    from alembic import command

    from danvan_desk.db import repeat_keys, rulings

    engine = make_engine(file, writes=True, foreign_keys=False)
    try:
        with engine.begin() as connection:
            command.upgrade(migration_config(connection), "head")
            repeat_keys.fill(connection)
            if since < rulings.SINCE:
                rulings.fill(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise HomeTrouble(damaged(file))
    finally:
        engine.dispose()
