"""Charts for papers that are printed in black: bars with their numbers, told apart by grey and hatching."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_desk.papers.fonts import REGULAR
from danvan_desk.papers.lines import wrap
from danvan_desk.papers.parts import Chart
from danvan_desk.papers.sheet import MM, Sheet

_LABEL, _NUMBER, _LEGEND = 11.0, 10.0, 10.5  # sizes of text
_BAR, _BETWEEN, _AROUND = 11.0, 2.0, 7.0  # a bar's height; room between bars of one row; between rows
_MOST_LABEL = 0.38  # of the width
_COLUMNS_HIGH, _COLUMN_ROOM = 46 * MM, 0.36  # of upright charts: the highest column; a column's share of its row
_LEAST_NUMBER = 6.5
_LEADING, _GAP, _SWATCH, _HATCH = 1.15, 5.0, 9.0, 3.2
_DARK = 0.3


def chart_height(sheet: Sheet, chart: Chart, width: float) -> float:
    rows = _COLUMNS_HIGH + 2 * _NUMBER * _LEADING + _LABEL * _LEADING
    if not chart.upright:
        rows = sum(_row_height(lines, chart) for lines in _labels(sheet, chart, width)[0])
    return rows + _legend_height(chart)


def draw_chart(sheet: Sheet, chart: Chart, width: float) -> None:
    """From `sheet.y` down, at the left margin, without its caption."""
    if len(chart.series) > 1:
        _draw_legend(sheet, chart.series)
    (_draw_columns if chart.upright else _draw_bars)(sheet, chart, width)
    sheet.canvas.setFillGray(0)
    sheet.canvas.setStrokeGray(0)


# rows of bars


def _labels(sheet: Sheet, chart: Chart, width: float) -> tuple[list[list[str]], float]:
    """Each label's lines, and the width the widest of them takes."""
    most = width * _MOST_LABEL
    lines = [wrap(sheet.clean(label), most, sheet.faces[REGULAR], _LABEL) for label, _numbers in chart.rows]
    return lines, max((sheet.width(one, REGULAR, _LABEL) for each in lines for one in each), default=0.0)


def _bars_height(chart: Chart) -> float:
    return len(chart.series) * (_BAR + _BETWEEN) - _BETWEEN


def _row_height(lines: Sequence[str], chart: Chart) -> float:
    return max(len(lines) * _LABEL * _LEADING, _bars_height(chart)) + _AROUND


def _draw_bars(sheet: Sheet, chart: Chart, width: float) -> None:
    labels, taken = _labels(sheet, chart, width)
    most = max((n for _label, numbers in chart.rows for n in numbers), default=0)
    axis = sheet.page.left + taken + _GAP
    room = width - taken - 3 * _GAP - sheet.width(_shown(most), REGULAR, _NUMBER)
    top = sheet.y
    for lines, (_label, numbers) in zip(labels, chart.rows, strict=True):
        height = _row_height(lines, chart)
        y = sheet.y - (height - len(lines) * _LABEL * _LEADING) / 2 - _LABEL * 0.9
        for line in lines:
            right = axis - _GAP - sheet.width(line, REGULAR, _LABEL)
            sheet.text(line, right, y, size=_LABEL)
            y -= _LABEL * _LEADING
        y = sheet.y - (height - _bars_height(chart)) / 2
        for place, n in enumerate(numbers):
            long = room * n / most if most else 0.0
            y -= _BAR
            if n:
                _fill(sheet, place, axis, y, long, _BAR)
            sheet.text(_shown(n), axis + long + _GAP, y + (_BAR - _NUMBER * 0.7) / 2, size=_NUMBER)
            y -= _BETWEEN
        sheet.skip(height)
    _axis(sheet, axis, top, axis, sheet.y)


def _draw_columns(sheet: Sheet, chart: Chart, width: float) -> None:
    most = max((n for _label, numbers in chart.rows for n in numbers), default=0)
    share = width / max(1, len(chart.rows))
    wide = share * (_COLUMN_ROOM if len(chart.series) > 1 else 0.6)
    base = sheet.y - _COLUMNS_HIGH - _NUMBER * _LEADING
    size = min(
        _NUMBER, max(_LEAST_NUMBER, _NUMBER * (wide - 1) / max(1.0, sheet.width(_shown(most), REGULAR, _NUMBER)))
    )
    for at, (label, numbers) in enumerate(chart.rows):
        left = sheet.page.left + share * at + (share - wide * len(numbers)) / 2
        for place, n in enumerate(numbers):
            high = _COLUMNS_HIGH * n / most if most else 0.0
            if n:
                _fill(sheet, place, left + place * wide, base, wide, high)
            sheet.centred(_shown(n), left + (place + 0.5) * wide, base + high + 2, size=size)
        sheet.centred(sheet.clean(label), sheet.page.left + share * (at + 0.5), base - _LABEL * 1.1, size=_NUMBER)
    _axis(sheet, sheet.page.left, base, sheet.page.left + width, base)
    sheet.y = base - _NUMBER * _LEADING - _LABEL * _LEADING


# what both share


def _legend_height(chart: Chart) -> float:
    return _LEGEND * 2 if len(chart.series) > 1 else 0.0


def _draw_legend(sheet: Sheet, series: Sequence[str]) -> None:
    x, y = sheet.page.left, sheet.y - _LEGEND
    for place, name in enumerate(series):
        _fill(sheet, place, x, y, _SWATCH, _SWATCH - 1)
        words = sheet.clean(name)
        sheet.text(words, x + _SWATCH + _GAP, y + 0.5, size=_LEGEND)
        x += _SWATCH + 4 * _GAP + sheet.width(words, REGULAR, _LEGEND)
    sheet.skip(_LEGEND * 2)


def _fill(sheet: Sheet, place: int, x: float, y: float, width: float, height: float) -> None:
    """The first series dark, the second white and hatched: a copier keeps them apart."""
    canvas = sheet.canvas
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.5)
    canvas.setFillGray(_DARK if place == 0 else 1)
    canvas.rect(x, y, width, height, stroke=1, fill=1)
    canvas.setFillGray(0)
    if place == 0:
        return
    canvas.saveState()
    inside = canvas.beginPath()
    inside.rect(x, y, width, height)
    canvas.clipPath(inside, stroke=0, fill=0)
    at = x - height
    while at < x + width:
        canvas.line(at, y, at + height, y + height)
        at += _HATCH
    canvas.restoreState()


def _axis(sheet: Sheet, x: float, y: float, to_x: float, to_y: float) -> None:
    sheet.canvas.setLineWidth(0.8)
    sheet.canvas.line(x, y, to_x, to_y)


def _shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")
