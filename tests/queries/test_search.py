"""One box over everything: with tones, without, đ as d, by number, by ID, by an unfinished word."""

from __future__ import annotations

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.queries.search import find

VISITS = [
    ("Đặng Văn Sáu", "Xin nối đường nước sạch vào hẻm 27 Lê Lợi", "0912345678", "087069004512"),
    ("Dang Van Sau", "Quán karaoke gây ồn sau 22 giờ", None, None),
    ("Nguyễn Thị Hòa", "Chưa được hoà giải tranh chấp đất", None, None),
]


@pytest.fixture
def filled(desk):
    add_records(
        desk,
        [
            {"type": "visit", "date": "2026-11-20", "reception": "regular", "kind": "feedback", "outcome": "answered",
             "content": content, "person": {"name": name, "phone": phone, "id_number": number}}
            for name, content, phone, number in VISITS
        ],
    )  # fmt: skip
    return desk


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Đặng Văn Sáu", ["Đặng Văn Sáu", "Dang Van Sau"]),
        ("dang van sau", ["Dang Van Sau", "Đặng Văn Sáu"]),
        ("đặng", ["Đặng Văn Sáu", "Dang Van Sau"]),
        ("duong nuoc sa", ["Đặng Văn Sáu"]),
        ("tranh chap", ["Nguyễn Thị Hòa"]),
        ("0912 345 678", []),
        ("0912345678", ["Đặng Văn Sáu"]),
        ("087069004512", ["Đặng Văn Sáu"]),
        ("TD-2026-00002", ["Dang Van Sau"]),
        ("2026-2", ["Dang Van Sau"]),
        ("không có ai", []),
        ('"; DROP TABLE visit; --', []),
        ("*", []),
        ("hem 27 le loi", ["Đặng Văn Sáu"]),
        ("hem 2", []),
        ("le loi d", ["Đặng Văn Sáu"]),
        ("sau 22", ["Dang Van Sau"]),
    ],
)
def test_find(filled, query, names):
    hits = find(filled, query)
    assert [hit.people for hit in hits.hits] == names
    assert hits.total == len(names)


def test_pages(filled):
    first, second = find(filled, "sau", limit=1), find(filled, "sau", limit=1, offset=1)
    assert first.total == second.total == 2
    assert first.hits != second.hits
