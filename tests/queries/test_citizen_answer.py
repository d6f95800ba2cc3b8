"""A citizen is told where their own matters stand, in sentences; nobody else's, and never a denunciation by name."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.domain.numbering import check_code
from danvan_desk.errors import NotFound, Refused
from danvan_desk.queries.citizen_answer import citizen_answer, receipt_number
from tests.records import event

LOI = {"name": "Trần Văn Lợi", "id_number": "087069004512", "phone": "0939447208", "born": "1969-09-02"}
OTHER = {"name": "Trần Văn Lợi", "id_number": "087085004777", "born": "1985"}
KIN = {"name": "Phan Thị Kín", "id_number": "087069004599", "born": "1969"}


def petition(ref, received, kind="complaint", person=LOI, **more):
    return {
        "type": "petition", "ref": ref, "received": received, "channel": "reception", "kind": kind, "people": [person],
        "content": f"Việc {ref}", **more,
    }  # fmt: skip


def visit(day, person=LOI, **more):
    return {"type": "visit", "date": day, "reception": "regular", "kind": "feedback", "outcome": "received",
            "content": "Hỏi việc", "person": person, **more}  # fmt: skip


def told(desk, asked, chosen=""):
    return [matter.told.sentences() for matter in citizen_answer(desk, asked, chosen).matters]


def test_by_id_number_each_own_matter_with_its_date_and_article(desk):
    add_records(desk, [
        petition("a", "2026-11-13"), event("a", "accepted", "2026-11-20", document_no="12/TB"),
        petition("b", "2026-11-20", "feedback", OTHER),
        visit("2026-11-19"),
    ])  # fmt: skip
    answer = citizen_answer(desk, "0870 6900 4512")
    assert (answer.who.name, answer.who.born, answer.who.id_shown) == ("Trần Văn Lợi", "1969", "…4512")
    assert [(m.number, m.case, m.is_open) for m in answer.matters] == [
        ("VV-2026-00001", "VV-2026-00001", True), ("TD-2026-00001", None, True),
    ]  # fmt: skip
    assert answer.matters[0].told.sentences() == (
        "Đơn đã được thụ lý ngày 20/11/2026, đang giải quyết.",
        "Quyết định giải quyết chậm nhất ngày 21/12/2026 (Luật Khiếu nại Đ.28).",
    )
    assert answer.matters[1].told.sentences()[1] == (
        "Trả lời ông (bà) chậm nhất ngày 04/12/2026 (Luật Tiếp công dân Đ.28 k1)."
    )
    card = "087069004512||Trần Văn Lợi|02091969|Nam|Bình An|01012021"
    assert [m.number for m in citizen_answer(desk, card).matters] == ["VV-2026-00001", "TD-2026-00001"]


def test_several_with_one_name_are_chosen_from(desk):
    add_records(desk, [petition("a", "2026-11-13"), petition("b", "2026-11-20", "feedback", OTHER)])
    answer = citizen_answer(desk, "tran van loi")
    assert answer.who is None
    assert answer.matters == ()
    assert [(c.who.born, c.who.id_shown) for c in answer.candidates] == [("1985", "…4777"), ("1969", "…4512")]
    chosen = citizen_answer(desk, "tran van loi", answer.candidates[1].key)
    assert [m.content for m in chosen.matters] == ["Việc a"]
    assert chosen.who.born == "1969"


def test_nobody_matches_and_too_little_is_refused(desk):
    answer = citizen_answer(desk, "Không Có Ai")
    assert (answer.who, answer.candidates) == (None, ())
    assert citizen_answer(desk, "012345678901").who is None
    for asked in ("Lợi", "", "12", "TD-2026"):
        with pytest.raises(Refused, match="gõ đủ họ và tên"):
            citizen_answer(desk, asked)
    with pytest.raises(NotFound, match="DT-2026-00009"):
        citizen_answer(desk, "DT-2026-00009")


def test_a_number_answers_that_matter_alone_and_a_wrong_code_is_refused(desk):
    add_records(desk, [petition("a", "2026-11-13"), petition("b", "2026-11-20")])
    code = check_code("DT-2026-00002", date(2026, 11, 20))
    for asked in ("dt-2026-00002", f"DT-2026-00002 {code}", "VV-2026-00002"):
        assert [m.number for m in citizen_answer(desk, asked).matters] == ["VV-2026-00002"]
    assert receipt_number(desk, f"DT-2026-00002 {code.lower()}") == "DT-2026-00002"
    assert receipt_number(desk, "DT-2026-00002") is None
    for ask in (citizen_answer, receipt_number):
        with pytest.raises(Refused, match="không khớp với số DT-2026-00002"):
            ask(desk, "DT-2026-00002 000000")
        with pytest.raises(Refused, match="Unikey"):
            ask(desk, "DT-2026-00002 1Đ2A34")


@pytest.fixture
def denounced(desk):
    add_records(desk, [
        petition("s", "2026-11-16", "denunciation", KIN, respondent="Ông Tấn"),
        petition("split", "2026-11-17", "feedback", KIN, split_from="s"),
        visit("2026-11-16", KIN, kind="denunciation"),
        petition("open", "2026-11-18", "feedback", KIN),
    ])  # fmt: skip
    return desk


def test_a_denunciation_is_never_shown_by_name_or_id(denounced):
    for asked in (KIN["name"], KIN["id_number"]):
        answer = citizen_answer(denounced, asked)
        assert [m.content for m in answer.matters] == ["Việc open"]
        assert "NTC" not in repr(answer)


@pytest.mark.parametrize(
    "number", ["DT-2026-00001", "DT-2026-00002", "TD-2026-00001", "VV-2026-00001", "VV-2026-00002"]
)
def test_a_denunciation_is_refused_by_number_alone(denounced, number):
    with pytest.raises(Refused, match="mã kiểm tra"):
        citizen_answer(denounced, number)
    with pytest.raises(Refused, match="không khớp"):
        citizen_answer(denounced, f"{number} ABCDEF")


def test_a_case_number_has_no_receipt(denounced):
    with pytest.raises(Refused, match="không khớp"):
        citizen_answer(denounced, f"VV-2026-00001 {check_code('VV-2026-00001', date(2026, 11, 16))}")


@pytest.mark.parametrize(("number", "day"), [("DT-2026-00001", 16), ("DT-2026-00002", 17), ("TD-2026-00001", 16)])
def test_the_receipt_answers_under_the_code(denounced, number, day):
    answer = citizen_answer(denounced, f"{number} {check_code(number, date(2026, 11, day))}")
    assert answer.who.secret
    assert answer.who.name.startswith("NTC-2026-")
    assert len(answer.matters) == 1
    assert answer.matters[0].content == ""
    for secret in ("Kín", KIN["id_number"], "4599", "Tấn", "Việc", "Hỏi"):
        assert secret not in repr(answer)


def test_late_paused_extended_and_closed_are_said_as_they_are(desk):
    add_records(desk, [
        petition("late", "2026-11-02"),
        petition("paused", "2026-09-01"), event("paused", "accepted", "2026-09-08"),
        event("paused", "notified", "2026-09-09"),
        event("paused", "suspended", "2026-09-15", reason="Chờ giám định", document_no="15/QĐ"),
        event("paused", "notified", "2026-09-16", of="suspension"),
        petition("done", "2026-07-02"), event("done", "accepted", "2026-07-10"),
        event("done", "decided", "2026-11-10", outcome="partly_right", document_no="9/QĐ"),
        event("done", "sent", "2026-11-11"), event("done", "delivered", "2026-11-12"),
    ])  # fmt: skip
    paused, late, done = told(desk, LOI["id_number"])
    assert late[1] == (
        "Đã quá hạn 8 ngày làm việc: hạn trả lời thụ lý hay không thụ lý là ngày 11/11/2026 (Luật Khiếu nại Đ.27)."
    )
    assert paused == (
        "Việc giải quyết đang tạm đình chỉ từ ngày 15/09/2026 (văn bản số 15/QĐ). Lý do: Chờ giám định.",
        (
            "Thời hạn quyết định giải quyết đang tạm dừng từ ngày 15/09/2026 (Luật Khiếu nại Đ.11a), chưa có ngày phải "
            "xong; khi giải quyết tiếp thì còn 23 ngày."
        ),
    )
    assert done == (
        "Đã có quyết định giải quyết số 9/QĐ ngày 10/11/2026: khiếu nại đúng một phần.",
        "Kết quả chậm 92 ngày so với hạn ngày 10/08/2026 (Luật Khiếu nại Đ.28).",
        "Nếu không đồng ý, ông (bà) được khiếu nại lần hai đến hết ngày 14/12/2026 (Luật Khiếu nại Đ.33 k1).",
    )


def test_a_second_signer_is_answered_in_their_own_words(desk):
    add_records(desk, [
        petition("a", "2026-11-13", "feedback"),
        petition("b", "2026-11-20", "feedback", {"name": "Lý Thị Hai", "id_number": "087085009999"}, same_as="a"),
    ])  # fmt: skip
    answer = citizen_answer(desk, "Lý Thị Hai")
    assert [(m.number, m.content, m.received) for m in answer.matters] == [
        ("VV-2026-00001", "Việc b", date(2026, 11, 20))
    ]
    assert "Lợi" not in repr(answer)


def test_many_closed_ones_are_counted(desk):
    records = []
    for at in range(8):
        records += [petition(f"p{at}", "2026-10-01", "feedback"), event(f"p{at}", "withdrawn", "2026-10-05")]
    add_records(desk, records)
    answer = citizen_answer(desk, "Trần Văn Lợi")
    assert (len(answer.matters), answer.more_closed) == (6, 2)


def test_namesakes_of_whom_too_little_is_known_are_never_taken_for_one(desk):
    """Two of one name, of one hamlet even, each with a matter of their own: the officer chooses one at a time."""
    hoa = {"name": "Lê Thị Hoa", "address": "Tổ 5, khu phố 3, phường Bình An"}
    add_records(desk, [
        petition("a", "2026-11-02", "feedback", hoa), petition("b", "2026-11-03", "feedback", hoa),
        petition("c", "2026-11-04", "feedback", {"name": "Lê Thị Hoa", "born": "1950"}),
        petition("d", "2026-11-05", "feedback", {"name": "Lê Thị Hoà", "born": "1950"}),
    ])  # fmt: skip
    answer = citizen_answer(desk, "lê thị hoa")
    assert (answer.who, answer.matters) == (None, ())
    assert len(answer.candidates) == 4
    assert {one.who.hamlet for one in answer.candidates} == {"Tổ 5, khu phố 3", ""}
    shown = [[m.content for m in citizen_answer(desk, "lê thị hoa", one.key).matters] for one in answer.candidates]
    assert sorted(shown) == [["Việc a"], ["Việc b"], ["Việc c"], ["Việc d"]]


def test_the_same_phone_or_birth_and_address_make_one_person(desk):
    by_phone = {"name": "Lê Thị Hoa", "phone": "0911 222 333"}
    by_birth = {"name": "Ngô Văn Sáu", "born": "1950", "address": "12 Lê Lai"}
    add_records(desk, [
        petition("a", "2026-11-02", "feedback", by_phone), petition("b", "2026-11-03", "feedback", by_phone),
        petition("c", "2026-11-02", "feedback", by_birth), petition("d", "2026-11-03", "feedback", by_birth),
    ])  # fmt: skip
    assert len(citizen_answer(desk, "Lê Thị Hoa").matters) == 2
    assert len(citizen_answer(desk, "Ngô Văn Sáu").matters) == 2


def test_one_number_under_two_names_is_chosen_from(desk):
    """A number mistyped into somebody else's: neither is shown the other's matter."""
    wrong = {"name": "Phạm Văn Chín", "id_number": LOI["id_number"]}
    add_records(desk, [petition("a", "2026-11-13", "feedback"), petition("b", "2026-11-14", "feedback", wrong)])
    answer = citizen_answer(desk, LOI["id_number"])
    assert (answer.who, answer.matters) == (None, ())
    assert sorted(one.who.name for one in answer.candidates) == ["Phạm Văn Chín", "Trần Văn Lợi"]
    assert [m.content for m in citizen_answer(desk, "Trần Văn Lợi").matters] == ["Việc a"]


def test_each_of_a_group_is_told_of_the_groups_matter_and_of_no_other(desk):
    member = {"name": "Đỗ Hữu Phước", "id_number": "087085001234"}
    group = [{**LOI, "represents": "group"}, member, *({"name": f"Người Thứ {n}"} for n in ["Ba", "Tư", "Năm"])]
    add_records(desk, [
        {**petition("g", "2026-11-13", "feedback"), "people": group},
        petition("own", "2026-11-14", "feedback"),
    ])  # fmt: skip
    told_member = citizen_answer(desk, member["id_number"])
    assert [m.content for m in told_member.matters] == ["Việc g"]
    assert "Lợi" not in repr(told_member)
    assert sorted(m.content for m in citizen_answer(desk, LOI["id_number"]).matters) == ["Việc g", "Việc own"]


def test_no_member_of_a_group_that_denounces_is_found(desk):
    group = [{**KIN, "represents": "group"}, *({"name": "Võ Thị Mật", "address": f"Tổ {n}"} for n in range(1, 5))]
    add_records(desk, [{**petition("s", "2026-11-16", "denunciation"), "people": group}])
    for asked in (KIN["name"], KIN["id_number"], "Võ Thị Mật"):
        answer = citizen_answer(desk, asked)
        assert (answer.who, answer.candidates, answer.matters) == (None, (), ())
    held = citizen_answer(desk, f"DT-2026-00001 {check_code('DT-2026-00001', date(2026, 11, 16))}")
    assert "Kín" not in repr(held)
    assert "Mật" not in repr(held)


def test_what_the_office_does_within_itself_is_not_told(desk):
    add_records(desk, [
        petition("a", "2026-11-02"), event("a", "assigned", "2026-11-03", officer="Phạm Quốc Bảo"),
        event("a", "proposed", "2026-11-04", by="Phạm Quốc Bảo", note="Đề xuất bác đơn"),
        event("a", "approved", "2026-11-05", by="Trần Quốc Hùng", note="Đồng ý"),
    ])  # fmt: skip
    said = repr(citizen_answer(desk, LOI["id_number"]))
    for inner in ("Bảo", "Hùng", "bác đơn", "Đồng ý", "Đề xuất", "đề xuất"):
        assert inner not in said
    assert "Đơn đã được nhận ngày 02/11/2026, đang xem xét, phân loại." in said


def test_part_of_a_name_shows_nothing_before_it_is_chosen(desk):
    add_records(desk, [petition("a", "2026-11-13", "feedback")])
    answer = citizen_answer(desk, "Trần Văn")
    assert (answer.who, answer.matters, len(answer.candidates)) == (None, (), 1)
    assert [m.content for m in citizen_answer(desk, "Trần Văn", answer.candidates[0].key).matters] == ["Việc a"]


def test_a_second_complaint_is_told_instead_of_the_date_until_which_it_could_be_made(desk):
    add_records(desk, [
        {**petition("a", "2026-07-02"), "people": [LOI, OTHER]}, event("a", "accepted", "2026-07-10"),
        event("a", "decided", "2026-08-03", outcome="wrong"), event("a", "delivered", "2026-11-12"),
        petition("b", "2026-11-16", instance=2, appeals="a"),
    ])  # fmt: skip
    mine = {m.number: m.told.rights for m in citizen_answer(desk, LOI["id_number"]).matters}
    assert mine["VV-2026-00001"] == "Ông (bà) đã khiếu nại lần hai, đơn nhận ngày 16/11/2026."
    (theirs,) = citizen_answer(desk, OTHER["id_number"]).matters  # signed the first, not the second
    assert theirs.told.rights.startswith("Nếu không đồng ý, ông (bà) được khiếu nại lần hai đến hết ngày 14/12/2026")
