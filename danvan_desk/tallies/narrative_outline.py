"""The outline of the narrative report as data: its headings, what the books tell under each, where the officer writes.

Source: Thông tư 06/2025/TT-TTCP, Mẫu số 02; read from `resources/forms/narrative.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import resources


@dataclass(frozen=True)
class OutlinePart:
    """A heading; or, under an `item` where one is named, sentences from the books (`says`), a `chart`, or the officer's
    `own` paragraph: its `label` and `hint` on the screen, the `lead` printed before it."""

    heading: str = ""
    item: str = ""
    says: str = ""
    chart: str = ""
    own: str = ""
    label: str = ""
    hint: str = ""
    lead: str = ""


@cache
def outline() -> tuple[OutlinePart, ...]:
    text = (files(resources) / "forms" / "narrative.toml").read_text(encoding="utf-8")
    return tuple(OutlinePart(**part) for part in tomllib.loads(text)["part"])


def own_parts() -> dict[str, OutlinePart]:
    """The officer's paragraphs by section, in the order of the report."""
    return {part.own: part for part in outline() if part.own}
