"""The keys under which a petition is looked up as a possible repeat: two that share none are never compared.

A key is a number of 63 bits made from what it stands for. A petition whose signers are secret has keys of its text
and decision only.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from danvan_desk.domain.folding import fold
from danvan_desk.domain.repeats import Paper, Signer

_PHRASES = 6
_LANDMARKS = 12


def key(sort: str, value: str) -> int:
    digest = blake2b(f"{sort}:{value}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def landmark_keys(paper: Paper) -> dict[str, int]:
    """Landmark of the text: its key. Of a text with very many, the longest."""
    marks = sorted(paper.text.landmarks, key=lambda mark: (-len(mark), mark))[:_LANDMARKS]
    return {mark: key("mark", mark) for mark in marks}


def keys_of(paper: Paper) -> set[int]:
    """All keys of a petition; a text of one word has at least the key of that word."""
    found = set(landmark_keys(paper).values())
    found |= {key("decision", str(decision.number)) for decision in paper.decisions}
    found |= set(_phrase_keys(paper))
    if not paper.hidden:
        for signer in paper.signers:
            found |= set(_signer_keys(signer))
    return found or {key("text", fold(paper.content))}


def _signer_keys(signer: Signer) -> Iterable[int]:
    digits = [character for character in signer.id_number or "" if character.isalnum()]
    if digits:
        yield key("id", "".join(digits).upper())
    called = "".join(character for character in signer.phone or "" if character.isdigit())
    if len(called) >= 6:
        yield key("phone", called[-9:])  # 0911… and +84 911… end alike
    name = " ".join(fold(signer.name).split())
    if signer.born and name:
        yield key("name", f"{name} {signer.born[:4]}")
    if signer.address and name:
        yield key("lives", f"{name} {_house(signer.address)}")
    if name:
        yield key("called", name)


def _house(address: str) -> str:
    return next((word for word in fold(address).replace(",", " ").split() if word[0].isdigit()), "")


def _phrase_keys(paper: Paper) -> list[int]:
    """The smallest hashes of all runs of three words: texts with many runs in common share some of them."""
    words = paper.text.words
    runs = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    return sorted(key("run", run) for run in runs)[:_PHRASES]
