"""From the sources to an installer: texts → wheel → frozen app → its own selfcheck → package.

    python build_installer.py                all of it, for the machine it runs on
    python build_installer.py texts          read the texts out of the sources, bring the catalogue up to date, compile
    python build_installer.py wheel          texts compiled and the wheel, nothing else
    python build_installer.py --no-pack      stop after the frozen app has checked itself

Everything made lands in build/ (steps on the way) and dist/ (what is handed out). It also is the hook hatchling runs
while it builds a wheel, so that a catalogue is compiled wherever the program is installed from its sources.
Needs `pip install -e '.[build,dev]'`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface as _HookBase
except ImportError:  # run as a script, outside a build
    _HookBase = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).resolve().parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
LOCALE = Path("resources") / "locale"
FROZEN = BUILD / "frozen" / "danvan-desk"
PICTURE = ROOT / "resources" / "icons" / "danvan-desk.svg"
DOMAIN = "danvan"
WINDOW, CONSOLE = "danvan-desk", "danvan"

# What the program never loads, kept out of the frozen app.
_LEFT_OUT = (
    "tkinter", "unittest.mock", "pytest", "hypothesis", "PyInstaller", "babel", "setuptools", "pip", "openpyxl",
    "PIL.AvifImagePlugin", "PIL._avif", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtSql",
    "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtHelp", "PySide6.QtConcurrent",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtXml",
)  # fmt: skip

_QT_NEEDS = (
    "libc6", "libegl1", "libgl1", "libglib2.0-0 | libglib2.0-0t64", "libdbus-1-3", "libfontconfig1", "libfreetype6",
    "libxkbcommon0", "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0",
    "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1",
)  # fmt: skip


# -- texts ------------------------------------------------------------------------------------------------------------


def compile_texts(root: Path = ROOT) -> list[Path]:
    """Compile every catalogue beside its source; returns the .mo files. A doubtful (fuzzy) translation stays out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = []
    for source in sorted((root / LOCALE).glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parent.parent.name, domain=DOMAIN)
        target = source.with_suffix(".mo")
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)
        made.append(target)
    return made


def read_texts(root: Path = ROOT) -> Any:
    """A catalogue of every `_("…")` and `_as("…", "…")` in danvan_desk and ui, with the files each stands in."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_dir

    found, words = Catalog(domain=DOMAIN, charset="utf-8", fuzzy=False), {"_": None, "_as": ((1, "c"), 2)}
    for room in ("danvan_desk", "ui"):
        texts = extract_from_dir(str(root / room), [("**.py", "python")], keywords=words)
        for file, _line, message, comments, context in texts:
            if message:
                found.add(message, locations=[(f"{room}/{Path(file).as_posix()}", 0)], context=context)
                _ = comments
    for law in sorted((root / "resources" / "law").glob("*.toml")):
        for words in _law_words(tomllib.loads(law.read_text(encoding="utf-8"))):
            found.add(words, locations=[(law.relative_to(root).as_posix(), 0)])
    return found


def _law_words(law: dict[str, Any]) -> Iterator[str]:
    """The titles of its rules and duties and the names of its days: `texts.of_law` says them on screen."""
    for entry in [*law.get("rule", []), *law.get("duty", [])]:
        yield from (entry["title"], *entry.get("titles", {}).values())
    for day in [*law.get("day", []), *law.get("span", [])]:
        yield day["name"]


def update_texts(root: Path = ROOT) -> dict[str, int]:
    """Bring every catalogue up to date with the sources; returns language → texts still without a translation."""
    from babel.messages.pofile import read_po, write_po

    template, missing = read_texts(root), {}
    for source in sorted((root / LOCALE).glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        language = source.parent.parent.name
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=language, domain=DOMAIN)
        template.creation_date = catalogue.creation_date  # the file changes when a text does, not with the clock
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
        with source.open("wb") as lines:
            write_po(lines, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
        missing[language] = sum(1 for message in catalogue if message.id and not message.string)
    return missing


class CustomBuildHook(_HookBase):  # type: ignore[misc,type-arg,unused-ignore]
    """Hatchling calls this before it packs a wheel, an editable install included."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        compile_texts(Path(self.root))


# -- wheel and frozen app ---------------------------------------------------------------------------------------------


def version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def build_wheel() -> Path:
    DIST.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _run([sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, str(ROOT)])
        made = next(Path(folder).glob("*.whl"))
        return Path(shutil.copy2(made, DIST / made.name))


def freeze() -> Path:
    """One folder with two programs in it: the window without a console, the command line with one."""
    BUILD.mkdir(exist_ok=True)
    for name, module in ((WINDOW, "ui.app"), (CONSOLE, "danvan_desk.cli.main")):
        start = f"import sys\n\nfrom {module} import main\n\nsys.exit(main())\n"
        (BUILD / f"start_{name.replace('-', '_')}.py").write_text(start, encoding="utf-8")
    spec = BUILD / "danvan-desk.spec"
    spec.write_text(_spec(), encoding="utf-8")
    steps = BUILD / "pyinstaller"
    _run([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
          "--distpath", str(FROZEN.parent), "--workpath", str(steps), str(spec)])  # fmt: skip
    for licence in ("LICENSE", "README.md"):
        shutil.copy2(ROOT / licence, FROZEN / licence)
    return FROZEN


