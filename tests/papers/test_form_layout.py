"""Where a form's pages break, in the PDF and in the Word file: signatures, tables and titles have company."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from danvan_desk.papers.fonts import ITALIC, Faces
from danvan_desk.papers.form_definition import read_form, shared_lines, shipped_forms
from danvan_desk.papers.form_docx import form_docx
from danvan_desk.papers.form_fields import known_fields
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.form_text import compose
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.sheet import MM

OFFICE = Letterhead("UBND phường Bình An", place="phường Bình An")
LAWS = shared_lines()
FORMS = {form.form: form for form in shipped_forms()}
SENTENCE = "Gia đình sử dụng đất ổn định từ năm 1987, có giấy mua bán viết tay và biên lai thuế hằng năm. "
FORM = """
form = "THU"
title = "Mẫu thử"
of = ["case"]
basis = ""
heading = "BIÊN BẢN"
seen = "PROPOSED"
body = '''{body}'''
signatures = [[{{ capacity = "BÊN GIAO" }}, {{ capacity = "BÊN NHẬN" }}], [{{ capacity = "NGƯỜI CHỨNG KIẾN" }}]]

[table.papers]
rows = "documents"
columns = [["n", "STT", 1], ["title", "Tên tài liệu", 6], ["state", "Tình trạng", 3]]
"""


def pages(body, **values):
    form = read_form(FORM.format(body=body))
    paper = compose(form, values, OFFICE, known_fields(), {})
    return [page.extract_text() for page in PdfReader(BytesIO(form_pdf(paper))).pages]


@pytest.mark.parametrize("lines", range(2, 40))
def test_all_signatures_stand_on_one_page_under_the_last_lines(lines):
    made = pages("\n".join(f"Đoạn {n}. {SENTENCE * 2}" for n in range(lines)) + "\nTrân trọng./.")
    last = made[-1]
    assert all(capacity in last for capacity in ("BÊN GIAO", "BÊN NHẬN", "NGƯỜI CHỨNG KIẾN"))
    assert f"Đoạn {lines - 1}." in last
    assert "Trân trọng./." in last


@pytest.mark.parametrize("rows", range(1, 45))
def test_a_last_table_leaves_a_row_with_the_signatures(rows):
    documents = [{"title": f"Tài liệu {n}", "state": "nguyên vẹn"} for n in range(rows)]
    last = pages("| papers", documents=documents)[-1]
    assert f"Tài liệu {rows - 1}" in last
    assert "NGƯỜI CHỨNG KIẾN" in last


@pytest.mark.parametrize("lines", range(20, 32))
def test_headings_one_under_another_stand_with_what_they_head(lines):
    filler = "\n".join(f"Đoạn {n}." for n in range(lines))
    long = "# II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO"
    for page in pages(f"{filler}\n{long}\n# 1. Công tác tiếp công dân\nTrong kỳ không tiếp ai.\n{filler}"):
        assert ("II. KẾT QUẢ" in page) == ("Trong kỳ" in page)


@pytest.mark.parametrize("mark", ["# ", "^ ", ""])
@pytest.mark.parametrize("more", range(6))
def test_a_tables_titles_and_the_words_over_it_stand_with_its_first_row(mark, more):
    documents = [{"title": f"Tài liệu {n} {SENTENCE}", "state": "nguyên vẹn"} for n in range(3)]
    for lines in range(20, 30):  # to every place near the foot of the page
        filler = "\n".join([*(f"Đoạn {n}." for n in range(lines)), f"Đoạn dài. {SENTENCE * more}"])
        for page in pages(f"{filler}\n{mark}Tài liệu kèm theo\n| papers\n{filler}", documents=documents):
            assert ("Tài liệu kèm theo" in page) == ("Tài liệu 0" in page), (lines, more)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("phường Bình An", ["Bình An, ngày 05 tháng 11 năm 2026"]),
        ("xã Nghĩa Hành Phước Giang", ["Nghĩa Hành Phước Giang,", "ngày 05 tháng 11 năm 2026"]),
    ],
)
def test_a_long_place_name_leaves_the_date_a_line_of_its_own_between_the_margins(place, lines):
    paper = compose(FORMS["XLD-04"], {"day": date(2026, 11, 5)}, Letterhead("UBND", place=place), known_fields(), LAWS)
    drawn = []

    def note(text, _matrix, at, _font, size):
        drawn.append((text.strip(), float(at[4]), float(size)))

    PdfReader(BytesIO(form_pdf(paper))).pages[0].extract_text(visitor_text=note)
    italic = Faces()[ITALIC]
    ends = {text: x + italic.width(text) * size for text, x, size in drawn if text in lines}
    assert list(ends) == lines
    assert all(end <= (210 - 15) * MM for end in ends.values())
    told = docx.Document(BytesIO(form_docx(paper))).tables[0].rows[0].cells[1].text
    assert "ngày\u00a005\u00a0tháng\u00a011\u00a0năm\u00a02026" in told


def test_in_word_a_blank_at_a_lines_end_runs_to_the_margin_and_nothing_is_stretched():
    paper = compose(FORMS["KN-06"], {}, OFFICE, known_fields(), {})
    document = docx.Document(BytesIO(form_docx(paper)))
    place = next(one for one in document.paragraphs if one.text.startswith("Hôm nay"))
    assert place.text.endswith("tại \t.")
    assert place.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.LEFT
    assert [stop.position.mm for stop in place.paragraph_format.tab_stops] == [pytest.approx(165, abs=0.1)]


def test_in_word_a_tables_titles_stand_with_the_words_over_it_and_its_last_row_with_the_signatures():
    body = "Danh mục:\n| papers"
    documents = [{"title": "Tài liệu 1"}, {"title": "Tài liệu 2"}, {"title": "Tài liệu 3"}]
    paper = compose(read_form(FORM.format(body=body)), {"documents": documents}, OFFICE, known_fields(), {})
    document = docx.Document(BytesIO(form_docx(paper)))
    over = next(one for one in document.paragraphs if one.text == "Danh mục:")
    table = next(one for one in document.tables if one.rows[0].cells[0].text == "STT")
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows]
    assert over.paragraph_format.keep_with_next
    assert kept == [True, False, False, True]
