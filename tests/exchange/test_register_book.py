from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest

from danvan_desk.exchange.register_book import FIRST_ENTRY, HEADER_ROW, register_xlsx
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.register_data import Correction, RegisterData, RegisterLine

HEAD = Letterhead("UBND xã Tân Hưng", place="Tân Hưng")
CELLS = (
    "", "02/11/2026", "Đặng Thị Hường\nThôn Đồng Dâu", "001090000123", "Ranh giới", "Khiếu nại", "3",
    "", "", "", "", "", "",
)  # fmt: skip
ROW = RegisterLine("TD-2026-00001", date(2026, 11, 2), "Khiếu nại", 3, CELLS)
BOOK = RegisterData(HEAD, date(2026, 11, 1), date(2026, 11, 30), (ROW, ROW), keeper="Vũ Thị Mai", head="Trần Văn Hùng")


def written(**cells):
    """The row with other words, by their columns: content 4, note 12."""
    places = {"content": 4, "note": 12}
    told = list(CELLS)
    for name, words in cells.items():
        told[places[name]] = words
    return replace(ROW, cells=tuple(told))


def sheet_of(data):
    from openpyxl import load_workbook

    return load_workbook(BytesIO(register_xlsx(data))).active


def entry(sheet, place=0):
    return [cell.value for cell in sheet[FIRST_ENTRY + 1 + place]]


def every_text(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_dates_are_dates_and_numbers_of_papers_keep_their_zeros():
    sheet = sheet_of(BOOK)
    assert entry(sheet) == [
        1, datetime(2026, 11, 2), "Đặng Thị Hường\nThôn Đồng Dâu", "001090000123", "Ranh giới", "Khiếu nại", 3,  # noqa: DTZ001
        None, None, None, None, None, None,
    ]  # fmt: skip
    assert sheet.cell(FIRST_ENTRY + 1, 2).number_format == "dd/mm/yyyy"
    assert sheet.cell(FIRST_ENTRY + 1, 4).number_format == "@"


@pytest.mark.parametrize("text", ["=1+1", "+84912345678", "-5", "@SUM(A1)", "https://example.vn/a", "007"])
def test_what_looks_like_a_formula_is_text(text):
    sheet = sheet_of(replace(BOOK, rows=(written(content=text, note=text),)))
    for column in (5, 13):
        cell = sheet.cell(FIRST_ENTRY + 1, column)
        assert (cell.value, cell.data_type) in {(text, "s"), (text, "inlineStr")}
        assert cell.hyperlink is None


def test_the_head_says_whose_book_and_of_when():
    texts = every_text(sheet_of(BOOK))
    assert texts[:6] == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ TÂN HƯNG",
        "Độc lập - Tự do - Hạnh phúc",
        "SỔ TIẾP CÔNG DÂN",
        "Từ ngày 01/11/2026 đến ngày 30/11/2026",
    ]


def test_thirteen_headers_numbered_and_frozen():
    sheet = sheet_of(BOOK)
    assert sheet.cell(HEADER_ROW + 1, 9).value == "Hướng xử lý"
    assert [cell.value for cell in sheet[HEADER_ROW + 2]][:4] == [
        "STT",
        "Ngày tiếp",
        "Họ tên, địa chỉ",
        "CCCD/ Hộ chiếu",
    ]
    assert [cell.value for cell in sheet[HEADER_ROW + 3]] == list(range(1, 14))
    assert sheet.freeze_panes == f"A{FIRST_ENTRY + 1}"


def test_it_prints_on_a4_across_with_the_header_on_each_page():
    sheet = sheet_of(BOOK)
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.print_title_rows == f"${HEADER_ROW + 1}:${HEADER_ROW + 3}"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_the_foot_counts_and_leaves_room_to_sign():
    texts = every_text(sheet_of(BOOK))
    assert "Sổ ghi 2 lượt tiếp công dân, 6 người được tiếp (khiếu nại: 2)." in texts
    assert texts[-2:] == ["Vũ Thị Mai", "Trần Văn Hùng"]


def test_the_foot_says_where_and_when_the_book_was_closed_as_on_paper():
    head = replace(HEAD, place="phường Bình An")
    texts = every_text(sheet_of(replace(BOOK, letterhead=head, volume="01/2026", closed_on=date(2026, 11, 23))))
    assert "Khóa sổ ngày 23/11/2026 tại số thứ tự 2. Ghi sau dòng này thuộc quyển sau." in texts
    assert "Bình An, ngày 23 tháng 11 năm 2026" in texts


def test_what_was_corrected_in_earlier_books_stands_on_a_sheet_of_its_own():
    from openpyxl import load_workbook

    told = Correction(
        "01/2026", 7, "TD-2026-00007", date(2026, 11, 20), "Ghi chú", "", "=1+1 " + "Kèm bản vẽ " * 20, "Ghi nhầm"
    )
    book = load_workbook(BytesIO(register_xlsx(replace(BOOK, corrections=(told, replace(told, now="Ngắn"))))))
    assert book.sheetnames == ["Sổ tiếp công dân", "Sửa chữa sau khi khóa sổ"]
    assert "Có 2 chỗ sửa chữa ở các quyển trước." in " ".join(every_text(book.worksheets[0]))
    sheet = book.worksheets[1]
    assert [cell.value for cell in sheet[5]] == [
        "01/2026", "7", "TD-2026-00007", datetime(2026, 11, 20), "Ghi chú", "(để trống)", told.now, "Ghi nhầm",  # noqa: DTZ001
    ]  # fmt: skip
    assert sheet["G5"].data_type == "s"
    assert sheet.row_dimensions[5].height > sheet.row_dimensions[6].height
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$4:$4")


def test_a_superior_body_stands_above_the_office():
    data = replace(BOOK, letterhead=Letterhead("UBND xã Tân Hưng", superior="UBND tỉnh Hưng Yên"))
    texts = every_text(sheet_of(data))
    assert (texts[0], texts[2]) == ("ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", "ỦY BAN NHÂN DÂN XÃ TÂN HƯNG")


def test_an_empty_period_says_so():
    sheet = sheet_of(replace(BOOK, rows=()))
    assert entry(sheet)[0] == "Từ ngày 01/11/2026 đến ngày 30/11/2026 không có lượt tiếp công dân nào."


def test_a_long_content_gets_a_tall_row():
    sheet = sheet_of(replace(BOOK, rows=(ROW, written(content="ranh giới " * 60), written(content="x " * 20000))))
    heights = [sheet.row_dimensions[FIRST_ENTRY + n].height for n in (1, 2, 3)]
    assert heights[0] < heights[1] < heights[2] == pytest.approx(409, abs=1)
    kept = sheet.cell(FIRST_ENTRY + 3, 5).value
    assert (len(kept), kept[-1]) == (32_767, "…")
