"""How high a row of wrapped cells is in an Excel list: what only prints or converts one doesn't measure it itself."""

from __future__ import annotations

from collections.abc import Iterable

from danvan_desk.papers.fonts import REGULAR, Face
from danvan_desk.papers.lines import wrap

_POINTS_A_LETTER, _SIDES, _AROUND = 5.25, 6.0, 4.0


def row_height(cells: Iterable[tuple[str, float]], size: float = 11) -> float:
    """In points. Each cell: its text and the width of its column in letters, as Excel counts them; `size` in points."""
    face, lines = Face(REGULAR), 1
    for words, width in cells:
        room = width * _POINTS_A_LETTER - _SIDES
        lines = max(lines, sum(len(wrap(part, room, face, size)) for part in words.split("\n")))
    return _AROUND + 1.32 * size * lines
