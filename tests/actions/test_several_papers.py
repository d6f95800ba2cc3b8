"""What can be printed of a record, in the office's layout; a reprint is of the very paper, not of its form."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from danvan_desk import settings
from danvan_desk.actions.add import add_records
from danvan_desk.actions.issuing import issue_form, issued_from
from danvan_desk.actions.papers import note_printed, print_record
from danvan_desk.actions.several_papers import print_one, printable_papers
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.printed import last_issued, times_printed
from tests.actions.denouncer import ADDRESS, DENUNCIATION, NAME, NUMBER

CASE = "VV-2026-00001"
PERSON = {"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực", "id_kind": "citizen_id",
          "id_number": "048069004512", "id_issued_on": "2022-05-01", "id_issued_by": "Cục CSQLHC"}  # fmt: skip
COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "channel": "post", "kind": "complaint",
    "people": [PERSON, {"name": "Lê Thị Na", "address": "43 Nguyễn Trung Trực"}],
    "respondent": "UBND phường Bình An", "content": "Quyết định thu hồi 86 m² đất",
}  # fmt: skip
VISIT = {
    "type": "visit", "date": "2026-11-02", "reception": "regular", "person": PERSON, "kind": "complaint",
    "content": "Quyết định thu hồi đất", "outcome": "received",
    "documents": [{"title": "Đơn khiếu nại", "pages": 2, "copy": "original"}],
}  # fmt: skip


def text(made):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages))


def page_size(made):
    box = PdfReader(BytesIO(made.content)).pages[0].mediabox
    return round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)


def issued(desk, form, day, **given):
    return issue_form(desk, form, CASE, {"day": day, **given}, leave_blank=True)


def test_the_receipt_comes_in_the_layout_the_office_chose_or_in_another_this_once(desk):
    add_records(desk, [VISIT])
    assert page_size(print_record(desk, "02-TCD", "TD-2026-00001")) == (210, 297)
    settings.save(desk.home, settings.Settings(receipt=settings.HALVES))
    made = print_record(desk, "02-TCD", "TD-2026-00001")
    assert (page_size(made), made.note) == ((297, 210), "")
    assert page_size(print_record(desk, "02-TCD", "TD-2026-00001", layout=settings.SMALL)) == (148, 210)


def test_a_receipt_too_long_for_a_half_says_that_it_takes_a_whole_page(desk):
    documents = [{"title": f"Tài liệu {n}", "pages": 2, "copy": "original"} for n in range(12)]
    add_records(desk, [VISIT | {"documents": documents}])
    made = print_record(desk, "02-TCD", "TD-2026-00001", layout=settings.HALVES)
    assert page_size(made) == (210, 297)
    assert "không vừa nửa tờ A4" in made.note


def test_all_papers_of_a_case_are_there_to_be_printed(desk):
    add_records(desk, [COMPLAINT])
    first = issued(desk, "KN-03", date(2026, 11, 10), document_no="05/TB-UBND")
    found = printable_papers(desk, CASE)
    assert [(one.form, one.record, one.paper) for one in found] == [
        ("02-TCD", "DT-2026-00001", None), ("DS-KT", "DT-2026-00001", None), ("GT-TH", CASE, None),
        ("XLD-01", CASE, None), ("BIA-HS", CASE, None), ("KN-03", CASE, first.id),
    ]  # fmt: skip
    assert (found[-1].document_no, found[-1].day) == ("05/TB-UBND", date(2026, 11, 10))
    for one in found:
        made = print_one(desk, one)
        assert made.content.startswith(b"%PDF-")
        assert "Bản in lại" not in text(made)
        note_printed(desk, one.form, one.record, one.paper)
    again = printable_papers(desk, CASE)
    assert [one.times for one in again] == [1] * 6
    assert all("Bản in lại" in text(print_one(desk, one)) for one in again)


def test_all_papers_of_a_visit_are_there_to_be_printed(desk):
    refused = {"outcome": "refused", "refusal_ground": "ND154-4-1-h", "in_authority": True}
    add_records(desk, [VISIT, VISIT | refused])
    assert printable_papers(desk, "TD-2026-00001")[0].form == "02-TCD"
    assert printable_papers(desk, "TD-2026-00002")[0].form == "01-TCD"


def test_a_reprint_is_of_the_very_paper_issued(desk):
    add_records(desk, [COMPLAINT])
    note_printed(desk, "KN-06", CASE)  # a draft went to the printer
    first = issued(desk, "KN-06", date(2026, 11, 10))
    assert last_issued(desk, "KN-06", CASE) == first.id
    assert times_printed(desk, "KN-06", CASE, first.id) == 0
    assert note_printed(desk, "KN-06", CASE, first.id) == 0
    second = issued(desk, "KN-06", date(2026, 11, 12))
    assert last_issued(desk, "KN-06", CASE) == second.id
    assert [times_printed(desk, "KN-06", CASE, one.id) for one in issued_from(desk, CASE)] == [0, 1]
    assert note_printed(desk, "KN-06", CASE, first.id) == 1
    times = {one.paper: one.times for one in printable_papers(desk, CASE) if one.paper}
    assert times == {first.id: 2, second.id: 0}


def test_the_log_says_which_issued_paper_was_printed(desk):
    add_records(desk, [COMPLAINT])
    made = issued(desk, "KN-03", date(2026, 11, 10), document_no="05/TB-UBND")
    note_printed(desk, "KN-03", CASE, made.id)
    line = case_card(desk, CASE).history[-1]
    assert line.action == "print KN-03"
    assert line.after == {"form": "KN-03", "copy": 1, "paper": made.id, "document_no": "05/TB-UBND"}


@pytest.mark.parametrize("layout", settings.RECEIPTS)
def test_a_denouncers_papers_name_nobody_in_any_layout(desk, layout):
    add_records(desk, [DENUNCIATION])
    settings.save(desk.home, settings.Settings(receipt=layout))
    for one in printable_papers(desk, CASE):
        said = f"{one.title} {text(print_one(desk, one))}"
        assert not [secret for secret in (NAME, NUMBER, ADDRESS, "0911222333") if secret in said]
