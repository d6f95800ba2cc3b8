import json
import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from danvan_desk.papers.errors import Cancelled
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.register import register_pdf
from danvan_desk.papers.register_data import PETITIONS, VISITS, RegisterData, RegisterLine, kept, told

HEAD = Letterhead("Ủy ban nhân dân xã Tân Hưng", place="Tân Hưng")
ROW = RegisterLine(
    record="TD-2026-00001",
    day=date(2026, 11, 2),
    kind="Khiếu nại",
    people=3,
    cells=(
        "", "02/11/2026", "Đặng Thị Hường\nThôn Đồng Dâu, xã Tân Hưng", "001090000123",
        "Đề nghị kiểm tra ranh giới thửa đất số 45, tờ bản đồ số 12.", "Khiếu nại", "3", "UBND xã", "x",
        "Tòa án, 12/HD-UBND", "Thuế, 15/PC-UBND", "Đã thụ lý", "Đoàn",
    ),
)  # fmt: skip

COUNTED = r"(\d+) lượt tiếp công dân, (\d+) người được tiếp"
TOTALS = rf"Cộng trang này: {COUNTED}. Cộng từ đầu sổ: {COUNTED}"


def book(count, **more):
    rows = tuple(replace(ROW, day=date(2026, 1, 1) + timedelta(days=n % 300)) for n in range(1, count + 1))
    return RegisterData(HEAD, date(2026, 1, 1), date(2026, 12, 31), rows, **more)


def content(row, words):
    return replace(row, cells=(*row.cells[:4], words, *row.cells[5:]))


def test_the_thirteen_columns_of_the_official_form():
    assert [column.title for column in VISITS.columns] == [
        "STT", "Ngày tiếp", "Họ tên, địa chỉ", "CCCD/ Hộ chiếu", "Nội dung vụ việc", "Phân loại đơn", "Số người",
        "Cơ quan đã giải quyết", "Thuộc thẩm quyền", "Hướng dẫn", "Chuyển đơn", "Theo dõi kết quả", "Ghi chú",
    ]  # fmt: skip
    for form in (VISITS, PETITIONS):
        assert sum(column.width for column in form.columns) == 262


def test_what_came_too_late_for_a_book_says_so():
    late = replace(ROW, late="01/2026").printed(7)
    assert (late[0], late[-1]) == ("7", "Đoàn\nGhi sau khi khóa quyển 01/2026")
    assert ROW.printed(7)[-1] == "Đoàn"


def test_a_kept_book_comes_back_whole():
    data = book(3, volume="02/2026", opened_on=date(2026, 1, 1), closed_on=date(2026, 12, 31), note="Ghi chú")
    assert told(json.loads(json.dumps(kept(data)))) == data


def test_cover_says_whose_book_it_is_and_of_when(read):
    data = book(60, volume="02", opened_on=date(2026, 1, 2), closed_on=date(2026, 12, 31))
    paper = read(register_pdf(data))
    for part in (
        "ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG", "SỔ TIẾP CÔNG DÂN", "Năm 2026", "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Quyển số: 02", "Đã ghi: 60 lượt tiếp công dân, 180 người được tiếp",
        "Mở sổ ngày: 02/01/2026 – Khóa sổ ngày: 31/12/2026",
        "Mẫu số 03/TCD",
    ):  # fmt: skip
        assert part in paper.pages[0]
    assert paper.sizes() == {(297, 210)}
    assert unicodedata.is_normalized("NFC", paper.text)
    assert all(paper.fonts().values())


def test_header_and_number_row_stand_on_each_page_of_the_table(read):
    paper = read(register_pdf(book(60)))
    assert len(paper.pages) > 4
    for place, page in enumerate(paper.pages[1:], 2):
        assert page.startswith(f"{place} ")
        assert "Hướng xử lý" in page
        assert "1 2 3 4 5 6 7 8 9 10 11 12 13" in page


def test_every_entry_is_there_once(read):
    paper = read(register_pdf(book(60)))
    assert paper.text.count("Đặng Thị Hường") == 60
    assert paper.text.count("001090000123") == 60


def test_the_book_is_closed_with_counts_and_signatures(read):
    rows = (ROW, replace(ROW, kind="Tố cáo", people=1))
    data = replace(book(0), rows=rows, keeper="Vũ Thị Mai", head="Trần Văn Hùng", closed_on=date(2026, 12, 31))
    paper = read(register_pdf(data))
    assert paper.has_in_order(
        "Sổ này có 2 trang kể cả bìa, ghi 2 lượt tiếp công dân, 4 người được tiếp (khiếu nại: 1; tố cáo: 1)",
        "Khóa sổ ngày 31/12/2026 tại số thứ tự 2.",
        "Tân Hưng, ngày 31 tháng 12 năm 2026",
        "NGƯỜI GHI SỔ",
        "Vũ Thị Mai",
        "CHỦ TỊCH",
        "Trần Văn Hùng",
    )


@pytest.mark.parametrize("count", range(1, 16))
def test_the_closing_never_stands_without_the_last_entry(read, count):
    last = read(register_pdf(book(count))).pages[-1]
    assert "Sổ này có" in last
    assert "CHỦ TỊCH" in last
    assert "Đặng Thị Hường" in last


def test_the_entries_of_a_period_are_not_called_a_closed_book(read):
    paper = read(register_pdf(book(2, printed_on=date(2026, 11, 27))))
    assert "Bản in theo kỳ, in ngày 27/11/2026" in paper.pages[0]
    assert "Khóa sổ" not in paper.text
    assert "Quyển số" not in paper.text
    assert "Tân Hưng, ngày 27 tháng 11 năm 2026" in paper.pages[-1]


def test_an_empty_period_is_a_proper_book(read):
    data = RegisterData(HEAD, date(2026, 11, 1), date(2026, 11, 30))
    paper = read(register_pdf(data))
    assert len(paper.pages) == 2
    assert "Tháng 11 năm 2026" in paper.pages[0]
    assert "Từ ngày 01/11/2026 đến ngày 30/11/2026 không có lượt tiếp công dân nào." in paper.pages[1]
    assert "Sổ này có 2 trang" in paper.pages[1]


def test_an_entry_taller_than_a_page_goes_on_over_the_next(read):
    tall = content(ROW, "ranh giới " * 1500)
    paper = read(register_pdf(replace(book(0), rows=(ROW, tall, ROW))))
    assert paper.text.count("ranh") == 1502
    assert "2 (tiếp)" in paper.text


def test_progress_is_told_and_can_stop_the_work():
    told = []
    register_pdf(book(250), lambda done, of: told.append((done, of)) is None)
    assert told == [(100, 250), (200, 250), (250, 250)]
    with pytest.raises(Cancelled):
        register_pdf(book(250), lambda done, of: done < 200)


def test_each_page_ends_with_its_totals_and_those_so_far(read):
    paper = read(register_pdf(book(60)))
    counted = [re.search(TOTALS, page) for page in paper.pages[1:]]
    on_page, so_far = 0, 0
    for page, found in zip(paper.pages[1:], counted, strict=True):
        entries = page.count("Đặng Thị Hường")
        on_page, so_far = entries, so_far + entries
        assert [int(number) for number in found.groups()] == [on_page, 3 * on_page, so_far, 3 * so_far]
    assert so_far == 60


def test_same_data_same_bytes():
    assert register_pdf(book(30)) == register_pdf(book(30))
