"""A ruled table that runs over pages: its header repeats; a row stays whole unless taller than a third of a page.
A register's table ends each page with a line of totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.lines import wrap
from danvan_desk.papers.sheet import Sheet

_PAD = 2.6  # points at each side of a cell
_RULE = 0.5


@dataclass(frozen=True)
class Column:
    """Title (line feeds kept), width in points; columns of the same `group` stand under one common title."""

    title: str
    width: float
    centred: bool = False
    group: str = ""
    right: bool = False


class Table:
    """Rows go to `sheet` from its present `y` on; call `close` after the last. `page_foot`, asked at the end of each
    page, gives what stands in a last line over the whole width."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        *,
        size: float,
        numbered: bool = False,
        page_foot: Callable[[], str] | None = None,
    ) -> None:
        self._sheet = sheet
        self._page_foot = page_foot
        self._columns = tuple(columns)
        self._size = size
        self._leading = size * 1.18
        self._numbered = numbered
        self._face = sheet.faces[REGULAR]
        self._left = sheet.page.left
        self._width = sum(column.width for column in columns)
        self._heads = [wrap(column.title, column.width - 2 * _PAD, sheet.faces[BOLD], size) for column in self._columns]
        self._header()

    def row(self, cells: Sequence[str], *, least: float = 0.0, keep: float = 0.0, bold: bool = False) -> None:
        """One row; line feeds in a cell are kept. `least`: its least height in points; `keep`: the height of what
        must stand on the same page below it.
        """
        font = BOLD if bold else REGULAR
        lines = [
            wrap(self._sheet.clean(cell), column.width - 2 * _PAD, self._sheet.faces[font], self._size)
            for cell, column in zip(cells, self._columns, strict=True)
        ]
        height = max(self._height(max(map(len, lines))), least)
        if height > self._room() and height > self._page_room() / 3:
            self._split(lines, keep)
            return
        if height > self._room() or self._room() < height + keep <= self._page_room():
            self._turn()
        self._draw(lines, height, font)

    def close(self, note: str = "") -> None:
        """Draws the upright rules and the foot of the last page; `note` stands in a row over the whole width."""
        self._uprights()
        if note:
            self._note(note)
        self._foot()

    def _foot(self) -> None:
        if self._page_foot is None:
            return
        sheet, height = self._sheet, self._foot_height()
        words = sheet.clean(self._page_foot())
        sheet.text(words, self._left + _PAD, sheet.y - _PAD - self._size * 0.9, font=BOLD, size=self._size)
        sheet.canvas.setLineWidth(_RULE)
        sheet.canvas.rect(self._left, sheet.y - height, self._width, height)
        sheet.y -= height

    def _foot_height(self) -> float:
        return self._height(1) if self._page_foot is not None else 0.0

    def _room(self) -> float:
        return self._sheet.room() - self._foot_height()

    def _note(self, note: str) -> None:
        sheet, height = self._sheet, 3 * self._leading
        middle = self._left + self._width / 2
        sheet.centred(
            sheet.clean(note), middle, sheet.y - height / 2 - self._size * 0.3, font=ITALIC, size=self._size + 2
        )
        sheet.canvas.rect(self._left, sheet.y - height, self._width, height)
        sheet.y -= height

    def _height(self, count: int) -> float:
        return count * self._leading + 2 * _PAD

    def _page_room(self) -> float:
        page = self._sheet.page
        return page.height - page.top - page.bottom - self._header_height() - self._foot_height()

    def _split(self, lines: list[list[str]], keep: float) -> None:
        """Breaks a tall row: what fits goes here, the rest on, marked as continued in its first column; lines enough
        to keep company stay above what needs `keep` points below the row."""
        first = lines[0]
        while lines:
            fits = int((self._room() - 2 * _PAD) / self._leading)
            rest = max(map(len, lines))
            if rest <= fits and self._room() < self._height(rest) + keep <= self._page_room():
                fits = rest - 4
            if fits < min(4, rest):
                self._turn()
                continue
            self._draw([part[:fits] for part in lines], self._height(min(fits, rest)))
            if rest <= fits:
                return
            lines = [part[fits:] for part in lines]
            lines[0] = [*first, "(tiếp)"]
            self._turn()

    def _turn(self) -> None:
        self._uprights()
        self._foot()
        self._sheet.new_page()
        self._header()

    def _draw(self, lines: list[list[str]], height: float, font: str = REGULAR) -> None:
        sheet, size, leading = self._sheet, self._size, self._leading
        pen = sheet.canvas.beginText()
        pen.setFont(font, size, leading)
        x, base = self._left, sheet.y - _PAD - size * 0.9
        for column, part in zip(self._columns, lines, strict=True):
            if column.centred or column.right:
                for place, line in enumerate(part):
                    room = column.width - sheet.width(line, font, size)
                    pen.setTextOrigin(x + (room - _PAD if column.right else room / 2), base - place * leading)
                    pen.textOut(line)
            elif part != [""]:
                pen.setTextOrigin(x + _PAD, base)
                for line in part:
                    pen.textLine(line)
            x += column.width
        sheet.canvas.drawText(pen)
        sheet.y -= height
        sheet.rule(self._left, sheet.y, self._width, _RULE)

    def _header_height(self) -> float:
        deepest = max(
            len(head) + (1 if column.group else 0) for head, column in zip(self._heads, self._columns, strict=True)
        )
        return self._height(deepest) + 2 * _PAD + (self._height(1) if self._numbered else 0)

    def _header(self) -> None:
        sheet = self._sheet
        self._top = sheet.y
        sheet.rule(self._left, sheet.y, self._width, _RULE)
        self._tops = [self._top] * len(self._columns)
        foot = sheet.y - self._header_height() + (self._height(1) if self._numbered else 0)
        self._groups()
        for place, head in enumerate(self._heads):
            self._head_cell(place, head, foot)
        sheet.y = foot
        sheet.rule(self._left, foot, self._width, _RULE)
        if self._numbered:
            self._number_row()

    def _groups(self) -> None:
        sheet, x, place = self._sheet, self._left, 0
        for group, members in groupby(self._columns, key=lambda column: column.group):
            columns = list(members)
            width = sum(column.width for column in columns)
            if group:
                under = self._top - self._height(1)
                sheet.centred(group, x + width / 2, under + _PAD + 1.5, font=BOLD, size=self._size)
                sheet.rule(x, under, width, _RULE)
                for member in range(place + 1, place + len(columns)):
                    self._tops[member] = under
                self._group_top = under
            x += width
            place += len(columns)

    def _head_cell(self, place: int, head: list[str], foot: float) -> None:
        column = self._columns[place]
        top = self._group_top if column.group else self._top
        x = self._left + sum(one.width for one in self._columns[:place]) + column.width / 2
        y = (top + foot) / 2 + len(head) * self._leading / 2 - self._size * 0.9
        for line in head:
            self._sheet.centred(line, x, y, font=BOLD, size=self._size)
            y -= self._leading

    def _number_row(self) -> None:
        sheet, x, height = self._sheet, self._left, self._height(1)
        for place, column in enumerate(self._columns, 1):
            y = sheet.y - _PAD - self._size * 0.9
            sheet.centred(str(place), x + column.width / 2, y, font=ITALIC, size=self._size)
            x += column.width
        sheet.y -= height
        sheet.rule(self._left, sheet.y, self._width, _RULE)

    def _uprights(self) -> None:
        canvas, x, foot = self._sheet.canvas, self._left, self._sheet.y
        canvas.setLineWidth(_RULE)
        for place, column in enumerate(self._columns):
            canvas.line(x, self._tops[place], x, foot)
            x += column.width
        canvas.line(x, self._top, x, foot)
