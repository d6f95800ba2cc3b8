"""The official tables as data: their columns, what each counts, and the identities they must keep.

Source: Thông tư 06/2025/TT-TTCP for 01/TCD to 06/QLKNTC; the monthly summary, TH, is the program's own. Read from
`resources/forms/tables/*.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import resources
from danvan_desk.errors import Refused
from danvan_desk.texts import _

Wanted = tuple[int | str, ...]


@dataclass(frozen=True)
class Column:
    """One numbered column (MS). `of` names a source of records, `where` the values its attributes must have,
    `adds` what each record adds (itself: "records", or its "people"), `shows` what its list names."""

    ms: str
    path: tuple[str, ...]
    formula: str | None
    of: str
    where: Mapping[str, Wanted] = field(default_factory=dict)
    adds: str = "records"
    shows: str = "record"


@dataclass(frozen=True)
class Definition:
    """One table. `sections` are the columns that open a new block, `tall` headings of more than one header row."""

    code: str
    sheet: str
    order: int
    title: str
    short: str
    basis: str
    note_line: str
    columns: tuple[Column, ...]
    checks: tuple[str, ...]
    sections: frozenset[str]
    tall: Mapping[str, int]
    subjects: Mapping[str, Mapping[str, Wanted]]

    def column(self, ms: str) -> Column:
        """Raises Refused where the table has no such column."""
        found = next((column for column in self.columns if column.ms == ms), None)
        if found is None:
            raise Refused(
                _("Biểu {code} không có cột {ms}; các cột là {known}").format(
                    code=self.code, ms=ms, known=", ".join(c.ms for c in self.columns)
                )
            )
        return found


def definitions() -> tuple[Definition, ...]:
    """Every table there is, in the order of the report."""
    return tuple(_read().values())


def definition(code: str) -> Definition:
    """One table by its code, "01/TCD" or "01-TCD"; raises Refused with the codes there are."""
    known = _read()
    found = known.get(code.strip().upper().replace("-", "/"))
    if found is None:
        raise Refused(_("không có biểu {code}; các biểu có là {known}").format(code=code, known=", ".join(known)))
    return found


def chosen(codes: Sequence[str] | None) -> tuple[Definition, ...]:
    """The tables asked for, each once, in the order of the report; every table where none is named."""
    if not codes:
        return definitions()
    wanted = {definition(code).code for code in codes}
    return tuple(table for table in definitions() if table.code in wanted)


@cache
def subjects() -> dict[str, dict[str, Wanted]]:
    """Which fields of a petition go to which column, by kind: {"complaint": {"land": ("land",), …}, …}."""
    return {kind: dict(names) for table in definitions() for kind, names in table.subjects.items()}


@cache
def _read() -> dict[str, Definition]:
    folder = files(resources) / "forms" / "tables"
    texts = (entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {table.code: table for table in sorted(map(parse, texts), key=lambda table: table.order)}


def parse(text: str) -> Definition:
    """A table from the text of its TOML file."""
    data = tomllib.loads(text)
    return Definition(
        code=data["code"],
        sheet=data["sheet"],
        order=data["order"],
        title=data["title"],
        short=data["short"],
        basis=data["basis"],
        note_line=data["note_line"],
        columns=tuple(_column(entry) for entry in data["columns"]),
        checks=tuple(data["checks"]),
        sections=frozenset(data["sections"]),
        tall=data.get("tall", {}),
        subjects={
            kind: {name: tuple(fields) for name, fields in names.items()}
            for kind, names in data.get("subjects", {}).items()
        },
    )


def _column(entry: dict[str, Any]) -> Column:
    where = {name: _wanted(value) for name, value in entry.pop("where", {}).items()}
    path = tuple(entry.pop("path"))
    return Column(path=path, formula=entry.pop("formula", None), where=where, **entry)


def _wanted(value: int | str | Iterable[int | str]) -> Wanted:
    return (value,) if isinstance(value, int | str) else tuple(value)
