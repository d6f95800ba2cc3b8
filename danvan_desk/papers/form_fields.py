"""Every field a record gives to the papers, with the words for it: from resources/papers/fields.toml and the events."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import resources
from danvan_desk.domain.vocabulary import NOTIFIED_OF, EventName, official
from danvan_desk.papers.form_definition import FieldSpec

SIGNERS: Mapping[str, str] = {
    "chair": "CHỦ TỊCH",
    "committee": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    "vice": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "committee_vice": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "by_order": "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
}
"""Who may sign, as it stands over the signature. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7."""

_PARTS = {
    "on": ("Ngày: {event}", "date"),
    "no": ("Số văn bản: {event}", "text"),
    "by": ("Người thực hiện: {event}", "text"),
    "to": ("Nơi nhận: {event}", "text"),
    "reason": ("Lý do: {event}", "long"),
    "days": ("Số ngày: {event}", "number"),
    "until": ("Đến ngày: {event}", "date"),
    "outcome": ("Kết quả: {event}", "text"),
    "officer": ("Người được giao: {event}", "text"),
    "criteria": ("Tiêu chí: {event}", "text"),
}


@cache
def known_fields() -> Mapping[str, FieldSpec]:
    """Key → what it is called and how it is typed in. The words are Vietnamese, as the papers are."""
    return {**dict(_event_fields()), **record_fields()}


@cache
def record_fields() -> Mapping[str, FieldSpec]:
    """Those of the office and its records, without those of the many events."""
    told = tomllib.loads((files(resources) / "papers" / "fields.toml").read_text(encoding="utf-8"))
    return {key: FieldSpec(key=key, **spec) for key, spec in told.items()}


def _event_fields() -> Iterator[tuple[str, FieldSpec]]:
    names = {event.value: official(event) for event in EventName}
    names |= {f"notified_{of}": f"{names['notified']} ({of})" for of in NOTIFIED_OF}
    for name, words in names.items():
        for part, (label, kind) in _PARTS.items():
            said = label.format(event=words[:1].lower() + words[1:])
            yield f"{name}_{part}", FieldSpec(f"{name}_{part}", said, kind)


@cache
def snippets() -> Mapping[str, str]:
    """Lines several forms share, by name."""
    text = (files(resources) / "papers" / "snippets.toml").read_text(encoding="utf-8")
    return {name: str(lines) for name, lines in tomllib.loads(text).items()}
