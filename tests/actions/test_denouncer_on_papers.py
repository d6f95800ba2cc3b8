"""A denouncer's name, planted wherever an officer may write it, is on no paper made of the case, PDF or Word."""

from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.forms import make_form, offered_forms
from danvan_desk.actions.issuing import issue_form, issued_from, print_issued
from danvan_desk.domain.folding import fold
from danvan_desk.papers.form_definition import shipped_forms
from danvan_desk.queries.cases import case_card

from .denouncer import ADDRESS, DENUNCIATION, NAME, NUMBER, PHONE, TOLD

CASE = "VV-2026-00001"
NAMING = {one.form for one in shipped_forms() if one.names_denouncer}


def words_of(content, file_format):
    if file_format == "pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture
def code(desk):
    add_records(
        desk,
        [
            DENUNCIATION,
            {"type": "event", "case": "d", "event": "accepted", "date": "2026-11-20", "note": TOLD, "reason": TOLD},
            {"type": "event", "case": "d", "event": "verifying", "date": "2026-11-20", "officer": NAME, "reason": TOLD},
        ],
    )
    return case_card(desk, CASE).people


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_no_paper_of_the_case_says_who_denounced(desk, code, file_format):
    offers = [one.form for one in offered_forms(desk, CASE)]
    assert len(offers) >= 9
    for form in offers:
        asks = [ask for one in shipped_forms() if one.form == form for ask in one.asks]
        asked = {ask.key: TOLD for ask in asks if ask.kind in ("text", "long")}
        rows = {ask.key: (dict.fromkeys(ask.columns, TOLD),) for ask in asks if ask.kind == "rows"}
        made = make_form(desk, form, CASE, file_format, {**asked, **rows, "signer": NAME, "document_no": NAME})
        words = fold(words_of(made.content, file_format))
        squeezed = words.replace(" ", "")
        for secret in (NAME, ADDRESS, NUMBER, PHONE):
            assert fold(secret).replace(" ", "") not in squeezed, (form, secret)
        if form not in NAMING:
            assert fold(code) not in squeezed, form


def test_an_issued_paper_keeps_no_name_either(desk, code, home):
    given = {"document_no": f"01/QĐ {NAME}", "day": date(2026, 11, 23), "extended_days": 30, "proposed_by_unit": TOLD}
    issue_form(desk, "TC-06", CASE, {**given, "document_no": "01/TB-UBND"}, leave_blank=True)
    (made,) = issued_from(desk, CASE)
    words = fold(words_of(print_issued(desk, made.id).content, "pdf")).replace(" ", "")
    assert fold(NAME).replace(" ", "") not in words
    from .denouncer import leaks

    assert leaks(home) == []
