"""The receipt on A5 and twice on one A4: the same words as on A4, readable, whole, and nobody named who mustn't be."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.receipt import ReceiptData, ReceiptDocument, halves_pdf, receipt_pdf
from danvan_desk.papers.sheet import A5, MM

LONG = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Ngọc Bảo Trâng"
HANDED = (
    ReceiptDocument("Đơn khiếu nại đề ngày 20/11/2026", 3, "Bản chính", "Nguyên vẹn"),
    ReceiptDocument("Giấy chứng nhận quyền sử dụng đất", 4, "Bản sao công chứng", "Mờ"),
    ReceiptDocument("Biên bản hòa giải", 2, "Bản phô tô", "Nguyên vẹn"),
    ReceiptDocument("Ảnh chụp", 6, "Bản chính", None),
)


def receipt(documents=1, **changes):
    data = ReceiptData(
        letterhead=Letterhead("Ủy ban nhân dân xã Tân Hưng", place="Tân Hưng"),
        number="TD-2026-00001",
        day=date(2026, 11, 5),
        time="08:30",
        received_at="Phòng tiếp công dân",
        receiver="Vũ Thị Mai",
        receiver_title="Công chức tiếp công dân",
        person=Identity(LONG, id_number="033090001234", id_issued_on=date(2021, 7, 1), id_issued_by="Cục Cảnh sát",
                        address="Số 27, thôn Đồng Dâu, xã Tân Hưng", phone="0912345678"),
        documents=tuple(HANDED[place % len(HANDED)] for place in range(documents)),
        qr="TD-2026-00001 K7Q2",
    )  # fmt: skip
    return replace(data, **changes)


def places(pdf):
    """[(size, x, y, text)] of every piece of text."""
    found = []

    def keep(text, matrix, at, _font, size):
        if text.strip():
            found.append((size * at[3] * matrix[3], at[4] + matrix[4], at[5] + matrix[5], text))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=keep)
    return found


def words(paper, times=1):
    return sorted(re.findall(r"\w+", paper.text) * times)


def halved(data, **more):
    pdf = halves_pdf(data, **more)
    assert pdf is not None
    return pdf


@pytest.mark.parametrize("documents", [0, 1, 4])
def test_two_halves_say_twice_what_one_page_says(read, documents):
    data = receipt(documents)
    paper = read(halved(data))
    assert (paper.sizes(), len(paper.pages)) == ({(297, 210)}, 1)
    one = read(receipt_pdf(data))
    assert words(paper) == sorted(words(one, 2) + re.findall(r"\w+", "Bản giao người cung cấp Bản lưu"))


def test_what_does_not_fit_a_half_is_not_squeezed():
    assert halves_pdf(receipt(4)) is not None
    assert halves_pdf(receipt(12)) is None
    assert halves_pdf(replace(receipt(), documents=(replace(HANDED[0], title="Đơn " * 200),))) is None


@pytest.mark.parametrize(("documents", "pages"), [(0, 1), (1, 1), (4, 1), (5, 2), (12, 2)])
def test_a5_says_what_a4_says_and_runs_on(read, documents, pages):
    data = receipt(documents)
    small = read(receipt_pdf(data, page=A5))
    assert (small.sizes(), len(small.pages)) == ({(148, 210)}, pages)
    assert "NGƯỜI NHẬN" in small.pages[-1]
    if pages == 1:
        assert words(small) == words(read(receipt_pdf(data)))


@pytest.mark.parametrize("documents", [0, 1, 5, 12])
def test_nothing_is_smaller_than_eleven_points(documents):
    for pdf in (receipt_pdf(receipt(documents), page=A5), halves_pdf(receipt(documents))):
        if pdf:
            assert min(size for size, *_place in places(pdf)) >= 11


def test_each_half_stays_on_its_side_of_the_cut():
    found = places(halved(receipt(3)))
    for half in ((0, 148.5), (148.5, 297)):
        inside = [text for _size, x, _y, text in found if half[0] * MM + 30 < x < half[1] * MM]
        assert any("GIẤY BIÊN NHẬN" in text for text in inside)
        assert any("TD-2026-00001" in text for text in inside)
    assert min(y for _size, _x, y, _text in found) > 8 * MM


def test_each_half_has_a_code_of_its_own_and_dots_between():
    content = PdfReader(BytesIO(halved(receipt()))).pages[0].get_contents().get_data().decode("latin-1")
    assert len(re.findall(r"\bf\*?\s", content)) == 2  # each code is one filled path
    assert "[1 3] 0 d" in content


def test_a_reprint_says_so_on_both_halves_and_on_a5(read):
    assert read(halved(receipt(), reprint=True)).text.count("Bản in lại") == 2
    assert read(halved(receipt())).text.count("Bản in lại") == 0
    assert "Bản in lại" in read(receipt_pdf(receipt(), page=A5, reprint=True)).text


def test_a_denouncer_stands_as_a_code_in_every_layout(read):
    data = receipt(person=replace(receipt().person, name="NTC-2026-0017", withheld=True))
    for pdf in (halved(data), receipt_pdf(data, page=A5)):
        text = read(pdf).text
        assert "Đã nhận của ông (bà): NTC-2026-0017" in text
        for secret in ("Tôn Nữ", "033090001234", "Đồng Dâu", "Cục Cảnh sát", "0912345678"):
            assert secret not in text
