"""The workbook read back: headings over their MS, numbers, formulas, the lines around."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from danvan_desk.papers.fonts import BOLD, Face
from danvan_desk.tallies.tally import Table
from danvan_desk.tallies.workbook import to_xlsx
from tests.tallies.made import made_tally

SHEETS = {
    "01/TCD": "01-TCD", "02/XLD": "02-XLD", "03/GQKN": "03-GQKN", "04/GQTC": "04-GQTC", "05/KQTH": "05-KQTH",
    "06/QLKNTC": "06-QLKNTC", "TH": "TH",
}  # fmt: skip


def read(data: bytes, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(BytesIO(data), data_only=values)


@pytest.fixture(scope="module")
def book() -> Any:
    return read(to_xlsx(made_tally()))


def ms_row(sheet: Any) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "MS")


def shown(sheet: Any, row: int, column: int) -> Any:
    """What stands at a place, be it in the corner of a merged cell or not."""
    for merged in sheet.merged_cells.ranges:
        if (row, column) in {(r, c) for r, c in merged.cells}:
            return sheet.cell(merged.min_row, merged.min_col).value
    return sheet.cell(row, column).value


def path_above(sheet: Any, column: int) -> tuple[str, ...]:
    path: list[str] = []
    for row in range(6, ms_row(sheet)):
        text = shown(sheet, row, column)
        if not path or path[-1] != text:
            path.append(text)
    return tuple(path)


@pytest.mark.parametrize("table", made_tally().tables, ids=lambda table: table.code)
def test_one_column_for_each_ms_under_its_headings(book: Any, table: Table) -> None:
    sheet = book[SHEETS[table.code]]
    row = ms_row(sheet)
    for place, column in enumerate(table.columns, 2):
        assert path_above(sheet, place) == column.path
        number = sheet.cell(row, place).value.split("=")[0]
        assert number == (column.ms if table.code != "TH" else str(place - 1))
        assert sheet.cell(row + 1, place).value == table.rows[0].cells[column.ms]
    assert sheet.max_column == len(table.columns) + 1
    assert sheet.cell(row + 1, 1).value == "UBND phường Bình An"


def test_the_ms_row_shows_the_formulas(book: Any) -> None:
    def words(code: str) -> list[str]:
        sheet = book[code]
        return [cell.value.replace("\n", "") for cell in sheet[ms_row(sheet)][1:]]

    assert words("01-TCD")[:5] == ["1=5+11+17", "2=6+12+18", "3=7+13+19", "4=8+14+20", "5"]
    assert words("02-XLD")[11] == "12=13+14=15+16+17+18"
    assert words("TH")[2] == "3=4+5+6=7+8+9"
    assert words("TH")[12] == "13=1+3-10"
    assert words("03-GQKN")[6] == "7=8+9+10+11+12"
    for code in SHEETS.values():
        assert not any(" " in formula for formula in words(code))


def test_totals_are_excels_own_sums(book: Any) -> None:
    formulas = read(to_xlsx(made_tally()), values=False)
    sheet = formulas["01-TCD"]
    row = ms_row(sheet) + 1
    assert sheet.cell(row, 2).value == "=F11+L11+R11"
    assert sheet.cell(row, 6).value == 900
    assert formulas["02-XLD"].cell(row, 7).value == "=H11+I11"
    th = formulas["TH"]
    assert th.cell(ms_row(th) + 1, 14).value == "=B10+D10-K10"


def test_a_total_that_does_not_add_up_stays_the_number_it_is() -> None:
    sheet = read(to_xlsx(made_tally(broken=True)), values=False)["01-TCD"]
    assert sheet.cell(ms_row(sheet) + 1, 2).value == 5970


def test_the_lines_around_the_table(book: Any) -> None:
    sheet = book["01-TCD"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert texts[:5] == [
        "ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN",
        "01/TCD",
        "TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN THƯỜNG XUYÊN, ĐỊNH KỲ VÀ ĐỘT XUẤT",
        "Số liệu tính từ ngày 15/10/2026 đến ngày 14/11/2026",
        "(Kèm theo Báo cáo số: ……… ngày …… tháng …… năm ……… của UBND phường Bình An)",
    ]
    assert texts[-8].startswith("22. Ghi chú:")
    assert texts[-7:] == [
        "Bình An, ngày 20 tháng 11 năm 2026",
        "NGƯỜI LẬP BIỂU",
        "CHỦ TỊCH",
        "(Ký, ghi rõ họ tên)",
        "(Ký, đóng dấu, ghi rõ họ tên)",
        "Phan Thị Lan",
        "Trần Quốc Hùng",
    ]


def test_the_page_is_a4_across_one_page_wide_with_the_head_frozen(book: Any) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes == f"B{ms_row(sheet) + 1}"
        assert sheet.cell(ms_row(sheet) + 1, 3).number_format == "#,##0"


def test_an_office_named_like_a_formula_is_text() -> None:
    sheet = read(to_xlsx(made_tally("=1+1")), values=False)["01-TCD"]
    cell = sheet.cell(ms_row(sheet) + 1, 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_an_office_of_a_long_name_stands_whole_above_each_table() -> None:
    office = "UBND xã Nguyễn Bỉnh Khiêm Trường Xuân Đông Hòa Thượng Nguyên Phúc"
    for sheet in read(to_xlsx(made_tally(office))).worksheets:
        above = next(merged for merged in sheet.merged_cells.ranges if "A1" in merged)
        widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, above.max_col + 1)]
        needed = Face(BOLD).width(sheet["A1"].value) * 13 / (sum(widths) * 5.25)
        assert sheet["A1"].alignment.wrap_text
        assert sheet.row_dimensions[1].height >= 15 * ceil(needed), sheet.title
        assert sheet.cell(1, above.max_col + 1).value in SHEETS
