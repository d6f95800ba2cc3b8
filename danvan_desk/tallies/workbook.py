"""The tables as an Excel workbook: one sheet a table, the circular's header merged over one column for each MS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from danvan_desk.papers.errors import Cancelled
from danvan_desk.papers.excel import LETTERS, formats, set_page
from danvan_desk.papers.fonts import BOLD, REGULAR, Face
from danvan_desk.papers.lines import wrap
from danvan_desk.tallies.definitions import definition
from danvan_desk.tallies.layout import HeaderCell, header, row_heights
from danvan_desk.tallies.rules import first_sum
from danvan_desk.tallies.tally import Row, Table, Tally, tidy
from danvan_desk.tallies.wording import MS, UNIT, Wording, figure, ms_words, wording

TOTAL = "Tổng cộng"
_UNIT_WIDTH, _UNIT_WIDTH_OF_MANY = 20.0, 30.0  # in characters, as Excel measures columns
_LEAST, _MOST = 4.4, 11.0
_FULL_PAGE = 130.0  # characters of a page beside the unit: a table of few columns is no narrower
_INDENT = 8
_POINTS_A_CHARACTER = 5.25  # of a column's width, at Excel's default font
_SIZE, _NUMBER, _MS_SIZE, _HEAD_SIZE = 10, 12, 8, 13
_LEADING = 13.5
_TOLD_EVERY = 100
_TOP = 5  # rows above the header: office and code, title, period, report, a warning
_TOP_OF_MANY = 4  # period and report in one row: what stays in sight above many rows is kept low
_ZOOM_OF_MANY = 75
_MARGINS = (0.5, 0.4, 0.6, 0.5)


def to_xlsx(tally: Tally) -> bytes:
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Biểu báo cáo tiếp công dân, xử lý đơn", "author": tally.office.name})
    add_tables(book, tally)
    book.close()
    return buffer.getvalue()


def add_tables(book: Any, tally: Tally, progress: Callable[[int, int], bool] | None = None) -> None:
    """A sheet for each table of the tally. Where it is of many offices, a row of SUM formulas stands under them.
    Raises Cancelled where `progress(rows done, of)` answers no; all done, the file is still to be put together."""
    styles = _styles(book)
    total, done = sum(len(table.rows) for table in tally.tables), 0
    for table in tally.tables:
        sheet = _Sheet(book.add_worksheet(definition(table.code).sheet), styles, tally, table)
        for _row in sheet.draw():
            done += 1
            if progress is not None and done % _TOLD_EVERY == 0 and not progress(done, total):
                raise Cancelled
    if progress is not None and not progress(total, total):
        raise Cancelled


def set_tally_page(sheet: Any, widths: Iterable[float], above: tuple[int, int]) -> None:
    """As the sheets of the tables are printed; `widths` in letters, `above`: the rows that stand on each page."""
    set_page(sheet, widths, margins=_MARGINS, above=above)
    sheet.hide_gridlines(2)
    sheet.set_footer(f'&C&"{LETTERS}"&10&P/&N')


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": LETTERS, "font_size": _SIZE, "valign": "vcenter"}
    boxed = base | {"border": 1, "align": "center", "text_wrap": True}
    wanted: dict[str, dict[str, Any]] = {
        "plain": base,
        "note": base | {"align": "left", "font_size": 13},
        "office": base | {"bold": True, "font_size": _HEAD_SIZE, "text_wrap": True},
        "code": base | {"bold": True, "font_size": _HEAD_SIZE, "align": "right"},
        "title": base | {"bold": True, "font_size": 16, "align": "center"},
        "centred": base | {"align": "center", "font_size": 13},
        "italic": base | {"align": "center", "italic": True, "font_size": 13},
        "capacity": base | {"align": "center", "bold": True, "font_size": 13},
        "head": boxed | {"bold": True, "bg_color": "#F2F1EC"},
        "subhead": boxed | {"bg_color": "#F2F1EC"},
        "ms": boxed | {"font_size": _MS_SIZE, "italic": True},
        "unit": boxed | {"bold": True, "font_size": _NUMBER},
        "one": boxed | {"align": "left", "indent": 1},
        "wrong": boxed | {"align": "left", "indent": 1, "bold": True, "font_color": "#A3211B"},
        "number": boxed | {"num_format": "#,##0", "text_wrap": False, "font_size": _NUMBER},
        "decimal": boxed | {"num_format": "#,##0.0#####", "text_wrap": False, "font_size": _NUMBER},
        "total": boxed | {"num_format": "#,##0", "text_wrap": False, "font_size": _NUMBER, "bold": True},
        "decimal_total": boxed | {"num_format": "#,##0.0#####", "text_wrap": False, "font_size": _NUMBER, "bold": True},
    }
    return formats(book, wanted)


class _Sheet:
    """One worksheet in the making."""

    def __init__(self, sheet: Any, styles: dict[str, Any], tally: Tally, table: Table) -> None:
        from xlsxwriter.utility import xl_col_to_name

        self.sheet, self.styles, self.table = sheet, styles, table
        self.words: Wording = wording(tally, table)
        self.ms = ms_words(table)
        self.cells, self.depth = header(table.columns, definition(table.code).tall)
        self.last = len(table.columns)
        self.many = tally.reporters is not None
        self.breakers = {name for check in table.checks for name in check.breakers}
        self.top = _TOP_OF_MANY if self.many else _TOP
        self.unit_width = _UNIT_WIDTH_OF_MANY if self.many else _UNIT_WIDTH
        self.letters = {column.ms: xl_col_to_name(place) for place, column in enumerate(table.columns, 1)}
        self.sums = {column.ms: first_sum(column.formula) for column in table.columns if column.formula}
        self.faces = {True: Face(BOLD), False: Face(REGULAR)}
        self.widths = [self._least_width(place) for place in range(self.last)]

    def draw(self) -> Iterator[Row]:
        """Gives each row as it is written, so that a long sheet may be waited for or given up."""
        self._page()
        self._above()
        self._header()
        first = self.top + self.depth + 1
        for place, row in enumerate(self.table.rows):
            self._row(first + place, row)
            yield row
        below = first + len(self.table.rows)
        if self.many:
            self._totals(first, below)
            below += 1
        self._below(below)
        self.sheet.freeze_panes(first, 1)

    def _page(self) -> None:
        set_tally_page(self.sheet, (self.unit_width, *self.widths), (self.top, self.top + self.depth))
        if self.many:
            self.sheet.set_zoom(_ZOOM_OF_MANY)

    def _above(self) -> None:
        words = self.words
        self._heading(words.office, words.code)
        between = [(words.period, "centred"), (words.attached, "italic")]
        if self.many:
            between = [(f"{words.period} {words.attached}", "centred")]
        lines = [(words.title, "title"), *between]
        if words.warning:
            lines.append((words.warning, "capacity"))
        for row, (text, style) in enumerate(lines, 1):
            self._merge(row, 0, self.last, text, style)
        self.sheet.set_row(1, 26)
        self.sheet.set_row(self.top - 1, 26)

    def _heading(self, office: str, code: str) -> None:
        """The office, on as many lines as its name needs, beside the table's code, which takes no more than its own."""
        needed, at = self.faces[True].width(code) * _HEAD_SIZE + _INDENT, self.last
        while at > 1 and self._points(at, self.last) < needed:
            at -= 1
        room = self.unit_width * _POINTS_A_CHARACTER + self._points(1, at - 1) - _INDENT
        self.sheet.set_row(0, 3 + 17 * len(wrap(office, room, self.faces[True], _HEAD_SIZE)))
        self._merge(0, 0, at - 1, office, "office")
        self._merge(0, at, self.last, code, "code")

    def _points(self, first: int, last: int) -> float:
        """Across these columns of numbers, counted from 1."""
        return sum(self.widths[first - 1 : last]) * _POINTS_A_CHARACTER

    def _header(self) -> None:
        heights = row_heights(self.cells, self.depth, self._height)
        for row, height in enumerate(heights):
            self.sheet.set_row(self.top + row, height)
        self._box(self.top, 0, self.top + self.depth - 1, 0, UNIT, "head")
        for cell in self.cells:
            row, column = self.top + cell.row, cell.column + 1
            style = "head" if cell.row == 0 else "subhead"
            self._box(row, column, row + cell.rows - 1, column + cell.columns - 1, cell.text, style)
        foot = self.top + self.depth
        self.sheet.write_string(foot, 0, MS, self.styles["ms"])
        lines = 2
        for place, heading in enumerate(self.table.columns):
            words = self._formula_lines(self.ms[heading.ms], self.widths[place] * _POINTS_A_CHARACTER - 4)
            self.sheet.write_string(foot, place + 1, "\n".join(words), self.styles["ms"])
            lines = max(lines, len(words))
        self.sheet.set_row(foot, 6 + 11 * lines)

    def _formula_lines(self, formula: str, width: float) -> list[str]:
        """The formula without a blank in it, going on in a line of its own where it is wider than the column."""
        lines = [""]
        for part in formula_parts(formula):
            if lines[-1] and self.faces[False].width(lines[-1] + part) * _MS_SIZE > width:
                lines.append("")
            lines[-1] += part
        return lines

    def _row(self, row: int, of: Row) -> None:
        """The numbers of one office: totals are Excel's own sums where the table's identity for them holds."""
        self.sheet.set_row(row, self._row_height(of.office))
        one = "wrong" if of.office in self.breakers else "one"
        self.sheet.write_string(row, 0, of.office, self.styles[one if self.many else "unit"])
        for place, column in enumerate(self.table.columns, 1):
            value = of.cells[column.ms]
            plain = "number" if isinstance(value, int) else "decimal"
            style = self.styles["total" if column.formula else plain]
            total = self.sums.get(column.ms)
            if total is not None and total.of(of.cells) == value:
                words = "".join(("+" if sign > 0 else "-") + f"{self.letters[ms]}{row + 1}" for sign, ms in total.terms)
                self.sheet.write_formula(row, place, "=" + words.removeprefix("+"), style, value)
            else:
                self.sheet.write_number(row, place, value, style)

    def _totals(self, first: int, row: int) -> None:
        """Under the offices' rows: what they make together, added by Excel itself."""
        self.sheet.set_row(row, 26)
        self.sheet.write_string(row, 0, TOTAL, self.styles["unit"])
        for place, column in enumerate(self.table.columns, 1):
            value = tidy(sum(one.cells[column.ms] for one in self.table.rows))
            letter = self.letters[column.ms]
            style = self.styles["total" if isinstance(value, int) else "decimal_total"]
            self.sheet.write_formula(row, place, f"=SUM({letter}{first + 1}:{letter}{row})", style, value)

    def _row_height(self, office: str) -> float:
        room = self.unit_width * _POINTS_A_CHARACTER - 4
        if self.many:
            return 6 + 14 * len(wrap(office, room - _INDENT, self.faces[False], _SIZE))
        return 10 + 16 * len(wrap(office, room, self.faces[True], _NUMBER))

    def _below(self, row: int) -> None:
        words = self.words
        dots = " " + "…" * 60
        self._merge(row, 0, self.last, words.note + dots, "note")
        self.sheet.set_row(row, 26)
        middle = self.last // 2
        self._merge(row + 2, middle + 1, self.last, words.place_and_date, "italic")
        for place, style in enumerate(("capacity", "italic")):
            self._merge(row + 3 + place, 0, middle, words.left[place], style)
            self._merge(row + 3 + place, middle + 1, self.last, words.right[place], style)
        self._merge(row + 9, 0, middle, words.left[2], "capacity")
        self._merge(row + 9, middle + 1, self.last, words.right[2], "capacity")

    def _merge(self, row: int, first: int, last: int, text: str, style: str) -> None:
        self._box(row, first, row, last, text, style)

    def _box(self, top: int, left: int, bottom: int, right: int, text: str, style: str) -> None:
        form = self.styles[style]
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", form)
        self.sheet.write_string(top, left, text, form)  # never as a formula, whatever it begins with

    def _least_width(self, place: int) -> float:
        """Wide enough for the longest word of the headings above the column and of its MS."""
        column = self.table.columns[place]
        words = column.path[-1].split()
        points = [self.faces[len(column.path) == 1].width(word) * _SIZE for word in words]
        points += [self.faces[False].width(part) * _MS_SIZE for part in formula_parts(self.ms[column.ms])]
        least = max(_LEAST, _FULL_PAGE / self.last)
        shown = {figure(row.cells[column.ms]) for row in self.table.rows}
        if self.many:
            shown = {max(shown, key=len), figure(tidy(sum(row.cells[column.ms] for row in self.table.rows)))}
        numbers = [self.faces[True].width(words) * _NUMBER for words in shown]
        return max(min(_MOST, max(least, *_characters(points))), *_characters(numbers))

    def _height(self, cell: HeaderCell) -> float:
        width = sum(self.widths[cell.column : cell.column + cell.columns]) * _POINTS_A_CHARACTER - 3
        return 6 + _LEADING * len(wrap(cell.text, width, self.faces[cell.row == 0], _SIZE))


def _characters(points: list[float]) -> list[float]:
    """Widths in points as Excel's columns have them, with a little room at the sides."""
    return [(each + 4) / _POINTS_A_CHARACTER for each in points]


def formula_parts(formula: str) -> list[str]:
    """Where a formula may go on in the next line: after each "=", and in a long sum after a "+"."""
    parts = formula.split("=")
    if len(parts) > 2:
        parts = [part.replace("+", "+ ") if part.count("+") > 2 else part for part in parts]
    return "= ".join(parts).split()
