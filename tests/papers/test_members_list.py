"""The list that goes with a delegation's receipt: everybody by name, who speaks first; a denouncing group by codes."""

from io import BytesIO

from pypdf import PdfReader

from danvan_desk.actions.add import add_records
from danvan_desk.actions.papers import print_record
from tests.actions.conftest import desk, home  # noqa: F401 - the same empty home

GROUP = [
    {"name": "Nguyễn Thị Hoa", "born": "1971", "id_number": "048171000123", "address": "Tổ 5"},
    {"name": "Trần Văn Lợi", "represents": "group", "authorisation": "Giấy ngày 20/11"},
    *({"name": f"Lê Văn {name}"} for name in ("Tám", "Chín", "Mười")),
]
VISIT = {
    "type": "visit", "date": "2026-11-20", "reception": "regular", "kind": "complaint", "content": "Thu hồi đất",
    "outcome": "received", "people": GROUP, "companions": 7, "documents": [{"title": "Đơn khiếu nại", "pages": 2}],
}  # fmt: skip


def text(made):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages).split())


def test_the_list_and_the_receipt_that_names_it(desk):  # noqa: F811
    add_records(desk, [VISIT])
    said = text(print_record(desk, "DS-KT", "TD-2026-00001"))
    assert "Có 12 người, ghi tên 5 người; 1 người đại diện." in said
    assert said.index("Trần Văn Lợi") < said.index("Nguyễn Thị Hoa")
    for shown in ("048171000123", "1971", "Lê Văn Mười", "Người đại diện"):
        assert shown in said
    receipt = text(print_record(desk, "02-TCD", "TD-2026-00001"))
    assert "Đã nhận của ông (bà): Trần Văn Lợi và 11 người khác (danh sách kèm theo)" in receipt


def test_a_denouncing_group_is_listed_by_codes(desk):  # noqa: F811
    add_records(desk, [{**VISIT, "kind": "denunciation"}])
    said = text(print_record(desk, "DS-KT", "TD-2026-00001"))
    assert said.count("NTC-2026-") == 5
    for hidden in ("Lợi", "Hoa", "048171000123", "1971", "Tổ 5"):
        assert hidden not in said
