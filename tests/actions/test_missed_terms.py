"""Issuing what announces and concludes a dialogue; a paper dated after the law's last day says so and is issued."""

from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.forms import draft_form
from danvan_desk.actions.issuing import issue_form
from danvan_desk.actions.plans import make_plans
from danvan_desk.domain.records import NewPlan
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.plans import plan_shown

COMPLAINT = {
    "type": "petition", "received": "2026-10-02", "channel": "post", "kind": "complaint", "content": "Thu hồi đất",
    "people": [{"name": "Trần Văn Lợi"}], "respondent": "UBND phường",
}  # fmt: skip
CONFERENCE = {"type": "dialogue", "kind": "conference", "date": "2026-11-10", "place": "Nhà văn hóa", "chair": "Hùng"}
TODAY = date(2026, 11, 23)


@pytest.fixture
def plan(desk):
    return make_plans(desk, [NewPlan("conference", date(2026, 12, 2), topic="Rác thải")])[0]


def issue(desk, form, number, day):
    numbered = {"document_no": f"{day:%d%m}/TB-UBND", "day": day}
    return issue_form(desk, form, number, numbered, leave_blank=True)


def test_the_notice_of_a_conference_is_the_day_it_was_announced(desk, plan):
    assert draft_form(desk, "TB-DT", plan).warnings == ()
    issue(desk, "TB-DT", plan, TODAY)
    shown = plan_shown(desk, plan)
    assert shown.announced == TODAY
    assert [one.state.value for one in shown.owed] == ["met"]


def test_the_conclusion_is_the_day_the_result_was_made_public(desk):
    add_records(desk, [CONFERENCE])
    issue(desk, "TB-KLDT", "DTH-2026-00001", date(2026, 11, 18))
    card = dialogue_card(desk, "DTH-2026-00001")
    assert card.published == date(2026, 11, 18)
    (clock,) = [one for one in card.clocks if one.clock == "dialogue.publish"]
    assert (clock.state.value, clock.ended_on) == ("met", date(2026, 11, 18))


def test_a_notice_less_than_seven_days_before_is_warned_of_and_still_issued(desk):
    (late,) = make_plans(desk, [NewPlan("conference", date(2026, 11, 29))])
    (warning,) = draft_form(desk, "TB-DT", late).warnings
    assert warning == (
        "Công bố hội nghị đối thoại: chậm nhất ngày 20/11/2026, văn bản này ghi ngày 23/11/2026 "
        "(Luật Tổ chức chính quyền địa phương Đ.43)."
    )
    issue(desk, "TB-DT", late, TODAY)
    assert plan_shown(desk, late).announced == TODAY


@pytest.mark.parametrize(("day", "warned"), [(20, False), (21, True)])
def test_a_conclusion_later_than_ten_days_is_warned_of(desk, day, warned):
    add_records(desk, [CONFERENCE])
    given = {"day": date(2026, 11, day)}
    found = draft_form(desk, "TB-KLDT", "DTH-2026-00001", given).warnings
    assert [("Công khai kết quả đối thoại: chậm nhất ngày 20/11/2026" in one) for one in found] == [True] * warned


@pytest.mark.parametrize(("held", "warned"), [(28, False), (27, True), (None, False)])
def test_an_invitation_less_than_five_days_before_is_warned_of(desk, held, warned):
    add_records(desk, [COMPLAINT])
    given = {"held_on": date(2026, 11, held)} if held else {}
    found = draft_form(desk, "GM-DT", "VV-2026-00001", given).warnings
    assert [("NĐ 124/2020 Đ.28 k1" in one) for one in found] == [True] * warned


def test_minutes_have_no_such_day_to_keep(desk):
    add_records(desk, [CONFERENCE])
    assert draft_form(desk, "BB-HN", "DTH-2026-00001").warnings == ()
