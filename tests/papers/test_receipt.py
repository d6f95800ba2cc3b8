import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from danvan_desk.papers.identity import WITHHELD, Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.receipt import ReceiptData, ReceiptDocument, missing, receipt_pdf

AN = Identity(
    name="Nguyễn Phước Bảo Ngọc Thiên Kim Tôn Nữ",
    id_label="Căn cước công dân",
    id_number="033090001234",
    id_issued_on=date(2021, 7, 1),
    id_issued_by="Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    address="Số 27, thôn Đồng Dâu, xã Tân Hưng, tỉnh Hưng Yên",
)
WHOLE = ReceiptData(
    letterhead=Letterhead("Ủy ban nhân dân xã Tân Hưng", place="Tân Hưng"),
    number="TD-2026-00001",
    day=date(2026, 11, 5),
    time="08:30",
    received_at="Phòng tiếp công dân",
    receiver="Vũ Thị Mai",
    receiver_title="Công chức tiếp công dân",
    person=AN,
    documents=(
        ReceiptDocument("Đơn khiếu nại đề ngày 20/11/2026", 3, "Bản chính", "Nguyên vẹn"),
        ReceiptDocument("Giấy chứng nhận quyền sử dụng đất", 4, "Bản sao công chứng", "Mờ"),
    ),
    qr="TD-2026-00001 K7Q2",
)
BARE = ReceiptData(letterhead=Letterhead(""), number="TD-2026-00007", copies=None)


def many(count):
    documents = [ReceiptDocument(f"Tài liệu số {n}", n, "Bản phô tô", "Nguyên vẹn") for n in range(1, count + 1)]
    return replace(WHOLE, documents=tuple(documents))


def test_the_form_stands_in_its_order_and_words(read):
    paper = read(receipt_pdf(WHOLE))
    assert paper.has_in_order(
        "ỦY BAN NHÂN DÂN",
        "XÃ TÂN HƯNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tân Hưng, ngày 05 tháng 11 năm 2026",
        "GIẤY BIÊN NHẬN",
        "Thông tin, tài liệu",
        "Vào 08 giờ 30 ngày 05 tháng 11 năm 2026 tại: Phòng tiếp công dân",
        "Tôi là: Vũ Thị Mai Chức vụ: Công chức tiếp công dân",
        "Đã nhận của ông (bà): Nguyễn Phước Bảo Ngọc Thiên Kim Tôn Nữ",
        "Số CCCD/Hộ chiếu (hoặc giấy tờ tùy thân): 033090001234",
        "ngày cấp 01/07/2021, nơi cấp: Cục Cảnh sát",
        "Địa chỉ: Số 27, thôn Đồng Dâu",
        "các thông tin, tài liệu sau:",
        "Đơn khiếu nại đề ngày 20/11/2026 3 Bản chính Nguyên vẹn",
        "Giấy biên nhận thông tin, tài liệu, được lập thành 02 bản",
        "tài liệu 01 bản.",
        "NGƯỜI CUNG CẤP",
        "NGƯỜI NHẬN",
        "Vũ Thị Mai",
    )
    assert unicodedata.is_normalized("NFC", paper.text)
    assert len(paper.pages) == 1
    assert paper.sizes() == {(210, 297)}


def test_all_fonts_are_in_the_file(read):
    fonts = read(receipt_pdf(WHOLE)).fonts()
    assert {name.split("+")[-1] for name in fonts} == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    assert all(fonts.values())


def test_same_data_same_bytes():
    assert receipt_pdf(WHOLE) == receipt_pdf(WHOLE)


def test_what_is_missing_is_dotted_and_named(read):
    assert missing(BARE) == [
        "Tên cơ quan tiếp công dân",
        "Địa danh",
        "Ngày nhận",
        "Giờ nhận",
        "Họ tên người nhận",
        "Chức vụ người nhận",
        "Họ tên người cung cấp thông tin, tài liệu",
        "Số CCCD/Hộ chiếu (hoặc giấy tờ tùy thân)",
        "Ngày cấp giấy tờ tùy thân",
        "Nơi cấp giấy tờ tùy thân",
        "Địa chỉ",
        "Các thông tin, tài liệu",
        "Số bản giấy biên nhận",
    ]
    assert read(receipt_pdf(BARE)).has_in_order(
        "Vào ...... giờ ...... ngày ...... tháng ...... năm ...... tại: ......",
        "Tôi là: ......",
        "Chức vụ: ......",
        "Đã nhận của ông (bà): ......",
        "ngày cấp ....../....../......",
        "Địa chỉ: ......",
        "được lập thành ...... bản",
    )


def test_nothing_is_missing_from_a_whole_record():
    assert missing(WHOLE) == []


def test_a_document_without_pages_is_named_by_its_place():
    data = replace(WHOLE, documents=(WHOLE.documents[0], ReceiptDocument("Ảnh", None, "Bản phô tô", None)))
    assert missing(data) == ["Số trang của tài liệu 2", "Tình trạng của tài liệu 2"]


def test_a_denouncer_stands_as_a_code_and_nobody_is_asked_for_more(read):
    data = replace(WHOLE, person=replace(AN, name="NTC-2026-0017", withheld=True, phone="0912345678"))
    paper = read(receipt_pdf(data))
    assert paper.text.count(WITHHELD) == 2
    assert paper.has_in_order("Đã nhận của ông (bà): NTC-2026-0017", "NGƯỜI CUNG CẤP", "(Ký)", "NTC-2026-0017")
    assert missing(data) == []
    for secret in ("033090001234", "Đồng Dâu", "01/07/2021", "Cục Cảnh sát", "0912345678"):
        assert secret not in paper.text


@pytest.mark.parametrize("count", [1, 9, 12, 15, 25, 60])
def test_many_documents_run_on_under_the_same_header_and_sign_beside_the_last(read, count):
    paper = read(receipt_pdf(many(count)))
    listed = [n for n in range(1, count + 1) if f"Tài liệu số {n} {n} Bản phô tô" in paper.text]
    assert listed == list(range(1, count + 1))
    assert f"Tài liệu số {count} " in paper.pages[-1]
    assert "NGƯỜI NHẬN" in paper.pages[-1]
    for place, page in enumerate(paper.pages[1:], 2):
        assert page.startswith(f"{place} Giấy biên nhận TD-2026-00001")
        assert "Tên thông tin, tài liệu" in page


def test_a_reprint_says_so(read):
    assert "Bản in lại" in read(receipt_pdf(WHOLE, reprint=True)).text
    assert "Bản in lại" not in read(receipt_pdf(WHOLE)).text


def test_very_long_contents_do_not_break_the_paper(read):
    long = ReceiptDocument("Biên bản " * 900, 1, "Bản chính", "Nguyên vẹn")
    paper = read(receipt_pdf(replace(WHOLE, documents=(long,), person=replace(AN, name="Ấ" * 300))))
    assert paper.text.count("Biên bản") == 900
    assert paper.text.replace(" ", "").count("Ấ") >= 600
    assert "(tiếp)" in paper.text
