"""The gallery of a sample ward: every form, of a usual record, of the fullest and of the barest."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from danvan_desk.papers.catalogue import all_forms

PERIODIC = {form.form for form in all_forms() if form.of_period()}


@pytest.fixture
def papers(danvan, tmp_path):
    assert danvan("demo", "--petitions", "150", "--years", "2").code == 0
    made = danvan("gallery", "--out", "papers", "--json")
    assert made.code == 0, made.err
    return made.json


def letters(file):
    """How long the paper is in words, not in dots to fill."""
    return sum(len(page.extract_text().replace(".", "")) for page in PdfReader(file).pages)


def test_every_form_is_shown_usual_full_and_bare(papers):
    shown = {(one["form"], one["which"]): one for one in papers["papers"] if one["out"].endswith(".pdf")}
    assert {form for form, _which in shown} | set(papers["without_record"]) == {f.form for f in all_forms()} - PERIODIC
    assert len(papers["without_record"]) <= 2
    assert all(Path(one["out"]).stat().st_size for one in papers["papers"])
    files = {Path(one["out"]).name for one in papers["papers"]}
    assert {"KN-03.pdf", "KN-03.docx", "KN-03-day-du.pdf", "KN-03-toi-thieu.docx"} <= files
    for form in ("02-TCD", "BB-TCD", "KN-03", "KN-15", "XLD-04", "TC-04"):
        full = shown.get((form, "fullest"), shown[form, "usual"])  # it may be the usual one
        assert letters(full["out"]) > 1.4 * letters(shown[form, "barest"]["out"])
    receipt = shown.get(("02-TCD", "fullest"), shown["02-TCD", "usual"])
    full = PdfReader(Path(receipt["out"]).with_suffix(".pdf"))
    assert "và 13 người khác" in " ".join(" ".join(page.extract_text().split()) for page in full.pages)
