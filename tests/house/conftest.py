import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".venv", "venv", ".git", "build", "dist", "__pycache__", "node_modules"}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def our_files() -> list[Path]:
    """Every text file of the project, without what tools leave behind."""
    return sorted(_walk(ROOT))


@pytest.fixture(scope="session")
def trees() -> dict[str, ast.Module]:
    """The syntax tree of every module of the program, by its path from the project's root."""
    found = [file for room in ("danvan_desk", "ui") for file in (ROOT / room).rglob("*.py")]
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in sorted(found)}


def _walk(folder: Path) -> Iterator[Path]:
    kinds = {".py", ".toml", ".md", ".po", ".json", ".jsonl", ".qss", ".svg", ".mako", ".txt", ".cfg", ".yml", ""}
    for entry in folder.iterdir():
        if entry.is_dir():
            tool = entry.name.endswith((".egg-info", "_cache")) or entry.name == ".hypothesis"
            if entry.name not in NOT_OURS and not tool:
                yield from _walk(entry)
        elif entry.suffix in kinds and entry.name not in {*NOT_OURS, ".coverage"}:
            yield entry
