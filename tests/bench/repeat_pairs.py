"""Labelled pairs of petitions from the sample ward: does the later one repeat the earlier, yes or no, and what is hard.

A repeat is the same people on the same matter. Each pair is made so that its label is known, whatever the program
thinks. The weights in domain/repeats.py were set looking at seed TUNED; what is published is measured on others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from danvan_desk.domain.folding import fold
from danvan_desk.domain.repeats import Paper, Signer
from danvan_desk.exchange.sample_course import Pace
from danvan_desk.exchange.sample_days import Days
from danvan_desk.exchange.sample_people import Citizen, People
from danvan_desk.exchange.sample_petitions import FIELD_WEIGHTS
from danvan_desk.exchange.sample_words import Facts, Words

Record = dict[str, Any]
TUNED, PUBLISHED = 1, (2029, 2030, 2031)
EACH = 36  # pairs of each sort
FIRST, LAST = date(2026, 3, 2), date(2026, 11, 20)
_AGAIN = ("Tôi đã gửi đơn nhưng đến nay chưa được trả lời", "Tôi tiếp tục làm đơn này", "Kính mong quý cơ quan xem xét",
          "Gia đình tôi một lần nữa trình bày", "Đơn lần hai")  # fmt: skip
_POSTS = ("công chức địa chính", "cán bộ đô thị", "trưởng khu phố", "nhân viên bộ phận một cửa")
_OTHER_WORDS = (
    ("đề nghị", "mong"), ("gia đình", "nhà tôi"), ("không", "chẳng"), ("quyết định", "QĐ"), ("đường", "đ."),
    ("yêu cầu", "xin"), ("nhiều", "rất nhiều"), ("bị", "đã bị"), ("thửa", "thửa đất"), ("chưa", "vẫn chưa"),
    ("hiện", "bây giờ"), ("ngày", "hôm"), ("hộ", "nhà"), ("phường", "P."),
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    sort: str
    same: bool
    earlier: Record
    later: Record


@dataclass
class _Told:
    """One matter, with what it takes to tell it again in other words."""

    kind: str
    field: str
    facts: Facts
    details: list[Any]
    title: str
    denounced: str = ""


class Pairs:
    """Makes pairs from one seed."""

    def __init__(self, seed: int, calendar: Any, each: int) -> None:
        self.each = each
        self.rng = Random(seed)
        self.days = Days(calendar, FIRST, LAST)
        self.people = People(self.rng, "phường Bình An", "khu phố", 2026)
        self.words = Words(self.rng, self.people, self.days, "phường Bình An")
        self.pace = Pace(self.rng, self.days, 1)

    def all(self) -> Iterator[Pair]:
        for make in (*_SAME, *_OTHERS):
            for _ in range(self.each):
                earlier, later = make(self)
                later["received"] = self.days.iso(self.rng.randrange(LAST.toordinal() - 90, LAST.toordinal()))
                earlier["received"] = self.days.iso(self.rng.randrange(FIRST.toordinal(), LAST.toordinal() - 100))
                yield Pair(make.__name__.strip("_"), make in _SAME, earlier, later)

    # -- telling -----------------------------------------------------------------------------------------------------

    def matter(self, citizen: Citizen, kind: str = "", field: str = "") -> _Told:
        """A new matter of this citizen: a field, a title, and facts that stay."""
        kind = kind or self.rng.choices(("feedback", "complaint"), (6, 4))[0]
        field = field or self.rng.choices(*FIELD_WEIGHTS[kind])[0]
        facts = self.words.facts(citizen.place, LAST.toordinal() - 150)
        title = self.words.title(kind, field, facts)
        post = self.rng.choice(_POSTS)
        return _Told(kind, field, facts, facts.groups[kind, field], title, f"{self.people.name()}, {post}")

    def written(self, told: _Told, *people: Record, sentences: int = 0) -> Record:
        chosen = self.rng.sample(told.details, min(len(told.details), sentences or self.rng.choice((1, 2, 2, 3))))
        content = " ".join([f"{told.title}.", *(template.fill(told.facts) for template in chosen)])
        made: Record = {
            "type": "petition", "channel": "post", "kind": told.kind, "field": told.field, "content": content,
            "people": [deepcopy(person) for person in people],
        }  # fmt: skip
        if told.kind == "complaint":
            made["respondent"] = "Chủ tịch UBND phường Bình An"
        elif told.kind == "denunciation":
            made["respondent"] = told.denounced
        if self.rng.random() < 0.5:
            made["request"] = self.words.ask(told.kind, told.facts)
        return made

    def retold(self, told: _Told, *people: Record) -> Record:
        """The same matter in other words: another title of the same group where there is one, other sentences first,
        a new opening, some words changed for others."""
        titles = [
            template
            for template, details in self.words._grammar[told.kind][told.field]
            if details is told.details and _slots(template) & _drawn(told.facts)
        ]
        title = self.rng.choice(titles).fill(told.facts) if titles and self.rng.random() < 0.4 else told.title
        again = _Told(told.kind, told.field, told.facts, told.details, title)
        made = self.written(again, *people, sentences=2)
        parts = re.split(r"(?<=\.)\s+", made["content"])
        if self.rng.random() < 0.5:
            self.rng.shuffle(parts)
        made["content"] = self.reworded(f"{self.rng.choice(_AGAIN)}. {' '.join(parts)}")
        return made

    def reworded(self, text: str) -> str:
        for word, other in self.rng.sample(_OTHER_WORDS, 6):
            text = re.sub(rf"\b{word}\b", other, text)
        return text

    def typos(self, text: str, share: float = 0.12) -> str:
        """Words with two letters changed about or one left out."""
        made = []
        for word in text.split(" "):
            if len(word) > 3 and word.isalpha() and self.rng.random() < share:
                at = self.rng.randrange(1, len(word) - 1)
                swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
                made.append(swapped if self.rng.random() < 0.5 else word[:at] + word[at + 1 :])
            else:
                made.append(word)
        return " ".join(made)

    def without(self, person: Record, *names: str) -> Record:
        return {name: value for name, value in person.items() if name not in names}

    def phone(self) -> str:
        return f"09{self.rng.randrange(10**7, 10**8)}"

    def namesake(self, citizen: Citizen) -> Citizen:
        """Somebody else of the same name, as old as may be."""
        other = self.people.citizen()
        other.record["name"] = citizen.name
        return other


# -- the same people on the same matter --------------------------------------------------------------------------------


def sent_again(p: Pairs) -> tuple[Record, Record]:
    who = p.people.citizen()
    told = p.matter(who)
    return p.written(told, who.record), p.written(told, who.record)


def in_other_words(p: Pairs) -> tuple[Record, Record]:
    who = p.people.citizen()
    told = p.matter(who)
    return p.written(told, who.record), p.retold(told, who.record)


def typed_badly(p: Pairs) -> tuple[Record, Record]:
    """Typos in text and name, a slip in the ID number, or no tones at all."""
    who = p.people.citizen()
    told = p.matter(who)
    later = p.retold(told, who.record)
    person = later["people"][0]
    later["content"] = p.typos(later["content"])
    if p.rng.random() < 0.4:
        later["content"], person["name"] = fold(later["content"]), fold(person["name"])
    elif p.rng.random() < 0.5:
        person["name"] = p.typos(person["name"], 0.5)
    elif person.get("id_number"):
        at = p.rng.randrange(6, 12)
        digit = str((int(person["id_number"][at]) + 3) % 10)
        person["id_number"] = person["id_number"][:at] + digit + person["id_number"][at + 1 :]
    return p.written(told, who.record), later


def without_number(p: Pairs) -> tuple[Record, Record]:
    """The earlier one gave no ID number; here and there no phone either, or only the year of birth."""
    who = p.people.citizen()
    told = p.matter(who)
    earlier = p.without(who.record, "id_number", "id_issued_on", "id_issued_by")
    if p.rng.random() < 0.5:
        earlier.pop("phone", None)
    if p.rng.random() < 0.5:
        earlier["born"] = earlier["born"][:4]
    return p.written(told, earlier), p.retold(told, who.record)


def little_known(p: Pairs) -> tuple[Record, Record]:
    """By post: name and address only, the address written another way."""
    who = p.people.citizen()
    told = p.matter(who)
    earlier = {"name": who.name, "address": who.record["address"]}
    later = {"name": who.name, "address": who.record["address"].replace("khu phố", "KP").replace("phường", "P.")}
    if p.rng.random() < 0.5:
        later["born"] = who.record["born"][:4]
    return p.written(told, earlier), p.retold(told, later)


def moved_away(p: Pairs) -> tuple[Record, Record]:
    """A new address and phone, and for some a new card instead of the old one."""
    who = p.people.citizen()
    told = p.matter(who)
    earlier, later = deepcopy(who.record), deepcopy(who.record)
    later |= {"address": p.people.citizen().record["address"], "phone": p.phone()}
    if p.rng.random() < 0.3:
        earlier |= {"id_kind": "other", "id_number": str(p.rng.randrange(10**8, 10**9))}
    return p.written(told, earlier), p.retold(told, later)


def one_of_several(p: Pairs) -> tuple[Record, Record]:
    """Several households signed; one of them, not the first, writes again."""
    who = p.people.citizen()
    told = p.matter(who)
    others = [p.people.neighbour_of(who) for _ in range(p.rng.choice((1, 2, 4)))]
    return p.written(told, who.record, *(one.record for one in others)), p.retold(told, p.rng.choice(others).record)


def by_the_decision(p: Pairs) -> tuple[Record, Record]:
    """A complaint that names its decision; the second time it is told in words of its own."""
    who = p.people.citizen()
    told = p.matter(who, "complaint", "land")
    earlier, later = p.written(told, who.record), p.retold(told, who.record)
    number = p.rng.randrange(40, 2400)
    earlier |= {"decision_no": f"{number}/QĐ-UBND"}
    later["content"] = f"Tôi không đồng ý với Quyết định số {number} của UBND phường. " + later["content"]
    return earlier, later


def decision_mistyped(p: Pairs) -> tuple[Record, Record]:
    """The same text typed off the same paper, with a slip in the number of the decision."""
    who = p.people.citizen()
    told = p.matter(who, "complaint", "land")
    earlier = p.written(told, who.record, sentences=2)
    later = deepcopy(earlier) | {"content": p.typos(earlier["content"], 0.02)}
    number = str(p.rng.randrange(100, 2400))
    at = p.rng.randrange(1, len(number))
    slip = number[:at] + str((int(number[at]) + p.rng.randrange(1, 10)) % 10) + number[at + 1 :]
    earlier["decision_no"], later["decision_no"] = f"{number}/QĐ-UBND", f"{slip}/QĐ-UBND"
    return earlier, later


def denounced_again(p: Pairs) -> tuple[Record, Record]:
    """Nobody may be compared: a denunciation of the same person, with a sentence less and some words changed; the
    post is left out."""
    who = p.people.citizen()
    told = p.matter(who, "denunciation")
    earlier = p.written(told, who.record, sentences=3)
    later = deepcopy(earlier)
    parts = re.split(r"(?<=\.)\s+", earlier["content"])
    later["content"] = p.reworded(f"{p.rng.choice(_AGAIN)}. {' '.join(parts[: max(2, len(parts) - 1)])}")
    later["respondent"] = "ông " + earlier["respondent"].split(",")[0]
    return earlier, later


# -- no repeats --------------------------------------------------------------------------------------------------------


def same_name(p: Pairs) -> tuple[Record, Record]:
    """Two people of one name on matters of one field."""
    who = p.people.citizen()
    other = p.namesake(who)
    told = p.matter(who)
    return p.written(told, who.record), p.written(p.matter(other, told.kind, told.field), other.record)


def same_name_same_text(p: Pairs) -> tuple[Record, Record]:
    """Two people of one name on the very same thing in the street, each with papers of their own."""
    who = p.people.citizen()
    told = p.matter(who)
    other = p.namesake(who)
    if p.rng.random() < 0.4:
        other.record.pop("id_number", None)
    return p.written(told, who.record), p.retold(told, other.record)


def same_name_and_year(p: Pairs) -> tuple[Record, Record]:
    """As old, too, and half of them without a number on one side; another matter of the same field."""
    who = p.people.citizen()
    other = p.namesake(who)
    other.record["born"] = who.record["born"][:4]
    if p.rng.random() < 0.5:
        other.record.pop("id_number", None)
    told = p.matter(who)
    return p.written(told, who.record), p.written(p.matter(other, told.kind, told.field), other.record)


def another_matter(p: Pairs) -> tuple[Record, Record]:
    """The same person on another matter of another field."""
    who = p.people.citizen()
    told = p.matter(who)
    for _ in range(20):
        other = p.matter(who, told.kind)
        if other.field != told.field:
            break
    return p.written(told, who.record), p.written(other, who.record)


def another_matter_of_the_field(p: Pairs) -> tuple[Record, Record]:
    """The same person, the same field, another thing: what is told has other sentences to it."""
    who = p.people.citizen()
    while True:
        told, other = p.matter(who, "feedback"), None
        for _ in range(12):
            other = p.matter(who, "feedback", told.field)
            if other.details is not told.details:
                return p.written(told, who.record), p.written(other, who.record)


def another_decision(p: Pairs) -> tuple[Record, Record]:
    """The same person complains of one decision, later of another one on the same sort of thing."""
    who = p.people.citizen()
    told, other = p.matter(who, "complaint", "land"), p.matter(who, "complaint", "land")
    earlier, later = p.written(told, who.record), p.written(other, who.record)
    one, two = p.rng.sample(range(40, 2400), 2)
    earlier["decision_no"], later["decision_no"] = f"{one}/QĐ-UBND", f"{two}/QĐ-UBND"
    return earlier, later


def another_decision_same_words(p: Pairs) -> tuple[Record, Record]:
    """The same person in the very same words against another decision; half of them of the next number and another
    day."""
    who = p.people.citizen()
    told = p.matter(who, "complaint", "land")
    earlier = p.written(told, who.record, sentences=2)
    later = deepcopy(earlier)
    one, two = p.rng.sample(range(40, 2400), 2)
    earlier["decision_no"], later["decision_no"] = f"{one}/QĐ-UBND", f"{two}/QĐ-UBND"
    if p.rng.random() < 0.5:
        days = p.rng.sample(range(1, 29), 2)
        earlier["decision_no"] = f"{one}/QĐ-UBND ngày {days[0]:02}/02/2026"
        later["decision_no"] = f"{one + 1}/QĐ-UBND ngày {days[1]:02}/02/2026"
    return earlier, later


def nobody_elsewhere(p: Pairs) -> tuple[Record, Record]:
    """Unsigned, both, on the same sort of thing in another place."""
    who, other = p.people.citizen(), p.people.citizen()
    told = p.matter(who, "feedback")
    theirs = p.matter(other, told.kind, told.field)
    while theirs.title == told.title:  # the very same words are the very same thing to anybody
        theirs = p.matter(other, told.kind, told.field)
    return p.written(told) | {"anonymous": True}, p.written(theirs) | {"anonymous": True}


def denounced_elsewhere(p: Pairs) -> tuple[Record, Record]:
    """Two denunciations of one field by two people about two others."""
    who, other = p.people.citizen(), p.people.citizen()
    told = p.matter(who, "denunciation")
    theirs = p.matter(other, told.kind, told.field)
    while theirs.title == told.title:
        theirs = p.matter(other, told.kind, told.field)
    return p.written(told, who.record), p.written(theirs, other.record)


def same_household(p: Pairs) -> tuple[Record, Record]:
    """A family at one address with one phone; another of them, on a matter of their own."""
    who = p.people.citizen()
    other = p.people.citizen()
    shared = {name: who.record[name] for name in ("address", "phone") if name in who.record}
    other.record |= shared
    other.place = who.place
    if p.rng.random() < 0.4:
        other.record.pop("id_number", None)
    told = p.matter(who)
    return p.written(told, who.record), p.written(p.matter(other, told.kind, told.field), other.record)


def same_decision(p: Pairs) -> tuple[Record, Record]:
    """Two households complain of one decision, each about its own land."""
    who = p.people.citizen()
    other = p.people.neighbour_of(who)
    told, theirs = p.matter(who, "complaint", "land"), p.matter(other, "complaint", "land")
    earlier, later = p.written(told, who.record), p.written(theirs, other.record)
    number = p.rng.randrange(40, 2400)
    earlier["decision_no"] = later["decision_no"] = f"{number}/QĐ-UBND"
    return earlier, later


def neighbours(p: Pairs) -> tuple[Record, Record]:
    """Two neighbours about the same thing in their alley: one thing, but not one person's petition."""
    who = p.people.citizen()
    told = p.matter(who, "feedback")
    return p.written(told, who.record), p.retold(told, p.people.neighbour_of(who).record)


