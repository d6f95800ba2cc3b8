from __future__ import annotations

import pytest

from danvan_desk.tallies.definitions import definition, definitions
from danvan_desk.tallies.layout import HeaderCell, column_widths, header, row_heights
from danvan_desk.tallies.tally import Heading


def headings(code: str) -> list[Heading]:
    return [Heading(c.ms, c.path, c.formula) for c in definition(code).columns]


def cells(code: str) -> list[HeaderCell]:
    return header(headings(code), definition(code).tall)[0]


def test_the_header_of_01_tcd_is_merged_as_in_the_circular() -> None:
    found = cells("01/TCD")
    for expected in (
        HeaderCell("Tổng số lượt tiếp", 0, 0, 4, 1),
        HeaderCell("Tiếp thường xuyên", 0, 4, 1, 5),
        HeaderCell("Số vụ việc", 1, 6, 3, 1),
        HeaderCell("Trong đó đoàn đông người", 1, 7, 1, 2),
        HeaderCell("Số đoàn được tiếp", 2, 7, 2, 1),
        HeaderCell("Tiếp định kỳ và đột xuất của Thủ trưởng", 0, 9, 1, 12),
        HeaderCell("Ủy quyền tiếp", 1, 15, 1, 6),
        HeaderCell("Số người được tiếp", 3, 20, 1, 1),
    ):
        assert expected in found


def test_the_header_of_02_xld_is_merged_as_in_the_circular() -> None:
    found = cells("02/XLD")
    for expected in (
        HeaderCell("Số đơn thuộc thẩm quyền", 0, 3, 4, 1),  # column 4
        HeaderCell("Số đơn thuộc thẩm quyền", 0, 5, 1, 17),  # the block of columns 6 to 22
        HeaderCell("Tố cáo", 1, 11, 1, 7),
        HeaderCell("Tổng số đơn", 2, 11, 2, 1),
        HeaderCell("Số đơn không thuộc thẩm quyền", 0, 22, 2, 3),
        HeaderCell("Tổng số đơn", 2, 22, 2, 1),
        HeaderCell("Phân loại theo kết quả xử lý", 2, 23, 1, 2),
        HeaderCell("Chuyển đơn", 3, 24, 1, 1),
    ):
        assert expected in found


@pytest.mark.parametrize("code", [table.code for table in definitions()])
def test_headings_cover_the_header_once_without_a_gap(code: str) -> None:
    found, depth = header(headings(code), definition(code).tall)
    covered = [
        (row, column)
        for cell in found
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    wanted = [(row, column) for row in range(depth) for column in range(len(headings(code)))]
    assert sorted(covered) == wanted


def test_rows_are_high_enough_for_every_heading() -> None:
    found = [HeaderCell("a", 0, 0, 1, 1), HeaderCell("tall", 0, 1, 2, 1), HeaderCell("b", 1, 0, 1, 1)]
    needs = {"a": 10.0, "b": 10.0, "tall": 50.0}
    assert row_heights(found, 2, lambda cell: needs[cell.text]) == [10.0, 40.0]


def test_columns_share_the_width_but_for_long_words() -> None:
    assert column_widths([10, 10, 40], 90) == [25, 25, 40]
    assert column_widths([10, 10, 10], 90) == [30, 30, 30]
    assert column_widths([60, 60, 60], 90) == [30, 30, 30]
    assert sum(column_widths([10, 80, 10], 90)) == pytest.approx(90)
