"""A complaint's papers take from its record what the record knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.forms import draft_form, make_form
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.errors import Refused
from danvan_desk.papers.form_definition import shipped_forms
from danvan_desk.papers.form_text import as_text

CASE = "VV-2026-00001"
PETITION = {
    "type": "petition", "ref": "p", "received": "2026-10-01", "dated": "2026-09-30", "channel": "post",
    "kind": "complaint", "field": "land", "content": "Quyết định xử phạt số 12/QĐ-UBND", "request": "Hủy quyết định",
    "respondent": "Chủ tịch UBND phường Bình An", "decision_no": "12/QĐ-UBND", "in_authority": True,
    "people": [{"name": "Nguyễn Thị Mơ", "address": "Tổ dân phố số 3"}],
}  # fmt: skip


def event(name: str, day: str, **more: object) -> dict[str, object]:
    return {"type": "event", "case": "p", "event": name, "date": day, **more}


COURSE = [
    PETITION,
    event("accepted", "2026-10-07", document_no="31/TB-UBND"),
    event("verifying", "2026-10-09", document_no="40/QĐ-UBND", officer="Phạm Văn Hùng"),
    event("complex", "2026-10-12", document_no="44/QĐ-UBND", criteria=["a", "đ"]),
    event("reported", "2026-11-02", document_no="77/BC-UBND", outcome="differ"),
    event("dialogue_called", "2026-11-10", document_no="09/GM-UBND", until="2026-11-19"),
]


@pytest.fixture
def complaint(desk):
    add_records(desk, COURSE)
    return desk


def text(desk, form: str, **given: object) -> str:
    return as_text(draft_form(desk, form, CASE, given).paper)


def test_the_invitation_says_when(complaint):
    invitation = draft_form(complaint, "GM-DT", CASE)
    assert invitation.values["held_on"] == date(2026, 11, 19)
    assert "ngày 19 tháng 11 năm 2026" in as_text(invitation.paper)
    assert "- Ông (bà) Nguyễn Thị Mơ, người khiếu nại, địa chỉ: Tổ dân phố số 3;" in as_text(invitation.paper)


def test_the_criteria_stand_in_words(complaint):
    decision = text(complaint, "QD-PT")
    assert "phải xác minh ở hai địa điểm trở lên; thuộc trách nhiệm của nhiều cơ quan." in decision
    assert "không quá 45 ngày" in decision


def test_the_decision_names_the_report_and_where_to_go_next(complaint):
    decision = text(complaint, "KN-15", decided_outcome="wrong", ruling="keep")
    assert "tại văn bản số 77/BC-UBND ngày 02 tháng 11 năm 2026" in decision
    assert "là sai toàn bộ." in decision
    assert "Trong thời hạn 30 ngày" in decision
    assert "Chủ tịch Ủy ban nhân dân thành phố Hải Phòng" in decision


def test_a_remote_area_has_longer(desk):
    change_office(desk, replace(office_details(desk), remote_area=True))
    add_records(desk, COURSE)
    assert "Trong thời hạn 45 ngày" in text(desk, "KN-15")
    assert "không quá 60 ngày" in text(desk, "QD-PT")


def test_a_letter_has_no_kind_in_its_number(complaint):
    letter = draft_form(complaint, "KN-07", CASE)
    assert letter.paper.number == "Số: ....../UBND"


@pytest.mark.parametrize("form", [one.form for one in shipped_forms() if one.group == "Khiếu nại"])
def test_each_is_made_from_the_record(complaint, form):
    for file_format, starts in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert make_form(complaint, form, CASE, file_format).content.startswith(starts)


def test_a_dialogue_has_its_minutes(complaint):
    held = {"type": "dialogue", "kind": "case", "date": "2026-11-19", "case": CASE, "place": "Phòng họp số 1"}
    add_records(complaint, [{**held, "chair": "Trần Quốc Khánh", "agreed": "Đo lại ranh giới."}])
    for record in (CASE, "DTH-2026-00001"):
        minutes = as_text(draft_form(complaint, "KN-14", record).paper)
        assert "ngày 19 tháng 11 năm 2026, tại Phòng họp số 1." in minutes
        assert "ông (bà) Trần Quốc Khánh, chức vụ" in minutes
        assert "Đo lại ranh giới." in minutes
        assert "ông (bà) Nguyễn Thị Mơ" in minutes
    with pytest.raises(Refused):
        draft_form(complaint, "KN-15", "DTH-2026-00001")


def test_the_decision_says_what_the_dialogue_came_to(complaint):
    assert "III. Kết luận" in text(complaint, "KN-15")
    held = {"type": "dialogue", "kind": "case", "date": "2026-11-19", "case": CASE}
    add_records(complaint, [{**held, "agreed": "Đo lại ranh giới.", "not_agreed": "Mức phạt."}])
    decision = text(complaint, "KN-15")
    assert "III. Kết quả đối thoại\nNội dung đã thống nhất: Đo lại ranh giới.\n" in decision
    assert "Nội dung còn có ý kiến khác nhau: Mức phạt.\nIV. Kết luận" in decision


def test_whoever_sent_the_petition_on_isnt_taken_for_who_sent_it_here(desk):
    forwarded = event("forwarded", "2026-10-06", document_no="9/PC-UBND", to="Sở Xây dựng", by="Võ Thị Minh Châu")
    add_records(desk, [PETITION | {"in_authority": False}, forwarded])
    assert "Võ Thị Minh Châu" not in text(desk, "CV-TLD")
    assert draft_form(desk, "CV-TLD", CASE).values["forwarded_by"] is None


def test_a_paper_says_the_day_its_own_petition_came(complaint):
    add_records(complaint, [PETITION | {"ref": "q", "received": "2026-10-20", "same_as": "DT-2026-00001"}])
    assert "Ngày 20 tháng 10 năm 2026" in as_text(draft_form(complaint, "KN-03", "DT-2026-00002").paper)
    assert "Ngày 01 tháng 10 năm 2026" in text(complaint, "KN-03")
