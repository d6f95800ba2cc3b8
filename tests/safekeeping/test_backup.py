import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from danvan_desk.actions.visits import log_visit
from danvan_desk.context import Desk
from danvan_desk.db import schema
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.records import NewVisit, Person
from danvan_desk.errors import HomeTrouble, Refused
from danvan_desk.safekeeping.backup import backup, restore
from danvan_desk.safekeeping.copies import last_backup


def rows(file: Path, table: str = "visit") -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def one_more_visit(desk: Desk) -> None:
    person = Person(name="Lê Văn Đức")
    log_visit(
        desk,
        NewVisit(
            date=desk.today, reception="regular", kind="feedback", content="Đường", outcome="guided", people=(person,)
        ),
    )


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_backup_holds_what_still_stands_in_the_log_of_open_books(desk: Desk) -> None:
    one_more_visit(desk)
    made = backup(desk)
    assert (desk.home / (FILE_NAME + "-wal")).stat().st_size > 0
    assert made.path.parent == desk.home / "backups"
    assert made.path.name.startswith("dvd-")
    assert rows(made.path) == made.counted["visit"] == 3
    assert made.size == made.path.stat().st_size
    assert made.pages > 0
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()


def test_a_backup_stands_alone_in_a_folder_that_is_read_only(home: Path, tmp_path: Path) -> None:
    made = backup(home, tmp_path / "usb")
    assert [file.name for file in (tmp_path / "usb").iterdir()] == [made.path.name]
    (tmp_path / "usb").chmod(0o555)
    made.path.chmod(0o444)
    try:
        assert restore(tmp_path / "new", made.path).counted == made.counted
    finally:
        (tmp_path / "usb").chmod(0o755)


def test_backups_of_one_second_do_not_take_each_others_name(home: Path) -> None:
    assert len({backup(home).path for _ in range(3)}) == 3


def test_the_last_backup_is_known_wherever_it_went(home: Path, tmp_path: Path) -> None:
    assert last_backup(home) is None
    made = backup(home, tmp_path / "usb")
    shutil.rmtree(tmp_path / "usb")
    assert last_backup(home) == made.made_at
    (home / "backups" / "latest.json").write_text("{", encoding="utf-8")
    assert last_backup(home) is None
    (home / "backups" / "dvd-20260102-030405.sqlite").touch()
    assert last_backup(home) == datetime(2026, 1, 2, 3, 4, 5).astimezone()


def test_damaged_books_leave_no_backup_behind(home: Path) -> None:
    with (home / FILE_NAME).open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(40_000))
    with pytest.raises(HomeTrouble, match=r"hỏng|không đạt kiểm tra"):
        backup(home)
    assert [file for file in (home / "backups").iterdir() if file.name != "latest.json"] == []


def test_no_books_no_backup(tmp_path: Path) -> None:
    with pytest.raises(HomeTrouble, match="Chưa có sổ"):
        backup(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_folder_that_cannot_be_made_is_said(home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeTrouble, match="Không ghi được"):
        backup(home, tmp_path / "file")


def test_restore_brings_the_copy_back_and_keeps_what_was_there(home: Path) -> None:
    made = backup(home)
    desk = open_desk(home)
    one_more_visit(desk)
    close_desk(desk)
    done = restore(home, made.path)
    assert rows(home / FILE_NAME) == 2
    assert done.counted == made.counted
    assert done.before is not None
    assert done.before["visit"] == 3
    assert done.set_aside is not None
    assert rows(done.set_aside / FILE_NAME) == 3
    assert done.upgraded_from is None
    with closing(sqlite3.connect(home / FILE_NAME)) as books:
        said = books.execute("SELECT who, after FROM change WHERE action = 'restore'").fetchall()
    assert len(said) == 1
    assert said[0][0] == "Trần Thị Mai"
    assert made.path.name in said[0][1]


def test_restore_into_a_new_home(home: Path, tmp_path: Path) -> None:
    made = backup(home)
    done = restore(tmp_path / "máy mới", made.path)
    assert done.set_aside is None
    assert done.before is None
    desk = open_desk(tmp_path / "máy mới")
    one_more_visit(desk)
    close_desk(desk)
    assert rows(tmp_path / "máy mới" / FILE_NAME) == 3


def test_restore_in_the_place_of_a_damaged_file_keeps_it_with_its_log(home: Path) -> None:
    made = backup(home)
    damaged = b"not a database at all" * 500
    (home / FILE_NAME).write_bytes(damaged)
    (home / (FILE_NAME + "-wal")).write_bytes(b"log")
    done = restore(home, made.path)
    assert done.set_aside is not None
    assert everything_in(done.set_aside) == {FILE_NAME: damaged, FILE_NAME + "-wal": b"log"}
    assert done.before is None
    assert rows(home / FILE_NAME) == 2
    assert not (home / (FILE_NAME + "-wal")).exists()


def test_restore_waits_for_nobody_who_has_the_books_open(desk: Desk) -> None:
    made = backup(desk)
    one_more_visit(desk)
    with pytest.raises(HomeTrouble, match="đang mở"):
        restore(desk.home, made.path)
    assert rows(desk.home / FILE_NAME) == 3


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scramble(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.seek(20_000)
        stream.write(os.urandom(30_000))


def _replace_by_text(file: Path) -> None:
    file.write_text("xin chào", encoding="utf-8")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _another_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE notes (id INTEGER)")


def _from_a_newer_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
        copy.commit()


def _orphan(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("UPDATE party SET visit_id = 999 WHERE visit_id = 1")
        copy.commit()


@pytest.mark.parametrize(
    "spoil", [_cut, _scramble, _replace_by_text, _empty, _another_database, _from_a_newer_program, _orphan]
)
def test_an_unfit_file_is_refused_and_the_home_is_left_as_it_was(home: Path, tmp_path: Path, spoil) -> None:
    made = backup(home, tmp_path / "usb")
    spoil(made.path)
    before = everything_in(home)
    with pytest.raises(Refused, match=r"hỏng|không phải bản sao lưu|mới hơn"):
        restore(home, made.path)
    assert everything_in(home) == before


def test_a_missing_file_and_the_books_themselves_are_refused(home: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không có tệp"):
        restore(home, tmp_path / "none.sqlite")
    with pytest.raises(Refused, match="chính sổ đang dùng"):
        restore(home, home / FILE_NAME)


def test_a_copy_of_an_older_release_is_upgraded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backup(home)
    with closing(sqlite3.connect(made.path)) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '0000'")
        copy.commit()
    asked = []
    monkeypatch.setattr(schema, "_migrate", lambda *given: asked.append(given))
    done = restore(home, made.path)
    assert done.upgraded_from == "0000"
    assert asked == [(home / FILE_NAME, "0000")]
