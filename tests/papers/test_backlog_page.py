"""The page for Monday's meeting and the same cases in Excel."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from danvan_desk.exchange.backlog_book import COLUMNS, HEADER_ROW, backlog_xlsx
from danvan_desk.papers.backlog_page import (
    GROUP_TITLES,
    BacklogPageData,
    MatterLine,
    OfficerLine,
    PromiseLine,
    backlog_page,
    state_words,
)
from danvan_desk.papers.form_pdf import form_pdf
from danvan_desk.papers.letterhead import Letterhead

HEAD = Letterhead("UBND phường Bình An", place="Bình An")
ON = date(2026, 11, 23)
LATE = MatterLine(
    "VV-2026-00103", "Khiếu nại", "Quyết định thu hồi 86 m² đất làm đường Nguyễn Trung Trực", "Trần Văn Lợi",
    "Giải quyết khiếu nại", "Phạm Quốc Bảo", date(2026, 11, 11), "Quá 12 ngày", date(2026, 9, 1), ("DT-2026-00200",),
)  # fmt: skip
PAUSED = replace(LATE, number="VV-2026-00097", due=None, state="Tạm dừng 7 ngày", step="Chờ kết quả đo đạc lại")
PROMISE = PromiseLine(
    "Lắp 6 đèn hẻm 14", "Phòng Kinh tế", date(2026, 11, 15), date(2026, 10, 2), "DTH-2026-00003", "Quá 8 ngày", True
)  # fmt: skip
DATA = BacklogPageData(
    letterhead=HEAD,
    on=ON,
    open_count=31,
    overdue=(LATE,),
    paused=(PAUSED,),
    officers=(OfficerLine("Phạm Quốc Bảo", 1, 2, 8, 1), OfficerLine("Chưa giao ai", 0, 0, 4, 0)),
    promises=(PROMISE, replace(PROMISE, what="Họp chợ", due=date(2027, 1, 5), state="Còn 43 ngày", late=False)),
    undated_promises=1,
    rests=("24/11 nghỉ Ngày Văn hóa Việt Nam",),
    reception_required=2,
    reception_done=1,
    reception_days=((date(2026, 11, 12), "đã tiếp, 6 lượt"),),
    since=date(2025, 12, 15),
    settled=196,
    on_time=189,
    edition="22/11/2026",
    to_sign=("VV-2026-00103",),
)


def backlog_page_pdf(data):
    return form_pdf(backlog_page(data))


def test_the_page_answers_the_chairs_questions_in_order(read):
    paper = read(backlog_page_pdf(DATA))
    assert paper.has_in_order(
        "TÌNH HÌNH VỤ VIỆC TỒN ĐỌNG", "Giao ban thứ Hai, ngày 23/11/2026", "Đang mở 31 vụ việc: quá hạn 1",
        "đúng hạn 189 (96,4%)", "chờ Chủ tịch phê duyệt, 1 vụ việc: VV-2026-00103.",
        "1 trong 2 ngày phải tiếp (12/11: đã tiếp, 6 lượt)", "1. Quá hạn: 1", "Quá 12 ngày",
        "11/11/2026", "2. Đến hạn trong 7 ngày: 0 (24/11 nghỉ Ngày Văn hóa Việt Nam)",
        "Không có vụ việc nào đến hạn.", "3. Đang tạm dừng: 1", "Chờ kết quả đo đạc lại", "4. Theo người phụ trách",
        "Cộng", "5. Lời hứa", "Lắp 6 đèn hẻm 14", "Còn 1 lời hứa đến hạn sau đó, 1 lời hứa không ghi hạn.",
        "lịch làm việc bản 22/11/2026",
    )  # fmt: skip
    assert paper.sizes() == {(210, 297)}
    assert len(paper.pages) == 1
    assert all(paper.fonts().values())


def test_an_office_with_nothing_open_says_so(read):
    paper = read(backlog_page_pdf(BacklogPageData(letterhead=HEAD, on=ON, open_count=0)))
    assert "Không có vụ việc nào quá hạn." in paper.text
    assert len(paper.pages) == 1


def test_many_cases_still_leave_one_page(read):
    paper = read(backlog_page_pdf(replace(DATA, overdue=(LATE,) * 60, week=(LATE,) * 30, promises=(PROMISE,) * 20)))
    assert len(paper.pages) == 1
    shown = paper.text.count("VV-2026-00103") - 1  # it waits for a signature too
    left = [int(n) for n in re.findall(r"Còn (\d+) vụ việc nữa trong danh sách Tồn đọng", paper.text)]
    assert shown + sum(left) == 90
    assert paper.has_in_order("1. Quá hạn: 60", "2. Đến hạn trong 7 ngày: 30", "lời hứa nữa như vậy.")


def test_the_chairs_groups_stand_in_one_row(read):
    groups = tuple(zip(GROUP_TITLES.values(), range(11, 19), strict=True))
    more = replace(DATA, groups=groups, first30=("VV-2026-00001",), long=tuple(f"VV-2026-{n:05}" for n in range(9)))
    paper = read(backlog_page_pdf(replace(more, next_days=(date(2026, 11, 26),), nobody_came=(date(2026, 11, 5),))))
    assert paper.has_in_order(
        "từ 30 ngày, 1 vụ việc: VV-2026-00001.", "Phức tạp, kéo dài, 9 vụ việc: VV-2026-00000", "và 3 vụ việc nữa.",
        "Sắp tới: 26/11/2026.", "không có người đến: 1 buổi (05/11).", "11 12 13 14 15 16 17 18", "1. Quá hạn",
    )  # fmt: skip


def test_the_same_data_gives_the_same_bytes():
    assert backlog_page_pdf(DATA) == backlog_page_pdf(DATA)


def test_a_long_matter_is_cut_at_a_word(read):
    long = replace(LATE, matter="đất " * 100)
    paper = read(backlog_page_pdf(replace(DATA, overdue=(long,))))
    assert "đất…" in paper.text


def test_states_always_say_their_unit():
    assert state_words("overdue", -3, "working_day") == "Quá 3 ngày làm việc"
    assert state_words("due_soon", 0, "day") == "Hạn hôm nay"
    assert state_words("running", 7, "day", provisional=True) == "Còn 7 ngày, tạm tính"
    assert state_words("paused", None, None, paused_days=7) == "Tạm dừng 7 ngày"
    assert state_words(None, None, None) == "Chưa có hạn"


def book(lines, **more):
    return load_workbook(BytesIO(backlog_xlsx(HEAD, ON, lines, **more))).active


def test_excel_has_real_dates_words_and_a_frozen_header():
    sheet = book([LATE, PAUSED], narrowed="quá hạn")
    header = [cell.value for cell in sheet[HEADER_ROW + 1]]
    assert header == [name for name, _width in COLUMNS]
    row = dict(zip(header, [cell.value for cell in sheet[HEADER_ROW + 2]], strict=True))
    assert row["Hạn"].date() == date(2026, 11, 11)
    assert row["Tình trạng"] == "Quá 12 ngày"
    assert sheet[HEADER_ROW + 3][8].value is None
    assert sheet.freeze_panes == f"C{HEADER_ROW + 2}"
    assert sheet["A5"].value == "Tính đến ngày 23/11/2026; 2 vụ việc; lọc: quá hạn"


def test_no_cell_is_ever_a_formula():
    sheet = book([replace(LATE, matter=mark + "1+1", people=mark + "cmd") for mark in "=+-@"])
    for row in sheet.iter_rows(min_row=HEADER_ROW + 2, max_row=HEADER_ROW + 5):
        assert row[3].data_type == "s"
        assert row[3].value[0] in "=+-@"
        assert row[4].data_type == "s"


def test_an_empty_list_says_so():
    assert book([]).cell(HEADER_ROW + 2, 1).value == "Không có vụ việc nào."
