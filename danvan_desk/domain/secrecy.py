"""Striking a denouncer's identity out of free text. Source: Luật Tố cáo Đ.9, Đ.47, Đ.56; Nghị định 154/2026 Đ.12(2)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from danvan_desk.domain.folding import fold

ALSO = "also"
"""Key of an identity under which the same person stands again, with what was given of them another time."""

CODE = re.compile(r"(?:\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)\s+)?(?:\(bà\)\s+)?NTC-\d{4}-\d{4,}")
"""A denouncer's code in a text, with the form of address before it."""

_SPACE = r"[\s,./\-']*"
_WORD = re.compile(r"[^\s,./\-']+")
_GAP = r"[\s.()\-]{0,3}"
_UNSEEN = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")  # parts words without a reader seeing it
_ALIKE = str.maketrans("０１２３４５６７８９’‘ʼ`–", "0123456789''''-")
_TITLES = ("ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em")
_KINSHIP = (("dì", "mợ"), ("cậu", "cha"), ("thím", "thầy"), ("dượng",))  # of one length each; folded, they'd mean more


def redact(text: str | None, secrets: Iterable[tuple[str, Mapping[str, object]]]) -> str | None:
    """`text` with every name, number, phone, e-mail or address of the given people replaced by their code.

    `secrets` are pairs of code and identity (fields of Person). A name of two words or more is found however its
    tones or capitals are typed; a name of one word only as it is written, whole.
    """
    if not text:
        return text
    result = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    folded = _folded(result)
    for code, identity in secrets:
        for known in (identity, *_also(identity)):
            for pattern, on_folded in _patterns(known, folded):
                result = _replace(result, pattern, code, folded=on_folded)
    return result


def redact_named(text: str | None, secrets: Iterable[tuple[str, Mapping[str, object]]]) -> str | None:
    """`text` of the office's whole work, such as a report, with the given people replaced by their codes.

    Anybody may be meant there, so only what names one person gives way: a number, a phone, an e-mail, a name of two
    words or more (of just two, only with its tones), a house and its street. A given name alone stands, and a ward.
    """
    if not text:
        return text
    result = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    folded = _folded(result)
    digits = re.sub(r"\D", "", folded)
    for code, identity in secrets:
        for known in (identity, *_also(identity)):
            for pattern, on_folded in _naming(known, folded, digits):
                result = _replace(result, pattern, code, folded=on_folded)
    return result


def redact_each(texts: Sequence[str], secrets: Iterable[tuple[str, Mapping[str, object]]]) -> list[str]:
    """As `redact_named`, for many texts and very many people: few texts have all the words that name somebody."""
    people = [*secrets]
    tells: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)  # by the longest of their parts
    for place, (_code, identity) in enumerate(people):
        for whole in map(frozenset, _tells(identity)):
            tells[max(whole, key=len)].append((place, whole))
    parts = {part for told in tells.values() for _place, whole in told for part in whole}
    struck = []
    for text in texts:
        folded = _folded(_UNSEEN.sub("", unicodedata.normalize("NFC", text)))
        digits = re.sub(r"\D", "", folded)
        there = {part for part in parts if part in (digits if part.isdigit() else folded)}
        named = {place for part in there for place, whole in tells.get(part, ()) if whole <= there}
        struck.append(redact_named(text, [people[place] for place in sorted(named)]) or "")
    return struck


def _tells(identity: Mapping[str, object]) -> Iterable[list[str]]:
    """What must all stand in a text, folded, before it may name somebody: a number, the words of a name or place."""
    for known in (identity, *_also(identity)):
        names = _names(str(known.get("name") or ""))
        for value in (*names, str(known.get("email") or ""), _house(str(known.get("address") or "").strip())):
            if words := _WORD.findall(_folded(value)):
                yield words
        for key in ("id_number", "phone"):
            if number := re.sub(r"\D", "", str(known.get(key) or ""))[1:]:
                yield [number]


def _naming(identity: Mapping[str, object], folded: str, digits: str) -> Iterable[tuple[re.Pattern[str], bool]]:
    """Patterns worth trying on a text that reads so when folded: there may be very many people."""
    for value in (
        _folded(str(identity.get("email") or "").strip()),
        _house(str(identity.get("address") or "").strip()),
    ):
        if len(value) >= 5 and _all_in(folded, value):
            yield _words_pattern(value), True
    numbers = (re.sub(r"\D", "", str(identity.get(key) or ""))[1:] for key in ("id_number", "phone"))
    if any(len(number) >= 5 and number in digits for number in numbers):
        yield from _number_patterns(identity)
    for name in _names(str(identity.get("name") or "")):
        words = _WORD.findall(_folded(name))
        if len(words) > 1 and all(word in folded for word in words):
            toned = re.compile(rf"(?<!\w){_SPACE.join(map(re.escape, name.split()))}(?!\w)", re.IGNORECASE)
            yield (toned, False) if len(words) == 2 else (_words_pattern(" ".join(words)), True)


