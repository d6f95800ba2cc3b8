"""What Excel holds no more of is cut where it is seen, never left out; the lists of the office look alike."""

from datetime import date
from functools import partial

import pytest
from openpyxl import load_workbook

from danvan_desk.domain.dialogue_lists import YearRow
from danvan_desk.domain.periods import Period
from danvan_desk.exchange.dialogue_book import dialogue_year_xlsx
from danvan_desk.exchange.moves_book import MoveLine, moves_xlsx
from danvan_desk.exchange.petition_book import PetitionBook, PetitionEntry, write_petition_book
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


def listed(path, words):
    entry = PetitionEntry(
        "DT-2026-00001", DAY, "Bưu chính", "Nguyễn Văn Ấm", "Khiếu nại", "Đất đai", words, "VV-2026-00001",
        "Đã chuyển", "", None, "", "", None, "", "",
    )  # fmt: skip
    write_petition_book(path, PetitionBook(OFFICE, "", DAY), [entry], 1)


def counted(path, words):
    row = YearRow("DTH-2026-00001", "conference", DAY, 1, words, "Hội trường", "Lê Thị Mai", None, None)
    path.write_bytes(dialogue_year_xlsx(OFFICE, DAY, DAY, {"items": [row]}, {"items": "Ý kiến"}))


@pytest.mark.parametrize(("write", "row"), [(published, 6), (moved, 6), (listed, 6), (counted, 2)])
def test_a_row_is_as_high_as_its_longest_text_in_whatever_opens_it(tmp_path, write, row):
    heights = []
    for words in ("Thu hồi đất", "Thu hồi đất, " * 20):
        write(tmp_path / "list.xlsx", words)
        sheet = load_workbook(tmp_path / "list.xlsx").worksheets[-1]
        heights.append(sheet.row_dimensions[row].height)
    short, long = heights
    assert 18 < short < 34  # one line, or the two of its kind
    assert long > short + 2 * 14.5


@pytest.mark.parametrize("write", [published, moved, on_time, partial(listed, words="Thu hồi đất")])
def test_the_letters_of_a_title_have_their_room(tmp_path, write):
    write(tmp_path / "list.xlsx")
    for sheet in load_workbook(tmp_path / "list.xlsx").worksheets:
        assert sheet.row_dimensions[2].height >= 1.3 * sheet["A2"].font.sz
