"""A composed form as PDF, laid out after Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph, Part
from danvan_desk.papers.heading import (
    Signature,
    draw_number,
    draw_place_and_date,
    draw_section,
    draw_signatures,
    draw_title,
    office_centre,
    open_sheet,
    row_height,
)
from danvan_desk.papers.lines import BLANK, DOTS, SHORT_BLANK, wrap
from danvan_desk.papers.parts import Entry
from danvan_desk.papers.parts_pdf import draw_part, entry_height
from danvan_desk.papers.recipients import draw_recipients, recipients_height
from danvan_desk.papers.sheet import LANDSCAPE, MM, PORTRAIT, WORKING, Sheet
from danvan_desk.papers.table import Column, Table

_SMALL_TABLE_SIZE = 10.0
_BEFORE_FOOT, _BETWEEN_ROWS = 14, 16
_LINE = 13 * 1.2
_ONE_LINE = 6 + _LINE
_BEFORE_TABLE, _AFTER_TABLE, _AFTER_SMALL_TABLE, _MOST_LINES = 8, 4, 2, 8
_TO, _TO_INDENT = "Kính gửi:", 30 * MM


def form_pdf(paper: Composed, *, reprint: bool = False) -> bytes:
    """The paper, A4 upright or across; signatures keep the last lines' company."""
    return drawn(paper, reprint=reprint).finish()


def drawn(paper: Composed, *, reprint: bool = False) -> Sheet:
    """The paper on its pages, which can still be counted."""
    sheet = open_sheet(
        paper.title, paper.letterhead, reprint=reprint, by_citizen=paper.layout == "citizen", running=paper.running,
        page=LANDSCAPE if paper.across else WORKING if paper.small else PORTRAIT,
    )  # fmt: skip
    foot = _draw_number(sheet, paper)
    if paper.dated:
        draw_place_and_date(sheet, paper.letterhead, paper.day, centred=paper.layout == "citizen")
    sheet.y = min(sheet.y, foot)
    sheet.skip(8 if paper.small else 6 * MM)
    if paper.heading:
        draw_title(sheet, paper.heading, _dotted(paper.about), ruled=bool(paper.about) and not paper.small)
        sheet.skip(2 if paper.small else 4 * MM)
    _draw_addressed(sheet, paper.addressed)
    _draw_parts(sheet, paper)
    _draw_foot(sheet, paper)
    if paper.annex:
        sheet.new_page()
        _draw_parts(sheet, replace(paper, parts=paper.annex, recipients=(), signatures=()))
    return sheet


def _draw_parts(sheet: Sheet, paper: Composed) -> None:
    for place in range(len(paper.parts)):
        _draw_part(sheet, paper, place)


def _draw_part(sheet: Sheet, paper: Composed, place: int) -> None:
    part, rest = paper.parts[place], paper.parts[place + 1 :]
    if isinstance(part, PaperTable):
        before = paper.parts[place - 1] if place else None
        sheet.skip(0 if isinstance(before, Paragraph) and before.style == "section" else _BEFORE_TABLE)
        _draw_table(sheet, part, small=paper.small, keep=_under_table(sheet, paper, rest))
        return
    if isinstance(part, Entry | Paragraph) and _ends(sheet, part, rest):
        kept = [one for one in (part, *rest) if isinstance(one, Entry | Paragraph)]
        sheet.need(sum(_height(sheet, one) for one in kept) + _foot_height(sheet, paper))
    elif isinstance(part, Paragraph) and isinstance(rest[0], PaperTable):  # not on another page than its first row
        sheet.need(_height(sheet, part) + _BEFORE_TABLE + _beginning(sheet, rest[0]))
    if isinstance(part, Paragraph):
        _draw_paragraph(sheet, part, rest)
    else:
        draw_part(sheet, part)


def _under_table(sheet: Sheet, paper: Composed, rest: tuple[Part, ...]) -> float:
    """The height of what shares the page of a table's last row: the foot with the notes above it, where that is all
    that follows."""
    notes = [one for one in rest if isinstance(one, Paragraph) and one.style == "note"]
    if len(notes) < len(rest):
        return 0
    after = _AFTER_SMALL_TABLE if paper.small else _AFTER_TABLE
    return after + sum(_height(sheet, note) for note in notes) + _foot_height(sheet, paper)


def _ends(sheet: Sheet, part: Entry | Paragraph, rest: tuple[Part, ...]) -> bool:
    """Whether it and all that follows stand on the page of the signatures: the last paragraph, with its heading or (of
    a single line) with the one before it; the last line of a reckoning with its notes."""
    if isinstance(part, Entry):
        return len(rest) < 4 and all(isinstance(one, Paragraph) for one in rest)
    if len(rest) != 1 or not isinstance(rest[0], Paragraph):
        return not rest
    short = _height(sheet, rest[0]) <= _ONE_LINE and _height(sheet, part) <= 6 * _ONE_LINE
    return part.style == "heading" or short


def _height(sheet: Sheet, part: Entry | Paragraph) -> float:
    if isinstance(part, Entry):
        return entry_height(sheet, part)
    if part.style == "centred":
        return 6 + len(wrap(sheet.clean(_dotted(part.text)), sheet.page.inner, sheet.faces[BOLD], 13)) * 13 * 1.25
    return sheet.paragraph_height(" ".join(filter(None, (part.lead, part.text))))


def _draw_number(sheet: Sheet, paper: Composed) -> float:
    """Number, and the matter of a letter, under the office's name (Phụ lục I, mục II.3, II.5); gives the lower edge."""
    if not paper.number:
        return sheet.y
    y = draw_number(sheet, paper.number)
    if paper.layout == "letter":
        y -= 3
        for line in wrap(sheet.clean(_dotted(paper.about)), sheet.page.inner * 0.38, sheet.faces[REGULAR], 12):
            y -= 15
            sheet.centred(line, office_centre(sheet), y, size=12)
    return y


