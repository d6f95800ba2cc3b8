"""One office's tally as it came in: its JSON read strictly, its digest and every identity tried anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from danvan_desk.domain.iso import iso_date
from danvan_desk.domain.periods import YEARS, Period, countable
from danvan_desk.domain.vocabulary import DECIMALS
from danvan_desk.tallies.compute import checked
from danvan_desk.tallies.definitions import Column, Definition, definitions
from danvan_desk.tallies.document import digest
from danvan_desk.tallies.rules import looked_into
from danvan_desk.tallies.tally import Number, TallyOffice
from danvan_desk.tallies.wording import rule_words
from danvan_desk.texts import _

_MOST_BYTES = 4_000_000
"""A hundred times one office's tables: more is something else, and isn't read into memory."""

_MOST = 1e12
"""As high as a number in the books may go."""


class State(StrEnum):
    """Where an office stands, the most serious first: what was handed in and is wrong before what isn't there."""

    UNREADABLE = "unreadable"
    CHANGED = "changed"
    BROKEN = "broken"
    TWICE = "twice"
    OTHER_PERIOD = "other_period"
    OUTSIDE = "outside"
    INCOMPLETE = "incomplete"
    EARLY = "early"
    LATE = "late"
    MISSING = "missing"
    HANDED_IN = "handed_in"

    def seriousness(self) -> int:
        """0 for the most serious."""
        return list(State).index(self)


def state_words(state: State) -> str:
    """A state as it is said on the screen."""
    known = {
        State.MISSING: _("Thiếu"),
        State.UNREADABLE: _("Không dùng được"),
        State.CHANGED: _("Sai mã kiểm tra"),
        State.OTHER_PERIOD: _("Kỳ khác"),
        State.OUTSIDE: _("Ngoài danh sách"),
        State.TWICE: _("Trùng"),
        State.BROKEN: _("Chưa khớp"),
        State.INCOMPLETE: _("Thiếu biểu"),
        State.EARLY: _("Kỳ chưa hết"),
        State.LATE: _("Nộp muộn"),
        State.HANDED_IN: _("Đã nộp"),
    }
    return known[state]


LEFT_OUT = frozenset(
    {State.MISSING, State.UNREADABLE, State.CHANGED, State.OTHER_PERIOD, State.OUTSIDE, State.TWICE}
)  # fmt: skip
"""The states in which an office's numbers are not added."""

Cells = Mapping[str, Mapping[str, Number]]


@dataclass(frozen=True)
class Note:
    """What is to be said of a file, and the state it puts the office in (HANDED_IN where it only is a remark)."""

    state: State
    words: str


@dataclass(frozen=True)
class Received:
    """A file as it was read. What couldn't be read is None; `there` are the tables it has, `cells` the sound ones
    by code and column, `broken` the rules its cells break, by table and rule."""

    file: Path
    office: TallyOffice | None = None
    period: Period | None = None
    version: int = 0
    made_on: date | None = None
    there: frozenset[str] = frozenset()
    cells: Cells = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()
    sha256: str = ""
    notes: tuple[Note, ...] = ()

    def name(self) -> str:
        """The file's name, as any page can show it."""
        return _printable(self.file.name)

    def path(self) -> str:
        return _printable(str(self.file))

    def state(self) -> State:
        """The most serious of its notes; before all, one that keeps its numbers out."""
        states = [note.state for note in self.notes]
        return min(states, key=lambda one: (one not in LEFT_OUT, one.seriousness()), default=State.HANDED_IN)

    def usable(self) -> bool:
        return self.state() not in LEFT_OUT

    def noting(self, state: State, words: str) -> Received:
        return replace(self, notes=(*self.notes, Note(state, words)))


def _printable(name: str) -> str:
    """A file's name may hold what no text can: a "?" stands there."""
    return name.encode("utf-8", "replace").decode("utf-8")


class _Unsound(Exception):  # noqa: N818 - caught here, and said
    """What a part of a document isn't, in words."""


