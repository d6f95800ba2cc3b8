"""The cover of a file: what stands on it, that its code reopens the case, and whom it doesn't name."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from danvan_desk.actions.add import add_records
from danvan_desk.actions.events import record_event
from danvan_desk.actions.papers import print_record
from danvan_desk.domain.numbering import check_code
from danvan_desk.domain.records import NewEvent
from danvan_desk.errors import Refused
from danvan_desk.queries.citizen_answer import citizen_answer, receipt_number
from danvan_desk.queries.paper_check import check_paper
from tests.actions.denouncer import DENUNCIATION, NAME

CASE = "VV-2026-00001"
COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi"}], "content": "Quyết định thu hồi 86 m² đất",
    "documents": [{"title": "Giấy chứng nhận", "pages": 4}],
}  # fmt: skip


def text(desk):
    return " ".join(PdfReader(BytesIO(print_record(desk, "BIA-HS", CASE).content)).pages[0].extract_text().split())


def test_the_cover_lists_what_is_in_the_file(desk):
    add_records(desk, [COMPLAINT])
    record_event(desk, NewEvent(CASE, "accepted", date(2026, 11, 5), document_no="07/TB-UBND"))
    said = text(desk)
    for part in (
        "BÌA HỒ SƠ", "Giải quyết khiếu nại", CASE, "Trần Văn Lợi", "DT-2026-00001", "86 m² đất",
        "1 Giấy chứng nhận 02/11/2026 4", "2 Thụ lý 07/TB-UBND 05/11/2026",
    ):  # fmt: skip
        assert part in said


def test_its_code_reopens_the_case_and_is_held_against_the_books(desk):
    add_records(desk, [COMPLAINT])
    code = check_code(CASE, date(2026, 11, 2))
    assert code in text(desk)
    assert receipt_number(desk, f"{CASE} {code}") == CASE
    assert check_paper(desk, f"{CASE} {code}")[0].genuine is True
    assert check_paper(desk, f"{CASE} AAAAAA")[0].genuine is False
    with pytest.raises(Refused):
        receipt_number(desk, f"{CASE} AAAAAA")
    with pytest.raises(Refused):  # a cover is the office's own: it answers no citizen
        citizen_answer(desk, f"{CASE} {code}")


def test_a_denouncer_is_not_on_it(desk):
    add_records(desk, [DENUNCIATION])
    said = text(desk)
    assert NAME not in said
    assert "không nêu trên bìa theo quy định bảo vệ người tố cáo" in said
    assert "NTC-2026-0001" not in said.partition("Nội dung")[0]