def strangers(p: Pairs) -> tuple[Record, Record]:
    who, other = p.people.citizen(), p.people.citizen()
    return p.written(p.matter(who), who.record), p.written(p.matter(other), other.record)


_Make = Callable[[Pairs], tuple[Record, Record]]
_SAME: tuple[_Make, ...] = (
    sent_again, in_other_words, typed_badly, without_number, little_known, moved_away, one_of_several, by_the_decision,
    decision_mistyped, denounced_again,
)  # fmt: skip
_OTHERS: tuple[_Make, ...] = (
    same_name, same_name_same_text, same_name_and_year, another_matter, another_matter_of_the_field, another_decision,
    another_decision_same_words, same_household, same_decision, neighbours, strangers, nobody_elsewhere,
    denounced_elsewhere,
)  # fmt: skip


def _slots(template: Any) -> set[str]:
    return {slot for _words, slot in template._parts if slot}


def _drawn(facts: Facts) -> set[str]:
    return set(facts._known)


def labelled(seed: int, each: int = EACH) -> list[Pair]:
    """`each` pairs of every sort."""
    from danvan_desk.domain.working_days import WorkingCalendar
    from danvan_desk.lawbook import CALENDAR_EDITION, shipped_days

    return list(Pairs(seed, WorkingCalendar(shipped_days(), str(CALENDAR_EDITION)), each).all())


