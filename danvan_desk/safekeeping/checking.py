"""Proving the books whole: the file, its links, the numbers, the search, the standing of cases, the codes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from danvan_desk.db import schema
from danvan_desk.db.engine import BUSY_MS, FILE_NAME
from danvan_desk.errors import HomeTrouble
from danvan_desk.safekeeping import soundness
from danvan_desk.safekeeping.recount import differing_cases
from danvan_desk.texts import _

_NUMBERED = {
    "visit": ("visit", "number"),
    "petition": ("petition", "number"),
    "case": ("matter", "number"),
    "dialogue": ("dialogue", "number"),
    "denouncer": ("identity", "code"),
}
"""Kind of record in the counter → table and column that hold its numbers."""

_NUMBER = re.compile(r"[A-Z]+-(\d{4})-(\d+)$")
_IDENTITY = (
    "id_kind", "id_number", "id_issued_on", "id_issued_by", "born", "gender", "address", "phone", "email",
    "organisation", "authorisation",
)  # fmt: skip
_SHOWN = 20  # of one kind of trouble; the rest is only counted


@dataclass(frozen=True)
class CheckReport:
    """`problems` in words, empty where the books are whole; `counted` rows per table."""

    problems: list[str] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        return not self.problems


def check(home: Path) -> CheckReport:
    """Look at everything that can be proved about the books of `home`; nothing is changed.

    What is wrong stands in the report. Raises HomeTrouble where the books are missing, locked or newer than the
    program.
    """
    file = home / FILE_NAME
    if not file.is_file():
        raise HomeTrouble(_("Chưa có sổ nào ở {home}. Kiểm tra lại đường dẫn.").format(home=home))
    try:
        with closing(sqlite3.connect(file, timeout=BUSY_MS / 1000, isolation_level=None)) as connection:
            return _look(connection, home)
    except sqlite3.OperationalError as error:
        words = schema.trouble_in_words(file, error)
        if words != schema.damaged(file):
            raise HomeTrouble(words) from error
        return CheckReport([f"{words} ({error})"])
    except sqlite3.DatabaseError as error:
        return CheckReport([f"{schema.damaged(file)} ({error})"])


def _look(connection: sqlite3.Connection, home: Path) -> CheckReport:
    version = soundness.version(connection)
    if version is not None and version > schema.HEAD:
        schema.ensure_current(home)  # says so in its own words
    broken = soundness.file_problems(connection)
    if any("file is not" in line or "malformed" in line for line in broken):
        return CheckReport(broken)
    counted = soundness.counts(connection)
    if not soundness.is_ours(counted):
        return CheckReport([*broken, schema.damaged(home / FILE_NAME)], counted)
    connection.execute("BEGIN")
    problems = [*broken, *numbering_problems(connection), *secrecy_problems(connection), *_search_problems(connection)]
    connection.execute("ROLLBACK")
    if not broken and version == schema.HEAD:
        problems += standing_problems(home)
    return CheckReport(problems, counted)


# -- numbers ----------------------------------------------------------------------------------------------------------


def numbering_problems(connection: sqlite3.Connection) -> list[str]:
    """Per kind and year the numbers run from 1 to the counter's last, each once."""
    last = {(kind, int(year)): int(n) for kind, year, n in connection.execute("SELECT record, year, last FROM counter")}
    found: list[str] = []
    for kind, (table, column) in _NUMBERED.items():
        for year, numbers in _numbers(connection, table, column).items():
            told = last.pop((kind, year), 0)
            found += _gaps(kind, year, numbers, told)
    for (kind, year), told in sorted(last.items()):
        if kind in _NUMBERED and told:
            found += _gaps(kind, year, [], told)
    return found


