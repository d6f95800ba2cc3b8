import gettext
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

PO = """msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"

#: danvan_desk/old.py
msgid "Không còn dùng"
msgstr "No longer used"

msgid "Đơn"
msgstr "Petition"
"""


@pytest.fixture
def build(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_installer", root / "build_installer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two texts, one of them new."""
    for room in ("danvan_desk", "ui"):
        (tmp_path / room).mkdir()
    (tmp_path / "danvan_desk" / "a.py").write_text(
        'from x import _\n\n\ndef f():\n    return _("Đơn")\n', encoding="utf-8"
    )
    (tmp_path / "ui" / "b.py").write_text('from x import _\n\n\ndef g():\n    return _("Mới")\n', encoding="utf-8")
    catalogue = tmp_path / "resources" / "locale" / "en" / "LC_MESSAGES" / "danvan.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO, encoding="utf-8")
    return tmp_path


def test_texts_are_read_out_of_the_sources_and_compiled(build: ModuleType, project: Path) -> None:
    pytest.importorskip("babel")
    assert build.update_texts(project) == {"en": 1}
    catalogue = project / "resources/locale/en/LC_MESSAGES/danvan.po"
    first = catalogue.read_text(encoding="utf-8")
    assert "Không còn dùng" not in first
    assert 'msgid "Mới"\nmsgstr ""' in first
    assert build.update_texts(project) == {"en": 1}
    assert catalogue.read_text(encoding="utf-8") == first
    (made,) = build.compile_texts(project)
    with made.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Đơn") == "Petition"
    assert words.gettext("Mới") == "Mới"


def test_the_frozen_app_gets_every_migration_as_a_file(build: ModuleType, root: Path) -> None:
    folder = root / "danvan_desk" / "db" / "migrations"
    wanted = {str(file) for file in folder.rglob("*.py")} | {str(folder / "script.py.mako")}
    assert {source for source, _target in build._migration_files()} == wanted
    compile(build._spec(), "danvan-desk.spec", "exec")


def test_the_package_asks_for_what_qt_needs(build: ModuleType) -> None:
    control = build._CONTROL.format(version=build.version(), machine="amd64", size=1, needs=", ".join(build._QT_NEEDS))
    assert "libxcb-cursor0" in control
    assert re.search(r"^Version: \d+\.\d+\.\d+$", control, re.MULTILINE)
