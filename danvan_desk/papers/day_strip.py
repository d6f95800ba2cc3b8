"""A strip of days in black and grey: one cell a day, the words under it, and the legend that says what cells mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from danvan_desk.domain.date_slip import DayMark
from danvan_desk.papers.fonts import BOLD, REGULAR
from danvan_desk.papers.parts import MARK_NAMES, DayStrip, StripLabel
from danvan_desk.papers.sheet import Sheet

_BAR, _LABEL = 10.0, 9.0
_OVER, _UNDER = 3.0, 3.0  # how far the line of today stands out
_PARTED = 2.4  # points; narrower cells have no gap between them
_GREYS = {DayMark.WORKED: 0.45, DayMark.REST: 0.82, DayMark.LATE: 0.0}


def strip_height() -> float:
    return _OVER + _BAR + _UNDER + _LABEL * 1.3


def draw_strip(sheet: Sheet, strip: DayStrip) -> None:
    """Across the page at the place reached."""
    days, due, today = strip.days, strip.due, strip.today
    width = sheet.page.inner / len(days)
    foot = sheet.y - _OVER - _BAR
    places = {day: sheet.page.left + (at + 0.5) * width for at, (day, _mark) in enumerate(days)}
    for at, (_day, mark) in enumerate(days):
        _cell(sheet, sheet.page.left + at * width, foot, width, mark)
    sheet.canvas.setFillGray(0)
    sheet.canvas.setStrokeGray(0)
    if today in places:
        for grey, thick in ((1, 4.0), (0, 1.6)):  # a white edge, to be seen on black cells too
            sheet.canvas.setStrokeGray(grey)
            sheet.canvas.setLineWidth(thick)
            sheet.canvas.line(places[today], foot - _UNDER, places[today], foot + _BAR + _OVER)
    _labels(sheet, [*([due] if due else []), *strip.labels], places, foot - _UNDER - _LABEL)
    sheet.y -= strip_height()


def draw_legend(sheet: Sheet, marks: Collection[DayMark], *, today: bool) -> None:
    """One line: what each kind of cell means, of those that are drawn."""
    x, side = sheet.page.left, 8.0
    sheet.y -= _BAR
    for mark in (one for one in DayMark if one in marks):
        _cell(sheet, x, sheet.y, side, mark, height=side)
        x = _legend_words(sheet, x + side + 3, MARK_NAMES[mark])
    sheet.canvas.setStrokeGray(0)
    if today:
        sheet.canvas.setLineWidth(1.6)
        sheet.canvas.line(x + 2, sheet.y - 2, x + 2, sheet.y + side + 2)
        _legend_words(sheet, x + 7, "hôm nay")


def _legend_words(sheet: Sheet, x: float, words: str) -> float:
    sheet.canvas.setFillGray(0)
    sheet.text(words, x, sheet.y + 1, size=_LABEL)
    return x + sheet.width(words, REGULAR, _LABEL) + 12


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


def _labels(sheet: Sheet, labels: Sequence[StripLabel], places: dict[date, float], y: float) -> None:
    taken: list[tuple[float, float]] = []
    left_edge, right_edge = sheet.page.left, sheet.page.left + sheet.page.inner
    for label in labels:
        if label.day not in places:
            continue
        font = BOLD if label.bold else REGULAR
        words = sheet.clean(label.words)
        width = sheet.width(words, font, _LABEL)
        left = min(max(left_edge, places[label.day] - width / 2), right_edge - width)
        hit = [a for a, b in taken if left < b + 5 and a < left + width + 5]
        if hit:
            left = min(hit) - width - 6
        if left < left_edge or any(left < b + 5 and a < left + width + 5 for a, b in taken):
            continue
        taken.append((left, left + width))
        sheet.text(words, left, y, font=font, size=_LABEL)