def _migration_files() -> list[tuple[str, str]]:
    """Alembic reads its steps as files, so they stand in the frozen app as files too."""
    folder = ROOT / "danvan_desk" / "db" / "migrations"
    files = [file for file in folder.rglob("*") if file.suffix in {".py", ".mako"}]
    return [(str(file), str(file.parent.relative_to(ROOT))) for file in sorted(files)]


def _spec() -> str:
    icon = _icon() if os.name == "nt" else None
    return dedent(f"""\
        from PyInstaller.utils.hooks import collect_data_files, collect_submodules

        datas = collect_data_files("resources") + {_migration_files()!r}
        hidden = [
            *collect_submodules("danvan_desk"),
            *collect_submodules("ui"),
            "sqlalchemy.dialects.sqlite",
            "alembic.ddl.sqlite",
            "logging.config",
        ]

        def programs(script):
            return Analysis([script], pathex=[{str(ROOT)!r}], datas=datas, hiddenimports=hidden,
                            excludes={list(_LEFT_OUT)!r})

        def without_unused(files):
            unused = {_UNUSED_QT!r}
            return [entry for entry in files if not any(part in entry[0].replace("\\\\", "/") for part in unused)]

        window = programs({str(BUILD / "start_danvan_desk.py")!r})
        console = programs({str(BUILD / "start_danvan.py")!r})
        icon = {str(icon) if icon else None!r}
        exes = [
            EXE(PYZ(window.pure), window.scripts, exclude_binaries=True, name={WINDOW!r}, console=False, icon=icon),
            EXE(PYZ(console.pure), console.scripts, exclude_binaries=True, name={CONSOLE!r}, console=True, icon=icon),
        ]
        COLLECT(*exes, without_unused(window.binaries), without_unused(window.datas),
                without_unused(console.binaries), without_unused(console.datas), name="danvan-desk")
        """)


# Files Qt's hook brings along that a program of widgets never opens, and what only they ask for.
_UNUSED_QT = (
    "Qt/qml/", "Qt/translations/", "plugins/egldeviceintegrations", "plugins/generic", "plugins/networkinformation",
    "plugins/platforms/libqeglfs", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqminimalegl",
    "plugins/platforms/libqvkkhrdisplay", "plugins/platforms/libqvnc", "plugins/platformthemes/libqgtk3",
    "plugins/qmltooling", "plugins/sqldrivers", "plugins/tls", "Qt6EglF", "Qt6Network", "Qt6Pdf", "Qt6Qml", "Qt6Quick",
    "Qt6VirtualKeyboard", "libgtk-3", "libgdk", "libatk", "libatspi", "libepoxy", "libpango", "libcairo",
)  # fmt: skip


def _icon() -> Path:
    """The program's picture as pixels, for PyInstaller to make an .ico of."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(PICTURE)).render(painter)
    painter.end()
    image.save(str(BUILD / "danvan-desk.png"))
    return BUILD / "danvan-desk.png"


def check_frozen() -> None:
    """The frozen app proves itself, in a home of its own, before anyone else starts it. Raises where it can't."""
    with tempfile.TemporaryDirectory() as folder:
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DANVAN", "VIRTUAL"))
        }
        env = clean | {"QT_QPA_PLATFORM": "offscreen", "DANVAN_HOME": str(Path(folder) / "home")}
        _run([str(_program(WINDOW)), "--selfcheck"], env=env, cwd=Path(folder))
        sample = ["--home", str(Path(folder) / "sample"), "--demo", "--quit-after", "usable"]
        _run([str(_program(WINDOW)), *sample], env=env, cwd=Path(folder))
        _run([str(_program(CONSOLE)), "--version"], env=env, cwd=Path(folder))


def _program(name: str) -> Path:
    return FROZEN / (f"{name}.exe" if os.name == "nt" else name)


# -- packages ---------------------------------------------------------------------------------------------------------


def pack() -> list[Path]:
    """The installer this machine can make, and a plain word on what it can't."""
    DIST.mkdir(exist_ok=True)
    if os.name == "nt":
        return _windows_installer()
    if shutil.which("dpkg-deb"):
        return [_debian_package()]
    print("dpkg-deb is not here: packing the folder as .tar.xz instead of a .deb")
    name = DIST / f"danvan-desk-{version()}-{platform.machine()}"
    return [Path(shutil.make_archive(str(name), "xztar", FROZEN.parent, FROZEN.name))]


