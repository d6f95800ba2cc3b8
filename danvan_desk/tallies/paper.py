"""The tables on paper: A4 landscape, one page a table, every column in its place."""

from __future__ import annotations

from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.lines import wrap
from danvan_desk.papers.sheet import MM, PageSize, Sheet
from danvan_desk.tallies.definitions import definition
from danvan_desk.tallies.layout import HeaderCell, column_widths, header, row_heights
from danvan_desk.tallies.tally import Table, Tally
from danvan_desk.tallies.wording import MS, UNIT, Wording, figure, ms_words, wording

PAGE = PageSize(297 * MM, 210 * MM, top=13 * MM, bottom=12 * MM, left=12 * MM, right=12 * MM)
_UNIT_WIDTH = 27 * MM
_HEADS, _MS_SIZE, _CELL = (8.5, 8.0, 7.5, 7.0), 6.8, 10.5
_SMALL = 7.5  # a long number is set as small as this before it makes its column wider
_PAD = 1.8
_THIN, _THICK = 0.5, 1.1


def to_pdf(tally: Tally) -> bytes:
    sheet = Sheet(PAGE, "Biểu báo cáo tiếp công dân, xử lý đơn", tally.office.name)
    for place, table in enumerate(tally.tables):
        if place:
            sheet.canvas.showPage()
            sheet.y = PAGE.height - PAGE.top
        words = wording(tally, table)
        _above(sheet, words)
        _Grid(sheet, table).draw()
        _below(sheet, words)
    return sheet.finish()


def _above(sheet: Sheet, words: Wording) -> None:
    sheet.y -= 11
    sheet.text(sheet.clean(words.office), PAGE.left, sheet.y, font=BOLD, size=11)
    right = PAGE.width - PAGE.right - sheet.width(words.code, BOLD, 12)
    sheet.text(words.code, right, sheet.y, font=BOLD, size=12)
    sheet.skip(8)
    sheet.centred_lines(words.title, font=BOLD, size=14)
    sheet.centred_lines(words.period, size=12)
    sheet.centred_lines(words.attached, font=ITALIC, size=12)
    if words.warning:
        sheet.centred_lines(words.warning, font=BOLD, size=11)
    sheet.skip(8)


def _below(sheet: Sheet, words: Wording) -> None:
    sheet.skip(16)
    sheet.text(words.note + " " + "." * 150, PAGE.left, sheet.y, size=11)
    sheet.skip(26)
    left, right = PAGE.left + PAGE.inner * 0.25, PAGE.left + PAGE.inner * 0.75
    sheet.centred(sheet.clean(words.place_and_date), right, sheet.y, font=ITALIC, size=12)
    for place, font in ((0, BOLD), (1, ITALIC)):
        sheet.skip(15)
        sheet.centred(words.left[place], left, sheet.y, font=font, size=12)
        sheet.centred(words.right[place], right, sheet.y, font=font, size=12)
    sheet.skip(62)
    sheet.centred(sheet.clean(words.left[2]), left, sheet.y, font=BOLD, size=12)
    sheet.centred(sheet.clean(words.right[2]), right, sheet.y, font=BOLD, size=12)


