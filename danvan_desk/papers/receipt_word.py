"""The receipt as a Word file, laid out like the one on A4. A module of its own: printing one doesn't wait for it."""

from __future__ import annotations

from danvan_desk.papers.form_docx import form_docx
from danvan_desk.papers.form_text import PaperTable, Paragraph
from danvan_desk.papers.own_paper import own_paper
from danvan_desk.papers.receipt import (
    ABOUT,
    CENTRED,
    HEADING,
    TITLES,
    WIDTHS,
    ReceiptData,
    closing_sentence,
    missing,
    rows,
    sentences,
    signatures,
    title,
)

_ROW_HEIGHT = 7  # mm


def receipt_docx(data: ReceiptData) -> bytes:
    shares = tuple(width / sum(WIDTHS) for width in WIDTHS)
    paper = own_paper(
        title(data),
        data.letterhead,
        HEADING,
        ABOUT,
        (
            *map(Paragraph, sentences(data)),
            PaperTable(TITLES, shares, tuple(rows(data)), CENTRED, _ROW_HEIGHT if data.documents else _ROW_HEIGHT + 2),
            Paragraph(closing_sentence(data)),
        ),
        number=data.number,
        day=data.day,
        signatures=signatures(data),
        missing=missing(data),
    )
    return form_docx(paper, qr=data.qr or "")
