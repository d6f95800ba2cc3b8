"""What the proposal sheet says by kind, step and day."""

from datetime import date

import pytest

from danvan_desk.domain.vocabulary import PROPOSABLE, Kind
from danvan_desk.papers.form_definition import shared_lines, shipped_forms
from danvan_desk.papers.form_fields import known_fields
from danvan_desk.papers.form_text import as_text, compose
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.proposal_words import basis, proposal_values

NEW, OLD = date(2026, 11, 20), date(2026, 6, 30)


def sheet(kind, step, **more):
    """The sheet's text, and what it asks for."""
    (form,) = [one for one in shipped_forms() if one.form == "XLD-01"]
    values = {
        "kind_code": kind, "proposed_outcome": step, "day": NEW, "document_no": "15/PĐX", "received_on": NEW,
        "office_full": "Ủy ban nhân dân phường Bình An", "chair_of": "Chủ tịch", "content": "Thu hồi 86 m² đất",
        "citizen_called": "ông (bà) Trần Văn Lợi", "citizen_address": "41 Nguyễn Trung Trực", "signer": "Hùng",
        "signer_capacity": "CHỦ TỊCH", "case_officer": "Phạm Quốc Bảo", **more,
    }  # fmt: skip
    head = Letterhead("UBND phường Bình An", place="Bình An")
    paper = compose(form, {**proposal_values(values), **values}, head, known_fields(), shared_lines())
    return as_text(paper), paper.missing


def test_a_complaint_to_be_accepted_reads_as_the_form():
    text, missing = sheet("complaint", "accepted")
    assert missing == ()
    parts = (
        "Số: 15/PĐX\nPHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN\nĐơn khiếu nại\nKính gửi: Chủ tịch\n",
        "nhận được đơn khiếu nại của ông (bà) Trần Văn Lợi.\nĐịa chỉ: 41 Nguyễn Trung Trực\nNội dung đơn: Thu hồi",
        "pháp luật (Điều 27 Luật Khiếu nại năm 2011, sửa đổi, bổ sung năm 2025; Nghị định số 124/2020/NĐ-CP",
        "Thông tư số 05/2021/TT-TTCP), đề xuất thụ lý để giải quyết đơn khiếu nại của ông (bà) Trần Văn Lợi.\n",
        "PHÊ DUYỆT CỦA / CHỦ TỊCH",
        "NGƯỜI / ĐỀ XUẤT / (Ký, ghi rõ họ tên) / Phạm Quốc Bảo",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "Lý do" not in text


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("step", PROPOSABLE)
def test_every_step_has_its_words(kind, step):
    told = {"proposed_to": "X", "proposed_officer": "Y", "proposed_days": 3, "proposed_criteria": "a, c"}
    text, missing = sheet(kind, step, proposed_reason="Đủ điều kiện", **told)
    assert missing == ()
    (said,) = [line for line in text.splitlines() if line.startswith("Sau khi xem xét")]
    assert "Trần Văn Lợi" in said.partition("đề xuất ")[2]
    for key, steps in (("X", ("forwarded", "guided")), ("Y", ("verifying",)), ("3 ngày", ("extended",)),
                       ("tiêu chí a, c", ("complex",))):  # fmt: skip
        assert (key in said.partition("đề xuất ")[2]) == (step in steps)


def test_what_a_step_needs_is_asked_for():
    assert sheet("feedback", "forwarded")[1] == ("Lý do đề xuất", "Cơ quan nhận đơn")
    assert sheet("complaint", "verifying", proposed_reason="x")[1] == ("Người xác minh",)
    assert sheet("denunciation", "extended", proposed_reason="x")[1] == ("Số ngày gia hạn",)


def test_an_unsigned_petition_and_an_earlier_decision_are_said():
    text, missing = sheet("complaint", "accepted", anonymous=True, citizen_called=None, settled_by="UBND quận")
    assert "đơn khiếu nại không ghi họ tên người gửi" in text
    assert "Địa chỉ" not in text
    assert "Đơn đã được UBND quận giải quyết ngày" in text
    assert missing == ("Ngày giải quyết trước đó",)


def test_before_july_2026_the_old_texts_are_cited():
    assert basis(Kind.COMPLAINT, "accepted", OLD) == (
        "Điều 27 Luật Khiếu nại năm 2011; Nghị định số 124/2020/NĐ-CP; Thông tư số 05/2021/TT-TTCP"
    )
    assert "64/2014" in basis(Kind.FEEDBACK, "answered", OLD)
    assert "156/2026" not in basis(Kind.DENUNCIATION, "accepted", OLD)
