import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

import pytest

from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.register import Cancelled, RegisterData, RegisterRow, register_pdf

HEAD = Letterhead("Ủy ban nhân dân xã Tân Hưng", place="Tân Hưng")
ROW = RegisterRow(
    order=1,
    day=date(2026, 11, 2),
    person="Đặng Thị Hường\nThôn Đồng Dâu, xã Tân Hưng",
    id_number="001090000123",
    content="Đề nghị kiểm tra ranh giới thửa đất số 45, tờ bản đồ số 12.",
    kind="Khiếu nại",
    same_matter_people=3,
    resolved_by="UBND xã",
    in_authority=True,
    guided="Tòa án, 12/HD-UBND",
    forwarded="Thuế, 15/PC-UBND",
    follow_up="Đã thụ lý",
    note="Đoàn",
)


def book(count, **more):
    rows = tuple(replace(ROW, order=n, day=date(2026, 1, 1) + timedelta(days=n % 300)) for n in range(1, count + 1))
    return RegisterData(HEAD, date(2026, 1, 1), date(2026, 12, 31), rows, **more)


def test_the_thirteen_columns_stand_in_the_forms_order():
    assert ROW.cells() == (
        "1", "02/11/2026", "Đặng Thị Hường\nThôn Đồng Dâu, xã Tân Hưng", "001090000123",
        "Đề nghị kiểm tra ranh giới thửa đất số 45, tờ bản đồ số 12.", "Khiếu nại", "3", "UBND xã", "x",
        "Tòa án, 12/HD-UBND", "Thuế, 15/PC-UBND", "Đã thụ lý", "Đoàn",
    )  # fmt: skip
    assert replace(ROW, in_authority=False, same_matter_people=None).cells()[6:9] == ("", "UBND xã", "")


def test_cover_says_whose_book_it_is_and_of_when(read):
    data = book(60, volume="02", opened_on=date(2026, 1, 2), closed_on=date(2026, 12, 31))
    paper = read(register_pdf(data))
    for part in (
        "ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG", "SỔ TIẾP CÔNG DÂN", "Năm 2026", "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Quyển số: 02", "Số lượt tiếp đã ghi: 60", "Mở sổ ngày: 02/01/2026 – Khóa sổ ngày: 31/12/2026",
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
    rows = (ROW, replace(ROW, order=2, kind="Tố cáo", person="NTC-2026-0001", id_number="NTC-2026-0001"))
    data = replace(book(0), rows=rows, keeper="Vũ Thị Mai", head="Trần Văn Hùng", closed_on=date(2026, 12, 31))
    paper = read(register_pdf(data))
    assert paper.has_in_order(
        "Sổ này có 2 trang kể cả bìa, ghi 2 lượt tiếp công dân (khiếu nại: 1; tố cáo: 1)",
        "Khóa sổ ngày 31/12/2026",
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


def test_an_empty_period_is_a_proper_book(read):
    data = RegisterData(HEAD, date(2026, 11, 1), date(2026, 11, 30))
    paper = read(register_pdf(data))
    assert len(paper.pages) == 2
    assert "Tháng 11 năm 2026" in paper.pages[0]
    assert "Từ ngày 01/11/2026 đến ngày 30/11/2026 không có lượt tiếp công dân nào." in paper.pages[1]
    assert "Sổ này có 2 trang" in paper.pages[1]


def test_an_entry_taller_than_a_page_goes_on_over_the_next(read):
    tall = replace(ROW, order=2, content="ranh giới " * 1500)
    paper = read(register_pdf(replace(book(0), rows=(ROW, tall, replace(ROW, order=3)))))
    assert paper.text.count("ranh") == 1502
    assert "2 (tiếp)" in paper.text


def test_progress_is_told_and_can_stop_the_work():
    told = []
    register_pdf(book(250), lambda done, of: told.append((done, of)) is None)
    assert told == [(100, 250), (200, 250), (250, 250)]
    with pytest.raises(Cancelled):
        register_pdf(book(250), lambda done, of: done < 200)


def test_time_grows_with_the_rows_and_no_faster():
    def seconds(count):
        data = book(count)
        return min(_timed(data) for _round in range(3))

    assert seconds(1200) < 4 * 2 * seconds(300) + 0.1


def _timed(data):
    start = perf_counter()
    register_pdf(data)
    return perf_counter() - start


def test_same_data_same_bytes():
    assert register_pdf(book(30)) == register_pdf(book(30))
