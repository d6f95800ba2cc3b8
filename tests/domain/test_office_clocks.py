import pytest

from danvan_desk.domain.clocks import (
    ClockState,
    DialogueFacts,
    VisitFacts,
    dialogue_clocks,
    reception_clocks,
    visit_clocks,
)
from danvan_desk.domain.vocabulary import RefusalGround, official
from tests.domain.lawbook import calendar, day, rules


def visit(on: str, **facts: object) -> list[tuple[str, str | None, str]]:
    found = visit_clocks(VisitFacts(**facts), rules(), calendar(), day(on))  # type: ignore[arg-type]
    return [(c.clock, c.due.isoformat() if c.due else None, c.state.value) for c in found]


def test_a_received_visit_owes_an_answer_in_ten_working_days() -> None:
    seen = {"date": day("2026-11-16"), "outcome": "received"}
    assert visit("2026-11-20", **seen) == [("reception.answer", "2026-12-01", "running")]
    assert visit("2026-12-02", **seen) == [("reception.answer", "2026-12-01", "overdue")]
    assert visit("2026-12-02", **seen, first_step_on=day("2026-11-30")) == [("reception.answer", "2026-12-01", "met")]
    assert visit("2026-12-02", **seen, closed_on=day("2026-11-30")) == [("reception.answer", "2026-12-01", "dropped")]
    assert visit("2026-11-15", **seen) == []


def test_a_refusal_owes_a_notice_only_on_the_two_grounds() -> None:
    refused = {"date": day("2026-11-20"), "outcome": "refused"}
    assert visit("2026-11-20", **refused, refusal_ground="LTCD-9-1") == []
    owed = [("reception.refusal_notice", "2026-11-26", "due_soon")]
    assert visit("2026-11-20", **refused, refusal_ground="LTCD-9-3") == owed
    assert visit("2026-11-20", **refused, refusal_ground="ND154-4-1-h") == owed
    late = visit("2026-11-30", **refused, refusal_ground="LTCD-9-3", notice_on=day("2026-11-27"))
    assert late == [("reception.refusal_notice", "2026-11-26", "met_late")]
    assert visit("2026-06-30", date=day("2026-06-29"), outcome="refused", refusal_ground="LTCD-9-3") == []
    assert visit("2026-11-20", date=day("2026-11-20"), outcome="guided") == []


@pytest.mark.parametrize("ground", list(RefusalGround))
def test_each_ground_has_its_words_and_only_two_owe_a_notice(ground: RefusalGround) -> None:
    """NĐ 154/2026 Đ.4(3): a written notice for LTCD Đ.9(3) and Đ.4(1)(h), in three working days; else by word."""
    refused = {"date": day("2026-11-20"), "outcome": "refused", "refusal_ground": ground.value}
    owed = ground.value in ("LTCD-9-3", "ND154-4-1-h")
    assert visit("2026-11-20", **refused) == ([("reception.refusal_notice", "2026-11-26", "due_soon")] if owed else [])
    told = visit("2026-11-25", **refused, notice_on=day("2026-11-25"))
    assert told == ([("reception.refusal_notice", "2026-11-26", "met")] if owed else [])
    where = ground.value.rsplit("-", 1)[-1]
    article = f"LTCD Đ.9 k{where}" if ground.value.startswith("LTCD") else f"NĐ 154 Đ.4 k1 {where}"
    assert official(ground).endswith(f"({article})")


def test_there_are_thirteen_grounds() -> None:
    assert len(RefusalGround) == 13


def test_an_online_session_is_told_five_working_days_ahead() -> None:
    (clock,) = reception_clocks(day("2026-11-27"), "online", day("2026-11-19"), rules(), calendar(), day("2026-11-20"))
    # 26, 25, 23, 20, 19: Tuesday 24/11 is rest
    assert (clock.due, clock.state) == (day("2026-11-19"), ClockState.MET)
    assert any("Ngày Văn hóa Việt Nam" in step for step in clock.steps)
    assert reception_clocks(day("2026-11-27"), "in_person", None, rules(), calendar(), day("2026-11-20")) == []
    assert reception_clocks(day("2026-03-27"), "online", None, rules(), calendar(), day("2026-11-20")) == []


def test_a_conference_is_announced_seven_days_back_and_published_in_ten() -> None:
    facts = DialogueFacts("conference", day("2026-12-01"))
    (announce,) = dialogue_clocks(facts, rules(), calendar(), day("2026-11-20"))
    # 24/11 is rest, so the announcement rounds back to Monday 23/11
    assert (announce.clock, announce.due, announce.state) == (
        "dialogue.announce",
        day("2026-11-23"),
        ClockState.DUE_SOON,
    )
    done = DialogueFacts("conference", day("2026-12-01"), announced=day("2026-11-20"), published=day("2026-12-10"))
    announce, publish = dialogue_clocks(done, rules(), calendar(), day("2026-12-15"))
    assert (announce.state, publish.due, publish.state) == (ClockState.MET, day("2026-12-11"), ClockState.MET)


def test_a_dialogue_in_a_complaint_has_its_notice_and_other_dialogues_none() -> None:
    facts = DialogueFacts("case", day("2026-11-26"), called_on=day("2026-11-18"))
    (clock,) = dialogue_clocks(facts, rules(), calendar(), day("2026-11-20"))
    assert (clock.clock, clock.due, clock.state) == ("complaint.dialogue_notice", day("2026-11-20"), ClockState.MET)
    assert not dialogue_clocks(DialogueFacts("case", day("2026-03-26")), rules(), calendar(), day("2026-11-20"))
    assert not dialogue_clocks(DialogueFacts("procedure", day("2026-11-26")), rules(), calendar(), day("2026-11-20"))
    other = DialogueFacts("case", day("2026-11-26"), case_kind="feedback")
    assert not dialogue_clocks(other, rules(), calendar(), day("2026-11-20"))
