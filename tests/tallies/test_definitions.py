"""The definitions against the circular's own form (Thông tư 06/2025/TT-TTCP, its Word tables 5 to 10)."""

from __future__ import annotations

import pytest

from danvan_desk.domain.vocabulary import Field
from danvan_desk.errors import Refused
from danvan_desk.tallies.definitions import chosen, definition, definitions
from danvan_desk.tallies.rules import BEFORE, elsewhere, first_sum, relations
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
    "opening reopened received complaints denunciations feedback in_authority not_in_authority undetermined finished "
    "settled "
    "finished_on_time closing overdue visits people delegations"
)


CIRCULAR_GQKN = {
    "1": "Tổng số đơn khiếu nại thuộc thẩm quyền",
    "2=3+4+5+6": "Tổng số vụ việc",
    "3": "Phân tích kết quả/Đang xem xét điều kiện thụ lý",
    "6": "Phân tích kết quả/Rút đơn, đình chỉ giải quyết",
    "7=8+9+10+11+12": "Tổng số Quyết định ban hành trong kỳ",
    "9": "Giải quyết lần đầu/Khiếu nại sai",
    "10": "Giải quyết lần đầu/Khiếu nại đúng 1 phần",
    "11": "Giải quyết lần 2/Công nhận kết quả lần đầu",
    "12": "Giải quyết lần 2/Hủy, sửa kết quả lần đầu",
    "14": "Kiến nghị thu hồi cho Nhà nước/Đất (m2)",
    "15": "Trả lại cho tổ chức, cá nhân/Tiền (Trđ)",
    "17": "Trả lại cho tổ chức, cá nhân/Số tổ chức được trả lại quyền lợi",
    "18": "Trả lại cho tổ chức, cá nhân/Số cá nhân được trả lại quyền lợi",
    "19": "Kiến nghị xử lý hành chính/Tổng số người bị kiến nghị xử lý",
    "20": "Kiến nghị xử lý hành chính/Trong đó số cán bộ, công chức, viên chức",
    "21": "Chuyển cơ quan điều tra/Số vụ",
    "23": "Chuyển cơ quan điều tra/Trong đó số cán bộ, công chức, viên chức",
}
CIRCULAR_GQTC = {
    "7=8+9+10+11+12+13": "Tổng số Kết luận ban hành trong kỳ",
    "8": "Tố cáo lần đầu/Tố cáo đúng",
    "10": "Tố cáo lần đầu/Tố cáo có đúng có sai",
    "12": "Tố cáo tiếp/Tố cáo tiếp sai",
    "16": "Trả lại cho tổ chức, cá nhân/Tiền (Trđ)",
    "20": "Kiến nghị xử lý hành chính/Tổ chức",
    "21": "Kiến nghị xử lý hành chính/Cá nhân",
    "22": "Kiến nghị xử lý hành chính/Trong đó, Cán bộ, công chức",
    "24": "Chuyển cơ quan điều tra/Số đối tượng",
}
_RULED, _FOUND = "Kết quả thi hành Quyết định giải quyết khiếu nại", "Kết quả thực hiện Kết luận nội dung tố cáo"
CIRCULAR_KQTH = {
    "1": f"{_RULED}/Tổng số Quyết định phải thi hành trong kỳ",
    "2": f"{_RULED}/Tổng số Quyết định đã thi hành xong",
    "3": f"{_RULED}/Thu hồi cho Nhà nước/Phải thu/Tiền (Trđ)",
    "6": f"{_RULED}/Thu hồi cho Nhà nước/Đã thu/Đất (m2)",
    "7": f"{_RULED}/Trả lại cho tổ chức, cá nhân/Phải trả/Tiền (Trđ)",
    "10": f"{_RULED}/Trả lại cho tổ chức, cá nhân/Đã trả/Đất (m2)",
    "11": f"{_RULED}/Đã xử lý hành chính/Tổng số người bị xử lý",
    "14": f"{_RULED}/Đã khởi tố/Số người",
    "16": f"{_FOUND}/Tổng số Kết luận phải thực hiện trong kỳ",
    "17": f"{_FOUND}/Tổng số Kết luận đã thực hiện xong",
    "20": f"{_FOUND}/Thu hồi cho Nhà nước/Đã thu/Tiền (Trđ)",
    "23": f"{_FOUND}/Trả lại cho tổ chức, cá nhân/Phải trả/Đất (m2)",
    "26": f"{_FOUND}/Đã xử lý hành chính/Tổng số tổ chức bị xử lý",
    "28": f"{_FOUND}/Đã xử lý hành chính/Trong đó số cán bộ, công chức, viên chức",
    "30": f"{_FOUND}/Đã khởi tố/Số đối tượng",
}
_ISSUED = "Ban hành văn bản quản lý, chỉ đạo (Bộ, ngành, tỉnh, TP) về công tác TCD KN, TC"
CIRCULAR_QLKNTC = {
    "2": f"{_ISSUED}/Số văn bản được sửa đổi, bổ sung",
    "4": "Tập huấn, tuyên truyền, giáo dục pháp luật về TCD, KN, TC/Số lớp",
    "7": "Thanh tra trách nhiệm/Thực hiện pháp luật về TCD, KN, TC/Số đơn vị",
    "8": "Thanh tra trách nhiệm/Số cuộc đã ban hành kết luận",
    "10": "Thanh tra trách nhiệm/Kiến nghị xử lý/Hành chính/Cá nhân",
    "13": "Kết quả thực hiện kết luận, quyết định xử lý về thanh tra trách nhiệm/Tổng số KLTT thực hiện",
    "17": "Kết quả thực hiện kết luận, quyết định xử lý về thanh tra trách nhiệm/Đã khởi tố/Đối tượng",
}


@pytest.mark.parametrize(
    ("code", "last", "printed"),
    [
        ("01/TCD", 21, CIRCULAR_TCD), ("02/XLD", 25, CIRCULAR_XLD), ("03/GQKN", 23, CIRCULAR_GQKN),
        ("04/GQTC", 25, CIRCULAR_GQTC), ("05/KQTH", 31, CIRCULAR_KQTH), ("06/QLKNTC", 17, CIRCULAR_QLKNTC),
    ],
)  # fmt: skip
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
        for ms in named - known:  # of another table, or of this one in the period before
            code, column = elsewhere(ms) or ("", "")
            of = known if code == BEFORE else {c.ms for c in definition(code).columns}
            assert column in of, (table.code, ms)
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
    assert [table.code for table in chosen(None)] == [
        "01/TCD",
        "02/XLD",
        "03/GQKN",
        "04/GQTC",
        "05/KQTH",
        "06/QLKNTC",
        "TH",
    ]
    assert chosen([]) == chosen(None)


def test_an_unknown_code_is_refused_with_the_codes_there_are() -> None:
    with pytest.raises(
        Refused, match="không có biểu 07/ABC; các biểu có là 01/TCD, 02/XLD, 03/GQKN, 04/GQTC, 05/KQTH, 06/QLKNTC, TH"
    ):
        definition("07/ABC")
