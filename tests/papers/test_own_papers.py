"""The program's own papers: notes and signatures stand under a row of their list; no annex of nothing."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from danvan_desk.domain.periods import calendar_month
from danvan_desk.papers.allowance import ANNEX, AllowancePaper, PaidPerson, allowance_paper
from danvan_desk.papers.form_docx import form_docx
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.publication import PublicLine, publication_paper

OFFICE = Letterhead("UBND phường Bình An", place="Bình An")
DAY = date(2026, 11, 23)


def published(count):
    lines = [
        PublicLine(f"VV-2026-{at:05}", "Khiếu nại", "Đất đai", "Thu hồi 86 m² đất vườn", "Số 12", "Đúng", "Chưa")
        for at in range(1, count + 1)
    ]
    return publication_paper(OFFICE, "trong năm 2026", lines, DAY, "Nguyễn Văn Hùng")


def pages(paper):
    return [page.extract_text() for page in PdfReader(BytesIO(form_pdf(paper))).pages]


@pytest.mark.parametrize("count", range(1, 40))
def test_the_notes_and_the_chair_stand_under_the_last_row(count):
    last = pages(published(count))[-1]
    assert [words for words in (f"VV-2026-{count:05}", "Căn cứ:", "lược bỏ", "CHỦ TỊCH") if words not in last] == []


def test_in_the_word_file_too():
    document = docx.Document(BytesIO(form_docx(published(3))))
    listed = document.tables[1]
    kept = [[cell.paragraphs[-1].paragraph_format.keep_with_next for cell in row.cells] for row in listed.rows]
    assert kept[-1] == [True] * len(listed.columns)
    notes = [one for one in document.paragraphs if one.text.startswith(("Căn cứ:", "Họ tên, địa chỉ"))]
    assert [one.paragraph_format.keep_with_next for one in notes] == [True, True]


def test_where_nobody_is_paid_there_is_no_annex():
    days = (date(2026, 10, 8), date(2026, 10, 22))
    found = {}
    for people in ((), (PaidPerson("Lê Thị Mai", "Công chức", 200_000, days),)):
        data = AllowancePaper(OFFICE, calendar_month(2026, 10), "Mức chi theo Thông tư.", people, DAY)
        paper = allowance_paper(data)
        words = "\n".join(one.text for one in docx.Document(BytesIO(form_docx(paper))).paragraphs)
        found[len(people)] = (len(pages(paper)), ANNEX in words)
    assert found == {0: (1, False), 1: (2, True)}
