"""A composed paper as JSON and back: what was issued is made again from it, whatever books or forms say later."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead


def kept(paper: Composed) -> dict[str, Any]:
    """Every word of the paper, fit for JSON."""
    return {**asdict(paper), "day": paper.day.isoformat() if paper.day else None}


def told(found: dict[str, Any]) -> Composed:
    """The paper that was kept."""
    return Composed(
        **{
            **found,
            "letterhead": Letterhead(**found["letterhead"]),
            "day": date.fromisoformat(found["day"]) if found["day"] else None,
            "addressed": tuple(found["addressed"]),
            "parts": tuple(map(_part, found["parts"])),
            "annex": tuple(map(_part, found.get("annex", ()))),
            "recipients": tuple(found["recipients"]),
            "signatures": tuple(tuple(Signature(**one) for one in row) for row in found["signatures"]),
            "missing": tuple(found["missing"]),
        }
    )


def _part(part: dict[str, Any]) -> PaperTable | Paragraph:
    return _table(part) if "rows" in part else Paragraph(**part)


def _table(part: dict[str, Any]) -> PaperTable:
    table = PaperTable(tuple(part["titles"]), tuple(part["shares"]), tuple(tuple(row) for row in part["rows"]))
    kept = {name: part[name] for name in ("row_height", "sum") if name in part}
    return replace(table, middle=tuple(part.get("middle", ())), right=tuple(part.get("right", ())), **kept)
