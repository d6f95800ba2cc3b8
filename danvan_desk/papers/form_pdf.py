"""A composed form as PDF, laid out after Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from dataclasses import replace

from danvan_desk.papers.chart import Chart, chart_height, draw_chart
from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.heading import (
    Signature,
    draw_number,
    draw_place_and_date,
    draw_signatures,
    draw_title,
    office_centre,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.lines import BLANK, DOTS, SHORT_BLANK, wrap
from danvan_desk.papers.recipients import draw_recipients, recipients_height
from danvan_desk.papers.sheet import LANDSCAPE, MM, PORTRAIT, Sheet
from danvan_desk.papers.table import Column, Table

_TABLE_SIZE, _CAPTION = 11.5, 12.0
_BEFORE_FOOT = 14
_TABLE_START = 68  # points in which a table begins: its titles and a row


def form_pdf(paper: Composed, *, reprint: bool = False) -> bytes:
    """The paper, A4 upright or across; signatures keep the last lines' company."""
    sheet = open_sheet(
        paper.title, paper.letterhead, reprint=reprint, by_citizen=paper.layout == "citizen",
        page=LANDSCAPE if paper.across else PORTRAIT,
    )  # fmt: skip
    foot = _draw_number(sheet, paper)
    if paper.dated:
        draw_place_and_date(sheet, paper.letterhead, paper.day, centred=paper.layout == "citizen")
    sheet.y = min(sheet.y, foot)
    sheet.skip(6 * MM)
    if paper.heading:
        draw_title(sheet, paper.heading, _dotted(paper.about), ruled=bool(paper.about))
        sheet.skip(4 * MM)
    _draw_addressed(sheet, paper.addressed)
    for place, part in enumerate(paper.parts, 1):
        if isinstance(part, PaperTable):
            _draw_table(sheet, part)
            continue
        if isinstance(part, Chart):
            _draw_chart(sheet, part)
            continue
        if part.style == "heading" and place == len(paper.parts) - 1 and isinstance(paper.parts[-1], Paragraph):
            sheet.need(60 + sheet.paragraph_height(paper.parts[-1].text) + _foot_height(sheet, paper))
        if place == len(paper.parts):
            sheet.need(sheet.paragraph_height(f"{part.lead} {part.text}") + _foot_height(sheet, paper))
        elif isinstance(paper.parts[place], PaperTable):
            sheet.need(sheet.paragraph_height(f"{part.lead} {part.text}") + _TABLE_START)
        _draw_paragraph(sheet, part)
    _draw_foot(sheet, paper)
    return sheet.finish()


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
        sheet.paragraph(f"Kính gửi: {addressed[0]}", indent=30 * MM)
    elif addressed:
        sheet.paragraph("Kính gửi:", indent=30 * MM)
        for place, one in enumerate(addressed, 1):
            sheet.paragraph(f"- {one}{'.' if place == len(addressed) else ';'}", indent=36 * MM, before=3)
    if addressed:
        sheet.skip(2 * MM)


def _draw_paragraph(sheet: Sheet, part: Paragraph) -> None:
    if part.style == "centred":
        sheet.skip(6)
        sheet.need(40)
        sheet.centred_lines(" ".join(filter(None, (part.lead, _dotted(part.text)))), font=BOLD, size=13)
        return
    font = {"heading": BOLD, "basis": ITALIC}.get(part.style, REGULAR)
    indent = 0.0 if part.style == "plain" else 10 * MM
    if part.style == "heading" or not part.text:
        sheet.need(13 * 1.2 * 3)
    sheet.paragraph(part.text, font=font, indent=indent, before=3 if part.style == "item" else 6, lead=part.lead)


def _draw_table(sheet: Sheet, part: PaperTable) -> None:
    sheet.skip(8)
    sheet.need(_TABLE_START - 8)
    columns = [
        Column(title, share * sheet.page.inner, centred=centred)
        for title, share, centred in zip(part.titles, part.shares, part.centred(), strict=True)
    ]
    table = Table(sheet, columns, size=_TABLE_SIZE)
    for row in part.rows:
        table.row(row, least=18)
    table.close()
    sheet.skip(4)


def _draw_chart(sheet: Sheet, part: Chart) -> None:
    """Whole on one page, its caption under it."""
    width = sheet.page.inner
    sheet.skip(10)
    sheet.need(chart_height(sheet, part, width) + 2 * _CAPTION * 1.5)
    draw_chart(sheet, part, width)
    sheet.skip(2)
    sheet.centred_lines(part.caption, font=ITALIC, size=_CAPTION)
    sheet.skip(4)


def _foot_height(sheet: Sheet, paper: Composed) -> float:
    """Of the recipients and the first row of signatures, which share a page with the paper's last lines."""
    signed = signatures_height() if paper.signatures else 0.0
    sent = recipients_height(sheet, paper.recipients) if paper.recipients else 0.0
    return _BEFORE_FOOT + max(signed, sent)


def _draw_foot(sheet: Sheet, paper: Composed) -> None:
    rows = [tuple(replace(one, capacity=_dotted(one.capacity)) for one in row) for row in paper.signatures]
    recipients = tuple(map(_dotted, paper.recipients))
    sheet.need(_foot_height(sheet, paper))
    sheet.skip(_BEFORE_FOOT)
    if not recipients:
        for row in rows:
            draw_signatures(sheet, row)
            sheet.skip(8)
        return
    foot = draw_recipients(sheet, recipients)
    for row in rows:
        draw_signatures(sheet, row if len(row) > 1 else (Signature("", "", None), *row))
    sheet.y = min(sheet.y, foot)
