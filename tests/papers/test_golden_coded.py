"""The whole text of each paper that isn't made from a definition, as it is read from its PDF; and the same in Word.

A new or changed paper's text is written with DANVAN_GOLDEN=1 and read before it is kept.
"""

import os
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import docx
import pytest
import segno
from docx.shared import Pt
from PIL import Image
from pypdf import PdfReader

from danvan_desk.papers.agenda import agenda
from danvan_desk.papers.answer_slip import answer_slip
from danvan_desk.papers.backlog_page import backlog_page
from danvan_desk.papers.file_cover import file_cover
from danvan_desk.papers.form_docx import form_docx
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.form_text import PaperTable
from danvan_desk.papers.members_list import members_list
from danvan_desk.papers.receipt import TITLES, halves_pdf, receipt_pdf
from danvan_desk.papers.receipt_word import receipt_docx
from danvan_desk.papers.reception_schedule import schedule
from danvan_desk.papers.sheet import A5
from danvan_desk.papers.slip import slip
from tests.papers import coded_papers

GOLDEN = Path(__file__).parent / "golden"
MADE = (
    (coded_papers.MEMBERS_LISTS, members_list),
    (coded_papers.ANSWERS, answer_slip),
    (coded_papers.SLIPS, slip),
    (coded_papers.COVERS, file_cover),
    (coded_papers.SCHEDULES, schedule),
    (coded_papers.AGENDAS, agenda),
    (coded_papers.BACKLOG_PAGES, backlog_page),
)
PAPERS = [pytest.param(name, make(data), id=name) for records, make in MADE for name, data in records.items()]
RECEIPTS = [pytest.param(name, data, id=name) for name, data in coded_papers.RECEIPTS.items()]


def shown(pdf):
    """The pages as they are read, line by line; how many dots a blank has is not a word."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    lines = [re.sub(r"\.{4,}", "…", " ".join(line.split())) for line in "\n--- trang ---\n".join(pages).split("\n")]
    return "\n".join(filter(None, lines)) + "\n"


def told(content):
    """All that is read in a Word file."""
    document = docx.Document(BytesIO(content))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(parts)


def words(text):
    """How often each is there. Rules and dots to fill by pen are not words."""
    return Counter(re.findall(r"[^\s._…]+", text))


def hold(name, text):
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("DANVAN_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def says_the_same(content, pdf, running, titles):
    """Of several pages, the PDF says the titles of tables and its own again, and the pages' numbers."""
    pages = shown(pdf).split("\n--- trang ---\n")
    word, read = words(told(content)), words(" ".join(pages))
    assert word - read == Counter()
    again = set(words(f"{running} {' '.join(titles)} (tiếp)")) | {str(n) for n in range(2, len(pages) + 1)}
    assert set(read - word) <= (again if len(pages) > 1 else set())


@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_the_words_of_the_paper(name, paper):
    hold(name, shown(form_pdf(paper)))


@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_word_says_what_the_pdf_says(name, paper):
    titles = [title for part in paper.parts if isinstance(part, PaperTable) for title in part.titles]
    says_the_same(form_docx(paper), form_pdf(paper), paper.title, titles)


@pytest.mark.parametrize(("name", "data"), RECEIPTS)
def test_the_words_of_the_receipt(name, data):
    hold(name, shown(receipt_pdf(data)))


@pytest.mark.parametrize(("name", "data"), RECEIPTS)
def test_every_layout_of_a_receipt_says_the_same(name, data):
    a4 = receipt_pdf(data)
    says_the_same(receipt_docx(data), a4, f"Giấy biên nhận {data.number}", TITLES)
    says_the_same(receipt_docx(data), receipt_pdf(data, page=A5), f"Giấy biên nhận {data.number}", TITLES)
    halves = halves_pdf(data)
    if halves is not None:
        twice = words(shown(halves)) - words("Bản giao người cung cấp Bản lưu")
        assert twice == words(shown(a4)) + words(shown(a4))


CODES = [
    pytest.param(receipt_docx(coded_papers.RECEIPT), coded_papers.RECEIPT.qr, id="receipt"),
    pytest.param(form_docx(file_cover(coded_papers.COVER)), "VV-2026-00012 K7Q2P1", id="cover"),
]


@pytest.mark.parametrize(("content", "text"), CODES)
def test_each_module_of_the_code_is_in_word(content, text):
    document = docx.Document(BytesIO(content))
    (shape,), (picture,) = document.inline_shapes, pictures(document)
    assert shape.width == shape.height
    matrix = [[bool(cell) for cell in row] for row in segno.make(text, error="m", micro=False).matrix]
    module = picture.width / len(matrix)
    places = [int((place + 0.5) * module) for place in range(len(matrix))]
    assert [[picture.getpixel((x, y)) < 128 for x in places] for y in places] == matrix


def test_a_strip_in_word_is_drawn_as_wide_as_the_text_and_from_the_same_days():
    document = docx.Document(BytesIO(form_docx(slip(coded_papers.SLIP))))
    *legend, strip = document.inline_shapes
    said = [shape._inline.docPr.get("descr") for shape in legend]
    assert said == ["ngày làm việc", "ngày nghỉ", "tạm dừng", "ngày làm việc còn lại", "hôm nay"]
    section = document.sections[0]
    assert abs(strip.width - (section.page_width - section.left_margin - section.right_margin)) < Pt(0.5)
    assert strip._inline.docPr.get("descr") == ("47 ngày làm việc, 13 ngày nghỉ, 14 tạm dừng, 2 ngày làm việc còn lại")
    drawn = max(pictures(document), key=lambda one: one.width)
    days = len(coded_papers.TERM.days)
    middles = [drawn.getpixel((int((place + 0.5) * drawn.width / days), 27)) for place in range(days)]
    today = days - 3
    assert {round(grey / 8) for grey in middles[:47]} == {round(0.45 * 255 / 8)}  # worked
    assert {round(grey / 8) for grey in middles[61:today]} == {round(0.82 * 255 / 8)}  # days of rest
    assert (middles[today], *middles[today + 1 :]) == (0, 255, 255)


def pictures(document):
    parts = [part for part in document.part.package.iter_parts() if part.partname.startswith("/word/media")]
    return [Image.open(BytesIO(part.blob)).convert("L") for part in parts]
