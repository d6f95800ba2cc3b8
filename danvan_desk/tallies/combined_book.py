"""The tallies of many offices in one file: a workbook with who handed in first and a sheet a table, or JSON."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.errors import Cancelled
from danvan_desk.papers.excel import DAY, LETTERS, formats, write_headings
from danvan_desk.tallies.combine import Combined, Line, Progress, day, days
from danvan_desk.tallies.document import as_bytes, signed, unsigned
from danvan_desk.tallies.export import put
from danvan_desk.tallies.received import State, state_words
from danvan_desk.tallies.wording import in_capitals
from danvan_desk.tallies.workbook import add_tables, set_tally_page
from danvan_desk.texts import _

SHEET = "Nộp báo cáo"
_HEADINGS = ("STT", "Đơn vị", "Mã", "Phiên bản", "Ngày lập", "Tình trạng", "Cộng vào", "Tệp", "Ghi chú")
_WIDTHS = (6.0, 34.0, 8.5, 10.0, 12.0, 20.0, 10.0, 34.0, 64.0)
_HEAD = 5  # the row of the headings: above it office, title, period, counts, a blank
_NOTE_WIDTH = 70  # characters of a note on a line, a little fewer than fit


def write(combined: Combined, out: Path, progress: Progress | None = None) -> Path:
    """The combination as `.xlsx` or `.json`; the file appears whole or not at all. Gives its path.

    Raises Refused for another ending, where nothing was added up, or where the file can't be written; Cancelled
    where `progress(done, of)` answers no.
    """
    make = _maker(out)
    if combined.tally is None:
        raise Refused(_("Không có tệp nào cộng được, nên không ghi gì."))
    return put(make(combined, progress), out)


def check_ending(out: Path) -> None:
    """Raises Refused where `write` would for the ending, before the work."""
    _maker(out)


def _maker(out: Path) -> Callable[[Combined, Progress | None], bytes]:
    makers = {".xlsx": to_xlsx, ".json": to_json}
    make = makers.get(out.suffix.lower())
    if make is None:
        words = _("đuôi tệp phải là một trong {accepted}").format(accepted=", ".join(makers))
        raise Refused([Problem("--out", words, str(out))])
    return make


def to_json(combined: Combined, _progress: Progress | None = None) -> bytes:
    """As one office's tally with a row per office, and `offices`: every line of who handed in."""
    assert combined.tally is not None
    return as_bytes(signed(unsigned(combined.tally) | {"offices": [line_document(one) for one in combined.lines]}))


def line_document(line: Line) -> dict[str, Any]:
    """A line as the data contract has it: the office's own words where it is known, null where not."""
    got, who = line.received, line.who
    made_on = got.made_on.isoformat() if got is not None and got.made_on is not None else None
    return {
        "office": who.name if who else None,
        "province": who.province if who else None,
        "code": who.code if who else None,
        "state": line.state().value,
        "used": line.used(),
        "file": got.path() if got is not None else None,
        "version": got.version or None if got is not None else None,
        "made_on": made_on,
        "notes": [note.words for note in line.notes()],
    }


def to_xlsx(combined: Combined, progress: Progress | None = None) -> bytes:
    """Who handed in, then the tables: a row per office in the order of its code, and SUM formulas under them."""
    import xlsxwriter

    assert combined.tally is not None
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Tổng hợp biểu báo cáo của các đơn vị", "author": combined.tally.office.name})
    _list_sheet(book, combined)
    add_tables(book, combined.tally, progress)
    book.close()
    if progress is not None and not progress(1, 1):  # closing took as long as all before it
        raise Cancelled
    return buffer.getvalue()


def _list_sheet(book: Any, combined: Combined) -> None:
    sheet = book.add_worksheet(SHEET)
    looks = _looks(book)
    set_tally_page(sheet, _WIDTHS, (_HEAD, _HEAD))
    last = len(_HEADINGS) - 1
    for row, (words, look) in enumerate(_above(combined)):
        sheet.merge_range(row, 0, row, last, "", looks[look])
        sheet.write_string(row, 0, words, looks[look])
    sheet.set_row(1, 26)
    write_headings(sheet, _HEAD, _HEADINGS, looks["head"])
    sheet.set_row(_HEAD, 24)
    for place, line in enumerate(combined.lines, 1):
        _write_line(sheet, _HEAD + place, place, line, looks)
    sheet.autofilter(_HEAD, 0, _HEAD + len(combined.lines), last)
    sheet.freeze_panes(_HEAD + 1, 2)


def _above(combined: Combined) -> list[tuple[str, str]]:
    assert combined.tally is not None
    assert combined.period is not None
    due = f", hạn nộp {day(combined.due)}" if combined.due else ""
    counts = [f"{state_words(state).lower()} {n}" for state, n in reversed(combined.counts().items())]
    reporters = combined.tally.reporters
    added = f"Đã cộng {combined.used()} trên {reporters} đơn vị phải nộp"
    return [
        (in_capitals(combined.tally.office.name), "office"),
        ("TÌNH HÌNH NỘP BIỂU BÁO CÁO", "title"),
        (f"Kỳ {days(combined.period)}{due}; tổng hợp ngày {day(combined.tally.made_on)}", "centred"),
        (f"{added}: {', '.join(counts)}.", "centred"),
        ("", "centred"),
    ]


def _write_line(sheet: Any, row: int, place: int, line: Line, looks: dict[str, Any]) -> None:
    got, who, state = line.received, line.who, line.state()
    name = (who.name if who else "") + (f" ({who.province})" if who and got is None and not who.code else "")
    notes = "; ".join(note.words for note in line.notes())
    file = got.name() if got is not None else ""
    sheet.write_number(row, 0, place, looks["number"])
    sheet.write_string(row, 1, name or "(không rõ)", looks["text"])
    sheet.write_string(row, 2, (who.code if who else None) or "", looks["centre"])
    if got is not None and got.version:
        sheet.write_number(row, 3, got.version, looks["number"])
    else:
        sheet.write_blank(row, 3, None, looks["number"])
    if got is not None and got.made_on is not None:
        sheet.write_datetime(row, 4, got.made_on, looks["day"])
    else:
        sheet.write_blank(row, 4, None, looks["day"])
    sheet.write_string(row, 5, state_words(state), looks["good" if state == State.HANDED_IN else "bad"])
    sheet.write_string(row, 6, "Có" if line.used() else "Không", looks["centre"])
    sheet.write_string(row, 7, file, looks["text"])
    sheet.write_string(row, 8, notes, looks["text"])
    lines = max(-(-len(notes) // _NOTE_WIDTH), -(-len(file) // 34), -(-len(name) // 34), 1)
    sheet.set_row(row, 4 + 14 * lines)


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": LETTERS, "font_size": 11, "valign": "vcenter"}
    boxed = base | {"border": 1, "text_wrap": True}
    centred = boxed | {"align": "center"}
    wanted: dict[str, dict[str, Any]] = {
        "office": base | {"bold": True, "font_size": 13},
        "title": base | {"bold": True, "font_size": 16, "align": "center"},
        "centred": base | {"align": "center", "font_size": 12},
        "head": centred | {"bold": True, "bg_color": "#F2F1EC"},
        "text": boxed | {"indent": 1},
        "centre": centred,
        "number": centred | {"num_format": "0"},
        "day": centred | {"num_format": DAY},
        "good": centred,
        "bad": centred | {"bold": True, "font_color": "#A3211B"},
    }
    return formats(book, wanted)
