import pytest

from danvan_desk.papers.fonts import REGULAR, Face
from danvan_desk.papers.lines import BLANK, GAP, SHORT_BLANK, justify, wrap

TEXT = "Vào 08 giờ 30 ngày 05 tháng 11 năm 2026 tại: Phòng tiếp công dân, trụ sở Ủy ban nhân dân xã Tân Hưng"


@pytest.fixture
def face():
    return Face(REGULAR)


def test_no_line_is_wider_than_its_cell_and_no_word_is_lost(face):
    lines = wrap(TEXT, 100, face, 9)
    assert " ".join(lines) == TEXT
    assert len(lines) > 3
    assert max(face.width(line) * 9 for line in lines) <= 100


def test_line_feeds_in_a_cell_stay(face):
    assert wrap("Nguyễn Văn An\nThôn Đồng Dâu", 500, face, 9) == ["Nguyễn Văn An", "Thôn Đồng Dâu"]
    assert wrap("", 500, face, 9) == [""]


def test_an_over_long_number_breaks_at_its_marks(face):
    assert wrap("15/PC-UBND", 40, face, 9) == ["15/PC-", "UBND"]
    assert "".join(wrap("x" * 90, 40, face, 9)) == "x" * 90


def test_a_column_narrower_than_a_letter_ends(face):
    assert wrap("Ớ Ờ", 1, face, 9) == ["Ớ", "Ờ"]


def test_a_paragraph_fills_every_line_but_the_last(face):
    *full, last = justify(TEXT, 200, face, 13, indent=20)
    assert len(full) >= 2
    for place, line in enumerate(full):
        drawn = face.width(line.text) * 13 + line.stretch * line.text.count(" ")
        assert drawn == pytest.approx(200 if place else 180)
    assert last.stretch == 0


def test_what_is_missing_becomes_dots_to_the_end_of_the_line(face):
    (line,) = justify(f"Địa chỉ: {BLANK}", 300, face, 13)
    assert line.text.startswith("Địa chỉ: .....")
    assert face.width(line.text) * 13 + line.stretch * 2 == pytest.approx(300, abs=4)


def test_two_blanks_share_a_line(face):
    (line,) = justify(f"Tôi là: {BLANK} {GAP} Chức vụ: {BLANK}", 400, face, 13)
    left, right = (part.count(".") for part in line.text.split("Chức vụ:"))
    assert left == right > 10


def test_a_short_blank_is_a_few_dots(face):
    (line,) = justify(f"ngày cấp {SHORT_BLANK}/{SHORT_BLANK}", 400, face, 13)
    assert line.text == "ngày cấp ....../......"
