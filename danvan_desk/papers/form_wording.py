"""A form's words by their parts, as an office may write them for itself, and the form with its own words in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from danvan_desk.papers.form_definition import FormDefinition, SignatureSpec

PARTS = ("title", "heading", "about", "addressed", "grounds", "body", "recipients", "signatures")
_MAY_BE_ADDED = ("about", "addressed", "recipients")  # to a form that ships without


@dataclass(frozen=True)
class OwnWords:
    """What an office says otherwise: parts of one form, and lines every form shares."""

    parts: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)


def parts_of(form: FormDefinition) -> dict[str, str]:
    """The parts that can be written otherwise, in the order of the paper, each as text.

    A recipient is one line. So is a signature, "ĐẠI DIỆN / BÊN NHẬN | (Ký, ghi rõ họ tên) | {name}": capacity (" / "
    for a new line), how it is signed, name; an empty line starts the next row of signatures.
    """
    told = {
        "title": form.title, "heading": form.heading, "about": form.about, "addressed": form.addressed,
        "grounds": form.grounds, "body": form.body, "recipients": "\n".join(form.recipients),
        "signatures": "\n\n".join("\n".join(map(_signature_line, row)) for row in form.signatures),
    }  # fmt: skip
    added = () if form.layout == "citizen" else _MAY_BE_ADDED
    return {part: tidy(text) for part, text in told.items() if text.strip() or part in added}


def worded(form: FormDefinition, own: Mapping[str, str]) -> FormDefinition:
    """The form with the office's words in the place of those that ship; parts it doesn't have are left out."""
    parts = {part: text for part, text in own.items() if part in parts_of(form)}
    changed: dict[str, object] = dict(parts)
    if "recipients" in parts:
        changed["recipients"] = tuple(line for line in parts["recipients"].splitlines() if line.strip())
    if "signatures" in parts:
        changed["signatures"] = _signatures(parts["signatures"])
    return replace(form, **changed)  # type: ignore[arg-type] # each part is a text of the form but those two


def tidy(text: str) -> str:
    """A text as it is compared and kept: no blanks at the ends of lines, no empty lines around it."""
    lines = unicodedata.normalize("NFC", text).replace("\u00a0", " ").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def _signature_line(one: SignatureSpec) -> str:
    told = " | ".join((one.capacity.replace("\n", " / "), one.how, one.name))
    return told.rstrip(" |") or "|"


def _signatures(text: str) -> tuple[tuple[SignatureSpec, ...], ...]:
    rows = (block.splitlines() for block in tidy(text).split("\n\n"))
    return tuple(tuple(_signature(line) for line in row) for row in rows if row)


def _signature(line: str) -> SignatureSpec:
    capacity, how, name = (cell.strip() for cell in [*line.split("|", 2), "", ""][:3])
    return SignatureSpec(capacity.replace(" / ", "\n"), how, name)
