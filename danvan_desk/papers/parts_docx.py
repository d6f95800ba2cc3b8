"""The parts of a paper that are neither paragraphs nor tables, in a Word file; the cells of strips of days and charts
are pictures there."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from danvan_desk.papers.chart import draw_chart
from danvan_desk.papers.day_strip import LABEL_SIZE, draw_cells, draw_mark, strip_labels
from danvan_desk.papers.lines import writable
from danvan_desk.papers.parts import Chart, Code, DayStrip, Drawn, Entry, Legend
from danvan_desk.papers.picture import CELLS, MARK, chart_room, picture
from danvan_desk.papers.sheet import Sheet

if TYPE_CHECKING:
    from docx.document import Document

_QR_SIDE = 30  # mm
_MARK, _DATES = 7, 25  # mm kept for an entry's mark and for its dates
_SIZE = 12


def write_part(document: Document, part: Drawn) -> None:
    if isinstance(part, Code):
        _write_code(document, part)
    elif isinstance(part, Entry):
        _write_entry(document, part)
    elif isinstance(part, Chart):
        _write_chart(document, part)
    elif isinstance(part, Legend):
        _write_legend(document, part)
    else:
        _write_strip(document, part)


def write_qr(paragraph: Any, text: str, side: float) -> None:
    """`side` of the dark part in mm."""
    import segno
    from docx.shared import Mm

    buffer = BytesIO()
    segno.make(text, error="m", micro=False).save(buffer, kind="png", scale=10, border=0)
    buffer.seek(0)
    _settle(paragraph.add_run().add_picture(buffer, width=Mm(side)), "QR")


def _write_code(document: Document, part: Code) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    write_qr(document.add_paragraph(), part.qr, _QR_SIDE)
    for text, size, bold in ((part.number, 20, True), (part.below, 11, False)):
        run = document.add_paragraph().add_run(writable(text))
        run.bold, run.font.size = bold, Pt(size)
    for paragraph, before in zip(document.paragraphs[-3:], (12, 6, 0), strict=True):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(before)
    document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _write_entry(document: Document, part: Entry) -> None:
    """With tabs: the mark hangs before the text, the date stands at the margin beyond the text's own right edge."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    section: Any = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before, shape.keep_with_next = Pt(14 if part.head else 3), part.head or not part.mark
    if part.mark:
        shape.left_indent, shape.first_line_indent, shape.right_indent = Mm(_MARK), -Mm(_MARK), Mm(_DATES)
        shape.tab_stops.add_tab_stop(Mm(_MARK))
    shape.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    text = "\t".join(filter(None, (part.mark, part.text, part.right)))
    run = paragraph.add_run(writable(text))
    run.bold, run.font.size = part.bold or part.head, Pt(_SIZE + 1 if part.head else _SIZE)
    if part.head:
        _rule_above(paragraph)


def _rule_above(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    shape = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no word for it
    shape.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _write_legend(document: Document, part: Legend) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(5)
    for mark, name in part.items():
        png = picture(partial(draw_mark, mark=mark, x=0), MARK)
        _settle(paragraph.add_run().add_picture(BytesIO(png), width=Pt(MARK.width)), name)
        paragraph.add_run(f" {name}{' ' * 6}").font.size = Pt(LABEL_SIZE)


def _write_strip(document: Document, part: DayStrip) -> None:
    """The cells as a picture, the words under it in a line with tabs."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before, shape.keep_with_next = Pt(5), True
    run = paragraph.add_run()
    png = picture(lambda sheet: draw_cells(sheet, part), CELLS)
    _settle(run.add_picture(BytesIO(png), width=Pt(CELLS.width)), part.in_words())
    run.add_break()
    for left, text, bold in strip_labels(Sheet(CELLS, ""), part):
        if left:
            shape.tab_stops.add_tab_stop(Pt(left))
        words = paragraph.add_run(writable(f"\t{text}" if left else text))
        words.bold, words.font.size = bold, Pt(LABEL_SIZE)


def _write_chart(document: Document, part: Chart) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    size = chart_room(part)
    png = picture(lambda sheet: draw_chart(sheet, part, size.inner), size)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(10), True
    _settle(paragraph.add_run().add_picture(BytesIO(png), width=Pt(size.width)), part.in_words())
    caption = document.add_paragraph()
    caption.alignment, caption.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(4)
    run = caption.add_run(writable(part.caption))
    run.italic, run.font.size = True, Pt(_SIZE)


def _settle(drawn: Any, words: str) -> None:
    """No room kept beside the picture, and what a reader who doesn't see it is told."""
    inline = drawn._inline  # noqa: SLF001 - python-docx has no word for it
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", words)
