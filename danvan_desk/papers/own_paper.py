"""A paper whose words are the program's own, not a form's: in no series, sent to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan_desk.papers.form_text import Composed, Part
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead


def own_paper(
    title: str,
    letterhead: Letterhead,
    heading: str,
    about: str,
    parts: Sequence[Part],
    *,
    number: str = "",
    dated: bool = True,
    day: date | None = None,
    signatures: tuple[Signature, ...] = (),
    missing: Sequence[str] = (),
    small: bool = False,
    annex: Sequence[Part] = (),
    across: bool = False,
) -> Composed:
    """`title` is the file's, and stands on further pages too; `dated`: place and date are on it; `across`: A4 lying."""
    return Composed(
        title=title,
        letterhead=letterhead,
        layout="paper",
        number=number,
        dated=dated,
        across=across,
        day=day,
        heading=heading,
        about=about,
        addressed=(),
        parts=tuple(parts),
        recipients=(),
        signatures=(signatures,) if signatures else (),
        missing=tuple(missing),
        running=True,
        small=small,
        annex=tuple(annex),
    )
