"""Sums in words: each reading by its rule, and any number read back by a reader that knows nothing of the writer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desk.domain.amounts import dong, dong_in_words, number_in_words

READ = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    31: "ba mươi mốt",
    41: "bốn mươi mốt",
    44: "bốn mươi tư",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    555: "năm trăm năm mươi lăm",
    999: "chín trăm chín mươi chín",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_010: "một nghìn không trăm mười",
    1_015: "một nghìn không trăm mười lăm",
    1_021: "một nghìn không trăm hai mươi mốt",
    1_100: "một nghìn một trăm",
    21_000: "hai mươi mốt nghìn",
    100_000: "một trăm nghìn",
    105_000: "một trăm linh năm nghìn",
    150_000: "một trăm năm mươi nghìn",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_050_000: "một triệu không trăm năm mươi nghìn",
    1_200_000: "một triệu hai trăm nghìn",
    4_000_000: "bốn triệu",
    14_450_000: "mười bốn triệu bốn trăm năm mươi nghìn",
    24_000_000: "hai mươi tư triệu",
    1_000_000_000: "một tỷ",
    1_000_000_001: "một tỷ không trăm linh một",
    1_020_000_000: "một tỷ không trăm hai mươi triệu",
    2_500_000_000: "hai tỷ năm trăm triệu",
    105_000_000_000: "một trăm linh năm tỷ",
    1_000_000_000_000: "một nghìn tỷ",
    1_001_000_000_000: "một nghìn không trăm linh một tỷ",
    2_000_000_000_000_000_000: "hai tỷ tỷ",
}  # fmt: skip

UNITS = {
    word: n
    for n, words in enumerate(("không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín"))
    for word in words.split()
}
WORTH = {"nghìn": 1_000, "triệu": 1_000_000}


def read_back(said: str) -> int:
    """From the words to the number: what stands before the last "tỷ" is billions."""
    before, billions, after = said.rpartition("tỷ")
    if billions:
        return read_back(before.strip()) * 10**9 + (read_back(after.strip()) if after.strip() else 0)
    total = group = digit = 0
    for word in said.split():
        if word in UNITS:
            digit = UNITS[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word in ("trăm", "mươi"):
            group, digit = group + digit * {"trăm": 100, "mươi": 10}[word], 0
        elif word in WORTH:
            total, group, digit = total + (group + digit) * WORTH[word], 0, 0
        else:
            assert word == "linh", word
    return total + group + digit


@pytest.mark.parametrize(("number", "words"), READ.items())
def test_a_number_is_read_as_the_textbook_reads_it(number, words):
    assert number_in_words(number) == words


def test_every_number_to_a_hundred_thousand_reads_back():
    assert [n for n in range(100_000) if read_back(number_in_words(n)) != n] == []


@given(st.integers(0, 10**15))
def test_any_sum_reads_back(number):
    said = number_in_words(number)
    assert read_back(said) == number
    assert "mươi một" not in said
    assert "mươi năm" not in said
    assert "mươi bốn" not in said


def test_a_sum_is_told_as_papers_tell_it():
    assert dong_in_words(1_200_000) == "Một triệu hai trăm nghìn đồng"
    assert dong_in_words(0) == "Không đồng"
    assert (dong(0), dong(1_200_000), dong(999)) == ("0", "1.200.000", "999")
    with pytest.raises(ValueError):
        dong_in_words(-1)
