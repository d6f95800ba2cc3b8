"""Công văn đôn đốc, read back as text."""

from datetime import date

from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.urging_letter import UrgingLetter, missing, urging_letter_pdf

LETTER = UrgingLetter(
    Letterhead("UBND phường Bình An", place="Bình An"), "đơn khiếu nại", "của ông (bà) Trần Văn Lợi", "Sở Xây dựng",
    "251/UBND-TCD", date(2026, 11, 23), date(2026, 10, 26), "427/PC-UBND", "Đường bị ngập", 20,
    (date(2026, 11, 9),), date(2026, 12, 8), signer="Nguyễn Văn Hùng",
)  # fmt: skip


def test_it_says_what_was_sent_how_long_ago_and_by_when_to_answer(read):
    paper = read(urging_letter_pdf(LETTER))
    assert paper.has_in_order(
        "Số: 251/UBND-TCD",
        "V/v đôn đốc giải quyết đơn khiếu nại",
        "Kính gửi: Sở Xây dựng",
        "Ngày 26/10/2026, UBND phường Bình An chuyển đến Sở Xây dựng (văn bản số 427/PC-UBND)",
        "Nội dung đơn: Đường bị ngập",
        "đã có văn bản đôn đốc ngày 09/11/2026",
        "Đến nay đã 20 ngày làm việc kể từ ngày chuyển đơn",
        "chậm nhất ngày 08/12/2026",
        "Nơi nhận:",
        "CHỦ TỊCH",
        "Nguyễn Văn Hùng",
    )
    assert missing(LETTER) == []


def test_blanks_are_named(read):
    bare = UrgingLetter(Letterhead(""), "đơn tố cáo", "của công dân")
    assert len(missing(bare)) == 10
    assert read(urging_letter_pdf(bare, reprint=True)).has_in_order("Bản in lại", "Kính gửi: ....", "CHỦ TỊCH")
