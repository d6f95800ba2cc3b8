"""The drawing of the house that import-linter cannot see, and what its contracts leave to us."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST = 400
LONGEST_WINDOW = 350
EMPTY_NAMES = {"utils", "util", "common", "misc", "helpers", "helper"}

# Every core module, imported where there is no Qt: import-linter doesn't see importlib.
WITHOUT_QT = """
import importlib, importlib.abc, pkgutil, sys

class NoQt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}:
            raise ImportError(f"{name} asked for from the core")

sys.meta_path.insert(0, NoQt())
import danvan_desk
names = [module.name for module in pkgutil.walk_packages(danvan_desk.__path__, "danvan_desk.")]
names = [name for name in names if ".migrations." not in name]
for name in names:
    importlib.import_module(name)
print(len(names))
"""

HEAVY = {"reportlab", "alembic", "openpyxl", "xlsxwriter", "segno", "pypdfium2", "babel"}
LAZY = f"""
import sys
import danvan_desk.desk, danvan_desk.actions.visits, danvan_desk.queries.visits
print(sorted({HEAVY!r} & set(sys.modules)))
"""


def said_by(program: str, root: Path) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def test_every_core_module_imports_without_qt(root: Path) -> None:
    assert int(said_by(WITHOUT_QT, root)) > 40


def test_opening_the_desk_loads_nothing_heavy(root: Path) -> None:
    assert said_by(LAZY, root) == "[]"


def test_no_file_is_too_long(root: Path, trees: dict[str, ast.Module]) -> None:
    written = [path for path in trees if "migrations/versions" not in path]  # those are as long as the tables are
    lengths = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}
    assert lengths.get("ui/main_window.py", 0) <= LONGEST_WINDOW


def test_every_file_is_named_for_what_it_holds(trees: dict[str, ast.Module]) -> None:
    assert [path for path in trees if EMPTY_NAMES & set(Path(path).with_suffix("").parts)] == []


def test_resources_is_a_package_of_its_own(root: Path) -> None:
    assert (root / "resources" / "__init__.py").is_file()


def test_no_registry_or_machine_is_named(root: Path, our_files: list[Path]) -> None:
    hosts = ["py" + "pi.org", "python" + "hosted", "npm" + "js.org", "deb.debian" + ".org", "/wo" + "rk/main"]
    found = {}
    for file in our_files:
        text = file.read_text(encoding="utf-8", errors="replace").lower()
        named = [host for host in hosts if host in text]
        if named:
            found[str(file.relative_to(root))] = named
    assert found == {}


@pytest.mark.parametrize("folder", ["fonts", "icons", "communes"])
def test_what_others_made_comes_with_its_licence(root: Path, folder: str) -> None:
    licences = list((root / "resources" / folder).glob("LICENSE*"))
    assert licences
    assert all(len(file.read_text(encoding="utf-8")) > 200 for file in licences)


def test_the_licence_is_whole(root: Path) -> None:
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
