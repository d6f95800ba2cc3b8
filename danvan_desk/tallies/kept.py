"""A tally as it is kept once it was sent: all that stands in it, so that it comes out again to the letter."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from datetime import date
from typing import Any

from danvan_desk.domain.periods import Period
from danvan_desk.tallies.tally import Check, Heading, Number, Row, Sent, Table, Tally, TallyOffice

Lists = dict[str, dict[str, dict[str, Number]]]
"""By table and column, each record counted and what it added."""


def kept(tally: Tally) -> dict[str, Any]:
    """As JSON can hold it."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(tally), default=date.isoformat))
    return found


def told(content: dict[str, Any]) -> Tally:
    sent = content["sent"]
    return Tally(
        office=TallyOffice(**content["office"]),
        period=Period(date.fromisoformat(content["period"]["start"]), date.fromisoformat(content["period"]["end"])),
        made_on=date.fromisoformat(content["made_on"]),
        version=content["version"],
        tables=tuple(_table(table) for table in content["tables"]),
        sent=Sent(sent["document_no"], date.fromisoformat(sent["day"])) if sent else None,
    )


def _table(table: dict[str, Any]) -> Table:
    return Table(
        code=table["code"],
        title=table["title"],
        columns=tuple(Heading(one["ms"], tuple(one["path"]), one["formula"]) for one in table["columns"]),
        rows=tuple(Row(one["office"], one["cells"]) for one in table["rows"]),
        checks=tuple(Check(**(one | {"breakers": tuple(one["breakers"])})) for one in table["checks"]),
    )


def packed(lists: Lists) -> bytes:
    return zlib.compress(json.dumps(lists, separators=(",", ":")).encode())


def unpacked(data: bytes) -> Lists:
    found: Lists = json.loads(zlib.decompress(data))
    return found
