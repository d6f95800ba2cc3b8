"""Vietnamese words for searching and sorting: folded (no tones, đ as d) and in the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
_RANK = {letter: index + 1 for index, letter in enumerate(_ALPHABET)}


def _folded_letter(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    return unicodedata.normalize("NFD", letter)[0].lower()


_TABLE = {code: chr(code) for code in range(128)}  # plain letters too: translate() is slow for what it doesn't find
_TABLE |= {ord("Ð"): "d", ord("ð"): "d"}
_TABLE |= {ord(c): _folded_letter(c) for c in {*_ALPHABET, *_ALPHABET.upper()} if not c.isascii()}


def fold(text: str) -> str:
    """Lower case without tones, as long as the NFC of `text`: positions in one are positions in the other."""
    bare = unicodedata.normalize("NFC", text).translate(_TABLE)
    lower = bare.lower()
    return lower if len(lower) == len(bare) else "".join(letter.lower()[0] for letter in bare)  # İ grows to two


def words(text: str) -> list[str]:
    """The folded words of a text, letters and digits only, in order."""
    return re.findall(r"[0-9a-z]+", fold(text))


def has_tones(text: str) -> bool:
    composed = unicodedata.normalize("NFC", text).lower()
    return fold(composed) != composed


def name_key(name: str) -> tuple[tuple[int, ...], ...]:
    """Sort key of a person's name as Vietnamese lists go: given name, then middle, then family name."""
    parts = unicodedata.normalize("NFC", name).lower().split()
    ordered = parts[-1:] + parts[1:-1] + parts[:1] if len(parts) > 1 else parts
    return tuple(tuple(_RANK.get(letter, 0) for letter in part) for part in ordered)
