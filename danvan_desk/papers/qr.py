"""A QR code drawn as one path of dark runs from segno's matrix."""

from __future__ import annotations

from danvan_desk.papers.sheet import Sheet


def draw_qr(sheet: Sheet, text: str, x: float, y: float, side: float) -> None:
    """`x`, `y`: lower left corner in points; `side`: width of the dark part, the light edge is the paper's own."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    unit = side / len(matrix)
    path = sheet.canvas.beginPath()
    for row, cells in enumerate(matrix):
        for start, end in _runs(bytes(cells)):
            path.rect(x + start * unit, y + side - (row + 1) * unit, (end - start) * unit, unit)
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def _runs(cells: bytes) -> list[tuple[int, int]]:
    runs, start = [], 0
    while (start := cells.find(1, start)) >= 0:
        end = cells.find(0, start)
        end = len(cells) if end < 0 else end
        runs.append((start, end))
        start = end
    return runs