def paper_typed(record: Record) -> Paper:
    """A record as the form hands it to the look-up: nobody is looked for by the name of a denouncer."""
    hidden = record["kind"] == "denunciation"
    people = [] if hidden else record["people"]
    return Paper(
        record["kind"], record["content"], record["field"], record.get("request"), record.get("respondent"),
        record.get("decision_no"),
        tuple(Signer(**{name: one.get(name) for name in Signer.__dataclass_fields__}) for one in people), hidden,
    )  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """`precision`: right suggestions of all that were shown, whichever petition they point to. `recall`: repeats whose
    earlier petition was shown. `wrong`, `missed`: how many of which sort."""

    precision: float
    recall: float
    wrong: dict[str, int]
    missed: dict[str, int]


def measured(pairs: list[Pair], case_of: dict[int, str], shown: Callable[[Pair], Collection[str]]) -> Measured:
    """`case_of`: the case of the earlier petition, by id() of the pair; `shown` says which cases the program shows."""
    right, told = 0, 0
    wrong, missed = Counter[str](), Counter[str]()
    for pair in pairs:
        cases = shown(pair)
        found = pair.same and case_of[id(pair)] in cases
        right += found
        told += len(cases)
        wrong[pair.sort] += len(cases) - found
        missed[pair.sort] += pair.same and not found
    return Measured(right / max(1, told), right / sum(pair.same for pair in pairs), dict(+wrong), dict(+missed))
