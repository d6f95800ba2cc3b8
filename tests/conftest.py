"""Before any test: no screen, our fonts, nobody's real home."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import Pool
from sqlalchemy.util import LRUCache

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported anywhere
os.environ.pop("DANVAN_HOME", None)
os.environ.pop("DANVAN_TODAY", None)
SQLiteDialect_pysqlite.__eq__ = lambda one, other: type(one) is type(other)
SQLiteDialect_pysqlite.__hash__ = lambda one: hash(type(one))
_WRITTEN_OUT: LRUCache[Any, Any] = LRUCache(3000)
"""The selects of the program as SQL, for the books of every test: each has an engine of its own, and would write them
all out again. They are found by their dialect too, and one SQLite is like the other."""


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object], Path], Path]:
    """copied(name, make, folder) → `folder`, a copy of the home that `make(home)` made the first time `name` was asked
    for. Making one runs every migration; its books are closed when `make` returns, so its files are all there is."""
    made: dict[str, Path] = {}

    def copy(name: str, make: Callable[[Path], object], folder: Path) -> Path:
        if name not in made:
            home = tmp_path_factory.mktemp("made") / "home"
            make(home)
            assert [file.name for file in home.iterdir()] == ["danvan.sqlite"], "books still open"
            made[name] = home
        shutil.copytree(made[name], folder)
        return folder

    return copy


@event.listens_for(Pool, "checkout")
def _spare_the_disk(connection: Any, *_more: object) -> None:
    """What a test saves need not outlive a power cut: SQLite hands it to the system and doesn't wait for the disk."""
    connection.execute("PRAGMA synchronous=OFF")


@event.listens_for(Engine, "engine_connect")
def _share_what_is_written_out(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_WRITTEN_OUT)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector needn't look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of itself what it can't do; that is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
