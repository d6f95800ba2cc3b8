"""A strip of days in black and grey: one cell a day, the words under it, and the legend that says what cells mean."""

from __future__ import annotations

from danvan_desk.domain.date_slip import DayMark
from danvan_desk.papers.fonts import BOLD, REGULAR
from danvan_desk.papers.parts import DayStrip, Legend
from danvan_desk.papers.sheet import Sheet

_BAR, LABEL_SIZE = 10.0, 9.0
_OVER, _UNDER = 3.0, 3.0  # how far the line of today stands out
_PARTED = 2.4  # points; narrower cells have no gap between them
_GREYS = {DayMark.WORKED: 0.45, DayMark.REST: 0.82, DayMark.LATE: 0.0}
CELLS_HEIGHT = _OVER + _BAR + _UNDER
MARK_SIDE = 8.0


def strip_height() -> float:
    return CELLS_HEIGHT + LABEL_SIZE * 1.3


def draw_strip(sheet: Sheet, strip: DayStrip) -> None:
    """Across the page at the place reached."""
    foot = sheet.y - strip_height()
    draw_cells(sheet, strip)
    for left, words, bold in strip_labels(sheet, strip):
        y = sheet.y - LABEL_SIZE
        sheet.text(words, sheet.page.left + left, y, font=BOLD if bold else REGULAR, size=LABEL_SIZE)
    sheet.y = foot


def draw_cells(sheet: Sheet, strip: DayStrip) -> None:
    """The strip without its words."""
    width = sheet.page.inner / len(strip.days)
    foot = sheet.y - _OVER - _BAR
    for at, (_day, mark) in enumerate(strip.days):
        _cell(sheet, sheet.page.left + at * width, foot, width, mark)
    sheet.canvas.setFillGray(0)
    sheet.canvas.setStrokeGray(0)
    today = next((at for at, (day, _mark) in enumerate(strip.days) if day == strip.today), None)
    if today is not None:
        x = sheet.page.left + (today + 0.5) * width
        for grey, thick in ((1, 4.0), (0, 1.6)):  # a white edge, to be seen on black cells too
            sheet.canvas.setStrokeGray(grey)
            sheet.canvas.setLineWidth(thick)
            sheet.canvas.line(x, foot - _UNDER, x, foot + _BAR + _OVER)
    sheet.y -= CELLS_HEIGHT


def draw_legend(sheet: Sheet, legend: Legend) -> None:
    """One line: what each kind of cell means, of those that are drawn."""
    x = sheet.page.left
    sheet.y -= _BAR
    for mark, name in legend.items():
        x = draw_mark(sheet, mark, x)
        sheet.text(name, x, sheet.y + 1, size=LABEL_SIZE)
        x += sheet.width(name, REGULAR, LABEL_SIZE) + 12


def draw_mark(sheet: Sheet, mark: DayMark | None, x: float) -> float:
    """A cell of that kind, or the line of today, beside its name: gives where that begins."""
    if mark is not None:
        _cell(sheet, x, sheet.y, MARK_SIDE, mark, height=MARK_SIDE)
        x += 1
    else:
        sheet.canvas.setStrokeGray(0)
        sheet.canvas.setLineWidth(1.6)
        sheet.canvas.line(x + 2, sheet.y - 2, x + 2, sheet.y + MARK_SIDE + 2)
        x -= 3
    sheet.canvas.setFillGray(0)
    return x + MARK_SIDE + 2


def _cell(sheet: Sheet, x: float, y: float, width: float, mark: DayMark, *, height: float = _BAR) -> None:
    canvas = sheet.canvas
    wide = width - 0.8 if width > _PARTED else width
    if mark in _GREYS:
        canvas.setFillGray(_GREYS[mark])
        canvas.rect(x, y, wide, height, stroke=0, fill=1)
        return
    canvas.setStrokeGray(0.25)
    canvas.setLineWidth(0.5)
    if mark is DayMark.LEFT:
        canvas.rect(x + 0.25, y + 0.25, wide - 0.5, height - 0.5, stroke=1, fill=0)
        return
    _hatch(sheet, x, y, width, height)


def _hatch(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Slanted lines that meet those of the next cell, clipped to this one."""
    canvas = sheet.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setLineWidth(0.7)
    step = 2.6
    start = (x - height) // step * step
    while start < x + width:
        canvas.line(start, y, start + height, y + height)
        start += step
    canvas.restoreState()


def strip_labels(sheet: Sheet, strip: DayStrip) -> list[tuple[float, str, bool]]:
    """The words under the cells that have room: how far from the left margin each begins, from the left, and whether
    bold."""
    width = sheet.page.inner / len(strip.days)
    places = {day: (at + 0.5) * width for at, (day, _mark) in enumerate(strip.days)}
    found: list[tuple[float, str, bool]] = []
    taken: list[tuple[float, float]] = []
    for label in (*([strip.due] if strip.due else []), *strip.labels):
        if label.day not in places:
            continue
        words = sheet.clean(label.words)
        long = sheet.width(words, BOLD if label.bold else REGULAR, LABEL_SIZE)
        left = min(max(0.0, places[label.day] - long / 2), sheet.page.inner - long)
        hit = [a for a, b in taken if left < b + 5 and a < left + long + 5]
        if hit:
            left = min(hit) - long - 6
        if left < 0 or any(left < b + 5 and a < left + long + 5 for a, b in taken):
            continue
        taken.append((left, left + long))
        found.append((left, words, label.bold))
    return sorted(found)
