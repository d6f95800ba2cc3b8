"""Copies of the books, proved whole before they count; and bringing one back without losing the present file."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.db import schema
from danvan_desk.db.engine import BUSY_MS, FILE_NAME, make_engine
from danvan_desk.db.tables import Change, Office
from danvan_desk.errors import HomeTrouble, Refused
from danvan_desk.safekeeping import soundness
from danvan_desk.safekeeping.copies import FOLDER, LATEST, STAMP
from danvan_desk.texts import _

ASIDE = "set-aside"
_SIDES = ("", "-wal", "-shm", "-journal")


class _HasHome(Protocol):
    @property
    def home(self) -> Path: ...


@dataclass(frozen=True)
class BackupMade:
    """`size` in bytes, `pages` of the database, `counted` rows per table as they stood in the copy."""

    path: Path
    made_at: datetime
    size: int
    sha256: str
    pages: int
    counted: dict[str, int]


@dataclass(frozen=True)
class Restored:
    """`set_aside`: the folder that keeps the files in use until now. `before`: their rows, None where unreadable."""

    home: Path
    source: Path
    set_aside: Path | None
    upgraded_from: str | None
    counted: dict[str, int]
    before: dict[str, int] | None


# -- a copy -----------------------------------------------------------------------------------------------------------


def backup(desk_or_home: _HasHome | Path, to: Path | None = None) -> BackupMade:
    """Copy the books to `home/backups`, or to the folder `to`, while they may be in use.

    The copy is taken through SQLite (copying the file would lose what still stands in the write-ahead log), checked
    (pages, links between tables, as many rows as the original) and only then given its name. Raises HomeTrouble.
    """
    home = desk_or_home if isinstance(desk_or_home, Path) else desk_or_home.home
    file = _present_file(home)
    folder = to if to is not None else home / FOLDER
    now = datetime.now().astimezone()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, f"dvd-{now:{STAMP}}", ".sqlite")
        with _part_of(target) as part:
            counted = _copy(file, part)
            _prove(part, counted)
            _settle(part, target)
        made = _describe(target, now, counted)
        _note_latest(home, made)
    except OSError as error:
        raise HomeTrouble(_cannot_write(folder, error)) from error
    except sqlite3.DatabaseError as error:
        raise HomeTrouble(_database_trouble(file, folder, error)) from error
    return made


def _copy(file: Path, part: Path) -> dict[str, int]:
    """Copy within one reading transaction, so that the rows counted are the rows copied."""
    with closing(soundness.connect(file, "shared")) as source, closing(sqlite3.connect(part)) as copy:
        source.execute("BEGIN")
        counted = soundness.counts(source)
        source.backup(copy)
        source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")  # one file that stands alone, also on a read-only disc
    return counted


def _prove(part: Path, counted: dict[str, int]) -> None:
    with closing(soundness.connect(part, "alone")) as copy:
        found = soundness.file_problems(copy)
        if not found and soundness.counts(copy) != counted:
            found = [_("bản sao không đủ số dòng như sổ gốc")]
    if found:
        raise HomeTrouble(
            _(
                "Bản sao lưu không đạt kiểm tra nên không được giữ: {what}. Chạy danvan check để xem sổ hỏng ở đâu."
            ).format(what="; ".join(found[:3]))
        )


def _describe(target: Path, now: datetime, counted: dict[str, int]) -> BackupMade:
    with target.open("rb") as stream:
        sha256 = file_digest(stream, "sha256").hexdigest()
    with closing(soundness.connect(target, "alone")) as copy:
        pages = int(copy.execute("PRAGMA page_count").fetchone()[0])
    return BackupMade(target, now, target.stat().st_size, sha256, pages, counted)


def _note_latest(home: Path, made: BackupMade) -> None:
    """Remember a copy that was made elsewhere, on a stick for instance; the books are safe without this note."""
    note = {"path": str(made.path), "made_at": made.made_at.isoformat(), "size": made.size, "sha256": made.sha256}
    with suppress(OSError):
        (home / FOLDER).mkdir(exist_ok=True)
        with _part_of(home / FOLDER / LATEST) as part:
            part.write_text(json.dumps(note, ensure_ascii=False) + "\n", encoding="utf-8")
            part.replace(home / FOLDER / LATEST)


# -- bringing one back ------------------------------------------------------------------------------------------------


def restore(home: Path, file: Path) -> Restored:
    """Put the copy `file` in the place of the books of `home`, which are set aside beside, never deleted.

    A copy of an older release is upgraded afterwards. Raises Refused where `file` is no sound copy or was made by a
    newer program, HomeTrouble where the home is in use or can't be written: whoever has the books open closes them
    first.
    """
    target = home / FILE_NAME
    _refuse_unfit(file, target)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _part_of(target) as part:
            counted, version = _fetch(file, part)
            with _set_aside(home) as aside:
                before = _take_hold(target)
                for side in _SIDES[1:]:
                    (home / (FILE_NAME + side)).unlink(missing_ok=True)
                _settle(part, target)
    except OSError as error:
        raise HomeTrouble(_cannot_write(home, error)) from error
    upgraded_from = version if version != schema.HEAD else None
    schema.ensure_current(home)
    _write_in_the_log(home, file, aside)
    return Restored(home, file, aside, upgraded_from, counted, before)


def _refuse_unfit(file: Path, target: Path) -> None:
    if not file.is_file():
        raise Refused(
            _("Không có tệp {file}. Chọn một bản sao lưu, tên như dvd-20261122-170000.sqlite.").format(file=file)
        )
    if target.exists() and file.samefile(target):
        raise Refused(_("{file} là chính sổ đang dùng, không phải bản sao lưu. Chọn một tệp khác.").format(file=file))


def _fetch(file: Path, part: Path) -> tuple[dict[str, int], str]:
    """Copy the backup next to the books and look at the copy: its rows and the release it belongs to."""
    try:
        how = "read" if file.with_name(file.name + "-wal").exists() else "alone"
        with closing(soundness.connect(file, how)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        with closing(soundness.connect(part, "shared")) as copy:
            found = soundness.file_problems(copy)
            version = soundness.version(copy)
            counted = {} if found else soundness.counts(copy)
    except sqlite3.DatabaseError as error:
        raise Refused(_not_a_backup(file)) from error
    if found:
        raise Refused(
            _("Tệp {file} bị hỏng: {what}. Sổ hiện tại không bị thay đổi; hãy chọn bản sao lưu khác.").format(
                file=file, what="; ".join(found[:3])
            )
        )
    if version is None or not soundness.is_ours(counted):
        raise Refused(_not_a_backup(file))
    if version > schema.HEAD:
        raise Refused(
            _(
                "Tệp {file} do bản chương trình mới hơn tạo ra. Hãy cài bản mới rồi khôi phục; "
                "sổ hiện tại không bị thay đổi."
            ).format(file=file)
        )
    return counted, version


def _take_hold(target: Path) -> dict[str, int] | None:
    """Make sure nobody has the present books open, and fold the log into them; returns their rows where readable."""
    if not target.exists() or target.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(target, timeout=BUSY_MS / 5000, isolation_level=None)) as present:
            present.execute("PRAGMA locking_mode=EXCLUSIVE")
            present.execute("BEGIN EXCLUSIVE")
            counted = soundness.counts(present)
            present.execute("COMMIT")
            return counted
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise HomeTrouble(
                _("Sổ đang mở ở một cửa sổ hoặc chương trình khác. Đóng lại rồi khôi phục; chưa có gì thay đổi.")
            ) from error
        return None
    except sqlite3.DatabaseError:
        return None


@contextmanager
def _set_aside(home: Path) -> Iterator[Path | None]:
    """Keep the present file with all that belongs to it; a damaged file may still be read by someone skilled.

    It is kept before SQLite opens it, who would throw away a log it can't use. The file itself stays in its place
    until the copy takes it, so that a power cut in between finds books at home. Where the restore fails, nothing
    has to be kept.
    """
    present = [file for side in _SIDES if (file := home / (FILE_NAME + side)).exists()]
    if not present:
        yield None
        return
    folder = _free_name(home / ASIDE, f"danvan-{datetime.now().astimezone():{STAMP}}", "")
    folder.mkdir(parents=True)
    try:
        for file in present:
            if len(present) == 1:
                _second_name(file, folder / file.name)
            else:
                shutil.copy2(file, folder / file.name)  # a log beside it: opening the file will change it
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            folder.parent.rmdir()  # only where it is empty
        raise


def _second_name(file: Path, name: Path) -> None:
    """The same file under another name; a copy where the disk knows no such thing (FAT sticks)."""
    try:
        name.hardlink_to(file)
    except OSError:
        shutil.copy2(file, name)


def _write_in_the_log(home: Path, source: Path, aside: Path | None) -> None:
    """An inspector reads in the books themselves that a copy took their place."""
    after = {"file": source.name, "set_aside": aside.name if aside else None}
    engine = make_engine(home / FILE_NAME, writes=True)
    try:
        with Session(engine) as session, session.begin():
            officer = session.scalars(select(Office.officer)).first()
            at = datetime.now().astimezone().isoformat(timespec="seconds")
            session.add(Change(at=at, who=officer or "", record="office", action="restore", after=after))
    finally:
        engine.dispose()


# -- files ------------------------------------------------------------------------------------------------------------


def _present_file(home: Path) -> Path:
    file = home / FILE_NAME
    if not file.is_file():
        raise HomeTrouble(_("Chưa có sổ nào ở {home}. Kiểm tra lại đường dẫn.").format(home=home))
    return file


def _free_name(folder: Path, stem: str, ending: str) -> Path:
    """A name nobody has yet: two copies within a second get -2, -3 and so on."""
    names = [stem, *(f"{stem}-{n}" for n in range(2, 1000))]
    return next(path for name in names if not (path := folder / (name + ending)).exists())


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """An unfinished file beside its final place. It is gone afterwards, unless it was given its name."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
    finally:
        for side in _SIDES:
            with suppress(OSError):
                part.with_name(part.name + side).unlink(missing_ok=True)


def _settle(part: Path, target: Path) -> None:
    """Onto the disk, then under its name, then the folder onto the disk: a power cut leaves all of it or none."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


# -- words ------------------------------------------------------------------------------------------------------------


def _cannot_write(folder: Path, error: OSError) -> str:
    return _("Không ghi được vào {folder}: {why}. Kiểm tra quyền ghi và chỗ trống của ổ đĩa rồi thử lại.").format(
        folder=folder, why=error.strerror or error
    )


def _database_trouble(file: Path, folder: Path, error: sqlite3.DatabaseError) -> str:
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return _("Sổ đang bị một chương trình khác giữ. Đợi một phút rồi sao lưu lại.")
    if "full" in said or "disk i/o" in said or "readonly" in said:
        return _("Không ghi được bản sao vào {folder}: ổ đĩa đầy, hỏng hoặc chỉ cho đọc.").format(folder=folder)
    return schema.damaged(file)


def _not_a_backup(file: Path) -> str:
    return _("Tệp {file} không phải bản sao lưu của Dân Vận Desk. Chọn tệp tên như dvd-20261122-170000.sqlite.").format(
        file=file
    )
