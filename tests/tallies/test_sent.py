"""Reports that were sent: kept to the letter, locked, and what changed after them, record by record."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.actions.papers import letterhead, note_printed
from danvan_desk.actions.reports import give_reason, give_reasons, print_changes, send_report
from danvan_desk.actions.small_log import correct_log, record_log, take_back_log
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period, reporting_month
from danvan_desk.domain.records import NewLog
from danvan_desk.errors import Refused
from danvan_desk.queries.duties import duties
from danvan_desk.queries.meeting import meeting
from danvan_desk.tallies.change_page import change_page
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.document import to_json
from danvan_desk.tallies.paper import to_pdf
from danvan_desk.tallies.sent import (
    by_record,
    changes,
    last_line,
    later_tally,
    sent_reports,
    sent_tally,
    touched_since,
    unexplained_since,
)
from danvan_desk.tallies.workbook import to_xlsx
from tests.actions.denouncer import ADDRESS, DENUNCIATION, NAME, PHONE
from tests.records import event, petition, visit
from tests.tallies.conftest import LOG, OFFICE

NUMBER = "12/BC-UBND"
DAY = date(2026, 11, 17)


@pytest.fixture
def month() -> Period:
    return reporting_month(2026, 11)


@pytest.fixture
def home(ward_home: Path) -> Path:
    return ward_home


def test_what_was_sent_comes_out_again_to_the_letter(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, f" {NUMBER} ", DAY)
    assert (report.version, report.document_no, report.day) == (1, NUMBER, DAY)
    assert sent_reports(desk, month) == [report] == sent_reports(desk)
    sent = sent_tally(desk, report.id)
    before = [make(sent) for make in (to_pdf, to_json)], to_xlsx(sent)[:0]
    change_office(desk, type(office_details(desk))(**{**vars(office_details(desk)), "name": "UBND phường Mới"}))
    add_records(desk, [visit("2026-11-13")])
    again = sent_tally(desk, report.id)
    assert again == sent
    assert ([make(again) for make in (to_pdf, to_json)], to_xlsx(again)[:0]) == before
    assert json.loads(to_json(again))["office"]["name"] == OFFICE.name
    assert compute(desk, month).version == 2


def test_a_report_waits_for_the_end_of_its_period_and_wants_a_number_and_a_day(desk: Desk, month: Period) -> None:
    with pytest.raises(Refused, match="kỳ chưa hết"):
        send_report(desk, month.after(), NUMBER, DAY)
    with pytest.raises(Refused, match="ghi số báo cáo"):
        send_report(desk, month, " ", DAY)
    for day in (date(2026, 11, 13), date(2026, 11, 21)):
        with pytest.raises(Refused, match="nhận từ ngày cuối kỳ 14/11/2026 đến hôm nay"):
            send_report(desk, month, NUMBER, day)
    assert sent_reports(desk) == []


def test_a_second_version_needs_a_number_that_changed(desk: Desk, month: Period) -> None:
    send_report(desk, month, NUMBER, DAY)
    with pytest.raises(Refused, match=rf"đã gửi theo báo cáo {NUMBER} và chưa có số nào thay đổi"):
        send_report(desk, month, "13/BC-UBND", DAY)
    add_records(desk, [visit("2026-11-13")])
    with pytest.raises(Refused, match="số này là của bản 1; ghi số khác"):
        send_report(desk, month, NUMBER, date(2026, 11, 18))
    assert send_report(desk, month, "13/BC-UBND", date(2026, 11, 18)).version == 2
    assert [one.version for one in sent_reports(desk, month)] == [2, 1]


def test_a_number_may_serve_two_periods_of_one_report_but_not_two_versions_of_one(desk: Desk, month: Period) -> None:
    send_report(desk, Period(month.start.replace(month=9), month.end), NUMBER, DAY)
    send_report(desk, month, NUMBER, DAY)
    add_records(desk, [visit("2026-11-13")])
    with pytest.raises(Refused, match="số này là của bản 1; ghi số khác"):
        send_report(desk, month, NUMBER, date(2026, 11, 18))


def test_an_older_version_is_held_against_the_one_sent_after_it(desk: Desk, month: Period) -> None:
    first = send_report(desk, month, NUMBER, DAY)
    add_records(desk, [visit("2026-11-13")])
    give_reason(desk, first.id, "TD-2026-00016", "Ghi bù")
    second = send_report(desk, month, "13/BC-UBND", date(2026, 11, 18))
    add_records(desk, [visit("2026-11-12")])
    by_report = [{cell.ms: cell for cell in changes(desk, one.id)}["1"] for one in (first, second)]
    assert [(cell.before, cell.now) for cell in by_report] == [(13, 14), (14, 15)]
    assert [cell.records[0].number for cell in by_report] == ["TD-2026-00016", "TD-2026-00017"]
    assert [cell.records[0].reason for cell in by_report] == ["Ghi bù", None]
    assert print_changes(desk, first.id).missing == ()
    lead = change_page(
        sent_tally(desk, first.id), [], letterhead(office_details(desk)), DAY, later_tally(desk, first.id)
    ).parts[0]
    assert "bản 1; so với bản 2, Báo cáo số 13/BC-UBND ngày 18/11/2026." in getattr(lead, "text", "")


def test_nothing_changed_right_after_it_was_sent(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    assert changes(desk, report.id) == []
    page = change_page(sent_tally(desk, report.id), [], letterhead(office_details(desk)), desk.today)
    assert "Không có số liệu nào thay đổi sau báo cáo." in [getattr(part, "text", "") for part in page.parts]


def test_a_visit_written_in_late_is_named_in_every_cell_it_changes(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    add_records(desk, [visit("2026-11-13", companions=1)])
    found = {(cell.table, cell.ms): (cell.before, cell.now) for cell in changes(desk, report.id)}
    assert found == {
        ("01/TCD", "1"): (13, 14), ("01/TCD", "2"): (40, 42), ("01/TCD", "3"): (10, 11),
        ("01/TCD", "5"): (9, 10), ("01/TCD", "6"): (22, 24), ("01/TCD", "7"): (6, 7),
        ("TH", "visits"): (13, 14), ("TH", "people"): (40, 42),
    }  # fmt: skip
    for cell in changes(desk, report.id):
        (record,) = cell.records
        assert (record.number, record.log) == ("TD-2026-00016", ("ngày 20/11/2026: ghi bổ sung lượt tiếp",))
        assert record.reason is None
        assert record.now - record.before == cell.now - cell.before


def test_the_reason_is_the_corrections_own_or_the_officers_words(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    number = "DT-2026-00001"  # p1
    add_records(desk, [{"type": "update", "number": number, "set": {"field": "policy"}, "reason": "Ghi nhầm lĩnh vực"}])
    by_cell = {(cell.table, cell.ms): cell for cell in changes(desk, report.id)}
    assert {("02/XLD", "9"), ("02/XLD", "10")} <= by_cell.keys()
    (record,) = by_cell["02/XLD", "9"].records
    assert (record.number, record.before, record.now, record.reason) == (number, 1, 0, "Ghi nhầm lĩnh vực")
    give_reason(desk, report.id, number, "  Dân đề nghị\n ghi lại ")
    (record,) = next(cell for cell in changes(desk, report.id) if cell.ms == "9").records
    assert record.reason == "Dân đề nghị ghi lại"
    give_reason(desk, report.id, number, "")
    (record,) = next(cell for cell in changes(desk, report.id) if cell.ms == "9").records
    assert record.reason == "Ghi nhầm lĩnh vực"


def test_each_record_that_changed_needs_a_reason_of_its_own(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    corrected, repeat, unread = "DT-2026-00001", "DT-2026-00004", "DT-2026-00002"  # p1, p11 of its case, p2
    late = {"type": "petition", "received": "2026-11-12", "channel": "post", "kind": "complaint", "field": "land"}
    late |= {"content": "Gửi lần nữa", "people": [{"name": "Lê Văn An"}], "same_as": corrected}
    update = {"type": "update", "number": corrected, "set": {"field": "policy"}, "reason": "Ghi nhầm lĩnh vực"}
    number = add_records(desk, [update, late])[1].number
    add_records(desk, [event(unread, "forwarded", "2026-11-12", to="UBND tỉnh", reason="Không thuộc thẩm quyền")])
    told = {record.number: record.reason for cell in changes(desk, report.id) for record in cell.records}
    assert (told[corrected], told[number], told[unread]) == ("Ghi nhầm lĩnh vực", None, None)
    assert told.get(repeat) is None
    give_reasons(desk, [(report.id, number, "Bưu tá đưa muộn"), (report.id, unread, "Ghi bù")])
    told = {record.number: record.reason for cell in changes(desk, report.id) for record in cell.records}
    assert (told[corrected], told[number], told[unread]) == ("Ghi nhầm lĩnh vực", "Bưu tá đưa muộn", "Ghi bù")


def test_a_step_taken_back_after_the_report_names_its_case(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    add_records(desk, [event("DT-2026-00030", "corrected", "2026-11-20", of=3, reason="Quyết định bị hủy")])  # k5
    by_cell = {(cell.table, cell.ms): cell for cell in changes(desk, report.id)}
    (record,) = by_cell["03/GQKN", "11"].records
    assert (record.before, record.now, record.reason) == (1, 0, "Quyết định bị hủy")
    assert record.log == ("ngày 20/11/2026: ghi việc “Đính chính”",)
    page = change_page(sent_tally(desk, report.id), changes(desk, report.id), letterhead(office_details(desk)), DAY)
    assert page.missing == ()
    cells = [row for part in page.parts for row in getattr(part, "rows", ())]
    assert any(row[1:4] == ("03/GQKN\ncột 11", "Công nhận kết quả lần đầu, Giải quyết lần 2", "1") for row in cells)


def test_a_failing_identity_holds_a_report_back_unless_it_is_wanted_all_the_same(desk: Desk, month: Period) -> None:
    with desk.writing() as session:
        session.execute(text("UPDATE visit SET reception = 'lost' WHERE number = 'TD-2026-00003'"))
    with pytest.raises(Refused, match=r"còn phép kiểm chưa đạt: 01/TCD: 1=5\+11\+17"):
        send_report(desk, month, NUMBER, DAY)
    assert sent_reports(desk) == []
    assert send_report(desk, month, NUMBER, DAY, despite=True).version == 1


def test_the_duty_to_report_is_done_once_the_very_period_was_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    year = Period(date(2025, 12, 15), date(2026, 12, 14))
    monkeypatch.setenv("DANVAN_TODAY", "2026-12-15")
    close_desk(desk)
    later = open_desk(desk.home)
    try:
        send_report(later, year, "30/BC-UBND", date(2026, 12, 15))
        done = {one.period: one.done for one in duties(later) if one.duty == "report.tables"}
        assert done == {"Năm/2026": 1, "Quý IV/2026": 0}
        before = [one.done for one in duties(later, date(2026, 12, 14)) if one.duty == "report.tables"]
        assert before == [0, 0]
    finally:
        close_desk(later)


def test_a_correction_in_the_small_log_is_named_by_its_title_with_its_reason(desk: Desk, month: Period) -> None:
    lesson = NewLog("training", date(2026, 11, 13), title="Luật Tố cáo", classes=1, people=40)
    first = record_log(desk, lesson)
    report = send_report(desk, month, NUMBER, DAY)
    correct_log(desk, first, replace(lesson, people=42), "Đếm lại danh sách ký")
    (people,) = changes(desk, report.id)
    (record,) = people.records
    assert (people.table, people.ms, people.now - people.before) == ("06/QLKNTC", "5", 2)
    assert (record.number, record.name, record.before, record.now) == (first, "Luật Tố cáo", 40, 42)
    assert (record.reason, record.log) == ("Đếm lại danh sách ký", ("ngày 20/11/2026: đính chính",))
    take_back_log(desk, first, "Lớp hoãn")
    second = record_log(desk, NewLog("directive_issued", date(2026, 11, 14), title="Kế hoạch 12/KH-UBND"))
    told = {cell.ms: cell.records for cell in changes(desk, report.id)}
    assert sorted(told) == ["1", "4", "5"]
    assert [(one.name, one.before, one.now, one.log) for one in told["1"]] == [
        ("Kế hoạch 12/KH-UBND", 0, 1, ("ngày 20/11/2026: ghi bổ sung “Ban hành văn bản”",))
    ]
    assert told["4"][0].log == ("ngày 20/11/2026: đính chính", "ngày 20/11/2026: rút lại")
    page = change_page(sent_tally(desk, report.id), changes(desk, report.id), letterhead(office_details(desk)), DAY)
    assert "Luật Tố cáo: Đếm lại danh sách ký; Lớp hoãn" in str(page.parts)
    assert second not in str(page)


def test_a_month_the_province_asks_for_is_a_duty_until_it_is_sent(desk: Desk, month: Period) -> None:
    def owed(on: date) -> dict[str, tuple[int, date]]:
        return {one.period: (one.done, one.due) for one in duties(desk, on) if one.duty == "report.tables"}

    year = {"Năm/2026": (0, date(2026, 12, 17)), "Quý IV/2026": (0, date(2026, 12, 17))}
    assert owed(date(2026, 11, 16)) == year
    change_office(desk, replace(office_details(desk), month_report="reporting", month_report_day=17))
    assert owed(date(2026, 11, 16)) == year | {"2026-11": (0, date(2026, 11, 17))}
    send_report(desk, month, NUMBER, date(2026, 11, 16))
    assert owed(date(2026, 11, 16)) == year | {"2026-11": (1, date(2026, 11, 17))}
    change_office(desk, replace(office_details(desk), report_day=15))
    assert owed(date(2026, 12, 1))["Năm/2026"] == (0, date(2026, 12, 15))
    with pytest.raises(Refused, match="ghi ngày trong tháng phải gửi"):
        change_office(desk, replace(office_details(desk), month_report_day=None))


def test_the_chairs_page_names_the_reports_still_to_be_sent(desk: Desk) -> None:
    assert [(one.title, one.due) for one in meeting(desk, date(2026, 11, 20)).reports] == [
        ("Báo cáo Quý IV gửi UBND cấp tỉnh", date(2026, 12, 17)),
        ("Báo cáo Năm gửi UBND cấp tỉnh", date(2026, 12, 17)),
    ]
    change_office(desk, replace(office_details(desk), report_day=15, superior="UBND thành phố Đà Nẵng"))
    assert {one.due for one in meeting(desk, date(2026, 11, 20)).reports} == {date(2026, 12, 15)}
    assert meeting(desk, date(2026, 10, 20)).reports == ()


def test_a_reason_never_names_a_denouncer_before_or_after_the_record_is_secret(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    person = {"name": "Đinh Hữu Khoát", "id_kind": "citizen_id", "id_number": "048069004512"}
    add_records(desk, [visit("2026-11-13", person=person)])
    number = "TD-2026-00016"
    give_reason(desk, report.id, number, "Ông Đinh Hữu Khoát đến lúc mất điện")
    add_records(desk, [{"type": "update", "number": number, "set": {"kind": "denunciation"}, "reason": "Là tố cáo"}])
    give_reason(desk, report.id, "TD-2026-00001", "Ghi cùng ông Đinh Hữu Khoát")
    told = {record.number: record.reason for cell in changes(desk, report.id) for record in cell.records}
    assert re.fullmatch(r"Ông NTC-2026-\d{4} đến lúc mất điện; Là tố cáo", told[number])
    with desk.reading() as session:
        kept = str(session.execute(text("SELECT * FROM change_reason")).all())
        kept += str(session.execute(text('SELECT "before", "after", reason FROM change')).all())
    assert "Khoát" not in kept


def test_what_touches_a_sent_period_is_told(desk: Desk, month: Period) -> None:
    line = last_line(desk)
    add_records(desk, [visit("2026-11-13")])
    assert touched_since(desk, line) == []  # nothing was sent yet
    report = send_report(desk, month, NUMBER, DAY)
    for records, told in (
        ([visit("2026-11-14")], [report]),
        ([visit("2026-11-15")], []),
        ([event("DT-2026-00001", "notified", "2026-11-13")], [report]),
        ([event("DT-2026-00001", "verifying", "2026-11-19")], []),
        ([event("DT-2026-00030", "corrected", "2026-11-20", of=3, reason="Quyết định bị hủy")], [report]),
        ([{"type": "update", "number": "DT-2026-00005", "set": {"field": "land"}, "reason": "Nhầm"}], [report]),
        ([{"type": "update", "number": "DT-2026-00010", "set": {"field": "housing"}, "reason": "Nhầm"}], []),  # p18
        ([LOG[2]], [report]),  # before the period: what is carried over may change
        ([LOG[3]], [report]),
    ):
        line = last_line(desk)
        add_records(desk, records)
        assert touched_since(desk, line) == told, records


def test_what_is_carried_over_from_before_the_period_owes_its_reason_too(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    line = last_line(desk)
    add_records(desk, [LOG[2], petition("late", "2026-10-02", "complaint", "land")])
    owed = {one.number: one.reports for one in unexplained_since(desk, line, report)}
    assert owed == {"DT-2026-00046": (report,)}
    give_reasons(desk, [(report.id, number, "Đơn gửi đến bộ phận khác") for number in owed])
    assert unexplained_since(desk, line, report) == ()
    add_records(desk, [event("DT-2026-00046", "accepted", "2026-10-09")])
    assert [one.number for one in unexplained_since(desk, line, report)] == ["DT-2026-00046"]


def test_a_step_moved_back_to_an_earlier_period_owes_its_reason_there(desk: Desk, month: Period) -> None:
    before = reporting_month(2026, 10)
    earlier, report = (send_report(desk, one, f"{at}/BC-UBND", DAY) for at, one in ((11, before), (12, month)))
    line = last_line(desk)
    moved = event("DT-2026-00003", "corrected", "2026-11-20", of=2, until="2026-10-12", reason="Ghi nhầm ngày")
    add_records(desk, [moved])
    assert {one.document_no for one in touched_since(desk, line)} == {earlier.document_no, report.document_no}


def test_a_paper_printed_of_an_explained_record_owes_nothing(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    (saved,) = add_records(desk, [visit("2026-11-13", outcome="refused", refusal_ground="LTCD-9-1")])
    give_reason(desk, report.id, saved.number, "Mất điện")
    line = last_line(desk)
    note_printed(desk, "01-TCD", saved.number)
    assert last_line(desk) > line
    assert {one.reason for cell in changes(desk, report.id) for one in cell.records} == {"Mất điện"}


def test_a_reason_given_for_one_report_is_none_for_another_of_the_same_number(desk: Desk, month: Period) -> None:
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    reports = [send_report(desk, period, NUMBER, DAY) for period in (month, october)]
    (saved,) = add_records(desk, [visit("2026-10-20")])
    give_reasons(desk, [(report.id, saved.number, "Mất điện") for report in reports])
    add_records(desk, [{"type": "update", "number": saved.number, "set": {"companions": 3}}])

    def told() -> list[set[str | None]]:
        return [{one.reason for cell in changes(desk, report.id) for one in cell.records} for report in reports]

    assert told() == [{None}, {None}]
    give_reason(desk, reports[0].id, saved.number, "Mất điện, đếm sót")
    assert told() == [{"Mất điện, đếm sót"}, {None}]


def test_what_was_said_of_a_record_for_one_report_is_offered_for_all(desk: Desk, month: Period) -> None:
    reports = [send_report(desk, one, NUMBER, DAY) for one in (month.before(), month)]
    (saved,) = add_records(desk, [petition("late", "2026-10-02", "complaint", "land")])
    give_reason(desk, reports[0].id, saved.number, "Bưu tá đưa muộn")
    line = last_line(desk)
    add_records(desk, [event(saved.number, "accepted", "2026-10-09")])
    owed = by_record([one for report in reports for one in unexplained_since(desk, line, report)])
    assert [(one.number, one.said, one.reports) for one in owed if one.number == saved.number] == [
        (saved.number, "Bưu tá đưa muộn", tuple(reports))
    ]


def test_a_correction_of_one_case_names_no_denouncer_of_another(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    wrong = visit("2026-11-13", content="Hỏi thủ tục")
    add_records(desk, [{**DENUNCIATION, "received": "2026-11-01"}, wrong])
    number = next(one.number for cell in changes(desk, report.id) for one in cell.records if one.number[:2] == "TD")
    why = f"Ghi nhầm, là người đi cùng bà {NAME}, {PHONE}, ở {ADDRESS}"
    second = send_report(desk, month, "13/BC-UBND", DAY)
    add_records(desk, [{"type": "update", "number": number, "set": {"companions": 3}, "reason": why}])
    reasons = [one.reason or "" for cell in changes(desk, second.id) for one in cell.records]
    assert reasons
    assert all("NTC-2026-" in reason and "Ghi nhầm" in reason for reason in reasons)
    assert not any(secret in reason for secret in (NAME, PHONE, ADDRESS) for reason in reasons)


def test_nor_does_what_was_written_before_somebody_denounced(desk: Desk, month: Period) -> None:
    report = send_report(desk, month, NUMBER, DAY)
    record_log(desk, NewLog("directive_issued", date(2026, 11, 2), title=f"Công văn về việc bà {NAME}"))
    number = next(one.number for cell in changes(desk, report.id) for one in cell.records)
    give_reason(desk, report.id, number, f"Bà {NAME}, {PHONE}, mang đến muộn")
    add_records(desk, [DENUNCIATION])
    told = [(one.name, one.reason or "") for cell in changes(desk, report.id) for one in cell.records]
    assert all("NTC-2026-" in name for name, _why in told if name.startswith("Công văn"))
    assert any(why.endswith("mang đến muộn") for _name, why in told)
    assert not any(secret in text for secret in (NAME, PHONE) for one in told for text in one)