class _Grid:
    """Header, MS row and numbers of one table, from `sheet.y` down."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        form = definition(table.code)
        self.sheet, self.table = sheet, table
        self.cells, self.depth = header(table.columns, form.tall)
        self.ms = ms_words(table)
        room = PAGE.inner - _UNIT_WIDTH
        for self.head in _HEADS:  # the largest in which no word is broken
            longest = [max(self._longest(c.ms, c.path), self._widest_number(c.ms)) for c in table.columns]
            if sum(longest) <= room:
                break
        self.widths = column_widths(longest, room)
        starts = [PAGE.left + _UNIT_WIDTH]
        for width in self.widths:
            starts.append(starts[-1] + width)
        self.starts = starts
        self.thick = {place for place, column in enumerate(table.columns) if column.ms in form.sections}

    def draw(self) -> None:
        sheet, top = self.sheet, self.sheet.y
        heights = row_heights(self.cells, self.depth, self._height)
        levels = [top - sum(heights[:row]) for row in range(self.depth + 1)]
        self._box(UNIT, PAGE.left, _UNIT_WIDTH, top, levels[-1], BOLD, self.head)
        for cell in self.cells:
            x = self.starts[cell.column]
            width = self.starts[cell.column + cell.columns] - x
            font = BOLD if cell.row == 0 else REGULAR
            self._box(cell.text, x, width, levels[cell.row], levels[cell.row + cell.rows], font, self.head)
        sheet.y = levels[-1]
        self._line(MS, [self.ms[column.ms] for column in self.table.columns], ITALIC, _MS_SIZE)
        for row in self.table.rows:
            numbers = [figure(row.cells[column.ms]) for column in self.table.columns]
            self._line(row.office, numbers, BOLD, _CELL, broken=False)
        sheet.canvas.setLineWidth(_THICK)
        for place in self.thick:
            highest = min(cell.row for cell in self.cells if cell.column == place)
            sheet.canvas.line(self.starts[place], levels[highest], self.starts[place], sheet.y)
        sheet.canvas.rect(PAGE.left, sheet.y, PAGE.inner, top - sheet.y, stroke=1, fill=0)

    def _line(self, first: str, texts: list[str], font: str, size: float, *, broken: bool = True) -> None:
        """A row; where its texts may not go on in a next line (a number), they are set smaller instead."""
        parts = [first, *texts]
        widths = [_UNIT_WIDTH, *self.widths]
        sizes = [size] * len(parts)
        if not broken:
            fitting = min(
                self._fitting(text, width, font, size) for text, width in zip(texts, self.widths, strict=True)
            )
            sizes[1:] = [fitting] * len(texts)
        cells = list(zip(parts, widths, sizes, strict=True))
        height = max(len(self._lines(text, width, font, each)) * each for text, width, each in cells) * 1.15 + 4 * _PAD
        bottom = self.sheet.y - height
        for (text, width, each), x in zip(cells, [PAGE.left, *self.starts], strict=False):
            self._box(text, x, width, self.sheet.y, bottom, font, each)
        self.sheet.y = bottom

    def _fitting(self, text: str, width: float, font: str, size: float) -> float:
        """The size, no greater than `size`, at which a text stands in one line."""
        return min(size, (width - 2 * _PAD) / self.sheet.width(text, font, 1))

    def _box(self, text: str, x: float, width: float, top: float, bottom: float, font: str, size: float) -> None:
        sheet = self.sheet
        sheet.canvas.setLineWidth(_THIN)
        sheet.canvas.rect(x, bottom, width, top - bottom, stroke=1, fill=0)
        lines = self._lines(text, width, font, size)
        y = (top + bottom) / 2 + len(lines) * size * 1.15 / 2 - size * 0.9
        for line in lines:
            sheet.centred(line, x + width / 2, y, font=font, size=size)
            y -= size * 1.15

    def _lines(self, text: str, width: float, font: str, size: float) -> list[str]:
        return wrap_formula(text, width - 2 * _PAD, self.sheet, font, size)

    def _height(self, cell: HeaderCell) -> float:
        width = self.starts[cell.column + cell.columns] - self.starts[cell.column]
        font = BOLD if cell.row == 0 else REGULAR
        return len(self._lines(cell.text, width, font, self.head)) * self.head * 1.15 + 3 * _PAD

    def _longest(self, ms: str, path: tuple[str, ...]) -> float:
        font = BOLD if len(path) == 1 else REGULAR
        words = [self.sheet.width(word, font, self.head) for word in path[-1].split()]
        pieces = [self.sheet.width(piece, ITALIC, _MS_SIZE) for piece in _pieces(self.ms[ms])]
        return max(*words, *pieces, 16.0) + 2 * _PAD + 0.2

    def _widest_number(self, ms: str) -> float:
        numbers = [self.sheet.width(figure(row.cells[ms]), BOLD, _SMALL) for row in self.table.rows]
        return max(numbers, default=0.0) + 2 * _PAD + 0.2


def wrap_formula(text: str, width: float, sheet: Sheet, font: str, size: float) -> list[str]:
    """Lines no wider than `width`; a formula without blanks goes on after its signs."""
    if " " in text or ("=" not in text and "+" not in text):
        return wrap(sheet.clean(text), width, sheet.faces[font], size)
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and sheet.width(lines[-1] + piece, font, size) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def _pieces(formula: str) -> list[str]:
    """A formula cut after each sign: "1=5+11" is "1=", "5+", "11"."""
    spaced = formula.replace("=", "= ").replace("+", "+ ")
    return spaced.split()