def _debian_package() -> Path:
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "opt" / "danvan-desk"
    shutil.copytree(FROZEN, home, symlinks=True)
    for name in (WINDOW, CONSOLE):
        link = tree / "usr" / "bin" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"/opt/danvan-desk/{name}")
    _write(tree / "usr" / "share" / "applications" / "danvan-desk.desktop", _DESKTOP_ENTRY)
    _write(tree / "usr" / "share" / "doc" / "danvan-desk" / "copyright", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    icons = tree / "usr" / "share" / "icons" / "hicolor" / "scalable" / "apps"
    icons.mkdir(parents=True)
    shutil.copy2(PICTURE, icons)
    machine = _output(["dpkg", "--print-architecture"])
    size = sum(file.stat().st_size for file in home.rglob("*") if file.is_file()) // 1024
    control = _CONTROL.format(version=version(), machine=machine, size=size, needs=", ".join(_QT_NEEDS))
    _write(tree / "DEBIAN" / "control", control)
    for entry in (tree, *tree.rglob("*")):
        if not entry.is_symlink():
            entry.chmod(0o755 if entry.is_dir() or os.access(entry, os.X_OK) else 0o644)
    target = DIST / f"danvan-desk_{version()}_{machine}.deb"
    _run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)])
    return target


_CONTROL = """\
Package: danvan-desk
Version: {version}
Architecture: {machine}
Maintainer: Dan Van Desk developers <danvan-desk@localhost>
Installed-Size: {size}
Depends: {needs}
Recommends: fonts-noto-core
Section: office
Priority: optional
Description: reception, petitions and dialogue desk of a Vietnamese commune
 Registers of citizen reception and petitions, legal time limits that explain
 themselves, dialogues, papers and the official tables. Works offline.
"""

_DESKTOP_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Dân Vận Desk
Name[vi]=Bàn Dân vận
Comment=Citizen reception and petitions
Comment[vi]=Tiếp công dân, xử lý đơn và đối thoại
Exec=danvan-desk
Icon=danvan-desk
Terminal=false
Categories=Office;
StartupWMClass=danvan-desk
"""


def _windows_installer() -> list[Path]:
    """An installer for one user, without administrator rights. The script is written even where NSIS is missing."""
    script = BUILD / "danvan-desk.nsi"
    target = DIST / f"danvan-desk-{version()}-setup.exe"
    text = _NSIS.replace("@VERSION@", version()).replace("@FROM@", str(FROZEN)).replace("@TARGET@", str(target))
    script.write_text(text, encoding="utf-8-sig")
    tool = shutil.which("makensis")
    if tool is None:
        print(f"makensis is not here: the installer was NOT built. Its script is {script}")
        return [Path(shutil.make_archive(str(target.with_suffix("")), "zip", FROZEN.parent, FROZEN.name))]
    _run([tool, "/INPUTCHARSET", "UTF8", str(script)])
    return [target]


_NSIS = r"""Unicode true
!include "MUI2.nsh"
Name "Dân Vận Desk"
OutFile "@TARGET@"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\DanVanDesk"
InstallDirRegKey HKCU "Software\DanVanDesk" "InstallDir"
SetCompressor /SOLID lzma
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\DanVanDesk"

Section
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "@FROM@\*"
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  WriteRegStr HKCU "Software\DanVanDesk" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "Dân Vận Desk"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "@VERSION@"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  CreateShortcut "$SMPROGRAMS\Dân Vận Desk.lnk" "$INSTDIR\danvan-desk.exe"
  CreateShortcut "$DESKTOP\Dân Vận Desk.lnk" "$INSTDIR\danvan-desk.exe"
SectionEnd

Section "Uninstall" ; the program goes; the office's books stay where they are
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\danvan-desk.exe"
  Delete "$INSTDIR\danvan.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\README.md"
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Dân Vận Desk.lnk"
  Delete "$DESKTOP\Dân Vận Desk.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "Software\DanVanDesk"
SectionEnd
"""


# -- running it -------------------------------------------------------------------------------------------------------


def _run(command: list[str], *, env: dict[str, str] | None = None, cwd: Path = ROOT) -> None:
    print("+", " ".join(command), flush=True)
    subprocess.run(command, check=True, env=env, cwd=cwd, timeout=1800 if env is None else 180)


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _steps(told: argparse.Namespace) -> Iterator[Path]:
    if told.what == "texts":
        for language, missing in update_texts().items():
            print(f"{language}: {missing} texts without a translation")
    yield from compile_texts()
    if told.what == "texts":
        return
    yield build_wheel()
    if told.what == "wheel" or told.no_freeze:
        return
    yield freeze()
    check_frozen()
    if not told.no_pack:
        yield from pack()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("what", nargs="?", default="all", choices=("all", "texts", "wheel"))
    parser.add_argument("--no-freeze", action="store_true", help="stop after the wheel")
    parser.add_argument("--no-pack", action="store_true", help="stop after the frozen app has checked itself")
    for made in _steps(parser.parse_args()):
        print("made", made)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        sys.exit(f"failed: {error}")
