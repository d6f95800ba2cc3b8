import unicodedata

import pytest

from danvan_desk.papers.fonts import FACES, Face

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
EVERY_LETTER = sorted({letter for small in LETTERS for letter in (small, small.upper())})


def test_the_alphabet_is_whole() -> None:
    assert len(EVERY_LETTER) == 146  # 72 vowels with their tones and đ, small and capital; 134 of them beyond ASCII
    assert sum(not letter.isascii() for letter in EVERY_LETTER) == 134


@pytest.mark.parametrize("name", FACES)
def test_the_papers_font_has_every_vietnamese_letter(name: str) -> None:
    face = Face(name)
    assert [letter for letter in EVERY_LETTER if not face.covers(letter)] == []
    assert [mark for mark in "0123456789/.,:;()–-“”…×≥☐₫%" if not face.covers(mark)] in ([], ["☐"])
