"""A denouncer's name, planted in the record and in everything an officer types, is on no paper made of it, PDF or Word.

The records: the denunciation's case, the complaint it was split from, the visits (one refused), a dialogue held and
one planned.
Where a form may not name a denouncer, the code isn't there either.
"""

import re
import shutil
import zipfile
from datetime import date
from functools import lru_cache
from io import BytesIO

import pypdf
import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.agenda import agenda_page
from danvan_desk.actions.forms import fields_of, make_form, offered_forms
from danvan_desk.actions.issuing import issue_form, issued_from, print_issued
from danvan_desk.actions.meeting import meeting_page
from danvan_desk.actions.papers import print_record
from danvan_desk.actions.plans import make_plans
from danvan_desk.actions.wording import definition
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.folding import fold
from danvan_desk.domain.numbering import check_code
from danvan_desk.domain.records import NewPlan, PlanQuestion
from danvan_desk.errors import Refused
from danvan_desk.papers.catalogue import FORMS
from danvan_desk.papers.form_definition import shipped_forms
from danvan_desk.queries.cases import case_card

from .denouncer import ADDRESS, DENUNCIATION, NAME, NUMBER, PHONE, TOLD, VISIT, WHO, leaks

CASE, EMAIL = "VV-2026-00002", WHO["email"]
SECRETS = [fold(one).replace(" ", "") for one in (NAME, ADDRESS, NUMBER, PHONE, EMAIL)]
EVERYTHING = f"{TOLD}, thư {EMAIL}"
RECORDS = {
    "complaint": "VV-2026-00001",
    "denunciation": CASE,
    "visit": "TD-2026-00001",
    "refused": "TD-2026-00002",
    "dialogue": "DTH-2026-00001",
    "plan": "plan-1",
}


def words_of(content, file_format):
    """All that can be read of a file, headers and footers too, without blanks."""
    if file_format == "pdf":
        reader = pypdf.PdfReader(BytesIO(content))
        text = " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    else:
        with zipfile.ZipFile(BytesIO(content)) as file:  # what is said of pictures and of the file, too
            parts = [file.read(name) for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return " ".join(map(words_of_part, parts))
    return fold(text).replace(" ", "").replace("\n", "")


@lru_cache(maxsize=100)
def words_of_part(part):
    """Most parts, such as the styles, are the same in every file."""
    text = part.decode()
    return fold(text + re.sub(r"<[^>]*>", "", text)).replace(" ", "").replace("\n", "")


def typed(form):
    """Her name in every field the form has, whatever the record says there."""
    given = {"signer": EVERYTHING, "document_no": EVERYTHING}
    for spec in fields_of(definition(form)):
        if spec.kind == "rows":
            given[spec.key] = (dict.fromkeys(spec.columns, EVERYTHING),)
        elif spec.kind in ("text", "long"):
            given[spec.key] = EVERYTHING
    return given


@pytest.fixture
def home(home, tmp_path, copied):
    return copied("denounced everywhere", lambda told: denounced(shutil.copytree(home, told)), tmp_path / "denounced")


@pytest.fixture
def code(desk):
    return fold(case_card(desk, CASE).people)


def denounced(home):
    desk = open_desk(home)
    told = {"note": EVERYTHING, "reason": EVERYTHING}
    told_at_desk = {"note": EVERYTHING, "receiver": NAME, "resolved_by": NAME, "guided_to": NAME}
    complaint = {**DENUNCIATION, "ref": "c", "kind": "complaint", "visit": "v"}
    add_records(
        desk,
        [
            VISIT,
            complaint,
            {**DENUNCIATION, "split_from": "c"},
            {**VISIT, "ref": "r", "case": "d", "outcome": "refused", "refusal_ground": "ND154-4-1-h", **told_at_desk},
            {"type": "event", "case": "c", "event": "accepted", "date": "2026-11-20", **told},
            {"type": "event", "case": "d", "event": "accepted", "date": "2026-11-20", **told},
            {"type": "event", "case": "d", "event": "verifying", "date": "2026-11-20", "officer": NAME, **told},
            {"type": "dialogue", "kind": "case", "case": "c", "date": "2026-11-21", "place": ADDRESS, "agreed": TOLD,
             "items": [{"question": TOLD, "asked_by": NAME, "answer": TOLD, "commitment": TOLD, "owner": NAME}]},
        ],
    )  # fmt: skip
    question = PlanQuestion(content=TOLD, asked_by=NAME)
    plan = NewPlan("case_dialogue", date(2026, 12, 9), case=RECORDS["complaint"], topic=TOLD, questions=(question,))
    make_plans(desk, [plan])
    close_desk(desk)


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
@pytest.mark.parametrize("kind", RECORDS)
def test_no_paper_says_who_denounced(desk, code, kind, file_format):
    naming = {one.form for one in shipped_forms() if one.names_denouncer}
    offers = [one.form for one in offered_forms(desk, RECORDS[kind])]
    assert len(offers) >= 3
    for form in offers:
        for given in ({}, typed(form)):
            words = words_of(make_form(desk, form, RECORDS[kind], file_format, given).content, file_format)
            assert [secret for secret in SECRETS if secret in words] == [], form
            assert form in naming or code not in words, form


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
@pytest.mark.parametrize("form", [one.form for one in FORMS if not one.of_period()])
def test_nor_does_a_paper_with_a_module_of_its_own(desk, code, form, file_format):
    check = f"{RECORDS['visit']} {check_code(RECORDS['visit'], date(2026, 11, 19))}"  # opens a denouncer's answer slip
    made = []
    for number in (*RECORDS.values(), "DT-2026-00001", "DT-2026-00002", check):
        try:
            made.append(print_record(desk, form, number, file_format=file_format))
        except Refused:
            continue
    assert made
    for one in made:
        words = words_of(one.content, file_format)
        assert "conghoaxahoi" in words
        assert form != "02-TCD" or "ntc-2026-" in words  # what stands in the name's place is there to be found
        assert [secret for secret in SECRETS if secret in words] == []
        if one.word is not None:
            assert [secret for secret in SECRETS if secret in words_of(one.word(), "docx")] == []


def test_nor_do_the_offices_working_pages(desk, code):
    made = [meeting_page(desk), agenda_page(desk, date(2026, 12, 9)), agenda_page(desk, date(2026, 11, 21))]
    for one in made:
        for words in (words_of(one.content, "pdf"), words_of(one.word(), "docx")):
            assert "conghoaxahoi" in words
            assert [secret for secret in SECRETS if secret in words] == []


def test_an_issued_paper_keeps_no_name_either(desk, code, home):
    given = {**typed("TC-07"), "document_no": "01/QĐ-UBND", "day": date(2026, 11, 23)}
    issue_form(desk, "TC-07", CASE, given, leave_blank=True)
    (made,) = issued_from(desk, CASE)
    words = words_of(print_issued(desk, made.id).content, "pdf")
    assert "dontode" not in words
    assert "nguoitocao" in words  # what was typed is there, without the name
    assert [secret for secret in SECRETS if secret in words] == []
    assert leaks(home) == []
