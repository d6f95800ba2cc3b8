"""The definitions against the circular's own form (Thông tư 06/2025/TT-TTCP, its Word tables 5 and 6)."""

from __future__ import annotations

import pytest

from danvan_desk.domain.vocabulary import Field
from danvan_desk.errors import Refused
from danvan_desk.tallies.definitions import chosen, definition, definitions
from danvan_desk.tallies.rules import first_sum, relations
from danvan_desk.tallies.sources import SOURCES

# What the circular prints above each MS, from the top down.
CIRCULAR_TCD = {
    "1=5+11+17": "Tổng số lượt tiếp",
    "4=8+14+20": "Tổng số đoàn đông người",
    "5": "Tiếp thường xuyên/Số lượt tiếp",
    "9": "Tiếp thường xuyên/Trong đó đoàn đông người/Số người được tiếp",
    "10": "Tiếp định kỳ và đột xuất của Thủ trưởng/Thủ trưởng tiếp/Số ngày tiếp",
    "13": "Tiếp định kỳ và đột xuất của Thủ trưởng/Thủ trưởng tiếp/Số vụ việc",
    "14": "Tiếp định kỳ và đột xuất của Thủ trưởng/Thủ trưởng tiếp/Trong đó đoàn đông người/Số đoàn được tiếp",
    "16": "Tiếp định kỳ và đột xuất của Thủ trưởng/Ủy quyền tiếp/Số ngày tiếp",
    "21": "Tiếp định kỳ và đột xuất của Thủ trưởng/Ủy quyền tiếp/Trong đó đoàn đông người/Số người được tiếp",
}
CIRCULAR_XLD = {
    "3=4+23": "Số đơn đủ điều kiện xử lý",
    "5": "Số vụ việc thuộc thẩm quyền",
    "6=7+8=9+10+11": "Số đơn thuộc thẩm quyền/Khiếu nại/Tổng số đơn",
    "8": "Số đơn thuộc thẩm quyền/Khiếu nại/Phân loại theo thẩm quyền giải quyết/Khiếu nại lần 2",
    "9": "Số đơn thuộc thẩm quyền/Khiếu nại/Phân loại theo lĩnh vực/Đất đai",
    "10": "Số đơn thuộc thẩm quyền/Khiếu nại/Phân loại theo lĩnh vực/Chế độ, chính sách",
    "12=13+14=15+16+17+18": "Số đơn thuộc thẩm quyền/Tố cáo/Tổng số đơn",
    "14": "Số đơn thuộc thẩm quyền/Tố cáo/Phân loại theo thẩm quyền giải quyết/Tố cáo tiếp",
    "15": "Số đơn thuộc thẩm quyền/Tố cáo/Phân loại theo lĩnh vực/Hành chính",
    "20": "Số đơn thuộc thẩm quyền/Kiến nghị, phản ánh/Phân loại theo lĩnh vực/Chế độ, chính sách",
    "21": "Số đơn thuộc thẩm quyền/Kiến nghị, phản ánh/Phân loại theo lĩnh vực/Đất đai",
    "23=24+25": "Số đơn không thuộc thẩm quyền/Tổng số đơn",
    "25": "Số đơn không thuộc thẩm quyền/Phân loại theo kết quả xử lý/Chuyển đơn",
}
TH = (
    "opening received complaints denunciations feedback in_authority not_in_authority undetermined finished settled "
    "finished_on_time closing overdue visits people delegations"
)


@pytest.mark.parametrize(("code", "last", "printed"), [("01/TCD", 21, CIRCULAR_TCD), ("02/XLD", 25, CIRCULAR_XLD)])
def test_columns_stand_under_the_circulars_headings(code: str, last: int, printed: dict[str, str]) -> None:
    table = definition(code)
    assert [column.ms for column in table.columns] == [str(ms) for ms in range(1, last + 1)]
    shown = {c.ms + (f"={c.formula}" if c.formula else ""): "/".join(c.path) for c in table.columns}
    assert printed.items() <= shown.items()


def test_the_monthly_summary_goes_by_the_names_of_the_contract() -> None:
    assert [column.ms for column in definition("TH").columns] == TH.split()


def test_every_definition_is_sound() -> None:
    for table in definitions():
        known = {column.ms for column in table.columns}
        named = {
            ms for rule in table.checks for part in relations(rule) for _, ms in (*part.left.terms, *part.right.terms)
        }
        formulas = {ms for column in table.columns if column.formula for _, ms in first_sum(column.formula).terms}
        assert named <= known
        assert formulas <= known
        assert table.sections <= known
        assert {column.of for column in table.columns} <= SOURCES.keys()
        assert len({column.path for column in table.columns}) == len(table.columns)
        for column in table.columns:  # whatever is printed as a sum is also checked
            assert column.formula is None or f"{column.ms}={column.formula}" in table.checks


def test_fields_named_for_a_column_are_fields_of_the_register() -> None:
    subjects = definition("02/XLD").subjects
    assert {f for names in subjects.values() for fields in names.values() for f in fields} <= {f.value for f in Field}
    assert {f.value for f in Field} - {f for fields in subjects["denunciation"].values() for f in fields} == {
        "party",
        "other",
    }


def test_every_table_where_none_is_named() -> None:
    assert [table.code for table in chosen(None)] == ["01/TCD", "02/XLD", "TH"]
    assert chosen([]) == chosen(None)


def test_an_unknown_code_is_refused_with_the_codes_there_are() -> None:
    with pytest.raises(Refused, match="không có biểu 07/ABC; các biểu có là 01/TCD, 02/XLD, TH"):
        definition("07/ABC")
