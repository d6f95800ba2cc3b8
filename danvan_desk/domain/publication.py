"""What is made public of a case, and by when: the result, never who complained, told or denounced.

Source: Luật Tố cáo Đ.9, Đ.40; Luật Khiếu nại Đ.41; Luật Thực hiện dân chủ ở cơ sở Đ.12, Đ.13, Đ.35.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from danvan_desk.domain.secrecy import ALSO, CODE, redact
from danvan_desk.domain.vocabulary import Kind

LEFT_OUT = "[…]"
"""Stands where an address or a number was."""

POSTED_WITHIN = 5
"""Working days to make a result public where the law of its field says none (Luật Thực hiện dân chủ ở cơ sở Đ.13)."""

LONGEST = 300
"""Letters of what is told of a case that no officer summed up."""

RESULTS = ("decided", "concluded", "answered")
"""Events that may close a case with a result to be made public."""

_CALLED = {
    Kind.COMPLAINT.value: "người khiếu nại",
    Kind.DENUNCIATION.value: "người tố cáo",
    Kind.FEEDBACK.value: "người kiến nghị, phản ánh",
}
_TITLES = "ông|bà|anh|chị|cô|chú|bác|cụ|em|dì|cậu|mợ|thím|dượng"
_CAPITALS = "".join(letter for letter in map(chr, range(0x1F00)) if letter.isupper())
_PERSON = re.compile(rf"\b((?i:{_TITLES}))((?:[ ]+[{_CAPITALS}][^\W\d_]*)+)")
_PHONE = re.compile(r"(?<![\w/.\-])(?!\d\d[./\-]\d\d[./\-]\d{4})\(?(?:\+?84|0)\)?(?:[ .\-]?\d){9}(?![\d/])")
_ID = re.compile(r"(?<![\w.,/\-])(?:\d{12}|\d{9})(?![\d/]|[.,]\d|\s*(?:đồng|đ\b|m2|m²))")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


def public_text(text: str, kind: str, people: Iterable[Mapping[str, Any]]) -> str:
    """`text` as it may be posted: the case's people stand by what they are, their addresses and numbers, and every
    other telephone, identity number and e-mail, by LEFT_OUT. `people`: fields of Person."""
    called = _CALLED[kind]
    known = [one for person in people for one in (person, *person.get(ALSO, []))]
    rest = ("address", "phone", "id_number", "email")
    who = [(called, {"name": one[key]}) for one in known for key in ("name", "organisation") if _names(one, key)]
    where = [(LEFT_OUT, {key: one.get(key) for key in rest}) for one in known]
    found = CODE.sub(called, redact(text, [*where, *who]) or "")
    for pattern in (_MAIL, _PHONE, _ID):
        found = pattern.sub(LEFT_OUT, found)
    return _smooth(found, called)


def in_short(text: str) -> str:
    """The first sentences of a text, LONGEST letters at most; nobody named whom it calls ông, bà, anh and so on."""
    text = unicodedata.normalize("NFC", text)
    unnamed = _PERSON.sub(lambda found: f"{found[1]} {LEFT_OUT}" if _named(found) else found[0], text)
    if len(unnamed) <= LONGEST:
        return unnamed
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", unnamed) if found.end() <= LONGEST]
    return unnamed[: ends[-1]] if ends else unnamed[:LONGEST].rpartition(" ")[0] + "…"


def people_named(text: str) -> list[str]:
    """Whom a text calls by name: to be looked at again before it is made public."""
    names = (_named(found) for found in _PERSON.finditer(unicodedata.normalize("NFC", text)))
    return list(dict.fromkeys(name for name in names if name))


def _named(found: re.Match[str]) -> str:
    """The name after a form of address; a given name alone only after a small letter, for Bà Triệu is a street."""
    name = found[2].split()
    return " ".join(name) if len(name) > found[1][0].isupper() else ""


def _names(person: Mapping[str, Any], key: str) -> bool:
    """An organisation of one word is a word of everyday."""
    return bool(person.get(key)) and (key == "name" or len(str(person[key]).split()) > 1)


def _smooth(text: str, called: str) -> str:
    """No form of address before them, nor the same twice over."""
    text = re.sub(rf"\b(?:{_TITLES})\s+(?={called})", "", text, flags=re.IGNORECASE)
    text = re.sub(rf"{called}(?:[\s,(]+{called}\)?)+", called, text, flags=re.IGNORECASE)
    text = re.sub(rf"{re.escape(LEFT_OUT)}(?:[\s,;]+{re.escape(LEFT_OUT)})+", LEFT_OUT, text)
    return text[:1].upper() + text[1:]
