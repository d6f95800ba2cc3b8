"""A form as data (resources/papers/*.toml): its wording, what it asks for, what it proves. One for PDF and Word.

The wording is one line a paragraph. How a line starts says what it is:

    # I. NỘI DUNG        heading, bold            > Căn cứ …       legal basis, italic
    ^ QUYẾT ĐỊNH:        centred, bold            ~ …              no indent at its first line
    - …                  item of a list           **Điều 1.** …    its first words bold
    + members| {name}    once for each row        | papers         the table of that name
    ?key| … · ?key=v| …  only where the field has a value (that value) · !key| … only where it has none

Inside a line `{key}` is a field (dots to fill by pen where it is empty, and then it is missing), `{key?}` one that may
stay empty, `{key:long}` a date in words, `{key:hour}` 08:30 as 08 giờ 30 phút, `{…}` dots that nobody types over, and
`[[ … {key} … ]]` words that go where a field in them is empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import resources

LAYOUTS = ("paper", "letter", "citizen")
"""A paper has its kind and matter as a centred title; a letter (công văn) has its matter under its number;
a citizen's own paper has no office at its head."""
KINDS_OF_FIELD = ("text", "long", "date", "time", "number", "choice", "choices", "rows")


@dataclass(frozen=True)
class FieldSpec:
    """What a form asks for. `kind` is one of KINDS_OF_FIELD; `choices` code → words; `columns` key → title of rows.

    `choices` as a kind takes several codes, parted by ", ".
    """

    key: str
    label: str
    kind: str = "text"
    choices: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True)
class TableSpec:
    """A table of the rows in `rows`; `columns` are key, title, share of the width. `least`: empty rows where none."""

    rows: str
    columns: tuple[tuple[str, str, float], ...]
    least: int = 3


@dataclass(frozen=True)
class SignatureSpec:
    """One column of a row of signatures; each text may hold fields."""

    capacity: str
    how: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True)
class Proof:
    """The event a paper proves once it is issued. `fields`: the event's field → the form's field that fills it."""

    event: str
    outcome: str = ""
    of: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FormDefinition:
    """One form. `of`: the records it is made from; `kinds`: of cases it fits, `outcomes`: of visits (all where empty);
    `after`: the events that make it likely next; `names_denouncer`: whether it may carry the denouncer's code, else
    nobody stands there. `clock`: the term the paper's day has to keep. `seen`: how its text was seen (SCAN, TXT,
    PRACTICE, PROPOSED, MEMORY).
    """

    form: str
    title: str
    of: tuple[str, ...]
    basis: str
    heading: str
    body: str
    seen: str
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    layout: str = "paper"
    about: str = ""
    series: str = ""
    addressed: str = ""
    grounds: str = ""
    recipients: tuple[str, ...] = ()
    signatures: tuple[tuple[SignatureSpec, ...], ...] = ()
    asks: tuple[FieldSpec, ...] = ()
    tables: Mapping[str, TableSpec] = field(default_factory=dict)
    proves: Proof | None = None
    after: tuple[str, ...] = ()
    names_denouncer: bool = False
    dated: bool = True
    across: bool = False
    group: str = ""
    clock: str = ""
    note: str = ""


def read_form(text: str) -> FormDefinition:
    """One definition from its file. Raises ValueError or TypeError where it isn't one: the files ship with tests."""
    data = tomllib.loads(text)
    data["of"] = tuple(data["of"])
    for name in ("kinds", "outcomes", "after", "recipients"):
        data[name] = tuple(data.get(name, ()))
    data["asks"] = tuple(FieldSpec(key=key, **told) for key, told in data.pop("ask", {}).items())
    data["tables"] = {name: _table(told) for name, told in data.pop("table", {}).items()}
    data["signatures"] = tuple(tuple(SignatureSpec(**one) for one in row) for row in data.get("signatures", ()))
    if "proves" in data:
        data["proves"] = Proof(**data["proves"])
    found = FormDefinition(**data)
    if found.layout not in LAYOUTS or any(ask.kind not in KINDS_OF_FIELD for ask in found.asks):
        raise ValueError(found.form)
    return found


def _table(told: dict[str, Any]) -> TableSpec:
    columns = tuple((key, title, float(share)) for key, title, share in told["columns"])
    return TableSpec(told["rows"], columns, told.get("least", 3))


@cache
def shipped_forms() -> tuple[FormDefinition, ...]:
    """Every form that comes with the program, in the order of folders (10-reception, 20-petitions, …) and files."""
    folder = files(resources) / "papers"
    entries = sorted((entry for entry in folder.iterdir() if entry.is_dir()), key=lambda entry: entry.name)
    return tuple(
        read_form(one.read_text(encoding="utf-8"))
        for entry in entries
        for one in sorted(entry.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".toml")
    )


@cache
def shared_lines() -> Mapping[str, str]:
    """The names of the laws and decrees as the forms cite them: data, changed in one place when a text is replaced."""
    text = (files(resources) / "papers" / "laws.toml").read_text(encoding="utf-8")
    return {key: str(line) for key, line in tomllib.loads(text).items()}