def _numbers(connection: sqlite3.Connection, table: str, column: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for (text,) in connection.execute(f"SELECT {column} FROM {table}"):  # noqa: S608 - our own names
        parts = _NUMBER.match(str(text))
        if parts:
            found.setdefault(int(parts[1]), []).append(int(parts[2]))
    return found


def _gaps(kind: str, year: int, numbers: list[int], told: int) -> Iterator[str]:
    """A line for each thing wrong in the numbers of one kind and year."""
    missing = sorted(set(range(1, max([told, *numbers]) + 1)) - set(numbers))
    what = f"{_kind_name(kind)} {year}"
    if missing:
        shown = ", ".join(map(str, missing[:_SHOWN])) + ("…" if len(missing) > _SHOWN else "")
        yield _("{what}: thiếu số {missing}").format(what=what, missing=shown)
    if numbers and max(numbers) > told:
        yield _("{what}: bộ đếm là {told} nhưng số lớn nhất trong sổ là {biggest}").format(
            what=what, told=told, biggest=max(numbers)
        )
    if len(set(numbers)) != len(numbers):
        yield _("{what}: có số bị trùng").format(what=what)


def _kind_name(kind: str) -> str:
    return {
        "visit": _("Lượt tiếp"),
        "petition": _("Đơn"),
        "case": _("Vụ việc"),
        "dialogue": _("Đối thoại"),
        "denouncer": _("Mã người tố cáo"),
    }[kind]


# -- secrecy ----------------------------------------------------------------------------------------------------------


def secrecy_problems(connection: sqlite3.Connection) -> list[str]:
    """A secret visit or petition names nobody: a code that stands for somebody, and nothing else.

    Source: Luật Tố cáo Đ.9, Đ.47; Nghị định 154/2026 Đ.12(2).
    """
    told = " OR ".join(f"party.{column} IS NOT NULL" for column in _IDENTITY)
    found = []
    for table in ("visit", "petition"):
        rows = connection.execute(
            f"SELECT {table}.number FROM {table} JOIN party ON party.{table}_id = {table}.id WHERE {table}.secret "  # noqa: S608
            f"AND (party.code IS NULL OR party.name <> party.code OR {told} "
            "OR party.code NOT IN (SELECT code FROM identity)) ORDER BY 1"
        )
        found += [_("{number}: hồ sơ mật mà còn danh tính người tố cáo ngoài mã").format(number=n) for (n,) in rows]
    rows = connection.execute(
        "SELECT petition.number FROM petition JOIN matter ON matter.id = petition.case_id "
        "WHERE matter.secret <> petition.secret ORDER BY 1"
    )
    found += [_("{number}: đơn và vụ việc không cùng độ mật").format(number=n) for (n,) in rows]
    return found


# -- cases ------------------------------------------------------------------------------------------------------------


def standing_problems(home: Path) -> list[str]:
    """Where a case stands and when its terms end must follow from its events, by today's rules and calendar."""
    numbers = differing_cases(home)
    found = [_("{number}: tình trạng hoặc thời hạn ghi trong sổ khác với tính lại").format(number=n) for n in numbers]
    return found if len(found) <= _SHOWN else [*found[:_SHOWN], _("và {n} vụ việc khác").format(n=len(found) - _SHOWN)]


# -- search -----------------------------------------------------------------------------------------------------------


def _search_problems(connection: sqlite3.Connection) -> list[str]:
    """Every record has its line, and both indexes hold exactly those lines. The caller undoes the transaction."""
    found = []
    for table in ("visit", "petition", "dialogue"):
        rows = connection.execute(
            f"SELECT count(*) FROM {table} WHERE number NOT IN (SELECT number FROM search_entry)"  # noqa: S608
        )
        missing = int(rows.fetchone()[0])
        if missing:
            found.append(_("{what}: {n} bản ghi không tìm kiếm được").format(what=_kind_name(table), n=missing))
    for index in ("names_fts", "text_fts"):
        try:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError as error:
            if "malformed" not in str(error):
                raise
            found.append(_("chỉ mục tìm kiếm {index} không khớp với sổ").format(index=index))
    return found
