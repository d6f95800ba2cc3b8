"""The office's own words for its forms: kept, refused, used by what is composed next, put back to what ships."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from danvan_desk.actions.add import add_records
from danvan_desk.actions.forms import blank_form, draft_form, make_form, offered_forms
from danvan_desk.actions.gallery import sample
from danvan_desk.actions.issuing import issue_form, issued_from, next_document_no, print_issued
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.actions.wording import (
    SHARED,
    definition,
    fields_for,
    own_words,
    reset_wording,
    save_wording,
    wordings,
)
from danvan_desk.db.tables import Change, OfficeWording
from danvan_desk.errors import Refused
from danvan_desk.papers.form_definition import shared_lines, shipped_forms
from danvan_desk.papers.form_text import as_text
from danvan_desk.papers.form_wording import OwnWords, parts_of, worded
from danvan_desk.papers.wording_check import wording_problems

from .denouncer import DENUNCIATION, NAME, TOLD, VISIT

COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "dated": "2026-10-30", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực", "id_kind": "citizen_id",
                "id_number": "048069004512", "id_issued_on": "2022-05-01", "id_issued_by": "Cục CSQLHC về TTXH"}],
    "respondent": "UBND phường Bình An", "content": "Quyết định thu hồi 86 m² đất",
}  # fmt: skip
CASE = "VV-2026-00001"
FORMS = [pytest.param(one, id=one.form) for one in shipped_forms()]


@pytest.fixture
def case(desk):
    change_office(desk, replace(office_details(desk), place="phường Bình An", chair="Nguyễn Văn Hùng"))
    add_records(desk, [COMPLAINT])
    return CASE


def kept(desk):
    with desk.reading() as session:
        return {(row.form, row.part): row.text for row in session.scalars(select(OfficeWording))}


def logged(desk):
    with desk.reading() as session:
        rows = session.scalars(select(Change).where(Change.action.startswith("wording")).order_by(Change.id))
        return [(row.record, row.action, row.before, row.after) for row in rows]


def shipped(form, part):
    return parts_of(definition(form))[part]


def refused(desk, form, texts):
    before = kept(desk), logged(desk)
    with pytest.raises(Refused) as found:
        save_wording(desk, form, texts)
    assert (kept(desk), logged(desk)) == before
    return [(problem.field, problem.message) for problem in found.value.problems]


@pytest.mark.parametrize("form", FORMS)
def test_the_parts_of_a_form_make_the_same_form_again(form):
    parts = parts_of(form)
    again = worded(form, parts)
    assert (again.signatures, again.recipients) == (form.signatures, form.recipients)
    assert parts_of(again) == parts
    assert wording_problems(form, parts, shared_lines()) == []


def test_what_is_saved_is_used_and_what_was_issued_stays(desk, case):
    made = issue_form(desk, "KN-03", case, {"document_no": "05/TB-UBND", "day": date(2026, 11, 10)})
    first = print_issued(desk, made.id).content
    texts = {
        "title": "Thông báo thụ lý đơn", "about": "Về việc thụ lý đơn khiếu nại",
        "recipients": "Như trên\nBan Tiếp công dân\nLưu: VT",
        "body": "Ngày {received_on} đã nhận đơn của {citizen_called}.\n# Kết luận\nThụ lý đơn./.",
    }  # fmt: skip
    assert save_wording(desk, "KN-03", texts) == 4
    draft = draft_form(desk, "KN-03", case)
    text = as_text(draft.paper)
    assert "Về việc thụ lý đơn khiếu nại\n" in text
    assert "Ngày 02/11/2026 đã nhận đơn của ông (bà) Trần Văn Lợi." in text
    assert "Nơi nhận: Ban Tiếp công dân" in text
    assert draft.form.title == "Thông báo thụ lý đơn"
    assert "Thông báo thụ lý đơn" in {one.title for one in offered_forms(desk, case)}
    assert "content" not in {field.key for field in draft.fields}  # no longer asked for
    assert make_form(desk, "KN-03", case, "docx").content[:2] == b"PK"
    assert print_issued(desk, made.id).content == first
    assert issued_from(desk, case)[0].title == "Thông báo thụ lý giải quyết khiếu nại"
    add_records(desk, [{**COMPLAINT, "content": "Việc khác"}])
    later = issue_form(desk, "KN-03", "VV-2026-00002", {"document_no": "06/TB-UBND", "day": date(2026, 11, 11)})
    assert print_issued(desk, later.id).title == later.title == "Thông báo thụ lý đơn"
    assert draft_form(desk, "KN-04", case).form == definition("KN-04")


def test_a_text_as_it_ships_is_not_kept_and_each_change_is_logged(desk):
    own = "Về việc thụ lý đơn"
    assert save_wording(desk, "KN-03", {"about": f"  {own} \n", "heading": "THÔNG BÁO"}) == 1
    assert kept(desk) == {("KN-03", "about"): own}
    assert save_wording(desk, "kn-03", {"about": shipped("KN-03", "about")}) == 1
    assert kept(desk) == {}
    before = {"about": shipped("KN-03", "about")}
    assert logged(desk) == [
        ("office", "wording KN-03", before, {"about": own}),
        ("office", "wording KN-03", {"about": own}, before),
    ]


def test_a_part_a_form_and_all_shared_lines_go_back(desk, case):
    save_wording(desk, "KN-03", {"about": "Về việc A", "addressed": "Ông A"})
    save_wording(desk, SHARED, {"law_complaint": "Luật Khiếu nại năm 2027", "number_suffix": "UBND-VP"})
    assert reset_wording(desk, "KN-03", ["about"]) == 1
    assert kept(desk).keys() == {("KN-03", "addressed"), (SHARED, "law_complaint"), (SHARED, "number_suffix")}
    assert [one.changed for one in wordings(desk)[0] if one.form == "KN-03"] == [1]
    assert reset_wording(desk, "KN-03") == 1
    assert wordings(desk)[1].changed == 2
    assert reset_wording(desk, SHARED) == 2
    assert kept(desk) == {}
    assert reset_wording(desk, SHARED) == 0
    assert len(logged(desk)) == 5


def test_a_law_and_the_end_of_numbers_are_the_offices_in_every_form(desk, case):
    save_wording(desk, SHARED, {"law_complaint": "Luật Khiếu nại năm 2027", "number_suffix": "UBND-VP"})
    for form in ("KN-03", "KN-04"):
        paper = draft_form(desk, form, case).paper
        assert "Luật Khiếu nại năm 2027" in as_text(paper)
        assert paper.number == "Số: ....../TB-UBND-VP"
    assert next_document_no(desk, "KN-03") == "01/TB-UBND-VP"
    lines = {one.part: one for one in wordings(desk)[1].parts}
    assert "KN-03" in lines["law_complaint"].cited_by
    assert "KN-06" not in {*lines["law_complaint"].cited_by, *lines["number_suffix"].cited_by}
    assert refused(desk, SHARED, {"law_complaint": "Luật {citizen}", "number_suffix": "VĂN PHÒNG"}) == [
        ("law_complaint", "chỉ nhận chữ trên một dòng, không có ngoặc nhọn hay ngoặc vuông đôi"),
        ("number_suffix", "chỉ nhận chữ, số và dấu nối, không có khoảng trắng, ví dụ UBND"),
    ]
    assert refused(desk, SHARED, {"law_none": "x"}) == [("law_none", "mẫu này không có mục này")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{ho_ten}", "không có trường {ho_ten}"),
        ("{Họ tên}", "“{Họ tên}” không phải một trường"),
        ("{content", "“{content” không phải một trường"),
        ("{content:thường}", "“{content:thường}” không phải một trường"),
        ("[[ ngày {dated_on}", "dấu [[ và ]] phải đi thành cặp"),
        ("[[ a [[ {dated_on} ]] ]]", "dấu [[ và ]] phải đi thành cặp"),
        ("Điều **1.**", "chữ đậm chỉ ở đầu dòng"),
        ("#Kết luận", "sau dấu # ở đầu dòng phải có một khoảng trắng"),
        ("?others Nơi nhận", "dòng có điều kiện viết như"),
        ("?khac| Nơi nhận", "không có trường {khac}"),
        ("@khac", "không có đoạn dùng chung @khac"),
        ("!secret| @address", "đoạn dùng chung @… phải đứng một mình"),
        ("| papers", "mẫu này không có bảng nào"),
        ("+ members| {name}", "dòng lặp viết như"),
        ("Theo {law_none}", "không có trường {law_none}"),
        ("{title}", "không có trường {title}"),
    ],
)
def test_broken_grammar_is_refused_with_its_line(desk, line, said):
    ((part, message),) = refused(desk, "KN-03", {"body": f"Dòng đầu\n{line}"})
    assert part == "body"
    assert message.startswith(f"dòng 2: {said}")


def test_parts_keep_to_what_they_can_hold(desk):
    given = {"title": "{day}", "heading": "", "about": "a\nb", "addressed": "?others x"}
    assert refused(desk, "KN-03", given) == [
        ("title", "mục này chỉ nhận chữ, không nhận trường trong ngoặc nhọn"),
        ("heading", "không được để trống"),
        ("about", "chỉ nhận một dòng"),
        ("addressed", "dòng có điều kiện viết như “?others| …” (khi có) hoặc “!secret| …” (khi không)"),
    ]
    assert refused(desk, "KN-03", {"signatures": "A\nB\nC\nD"})[0][0] == "signatures"
    assert refused(desk, "KN-03", {"khac": "x"}) == [("khac", "mẫu này không có mục này")]
    with pytest.raises(Refused, match="không có mẫu này"):
        save_wording(desk, "KN-99", {"body": "x"})
    assert save_wording(desk, "KN-03", {"signatures": "TM. UBND / PHÓ CHỦ TỊCH | (Đóng dấu) | {signer}\n\nA\nB"}) == 1
    rows = blank_form(desk, "KN-03", words(desk, "KN-03")).signatures
    assert [[one.capacity for one in row] for row in rows] == [["TM. UBND\nPHÓ CHỦ TỊCH"], ["A", "B"]]


def words(desk, form):
    with desk.reading() as session:
        return own_words(session, form)


def test_what_the_event_needs_stays_on_the_paper(desk):
    body = shipped("TC-01", "body")
    ((part, message),) = refused(desk, "TC-01", {"body": body.replace("{extended_days}", "30")})
    assert (part, message.startswith("phải còn trường {extended_days} (Số ngày gia hạn")) == ("body", True)
    assert save_wording(desk, "TC-01", {"body": body.replace("Thời gian gia hạn", "Thời hạn thêm")}) == 1


@pytest.mark.parametrize("part", ["about", "addressed", "body", "recipients", "signatures"])
def test_a_form_that_hides_who_denounced_gains_no_field_of_the_citizen(desk, part):
    for field in ("{citizen}", "[[{citizen_address}]]", "{citizen_called:first}"):
        lines = [shipped("TC-06", part), field] if part != "about" else [field]
        ((where, message),) = refused(desk, "TC-06", {part: "\n".join(lines)})
        assert where == part
        assert "không được nêu người tố cáo" in message


def test_elsewhere_a_citizens_papers_stand_only_where_nothing_is_left_to_fill_in(desk):
    body = shipped("KN-03", "body")
    for line in ("Địa chỉ: {citizen_address}", "?secret| Số {citizen_id}"):
        ((_part, message),) = refused(desk, "KN-03", {"body": f"{body}\n{line}"})
        assert "người phải giữ bí mật" in message
    for line in ("!secret| Địa chỉ: {citizen_address}", "Đơn của {citizens}[[, {citizen_address}]]", "@identity"):
        assert save_wording(desk, "KN-03", {"body": f"{body}\n{line}"}) == 1
    assert not {key for key in (one.key for one in fields_for("TC-06")) if key.startswith("citizen")}
    assert {"citizen_address", "law_complaint"} <= {one.key for one in fields_for("KN-03")}


def test_a_denouncers_name_in_the_offices_words_is_struck_from_the_papers_of_that_matter(desk):
    add_records(desk, [VISIT, {**DENUNCIATION, "ref": "d"}])
    save_wording(desk, "TC-06", {"body": f"{shipped('TC-06', 'body')}\nTheo lời {NAME}. {TOLD}"})
    save_wording(desk, SHARED, {"law_denunciation": f"Luật Tố cáo ({NAME})"})
    text = as_text(draft_form(desk, "TC-06", CASE).paper)
    assert "người tố cáo" in text
    assert NAME not in text
    assert "NTC-" not in text


def test_words_that_no_longer_fit_the_form_are_said_not_printed(desk, case):
    with desk.writing() as session:  # as an older release could have kept them
        session.add(OfficeWording(form="KN-03", part="body", text="{gone}\n| gone"))
        session.add(OfficeWording(form="KN-03", part="gone", text="x"))
    with pytest.raises(Refused, match="không có trường"):
        draft_form(desk, "KN-03", case)
    assert reset_wording(desk, "KN-03") == 1
    assert kept(desk) == {}
    assert "đủ điều kiện thụ lý" in as_text(draft_form(desk, "KN-03", case).paper)


def test_a_wording_is_seen_before_it_is_kept_with_a_record_or_with_dots(desk):
    own = OwnWords({"about": "Về việc thử"}, shared_lines())
    empty = sample(desk, "KN-03", own)
    assert empty.about == "Về việc thử"
    assert "Nội dung đơn" in empty.missing
    add_records(desk, [COMPLAINT])
    assert "thu hồi 86 m² đất" in as_text(sample(desk, "KN-03", own))
    assert kept(desk) == {}
    with pytest.raises(Refused):
        sample(desk, "KN-03", OwnWords({"about": "{x}"}, shared_lines()))
