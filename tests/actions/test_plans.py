"""Days planned ahead: planned, told of, changed, cancelled, carried out. Today is Monday 23/11/2026."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.plan_papers import print_schedule
from danvan_desk.actions.plans import ask_before, cancel_plan, change_plan, hold_reception, make_plans, note_told
from danvan_desk.db.tables import Change, Plan, Reception
from danvan_desk.domain.records import NewPlan, PlanQuestion
from danvan_desk.errors import Refused
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.duties import duties
from danvan_desk.queries.plans import dialogue_of_plan, plan_shown, unwritten, upcoming

CONFERENCE = NewPlan("conference", date(2026, 12, 15), time="14:00", place="Nhà văn hóa", hamlet="khu phố 3")


def refused(call, *args):
    with pytest.raises(Refused) as found:
        call(*args)
    return {problem.field for problem in found.value.problems}


def complaint(**more):
    return {
        "type": "petition", "ref": "k", "received": "2026-10-01", "channel": "reception", "kind": "complaint",
        "content": "Thu hồi 86 m² đất", "people": [{"name": "Ngô Thị Sương"}], "in_authority": True, **more,
    }  # fmt: skip


def test_each_kind_says_its_last_day_counted_back(desk):
    add_records(desk, [complaint()])
    make_plans(
        desk,
        [
            CONFERENCE,
            NewPlan("case_dialogue", date(2026, 12, 4), case="VV-2026-00001"),
            NewPlan("reception", date(2026, 12, 8)),
            NewPlan("online_reception", date(2026, 12, 22)),
        ],
    )
    found = {(plan.what, one.code): one.last_day for plan in upcoming(desk) for one in plan.owed}
    assert found == {
        ("case_dialogue", "complaint.dialogue_notice"): date(2026, 11, 27),  # the 29th is a Sunday: back to Friday
        ("reception", "head.schedule_posted"): date(2026, 12, 1),
        ("conference", "dialogue.announce"): date(2026, 12, 8),
        ("online_reception", "head.schedule_posted"): date(2026, 12, 15),
        ("online_reception", "online.notice"): date(2026, 12, 15),
    }


def test_what_is_owed_soon_stands_among_the_duties_until_it_is_told(desk):
    soon = replace(CONFERENCE, date=date(2026, 12, 2))
    number = make_plans(desk, [soon])[0]
    assert [(d.due, d.done) for d in duties(desk) if d.duty == "dialogue.announce"] == [(date(2026, 11, 25), 0)]
    note_told(desk, [number], "announced", date(2026, 11, 23))
    assert [d for d in duties(desk) if d.duty == "dialogue.announce"] == []
    assert plan_shown(desk, number).next_owed is None


def test_the_schedule_of_next_month_is_done_once_every_day_of_it_is_posted(desk):
    made = make_plans(desk, [NewPlan("reception", date(2026, 12, 10)), NewPlan("reception", date(2026, 12, 24))])
    late = desk.on(date(2026, 11, 30))
    assert [(d.due, d.done) for d in duties(late) if d.duty == "head.schedule_posted"] == [(date(2026, 12, 3), 0)]
    note_told(late, made, "announced", date(2026, 11, 30))
    assert [d.done for d in duties(late) if d.duty == "head.schedule_posted"] == [1]


def test_what_a_plan_lacks_or_may_not_have_is_refused_and_nothing_is_saved(desk):
    add_records(desk, [complaint(ref="t", kind="denunciation", people=[{"name": "Nguyễn Thị Mật"}])])
    assert refused(make_plans, desk, [CONFERENCE, replace(CONFERENCE, date=date(2026, 11, 20))]) == {"date"}
    assert refused(make_plans, desk, [replace(CONFERENCE, what="case_dialogue")]) == {"case"}
    assert refused(make_plans, desk, [replace(CONFERENCE, what="case_dialogue", case="VV-2026-00001")]) == {"case"}
    assert refused(make_plans, desk, [replace(CONFERENCE, announced=date(2026, 11, 24))]) == {"announced"}
    day = NewPlan("reception", date(2026, 12, 8))
    assert refused(make_plans, desk, [day, day]) == {"date"}
    assert upcoming(desk) == []


def test_a_day_people_were_told_of_moves_only_with_a_reason_and_the_log_keeps_both(desk):
    number = make_plans(desk, [replace(CONFERENCE, announced=date(2026, 11, 23))])[0]
    moved = replace(CONFERENCE, announced=date(2026, 11, 23), date=date(2026, 12, 16))
    assert refused(change_plan, desk, number, moved) == {"reason"}
    change_plan(desk, number, moved, "Hội trường sửa chữa")
    assert plan_shown(desk, number).date == date(2026, 12, 16)
    with desk.reading() as session:
        change = session.query(Change).filter_by(action="plan_changed").one()
        assert (change.before, change.after, change.reason) == (
            {"date": "2026-12-15"}, {"date": "2026-12-16"}, "Hội trường sửa chữa",
        )  # fmt: skip


def test_a_cancelling_needs_its_reason_and_closes_the_plan(desk):
    number = make_plans(desk, [CONFERENCE])[0]
    assert refused(cancel_plan, desk, number, " ") == {"reason"}
    cancel_plan(desk, number, "Trùng lịch họp HĐND")
    assert upcoming(desk) == []
    assert refused(change_plan, desk, number, CONFERENCE) == {"plan"}


def test_a_reception_carried_out_is_the_session_of_its_day_with_its_dates(desk):
    number = make_plans(desk, [NewPlan("reception", date(2026, 12, 8), host="Nguyễn Văn Hùng")])[0]
    note_told(desk, [number], "announced", date(2026, 11, 23))
    assert refused(hold_reception, desk, number) == {"plan"}  # its day has not come
    held = desk.on(date(2026, 12, 9))
    assert [plan.number for plan in unwritten(held)] == [number]
    assert hold_reception(held, number) == "2026-12-08"
    with desk.reading() as session:
        row = session.query(Reception).one()
        assert (row.kind, row.by, row.host, row.announced) == (
            "periodic", "head", "Nguyễn Văn Hùng", date(2026, 11, 23),
        )  # fmt: skip
    assert unwritten(held) == []


def test_a_conference_carried_out_keeps_its_announcing_and_its_questions(desk):
    number = make_plans(desk, [replace(CONFERENCE, announced=date(2026, 11, 23))])[0]
    ask_before(desk, number, [PlanQuestion("Bao giờ lắp đèn?", "Ông Tư", "khu phố 2", prepared_by="Phòng Kinh tế")])
    held = desk.on(date(2026, 12, 16))
    saved = add_records(held, [dialogue_of_plan(plan_shown(held, number))])[0]
    card = dialogue_card(held, saved.number)
    assert (card.announced, card.place, card.hamlet) == (date(2026, 11, 23), "Nhà văn hóa", "khu phố 3")
    assert [(i.question, i.asked_by, i.owner) for i in card.items] == [("Bao giờ lắp đèn?", "Ông Tư", "Phòng Kinh tế")]
    assert {clock.clock: clock.state for clock in card.clocks}["dialogue.announce"] == "met"
    assert unwritten(held) == []
    assert refused(add_records, held, [dialogue_of_plan(plan_shown(held, number))]) == {"plan"}  # once only


def test_a_plan_in_a_case_that_turns_secret_keeps_no_name(desk):
    add_records(desk, [complaint()])
    plan = NewPlan("case_dialogue", date(2026, 12, 4), case="VV-2026-00001", topic="Gặp bà Ngô Thị Sương")
    number = make_plans(desk, [plan])[0]
    ask_before(desk, number, [PlanQuestion("Ngô Thị Sương hỏi giá đất", "Ngô Thị Sương")])
    add_records(
        desk,
        [
            complaint(
                ref="t",
                kind="denunciation",
                split_from="DT-2026-00001",
                content="Cán bộ thu tiền",
                received="2026-10-02",
            )
        ],
    )
    with desk.reading() as session:
        row = session.query(Plan).one()
        told = " ".join(str(value) for value in (row.topic, row.questions[0].content, row.questions[0].asked_by))
        logged = " ".join(str((c.before, c.after)) for c in session.query(Change).filter_by(record=number))
    assert "Sương" not in told
    assert "Sương" not in logged


def test_the_schedule_to_post_names_every_day_of_the_month_and_an_empty_month_is_refused(desk):
    from io import BytesIO

    from docx import Document
    from pypdf import PdfReader

    make_plans(desk, [NewPlan("reception", date(2026, 12, 10), time="08:00", place="Trụ sở", host="Nguyễn Văn Hùng")])
    made = print_schedule(desk, date(2026, 12, 1))
    text = PdfReader(BytesIO(made.content)).pages[0].extract_text()
    word = Document(BytesIO(made.word()))
    written = "\n".join(paragraph.text for paragraph in word.paragraphs)
    written += "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    for words in (
        "CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN",
        "Tháng 12 năm 2026",
        "thứ Năm, 10/12/2026",
        "08:00",
        "Nguyễn Văn Hùng",
    ):
        assert words in text
        assert words in written
    assert refused(print_schedule, desk, date(2027, 1, 1)) == {"month"}
