"""However a person is written, the text that names them gives only the code."""

from __future__ import annotations

import pytest

from danvan_desk.domain.secrecy import redact

KEY = "NTC-2026-0001"


@pytest.mark.parametrize(
    ("person", "text", "hidden"),
    [
        ({"name": "H'Len Niê"}, "Bà H’Len Niê trình bày", "Len"),
        ({"name": "H’Len Niê"}, "bà H'LEN NIÊ trình bày", "LEN"),
        ({"name": "Y-Blô Êban"}, "ông Y Blô Êban", "Blô"),
        ({"name": "Nguyễn Văn Bảy (Bảy Lúa)"}, "Ông Nguyễn Văn Bảy nộp đơn", "Bảy"),
        ({"name": "Nguyễn Văn Bảy (Bảy Lúa)"}, "người tên Bảy Lúa nộp đơn", "Bảy"),
        ({"name": "Bà Phan Thị Kín Đáo"}, "người đứng đơn Phan Thị Kín Đáo", "Kín"),
        ({"name": "Phan Thị Kín Đáo"}, "dì Đáo và mợ Kín Đáo", "Đáo"),
        ({"name": "Phan Thị Kín Đáo"}, "Bà Phan\u00a0Thị\u200b Kín\nĐáo", "Kín"),
        ({"name": "Phan Thị Kín Đáo"}, "😀😀 İİİ ßß bà Phan Thị Kín Đáo 😀", "Ph"),
        ({"name": "A", "phone": "0911222333"}, "gọi 0911 - 222 - 333", "222"),
        ({"name": "A", "phone": "0911222333"}, "sđt0911222333", "0911"),
        ({"name": "A", "phone": "0911222333"}, "zalo_0911222333_", "0911"),
        ({"name": "A", "phone": "0911222333"}, "gọi ０９１１２２２３３３", "９１１"),
        ({"name": "A", "id_number": "087069004599"}, "CCCD087069004599cấp", "0870"),
        ({"name": "A", "address": "27/4 hẻm Vắng Vẻ, khu phố 3, phường Bình An"}, "nhà ở 27/4 hẻm Vắng Vẻ", "Vắng"),
        ({"name": "A", "address": "Số 27 hẻm Vắng Vẻ, khu phố 3"}, "nhà ở 27, hẻm Vắng Vẻ", "Vắng"),
        ({"name": "A", "email": "kin.dao@example.vn"}, "thư KIN.DAO@example.vn", "DAO"),
    ],
)
def test_no_spelling_names_the_person(person, text, hidden):
    struck = redact(text, [(KEY, person)])
    assert hidden not in struck
    assert KEY in struck


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ({"name": "Trần Thị Hoa", "address": "Tổ 3, khu phố 5"}, "Hai mươi hộ ở tổ 3 thiếu nước"),
        ({"name": "Chu Văn An", "phone": "0911222333"}, "Nguyễn Văn An, số 10911222333"),
        ({"name": "Bảy (Út)"}, "bảy hộ ở hẻm út"),
        ({"name": "Phan Thị Kín Đáo (con)"}, "con đường trước nhà"),
    ],
)
def test_what_names_somebody_or_something_else_stays(person, text):
    assert redact(text, [(KEY, person)]) == text
