"""Before any test: no screen, our fonts, nobody's real home."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported anywhere
os.environ.pop("DANVAN_HOME", None)
os.environ.pop("DANVAN_TODAY", None)


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of itself what it can't do; that is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
