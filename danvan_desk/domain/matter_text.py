"""What a petition's words are about, however they are put: decisions, landmarks (numbers, places, names), phrases.

Two petitions on one matter may share few sentences; they share the plot, the alley, the decision and the neighbour.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from danvan_desk.domain.folding import fold

COMMON = 60
"""A landmark or phrase that so many petitions share says nothing of any of them."""

_DECISION = re.compile(
    r"(?:\b(?:quyet dinh|qd)\s*(?:hanh chinh)?\s*(?:so)?\s*[:.]?\s*)?\b(?P<n>\d{1,5})\s*(?:/\s*(?P<year>20\d\d)\s*)?"
    r"/\s*qd\b(?:\s*[-–.]\s*\w+)?|\b(?:quyet dinh|qd)\s*(?:hanh chinh)?\s*(?:so)?\s*[:.]?\s*(?P<m>\d{1,5})\b(?!\s*m)"
)
_DAY_AFTER = re.compile(
    r"^[^.;]{0,24}?\b(?:(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*|nam\s+)(?P<year>20\d\d)"
)
_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:20)?\d\d\b")
_WORD = re.compile(r"\w+")
_LEADS = frozenset(re.findall(
    r"\w+", "ong ba anh chi em co chu bac cu ho duong hem ngo to khu pho thon ap xa phuong quan ubnd tp"
))  # fmt: skip
_COUNTS = frozenset(
    re.findall(r"\w+", "thang nam ngay quy gio phut lan den tu khoang hon gan dieu khoan muc luat pho thon ap")
)
"""Words before a number that is a date, a count, an article or a hamlet: no landmark."""
_PLACES = frozenset(re.findall(r"\w+", "thua hem ngo kiet ngach lo so nha"))
_FILLERS = frozenset(re.findall(
    r"\w+", "va cua cac nhung cho la thi ma de voi tai tu den trong ngoai tren duoi nay kia do da dang se bi duoc "
    "khong co "
    "theo ve vi nen nhung mot hai nam ngay thang toi chung gia dinh nguoi ong ba nghi kinh gui don xin trinh bay "
    "phuong xa ubnd uy ban nhan dan so lan nay ra vao len cung con lai rat nhieu viec"
))  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """A decision's number and, where it is said, its year and day; numbers start anew each year."""

    number: int
    year: int | None = None
    day: tuple[int, int] | None = None  # day, month

    def may_be(self, other: Decision) -> bool:
        return self.number == other.number and self.is_of_year(other)

    def is_of_year(self, other: Decision) -> bool:
        return not self.year or not other.year or self.year == other.year

    def is_of_day(self, other: Decision) -> bool | None:
        """None where either leaves its day out."""
        return (self.day, self.year) == (other.day, other.year) if self.day and other.day else None


def decisions_in(text: str, *, bare: bool = False) -> frozenset[Decision]:
    """Every decision a text names. `bare`: the text is a field for such numbers, and a number alone is one."""
    folded = fold(text)
    found = set()
    for match in _DECISION.finditer(folded):
        after = _DAY_AFTER.match(folded[match.end() :])
        year = match["year"] or (after and after["year"])
        day = (int(after["day"]), int(after["month"])) if after and after["day"] else None
        found.add(Decision(int(match["n"] or match["m"]), int(year) if year else None, day))
    if bare and not found:
        number = re.search(r"\d{1,5}", folded)
        found |= {Decision(int(number[0]))} if number else set()
    return frozenset(found)


class MatterText:
    """The words of one petition, taken apart once."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(_DATE.sub(" ", fold(self.text)))

    @cached_property
    def decisions(self) -> frozenset[Decision]:
        return decisions_in(self.text)

    @cached_property
    def landmarks(self) -> dict[str, str]:
        """Numbers with the word before them ("thua 214", "hem 27") and names of two words or more ("tran van loi"),
        folded, each with how it is written here."""
        found: dict[str, str] = {}
        run: list[str] = []
        before = ""
        plain = _DATE.sub(" . ", self.text)
        for match in re.finditer(r"\w+|[^\w\s]", plain):
            word = fold(match[0])
            if word[0].isdigit():
                if before and not before[0].isdigit() and fold(before) not in _COUNTS:
                    found[f"{fold(before)} {word}"] = f"{before} {match[0]}"
                _keep(found, run)
                run = []
            elif match[0][0].isupper() and not match[0].isupper():
                run.append(match[0])
            else:
                _keep(found, run)
                run = []
            before = match[0] if word[0].isalnum() else ""
        _keep(found, run)
        return found

    @cached_property
    def telling(self) -> frozenset[str]:
        """Single words that carry meaning."""
        return frozenset(word for word in self.words if word not in _FILLERS and len(word) > 1)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Pairs of neighbouring words, of which at least one carries meaning; most Vietnamese words are such pairs."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return frozenset(f"{a} {b}" for a, b in pairs if a not in _FILLERS or b not in _FILLERS)

    def likeness(self, other: MatterText) -> float:
        """0 to 1: the share of words and phrases in common, whatever the tones, the order and the length."""
        return (_cosine(self.telling, other.telling) + _cosine(self.phrases, other.phrases)) / 2

    def shared_landmarks(self, other: MatterText, known: Mapping[str, int], home: str) -> list[str]:
        """Landmarks of both, the rarest first; `known` says how many petitions have one, common ones are left out,
        and so are those of `home`, an address (folded): people name their own street in all they write."""
        both = [mark for mark in self.landmarks if mark in other.landmarks and known.get(mark, 0) < COMMON]
        at_home = {*_WORD.findall(home), *_LEADS} if both else _LEADS
        both = [mark for mark in both if not at_home.issuperset(mark.split())]
        return sorted(both, key=lambda mark: (known.get(mark, 0), mark))


def is_exact(mark: str) -> bool:
    """Whether a landmark is one plot, one alley, one long number, not a street or how many of something there are."""
    word, _space, number = mark.rpartition(" ")
    return number[0].isdigit() and (word in _PLACES or len(number) > 2)


def apart(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether two sets of landmarks put other numbers to one thing, and never the same: plot 214, plot 8."""
    one, other = _numbered(mine), _numbered(theirs)
    return any(one[word].isdisjoint(other[word]) for word in one.keys() & other.keys())


def _numbered(marks: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mark in marks:
        word, _space, number = mark.rpartition(" ")
        if number[0].isdigit():
            found.setdefault(word, set()).add(number)
    return found


def _keep(found: dict[str, str], run: list[str]) -> None:
    """A run of capitals as a name, without the form of address or the word "đường" before it."""
    start = next((at for at, word in enumerate(run) if fold(word) not in _LEADS), len(run))
    if len(run) - start >= 2:
        found[fold(" ".join(run[start:]))] = " ".join(run[start:])


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one) * len(other)) ** 0.5 if one and other else 0.0
