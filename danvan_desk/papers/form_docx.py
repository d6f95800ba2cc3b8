"""A composed form as a Word file an official can edit before signing: the same words as the PDF, the same layout."""

from __future__ import annotations

from io import BytesIO
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph, Part
from danvan_desk.papers.heading import MOTTO, NATION, Signature
from danvan_desk.papers.letterhead import place_and_date
from danvan_desk.papers.lines import BLANK, DOTS, GAP, SHORT_BLANK, TIE, writable
from danvan_desk.papers.parts_docx import write_part, write_qr

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Times New Roman"
_LONG_DOTS, _SHORTER_DOTS = "." * 40, "." * 36  # alone in its paragraph; beside another
_ONE_LINE = 70  # letters; a shorter last paragraph takes the one before it along
_CELL_MARGINS = {"top": 1.6, "left": 2.6, "bottom": 1.6, "right": 2.6}  # points
_LINE = 1.05  # of the face, whose line is 1.15 of its size: as high as in the PDF
_BETWEEN_ROWS = 14  # points
_SIGNING_LINES = 4  # empty lines kept for the signature
_QR_SIDE = 17  # mm, above a number


def form_docx(paper: Composed, *, qr: str = "") -> bytes:
    """The paper as .docx, A4 upright, Times New Roman 13, margins of Phụ lục I (20, 20, 30, 15 mm); a working page is
    smaller. `qr`: the text of a QR code above the number."""
    document = _blank_document(paper)
    _head(document, paper, qr)
    if paper.heading:
        _line(document, paper.heading, bold=True, size=14, centred=True, before=12)
        for text in filter(None, [paper.about]):
            _line(document, text, bold=True, size=14, centred=True)
        if not paper.small:
            _line(document, "_______________", centred=True, size=8, after=6)
    _addressed(document, paper.addressed)
    _parts(document, paper.parts, small=paper.small)
    _foot(document, paper)
    if paper.annex:
        document.add_paragraph().paragraph_format.page_break_before = True
        _parts(document, paper.annex, small=paper.small)
    _number_pages(document, paper.title if paper.running else "")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _parts(document: Document, parts: tuple[Part, ...], *, small: bool) -> None:
    for part in parts:
        if isinstance(part, PaperTable):
            _table(document, part, size=10 if small else part.size)
        elif isinstance(part, Paragraph):
            _paragraph(document, part, small=small)
        else:
            write_part(document, part)


def _blank_document(paper: Composed) -> Document:
    import datetime as dt

    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    if paper.across:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(297), Mm(210)) if paper.across else (Mm(210), Mm(297))
    section.top_margin, section.bottom_margin = Mm(20), Mm(15 if paper.across else 20)
    section.left_margin, section.right_margin = Mm(20 if paper.across or paper.small else 30), Mm(15)
    if paper.small:
        section.top_margin, section.bottom_margin, section.header_distance = Mm(16), Mm(14), Mm(8)
    section.different_first_page_header_footer = True
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11.5 if paper.small else 13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    told = document.core_properties
    author = writable(" ".join(paper.letterhead.office.split()))
    told.title, told.author = paper.title[:_LONGEST], author[:_LONGEST]
    told.comments, told.language = "", "vi-VN"
    told.created = told.modified = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the same content gives the same file
    return document


_LONGEST = 255
"""Letters of a Word file's title and author, at most."""


def plain(text: str) -> str:
    """Dots in the place of what is to be filled by pen, "?" in that of what no Word file can hold."""
    dots = _LONG_DOTS if text.count(BLANK) < 2 else _SHORTER_DOTS
    text = writable(text)
    return text.replace(BLANK, dots).replace(SHORT_BLANK, DOTS).replace(GAP, "    ").replace(TIE, "\u00a0")


