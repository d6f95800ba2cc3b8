"""The paper read back through its text; how it looks was judged from pictures."""

from __future__ import annotations

import re
from io import BytesIO

import pypdf
import pytest

from danvan_desk.tallies.paper import to_pdf
from danvan_desk.tallies.wording import figure
from tests.tallies.made import made_tally


@pytest.fixture(scope="module")
def pages() -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(BytesIO(to_pdf(made_tally()))).pages)


def test_one_a4_page_across_for_each_table(pages: list[pypdf.PageObject]) -> None:
    assert len(pages) == 7
    for page in pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


def test_every_number_is_on_its_page_in_order(pages: list[pypdf.PageObject]) -> None:
    for page, table in zip(pages, made_tally().tables, strict=True):
        lines = page.extract_text().split("\n")
        numbers = [word for word in " ".join(lines).split() if re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?", word)]
        wanted = [figure(table.rows[0].cells[column.ms]) for column in table.columns]
        assert any(numbers[at : at + len(wanted)] == wanted for at in range(len(numbers))), table.code


def test_the_lines_around_the_table(pages: list[pypdf.PageObject]) -> None:
    text = pages[1].extract_text()
    for line in (
        "02/XLD",
        "TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN",
        "Số liệu tính từ ngày 15/10/2026 đến ngày 14/11/2026",
        "26. Ghi chú:",
        "Bình An, ngày 20 tháng 11 năm 2026",
        "Trần Quốc Hùng",
    ):
        assert line in text


def test_only_the_shipped_faces_are_in_the_file(pages: list[pypdf.PageObject]) -> None:
    fonts = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    assert all("Tinos" in name for name in fonts - {"/Helvetica"})


def test_the_same_tally_gives_the_same_bytes() -> None:
    assert to_pdf(made_tally()) == to_pdf(made_tally())
