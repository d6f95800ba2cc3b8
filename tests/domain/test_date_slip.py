"""The days a slip shows and what each is marked as; which of its sentences are numbered."""

from dataclasses import replace
from datetime import date

from danvan_desk.domain.case_facts import Clock, SlipStep
from danvan_desk.domain.date_slip import DayMark, days_shown, mark_of, steps_and_notes
from danvan_desk.domain.vocabulary import ClockState

TODAY = date(2026, 11, 23)
CLOCK = Clock(
    clock="complaint.resolve", title="Giải quyết khiếu nại", start=date(2026, 11, 16), due=date(2026, 11, 25),
    raw_due=date(2026, 11, 25), length=9, unit="day", state=ClockState.DUE_SOON, ended_on=None, days_left=2,
    basis="Luật Khiếu nại Đ.28", rule="complaint.resolve@2012-07-01", provisional=False,
    slip=(
        SlipStep("Thụ lý.", date(2026, 11, 17)),
        SlipStep("Thời hạn 9 ngày.", date(2026, 11, 25)),
        SlipStep("Căn cứ: Luật Khiếu nại Đ.28."),
        SlipStep("Hạn tạm tính."),
    ),
)  # fmt: skip
REST = {date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 24)}


def marks(clock, rest=REST):
    return "".join(
        {"worked": "w", "rest": "r", "paused": "p", "left": "l", "late": "x"}[mark_of(day, clock, rest, TODAY)]
        for day in days_shown(clock, TODAY)
    )


def test_each_day_from_start_to_due_has_its_mark():
    assert marks(CLOCK) == "wwwwwrrwrl"


def test_days_suspended_are_paused_up_to_the_day_it_goes_on():
    assert marks(replace(CLOCK, pauses=((date(2026, 11, 18), date(2026, 11, 20)),))) == "wwppwrrwrl"


def test_while_suspended_today_is_paused_too():
    paused = replace(CLOCK, state=ClockState.PAUSED, due=None, pauses=((date(2026, 11, 20), None),))
    assert marks(paused) == "wwwwppppr" + "w"


def test_a_late_term_goes_on_to_today_but_not_for_months():
    late = replace(CLOCK, state=ClockState.OVERDUE, due=date(2026, 11, 19), raw_due=date(2026, 11, 19))
    assert marks(late) == "wwwwxxxx"
    old = replace(late, start=date(2026, 1, 5), due=date(2026, 1, 6), raw_due=date(2026, 1, 6))
    assert len(days_shown(old, TODAY)) == 2 + 45


def test_a_term_counted_back_runs_from_its_date_to_the_event():
    back = replace(CLOCK, start=date(2026, 11, 23), due=date(2026, 11, 18), state=ClockState.MET)
    days = days_shown(back, TODAY)
    assert (days[0], days[-1]) == (date(2026, 11, 18), date(2026, 11, 23))
    assert DayMark.LATE not in {mark_of(day, back, REST, TODAY) for day in days}


def test_sentences_end_with_the_last_date_and_notes_follow():
    steps, notes = steps_and_notes(CLOCK)
    assert [step.sentence for step in steps] == ["Thụ lý.", "Thời hạn 9 ngày."]
    assert notes == ("Luật Khiếu nại Đ.28.", "Hạn tạm tính.")
    stopped = replace(CLOCK, slip=(CLOCK.slip[0], SlipStep("Tạm đình chỉ từ 20/11/2026."), CLOCK.slip[2]))
    assert len(steps_and_notes(stopped)[0]) == 2
