"""Striking a denouncer's identity out of free text. Source: Luật Tố cáo Đ.9, Đ.47, Đ.56; Nghị định 154/2026 Đ.12(2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from danvan_desk.domain.folding import fold

_SPACE = r"[\s,./\-]*"
_GAP = r"[\s.()\-]{0,2}"


def redact(text: str | None, secrets: Iterable[tuple[str, Mapping[str, object]]]) -> str | None:
    """`text` with every name, number, phone, e-mail or address of the given people replaced by their code.

    `secrets` are pairs of code and identity (fields of Person). A name of two words or more is found however its
    tones or capitals are typed; a name of one word only as it is written, whole.
    """
    if not text:
        return text
    result = unicodedata.normalize("NFC", text)
    for code, identity in secrets:
        for pattern, folded in _patterns(identity):
            result = _replace(result, pattern, code, folded=folded)
    return result


def _patterns(identity: Mapping[str, object]) -> Iterable[tuple[re.Pattern[str], bool]]:
    for field in ("address", "email"):
        value = str(identity.get(field) or "").strip()
        if len(value) >= 5:
            yield _words_pattern(fold(value)), True
    for field in ("id_number", "phone"):
        digits = re.sub(r"\W", "", str(identity.get(field) or "")).lower()
        if len(digits) >= 6:
            home = field == "phone" and digits.startswith("0")  # 0911… is also written +84 911…
            start = r"(?:\(?(?:\+|00)?84|\(?0)" + _GAP if home else r"(?<!\w)"
            rest = digits[1:] if home else digits
            yield re.compile(r"(?<!\w)" + start + _GAP.join(map(re.escape, rest)) + r"(?!\w)"), True
    name = unicodedata.normalize("NFC", str(identity.get("name") or "").strip())
    if len(name.split()) > 1:
        yield _words_pattern(fold(name)), True
        yield _spoken_pattern(fold(name).split()), True
    elif name:
        yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), False


def _spoken_pattern(words: list[str]) -> re.Pattern[str]:
    """How people are spoken of: a form of address with the given name, or with the middle and the given name."""
    short = r"\s+".join(map(re.escape, words[-2:])) if len(words) > 2 else re.escape(words[-1])
    return re.compile(rf"(?<=\b(?:ong|chi|anh|chu|bac)\s)(?:{short}|{re.escape(words[-1])})(?!\w)|"
                      rf"(?<=\b(?:ba|co|cu|em)\s)(?:{short}|{re.escape(words[-1])})(?!\w)")  # fmt: skip


def _words_pattern(folded: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _SPACE.join(re.escape(w) for w in re.findall(r"[^\s,./\-]+", folded)) + r"(?!\w)")


def _replace(text: str, pattern: re.Pattern[str], code: str, *, folded: bool) -> str:
    pieces, last = [], 0
    for found in pattern.finditer(fold(text) if folded else text):
        pieces += [text[last : found.start()], code]
        last = found.end()
    return "".join([*pieces, text[last:]]) if pieces else text
