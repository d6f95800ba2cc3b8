"""Assigning, proposing, approving, urging over real books: whose desk, which papers, and no denouncer named in any."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from danvan_desk.actions.add import add_records
from danvan_desk.actions.assignment import assign_all
from danvan_desk.actions.forms import draft_form
from danvan_desk.actions.issuing import issue_form, next_document_no
from danvan_desk.actions.papers import note_printed, print_record
from danvan_desk.actions.steering_papers import print_proposal, print_urging
from danvan_desk.domain.backlog_groups import in_group
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Refused
from danvan_desk.papers.form_text import as_text
from danvan_desk.queries.backlog import backlog
from danvan_desk.queries.case_sheet import case_sheet
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.forwarded import unanswered

DAY = date(2026, 11, 23)


def petition(kind, name, received="2026-11-13", **more):
    return {
        "type": "petition", "received": received, "channel": "post", "kind": kind, "content": f"Việc của {name}",
        "people": [{"name": name, "address": "27/4 hẻm Vắng Vẻ"}], **more,
    }  # fmt: skip


def event(case, name, day, **more):
    return {"type": "event", "case": f"VV-2026-0000{case}", "event": name, "date": day, **more}


PEOPLE = [
    petition("complaint", "Trần Văn Lợi"),
    petition("denunciation", "Phan Thị Kín Đáo"),
    petition("feedback", "Lê Thị Hoa", "2026-10-05"),
]


def text_of(made):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages).split())


def to_sign(rows):
    return [row for row in rows if in_group(row, "sign", DAY)]


@pytest.fixture
def filled(desk):
    add_records(desk, PEOPLE)
    return desk


def test_a_proposal_lies_with_the_chair_until_sent_back_with_a_reason(filled):
    add_records(filled, [event(1, "assigned", "2026-11-16", officer="Mai", until="2026-11-19"),
                         event(1, "proposed", "2026-11-18", outcome="accepted", by="Mai")])  # fmt: skip
    assert [(row.case, row.holder, row.proposed_on) for row in to_sign(backlog(filled))] == [
        ("VV-2026-00001", "chair", date(2026, 11, 18))
    ]
    with pytest.raises(Refused) as refused:
        add_records(filled, [event(1, "approved", "2026-11-20", outcome="sent_back")])
    assert [problem.field for problem in refused.value.problems] == ["reason"]
    add_records(filled, [event(1, "approved", "2026-11-20", outcome="sent_back", reason="Thiếu căn cứ")])
    assert to_sign(backlog(filled)) == []
    sheet = case_sheet(filled, "VV-2026-00001")
    assert (sheet.card.holder, sheet.card.inner_due, sheet.inner.days_left) == ("officer", date(2026, 11, 19), -2)
    assert sheet.card.proposal.answer.reason == "Thiếu căn cứ"
    kept = next(row for row in backlog(filled) if row.case == "VV-2026-00001")
    assert (kept.holder, kept.inner_due, kept.inner_left) == ("officer", date(2026, 11, 19), -2)


def test_the_backlog_of_a_past_day_says_where_each_file_lay_then(filled):
    add_records(filled, [event(1, "assigned", "2026-11-16", officer="Mai", until="2026-11-19"),
                         event(1, "proposed", "2026-11-18", outcome="accepted"),
                         event(1, "approved", "2026-11-20")])  # fmt: skip
    then = {row.case: row for row in backlog(filled, date(2026, 11, 17))}["VV-2026-00001"]
    assert (then.holder, then.inner_due, then.proposed_on) == ("officer", date(2026, 11, 19), None)
    assert [row.case for row in to_sign(backlog(filled, date(2026, 11, 19)))] == ["VV-2026-00001"]


def test_several_cases_go_to_one_officer_each_with_its_own_inner_day(filled):
    assert assign_all(filled, ["VV-2026-00001", "VV-2026-00002"], "Phạm Quốc Bảo") == 2
    rows = {row.case: row for row in backlog(filled)}
    for case in ("VV-2026-00001", "VV-2026-00002"):
        assert (rows[case].officer, rows[case].due) == ("Phạm Quốc Bảo", date(2026, 11, 25))
        assert rows[case].inner_due == date(2026, 11, 25)  # 24/11 is a day of rest: no working day lies before it
    with pytest.raises(Refused):
        assign_all(filled, ["VV-2026-00001", "VV-2026-00099"], "Lê Thị Mai")
    assert {row.officer for row in backlog(filled)} == {"Phạm Quốc Bảo", None}


def test_the_proposal_prints_as_the_book_has_it(filled):
    blank = print_record(filled, "XLD-01", "VV-2026-00001")
    assert "thụ lý để giải quyết đơn khiếu nại của ông (bà) Trần Văn Lợi" in text_of(blank)
    assert {"Số văn bản", "Họ tên người ký"} <= set(blank.missing)
    assert text_of(blank).endswith("Lê Thị Mai")  # who writes it proposes it
    add_records(filled, [event(1, "proposed", "2026-11-18", outcome="guided", to="Tòa án", reason="Đã có bản án",
                               document_no="15/PĐX", by="Mai")])  # fmt: skip
    text = text_of(print_record(filled, "xld-01", "DT-2026-00001"))
    assert "Số: 15/PĐX" in text
    assert "hướng dẫn người gửi đơn khiếu nại của ông (bà) Trần Văn Lợi đến Tòa án" in text
    assert note_printed(filled, "XLD-01", "VV-2026-00001") == 0
    assert print_record(filled, "XLD-01", "VV-2026-00001", file_format="docx").content[:2] == b"PK"
    assert any(line.action == "print XLD-01" for line in case_card(filled, "VV-2026-00001").history)


@pytest.mark.parametrize("name", ["Phan Thị Kín Đáo", "bà Kín Đáo", "PHAN THI KIN DAO", "27/4 hẻm Vắng Vẻ"])
def test_no_paper_of_a_denunciation_names_who_denounced_even_before_it_is_saved(filled, name):
    case = "VV-2026-00002"
    draft = NewEvent(case, "proposed", DAY, outcome="accepted", reason=f"Theo lời {name}", by=name, officer=name)
    urged = NewEvent(case, "urged", DAY, to=f"Công an, {name}", document_no=name)
    for made in (print_proposal(filled, case, draft), print_urging(filled, case, urged)):
        text = text_of(made).lower()
        assert "kín đáo" not in text
        assert "kin dao" not in text
        assert "vắng vẻ" not in text
    assert "NTC-2026-0001" in text_of(print_proposal(filled, case, draft))


def test_a_forwarded_petition_waits_until_the_body_answers(filled):
    add_records(filled, [event(3, "forwarded", "2026-10-12", to="Sở Xây dựng", document_no="9/PC")])
    row = unanswered(filled)[0]
    assert (row.case, row.urging.to, row.urging.next_on) == ("VV-2026-00003", "Sở Xây dựng", date(2026, 10, 26))
    assert row.urging.waited == 30
    assert row.urging.left == -20
    text = text_of(print_record(filled, "CV-DD", "VV-2026-00003"))
    assert "đã 30 ngày làm việc kể từ ngày chuyển đơn" in text
    assert "của ông (bà) Lê Thị Hoa" in text
    add_records(filled, [event(3, "urged", "2026-11-23", to="Sở Xây dựng", document_no="251/UBND", until="2026-12-01")])
    again = unanswered(filled)[0].urging
    assert (again.urged_on, again.next_on, again.left > 0) == ((DAY,), date(2026, 12, 1), True)
    text = text_of(print_record(filled, "CV-DD", "VV-2026-00003"))
    assert "251/UBND" in text
    assert "chậm nhất ngày 01/12/2026" in text
    assert "đã có văn bản đôn đốc" not in text  # the letter itself is no earlier one
    word = print_record(filled, "CV-DD", "VV-2026-00003", file_format="docx")
    assert (word.format, word.content[:2], word.missing) == ("docx", b"PK", ("Địa danh", "Họ tên người ký"))
    anew = draft_form(filled, "CV-DD", "VV-2026-00003")
    assert "đã có văn bản đôn đốc ngày 23/11/2026" in as_text(anew.paper)  # a second letter tells of the first
    assert next_document_no(filled, "CV-DD", "VV-2026-00003") == "251/UBND"  # of the letter written today
    tomorrow = replace(filled, today=date(2026, 11, 24))
    assert next_document_no(tomorrow, "CV-DD", "VV-2026-00003") == "252/UBND"
    add_records(filled, [event(3, "replied", "2026-11-23", by="Sở Xây dựng")])
    assert unanswered(filled) == []
    add_records(filled, [event(3, "corrected", "2026-11-23", of=4, reason="Trả lời của vụ khác")])
    assert [row.case for row in unanswered(filled)] == ["VV-2026-00003"]


def test_issuing_a_proposal_and_a_letter_records_them_each_for_its_own_day(filled):
    case = "VV-2026-00003"
    add_records(filled, [event(3, "proposed", "2026-10-09", outcome="accepted")])  # without a number
    given = {"document_no": "01/PĐX-UBND", "day": date(2026, 10, 12), "proposed_outcome": "forwarded",
             "proposed_to": "Sở Xây dựng", "proposed_reason": "Thuộc thẩm quyền của Sở"}  # fmt: skip
    issue_form(filled, "XLD-01", case, given, leave_blank=True)
    proposed = [one for one in case_card(filled, case).events if one.event == "proposed"]
    assert [(one.outcome, one.document_no, one.to) for one in proposed] == [
        ("accepted", None, None), ("forwarded", "01/PĐX-UBND", "Sở Xây dựng")
    ]  # fmt: skip
    add_records(filled, [event(3, "forwarded", "2026-10-12", to="Sở Xây dựng"), event(3, "urged", "2026-10-28")])
    given = {"document_no": "01/UBND", "day": DAY}
    issue_form(filled, "CV-DD", case, given, leave_blank=True)
    urged = [one for one in case_card(filled, case).events if one.event == "urged"]
    assert [(one.date, one.document_no, one.to) for one in urged] == [
        (date(2026, 10, 28), None, None), (DAY, "01/UBND", "Sở Xây dựng")
    ]  # fmt: skip


def test_nothing_to_urge_is_said(filled):
    with pytest.raises(Refused):
        print_record(filled, "CV-DD", "VV-2026-00001")
