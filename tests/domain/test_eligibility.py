"""The checklist of intake: every ground of the law met and failed, and what is proposed of it."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_desk.domain.competence import OfficeNamed
from danvan_desk.domain.eligibility import consider, ground_words, grounds, step_words
from danvan_desk.domain.out_of_time import complaint_limit
from danvan_desk.domain.records import NewPetition, Person

from .lawbook import calendar

OFFICE = OfficeNamed("UBND phường Bình An", "Thành phố Đà Nẵng", "Nguyễn Hữu Phước")
RECEIVED = date(2026, 11, 20)
SENDER = Person("Trần Văn Lợi", address="41 Nguyễn Trung Trực")
COMPLAINT = NewPetition(
    RECEIVED, "post", "complaint", "Thu hồi đất", dated=date(2026, 11, 18), people=(SENDER,),
    respondent="Chủ tịch UBND phường",
)  # fmt: skip
DENUNCIATION = replace(COMPLAINT, kind="denunciation", respondent="Lương Văn Tấn, công chức địa chính")
FEEDBACK = replace(COMPLAINT, kind="feedback", respondent=None)
PAPERS = {"complaint": COMPLAINT, "denunciation": DENUNCIATION, "feedback": FEEDBACK}
BARS = {
    "complaint": [*(f"LKN-11-{n}" for n in range(1, 10)), "TT05-6-name", "TT05-6-once"],
    "denunciation": ["LTC-25", "LTC-29-1-a", "LTC-29-1-b", "LTC-29-1-d", "LTC-29-1-resolved", "TT05-6-once"],
    "feedback": ["TT05-6-name", "TT05-6-once"],
}
TICKED = [
    ("complaint", f"LKN-11-{n}") for n in (1, 2, 3, 6, 7, 8, 9)
] + [("denunciation", code) for code in ("LTC-29-1-b", "LTC-29-1-d", "LTC-29-1-resolved")]  # fmt: skip


def met(opinion):
    return {one.ground.code: one.met for one in opinion.checked}


def answered(paper, **answers):
    opened = [one.ground.code for one in consider(paper, OFFICE).open()]
    return replace(paper, checks={**dict.fromkeys(opened, True), **answers})


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_has_its_grounds_each_with_its_article(kind):
    found = grounds(kind)
    assert {ground.code for ground in found if not ground.mends} == set(BARS[kind])
    assert len({ground.code for ground in found}) == len(found)
    assert all("Đ." in ground.basis for ground in found)
    assert {ground.code for ground in grounds("complaint") if ground.code.startswith("LKN-11")} == {
        f"LKN-11-{n}" for n in range(1, 10)
    }


@pytest.mark.parametrize("kind", PAPERS)
def test_a_whole_petition_has_nothing_against_it_and_is_eligible_once_looked_at(kind):
    opinion = consider(PAPERS[kind], OFFICE)
    assert opinion.failing() == ()
    assert (opinion.eligible, opinion.step) == (None, "accepted")
    assert "phải xem" in step_words(opinion)
    whole = consider(answered(PAPERS[kind]), OFFICE)
    assert (whole.eligible, whole.reason, whole.open()) == (True, None, ())


@pytest.mark.parametrize(("kind", "code"), TICKED)
def test_each_ground_an_officer_finds_against_it_makes_it_ineligible(kind, code):
    opinion = consider(answered(PAPERS[kind], **{code: False}), OFFICE)
    ground = next(ground for ground in grounds(kind) if ground.code == code)
    assert (opinion.eligible, opinion.step) == (False, "declined")
    assert opinion.reason == f"{ground.fails} ({ground.basis})"
    assert opinion.basis == ground.basis


@pytest.mark.parametrize(
    ("paper", "code", "step"),
    [
        (replace(COMPLAINT, signed=False), "LKN-11-5", "declined"),
        (replace(DENUNCIATION, signed=False), "LTC-29-1-a", "declined"),
        (replace(DENUNCIATION, anonymous=True, people=()), "LTC-25", "filed"),
        (replace(COMPLAINT, anonymous=True, people=()), "TT05-6-name", "filed"),
        (replace(FEEDBACK, anonymous=True, people=()), "TT05-6-name", "filed"),
        (
            replace(COMPLAINT, people=(replace(SENDER, represents="authorised"),)),
            "LKN-11-4",
            "declined",
        ),
    ],
)
def test_what_is_typed_is_enough_to_say_it_is_ineligible(paper, code, step):
    opinion = consider(paper, OFFICE)
    assert met(opinion)[code] is False
    assert (opinion.eligible, opinion.step) == (False, step)


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (replace(COMPLAINT, dated=None), "TT05-6-date"),
        (replace(COMPLAINT, people=(Person("Trần Văn Lợi"),)), "TT05-6-address"),
        (replace(COMPLAINT, respondent=None), "TT05-6-respondent"),
        (replace(DENUNCIATION, respondent=None), "TT05-6-respondent"),
        (replace(FEEDBACK, signed=False), "TT05-6-signed"),
        (replace(FEEDBACK, checks={"TT05-6-content": False}), "TT05-6-content"),
    ],
)
def test_what_the_sender_can_still_supply_is_asked_for_not_refused(paper, code):
    opinion = consider(paper, OFFICE)
    assert met(opinion)[code] is False
    assert (opinion.eligible, opinion.reason, opinion.step) == (None, None, "guided")
    assert "bổ sung" in step_words(opinion)


def test_out_of_time_is_computed_and_an_obstacle_mends_it():
    late = complaint_limit(date(2026, 8, 1), RECEIVED, calendar())
    hindered = complaint_limit(date(2026, 8, 1), RECEIVED, calendar(), obstacle_days=30)
    opinion = consider(replace(COMPLAINT, checks={"LKN-11-6": True}), OFFICE, late)
    assert met(opinion)["LKN-11-6"] is False  # what was computed comes before what was ticked
    assert (
        opinion.reason == "Thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng (Luật Khiếu nại Đ.11 k6)"
    )
    assert met(consider(COMPLAINT, OFFICE, hindered))["LKN-11-6"] is True
    assert met(consider(COMPLAINT, OFFICE))["LKN-11-6"] is None


def test_a_second_decision_in_the_books_ends_the_matter():
    assert met(consider(COMPLAINT, OFFICE, decided_twice=True))["LKN-11-7"] is False
    assert met(consider(COMPLAINT, OFFICE))["LKN-11-7"] is None


def test_who_is_competent_comes_first():
    chair = consider(replace(DENUNCIATION, respondent="Phó Chủ tịch UBND phường", signed=False), OFFICE)
    assert (chair.in_authority, chair.step) == (False, "forwarded")
    assert chair.basis == "Luật Tố cáo Đ.13; Luật Tố cáo Đ.24 k2"
    assert step_words(chair).startswith("Đề xuất chuyển đơn đến Chủ tịch UBND thành phố Đà Nẵng")
    second = consider(replace(COMPLAINT, instance=2), OFFICE)
    assert (second.in_authority, second.step) == (False, "guided")
    kept = consider(replace(DENUNCIATION, respondent="Chủ tịch UBND phường", in_authority=True), OFFICE)
    assert (kept.in_authority, kept.step) == (True, "accepted")  # the officer decides


def test_what_was_settled_or_guided_before_is_filed():
    opinion = consider(replace(COMPLAINT, checks={"TT05-6-once": False}), OFFICE)
    assert (opinion.eligible, opinion.step) == (False, "filed")


def test_a_call_is_not_asked_for_a_date_or_a_signature():
    found = met(consider(replace(FEEDBACK, channel="hotline", signed=False, dated=None), OFFICE))
    assert found["TT05-6-date"]
    assert found["TT05-6-signed"]


def test_of_hidden_signers_nothing_is_said_but_what_was_found_at_intake():
    hidden = replace(DENUNCIATION, people=(Person("NTC-2026-0001"),))
    assert met(consider(hidden, OFFICE, names_hidden=True))["TT05-6-address"] is None
    kept = replace(hidden, checks={"TT05-6-address": True})
    assert met(consider(kept, OFFICE, names_hidden=True))["TT05-6-address"] is True


def test_a_ground_in_words_as_it_was_answered():
    assert ground_words("LKN-11-5", met=False) == "Đơn không có chữ ký hoặc điểm chỉ"
    assert ground_words("LTC-25", met=True) == "Rõ họ tên người tố cáo, không mạo danh"
    assert ground_words("chưa-có", met=True) == "chưa-có"
