"""Papers of the reception room: the notice of a refusal that ends its clock, the minutes of a day nobody came."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from danvan_desk.actions.add import add_records
from danvan_desk.actions.forms import draft_form, offered_forms
from danvan_desk.actions.issuing import issue_form, issued_from, next_document_no
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.actions.papers import note_printed, print_record
from danvan_desk.domain.periods import Period
from danvan_desk.errors import NotFound, Refused
from danvan_desk.papers.form_text import as_text
from danvan_desk.queries.duties import reception_days
from danvan_desk.queries.receptions import without_visits
from danvan_desk.queries.visits import visit_card

VISIT = {
    "type": "visit", "date": "2026-11-20", "time": "08:15", "reception": "regular", "kind": "feedback",
    "content": "Đòi trả lời lại việc đã trả lời", "outcome": "refused", "refusal_ground": "ND154-4-1-h",
    "person": {"name": "Lê Thị Mơ", "address": "Thôn Đồng Dâu", "id_kind": "citizen_id", "id_number": "048069004512",
               "id_issued_on": "2022-05-01", "id_issued_by": "Bộ Công an"},
}  # fmt: skip
RECEPTION = {
    "type": "reception", "date": "2026-11-12", "kind": "periodic", "by": "head", "host": "Nguyễn Văn Hùng",
    "place": "Phòng tiếp công dân", "announced": "2026-11-04",
}  # fmt: skip
NUMBER, DAY = "TD-2026-00001", date(2026, 11, 23)
MONTH = Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def office(desk):
    change_office(desk, replace(office_details(desk), place="phường Bình An", chair="Nguyễn Văn Hùng", officer="Mai"))
    add_records(desk, [VISIT, {**VISIT, "outcome": "guided", "guided_to": "Tòa án", "refusal_ground": None}, RECEPTION])
    return desk


def clock(desk):
    (found,) = [one for one in visit_card(desk, NUMBER).clocks if one.clock == "reception.refusal_notice"]
    return found.state.value, found.ended_on


def test_the_notice_says_what_the_form_says_and_cites_a_point_the_office_may_change(office):
    draft = draft_form(office, "01-TCD", NUMBER)
    text = as_text(draft.paper)
    assert draft.paper.missing == ("Số văn bản",)
    assert "Kính gửi: Ông (bà) Lê Thị Mơ" in text
    assert "đến Ủy ban nhân dân phường Bình An để kiến nghị, phản ánh về việc Đòi trả lời lại" in text
    assert "Căn cứ khoản 3 Điều 9 Luật Tiếp công dân và điểm h, khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP" in text
    assert "Lý do từ chối: Phản ánh đã được trả lời bằng văn bản, không có gì mới.\n" in text
    assert "Lưu: VT, hồ sơ" in text
    assert "(để biết)" not in text
    point = next(field for field in draft.fields if field.key == "refusal_basis")
    assert "điểm g" in point.hint
    given = {"refusal_basis": "điểm g, khoản 1 Điều 4", "informed": "UBND tỉnh"}
    text = as_text(draft_form(office, "01-TCD", NUMBER, given).paper)
    assert "Căn cứ điểm g, khoản 1 Điều 4, Ủy ban" in text
    assert "UBND tỉnh (để biết)" in text


@pytest.mark.parametrize(
    ("ground", "cited"),
    [
        ("LTCD-9-1", "Căn cứ khoản 1 Điều 9 Luật Tiếp công dân, Ủy ban"),
        ("LTCD-9-3", "Căn cứ khoản 3 Điều 9 Luật Tiếp công dân và điểm h, khoản 1 Điều 4"),
        ("ND154-4-1-đ", "Căn cứ điểm đ, khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP, Ủy ban"),
    ],
)
def test_another_ground_is_cited_by_its_own_article(office, ground, cited):
    add_records(office, [{**VISIT, "refusal_ground": ground}])
    assert cited in as_text(draft_form(office, "01-TCD", "TD-2026-00003").paper)


def test_only_a_visit_that_was_refused_has_one(office):
    assert offered_forms(office, NUMBER)[0].form == "01-TCD"
    assert "01-TCD" not in {one.form for one in offered_forms(office, "TD-2026-00002")}
    with pytest.raises(Refused, match="chỉ in cho lượt tiếp có kết quả: từ chối"):
        print_record(office, "01-TCD", "TD-2026-00002")


def test_issuing_it_keeps_its_number_with_the_visit_and_ends_the_clock(office):
    assert clock(office) == ("due_soon", None)
    given = {"document_no": next_document_no(office, "01-TCD", NUMBER), "day": DAY}
    issue_form(office, "01-TCD", NUMBER, given)
    card = visit_card(office, NUMBER)
    assert (card.notice_no, card.notice_on) == ("01/TB-UBND", DAY)
    assert clock(office) == ("met", DAY)
    assert [one.document_no for one in issued_from(office, NUMBER)] == ["01/TB-UBND"]
    assert "Số: 01/TB-UBND" in as_text(draft_form(office, "01-TCD", NUMBER).paper)


def test_the_first_print_ends_the_clock_and_a_later_one_changes_nothing(office):
    assert print_record(office, "01-TCD", NUMBER).content[:4] == b"%PDF"
    assert note_printed(office, "01-TCD", NUMBER) == 0
    assert clock(office) == ("met", DAY)
    later = replace(office, today=date(2026, 11, 25), stand_in=True)
    assert note_printed(later, "01-TCD", NUMBER) == 1
    assert visit_card(office, NUMBER).notice_on == DAY


def test_the_number_kept_by_hand_is_the_one_of_the_notice(office):
    add_records(office, [{"type": "update", "number": NUMBER, "set": {"notice_no": "12/TB-UBND"}}])
    assert next_document_no(office, "01-TCD", NUMBER) == "12/TB-UBND"
    issue_form(office, "01-TCD", NUMBER, {"document_no": "12/TB-UBND", "day": DAY})
    assert visit_card(office, NUMBER).notice_no == "12/TB-UBND"
    assert next_document_no(office, "01-TCD") == "13/TB-UBND"


def test_minutes_of_a_session_nobody_came_to_say_so_in_the_book(office):
    (session,) = without_visits(office, MONTH)
    assert (session.date, session.nobody_came) == (date(2026, 11, 12), False)
    assert [one.form for one in offered_forms(office, session.number)] == ["BB-KCD"]
    given = {"held_at": "07:30", "ended_at": "11:30", "document_no": "01/BB-UBND"}
    draft = draft_form(office, "BB-KCD", session.number, given)
    text = as_text(draft.paper)
    assert draft.paper.missing == ()
    assert "Hôm nay, vào hồi 07 giờ 30 phút, ngày 12 tháng 11 năm 2026, tại Phòng tiếp công dân." in text
    assert "buổi tiếp công dân định kỳ của Chủ tịch theo quy định. Lịch tiếp công dân đã được niêm yết" in text
    issue_form(office, "BB-KCD", session.number, given)
    assert [day.nobody_came for day in reception_days(office, 2026, 11)] == [True]
    assert without_visits(office, MONTH)[0].nobody_came


def test_a_session_somebody_came_to_has_no_such_minutes(office):
    (session,) = without_visits(office, MONTH)
    add_records(office, [{**VISIT, "date": "2026-11-12", "reception": "periodic", "by_head": True}])
    assert without_visits(office, MONTH) == []
    with pytest.raises(Refused, match="sổ đã có lượt tiếp trong buổi này"):
        issue_form(office, "BB-KCD", session.number, {"document_no": "01/BB-UBND"}, leave_blank=True)
    assert issued_from(office, session.number) == []
    assert [day.nobody_came for day in reception_days(office, 2026, 11)] == [False]


@pytest.mark.parametrize("number", ["reception-99", "reception-x", "reception-"])
def test_no_session_of_that_number(office, number):
    with pytest.raises(NotFound):
        draft_form(office, "BB-KCD", number)


def test_a_receipt_knows_the_office_of_the_chair_who_received(desk):
    change_office(desk, replace(office_details(desk), chair="Nguyễn Văn Hùng"))
    visit = {
        "type": "visit", "date": "2026-11-19", "reception": "periodic", "by_head": True, "kind": "feedback",
        "outcome": "received", "person": {"name": "Trần Văn Lợi"}, "content": "Đất", "receiver": "Nguyễn Văn Hùng",
    }  # fmt: skip
    add_records(desk, [visit])
    made = print_record(desk, "02-TCD", "TD-2026-00001")
    assert "Chức vụ người nhận" not in made.missing
    assert "Chức vụ: Chủ tịch" in "".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages)
