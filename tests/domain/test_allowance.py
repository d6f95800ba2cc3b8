"""One person under several spellings, and never two under one."""

import unicodedata

import pytest

from danvan_desk.domain.allowance import best_spelling, person_key


@pytest.mark.parametrize(
    "other",
    ["LÊ HOÀ THUỶ", "  lê  hòa thủy ", "Lê Hoà Thủy", unicodedata.normalize("NFD", "Lê Hòa Thủy")],
)
def test_case_spaces_form_and_the_place_of_the_tone_make_no_other_person(other):
    assert person_key(other) == person_key("Lê Hòa Thủy")


@pytest.mark.parametrize("other", ["Lê Hoa Thủy", "Lê Hóa Thủy", "Le Hoa Thuy", "Lê Hòa Thúy", "Đê Hòa Thủy", "Lê Hòa"])
def test_another_tone_or_letter_is_another_person(other):
    assert person_key(other) != person_key("Lê Hòa Thủy")


def test_a_name_stands_as_it_is_mostly_written_not_in_capitals():
    assert best_spelling({"LÊ THỊ MAI": 9, "lê thị mai": 5, "Lê Thị Mai": 1}) == "Lê Thị Mai"
    assert best_spelling({"Lê Hoà": 3, "Lê Hòa": 1}) == "Lê Hoà"
    assert best_spelling({"LÊ HÒA": 1}) == "LÊ HÒA"