def _dotted(text: str) -> str:
    return text.replace(SHORT_BLANK, DOTS).replace(BLANK, DOTS * 2)


def _draw_addressed(sheet: Sheet, addressed: tuple[str, ...]) -> None:
    if len(addressed) == 1:
        _draw_one_addressed(sheet, addressed[0])
    elif addressed:
        sheet.paragraph("Kính gửi:", indent=30 * MM)
        for place, one in enumerate(addressed, 1):
            sheet.paragraph(f"- {one}{'.' if place == len(addressed) else ';'}", indent=36 * MM, before=3)
    if addressed:
        sheet.skip(2 * MM)


def _draw_one_addressed(sheet: Sheet, one: str) -> None:
    """Further lines of a long name stand under its beginning."""
    if BLANK in one:
        sheet.paragraph(f"{_TO} {one}", indent=_TO_INDENT)
        return
    size = sheet.page.text
    left = _TO_INDENT + sheet.width(f"{_TO} ", REGULAR, size)
    sheet.skip(sheet.page.before)
    for place, line in enumerate(wrap(sheet.clean(one), sheet.page.inner - left, sheet.faces[REGULAR], size)):
        sheet.y -= size * 1.2
        base = sheet.y + size * 0.2
        if not place:
            sheet.text(_TO, sheet.page.left + _TO_INDENT, base, size=size)
        sheet.text(line, sheet.page.left + left, base, size=size)


def _draw_paragraph(sheet: Sheet, part: Paragraph, rest: tuple[Part, ...]) -> None:
    if part.style == "section":
        below = rest[0].row_height if rest and isinstance(rest[0], PaperTable) else 0
        draw_section(sheet, part.text, 60 + 3 * below * MM)
        return
    if part.style == "note":
        sheet.paragraph(part.text, font=ITALIC, size=sheet.page.text - 1.5)
        return
    if part.style == "centred":
        sheet.skip(6)
        sheet.need(40)
        sheet.centred_lines(" ".join(filter(None, (part.lead, _dotted(part.text)))), font=BOLD, size=13)
        return
    font = {"heading": BOLD, "basis": ITALIC}.get(part.style, REGULAR)
    indent = 0.0 if part.style == "plain" else 10 * MM
    if part.style == "heading" or not part.text:
        heads = [part, *(one for one in takewhile(_heads, rest) if isinstance(one, Paragraph))]
        sheet.need(max(3 * _LINE, sum(_height(sheet, one) for one in heads) + 2 * _LINE - sheet.page.before))
    sheet.paragraph(
        part.text, font=font, indent=indent, before=3 if part.style == "item" else sheet.page.before, lead=part.lead
    )


def _heads(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.style == "heading"


def _draw_table(sheet: Sheet, part: PaperTable, *, small: bool, keep: float) -> None:
    """`keep`: the height of what stands under the table's last row, on its page."""
    sheet.need(_beginning(sheet, part))
    columns = [
        Column(title, share * sheet.page.inner, centred=part.centred(title), right=title in part.right)
        for title, share in zip(part.titles, part.shares, strict=True)
    ]
    table = Table(sheet, columns, size=_SMALL_TABLE_SIZE if small else part.size)
    least = max(part.row_height * MM, 0 if small else 18)
    for place, row in enumerate(part.rows, 1):
        last = place == len(part.rows)
        table.row(row, least=least, keep=keep if last else 0, bold=last and part.sum)
    table.close()
    sheet.skip(_AFTER_SMALL_TABLE if small else _AFTER_TABLE)


def _beginning(sheet: Sheet, part: PaperTable) -> float:
    """The height of a table's titles and first row; of a row that may be parted, of its first lines."""

    def lines(cells: tuple[str, ...], font: str) -> int:
        widths = (share * sheet.page.inner - 6 for share in part.shares)
        told = zip(cells, widths, strict=True)
        return max(len(wrap(sheet.clean(cell), width, sheet.faces[font], part.size)) for cell, width in told)

    leading, first = part.size * 1.18, min(lines(part.rows[0], REGULAR), _MOST_LINES) if part.rows else 0
    return lines(part.titles, BOLD) * leading + 12 + max(first * leading + 6, part.row_height * MM)


def _foot_height(sheet: Sheet, paper: Composed) -> float:
    """Of the recipients and all signatures, which share a page with the paper's last lines."""
    rows = _signature_rows(paper)
    signed = sum(row_height(sheet, row) for row in rows) + max(len(rows) - 1, 0) * _BETWEEN_ROWS
    sent = recipients_height(sheet, paper.recipients) if paper.recipients else 0.0
    return _BEFORE_FOOT + max(signed, sent)


def _signature_rows(paper: Composed) -> list[tuple[Signature, ...]]:
    """A single signature stands at the right, beside the recipients."""
    rows = [tuple(replace(one, capacity=_dotted(one.capacity)) for one in row) for row in paper.signatures]
    return [(Signature("", "", None), *row) if paper.recipients and len(row) == 1 else row for row in rows]


def _draw_foot(sheet: Sheet, paper: Composed) -> None:
    sheet.need(_foot_height(sheet, paper))
    sheet.skip(_BEFORE_FOOT)
    foot = draw_recipients(sheet, tuple(map(_dotted, paper.recipients))) if paper.recipients else sheet.y
    for place, row in enumerate(_signature_rows(paper)):
        sheet.skip(_BETWEEN_ROWS if place else 0)
        draw_signatures(sheet, row)
    sheet.y = min(sheet.y, foot)
