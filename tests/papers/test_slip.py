"""The slip of a date on paper, read back."""

import unicodedata
from dataclasses import fields, replace
from datetime import date, timedelta

from danvan_desk.domain.date_slip import DayMark
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.slip import SlipData, SlipTerm, missing, slip


def days(first, last, mark=DayMark.WORKED):
    return tuple((first + timedelta(days=n), mark) for n in range((last - first).days + 1))


def slip_pdf(data, *, reprint=False):
    return form_pdf(slip(data), reprint=reprint)


CONCLUDE = SlipTerm(
    title="Kết luận nội dung tố cáo",
    state="Còn 2 ngày",
    start=date(2026, 9, 11),
    due=date(2026, 11, 25),
    length="60 ngày",
    steps=(
        ("Thụ lý 11/09/2026, không tính; ngày thứ nhất 12/09/2026.", date(2026, 9, 12)),
        ("Thời hạn 30 ngày, tính cả ngày nghỉ.", date(2026, 10, 11)),
        ("24/11/2026 nghỉ Ngày Văn hóa Việt Nam: dời sang ngày làm việc kế tiếp.", date(2026, 11, 25)),
    ),
    basis="Luật Tố cáo Đ.30",
    calendar="22/11/2026",
    days=(
        *days(date(2026, 9, 11), date(2026, 10, 27)),
        *days(date(2026, 10, 28), date(2026, 11, 10), DayMark.PAUSED),
        *days(date(2026, 11, 11), date(2026, 11, 23), DayMark.REST),
        *days(date(2026, 11, 24), date(2026, 11, 25), DayMark.LEFT),
    ),
    labels=((date(2026, 9, 11), "11/09/2026"), (date(2026, 11, 23), "hôm nay"), (date(2026, 11, 4), "tạm dừng")),
)
PAUSED = replace(
    CONCLUDE,
    state="Tạm dừng từ ngày 28/10/2026",
    due=None,
    steps=(*CONCLUDE.steps[:2], ("Tạm đình chỉ từ 28/10/2026, chưa tiếp tục: đồng hồ dừng, chưa có hạn.", None)),
)
SLIP = SlipData(
    letterhead=Letterhead("Ủy ban nhân dân phường Bình An", place="phường Bình An"),
    number="VV-2026-00118",
    title="Tố cáo công chức thu tiền ngoài quy định",
    kind="Tố cáo",
    terms=(CONCLUDE,),
    made_on=date(2026, 11, 23),
    officer="Lê Thị Mai",
)


def test_the_slip_stands_as_on_the_screen(read):
    paper = read(slip_pdf(SLIP))
    assert paper.has_in_order(
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG BÌNH AN",
        "Bình An, ngày 23 tháng 11 năm 2026",
        "PHIẾU GIẢI THÍCH THỜI HẠN",
        "VV-2026-00118 · Tố cáo",
        "Nội dung: Tố cáo công chức thu tiền ngoài quy định",
        "tính đến hết ngày 23/11/2026",
        "Kết luận nội dung tố cáo thứ Tư, 25/11/2026",
        "Còn 2 ngày · 60 ngày từ 11/09/2026",
        "25/11/2026",
        "1. Thụ lý 11/09/2026, không tính; ngày thứ nhất 12/09/2026. 12/09/2026",
        "2. Thời hạn 30 ngày, tính cả ngày nghỉ. 11/10/2026",
        "3. 24/11/2026 nghỉ Ngày Văn hóa Việt Nam: dời sang ngày làm việc kế tiếp. 25/11/2026",
        "Luật Tố cáo Đ.30 · lịch làm việc bản 22/11/2026.",
        "NGƯỜI LẬP PHIẾU",
        "Lê Thị Mai",
    )
    for words in ("ngày nghỉ", "tạm dừng", "ngày làm việc còn lại", "hôm nay"):
        assert words in paper.text
    assert "quá hạn" not in paper.text
    assert unicodedata.is_normalized("NFC", paper.text)
    assert (len(paper.pages), paper.sizes()) == (1, {(210, 297)})


def test_all_fonts_are_in_the_file(read):
    fonts = read(slip_pdf(SLIP)).fonts()
    assert {name.split("+")[-1] for name in fonts} == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    assert all(fonts.values())


def test_a_paused_term_has_no_date(read):
    paper = read(slip_pdf(replace(SLIP, terms=(PAUSED,))))
    assert paper.has_in_order("Kết luận nội dung tố cáo chưa có hạn", "Tạm dừng từ ngày 28/10/2026", "chưa có hạn.")
    assert "thứ Tư" not in paper.text


def test_a_provisional_date_says_so(read):
    note = "Hạn tạm tính: lịch nghỉ năm 2027 mới là dự kiến."
    term = replace(CONCLUDE, provisional=True, notes=("Luật Tố cáo Đ.30.", note))
    assert read(slip_pdf(replace(SLIP, terms=(term,)))).has_in_order("· hạn tạm tính", note)
    assert "tạm tính" not in read(slip_pdf(SLIP)).text


def test_many_terms_run_on_and_no_page_holds_only_the_signature(read):
    for count in range(1, 10):
        paper = read(slip_pdf(replace(SLIP, terms=(CONCLUDE,) * count)))
        assert paper.text.count("Kết luận nội dung tố cáo") == count
        assert all("nghỉ Ngày Văn hóa" in page for page in paper.pages)  # at the least, how the last one ends
        assert all("Phiếu giải thích thời hạn VV-2026-00118" in page for page in paper.pages[1:])
    assert len(paper.pages) > 2


def test_a_term_of_years_and_a_long_sentence_still_fit(read):
    long = replace(
        CONCLUDE,
        title="Kết luận " * 20,
        steps=(("rất dài " * 900, date(2026, 9, 12)), CONCLUDE.steps[-1]),
        days=days(date(2024, 1, 1), date(2026, 11, 25), DayMark.PAUSED),
    )
    paper = read(slip_pdf(replace(SLIP, terms=(long,))))
    assert paper.text.count("rất dài") == 900
    assert len(paper.pages) > 1


def test_a_second_copy_says_so(read):
    assert "Bản in lại" in read(slip_pdf(SLIP, reprint=True)).pages[0]
    assert "Bản in lại" not in read(slip_pdf(SLIP)).text


def test_what_is_missing_is_named(read):
    bare = replace(SLIP, letterhead=Letterhead(""), officer=None)
    assert missing(bare) == ["Tên cơ quan", "Địa danh", "Họ tên người lập phiếu"]
    assert missing(SLIP) == []
    assert len(read(slip_pdf(bare)).pages) == 1


def test_no_field_holds_a_person_of_the_matter():
    assert {one.name for one in fields(SlipData)} == {
        "letterhead", "number", "title", "kind", "terms", "made_on", "officer",
    }  # fmt: skip


def test_same_data_same_bytes():
    assert slip_pdf(SLIP) == slip_pdf(SLIP)
