"""What the office's Excel books share: their letters, their page, how a cell is written, and the lists that stand under
three lines: office, title, what was asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_desk.papers.fonts import REGULAR, Face
from danvan_desk.papers.letterhead import SAMPLE
from danvan_desk.papers.lines import wrap

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value = str | date | float | None
"""What a cell holds."""

LETTERS = "Times New Roman"
SIZE = 11
FONT: Mapping[str, Any] = {"font_name": LETTERS, "font_size": SIZE, "font_scheme": "none"}
CELL: Mapping[str, Any] = {**FONT, "border": 1, "valign": "top"}
HEAD: Mapping[str, Any] = {
    **CELL, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#EFEDE7",
}  # fmt: skip
DAY = "dd/mm/yyyy"
LIST: Mapping[str, Mapping[str, Any]] = {
    "office": {**FONT, "bold": True},
    "title": {**FONT, "bold": True, "font_size": 15},
    "told": {**FONT, "italic": True},
    "head": HEAD,
    "text": {**CELL, "text_wrap": True, "num_format": "@"},
    "number": {**CELL, "align": "center"},
    "day": {**CELL, "align": "center", "num_format": DAY},
}
"""How the cells of a list look."""
HEADER_ROW = 4
"""Place (from 0) of a list's headings."""
TITLE_HEIGHT = 22
"""Points, for the letters of a title: what only prints a book doesn't measure them itself."""

_A4 = 9
_MOST_TEXT = 32_767  # letters Excel keeps in a cell
_MOST_HEIGHT = 409.0  # points; Excel allows no taller row
_POINTS_A_LETTER = 5.25 * 0.97  # of a column's width, less what Excel's own breaking needs
_AROUND, _LEADING = 4.0, 1.32
_SHORT = 40  # letters of a text whose lines are worth remembering


def new_book(
    target: BytesIO | Path, title: str, office: str, *, font: Mapping[str, Any] = FONT, downwards: bool = False
) -> Workbook:
    """A workbook whose texts are never taken for formulas or links, to be closed when it is written. `downwards`: rows
    go to disk as they are written, strictly downwards. Raises OSError at once where a file can't be written."""
    import xlsxwriter

    if isinstance(target, Path):
        with target.open("wb"):  # what can't be written is known before the work
            pass
    options = {
        "constant_memory" if downwards else "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "default_format_properties": dict(font),
    }  # fmt: skip
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, options)
    book.set_properties({"title": title, "company": " ".join(office.split())})
    return book


def formats(book: Workbook, looks: Mapping[str, Mapping[str, Any]]) -> dict[str, Format]:
    return {name: book.add_format(dict(look)) for name, look in looks.items()}


def set_page(
    sheet: Worksheet, widths: Iterable[float], *, across: bool = True, margins: Sequence[float] = (),
    above: tuple[int, int] | None = None,
) -> None:  # fmt: skip
    """A4, one page wide. `widths` of the columns are in letters, as Excel counts them; `margins` left, right, top and
    bottom in inches; `above`: the first and the last row that stand on each page."""
    if across:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if margins:
        sheet.set_margins(*margins)
    if above:
        sheet.repeat_rows(*above)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def list_sheet(
    book: Workbook, name: str, looks: Mapping[str, Format], above: tuple[str, str, str],
    columns: Sequence[tuple[str, float]], *, head_height: float = 32, sample: bool = False,
) -> Worksheet:  # fmt: skip
    """A sheet for a list, its entries to be written from the row below HEADER_ROW on. `above`: office, title and what
    was asked; `columns`: headings and widths in letters; `sample`: of a practice ward, which is said above them."""
    sheet = book.add_worksheet(name)
    set_page(sheet, [width for _words, width in columns], above=(HEADER_ROW, HEADER_ROW))
    sheet.set_footer("&R&P/&N")
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.set_row(1, TITLE_HEIGHT)
    for row, (words, look) in enumerate(zip(above, ("office", "title", "told"), strict=True)):
        sheet.write_string(row, 0, words, looks[look])
    if sample:
        sheet.write_string(HEADER_ROW - 1, 0, SAMPLE, looks["office"])
    sheet.set_row(HEADER_ROW, head_height)
    write_headings(sheet, HEADER_ROW, [words for words, _width in columns], looks["head"])
    return sheet


def write_headings(sheet: Worksheet, row: int, headings: Iterable[str], look: Format) -> None:
    for column, words in enumerate(headings):
        sheet.write_string(row, column, words, look)


def write_row(
    sheet: Worksheet, row: int, cells: Iterable[Value], looks: Mapping[str, Format], centred: Container[int] = ()
) -> None:
    """A cell a column in the looks "day", "number" and "text" ("centred" in those columns): days and numbers as such,
    so that Excel sorts them, text as text, whatever it begins with."""
    for column, value in enumerate(cells):
        text = looks["centred" if column in centred else "text"]
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, looks["day"])
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, looks["number"])
        elif value:
            sheet.write_string(row, column, fitted(value), text)
        else:
            sheet.write_blank(row, column, None, text)


def fitted(text: str) -> str:
    """As much of a text as a cell holds: of a longer one Excel would show nothing."""
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"


def row_heights(widths: Sequence[float], size: float = SIZE) -> Callable[[Iterable[object]], float]:
    """How high a row of wrapped cells is, in points: what only prints or converts a list doesn't measure it itself.
    `widths` of the columns in letters; what is no text takes one line."""
    face = Face(REGULAR)
    known: dict[tuple[str, float], int] = {}  # kinds, names and states come again and again

    def lines_of(cell: object, width: float) -> int:
        if not isinstance(cell, str):
            return 1
        if len(cell) > _SHORT:
            return len(wrap(cell, width * _POINTS_A_LETTER, face, size))
        if (cell, width) not in known:
            known[cell, width] = len(wrap(cell, width * _POINTS_A_LETTER, face, size))
        return known[cell, width]

    def height(cells: Iterable[object]) -> float:
        lines = max(lines_of(cell, width) for cell, width in zip(cells, widths, strict=True))
        return min(_AROUND + _LEADING * size * lines, _MOST_HEIGHT)

    return height
