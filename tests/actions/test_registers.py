"""Registers closed as books: what goes into which, and the same again to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from danvan_desk import texts
from danvan_desk.actions.add import add_records
from danvan_desk.actions.book import open_book
from danvan_desk.actions.events import record_event
from danvan_desk.actions.issuing import issue_form, print_issued
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.actions.registers import close_book, preview_book, print_book, print_register
from danvan_desk.actions.unjoining import unjoin
from danvan_desk.actions.updates import update_record
from danvan_desk.db.tables import ClosedBook
from danvan_desk.domain.periods import Period
from danvan_desk.domain.records import NewEvent, Update
from danvan_desk.errors import Refused
from danvan_desk.papers.errors import Cancelled
from danvan_desk.queries.registers import registers
from tests.actions.denouncer import ADDRESS, DENUNCIATION, NAME, NUMBER, TOLD, VISIT, WHO, leaks

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def came(day, name, **more):
    return {
        "type": "visit", "date": day, "reception": "regular", "kind": "feedback", "outcome": "answered",
        "person": {"name": name, "address": "Tổ 1"}, "content": f"Việc của {name}", **more,
    }  # fmt: skip


def sent(day, name, kind="feedback", **more):
    return {
        "type": "petition", "received": day, "channel": "post", "kind": kind, "people": [{"name": name}],
        "content": f"Việc của {name}", **more,
    }  # fmt: skip


def text(made):
    return "\n".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.content)).pages)


def visits(desk):
    return registers(desk)[0]


@pytest.fixture
def closed(desk):
    add_records(desk, [came("2026-11-02", "Trần Một"), came("2026-11-05", "Lê Hai", companions=2)])
    add_records(desk, [came("2026-11-12", "Phạm Ba")])
    return close_book(desk, "visits", date(2026, 11, 10))


def test_a_book_takes_every_entry_up_to_its_last_day(desk, closed):
    assert (closed.volume, closed.since, closed.until, closed.entries) == (
        "01/2026", date(2026, 11, 2), date(2026, 11, 10), 2,
    )  # fmt: skip
    said = text(print_book(desk, closed.id))
    for part in (
        "Quyển số: 01/2026", "Từ ngày 02/11/2026 đến ngày 10/11/2026", "Trần Một", "Lê Hai và 2 người khác",
        "ghi 2 lượt tiếp công dân, 4 người được tiếp", "Khóa sổ ngày 23/11/2026 tại số thứ tự 2",
    ):  # fmt: skip
        assert part in said
    assert "Phạm Ba" not in said


def test_what_is_entered_after_closing_goes_to_the_next_book_and_says_so(desk, closed):
    add_records(desk, [came("2026-11-03", "Ngô Muộn")])
    state = visits(desk)
    assert (state.since, state.waiting, state.late) == (date(2026, 11, 11), 2, 1)
    second = close_book(desk, "visits", date(2026, 11, 23))
    said = text(print_book(desk, second.id))
    assert (second.volume, second.since, second.entries) == ("02/2026", date(2026, 11, 11), 2)
    assert said.index("Ngô Muộn") < said.index("Ghi sau khi khóa quyển 01/2026") < said.index("Phạm Ba")
    assert said.count("Ghi sau khi khóa") == 1
    assert "Trần Một" not in said
    assert (visits(desk).waiting, [one.volume for one in visits(desk).books]) == (0, ["02/2026", "01/2026"])


def test_a_closed_book_is_the_same_to_the_letter_whatever_comes_later(desk, closed):
    before = print_book(desk, closed.id).content
    assert preview_book(desk, "visits", date(2026, 11, 23)).content != before
    update_record(desk, Update("TD-2026-00001", {"content": "Việc khác"}, reason="Ghi nhầm"))
    change_office(desk, replace(office_details(desk), name="UBND phường Khác", chair="Người Khác"))
    add_records(desk, [came("2026-11-02", "Ngô Muộn")])
    texts.use_language("en")
    try:
        assert print_book(desk, closed.id).content == before
    finally:
        texts.use_language("vi")
    assert "Bản in lại" in text(print_book(desk, closed.id, reprint=True))


def test_the_preview_is_what_closing_keeps(desk):
    add_records(desk, [came("2026-11-02", "Trần Một")])
    shown = preview_book(desk, "visits", date(2026, 11, 23)).content
    assert print_book(desk, close_book(desk, "visits", date(2026, 11, 23)).id).content == shown


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (date(2026, 11, 24), "không thể sau hôm nay"),
        (date(2026, 11, 10), "phải sau 10/11/2026, ngày cuối của quyển 01/2026"),
        (date(2026, 11, 11), "chưa có mục nào để khóa"),
    ],
)
def test_what_cant_be_closed_is_refused_and_changes_nothing(desk, closed, until, why):
    before = registers(desk)
    for act in (close_book, preview_book):
        with pytest.raises(Refused) as refused:
            act(desk, "visits", until)
        assert why in refused.value.problems[0].message
    assert registers(desk) == before


def correct(desk, number, why="Ghi nhầm", **fields):
    update_record(desk, Update(number, fields, reason=why))


def told_in(desk, book):
    """The corrections a closed book tells, without their day."""
    with desk.reading() as session:
        content = session.scalar(select(ClosedBook.content).where(ClosedBook.id == book.id))
    return [
        (one["volume"], one["order"], one["record"], one["column"], one["was"], one["now"], one["why"])
        for one in content["corrections"]
    ]


def test_the_next_book_tells_once_what_was_corrected_in_a_closed_one(desk, closed):
    correct(desk, "TD-2026-00001", content="Việc khác", note="Có đơn kèm theo")
    correct(desk, "TD-2026-00002", "Sai họ", people=[{"name": "Lý Hai", "address": "Tổ 2"}])
    correct(desk, "TD-2026-00003", content="Chưa vào quyển nào")
    second = close_book(desk, "visits", date(2026, 11, 20))
    assert told_in(desk, second) == [
        ("01/2026", 1, "TD-2026-00001", "Nội dung vụ việc", "Việc của Trần Một", "Việc khác", "Ghi nhầm"),
        ("01/2026", 1, "TD-2026-00001", "Ghi chú", "", "Có đơn kèm theo", "Ghi nhầm"),
        ("01/2026", 2, "TD-2026-00002", "Họ tên, địa chỉ", "Lê Hai và 2 người khác\nTổ 1",
         "Lý Hai và 2 người khác\nTổ 2", "Sai họ"),
    ]  # fmt: skip
    said = text(print_book(desk, second.id))
    assert "SỬA CHỮA SAU KHI KHÓA SỔ" not in text(print_book(desk, closed.id))
    for part in (
        "SỬA CHỮA SAU KHI KHÓA SỔ", "01/2026 1 TD-2026-00001 23/11/2026 Nội dung vụ việc Việc của Trần Một Việc khác",
        "Có 3 chỗ sửa chữa ở các quyển trước.",
    ):  # fmt: skip
        assert part in said
    add_records(desk, [came("2026-11-21", "Vũ Sau")])
    correct(desk, "TD-2026-00001", "Nhầm lần nữa", content="Việc khác hẳn")
    third = close_book(desk, "visits", date(2026, 11, 23))
    assert told_in(desk, third) == [
        ("01/2026", 1, "TD-2026-00001", "Nội dung vụ việc", "Việc khác", "Việc khác hẳn", "Nhầm lần nữa")
    ]


def test_each_correction_has_the_day_and_the_reason_of_its_own_column(desk, closed):
    correct(replace(desk, today=date(2026, 11, 24), stand_in=True), "TD-2026-00001", "Sai việc", content="Việc khác")
    later = replace(desk, today=date(2026, 11, 25), stand_in=True)
    correct(later, "TD-2026-00001", "Sai loại", kind="complaint")
    said = text(preview_book(later, "visits", date(2026, 11, 23)))
    assert "24/11/2026 Nội dung vụ việc Việc của Trần Một Việc khác Sai việc" in said
    assert "25/11/2026 Phân loại đơn Kiến nghị, phản ánh Khiếu nại Sai loại" in said


def test_what_is_put_right_again_or_follows_the_case_is_no_correction(desk):
    add_records(desk, [sent("2026-11-02", "Trần Một", "complaint"), sent("2026-11-03", "Lê Hai", "complaint")])
    close_book(desk, "petitions", date(2026, 11, 10))
    record_event(desk, NewEvent("VV-2026-00001", "accepted", date(2026, 11, 12), document_no="07/TB-UBND"))
    correct(desk, "DT-2026-00001", request="Trả lại đất")  # no column of the register
    correct(desk, "DT-2026-00002", content="Việc khác")
    correct(desk, "DT-2026-00002", content="Việc của Lê Hai")
    add_records(desk, [sent("2026-11-12", "Phạm Ba")])
    assert told_in(desk, close_book(desk, "petitions", desk.today)) == []


def test_a_petition_taken_out_of_its_case_is_told(desk):
    first = sent("2026-11-02", "Trần Một", "complaint")
    add_records(desk, [first, sent("2026-11-03", "Trần Một", "complaint", same_as="DT-2026-00001")])
    close_book(desk, "petitions", date(2026, 11, 10))
    unjoin(desk, "DT-2026-00002", "Việc khác nhau")
    add_records(desk, [sent("2026-11-12", "Phạm Ba")])
    assert told_in(desk, close_book(desk, "petitions", desk.today)) == [
        ("01/2026", 2, "DT-2026-00002", "Ghi chú", "Trùng đơn DT-2026-00001", "", "Việc khác nhau")
    ]


def test_a_book_of_the_release_before_is_read_and_told_of(desk, closed):
    with open_book(desk) as book:
        kept = book.session.get(ClosedBook, closed.id)
        form = {name: value for name, value in kept.content["form"].items() if name != "person_columns"}
        kept.content = {name: value for name, value in kept.content.items() if name != "corrections"} | {"form": form}
    assert "Trần Một" in text(print_book(desk, closed.id))
    correct(desk, "TD-2026-00001", content="Việc khác")
    assert len(told_in(desk, close_book(desk, "visits", date(2026, 11, 20)))) == 1


def test_a_denouncer_is_in_no_correction_however_called_before(desk, home):
    stranger = WHO | {"name": "Phan Thị Kính Đào", "id_number": "087069004500", "address": "Tổ Cũ"}
    add_records(desk, [came("2026-11-02", "Trần Một"), VISIT | {"kind": "feedback", "person": stranger}])
    first = close_book(desk, "visits", date(2026, 11, 20))
    correct(desk, "TD-2026-00002", people=[WHO], content=f"{TOLD}; đính chính")
    add_records(desk, [came("2026-11-21", "Vũ Sau")])
    second = close_book(desk, "visits", date(2026, 11, 21))
    assert NUMBER in text(print_book(desk, second.id))
    correct(desk, "TD-2026-00002", f"{NAME} tố cáo", kind="denunciation")
    add_records(desk, [came("2026-11-22", "Ngô Sau")])
    third = close_book(desk, "visits", date(2026, 11, 22))
    for book in (first, second, third):
        said = text(print_book(desk, book.id))
        assert not [one for one in (NAME, "Kính Đào", NUMBER, "087069004500", "Tổ Cũ", ADDRESS) if one in said]
    assert [one[3:6] for one in told_in(desk, third)] == [("Phân loại đơn", "Kiến nghị, phản ánh", "Tố cáo")]
    assert leaks(home) == []


def test_a_denouncer_of_another_case_named_in_a_reason_is_the_code(desk, closed):
    add_records(desk, [DENUNCIATION])
    correct(desk, "TD-2026-00001", f"{NAME} nói nhầm", content="Việc khác")
    ((*_what, why),) = told_in(desk, close_book(desk, "visits", date(2026, 11, 20)))
    assert NAME not in why
    assert why.endswith("nói nhầm")


def test_volumes_are_counted_anew_each_year_and_for_each_register(desk, monkeypatch):
    add_records(desk, [came("2026-11-02", "Trần Một"), came("2026-11-20", "Lê Hai"), sent("2026-11-02", "Ngô Đơn")])
    volumes = [
        close_book(desk, register, day).volume
        for register, day in (
            ("visits", date(2026, 11, 10)), ("visits", date(2026, 11, 23)), ("petitions", date(2026, 11, 23)),
        )
    ]  # fmt: skip
    later = replace(desk, today=date(2027, 1, 5))
    add_records(later, [came("2027-01-04", "Vũ Năm Mới")])
    assert [*volumes, close_book(later, "visits", date(2027, 1, 5)).volume] == [
        "01/2026", "02/2026", "01/2026", "01/2027",
    ]  # fmt: skip


def test_the_petition_register_says_what_was_done_with_each(desk):
    add_records(desk, [sent("2026-11-02", "Trần Một", "complaint"), sent("2026-11-03", "Lê Hai"), sent(
        "2026-11-04", "Phạm Ba", "complaint")])  # fmt: skip
    record_event(desk, NewEvent("VV-2026-00001", "accepted", date(2026, 11, 5), document_no="07/TB-UBND"))
    record_event(desk, NewEvent("VV-2026-00002", "forwarded", date(2026, 11, 6), to="Chi cục Thuế", document_no="3/PC"))
    record_event(desk, NewEvent("VV-2026-00003", "guided", date(2026, 11, 9), to="Tòa án"))
    record_event(
        desk, NewEvent("VV-2026-00001", "decided", date(2026, 11, 20), document_no="9/QĐ-UBND", outcome="partly_right")
    )
    said = text(print_register(desk, NOVEMBER, "pdf", register="petitions"))
    for part in (
        "SỔ TIẾP NHẬN VÀ XỬ LÝ ĐƠN", "DT-2026-00001 Bưu chính", "Số 07/TB- UBND, ngày 05/11/2026",
        "Chi cục Thuế, số 3/PC, ngày 06/11/2026", "Tòa án, ngày 09/11/2026",
        "Khiếu nại đúng một phần, số 9/QĐ-UBND, ngày 20/11/2026", "3 đơn, 3 người đứng đơn",
    ):  # fmt: skip
        assert part in said


def test_a_step_taken_back_is_not_in_the_register(desk):
    add_records(desk, [came("2026-11-02", "Trần Một", kind="complaint", outcome="received", content="Đất")])
    add_records(desk, [sent("2026-11-02", "Trần Một", "complaint", visit="TD-2026-00001")])
    record_event(desk, NewEvent("VV-2026-00001", "forwarded", date(2026, 11, 6), to="Chi cục Thuế", document_no="3/PC"))
    record_event(desk, NewEvent("VV-2026-00001", "corrected", date(2026, 11, 6), of="2", reason="Nhầm"))
    for register in ("visits", "petitions"):
        assert "Chi cục" not in text(print_register(desk, NOVEMBER, "pdf", register=register))


def test_the_work_can_be_stopped(desk):
    add_records(desk, [came("2026-11-02", f"Trần {n}") for n in range(120)])
    with pytest.raises(Cancelled):
        print_register(desk, NOVEMBER, "pdf", lambda done, _of: done < 100)


def test_a_denouncer_stands_in_a_book_by_the_code(desk, home):
    add_records(desk, [VISIT | {"kind": "denunciation"}, DENUNCIATION])
    for register in ("visits", "petitions"):
        made = text(print_book(desk, close_book(desk, register, desk.today).id))
        assert NAME not in made
        assert "NTC-2026-000" in made
    assert leaks(home) == []


def test_who_turns_out_to_be_a_denouncer_is_struck_out_of_closed_books(desk, home):
    add_records(desk, [came("2026-11-02", "Trần Một"), VISIT | {"kind": "feedback", "note": TOLD}])
    book = close_book(desk, "visits", desk.today)
    assert NUMBER in text(print_book(desk, book.id))
    paper = issue_form(desk, "BB-TCTT", "TD-2026-00002", {}, leave_blank=True)
    assert NUMBER in text(print_issued(desk, paper.id))
    update_record(desk, Update("TD-2026-00002", {"kind": "denunciation"}, reason="Ghi nhầm loại"))
    said = text(print_book(desk, book.id))
    assert "đã được thay bằng mã số sau khi khóa sổ" in said
    assert "Trần Một" in said
    assert leaks(home) == []
