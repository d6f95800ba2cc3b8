"""Whether a petition repeats an earlier one, and why: a repeat is the same people on the same matter.

Names alone say next to nothing: most of a ward shares its name with somebody. So each piece of evidence weighs for
itself, for and against, who writes apart from what about, and both must hold. Nothing is ever joined here; a person
does that after reading the reasons. The weights were set on one made-up set of pairs and measured on others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from danvan_desk.domain.folding import fold
from danvan_desk.domain.matter_text import Decision, MatterText, apart, decisions_in, is_exact
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.texts import _

WHO, WHAT = 3.0, 1.0
"""What each side must reach for a repeat."""
ALIKE = 0.45
"""How alike the texts must be where nobody may be compared: an anonymous petition, or a secret one."""
TELLING = 20
"""Of such petitions, how few in the register may have what both name for it to tell this matter from others."""
COPIED, NEARLY_COPIED = 0.85, 0.7
"""How alike two texts must be for a number of a decision that is one slip off to be that slip; the second where both
say the same day for it."""
_ENOUGH_WORDS = 5


@dataclass(frozen=True)
class Signer:
    name: str = ""
    id_number: str | None = None
    phone: str | None = None
    born: str | None = None  # "1957" or "1957-03-21"
    address: str | None = None


@dataclass(frozen=True)
class Paper:
    """What can be compared of a petition. `hidden`: its signers are secret and not among `signers`."""

    kind: str
    content: str
    field: str = "other"
    request: str | None = None
    respondent: str | None = None
    decision_no: str | None = None
    signers: tuple[Signer, ...] = ()
    hidden: bool = False

    @cached_property
    def text(self) -> MatterText:
        return MatterText(self.content)

    @cached_property
    def decisions(self) -> frozenset[Decision]:
        """The one complained of where it is said, else all the text names."""
        return decisions_in(self.decision_no, bare=True) if self.decision_no else self.text.decisions

    @cached_property
    def home(self) -> str:
        """Where its signers live, folded."""
        return fold(" ".join(signer.address or "" for signer in self.signers))

    def can_be_compared(self) -> bool:
        return bool(self.decision_no) or len(self.text.words) >= _ENOUGH_WORDS


@dataclass
class Weighed:
    """Points for one side of the comparison, and what is worth telling, for and against."""

    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str = "") -> None:
        self.points += points
        if reason:
            (self.reasons if points > 0 else self.against).append(reason)


@dataclass(frozen=True)
class Verdict:
    likely: bool
    score: float
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def compare(typed: Paper, earlier: Paper, known: Mapping[str, int] | None = None) -> Verdict:
    """How likely `typed` repeats `earlier`. `known`: how many petitions have a landmark of the typed text."""
    if not typed.can_be_compared():
        return Verdict(False, 0.0)
    known = known or {}
    if typed.hidden or earlier.hidden or not (typed.signers and earlier.signers):
        what = _what(typed, earlier, known)
        likely = what.points >= WHAT and _one_thing(typed, earlier, known)
        return Verdict(likely, what.points, tuple(what.reasons), tuple(what.against))
    who = max((_who(one, other) for one in typed.signers for other in earlier.signers), key=lambda w: w.points)
    if who.points < WHO:  # somebody else: what the texts have in common doesn't matter
        return Verdict(False, who.points, (), tuple(who.against))
    what = _what(typed, earlier, known)
    score = who.points + what.points
    likely = what.points >= WHAT and not _two_complaints(typed, earlier)
    return Verdict(likely, score, (*who.reasons, *what.reasons), (*who.against, *what.against))


# -- who ----------------------------------------------------------------------------------------------------------


def _who(one: Signer, other: Signer) -> Weighed:
    found = Weighed()
    same_id = _id_number(found, one, other)
    _name(found, one, other, same_id=same_id)
    if one.phone and other.phone:
        if _digits(one.phone) == _digits(other.phone):
            found.add(4, _("cùng số điện thoại"))
        else:
            found.add(-1)
    _born_and_lives(found, one, other, same_id=same_id)
    return found


def _id_number(found: Weighed, one: Signer, other: Signer) -> bool:
    mine, theirs = _digits(one.id_number), _digits(other.id_number)
    if not mine or not theirs:
        return False
    if mine == theirs:
        found.add(9, _("cùng số giấy tờ …{last}").format(last=mine[-4:]))
        return True
    if len(mine) != len(theirs):  # an old card of nine digits and a new one of twelve say nothing of each other
        return False
    if fold(one.name) == fold(other.name) and slips(mine, theirs) == 1:
        found.add(3, _("số giấy tờ chỉ lệch một chữ số"))
    else:
        found.add(-7, _("khác số giấy tờ"))
    return False


def _name(found: Weighed, one: Signer, other: Signer, *, same_id: bool) -> None:
    mine, theirs = fold(one.name).split(), fold(other.name).split()
    if not mine or not theirs:
        return
    if mine == theirs:
        found.add(3, _("cùng họ tên"))
    elif slips(" ".join(mine), " ".join(theirs)) <= 1 + (len(" ".join(mine)) > 9):
        found.add(1.5, _("họ tên gần giống"))
    else:
        found.add(-2 if same_id else -8, _("khác họ tên"))


def _born_and_lives(found: Weighed, one: Signer, other: Signer, *, same_id: bool) -> None:
    near = bool(one.address and other.address) and address_likeness(one.address or "", other.address or "") >= 0.7
    year = False
    if one.born and other.born:
        year = one.born[:4] == other.born[:4]
        whole = len(one.born) == len(other.born) == 10
        if not year:
            found.add(0 if same_id else -5, _("khác năm sinh"))
        elif whole and one.born == other.born:
            found.add(4, "" if near else _("cùng ngày sinh"))
        elif whole:
            found.add(-1, _("khác ngày sinh"))
        else:
            found.add(2, "" if near else _("cùng năm sinh"))
    if near:
        found.add(3, _("cùng năm sinh và địa chỉ") if year else _("cùng địa chỉ"))
    elif one.address and other.address:
        found.add(-1.5)


def address_likeness(one: str, other: str) -> float:
    """0 to 1. The number of the house must agree; "P. Bình An" and "phường Bình An" are alike enough."""
    mine, theirs = _address_words(one), _address_words(other)
    numbers = [next((word for word in words if word[0].isdigit()), "") for words in (mine, theirs)]
    if not mine or not theirs or numbers[0] != numbers[1]:
        return 0.0
    short, long = sorted((set(mine), set(theirs)), key=len)
    return len(short & long) / len(short)


def _address_words(address: str) -> list[str]:
    skipped = {"duong", "so", "nha", "p", "phuong", "xa", "x", "kp", "khu", "pho", "thon", "to", "ap", "tinh", "tp"}
    return [word for word in re.findall(r"\d+\w*(?:/\d+\w*)*|[a-z]+", fold(address)) if word not in skipped]


# -- what ---------------------------------------------------------------------------------------------------------


def _what(typed: Paper, earlier: Paper, known: Mapping[str, int]) -> Weighed:
    found = Weighed()
    _decision(found, typed, earlier)
    alike = typed.text.likeness(earlier.text)
    points = max(-3.0, min(6.0, 16 * (alike - 0.2)))
    found.add(points, _("nội dung giống {percent} %").format(percent=round(alike * 20) * 5) if points > 0 else "")
    marks = typed.text.shared_landmarks(earlier.text, known, typed.home)
    if marks:
        told = ", ".join(typed.text.landmarks[mark] for mark in marks[:2])
        found.add(min(4.5, 1.5 * len(marks)), _("cùng nhắc “{words}”").format(words=told))
    elif _numbers(typed.text) and _numbers(earlier.text):
        found.add(-1.5)  # each names its own plot, sum or number
    if typed.field != earlier.field and "other" not in (typed.field, earlier.field):
        found.add(-1.5)
    if _same_respondent(typed, earlier):
        denounced = typed.kind == earlier.kind == Kind.DENUNCIATION
        found.add(2 if denounced else 0.5, _("cùng người bị tố cáo") if denounced else "")
    return found


def _same_respondent(typed: Paper, earlier: Paper) -> bool | None:
    """None where either names nobody."""
    mine, theirs = _answers(typed), _answers(earlier)
    return slips(mine, theirs) <= 1 if mine and theirs else None


def _answers(paper: Paper) -> str:
    """Who is complained of or denounced, folded, without form of address and post: "Ông Tấn, địa chính" is "tan"."""
    words = fold(re.split(r"[,;(–-]", paper.respondent or "")[0]).split()
    return " ".join(words[1:] if words[:1] in (["ong"], ["ba"]) else words)


def _numbers(text: MatterText) -> bool:
    return any(mark[-1].isdigit() for mark in text.landmarks)


def _decision(found: Weighed, typed: Paper, earlier: Paper) -> None:
    mine, theirs = typed.decisions, earlier.decisions
    if not mine or not theirs:
        return
    same = _same_decision(mine, theirs)
    if same is not None:
        found.add(4, _("cùng quyết định số {number}").format(number=same.number))
    elif _mistyped(typed, earlier):
        found.add(-2, _("số quyết định chỉ lệch một chữ số"))
    else:
        found.add(-5, _("khác số quyết định"))


def _same_decision(mine: Iterable[Decision], theirs: Collection[Decision]) -> Decision | None:
    return next((one for one in mine for other in theirs if one.may_be(other)), None)


def _two_complaints(typed: Paper, earlier: Paper) -> bool:
    """A complaint is against one decision (Law on Complaints 02/2011 art. 2): two decisions, two complaints, whoever
    writes and however alike the words are, unless the number is mistyped."""
    mine, theirs = typed.decisions, earlier.decisions
    complain = typed.kind == earlier.kind == Kind.COMPLAINT
    return bool(complain and mine and theirs and not _same_decision(mine, theirs) and not _mistyped(typed, earlier))


def _mistyped(typed: Paper, earlier: Paper) -> bool:
    """Whether one decision's number is a slip of the other's: then text and day are the same."""
    if apart(typed.text.landmarks, earlier.text.landmarks):
        return False
    alike = typed.text.likeness(earlier.text)
    return any(
        slips(str(one.number), str(other.number)) == 1
        and one.is_of_year(other)
        and one.is_of_day(other) is not False
        and alike >= (NEARLY_COPIED if one.is_of_day(other) else COPIED)
        for one in typed.decisions
        for other in earlier.decisions
    )


def _one_thing(typed: Paper, earlier: Paper, known: Mapping[str, int]) -> bool:
    """Whether the words alone show it is one thing: alike, and both name what few do, or one decision. People complain
    of the same sorts of things in the same words, street by street."""
    if typed.text.likeness(earlier.text) < ALIKE or apart(typed.text.landmarks, earlier.text.landmarks):
        return False
    if typed.decisions and earlier.decisions:
        return _same_decision(typed.decisions, earlier.decisions) is not None
    if typed.kind == earlier.kind == Kind.DENUNCIATION:
        same = _same_respondent(typed, earlier)
        if same is False or (same and not re.search(r"\b(ubnd|uy ban)\b", _answers(typed))):  # a post is no person
            return bool(same)
    marks = [m for m in typed.text.shared_landmarks(earlier.text, known, "") if known.get(m, 0) <= TELLING]
    exact = any(is_exact(mark) for mark in marks)
    return exact or (bool(_names(marks)) and typed.text.likeness(earlier.text) >= NEARLY_COPIED)


def _names(marks: Iterable[str]) -> list[str]:
    return [mark for mark in marks if not mark[-1].isdigit()]


# -- letters ------------------------------------------------------------------------------------------------------


def _digits(number: str | None) -> str:
    kept = "".join(re.findall(r"[0-9a-z]", fold(number or "")))
    return "0" + kept[2:] if kept.startswith("84") and len(kept) == 11 else kept


def slips(one: str, other: str, most: int = 3) -> int:
    """Letters wrong, missing, too many or changed about (two neighbours count once) between two short texts; no more
    than `most` are counted."""
    if abs(len(one) - len(other)) >= most or len(Counter(one) - Counter(other)) >= most:
        return most
    before, last = list[int](), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return min(last[-1], most)
