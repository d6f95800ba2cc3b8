"""What Excel holds no more of is cut where it is seen, never left out; the lists of the office look alike."""

from datetime import date

import pytest
from openpyxl import load_workbook

from danvan_desk.domain.periods import Period
from danvan_desk.exchange.moves_book import MoveLine, moves_xlsx
from danvan_desk.exchange.publication_book import publication_xlsx
from danvan_desk.papers.excel import HEADER_ROW
from danvan_desk.papers.letterhead import SAMPLE
from danvan_desk.papers.publication import PublicLine
from danvan_desk.tallies.on_time import OnTime
from danvan_desk.tallies.on_time_book import on_time_xlsx

OFFICE, DAY = "=UBND phường Bình An", date(2026, 11, 20)
LONG = "Thu hồi đất, " * 3000


def published(path, summary="Thu hồi đất"):
    line = PublicLine("VV-2026-00001", "Khiếu nại", "Đất đai", summary, "Số 12", "Đúng", "Chưa công khai")
    path.write_bytes(publication_xlsx(OFFICE, "trong năm", DAY, [line], None))


def moved(path, people="Nguyễn Văn Ấm"):
    path.write_bytes(moves_xlsx(OFFICE, "Sửa lịch", DAY, [MoveLine("VV-2026-00001", people, "Thụ lý", DAY, DAY, "")]))


def on_time(path):
    path.write_bytes(on_time_xlsx(OFFICE, OnTime(Period(DAY, DAY), (), None, ())))


@pytest.mark.parametrize(("write", "cell"), [(published, "E6"), (moved, "C6")])
def test_a_text_longer_than_a_cell_is_cut_not_lost(tmp_path, write, cell):
    write(tmp_path / "list.xlsx", LONG)
    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert sheet[cell].value == LONG[:32_766] + "…"
    assert (sheet.row_dimensions[6].height or 0) <= 409


@pytest.mark.parametrize("write", [published, moved, on_time])
def test_the_lists_are_set_up_alike(tmp_path, write):
    write(tmp_path / "list.xlsx")
    for sheet in load_workbook(tmp_path / "list.xlsx").worksheets:
        page, head = sheet.page_setup, sheet["B5"]
        assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
        assert (sheet.print_title_rows, sheet.freeze_panes, sheet.oddFooter.right.text) == ("$5:$5", "C6", "&P/&N")
        assert (head.font.name, head.font.b, head.alignment.vertical, head.fill.fgColor.rgb) == (
            "Times New Roman", True, "center", "FFEFEDE7",
        )  # fmt: skip
        assert (sheet["A1"].value, sheet["A1"].data_type) == (OFFICE, "s")


def test_the_lists_of_a_practice_ward_say_what_they_are(tmp_path):
    out = tmp_path / "dung-han.xlsx"
    for sample in (True, False):
        out.write_bytes(on_time_xlsx(OFFICE, OnTime(Period(DAY, DAY), (), None, ()), sample=sample))
        said = [sheet.cell(HEADER_ROW, 1).value for sheet in load_workbook(out)]
        assert said == [SAMPLE if sample else None] * 2
