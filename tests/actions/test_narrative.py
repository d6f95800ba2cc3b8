"""What an officer writes in the narrative report: kept by period and section, offered again, logged, secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from sqlalchemy import select

from danvan_desk.actions.add import add_records
from danvan_desk.actions.narrative import ReportGiven, compose_report, make_report, save_paragraph
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.actions.reports import send_report
from danvan_desk.db.tables import Change
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import official_periods, reporting_month
from danvan_desk.errors import Refused
from danvan_desk.papers.form_text import as_text
from danvan_desk.queries.narrative import own_paragraphs
from danvan_desk.tallies.narrative_counts import narrative_counts
from danvan_desk.tallies.narrative_outline import own_parts
from tests.actions.denouncer import DENUNCIATION, NAME, PHONE, leaks

OCTOBER, NOVEMBER = reporting_month(2026, 10), reporting_month(2026, 11)


def paragraph(desk, period, section):
    return next(one for one in own_paragraphs(desk, period) if one.section == section)


def text_of(desk, period, **given):
    return as_text(compose_report(desk, narrative_counts(desk, period), ReportGiven(**given)))


def log_of(desk):
    with desk.reading() as session:
        lines = session.scalars(select(Change).where(Change.action.startswith("narrative")).order_by(Change.id))
        return [(line.record, line.action, line.before, line.after) for line in lines]


def test_what_is_written_is_there_when_the_report_is_opened_again(home, desk):
    assert [one.section for one in own_paragraphs(desk, NOVEMBER)] == list(own_parts())
    assert paragraph(desk, NOVEMBER, "IV").text == ""
    assert save_paragraph(desk, NOVEMBER, "IV", "  Đơn về đất đai sẽ tăng.\n\nTheo dõi sát.  ") == (
        "Đơn về đất đai sẽ tăng.\n\nTheo dõi sát."
    )
    close_desk(desk)
    again = open_desk(home)
    try:
        one = paragraph(again, NOVEMBER, "IV")
        assert (one.text, one.offered) == ("Đơn về đất đai sẽ tăng.\n\nTheo dõi sát.", None)
        paper = text_of(again, NOVEMBER)
    finally:
        close_desk(again)
    assert "IV. DỰ BÁO TÌNH HÌNH\nĐơn về đất đai sẽ tăng.\nTheo dõi sát.\nV. PHƯƠNG HƯỚNG" in paper


def test_a_new_period_starts_from_what_the_last_report_said(desk):
    save_paragraph(desk, official_periods(2026)["Quý III"], "V", "Cũ hơn")
    save_paragraph(desk, OCTOBER, "V", "Giữ lịch tiếp dân")
    save_paragraph(desk, NOVEMBER.after(), "V", "Của kỳ sau")
    one = paragraph(desk, NOVEMBER, "V")
    assert (one.text, one.offered) == ("Giữ lịch tiếp dân", OCTOBER)
    assert "Giữ lịch tiếp dân" in text_of(desk, NOVEMBER)
    save_paragraph(desk, NOVEMBER, "V", one.text)  # let it stand
    assert paragraph(desk, NOVEMBER, "V").offered is None
    save_paragraph(desk, NOVEMBER, "V", "Mới")
    assert paragraph(desk, OCTOBER, "V").text == "Giữ lịch tiếp dân"


def test_what_was_taken_out_is_not_offered_again(desk):
    save_paragraph(desk, OCTOBER, "III.2", "Còn chậm")
    save_paragraph(desk, NOVEMBER, "III.2", "")
    one = paragraph(desk, NOVEMBER, "III.2")
    assert (one.text, one.offered) == ("", None)
    assert paragraph(desk, NOVEMBER.after(), "III.2").text == "Còn chậm"


def test_the_log_is_told_once_the_section_is_left(desk):
    for text in ("Đ", "Đơn", "Đơn giảm"):
        save_paragraph(desk, NOVEMBER, "I.1", text, typing=True)
    assert paragraph(desk, NOVEMBER, "I.1").text == "Đơn giảm"
    assert log_of(desk) == []
    save_paragraph(desk, NOVEMBER, "I.1", "Đơn giảm")
    save_paragraph(desk, NOVEMBER, "I.1", "Đơn giảm")
    save_paragraph(desk, NOVEMBER, "I.1", "")
    record = "report 2026-10-15/2026-11-14"
    assert log_of(desk) == [
        (record, "narrative I.1", None, {"text": "Đơn giảm"}),
        (record, "narrative I.1", {"text": "Đơn giảm"}, {"text": ""}),
    ]


def test_a_section_there_is_not_is_refused(desk):
    with pytest.raises(Refused, match="không có mục này"):
        save_paragraph(desk, NOVEMBER, "VII", "x")


def test_a_denouncer_gives_way_to_the_code_and_on_paper_to_nobody(home, desk):
    add_records(desk, [DENUNCIATION])
    kept = save_paragraph(desk, NOVEMBER, "I.1", f"Bà {NAME}, điện thoại {PHONE}, nhiều lần gửi đơn; dì Đáo thì không")
    assert kept == "Bà NTC-2026-0001, điện thoại NTC-2026-0001, nhiều lần gửi đơn; dì Đáo thì không"
    typed = f"Bà {NAME} tố cáo tiếp"
    for file_format in ("pdf", "docx"):
        made = make_report(desk, NOVEMBER, file_format, ReportGiven(own={"IV": typed}))
        assert NAME.encode() not in made.content
    paper = text_of(desk, NOVEMBER, own={"IV": typed})
    assert "người tố cáo tố cáo tiếp" in paper
    assert "NTC-" not in paper
    assert NAME not in paper


def test_whoever_denounces_later_is_struck_out_of_what_was_written_before(home, desk):
    save_paragraph(desk, NOVEMBER, "I.1", f"Bà {NAME} hỏi thủ tục đất đai")
    save_paragraph(desk, NOVEMBER, "I.1", f"Bà {NAME} hỏi thủ tục")
    assert leaks(home)
    complaint = {**DENUNCIATION, "ref": "p", "kind": "complaint"}
    case = add_records(desk, [complaint])[0].case
    add_records(desk, [{**DENUNCIATION, "split_from": case}])
    assert leaks(home) == []
    assert paragraph(desk, NOVEMBER, "I.1").text == "Bà NTC-2026-0001 hỏi thủ tục"


def test_number_and_day_are_those_the_tables_were_sent_with(desk):
    add_records(desk, [{
        "type": "visit", "date": "2026-11-10", "reception": "regular", "kind": "feedback", "outcome": "answered",
        "person": {"name": "Lê Thị Hoa"}, "content": "Hỏi thủ tục",
    }])  # fmt: skip
    counts = narrative_counts(desk, NOVEMBER)
    draft = compose_report(desk, counts, ReportGiven())
    assert (draft.number, draft.day, "Số báo cáo" in draft.missing) == ("Số: ....../BC-UBND", date(2026, 11, 23), True)
    send_report(desk, NOVEMBER, "12/BC-UBND", date(2026, 11, 17))
    paper = compose_report(desk, counts, ReportGiven(sign_as="committee_vice", signer="Lê Văn Phó"))
    assert (paper.number, paper.day, "Số báo cáo" in paper.missing) == ("Số: 12/BC-UBND", date(2026, 11, 17), False)
    ((signature,),) = paper.signatures
    assert (signature.capacity, signature.name) == ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Lê Văn Phó")


def test_figures_that_changed_since_they_were_sent_borrow_neither_number_nor_day(desk):
    send_report(desk, NOVEMBER, "12/BC-UBND", date(2026, 11, 17))
    visit = {"type": "visit", "date": "2026-11-10", "reception": "regular", "kind": "feedback", "outcome": "answered",
             "person": {"name": "Lê Thị Hoa"}, "content": "Hỏi thủ tục"}  # fmt: skip
    add_records(desk, [visit])
    paper = compose_report(desk, narrative_counts(desk, NOVEMBER), ReportGiven())
    assert (paper.number, paper.day) == ("Số: ....../BC-UBND", date(2026, 11, 23))


def test_what_no_word_file_can_hold_stands_as_a_question_mark(desk):
    change_office(desk, replace(office_details(desk), name="UBND phường " + "Ừ" * 300))
    save_paragraph(desk, NOVEMBER, "IV", "Dán từ chỗ khác \x00\x1b\ufffe😀")
    made = make_report(desk, NOVEMBER, "docx")
    words = "\n".join(one.text for one in docx.Document(BytesIO(made.content)).paragraphs)
    assert "Dán từ chỗ khác ???😀" in words
