"""Issuing a paper: its number, the event it proves, and the paper again to the letter."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.events import record_event
from danvan_desk.actions.forms import draft_form, offered_forms
from danvan_desk.actions.issuing import issue_form, issued_from, next_document_no, print_issued
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Refused
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.form_values import record_values

COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "dated": "2026-10-30", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực", "id_kind": "citizen_id",
                "id_number": "048069004512", "id_issued_on": "2022-05-01", "id_issued_by": "Cục CSQLHC về TTXH"}],
    "respondent": "UBND phường Bình An", "content": "Quyết định thu hồi 86 m² đất",
}  # fmt: skip
CASE = "VV-2026-00001"


@pytest.fixture
def case(desk):
    change_office(desk, replace(office_details(desk), place="phường Bình An", chair="Nguyễn Văn Hùng"))
    add_records(desk, [COMPLAINT])
    return CASE


def events(desk):
    return [(one.event, one.date, one.document_no) for one in case_card(desk, CASE).events if not one.taken_back]


def test_issuing_the_notice_records_the_acceptance_with_its_number_and_day(desk, case):
    given = {"document_no": next_document_no(desk, "KN-03"), "day": date(2026, 11, 10)}
    assert given["document_no"] == "01/TB-UBND"
    made = issue_form(desk, "KN-03", case, given)
    assert events(desk)[-1] == ("accepted", date(2026, 11, 10), "01/TB-UBND")
    assert (made.event_n, issued_from(desk, case)) == (2, [made])
    assert next_document_no(desk, "KN-03") == next_document_no(desk, "KN-04") == "02/TB-UBND"


def test_an_event_recorded_before_takes_the_papers_number_and_isnt_recorded_twice(desk, case):
    record_event(desk, NewEvent(case, "accepted", date(2026, 11, 9)))
    made = issue_form(desk, "KN-03", case, {"document_no": "07/TB-UBND", "day": date(2026, 11, 10)})
    known = record_values(desk, case)
    assert (known["accepted_on"], known["accepted_no"]) == (date(2026, 11, 9), "07/TB-UBND")
    assert [one.event for one in case_card(desk, case).events] == ["received", "accepted", "corrected"]
    assert made.event_n == 2
    assert next_document_no(desk, "KN-03") == "08/TB-UBND"


def test_what_cant_be_changes_nothing(desk, case):
    before = events(desk)
    day = date(2026, 11, 10)
    for given, field in (
        ({"day": day}, "document_no"),
        ({"document_no": "01/TB-UBND", "day": "x"}, "day"),
        ({"document_no": "01/QĐ-UBND", "day": day}, "event"),  # nothing to decide before it is taken up
    ):
        told = {**given, "decided_outcome": "right"}
        with pytest.raises(Refused) as found:
            issue_form(desk, "KN-15" if field == "event" else "KN-03", case, told, leave_blank=True)
        assert field in {problem.field for problem in found.value.problems}
    with pytest.raises(Refused) as found:
        issue_form(desk, "KN-15", case, {"document_no": "01/QĐ-UBND", "day": day})
    assert all(problem.message == "còn thiếu" for problem in found.value.problems)
    assert events(desk) == before
    assert issued_from(desk, case) == []
    assert next_document_no(desk, "KN-15") == "01/QĐ-UBND"


def test_a_number_is_given_once_a_year(desk, case):
    issue_form(desk, "KN-03", case, {"document_no": "05/TB-UBND", "day": date(2026, 11, 10)})
    with pytest.raises(Refused, match="số này đã cấp cho mẫu KN-03"):
        issue_form(desk, "KN-03", case, {"document_no": "05/TB-UBND", "day": date(2026, 11, 11)})


def test_an_issued_paper_is_the_same_whatever_the_record_says_later(desk, case):
    from danvan_desk.actions.updates import update_record
    from danvan_desk.domain.records import Update

    made = issue_form(desk, "KN-03", case, {"document_no": "05/TB-UBND", "day": date(2026, 11, 10)})
    first = print_issued(desk, made.id).content
    update_record(desk, Update("DT-2026-00001", {"content": "Nội dung đã sửa"}, reason="ghi nhầm"))
    change_office(desk, replace(office_details(desk), name="UBND xã Bình Minh", chair="Trần Thị Hoa"))
    assert "Nội dung đã sửa" in str(draft_form(desk, "KN-03", case).paper)
    assert print_issued(desk, made.id).content == first
    assert print_issued(desk, made.id, reprint=True).content != first
    assert print_issued(desk, made.id, "docx").content[:2] == b"PK"


def test_the_forms_of_a_case_are_those_of_its_kind_the_likeliest_first(desk, case):
    offers = offered_forms(desk, case)
    assert all(not one.form.startswith("TC-") for one in offers)
    record_event(desk, NewEvent(case, "accepted", date(2026, 11, 9)))
    assert offered_forms(desk, case)[0].likely
    assert "KN-03" in {one.form for one in offered_forms(desk, case) if one.likely}


def test_a_field_that_was_emptied_is_empty_on_the_paper(desk, case):
    assert draft_form(desk, "KN-03", case).paper.missing == ("Số văn bản",)
    draft = draft_form(desk, "KN-03", case, {"content": "", "signer": ""})
    assert draft.paper.missing == ("Số văn bản", "Nội dung đơn")
    draft = draft_form(desk, "GM-DT", case, {"dialogue_topic": None})  # a default the officer took out
    assert "Nội dung đối thoại" in draft.paper.missing
