"""A proposal names its step; the chair agrees or sends it back; the office's own days stand beside the law's."""

from datetime import date

import pytest

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.cases import accepted_outcomes, check_event, effective
from danvan_desk.domain.holding import Desk, holding
from danvan_desk.domain.inner_deadlines import asked_by, inner_deadline
from danvan_desk.domain.proposals import last_proposal

from .lawbook import calendar

TODAY = date(2026, 11, 23)


def happened(*events):
    made = [CaseEvent(1, "received", date(2026, 11, 2))]
    for n, (name, day, fields) in enumerate(events, 2):
        made.append(CaseEvent(n, name, date(2026, 11, day), **fields))
    return tuple(made)


def refused(events, name, kind="complaint", **fields):
    new = CaseEvent(0, name, TODAY, **fields)
    return [problem.field for problem in check_event(CaseFacts(kind, events), new, TODAY)]


ASKED = ("proposed", 10, {"outcome": "forwarded", "to": "Sở Xây dựng", "reason": "Không thuộc thẩm quyền"})


def test_a_proposal_waits_until_it_is_answered_and_carries_what_its_step_needs():
    proposal = last_proposal(happened(ASKED))
    assert (proposal.waits, proposal.to_record) == (True, False)
    assert proposal.prefill() == {"to": "Sở Xây dựng", "reason": "Không thuộc thẩm quyền"}


def test_once_agreed_to_its_step_is_to_be_recorded_and_then_no_more():
    agreed = happened(ASKED, ("approved", 12, {"outcome": "agreed"}))
    assert last_proposal(agreed).to_record
    assert last_proposal(happened(ASKED, ("approved", 12, {}))).to_record  # as approvals were written before
    done = happened(ASKED, ("approved", 12, {}), ("forwarded", 13, {"to": "Sở Xây dựng"}))
    assert not last_proposal(done).to_record


def test_sent_back_the_file_lies_with_the_officer_again_and_the_inner_day_stands_again():
    given = ("assigned", 3, {"officer": "Lê Thị Mai", "until": date(2026, 11, 11)})
    back = ("approved", 12, {"outcome": "sent_back", "reason": "Thiếu căn cứ"})
    lies = holding(happened(given, ASKED, back))
    assert (lies.desk, lies.officer, lies.since) == (Desk.OFFICER, "Lê Thị Mai", date(2026, 11, 12))
    assert (lies.inner_due, lies.proposed_on) == (date(2026, 11, 11), None)
    later = ("approved", 12, {**back[2], "until": date(2026, 11, 16)})
    assert holding(happened(given, ASKED, later)).inner_due == date(2026, 11, 16)
    assert holding(happened(given, ASKED, later, ("proposed", 13, {}))).inner_due is None
    assert not last_proposal(happened(given, ASKED, back)).to_record


def test_agreed_to_leaves_the_inner_day_met():
    given = ("assigned", 3, {"officer": "Lê Thị Mai", "until": date(2026, 11, 11)})
    lies = holding(happened(given, ASKED, ("approved", 12, {"outcome": "agreed"})))
    assert (lies.desk, lies.inner_due) == (Desk.OFFICER, None)


def test_sending_back_needs_a_reason_and_a_proposal_that_waits():
    assert refused(happened(ASKED), "approved", outcome="sent_back") == ["reason"]
    assert refused(happened(ASKED), "approved", outcome="sent_back", reason="Thiếu căn cứ") == []
    assert refused(happened(), "approved", outcome="sent_back", reason="Thiếu căn cứ") == ["event"]
    answered = happened(ASKED, ("approved", 12, {}))
    assert refused(answered, "approved", outcome="sent_back", reason="Thiếu căn cứ") == ["event"]


@pytest.mark.parametrize(
    ("kind", "outcome", "right"),
    [
        ("complaint", "accepted", True),
        ("complaint", "extended", False),
        ("denunciation", "extended", True),
        ("feedback", "answered", True),
        ("feedback", "decided", False),
        ("complaint", "urged", False),
    ],
)
def test_only_steps_of_the_kind_may_be_proposed(kind, outcome, right):
    assert refused(happened(), "proposed", kind, outcome=outcome) == ([] if right else ["outcome"])
    assert (outcome in accepted_outcomes(CaseFacts(kind, ()), "proposed")) is right


def test_an_extension_is_proposed_within_the_cap():
    assert refused(happened(), "proposed", "denunciation", outcome="extended", days=31) == ["days"]


def test_a_proposal_and_an_approval_may_say_nothing_more():
    assert refused(happened(), "proposed") == []
    assert refused(happened(ASKED), "approved") == []


def test_the_officer_of_an_assignment_can_be_corrected():
    given = happened(("assigned", 3, {"officer": "Lê Thị Mây"}))
    correction = CaseEvent(3, "corrected", TODAY, of=2, officer="Lê Thị Mai", reason="Ghi nhầm tên")
    assert holding(effective([*given, correction])).officer == "Lê Thị Mai"


def test_the_inner_day_is_two_working_days_before_the_legal_one_and_never_today():
    assert inner_deadline(date(2026, 11, 27), calendar(), date(2026, 11, 16)) == date(2026, 11, 25)
    assert inner_deadline(date(2026, 11, 25), calendar(), TODAY) == date(2026, 11, 25)  # 24/11 is a day of rest
    assert inner_deadline(None, calendar(), TODAY) is None
    assert asked_by(TODAY, calendar()) == date(2026, 12, 8)