def receive(file: Path) -> Received:
    """The file read, whatever is wrong with it: what is wrong stands in `notes`, never in an exception."""
    try:
        document, sha256 = _document(file)
    except _Unsound as unsound:
        return Received(file).noting(State.UNREADABLE, str(unsound))
    if _is_combined(document):
        return Received(file).noting(
            State.UNREADABLE, _("là biểu đã gộp của nhiều đơn vị; chỉ gộp tệp của từng đơn vị")
        )
    try:
        got = _head(file, document)
    except _Unsound as unsound:
        return Received(file, office=_named(document)).noting(State.UNREADABLE, str(unsound))
    if got.sha256 != sha256:
        got = got.noting(
            State.CHANGED,
            _("mã kiểm tra (sha256) không khớp nội dung: tệp đã bị sửa sau khi xuất, hãy xin đơn vị gửi lại"),
        )
    return _with_tables(got, document["tables"])


def _document(file: Path) -> tuple[dict[str, Any], str]:
    """The document and the digest it ought to have."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise _Unsound(_("tệp quá lớn, không phải biểu của một đơn vị"))
        data = file.read_bytes()
    except OSError as error:
        raise _Unsound(_("không đọc được tệp: {why}").format(why=error.strerror or error)) from error
    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
        sha256 = digest(document) if isinstance(document, dict) else ""  # fails on letters no text can have
    except (ValueError, RecursionError) as error:
        raise _Unsound(_("không phải tệp JSON lành lặn; hãy xin đơn vị gửi lại tệp xuất từ chương trình")) from error
    if not isinstance(document, dict) or not isinstance(document.get("tables"), dict):
        raise _Unsound(_("không phải biểu báo cáo: không có mục {name}").format(name="tables"))
    return document, sha256


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(constant: str) -> float:
    raise ValueError(constant)


def _is_combined(document: dict[str, Any]) -> bool:
    """What `combine` itself writes, perhaps into the folder it reads."""
    tables = [table for table in document["tables"].values() if isinstance(table, dict)]
    several = any(isinstance(table.get("rows"), list) and len(table["rows"]) > 1 for table in tables)
    return several or "offices" in document


def _named(document: dict[str, Any]) -> TallyOffice | None:
    try:
        return _office(document.get("office"))
    except _Unsound:
        return None


def _head(file: Path, document: dict[str, Any]) -> Received:
    period_days = [_day(document, name) for name in ("from", "to")]
    if period_days[1] < period_days[0]:
        raise _Unsound(_("ngày cuối kỳ trước ngày đầu kỳ"))
    if not countable(*period_days):
        raise _Unsound(_("kỳ phải nằm trong các năm từ {first} đến {last}").format(first=YEARS[0], last=YEARS[1]))
    version = document.get("version")
    if not _is_whole(version) or not 1 <= version < _MOST:
        raise _Unsound(_wrong("version", version))
    sha256 = document.get("sha256")
    return Received(
        file=file,
        office=_office(document.get("office")),
        period=Period(*period_days),
        version=version,
        made_on=_day(document, "made_on"),
        sha256=sha256 if isinstance(sha256, str) else "",
    )


def _office(given: Any) -> TallyOffice:
    if not isinstance(given, dict):
        raise _Unsound(_wrong("office", given))
    code = given.get("code")
    for name in ("name", "province"):
        if not isinstance(given.get(name), str) or not given[name].strip():
            raise _Unsound(_wrong(f"office.{name}", given.get(name)))
    if not (code is None or isinstance(code, str)):
        raise _Unsound(_wrong("office.code", code))
    return TallyOffice(
        given["name"].strip(), given["province"].strip(), (code or "").strip() or None,
        sample=given.get("sample") is True,
    )  # fmt: skip


def _day(document: dict[str, Any], name: str) -> date:
    try:
        return iso_date(document[name])
    except (KeyError, TypeError, ValueError) as error:
        raise _Unsound(_wrong(name, document.get(name))) from error


def _wrong(name: str, value: Any) -> str:
    if value is None:
        return _("thiếu mục {name}").format(name=name)
    quoted = json.dumps(value, ensure_ascii=False)
    return _("mục {name} sai: {value}").format(name=name, value=quoted if len(quoted) <= 60 else quoted[:59] + "…")


def _with_tables(got: Received, tables: dict[str, Any]) -> Received:
    cells: dict[str, dict[str, Number]] = {}
    for form in definitions():
        if form.code in tables:
            try:
                cells[form.code] = _cells(form, tables[form.code], got.office)
            except _Unsound as unsound:
                words = _("biểu {code} không cộng được: {why}").format(code=form.code, why=unsound)
                got = got.noting(State.INCOMPLETE, words)
    for code in tables.keys() - {form.code for form in definitions()}:
        got = got.noting(State.INCOMPLETE, _("có biểu {code} mà bản chương trình này không biết").format(code=code))
    got = _tried(replace(got, there=frozenset(tables), cells=cells), tables)
    if got.office is not None and got.office.sample:
        got = got.noting(State.HANDED_IN, _("số liệu mẫu để tập, không phải báo cáo thật"))
    if not cells:
        got = got.noting(State.UNREADABLE, _("không có biểu nào dùng được"))
    return got


def _cells(form: Definition, table: Any, office: TallyOffice | None) -> dict[str, Number]:
    """The numbers of the one row, one for each column of the form and no other."""
    rows = table.get("rows") if isinstance(table, dict) else None
    row = rows[0] if isinstance(rows, list) and rows else None
    cells = row.get("cells") if isinstance(row, dict) else None
    if row is None or not isinstance(cells, dict) or not isinstance(table.get("columns"), list):
        raise _Unsound(_("không có cột và dòng"))
    if office is not None and str(row.get("office")).strip() != office.name:
        raise _Unsound(_("dòng ghi tên đơn vị khác: {name}").format(name=row.get("office")))
    _same_columns(form, table["columns"], cells)
    for column in form.columns:
        value = cells[column.ms]
        if (
            not (_is_whole(value) or (isinstance(value, float) and _may_have_decimals(column)))
            or not 0 <= value < _MOST
        ):
            raise _Unsound(_("cột {ms} sai: {value}").format(ms=column.ms, value=json.dumps(value)[:40]))
    return dict(cells)


def _same_columns(form: Definition, columns: list[Any], cells: dict[str, Any]) -> None:
    """A column that means something else than ours under the same number would be added to the wrong sum."""
    own = _columns(form.code)
    given = {str(column.get("ms")): column.get("path") for column in columns if isinstance(column, dict)}
    foreign = [ms for ms in (*given, *cells) if ms not in own]
    lacking = [ms for ms in own if ms not in given or ms not in cells]
    other = [ms for ms in own if not lacking and given[ms] != own[ms]]
    for words, found in (
        (_("cột lạ {columns}"), foreign), (_("thiếu cột {columns}"), lacking), (_("cột {columns} có tên khác"), other),
    ):  # fmt: skip
        if found:
            what = words.format(columns=", ".join(dict.fromkeys(found[:6])))
            raise _Unsound(_("{what}; tệp của bản chương trình khác").format(what=what))


@cache
def _columns(code: str) -> dict[str, list[str]]:
    form = next(one for one in definitions() if one.code == code)
    return {column.ms: list(column.path) for column in form.columns}


def _is_whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _may_have_decimals(column: Column) -> bool:
    return column.adds.endswith(DECIMALS)


def _tried(got: Received, tables: dict[str, Any]) -> Received:
    """Every identity on the cells at hand; of those that look into the period before, what the office itself says."""
    broken: set[tuple[str, str]] = set()
    for form in definitions():
        if form.code not in got.cells:
            continue
        for check in checked(form, got.cells):
            if not check.holds:
                broken.add((form.code, check.rule))
                words = _("biểu {code}: {rule} không đúng ({values})").format(
                    code=form.code, rule=rule_words(form.code, check.rule), values=check.values
                )
                got = got.noting(State.BROKEN, words)
        for rule in _own_word(form, tables[form.code], got.cells):
            broken.add((form.code, rule))
            words = _("biểu {code}: chính đơn vị ghi {rule} chưa đạt").format(
                code=form.code, rule=rule_words(form.code, rule)
            )
            got = got.noting(State.BROKEN, words)
    return replace(got, broken=frozenset(broken))


def _own_word(form: Definition, table: dict[str, Any], cells: Cells) -> list[str]:
    untried = {rule for rule in form.checks if not looked_into(rule).keys() <= cells.keys()}
    checks = table.get("checks")
    said = [check for check in checks if isinstance(check, dict)] if isinstance(checks, list) else []
    return [rule for check in said if (rule := str(check.get("rule"))) in untried and check.get("holds") is False]
