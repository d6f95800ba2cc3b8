"""Tinos, the free metric twin of Times New Roman (Nghị định 30/2020, Phụ lục I), and the widths of its letters."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import Any

import resources

REGULAR = "Tinos-Regular"
BOLD = "Tinos-Bold"
ITALIC = "Tinos-Italic"
BOLD_ITALIC = "Tinos-BoldItalic"
FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)


def register_font(face: str) -> None:
    """Makes one of the four faces known to ReportLab, which keeps it for the life of the process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if face not in pdfmetrics.getRegisteredFontNames():
        file = files(resources) / "fonts" / f"{face}.ttf"
        pdfmetrics.registerFont(TTFont(face, BytesIO(file.read_bytes())))


class Faces(dict[str, "Face"]):
    """The faces of a paper, each read when the paper first uses it."""

    def __missing__(self, name: str) -> Face:
        self[name] = face = Face(name)
        return face


class Face:
    """One face and the widths of what was already measured in it, so that a long register is measured once.

    Widths are in points at a size of 1 point.
    """

    def __init__(self, name: str) -> None:
        from reportlab.pdfbase import pdfmetrics

        register_font(name)
        font: Any = pdfmetrics.getFont(name)
        self.name = name
        self.known: set[str] = set()  # letters already found fit to print
        self._glyphs: dict[int, int] = font.face.charToGlyph
        self._widths: dict[int, float] = font.face.charWidths
        self._default: float = font.face.defaultWidth
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        found = self._words.get(text)
        if found is None:
            get, default = self._widths.get, self._default
            found = self._words[text] = sum([get(ord(letter), default) for letter in text]) / 1000
        return found

    def covers(self, letter: str) -> bool:
        return ord(letter) in self._glyphs
