from dataclasses import replace
from datetime import date

from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.refusal_notice import RefusalNotice, missing, refusal_notice_pdf

WHOLE = RefusalNotice(
    letterhead=Letterhead("Ủy ban nhân dân xã Tân Hưng", place="Tân Hưng"),
    number="05/TB-UBND",
    day=date(2026, 11, 5),
    person=Identity("Nguyễn Văn An", False, None, "033090001234", date(2021, 7, 1), "Bộ Công an", "Thôn Đồng Dâu"),
    came_on=date(2026, 11, 3),
    kind="kiến nghị, phản ánh",
    matter="chất lượng đường liên thôn",
    reason="đã được trả lời bằng văn bản, không có tình tiết mới",
    recipients=("Công an xã (để p/h)",),
    signer="Trần Văn Hùng",
)


def test_the_form_stands_in_its_order_and_words(read):
    paper = read(refusal_notice_pdf(WHOLE))
    assert paper.has_in_order(
        "Số: 05/TB-UBND",
        "Tân Hưng, ngày 05 tháng 11 năm 2026",
        "THÔNG BÁO",
        "Về việc từ chối tiếp công dân",
        "Kính gửi: Nguyễn Văn An",
        "Ngày 03 tháng 11 năm 2026 ông (bà) Nguyễn Văn An",
        "số hộ chiếu (hoặc giấy tờ tùy thân): 033090001234, ngày cấp 01/07/2021, nơi cấp: Bộ Công an",
        "Địa chỉ: Thôn Đồng Dâu",
        "đến Ủy ban nhân dân xã Tân Hưng để kiến nghị, phản ánh về việc chất lượng đường liên thôn",
        "Lý do từ chối: đã được trả lời",
        "Căn cứ khoản 3 Điều 9 Luật Tiếp công dân và điểm h, khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP",
        "thông báo để ông (bà) được biết.",
        "Nơi nhận:",
        "- Công an xã (để p/h);",
        "- Lưu: VT, hồ sơ.",
        "CHỦ TỊCH",
        "Trần Văn Hùng",
    )
    assert missing(WHOLE) == []
    assert len(paper.pages) == 1


def test_the_cited_point_is_the_offices_to_edit(read):
    paper = read(refusal_notice_pdf(replace(WHOLE, basis="điểm g, khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP")))
    assert "Căn cứ điểm g, khoản 1 Điều 4" in paper.text


def test_what_is_missing_is_dotted_and_named(read):
    bare = RefusalNotice(Letterhead(""))
    assert len(missing(bare)) == 14
    paper = read(refusal_notice_pdf(bare, reprint=True))
    assert paper.has_in_order("Số: ....../TB-......", "Kính gửi: ......", "khiếu nại/tố cáo/kiến nghị, phản ánh")
    assert "Bản in lại" in paper.text