def _fill(document: Document, paragraph: Any, text: str) -> Any:
    """The text's run. A blank at its end runs to the margin, as a tab led by dots that nobody has to type over; a
    line with other blanks isn't stretched."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER

    before, blank, end = text.rpartition(BLANK)
    if blank and len(end) <= len("./."):
        section: Any = document.sections[0]
        margin = section.page_width - section.left_margin - section.right_margin
        paragraph.paragraph_format.tab_stops.add_tab_stop(margin, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        text = f"{before}\t{end}"
    if blank:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return paragraph.add_run(plain(text))


def _line(
    where: Any, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None,
    centred: bool = False, before: float = 0, after: float = 0, first: bool = False,
) -> Any:  # fmt: skip
    """A paragraph of one run, in the document's own size unless given; `first` puts it into the empty first paragraph
    of a cell."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = where.paragraphs[0] if first else where.add_paragraph()
    run = paragraph.add_run(plain(text))
    run.bold, run.italic, run.font.size = bold, italic, None if size is None else Pt(size)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _head(document: Document, paper: Composed, qr: str) -> None:
    """Office at the left, the nation at the right: a table without rules, as officials make it."""
    if paper.layout == "citizen":
        _line(document, NATION, bold=True, size=12, centred=True)
        _line(document, MOTTO, bold=True, size=13, centred=True)
        _line(document, "______________________", size=8, centred=True)
        if paper.dated:
            _line(document, _place_and_date(paper), italic=True, centred=True, before=6)
        return
    grid = _grid(document, (0.40, 0.60))
    left, right = grid.rows[0].cells
    offices = [(text, False) for text in paper.letterhead.superior_lines()]
    offices += [(text, True) for text in paper.letterhead.issuer_lines()]
    for place, (text, bold) in enumerate(offices):
        _line(left, text, bold=bold, size=12, centred=True, first=place == 0)
    _line(left, "________", size=8, centred=True)
    _line(right, NATION, bold=True, size=12, centred=True, first=True)
    _line(right, MOTTO, bold=True, size=13, centred=True)
    _line(right, "______________________", size=8, centred=True)
    if qr:
        write_qr(_line(left, "", centred=True, before=6), qr, _QR_SIDE)
    if paper.number:
        _line(left, paper.number, centred=True, before=4)
    if paper.layout == "letter":
        _line(left, paper.about, size=12, centred=True, before=4)
    if paper.dated:
        _line(right, _place_and_date(paper), italic=True, centred=True, before=4)


def _place_and_date(paper: Composed) -> str:
    """The date stays whole where a long place name fills the line."""
    where, comma, when = place_and_date(paper.letterhead.place, paper.day).rpartition(", ")
    return where + comma + when.replace(" ", "\u00a0")


def _grid(document: Document, shares: tuple[float, ...], *, ruled: bool = False) -> Any:
    """A table over the width between the margins."""
    section: Any = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    grid: Any = document.add_table(rows=1, cols=len(shares))
    grid.autofit = False
    if ruled:
        grid.style = "Table Grid"
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = int(width * share)
        for cell in column.cells:
            cell.width = int(width * share)
    return grid


def _addressed(document: Document, addressed: tuple[str, ...]) -> None:
    from docx.shared import Mm, Pt

    texts = [f"Kính gửi: {addressed[0]}"] if len(addressed) == 1 else []
    if len(addressed) > 1:
        ends = [";"] * (len(addressed) - 1) + ["."]
        texts = ["Kính gửi:", *(f"- {one}{end}" for one, end in zip(addressed, ends, strict=True))]
    for text in texts:
        paragraph = document.add_paragraph()
        _fill(document, paragraph, text).font.size = Pt(13)
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.left_indent = Pt(6), Mm(30)


