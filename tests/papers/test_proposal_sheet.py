"""Mẫu 01 of TT 05/2021 and the same sheet for other steps, read back as text."""

from datetime import date

import pytest

from danvan_desk.domain.vocabulary import PROPOSABLE, Kind
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.proposal_sheet import ProposalSheet, missing, proposal_sheet_pdf
from danvan_desk.papers.proposal_words import Step, about, basis, proposed

NEW, OLD = date(2026, 11, 20), date(2026, 6, 30)
HEAD = Letterhead("UBND phường Bình An", place="phường Bình An")


def sheet(step=None, kind=Kind.COMPLAINT, **more):
    step = step or Step("accepted")
    filled = {
        "number": "15/PĐX", "day": NEW, "received": date(2026, 11, 16),
        "person": Identity("Trần Văn Lợi", address="41 Nguyễn Trung Trực"), "content": "Thu hồi 86 m² đất làm đường",
        "signer": "Nguyễn Văn Hùng", "proposer": "Phạm Quốc Bảo",
    }  # fmt: skip
    return ProposalSheet(HEAD, kind, step, basis(kind, step.event, NEW), **{**filled, **more})


def test_a_complaint_to_be_accepted_reads_as_the_form(read):
    paper = read(proposal_sheet_pdf(sheet()))
    assert paper.has_in_order(
        "Số: 15/PĐX",
        "Bình An, ngày 20 tháng 11 năm 2026",
        "PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN",
        "Đơn khiếu nại",
        "Kính gửi: Chủ tịch UBND phường Bình An",
        "Ngày 16 tháng 11 năm 2026, UBND phường Bình An nhận được đơn khiếu nại của ông (bà) Trần Văn Lợi.",
        "Địa chỉ: 41 Nguyễn Trung Trực",
        "Nội dung đơn: Thu hồi 86 m² đất làm đường",
        "Sau khi xem xét nội dung đơn và căn cứ quy định của pháp luật (Điều 27 Luật Khiếu nại năm 2011",
        "Nghị định số 155/2026/NĐ-CP",
        "Thông tư số 05/2021/TT-TTCP",
        "đề xuất thụ lý để giải quyết đơn khiếu nại của ông (bà) Trần Văn Lợi.",
        "PHÊ DUYỆT",
        "Nguyễn Văn Hùng",
        "Phạm Quốc Bảo",
    )
    assert "Lý do" not in paper.text
    assert paper.has_in_order("LÃNH ĐẠO ĐƠN VỊ", "NGƯỜI ĐỀ XUẤT") or "LÃNH ĐẠO" in paper.text
    assert missing(sheet()) == []


def test_a_denouncer_is_a_code_and_no_blank_asks_for_more(read):
    data = sheet(
        Step("extended", days=30), Kind.DENUNCIATION, person=Identity("NTC-2026-0007", withheld=True), reason="Phức tạp"
    )
    paper = read(proposal_sheet_pdf(data))
    assert paper.has_in_order(
        "PHIẾU ĐỀ XUẤT XỬ LÝ ĐƠN", "Gia hạn giải quyết đơn tố cáo", "của công dân có mã số NTC-2026-0007",
        "Địa chỉ: (được giữ bí mật theo Luật Tố cáo)", "Lý do đề xuất: Phức tạp", "Điều 30 Luật Tố cáo năm 2018",
        "gia hạn thời hạn giải quyết đơn tố cáo của công dân có mã số NTC-2026-0007 thêm 30 ngày",
    )  # fmt: skip
    assert missing(data) == []


def test_feedback_is_forwarded_with_its_reason(read):
    data = sheet(Step("forwarded", to="Sở Xây dựng"), Kind.FEEDBACK, reason="Thuộc thẩm quyền của Sở", more=2)
    assert read(proposal_sheet_pdf(data)).has_in_order(
        "Trần Văn Lợi và 2 người", "Luật Tiếp công dân năm 2013", "Nghị định số 154/2026/NĐ-CP",
        "chuyển đơn kiến nghị, phản ánh của ông (bà) Trần Văn Lợi và 2 người đến Sở Xây dựng",
    )  # fmt: skip


def test_an_unsigned_paper_and_an_earlier_decision_are_said(read):
    paper = read(proposal_sheet_pdf(sheet(Step("filed"), anonymous=True, person=Identity(), settled_by="UBND quận")))
    assert "đơn khiếu nại không ghi họ tên người gửi" in paper.text
    assert "Địa chỉ" not in paper.text
    assert "Đơn đã được UBND quận giải quyết ngày" in paper.text


def test_before_july_2026_the_old_texts_are_cited():
    assert basis(Kind.COMPLAINT, "accepted", OLD) == (
        "Điều 27 Luật Khiếu nại năm 2011; Nghị định số 124/2020/NĐ-CP; Thông tư số 05/2021/TT-TTCP"
    )
    assert "64/2014" in basis(Kind.FEEDBACK, "answered", OLD)
    assert "156/2026" not in basis(Kind.DENUNCIATION, "accepted", OLD)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("step", PROPOSABLE)
def test_every_step_has_its_words(kind, step):
    words = proposed(Step(step, to="X", officer="Y", days=3, criteria=("a",)), "đơn của ông A")
    assert "đơn của ông A" in words
    assert "{" not in words + about(kind, step)


def test_what_the_record_lacks_is_left_as_dots_and_named(read):
    bare = ProposalSheet(Letterhead(""), Kind.COMPLAINT, Step("forwarded"), "Luật")
    assert missing(bare) == [
        "Tên cơ quan", "Số phiếu", "Địa danh", "Ngày đề xuất", "Ngày nhận đơn", "Họ tên người gửi đơn", "Địa chỉ",
        "Nội dung đơn", "Cơ quan nhận đơn", "Lý do đề xuất", "Họ tên người phê duyệt", "Họ tên người đề xuất",
    ]  # fmt: skip
    paper = read(proposal_sheet_pdf(bare, reprint=True))
    assert paper.has_in_order("Bản in lại", "Số: ......", "chuyển đơn khiếu nại của ông (bà) ....")
