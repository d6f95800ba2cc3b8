"""Breaking text into lines. A word that is BLANK becomes a row of dots as wide as its line allows, to fill by pen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from danvan_desk.papers.fonts import Face

BLANK = "\ue000"
"""Stands for what the record does not hold; stretches to the end of its line."""
SHORT_BLANK = "\ue001"
"""The same for a day, an hour, a page count: a few dots of fixed width."""

GAP = "\ue002"
"""A word of its own: a wider gap between two fields on one line."""

TIE = "\ue003"
"""A blank at which no line is broken, as before a sign: 15,4 %."""

DOTS = "......"
_GAP = "    "
_LEAST_BLANK = 60.0  # points; a narrower row of dots cannot be written on
_MOST_STRETCH = 0.8  # of the size; a line with wider gaps looks worse filled than ragged


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Line:
    """One line to draw: its text, its own width and the width to add at each blank to fill the column (0: none)."""

    text: str
    width: float
    stretch: float = 0.0


def clean(text: str, face: Face) -> str:
    """NFC, plain blanks, and a visible "?" for each letter the face cannot draw: nothing vanishes. Line feeds stay."""
    text = unicodedata.normalize("NFC", text)
    if face.known.issuperset(text):
        return text
    text = "".join([_printed(letter, face) for letter in text])
    face.known.update(text)
    return text


def writable(text: str) -> str:
    """With a visible "?" for what a Word file can't hold: control letters and halves of letters, pasted or typed."""
    return _UNWRITABLE.sub("?", text)


def wrap(text: str, width: float, face: Face, size: float) -> list[str]:
    """Lines no wider than `width` points, for a cell: left as they fall, line feeds kept, over-long words cut."""
    room = width / size
    measure = face.width
    blank = measure(" ")
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for word in part.split():
            length = measure(word.replace(TIE, " "))
            if line and used + blank + length <= room:
                line += " " + word
                used += blank + length
                continue
            if line:
                lines.append(line)
            while length > room and len(word) > 1:
                cut = _fitting(word, room, face)
                lines.append(word[:cut])
                word = word[cut:]  # noqa: PLW2901 - what is left of the word
                length = measure(word)
            line, used = word, length
        lines.append(line)
    return [line.replace(TIE, " ") for line in lines]


def justify(text: str, width: float, face: Face, size: float, *, indent: float = 0.0) -> list[Line]:
    """Lines of a paragraph filled to `width` points but the last; the first one is `indent` points shorter."""
    text = text.replace(SHORT_BLANK, DOTS)
    lines: list[Line] = []
    words: list[str] = []
    used, room = 0.0, width - indent
    blank = face.width(" ") * size
    for word in _cut_to(text.split(), width - indent, face, size):
        length = _word_width(word, face, size)
        if words and used + blank + length > room:
            lines.append(_filled(words, used, room, face, size))
            words, used, room = [], 0.0, width
            if word == GAP:
                continue
        used += length + (blank if words else 0.0)
        words.append(word)
    lines.append(_last(words, used, room, face, size))
    return lines


def _printed(letter: str, face: Face) -> str:
    if letter in {"\n", BLANK, SHORT_BLANK, GAP, TIE}:
        return letter
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in {"Cf", "Cc"}:
        return ""
    return letter if face.covers(letter) else "?"


def _fitting(word: str, room: float, face: Face) -> int:
    """How many letters of a word wider than `room` go on its first line; 15/PC-UBND breaks at its marks."""
    count, used = 0, 0.0
    for letter in word:
        used += face.width(letter)
        if used > room:
            break
        count += 1
    mark = max(word.rfind(sign, 0, count) for sign in "/-,;._@") + 1
    return mark if mark > 1 else max(count, 1)


def _cut_to(words: list[str], room: float, face: Face, size: float) -> list[str]:
    pieces = []
    for word in words:
        rest = word
        while BLANK not in rest and face.width(rest) * size > room:
            cut = _fitting(rest, room / size, face)
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def _word_width(word: str, face: Face, size: float) -> float:
    dots = word.count(BLANK)
    return face.width(word.replace(BLANK, "").replace(GAP, _GAP).replace(TIE, " ")) * size + dots * _LEAST_BLANK


def _filled(words: list[str], used: float, room: float, face: Face, size: float) -> Line:
    text = _joined(words)
    if BLANK in text:
        text, used = _dotted(text, used, room, face, size)
    gaps = text.count(" ")
    stretch = (room - used) / gaps if gaps else 0.0
    return Line(text, used) if stretch > _MOST_STRETCH * size else Line(text, room, stretch)


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(GAP, _GAP).replace(TIE, " ")


def _last(words: list[str], used: float, room: float, face: Face, size: float) -> Line:
    text = _joined(words)
    return _filled(words, used, room, face, size) if BLANK in text else Line(text, used)


def _dotted(text: str, used: float, room: float, face: Face, size: float) -> tuple[str, float]:
    dot = face.width(".") * size
    blanks = text.count(BLANK)
    each = _LEAST_BLANK + (room - used) / blanks
    dots = int(each / dot)
    return text.replace(BLANK, "." * dots), used - blanks * _LEAST_BLANK + blanks * dots * dot