def _paragraph(document: Document, part: Paragraph, *, small: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if part.lead:
        paragraph.add_run(plain(part.lead) + " ").bold = True
    run = _fill(document, paragraph, part.text)
    run.bold, run.italic = part.style in ("heading", "centred", "section"), part.style in ("basis", "note")
    shape = paragraph.paragraph_format
    shape.space_before = Pt({"item": 3, "section": 8}.get(part.style, 2 if small else 6))
    shape.line_spacing = 1.0 if small else _LINE
    if part.style == "note":  # it belongs to what it is a note on
        document.paragraphs[-2].paragraph_format.keep_with_next = True
        run.font.size = Pt(10 if small else 11.5)
    if part.style == "centred":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    shape.keep_with_next = part.style in ("heading", "section") or not part.text
    if part.style not in ("plain", "section"):
        shape.first_line_indent = Mm(10)


def _table(document: Document, part: PaperTable, *, size: float) -> None:
    """With the words over it."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    if document.paragraphs:  # the words over it
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    _gap(document, 4)
    grid = _grid(document, part.shares, ruled=True)
    _narrow_margins(grid)
    for cell, title in zip(grid.rows[0].cells, part.titles, strict=True):
        _line(cell, title, bold=True, size=size, centred=True, first=True)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _repeat_header(grid.rows[0])
    _with_next(grid.rows[0])
    for at, row in enumerate(part.rows, 1):
        under = grid.add_row()
        bold = part.sum and at == len(part.rows)
        _unparted(under)
        if part.row_height:
            under.height = Mm(part.row_height)
        for cell, text, title in zip(under.cells, row, part.titles, strict=True):
            for place, line in enumerate(text.split("\n")):
                told = _line(cell, line, bold=bold, size=size, centred=part.centred(title), first=not place)
                if title in part.right:
                    told.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _gap(document: Document, height: float) -> None:
    """So many points of nothing, which a table needs before it."""
    from docx.shared import Pt

    shape = document.add_paragraph().paragraph_format
    shape.line_spacing, shape.keep_with_next = Pt(height), True


def _narrow_margins(grid: Any) -> None:
    """A cell's margins as in the PDF, so that the same words fit on a line."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side, room in _CELL_MARGINS.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(room * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001 - python-docx has no word for it


def _whole(row: Any) -> None:
    """Signatures aren't parted by the end of a page, nor from the lines above them."""
    _unparted(row)
    _with_next(row)


def _with_next(row: Any) -> None:
    """On one page with what follows."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _unparted(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no word for it


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def _foot(document: Document, paper: Composed) -> None:
    notes = list(takewhile(lambda part: isinstance(part, Paragraph) and part.style == "note", reversed(paper.parts)))
    if any(isinstance(part, PaperTable) for part in paper.parts[-2 - len(notes) :]):
        _with_next(document.tables[-1].rows[-1])
    ends = [part for part in paper.parts if isinstance(part, Paragraph)]
    alone = bool(ends) and ends[-1] is paper.parts[-1] and len(f"{ends[-1].lead} {ends[-1].text}") < _ONE_LINE
    for paragraph in document.paragraphs[-2 if alone else -1 :]:
        paragraph.paragraph_format.keep_with_next = True
    _gap(document, 10)
    for place, row in enumerate(paper.signatures or ((),)):
        beside = bool(paper.recipients) and place == 0
        signers: tuple[Signature | None, ...] = (None, *row) if beside and len(row) < 2 else row
        if not signers:
            continue
        shares = (0.45, 0.55) if signers[0] is None and len(signers) == 2 else (1 / len(signers),) * len(signers)
        grid = _grid(document, shares)
        highest = max(signer.capacity.count("\n") for signer in row)
        for cell, signer in zip(grid.rows[0].cells, signers, strict=True):
            if signer is None:
                _recipients(cell, paper.recipients)
            else:
                _signature(cell, signer, highest, before=_BETWEEN_ROWS if place else 0)
        _whole(grid.rows[0])
        if beside and signers[0] is not None:
            _recipients(document.add_table(rows=1, cols=1).rows[0].cells[0], paper.recipients)


def _recipients(cell: Any, recipients: tuple[str, ...]) -> None:
    paragraph = _line(cell, "Nơi nhận:", bold=True, italic=True, size=12, first=True)
    paragraph.paragraph_format.keep_with_next = True
    for place, one in enumerate(recipients, 1):
        _line(cell, f"- {one}{'.' if place == len(recipients) else ';'}", size=11)


def _signature(cell: Any, signer: Signature, highest: int, before: float) -> None:
    """`highest`: the line feeds in the longest capacity of the row, so that all sign at one height."""
    lines = signer.capacity.split("\n")
    for place, line in enumerate(lines + [""] * (highest + 1 - len(lines))):
        _line(cell, line, bold=True, centred=True, first=place == 0, before=0 if place else before)
    _line(cell, signer.how, italic=True, size=12, centred=True)
    for _n in range(_SIGNING_LINES):
        _line(cell, "", centred=True)
    _line(cell, signer.name or "", bold=True, centred=True)


def _number_pages(document: Document, running: str) -> None:
    """The page's number centred in the upper margin, not on the first page (Phụ lục I, mục I.7); `running` at its
    right."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    section: Any = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    paragraph = section.header.paragraphs[0]
    paragraph.style = document.styles["Normal"]  # the header's own has tab stops for another page
    paragraph.paragraph_format.tab_stops.add_tab_stop(width // 2, WD_TAB_ALIGNMENT.CENTER)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    run = paragraph.add_run("\t")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - python-docx has no word for it
    if running:
        paragraph.add_run(f"\t{running}").font.size = Pt(9)