def _also(identity: Mapping[str, object]) -> list[Mapping[str, object]]:
    given = identity.get(ALSO)
    return given if isinstance(given, list) else []


def _patterns(identity: Mapping[str, object], folded: str) -> Iterable[tuple[re.Pattern[str], bool]]:
    """Patterns worth trying on a text that reads so when folded: making one costs more than not finding it."""
    address = str(identity.get("address") or "").strip()
    for value in (address, _house(address), str(identity.get("email") or "").strip()):
        if len(value) >= 5 and _all_in(folded, words := _folded(value)):
            yield _words_pattern(words), True
    bare = re.sub(r"\W", "", folded)
    numbers = (re.sub(r"\W", "", str(identity.get(key) or "")).lower()[1:] for key in ("id_number", "phone"))
    if any(number and number in bare for number in numbers):
        yield from _number_patterns(identity)
    for name in _names(str(identity.get("name") or "")):
        words = _folded(name)
        if len(name.split()) == 1:
            yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), False
        elif words.split()[-1] in folded:
            if _all_in(folded, words):
                yield _words_pattern(words), True
            yield _spoken_pattern(words.split()), True
            yield _kinship_pattern(name.split()), False


def _all_in(text: str, value: str) -> bool:
    """Whether every word of a folded value stands somewhere in a folded text."""
    return all(word in text for word in _WORD.findall(value))


def _number_patterns(identity: Mapping[str, object]) -> Iterable[tuple[re.Pattern[str], bool]]:
    for field in ("id_number", "phone"):
        digits = re.sub(r"\W", "", str(identity.get(field) or "")).lower()
        if len(digits) >= 6:
            home = field == "phone" and digits.startswith("0")  # 0911… is also written +84 911…
            start = r"(?:\(?(?:\+|00)?84|\(?0)" + _GAP if home else ""
            rest = digits[1:] if home else digits
            before = r"(?<![0-9])" if digits[0].isdigit() else r"(?<!\w)"
            yield re.compile(before + start + _GAP.join(map(re.escape, rest)) + r"(?![0-9])"), True


def _names(given: str) -> list[str]:
    """The name, and a second one put in brackets or after a comma; a form of address typed before it left out."""
    first, *more = (part.strip() for part in re.split(r"[(),;]", unicodedata.normalize("NFC", given)))
    names = [name for name in (first, *(part for part in more if len(part.split()) > 1)) if name]
    return [_untitled(name) for name in names]


def _untitled(name: str) -> str:
    words = name.split()
    return " ".join(words[1:]) if len(words) > 3 and _folded(words[0]) in _TITLES else name


def _house(address: str) -> str:
    """House number and street, as far as an address begins with them: a text seldom has the ward and province too."""
    parts = address.split(",")
    head = parts[0] if re.search(r"[^\W\d_]{2}", re.sub(r"(?i)số|nhà", "", parts[0])) else ",".join(parts[:2])
    found = re.fullmatch(r"\s*(?:so\s+)?(?:nha\s+)?(?:so\s+)?([0-9].*)", _folded(head), re.DOTALL)
    return found[1] if found and re.search(r"[^\W\d_]{2}", found[1]) else ""


def _kinship_pattern(words: list[str]) -> re.Pattern[str]:
    """Those forms of address that without tones are everyday words count only as they are written."""
    after = "|".join(rf"(?<=\b(?:{'|'.join(titles)})\s)" for titles in _KINSHIP)
    names = "|".join(map(re.escape, dict.fromkeys((" ".join(words[-2:]), words[-1]))))
    return re.compile(rf"(?:{after})(?:{names})(?!\w)", re.IGNORECASE)


def _spoken_pattern(words: list[str]) -> re.Pattern[str]:
    """How people are spoken of: a form of address with the given name, or with the middle and the given name."""
    short = r"\s+".join(map(re.escape, words[-2:])) if len(words) > 2 else re.escape(words[-1])
    return re.compile(rf"(?<=\b(?:ong|chi|anh|chu|bac)\s)(?:{short}|{re.escape(words[-1])})(?!\w)|"
                      rf"(?<=\b(?:ba|co|cu|em)\s)(?:{short}|{re.escape(words[-1])})(?!\w)")  # fmt: skip


def _words_pattern(folded: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _SPACE.join(re.escape(w) for w in _WORD.findall(folded)) + r"(?!\w)")


def _folded(text: str) -> str:
    return fold(text).translate(_ALIKE)


def _replace(text: str, pattern: re.Pattern[str], code: str, *, folded: bool) -> str:
    pieces, last = [], 0
    for found in pattern.finditer(_folded(text) if folded else text):
        pieces += [text[last : found.start()], code]
        last = found.end()
    return "".join([*pieces, text[last:]]) if pieces else text
