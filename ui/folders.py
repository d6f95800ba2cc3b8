"""Where a file the officer saves is offered to go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def offered(name: str) -> str:
    """`name` in the user's documents, or in the user's own folder where there is no such folder: never beside the
    program, where papers with personal data would be left behind."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return str((folder if folder.is_dir() else Path.home()) / name)
