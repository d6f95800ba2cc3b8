"""The allowance sheet: days counted from the books and added by the clerk, figures, the paper and the workbook."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from danvan_desk.actions.add import add_records
from danvan_desk.actions.allowance import (
    add_day,
    allowance_data,
    allowance_file,
    say_of_person,
    set_amounts,
    take_back_day,
)
from danvan_desk.actions.office import OfficeDetails, change_office, office_details
from danvan_desk.db.tables import AllowanceDay, Change, Office
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.allowance import Rate
from danvan_desk.domain.periods import Period, calendar_month, reporting_month
from danvan_desk.errors import NotFound, Refused
from danvan_desk.exchange.allowance_book import DAYS_SHEET, HEADER_ROW
from danvan_desk.papers.allowance import PaidPerson, allowance_paper, days_in_words, period_words
from danvan_desk.papers.form_text import as_text
from danvan_desk.papers.letterhead import SAMPLE
from danvan_desk.queries.allowance import allowance_sheet, amounts_now
from tests.actions.denouncer import DENUNCIATION, NAME, leaks

OCTOBER = calendar_month(2026, 10)
CITIZEN = "Trần Văn Khách"


def visit(day, receiver=None, kind="regular", **more):
    base = {"type": "visit", "date": day, "reception": kind, "person": {"name": CITIZEN}, "kind": "feedback",
            "content": "Hỏi về đường ngõ", "outcome": "guided"}  # fmt: skip
    return base | ({"receiver": receiver} if receiver else {}) | more


def session(day, by="officer", kind="regular", **more):
    return {"type": "reception", "date": day, "kind": kind, "by": by, **more}


BOOKS = [
    visit("2026-10-05", "Lê Thị Mai"),
    visit("2026-10-05", "lê thị  mai"),
    visit("2026-10-06", "LÊ THỊ MAI"),
    visit("2026-10-06", "Đỗ Hoà"),
    visit("2026-10-07", "Đỗ Hòa"),
    visit("2026-10-08", "Bùi Thị Khách Mời"),
    visit("2026-10-09"),
    visit("2026-09-30", "Lê Thị Mai"),
    visit("2026-11-02", "Lê Thị Mai"),
    visit("2026-10-15", kind="periodic", by_head=True),
    session("2026-10-22", "head", "periodic", nobody_came=True),
    session("2026-10-23", "delegate", "unscheduled", host="Đỗ Hòa"),
    session("2026-10-26", host="Lê Thị Mai", nobody_came=True),
    session("2026-10-29", "head", "periodic", postponed_to="2026-11-05"),
    session("2026-10-30"),
]  # fmt: skip


@pytest.fixture
def books(desk):
    office = office_details(desk)
    given = {**vars(office), "chair": "Nguyễn Văn Hùng", "officer_title": "Công chức tiếp công dân", "place": "Bình An"}
    change_office(desk, OfficeDetails(**given))
    add_records(desk, BOOKS)
    return desk


def named(desk, name, period=OCTOBER):
    return next(one for one in allowance_sheet(desk, period).people if one.name == name)


def days_of(desk, period=OCTOBER):
    return {one.name: [f"{day:%d/%m}" for day in one.days] for one in allowance_sheet(desk, period).people}


def test_a_persons_days_are_counted_once_each_from_visits_and_sessions(books):
    assert days_of(books) == {
        "Đỗ Hòa": ["06/10", "07/10", "23/10"],
        "Nguyễn Văn Hùng": ["15/10", "22/10"],
        "Bùi Thị Khách Mời": ["08/10"],
        "Lê Thị Mai": ["05/10", "06/10", "26/10"],
    }
    sheet = allowance_sheet(books, OCTOBER)
    assert [(source.date.day, bool(source.number)) for source in sheet.unnamed] == [(9, True), (30, False)]
    assert (sheet.total, sum(len(one.days) for one in sheet.listed)) == (9 * 200_000, 9)
    assert days_of(books, Period(date(2026, 9, 30), date(2026, 10, 5))) == {"Lê Thị Mai": ["30/09", "05/10"]}
    assert days_of(books, reporting_month(2026, 11))["Lê Thị Mai"] == ["26/10", "02/11"]


def test_each_day_tells_what_it_was_counted_from(books):
    mai = named(books, "Lê Thị Mai")
    assert [source.number for source in mai.sources[date(2026, 10, 5)]] == ["TD-2026-00001", "TD-2026-00002"]
    (nobody,) = mai.sources[date(2026, 10, 26)]
    assert (nobody.number, nobody.kind, nobody.nobody_came) == ("", "regular", True)
    assert named(books, "Nguyễn Văn Hùng").title == "Chủ tịch UBND"
    assert mai.title == "Công chức tiếp công dân"


def test_a_visit_corrected_moves_its_day(books):
    add_records(books, [{"type": "update", "number": "TD-2026-00007", "set": {"receiver": "Lê Thị Mai"}}])
    assert days_of(books)["Lê Thị Mai"] == ["05/10", "06/10", "09/10", "26/10"]
    assert [source.date.day for source in allowance_sheet(books, OCTOBER).unnamed] == [30]


def test_a_session_opened_by_a_visit_says_no_more_than_the_visit_does_now(books):
    (saved,) = add_records(books, [visit("2026-10-20", kind="periodic", by_head=True)])
    assert "20/10" in days_of(books)["Nguyễn Văn Hùng"]
    wanted = {"by_head": False, "receiver": "Đỗ Hòa"}
    add_records(books, [{"type": "update", "number": saved.number, "set": wanted, "reason": "Ghi nhầm"}])
    assert "20/10" not in days_of(books)["Nguyễn Văn Hùng"]
    assert "20/10" in days_of(books)["Đỗ Hòa"]


def test_days_after_the_day_it_is_asked_on_are_not_known_yet(books):
    assert days_of(books.on(date(2026, 10, 6))) == {"Đỗ Hoà": ["06/10"], "Lê Thị Mai": ["05/10", "06/10"]}


def test_what_is_said_of_a_person_holds_on_every_sheet(books, home):
    say_of_person(books, named(books, "Bùi Thị Khách Mời"), title="Luật sư", rate=Rate.FULL, in_sheet=False)
    say_of_person(books, named(books, "Đỗ Hòa"), title=" Phó  Chủ tịch ", rate=Rate.PROFESSION, in_sheet=True)
    say_of_person(books, named(books, "Lê Thị Mai"), title="", rate=Rate.ASSISTS, in_sheet=True)
    close_desk(books)
    again = open_desk(home)
    try:
        add_records(again, [visit("2026-11-03", "ĐỖ HOÀ")])
        hoa = named(again, "ĐỖ HOÀ", calendar_month(2026, 11))
        assert (hoa.title, hoa.rate, hoa.in_sheet) == ("Phó Chủ tịch", Rate.PROFESSION, True)
        sheet = allowance_sheet(again, OCTOBER)
        assert [(one.name, sheet.due(one)) for one in sheet.listed] == [
            ("Đỗ Hòa", 450_000),
            ("Nguyễn Văn Hùng", 400_000),
            ("Lê Thị Mai", 300_000),
        ]
        assert named(again, "Lê Thị Mai").title == ""
        assert sheet.total == 1_150_000
        with again.reading() as rows:
            told = [(one.before, one.after) for one in rows.scalars(select(Change).where(Change.action == "allowance"))]
    finally:
        close_desk(again)
    assert told == [
        ({"title": "", "in_sheet": True}, {"title": "Luật sư", "in_sheet": False}),
        ({"title": "", "rate": "full"}, {"title": "Phó Chủ tịch", "rate": "profession"}),
        ({"title": "Công chức tiếp công dân", "rate": "full"}, {"title": "", "rate": "assists"}),
    ]


def test_saying_what_holds_already_logs_nothing(books):
    mai = named(books, "Lê Thị Mai")
    say_of_person(books, mai, title=mai.title, rate=mai.rate, in_sheet=True)
    with books.reading() as rows:
        assert rows.scalars(select(Change).where(Change.action == "allowance")).all() == []


def test_a_day_on_duty_is_added_and_taken_back_with_reasons(books):
    number = add_day(books, "LÊ THỊ MAI", date(2026, 10, 12), " Trực, không có ai đến ")
    add_day(books, "Vũ Văn Trực", date(2026, 10, 13), "Trực thay")
    assert days_of(books)["Lê Thị Mai"] == ["05/10", "06/10", "12/10", "26/10"]
    assert days_of(books)["Vũ Văn Trực"] == ["13/10"]
    with pytest.raises(Refused):
        take_back_day(books, number, "  ")
    take_back_day(books, number, "Nghỉ phép")
    mai = named(books, "Lê Thị Mai")
    assert len(mai.days) == 3
    (kept,) = mai.added
    assert (kept.reason, kept.taken_back_on, kept.taken_back_why) == (
        "Trực, không có ai đến", date(2026, 11, 23), "Nghỉ phép",
    )  # fmt: skip
    with pytest.raises(Refused):
        take_back_day(books, number, "Lần nữa")
    with pytest.raises(NotFound):
        take_back_day(books, 99, "Không có")
    only = add_day(books, "Ngô Văn Lỡ", date(2026, 10, 14), "Ghi nhầm người")
    take_back_day(books, only, "Nhầm")
    sheet = allowance_sheet(books, OCTOBER)
    assert "Ngô Văn Lỡ" in [one.name for one in sheet.people]
    assert "Ngô Văn Lỡ" not in [one.name for one in sheet.listed]
    add_day(books, "Lê Thị Mai", date(2026, 10, 12), "Có trực thật")
    assert len(named(books, "Lê Thị Mai").days) == 4
    with books.reading() as rows:
        lines = rows.scalars(select(Change).where(Change.action.startswith("allowance_day")).order_by(Change.id)).all()
        assert [(line.action, line.who, line.reason) for line in lines] == [
            ("allowance_day", books.user, "Trực, không có ai đến"),
            ("allowance_day", books.user, "Trực thay"),
            ("allowance_day_taken_back", books.user, "Nghỉ phép"),
            ("allowance_day", books.user, "Ghi nhầm người"),
            ("allowance_day_taken_back", books.user, "Nhầm"),
            ("allowance_day", books.user, "Có trực thật"),
        ]


@pytest.mark.parametrize(
    ("name", "day", "reason", "fields"),
    [
        ("", None, "", {"name", "date", "reason"}),
        ("Lê Thị Mai", date(2026, 11, 24), "Trực", {"date"}),
        ("lê thị mai", date(2026, 10, 5), "Đã có trong sổ", {"date"}),
        ("Lê Thị Mai", date(2026, 10, 12), " ", {"reason"}),
    ],
)
def test_a_day_that_would_count_wrongly_is_refused(books, name, day, reason, fields):
    with pytest.raises(Refused) as refused:
        add_day(books, name, day, reason)
    assert {problem.field for problem in refused.value.problems} == fields
    with books.reading() as rows:
        assert rows.scalars(select(AllowanceDay)).all() == []


def test_a_day_added_twice_is_refused_and_one_the_books_tell_later_counts_once(books):
    add_day(books, "Lê Thị Mai", date(2026, 10, 12), "Trực")
    with pytest.raises(Refused):
        add_day(books, "LÊ THỊ MAI", date(2026, 10, 12), "Trực")
    add_records(books, [visit("2026-10-12", "Lê Thị Mai")])
    assert days_of(books)["Lê Thị Mai"] == ["05/10", "06/10", "12/10", "26/10"]


def test_the_offices_own_figures_go_before_the_circulars_until_reset(books):
    assert {rate: one.dong for rate, one in amounts_now(books).items()} == {
        Rate.FULL: 200_000, Rate.PROFESSION: 150_000, Rate.ASSISTS: 100_000,
    }  # fmt: skip
    law = allowance_data(books, allowance_sheet(books, OCTOBER)).source
    assert "320/2016/TT-BTC" in law
    assert "65/2026/TT-BTC" in law
    set_amounts(books, {Rate.FULL: 180_000, Rate.ASSISTS: 100_000})
    now = amounts_now(books)
    assert (now[Rate.FULL].dong, now[Rate.FULL].own, now[Rate.ASSISTS].own) == (180_000, True, False)
    sheet = allowance_sheet(books, OCTOBER)
    assert sheet.total == 9 * 180_000
    assert allowance_data(books, sheet).source == "Mức 180.000 đồng/ngày do đơn vị quy định."
    say_of_person(books, named(books, "Đỗ Hòa"), title="", rate=Rate.ASSISTS, in_sheet=True)
    told = allowance_data(books, allowance_sheet(books, OCTOBER)).source
    assert told.startswith("Mức chi theo Thông tư số 320/2016/TT-BTC")
    assert told.endswith("; mức 180.000 đồng/ngày do đơn vị quy định.")
    set_amounts(books, {Rate.FULL: None})
    assert not amounts_now(books)[Rate.FULL].own
    for wrong in (0, -1, 10_000_001):
        with pytest.raises(Refused):
            set_amounts(books, {Rate.FULL: wrong})
    with books.reading() as rows:
        lines = rows.scalars(select(Change).where(Change.record == "allowance_amounts").order_by(Change.id)).all()
        assert [(line.before, line.after) for line in lines] == [
            ({"full": 200_000}, {"full": 180_000}),
            ({"full": 180_000}, {"full": 200_000}),
        ]


def as_pdf(content, folder):
    file = folder / "a.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True)
    return " ".join(done.stdout.split())


def test_the_pdf_tells_the_sheet_and_on_its_second_page_the_days(books, tmp_path):
    add_day(books, "Lê Thị Mai", date(2026, 10, 12), "Trực, không có ai đến")
    gone = add_day(books, "Lê Thị Mai", date(2026, 10, 13), "Ghi nhầm người")
    take_back_day(books, gone, "Ghi nhầm")
    say_of_person(books, named(books, "Bùi Thị Khách Mời"), title="", rate=Rate.FULL, in_sheet=False)
    content = allowance_file(books, allowance_sheet(books, OCTOBER), ".pdf")
    said = as_pdf(content, tmp_path)
    for words in (
        "BẢNG THANH TOÁN TIỀN BỒI DƯỠNG", "Tiếp công dân tháng 10 năm 2026", "Bình An, ngày 23 tháng 11 năm 2026",
        "Lê Thị Mai", "4 200.000 800.000", "Cộng 9 1.800.000", "Bằng chữ: Một triệu tám trăm nghìn đồng.",
        "NGƯỜI LẬP BẢNG KẾ TOÁN CHỦ TỊCH", "PHỤ LỤC. NGÀY TIẾP CÔNG DÂN", "05, 06, 12, 26/10/2026",
        "12/10/2026: Trực, không",
    ):  # fmt: skip
        assert words in said, words
    for words in ("Khách Mời", CITIZEN, "Ghi nhầm"):
        assert words not in said
    assert said.index("CHỦ TỊCH") < said.index("PHỤ LỤC")
    with opened_pdf(content) as pages:
        assert len(pages) == 2
        assert "PHỤ LỤC" not in pages[0].get_textpage().get_text_range()


@contextmanager
def opened_pdf(content) -> Iterator[object]:
    import pypdfium2

    pages = pypdfium2.PdfDocument(content)
    try:
        yield pages
    finally:
        pages.close()


def test_the_word_file_tells_the_same(books):
    import docx

    sheet = allowance_sheet(books, OCTOBER)
    document = docx.Document(BytesIO(allowance_file(books, sheet, ".docx")))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    paid = next(table for table in tables if table[0][0] == "STT" and "Ký nhận" in table[0])
    assert paid[1:] == [
        ["1", "Đỗ Hòa", "", "3", "200.000", "600.000", ""],
        ["2", "Nguyễn Văn Hùng", "Chủ tịch UBND", "2", "200.000", "400.000", ""],
        ["3", "Lê Thị Mai", "Công chức tiếp công dân", "3", "200.000", "600.000", ""],
        ["4", "Bùi Thị Khách Mời", "", "1", "200.000", "200.000", ""],
        ["", "Cộng", "", "9", "", "1.800.000", ""],
    ]
    days = tables[-1]
    assert days[1] == ["1", "Đỗ Hòa", "3", "06, 07, 23/10/2026", ""]
    assert "Bằng chữ: Một triệu tám trăm nghìn đồng." in [paragraph.text for paragraph in document.paragraphs]
    composed = as_text(allowance_paper(allowance_data(books, sheet)))
    assert composed.index("CHỦ TỊCH / (Ký") < composed.index("PHỤ LỤC") < composed.index("06, 07, 23/10/2026")


def test_the_workbooks_sums_are_formulas_that_hold(books):
    import openpyxl

    content = allowance_file(books, allowance_sheet(books, OCTOBER), ".xlsx")
    first = HEADER_ROW + 2
    book, shown = (openpyxl.load_workbook(BytesIO(content), data_only=values) for values in (False, True))
    sheet, values = book.worksheets[0], shown.worksheets[0]
    assert [cell.value for cell in sheet[first]][:6] == [1, "Đỗ Hòa", "", 3, 200_000, f"=D{first}*E{first}"]
    below = first + 4
    assert sheet.cell(below, 4).value == f"=SUM(D{first}:D{below - 1})"
    assert sheet.cell(below, 6).value == f"=SUM(F{first}:F{below - 1})"
    assert (values.cell(below, 4).value, values.cell(below, 6).value) == (9, 1_800_000)
    assert sheet.cell(below + 1, 1).value == "Bằng chữ: Một triệu tám trăm nghìn đồng."
    days = [tuple(cell.value for cell in row) for row in book[DAYS_SHEET].iter_rows(min_row=5)]
    assert len(days) == 9
    assert (days[0][1], days[0][2].date()) == ("Đỗ Hòa", date(2026, 10, 6))
    assert CITIZEN not in str([[cell.value for cell in row] for one in book.worksheets for row in one.iter_rows()])


def test_a_practice_wards_sheet_says_that_it_is_one(books):
    import openpyxl

    def told():
        sheet = allowance_sheet(books, OCTOBER)
        book = openpyxl.load_workbook(BytesIO(allowance_file(books, sheet, ".xlsx")))
        cells = [str(page.cell(row, 1).value) for page, row in zip(book.worksheets, (2, 3), strict=True)]
        return [*cells, as_text(allowance_paper(allowance_data(books, sheet))).count(SAMPLE)]

    assert told() == ["None", "None", 0]
    with books.writing() as session:
        session.get_one(Office, 1).sample = True
    assert told() == [SAMPLE, SAMPLE, 2]


def test_what_looks_like_a_formula_stays_text(books):
    import openpyxl

    add_day(books, "=1+1", date(2026, 10, 12), "@SUM(A1)")
    book = openpyxl.load_workbook(BytesIO(allowance_file(books, allowance_sheet(books, OCTOBER), ".xlsx")))
    cells = [cell for one in book.worksheets for row in one.iter_rows() for cell in row if cell.value == "=1+1"]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_denouncer_named_in_a_reason_stands_by_the_code_and_on_paper_not_at_all(home, books):
    add_records(books, [DENUNCIATION])
    number = add_day(books, "Lê Thị Mai", date(2026, 10, 20), f"Trực, bà {NAME} hẹn lại")
    gone = add_day(books, "Lê Thị Mai", date(2026, 10, 21), "Trực")
    take_back_day(books, gone, f"Bà {NAME} không đến")
    told = {one.id: one for one in named(books, "Lê Thị Mai").added}
    assert told[number].reason == "Trực, bà NTC-2026-0001 hẹn lại"
    assert told[gone].taken_back_why == "Bà NTC-2026-0001 không đến"
    assert leaks(home) == []
    paper = as_text(allowance_paper(allowance_data(books, allowance_sheet(books, OCTOBER))))
    assert "người tố cáo hẹn lại" in paper
    assert "NTC-" not in paper
    assert NAME not in paper


def test_whoever_denounces_later_is_struck_out_of_reasons_written_before(home, books):
    early = add_day(books, "Lê Thị Mai", date(2026, 10, 12), f"Trực, bà {NAME} hẹn mà không đến")
    take_back_day(books, early, f"Bà {NAME} có đến")
    assert leaks(home)
    case = add_records(books, [{**DENUNCIATION, "ref": "p", "kind": "complaint"}])[0].case
    add_records(books, [{**DENUNCIATION, "split_from": case}])
    assert leaks(home) == []


def test_a_period_and_its_days_are_said_in_words():
    assert period_words(OCTOBER) == "tháng 10 năm 2026"
    assert period_words(reporting_month(2026, 11)) == "từ ngày 15/10/2026 đến ngày 14/11/2026"
    days = [date(2026, 10, 5), date(2026, 10, 12), date(2026, 11, 3)]
    assert days_in_words(days) == "05, 12/10/2026; 03/11/2026"
    assert PaidPerson("A", "", 150_000, tuple(days)).due == 450_000


def test_a_long_sheet_keeps_its_signatures_whole_and_its_header_on_each_page(books, tmp_path):
    for n in range(60):
        add_day(books, f"Người Trực {n:02d}", date(2026, 10, 1 + n % 28), "Trực")
    said = as_pdf(allowance_file(books, allowance_sheet(books, OCTOBER), ".pdf"), tmp_path)
    assert said.count("Ký nhận") >= 3
    assert all(f"Người Trực {n:02d}" in said for n in range(60))
    assert said.count("NGƯỜI LẬP BẢNG") == 1
