"""The parts of a paper that are neither paragraphs nor tables, on a sheet."""

from __future__ import annotations

from danvan_desk.papers.chart import chart_height, draw_chart
from danvan_desk.papers.day_strip import draw_legend, draw_strip, strip_height
from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.lines import wrap
from danvan_desk.papers.parts import Chart, Code, DayStrip, Drawn, Entry, Legend
from danvan_desk.papers.qr import draw_qr
from danvan_desk.papers.sheet import MM, Sheet

QR_SIDE = 30 * MM
_SIZE, _HEAD_SIZE = 12.0, 13.0
_LEADING = 1.22
_MARK_WIDTH, _RIGHT_WIDTH = 7 * MM, 25 * MM


def draw_part(sheet: Sheet, part: Drawn) -> None:
    if isinstance(part, Code):
        _draw_code(sheet, part)
    elif isinstance(part, Legend):
        sheet.skip(8)
        draw_legend(sheet, part)
    elif isinstance(part, DayStrip):
        sheet.skip(5)
        sheet.need(strip_height())
        draw_strip(sheet, part)
        sheet.skip(3)
    elif isinstance(part, Chart):
        _draw_chart(sheet, part)
    elif part.head:
        _draw_head(sheet, part)
    else:
        _draw_entry(sheet, part)


def entry_height(sheet: Sheet, part: Entry) -> float:
    return 3 + len(_lines(sheet, part)) * _SIZE * _LEADING


def _draw_code(sheet: Sheet, part: Code) -> None:
    page = sheet.page
    sheet.skip(4 * MM)
    sheet.y -= QR_SIDE
    draw_qr(sheet, part.qr, page.centre - QR_SIDE / 2, sheet.y, QR_SIDE)
    sheet.y -= 24
    sheet.centred(part.number, page.centre, sheet.y, font=BOLD, size=20)
    sheet.y -= 15
    sheet.centred(part.below, page.centre, sheet.y, size=11)
    sheet.skip(6 * MM)


def _draw_chart(sheet: Sheet, part: Chart) -> None:
    """Whole on one page, its caption under it."""
    width = sheet.page.inner
    sheet.skip(10)
    sheet.need(chart_height(sheet, part, width) + 2 * _SIZE * 1.5)
    draw_chart(sheet, part, width)
    sheet.skip(2)
    sheet.centred_lines(part.caption, font=ITALIC, size=_SIZE)
    sheet.skip(4)


def _draw_head(sheet: Sheet, part: Entry) -> None:
    """Under a rule, with what it comes to at the right; it doesn't stand alone at the foot of a page."""
    room = sheet.page.inner - sheet.width(part.right, BOLD, _HEAD_SIZE) - 6 * MM
    lines = wrap(sheet.clean(part.text), room, sheet.faces[BOLD], _HEAD_SIZE)
    sheet.skip(12)
    sheet.need(4 + len(lines) * _HEAD_SIZE * 1.25 + strip_height() + 8 + 4 * _SIZE * _LEADING)
    sheet.rule(sheet.page.left, sheet.y, sheet.page.inner, 0.5)
    sheet.skip(4)
    for place, line in enumerate(lines):
        sheet.y -= _HEAD_SIZE * 1.25
        sheet.text(line, sheet.page.left, sheet.y + 2, font=BOLD, size=_HEAD_SIZE)
        if not place:
            _right(sheet, part.right, BOLD, _HEAD_SIZE)


def _draw_entry(sheet: Sheet, part: Entry) -> None:
    font = BOLD if part.bold else REGULAR
    lines = _lines(sheet, part)
    sheet.skip(3)
    sheet.need(min(len(lines), 3) * _SIZE * _LEADING)
    for place, line in enumerate(lines):
        sheet.need(_SIZE * _LEADING)
        sheet.y -= _SIZE * _LEADING
        if not place and part.mark:
            sheet.text(part.mark, sheet.page.left, sheet.y + 2, font=font, size=_SIZE)
        left = sheet.page.left + (_MARK_WIDTH if part.mark else 0.0)
        sheet.text(line, left, sheet.y + 2, font=font, size=_SIZE)
    if part.right:
        _right(sheet, part.right, font, _SIZE)


def _lines(sheet: Sheet, part: Entry) -> list[str]:
    taken = _MARK_WIDTH + _RIGHT_WIDTH if part.mark else 0.0
    face = sheet.faces[BOLD if part.bold else REGULAR]
    return wrap(sheet.clean(part.text), sheet.page.inner - taken, face, _SIZE)


def _right(sheet: Sheet, words: str, font: str, size: float) -> None:
    x = sheet.page.width - sheet.page.right - sheet.width(words, font, size)
    sheet.text(words, x, sheet.y + 2, font=font, size=size)
