from dataclasses import replace
from datetime import date

from danvan_desk.papers.answer_slip import AnswerSlip, SlipMatter, answer_slip, missing
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.letterhead import Letterhead

MATTER = SlipMatter(
    "Vụ việc VV-2026-00012",
    "Khiếu nại",
    date(2026, 11, 13),
    "Thu hồi 86 m² đất",
    ("Đơn đã được thụ lý ngày 20/11/2026, đang giải quyết.", "Quyết định giải quyết chậm nhất ngày 21/12/2026."),
)
WHOLE = AnswerSlip(
    letterhead=Letterhead("UBND phường Bình An", place="phường Bình An"),
    day=date(2026, 11, 23),
    name="Trần Văn Lợi",
    born="1969",
    id_shown="…4512",
    matters=(MATTER,),
    officer="Lê Thị Mai",
    edition="22/11/2026",
)


def test_the_slip_says_what_was_read_out(read):
    paper = read(form_pdf(answer_slip(WHOLE)))
    assert paper.has_in_order(
        "PHƯỜNG BÌNH AN",
        "Bình An, ngày 23 tháng 11 năm 2026",
        "PHIẾU TRẢ LỜI TÌNH TRẠNG GIẢI QUYẾT",
        "Tính đến ngày 23/11/2026",
        "Kính gửi: ông (bà) Trần Văn Lợi, sinh năm 1969, số giấy tờ tùy thân có bốn số cuối 4512",
        "Vụ việc VV-2026-00012, khiếu nại, nhận ngày 13/11/2026",
        "Nội dung: Thu hồi 86 m² đất",
        "Đơn đã được thụ lý ngày 20/11/2026",
        "Quyết định giải quyết chậm nhất ngày 21/12/2026",
        "lịch làm việc bản ngày 22/11/2026",
        "NGƯỜI TRẢ LỜI",
        "Lê Thị Mai",
    )
    assert missing(WHOLE) == []
    assert paper.sizes() == {(210, 297)}
    assert all(paper.fonts().values())


def test_several_matters_are_numbered_and_flow_on(read):
    paper = read(form_pdf(answer_slip(replace(WHOLE, matters=(MATTER,) * 9, more_closed=3))))
    assert paper.has_in_order("1. Vụ việc", "9. Vụ việc", "Ngoài ra còn 3 vụ việc", "NGƯỜI TRẢ LỜI")
    assert len(paper.pages) > 1


def test_a_denouncer_stands_under_the_code(read):
    secret = replace(WHOLE, name="NTC-2026-0017", born=None, id_shown=None, secret=True)
    paper = read(form_pdf(answer_slip(secret)))
    assert paper.has_in_order("Người có mã NTC-2026-0017", "Nội dung: (được giữ bí mật theo Luật Tố cáo)")
    assert "Thu hồi" not in paper.text


def test_what_is_missing_is_dotted_and_named(read):
    bare = AnswerSlip(Letterhead(""), date(2026, 11, 23))
    assert missing(bare) == ["Tên cơ quan", "Địa danh", "Họ tên công dân", "Họ tên người trả lời"]
    paper = read(form_pdf(answer_slip(bare), reprint=True))
    assert paper.has_in_order("Bản in lại", "Kính gửi: ông (bà) ......", "không có vụ việc nào")
