"""Where each heading of a table stands: the merged cells of the circular's own header, one column for each MS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from danvan_desk.tallies.tally import Heading


@dataclass(frozen=True)
class HeaderCell:
    """A heading over `columns` columns from `column` (0: the first MS) and `rows` rows from `row` (0: the top)."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def header(columns: Sequence[Heading], tall: Mapping[str, int]) -> tuple[list[HeaderCell], int]:
    """Every heading and the number of header rows. A heading over others takes one row, or as many as `tall` says;
    the last of a path reaches down to the MS row."""
    depth = max(sum(tall.get(text, 1) for text in one.path[:-1]) + 1 for one in columns)
    cells: list[HeaderCell] = []
    _place(cells, [one.path for one in columns], tall, 0, 0, depth)
    return cells, depth


def _place(
    cells: list[HeaderCell], paths: list[tuple[str, ...]], tall: Mapping[str, int], row: int, column: int, depth: int
) -> None:
    at = 0
    while at < len(paths):
        text, last = paths[at][0], len(paths[at]) == 1
        width = 1 if last else _run(paths[at:], text)
        rows = depth - row if last else tall.get(text, 1)
        cells.append(HeaderCell(text, row, column + at, rows, width))
        if not last:
            _place(cells, [path[1:] for path in paths[at : at + width]], tall, row + rows, column + at, depth)
        at += width


def _run(paths: list[tuple[str, ...]], text: str) -> int:
    """How many of the first paths stand under the same heading."""
    count = 0
    for path in paths:
        if len(path) == 1 or path[0] != text:
            break
        count += 1
    return count


def row_heights(cells: Sequence[HeaderCell], depth: int, need: Callable[[HeaderCell], float]) -> list[float]:
    """Heights in which every heading has room: `need` says how high one must be. Those of one row come first; what
    a taller one still lacks is given to its lowest row."""
    heights = [0.0] * depth
    for cell in sorted(cells, key=lambda one: one.rows):
        lacking = need(cell) - sum(heights[cell.row : cell.row + cell.rows])
        heights[cell.row + cell.rows - 1] += max(0.0, lacking)
    return heights


def column_widths(longest: Sequence[float], total: float) -> list[float]:
    """`total` shared out evenly, but for columns whose longest word needs more; all in proportion where there is
    not room enough."""
    narrow, room = set(range(len(longest))), total
    while narrow and any(longest[place] > room / len(narrow) for place in narrow):
        even = room / len(narrow)
        wide = {place for place in narrow if longest[place] > even}
        narrow -= wide
        room -= sum(longest[place] for place in wide)
    if not narrow:
        return [word * total / sum(longest) for word in longest]
    return [room / len(narrow) if place in narrow else word for place, word in enumerate(longest)]
