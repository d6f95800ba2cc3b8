"""Every form of complaints, filled: its words as they were last looked at, and the same in the PDF and in Word."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from danvan_desk.papers.form_definition import FormDefinition, shared_lines, shipped_forms
from danvan_desk.papers.form_docx import form_docx
from danvan_desk.papers.form_fields import known_fields
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.form_text import Composed, as_text, compose
from tests.papers.complaint_examples import LETTERHEAD, OWN, example

GOLDEN = Path(__file__).parent / "golden"
FORMS = {form.form: form for form in shipped_forms() if form.group == "Khiếu nại"}


def defaults(form: FormDefinition) -> dict[str, str]:
    return {ask.key: ask.default for ask in form.asks if ask.default}


def filled(form: FormDefinition) -> Composed:
    return compose(form, example(form.form, defaults(form)), LETTERHEAD, known_fields(), shared_lines())


def empty(form: FormDefinition) -> Composed:
    return compose(form, defaults(form), LETTERHEAD, known_fields(), shared_lines(), draft_number="....../TB-UBND")


def test_every_form_of_complaints_has_an_example() -> None:
    assert sorted(FORMS) == sorted(OWN)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_filled_form_says_what_it_said(form: FormDefinition) -> None:
    paper = filled(form)
    assert as_text(paper) == (GOLDEN / f"{form.form}.txt").read_text(encoding="utf-8")
    assert not paper.missing


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_empty_form_names_all_it_lacks_in_words(form: FormDefinition) -> None:
    missing = empty(form).missing
    assert missing
    assert [label for label in missing if re.fullmatch(r"[a-z0-9_]+", label)] == []


@pytest.mark.parametrize("make", [filled, empty])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_word_and_pdf_say_the_same(form: FormDefinition, make, read) -> None:
    paper = make(form)
    pdf = form_pdf(paper)
    assert _words(_told(form_docx(paper))) == _words(" ".join(_unnumbered(read(pdf).pages)))


def test_a_signature_has_the_last_lines_for_company(read) -> None:
    last = read(form_pdf(filled(FORMS["KN-05"]))).pages[-1]
    assert last.startswith("2 Điều 3.")
    assert "CHỦ TỊCH" in last


def test_a_long_text_left_empty_has_lines_to_write_on() -> None:
    told = as_text(empty(FORMS["KN-06"]))
    assert "3. Nội dung làm việc\n…\n…\n…\n4. Kết quả làm việc\n" in told


def test_a_citizens_own_paper_bears_no_office(read) -> None:
    assert "ỦY BAN NHÂN DÂN" not in read(form_pdf(filled(FORMS["KN-02"]))).text


def _unnumbered(pages: list[str]) -> list[str]:
    """A page's number stands on the second page and those after it; in Word it is a field of the header."""
    return [re.sub(rf"^{n} | {n}$", "", page) for n, page in enumerate(pages, 1)]


def _told(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(parts)


def _words(text: str) -> list[str]:
    """Sorted: columns side by side are read in another order in each. Rules and dots to fill by pen are not words."""
    return sorted(re.findall(r"[^\s._]+", text))
