"""A matter in few words, for a line of a list or of a paper; the case itself has the whole."""

from __future__ import annotations

_ENOUGH = 24  # letters of a first sentence that says what the matter is


def headline(text: str) -> str:
    """In one line: its first sentence, where that says enough."""
    flat = " ".join(text.split())
    first, dot, _rest = flat.partition(". ")
    return first if dot and len(first) >= _ENOUGH else flat


def shortened(text: str, most: int) -> str:
    """In one line of at most so many letters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"
