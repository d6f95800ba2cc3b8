"""What is drawn on a sheet, as a picture for a Word file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

from danvan_desk.papers.chart import chart_height
from danvan_desk.papers.day_strip import CELLS_HEIGHT, MARK_SIDE
from danvan_desk.papers.parts import Chart
from danvan_desk.papers.sheet import PORTRAIT, PageSize, Sheet

_SCALE = 300 / 72  # as sharp as office printers print


CELLS = PageSize(PORTRAIT.inner, CELLS_HEIGHT, top=0, bottom=0, left=0, right=0)
"""As wide as a paper's text, without margins."""
MARK = PageSize(MARK_SIDE, MARK_SIDE, top=MARK_SIDE, bottom=0, left=0, right=0)


def chart_room(chart: Chart) -> PageSize:
    edged = PageSize(PORTRAIT.inner, 0, top=1, bottom=1, left=1, right=1)  # half a line is beyond a bar's edge
    return replace(edged, height=chart_height(Sheet(edged, ""), chart, edged.inner) + 2)


def picture(draw: Callable[[Sheet], object], page: PageSize) -> bytes:
    """A PNG in greys, 300 to the inch. pdfium isn't made for several threads: from one at a time."""
    import pypdfium2

    sheet = Sheet(page, "")
    draw(sheet)
    with pypdfium2.PdfDocument(sheet.finish()) as document:
        first = document[0]
        drawn = first.render(scale=_SCALE, grayscale=True)
        wide, high = drawn.width, drawn.height
        pixels, stride = bytes(drawn.buffer), drawn.stride
        drawn.close()
        first.close()
    rows = b"".join(b"\0" + pixels[at * stride : at * stride + wide] for at in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, data) for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
