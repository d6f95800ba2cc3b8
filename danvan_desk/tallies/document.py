"""A tally as a JSON document and as CSV: what is sent on to the province."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import Any

from danvan_desk.tallies.rules import in_words
from danvan_desk.tallies.tally import Number, Table, Tally
from danvan_desk.tallies.wording import MS, UNIT, wording

JOINT = " › "
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_document(tally: Tally) -> dict[str, Any]:
    """The tally as the data contract has it, with its digest under `sha256`."""
    return signed(unsigned(tally))


def unsigned(tally: Tally) -> dict[str, Any]:
    """The same without a digest."""
    office = {"name": tally.office.name, "province": tally.office.province, "code": tally.office.code}
    return {
        "office": office | ({"sample": True} if tally.office.sample else {}),
        "from": tally.period.start.isoformat(),
        "to": tally.period.end.isoformat(),
        "version": tally.version,
        "made_on": tally.made_on.isoformat(),
        "tables": {table.code: _table(table) for table in tally.tables},
    }


def signed(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"sha256": digest(document)}


def digest(document: dict[str, Any]) -> str:
    """SHA-256, in hex, of the document without its own `sha256`, written as JSON in UTF-8 with sorted keys, no
    blanks between, letters as they are: `json.dumps(…, sort_keys=True, separators=(",", ":"), ensure_ascii=False)`."""
    covered = {name: value for name, value in document.items() if name != "sha256"}
    text = json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def to_json(tally: Tally) -> bytes:
    return as_bytes(as_document(tally))


def as_bytes(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def to_csv(tally: Tally) -> bytes:
    """The tables one under another, with a byte order mark so that Excel reads it as UTF-8: the code and title, the
    period, the headings from the top down joined by " › ", the MS row, one row per office, the checks."""
    text = io.StringIO()
    writer = csv.writer(text)
    for place, table in enumerate(tally.tables):
        if place:
            writer.writerow([])
        writer.writerows([[guarded(cell) for cell in row] for row in _csv_rows(tally, table)])
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: str | Number) -> str | Number:
    """Text a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell


def _csv_rows(tally: Tally, table: Table) -> list[list[str | Number]]:
    rows: list[list[str | Number]] = [
        [table.code, table.title],
        list(filter(None, (wording(tally, table).period, wording(tally, table).warning))),
        [UNIT, *(JOINT.join(column.path) for column in table.columns)],
        [MS, *(column.ms + (f"={column.formula}" if column.formula else "") for column in table.columns)],
    ]
    rows += [[row.office, *(row.cells[column.ms] for column in table.columns)] for row in table.rows]
    for check in table.checks:
        words = "đạt" if check.holds else "không đạt: " + check.values
        rows.append(["Phép kiểm", in_words(check.rule), words, *check.breakers])
    return rows


def _table(table: Table) -> dict[str, Any]:
    return {
        "columns": [{"ms": c.ms, "path": list(c.path), "formula": c.formula} for c in table.columns],
        "rows": [
            {"office": row.office} | ({"code": row.code} if row.code else {}) | {"cells": dict(row.cells)}
            for row in table.rows
        ],
        "checks": [
            {"rule": check.rule, "holds": check.holds, "breakers": list(check.breakers)} for check in table.checks
        ],
    }
