"""Striking a denouncer's identity out of free text. Source: Luật Tố cáo Đ.9, Đ.47, Đ.56; Nghị định 154/2026 Đ.12(2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from danvan_desk.domain.folding import fold

_SPACE = r"[\s,.\-]*"


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
        digits = re.sub(r"\W", "", str(identity.get(field) or ""))
        if len(digits) >= 6:
            yield re.compile(r"(?<!\w)" + r"[\s.\-]?".join(map(re.escape, digits.lower())) + r"(?!\w)"), True
    name = unicodedata.normalize("NFC", str(identity.get("name") or "").strip())
    if len(name.split()) > 1:
        yield _words_pattern(fold(name)), True
    elif name:
        yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), False


def _words_pattern(folded: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _SPACE.join(re.escape(w) for w in re.findall(r"[^\s,.\-]+", folded)) + r"(?!\w)")


def _replace(text: str, pattern: re.Pattern[str], code: str, *, folded: bool) -> str:
    pieces, last = [], 0
    for found in pattern.finditer(fold(text) if folded else text):
        pieces += [text[last : found.start()], code]
        last = found.end()
    return "".join([*pieces, text[last:]]) if pieces else text
