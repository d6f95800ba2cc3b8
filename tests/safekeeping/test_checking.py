import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from danvan_desk.context import Desk
from danvan_desk.db.engine import FILE_NAME
from danvan_desk.errors import HomeTrouble
from danvan_desk.safekeeping.checking import check


def spoil(home: Path, *statements: str) -> None:
    with closing(sqlite3.connect(home / FILE_NAME)) as books:
        for statement in statements:
            assert books.execute(statement).rowcount != 0
        books.commit()


def test_whole_books(home: Path) -> None:
    before = (home / FILE_NAME).read_bytes()
    report = check(home)
    assert report.problems == []
    assert report.whole
    assert (report.counted["visit"], report.counted["petition"], report.counted["matter"]) == (2, 1, 1)
    assert (home / FILE_NAME).read_bytes() == before


def test_books_in_use_can_be_checked(desk: Desk) -> None:
    with desk.writing() as session:
        session.connection()
        with desk.reading() as reading:
            reading.connection()
    assert check(desk.home).whole


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE counter SET last = 5 WHERE record = 'visit'", "Lượt tiếp 2026: thiếu số 3, 4, 5"),
        ("UPDATE visit SET number = 'TD-2026-00007' WHERE id = 2", "Lượt tiếp 2026: thiếu số 2"),
        ("UPDATE counter SET last = 0 WHERE record = 'case'", "Vụ việc 2026: bộ đếm là 0"),
        ("DELETE FROM search_entry WHERE number = 'DT-2026-00001'", "Đơn: 1 bản ghi không tìm kiếm được"),
        ("INSERT INTO names_fts(names_fts) VALUES ('delete-all')", "chỉ mục tìm kiếm names_fts"),
        ("UPDATE party SET visit_id = 77 WHERE visit_id = 1", "bảng party"),
        ("UPDATE party SET phone = '0905' WHERE code IS NOT NULL", "TD-2026-00002: hồ sơ mật"),
        ("UPDATE party SET name = 'Hương' WHERE code IS NOT NULL", "TD-2026-00002: hồ sơ mật"),
        ("UPDATE visit SET secret = 1 WHERE id = 1", "TD-2026-00001: hồ sơ mật"),
        ("UPDATE matter SET state = 'closed'", "VV-2026-00001: tình trạng"),
        ("UPDATE case_clock SET due = '2027-01-01'", "VV-2026-00001: tình trạng"),
        ("DELETE FROM case_clock", "VV-2026-00001: tình trạng"),
        ("UPDATE petition SET closed_on = '2026-11-22'", "VV-2026-00001: tình trạng"),
        ("UPDATE matter SET secret = 1", "DT-2026-00001: đơn và vụ việc không cùng độ mật"),
    ],
)
def test_each_thing_that_can_be_wrong_is_found(home: Path, statement: str, said: str) -> None:
    spoil(home, statement)
    report = check(home)
    assert not report.whole
    assert any(said in line for line in report.problems), report.problems


def test_scrambled_pages_are_reported(home: Path) -> None:
    with (home / FILE_NAME).open("r+b") as file:
        file.seek(40_960)
        file.write(os.urandom(60_000))
    assert not check(home).whole


def test_something_else_under_the_name_of_the_books(home: Path) -> None:
    (home / FILE_NAME).write_text("xin chào" * 1000, encoding="utf-8")
    assert "hỏng" in check(home).problems[0]


def test_missing_and_newer_books(home: Path, tmp_path: Path) -> None:
    with pytest.raises(HomeTrouble, match="Chưa có sổ"):
        check(tmp_path / "nowhere")
    spoil(home, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(HomeTrouble, match="mới hơn"):
        check(home)
