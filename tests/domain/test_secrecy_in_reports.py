"""A report is about everybody: what names a denouncer for sure gives way to the code, what may be anybody's stands."""

from __future__ import annotations

import pytest

from danvan_desk.domain.secrecy import ALSO, redact_each, redact_named

KEY = "NTC-2026-0001"
WHO = {
    "name": "Phan Thị Kín Đáo", "phone": "0911222333", "id_number": "087069004599", "address": "phường Bình An",
    "email": "kin.dao@thu.vn", ALSO: [{"name": "Vũ Hà", "address": "27/4 hẻm Vắng Vẻ, phường Bình An"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Bà Phan Thị Kín Đáo nêu", f"Bà {KEY} nêu"),
        ("bà PHAN THI KIN DAO nêu", f"bà {KEY} nêu"),
        ("gọi 0911 222 333", f"gọi {KEY}"),
        ("gọi +84 911 222 333", f"gọi {KEY}"),
        ("CCCD 087069004599", f"CCCD {KEY}"),
        ("thư Kin.Dao@thu.vn", f"thư {KEY}"),
        ("ông Vũ Hà gửi đơn", f"ông {KEY} gửi đơn"),
        ("nhà số 27/4 hẻm vắng vẻ", f"nhà số {KEY}"),
        ("27/4 là ngày nghỉ", "27/4 là ngày nghỉ"),
        ("nghĩa vụ hạ tầng", "nghĩa vụ hạ tầng"),
        ("bà Đáo, dì Đáo ở phường Bình An", "bà Đáo, dì Đáo ở phường Bình An"),
        ("087069004599123 và 6 tháng", "087069004599123 và 6 tháng"),
        ("", ""),
    ],
)
def test_only_what_names_one_person_gives_way(text: str, struck: str) -> None:
    assert redact_named(text, [(KEY, WHO)]) == struck


def test_many_texts_are_struck_as_each_alone() -> None:
    others = [(f"NTC-2026-{n:04}", {"name": f"Trần Văn {name}"}) for n, name in enumerate(("Sơn", "Hải", "Út"), 2)]
    texts = [
        "Bà PHAN THI KIN DAO và ông Trần Văn Hải",
        "gọi +84 911 222 333",
        "thư Kin.Dao@thu.vn, nhà 27/4 hẻm vắng vẻ",
        "ông Vũ Hà",
        "nghĩa vụ hạ tầng",
        "",
    ]
    struck = redact_each(texts, [(KEY, WHO), *others])
    assert struck == [redact_named(text, [(KEY, WHO), *others]) for text in texts]
    assert struck[0] == f"Bà {KEY} và ông NTC-2026-0003"
