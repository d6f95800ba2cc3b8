import unicodedata
from importlib.resources import files

import pytest

import resources
from danvan_desk.papers.fonts import FACES, REGULAR, Face, register_font
from danvan_desk.papers.lines import clean

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đ"
VIETNAMESE = "".join(sorted(set(LETTERS + LETTERS.upper()) - set("aeiouyAEIOUY")))


def test_there_are_134_letters_beyond_ascii():
    assert len(VIETNAMESE) == 134


@pytest.mark.parametrize("name", FACES)
def test_each_face_draws_every_vietnamese_letter_and_sign(name):
    face = Face(name)
    signs = "–—“”‘’…€§°²³×•№½"
    ascii_signs = "".join(map(chr, range(32, 127)))
    assert [letter for letter in VIETNAMESE + ascii_signs + signs if not face.covers(letter)] == []


def test_licence_stands_beside_the_fonts():
    text = (files(resources) / "fonts" / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Google" in text


def test_registering_twice_does_nothing_more():
    from reportlab.pdfbase import pdfmetrics

    register_font(REGULAR)
    first = pdfmetrics.getFont(REGULAR)
    register_font(REGULAR)
    assert pdfmetrics.getFont(REGULAR) is first


def test_widths_are_those_of_the_font():
    from reportlab.pdfbase import pdfmetrics

    text = "Nguyễn Phước Bảo Ngọc"
    assert Face(REGULAR).width(text) * 13 == pytest.approx(pdfmetrics.stringWidth(text, REGULAR, 13))


def test_a_letter_the_font_lacks_is_seen_and_text_is_nfc():
    face = Face(REGULAR)
    assert clean("Nguye\u0302\u0303n\t漢\u200b A", face) == "Nguyễn ? A"
    assert clean("Nguye\u0302\u0303n\t漢\u200b A", face) == "Nguyễn ? A"
