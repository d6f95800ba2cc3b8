"""What intake tells of a petition, keeps of it and never lets out."""

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.petitions import register_petition
from danvan_desk.actions.updates import update_record
from danvan_desk.domain.reading import read_record
from danvan_desk.domain.records import Update
from danvan_desk.queries.case_sheet import case_sheet
from danvan_desk.queries.eligibility import early_appeal, hamlets, petition_opinion
from danvan_desk.queries.petitions import petition_card

from .test_secrecy import DENUNCIATION, TOLD, leaks

LATE = {
    "type": "petition", "received": "2026-11-20", "dated": "2026-11-18", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực"}], "respondent": "Chủ tịch UBND phường",
    "content": "Thu hồi đất", "decision_known_on": "2026-08-01", "hamlet": "khu phố 4",
    "decision_no": "120/QĐ-UBND ngày 28/07/2026", "checks": {"LKN-11-1": True, "LKN-11-9": False},
}  # fmt: skip
STEPS = [
    {"type": "petition", "ref": "a", "received": "2026-08-03", "channel": "post", "kind": "complaint",
     "people": LATE["people"], "respondent": "Chủ tịch UBND phường", "content": "Thu hồi đất"},
    {"type": "event", "case": "a", "event": "accepted", "date": "2026-08-10"},
    {"type": "event", "case": "a", "event": "decided", "date": "2026-09-01", "outcome": "wrong"},
    {"type": "event", "case": "a", "event": "sent", "date": "2026-09-03"},
    {"type": "event", "case": "a", "event": "delivered", "date": "2026-09-07"},
]  # fmt: skip
APPEAL = {**LATE, "instance": 2, "appeals": "a", "decision_known_on": "2026-10-20", "checks": {}}


def read(desk, given):
    return read_record(given, desk.today)


def test_a_late_complaint_and_a_denounced_chair_are_told_when_saved(desk):
    late = register_petition(desk, read(desk, LATE))
    assert len(late.warnings) == 1
    assert late.warnings[0].endswith("nhận đơn ngày 20/11/2026: quá 21 ngày. (Luật Khiếu nại Đ.9)")
    chair = register_petition(desk, read(desk, {**DENUNCIATION, "ref": None, "respondent": "Chủ tịch UBND phường"}))
    assert chair.warnings[-1].startswith("Tố cáo Chủ tịch, Phó Chủ tịch UBND cấp xã do Chủ tịch UBND thành phố Hải")
    known = {**DENUNCIATION, "ref": None, "respondent": "Chủ tịch UBND phường", "in_authority": False}
    assert not any("cấp xã" in words for words in register_petition(desk, read(desk, known)).warnings)


def test_what_was_checked_stands_beside_what_is_computed(desk):
    add_records(desk, [LATE])
    opinion = petition_opinion(desk, "DT-2026-00001")
    found = {one.ground.code: (one.met, one.computed) for one in opinion.checked}
    assert found["LKN-11-1"] == (True, False)
    assert found["LKN-11-9"] == (False, False)
    assert found["LKN-11-6"] == (False, True)
    assert found["LKN-11-2"] == (None, False)
    assert opinion.eligible is False
    assert case_sheet(desk, "VV-2026-00001").opinions["DT-2026-00001"] == opinion
    assert hamlets(desk) == ["khu phố 4"]


def test_obstacle_days_written_down_later_bring_it_back_in_time(desk):
    add_records(desk, [LATE])
    update_record(desk, Update("DT-2026-00001", {"obstacle_days": 30, "obstacle_reason": "Nằm viện"}))
    update_record(desk, Update("DT-2026-00001", {"checks": {"LKN-11-9": True}}, reason="Tòa án chưa thụ lý"))
    opinion = petition_opinion(desk, "DT-2026-00001")
    assert opinion.failing() == ()
    assert opinion.limit is not None
    assert opinion.limit.obstacle_days == 30
    assert petition_card(desk, "DT-2026-00001").obstacle_reason == "Nằm viện"


def test_a_second_complaint_is_counted_from_where_the_books_clock_starts(desk):
    add_records(desk, [*STEPS, APPEAL])
    opinion = petition_opinion(desk, "DT-2026-00002")
    assert opinion.limit is not None
    assert (opinion.limit.instance, opinion.limit.start.isoformat(), opinion.limit.days) == (2, "2026-09-07", 30)
    assert not opinion.limit.in_time
    assert (opinion.in_authority, opinion.step) == (False, "guided")


@pytest.mark.parametrize(
    ("told", "received", "words"),
    [
        (STEPS[:2], "2026-08-20", "còn hạn đến 09/09/2026: chưa đến lượt khiếu nại lần hai (Luật Khiếu nại Đ.33 k1)."),
        (STEPS[:2], "2026-09-10", None),  # the days are over without a decision
        (STEPS[:3], "2026-09-05", None),  # decided
        (STEPS[:1], "2026-08-05", None),  # not taken up: there is no term to wait for
        ([*STEPS[:2], {"type": "event", "case": "a", "event": "suspended", "date": "2026-08-15"}], "2026-10-20",
         "đang tạm đình chỉ, chưa có quyết định: chưa đến lượt khiếu nại lần hai (Luật Khiếu nại Đ.33 k1)."),
    ],
)  # fmt: skip
def test_going_to_second_instance_too_early_is_warned_of(desk, told, received, words):
    add_records(desk, told)
    typed = read(desk, {**APPEAL, "appeals": "VV-2026-00001", "received": received, "dated": received})
    said = early_appeal(desk, typed)
    assert (said is None) if words is None else said.endswith(words)
    assert early_appeal(desk, read(desk, LATE)) is None


def test_a_second_decision_in_the_books_stands_against_one_more_complaint(desk):
    add_records(desk, [
        *STEPS, {**APPEAL, "ref": "b"}, {"type": "event", "case": "b", "event": "accepted", "date": "2026-11-20"},
        {"type": "event", "case": "b", "event": "decided", "date": "2026-11-23", "outcome": "upheld"},
        {**APPEAL, "received": "2026-11-23", "dated": None},
    ])  # fmt: skip
    found = {one.ground.code: one.met for one in petition_opinion(desk, "DT-2026-00003").checked}
    assert found["LKN-11-7"] is False
    own = {one.ground.code: one.met for one in petition_opinion(desk, "DT-2026-00002").checked}
    assert own["LKN-11-7"] is None


def test_a_denouncers_name_is_struck_from_what_intake_writes_down(desk, home):
    told = {"hamlet": TOLD, "decision_no": TOLD, "ineligible_reason": TOLD}
    add_records(desk, [DENUNCIATION | told])
    update_record(desk, Update("DT-2026-00001", {"obstacle_days": 3, "obstacle_reason": TOLD}))
    update_record(desk, Update("DT-2026-00001", {"request": TOLD}, reason="Bổ sung"))
    assert leaks(home) == []
    assert "NTC-2026-0001" in (petition_card(desk, "DT-2026-00001").obstacle_reason or "")
