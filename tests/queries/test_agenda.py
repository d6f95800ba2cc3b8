"""What a reception day has before it: dialogues called for it, cases late and due, promises; codes stay codes."""

from __future__ import annotations

from datetime import date

from danvan_desk.actions.add import add_records
from danvan_desk.actions.agenda import agenda_data, agenda_page
from danvan_desk.queries.agenda import agenda

from .test_backlog import event, petition

DAY = date(2026, 11, 26)
SECRET = {
    "type": "petition", "ref": "hidden", "received": "2026-11-18", "channel": "reception", "kind": "denunciation",
    "content": "Công chức thu tiền ngoài quy định", "people": [{"name": "Nguyễn Thị Mật"}], "in_authority": True,
}  # fmt: skip
RECORDS = [
    petition("late", "2026-11-02"),
    petition("soon", "2026-11-13", "feedback"),
    petition("called", "2026-10-01"),
    event("called", "accepted", "2026-10-07"),
    event("called", "notified", "2026-10-07"),
    event("called", "dialogue_called", "2026-11-20", until="2026-11-26"),
    petition("other", "2026-10-01"),
    event("other", "accepted", "2026-10-07"),
    event("other", "dialogue_called", "2026-11-20", until="2026-11-27"),
    SECRET,
    {
        "type": "dialogue", "kind": "conference", "date": "2026-11-10", "items": [
            {"question": "Đèn?", "commitment": "Lắp đèn", "owner": "Phòng Kinh tế", "due": "2026-11-15"},
            {"question": "Chợ?", "commitment": "Họp chợ", "due": "2026-12-20"},
        ],
    },
    {
        "type": "reception", "date": "2026-11-12", "kind": "periodic", "by": "delegate", "host": "Trần Thị Phó",
        "place": "Nhà văn hóa",
    },
]  # fmt: skip


def test_a_day_to_come(desk):
    add_records(desk, RECORDS)
    found = agenda(desk, DAY, "periodic")
    assert [(one.case, one.matter) for one in found.dialogues] == [("VV-2026-00003", "Việc called")]
    assert "Việc late" in [row.content for row in found.late]
    assert all(row.due and row.due < DAY for row in found.late)
    assert "Việc soon" in [row.content for row in found.due]
    assert all(row.due and DAY <= row.due <= date(2026, 12, 3) for row in found.due)
    assert [one.commitment for one in found.promises] == ["Lắp đèn"]
    assert (found.host, found.by_head) == (None, True)


def test_a_dialogue_taken_back_is_not_on_it(desk):
    add_records(desk, [*RECORDS, event("called", "corrected", "2026-11-21", of="4", reason="Hẹn lại")])
    n = next(one.n for one in _events(desk, "VV-2026-00003") if one.event == "corrected")
    assert n == 5
    assert agenda(desk, DAY, "periodic").dialogues == ()


def _events(desk, number):
    from danvan_desk.queries.cases import case_card

    return case_card(desk, number).events


def test_a_recorded_day_says_who_held_it_and_where(desk):
    add_records(desk, RECORDS)
    data = agenda_data(desk, agenda(desk, date(2026, 11, 12), "periodic"))
    assert (data.host, data.place, data.capacity) == ("Trần Thị Phó", "Nhà văn hóa", "NGƯỜI TIẾP CÔNG DÂN")


def test_the_paper_never_names_a_denouncer(desk):
    from io import BytesIO

    from pypdf import PdfReader

    add_records(desk, RECORDS)
    made = agenda_page(desk, DAY)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.content)).pages)
    assert made.file_name == "Chuong-trinh-tiep-cong-dan-2026-11-26.pdf"
    assert "Buổi tiếp công dân định kỳ, thứ Năm ngày 26/11/2026" in text
    assert "NTC-2026-" in text
    assert "Mật" not in text
    for part in (
        "1. Đối thoại trong ngày: 1",
        "Việc called",
        "Lắp đèn",
        "Ý kiến, kết luận của người tiếp",
        "NGƯỜI LẬP",
    ):
        assert part in text
