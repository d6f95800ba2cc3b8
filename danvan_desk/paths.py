"""Where an office's data lives on this machine, and where it had better not live."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from danvan_desk.texts import _

_NAME = "DanVanDesk"
_DEMO = "DanVanDesk-Tap"  # apart from any real home, so that practice never mixes with the register
_TEMPORARY, _DAY = "tam", 86_400
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
}
_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "davfs"})


def default_home() -> Path:
    """The office's home: `$DANVAN_HOME`, else the platform's data folder of this user."""
    given = os.environ.get("DANVAN_HOME")
    return Path(given).expanduser() if given else _data_path(_NAME)


def demo_home() -> Path:
    """The sample ward's home, beside the default one and never inside it."""
    return _data_path(_DEMO)


def is_network_or_synced(path: Path) -> str | None:
    """A warning in words where `path` is on a network share or in a folder some program synchronises, else None.

    SQLite's locks don't hold on such folders and a synchroniser may copy half a transaction.
    """
    for part in path.parts:
        for mark, name in _SYNCED.items():
            if part.lower().startswith(mark):
                return _(
                    "Thư mục dữ liệu nằm trong {name}: phần mềm đồng bộ có thể chép sổ dở dang. "
                    "Hãy chuyển sang thư mục thường trên ổ cứng máy này."
                ).format(name=name)
    if str(path).startswith(("\\\\", "//")) or _file_system(path) in _NETWORK_SYSTEMS:
        return _(
            "Thư mục dữ liệu nằm trên ổ mạng: hai máy cùng ghi có thể làm hỏng sổ. "
            "Hãy chuyển sang thư mục thường trên ổ cứng máy này."
        )
    return None


def use_temporary_folder(home: Path) -> None:
    """What is put down for a moment, such as the sheets of a workbook before they are packed, lies in the home, where
    the register is, not in the system's folder. What a power cut left there is thrown away."""
    import shutil
    import tempfile

    folder = home / _TEMPORARY
    try:
        folder.mkdir(exist_ok=True)
        for left in folder.iterdir():
            if left.stat().st_mtime < time.time() - _DAY:  # another window may be at work
                shutil.rmtree(left) if left.is_dir() else left.unlink()
    except OSError:
        return
    tempfile.tempdir = str(folder)


def leave_temporary_folder(home: Path) -> None:
    import tempfile

    if tempfile.tempdir == str(home / _TEMPORARY):
        tempfile.tempdir = None
    with suppress(OSError):  # not empty: another window is at work
        (home / _TEMPORARY).rmdir()


def _data_path(name: str) -> Path:
    from platformdirs import user_data_path

    return user_data_path(name, appauthor=False)


def _file_system(path: Path) -> str:
    """The type of the file system that holds `path`, from Linux's mount table; "" elsewhere."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    where = str(path.absolute())
    best, kind = "", ""
    for line in mounts:
        parts = line.split()
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        inside = where == point or where.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def has_books(home: Path) -> bool:
    """Whether an office's books stand in `home`, asked before anything of the database is imported."""
    return (home / "danvan.sqlite").is_file()
