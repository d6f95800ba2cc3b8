"""What the people of the sample ward say: a small grammar read from resources/sample, filled with one matter's facts.

A text holds alternatives `[a|b]`, written out when the file is read, and slots `{alley}`, filled from `Facts`, which
gives one matter the same alley, plot and amount wherever they are named.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import product
from random import Random
from typing import Any

import resources
from danvan_desk.exchange.sample_days import Days
from danvan_desk.exchange.sample_people import People, Place

KINDS = ("feedback", "complaint", "denunciation")
_OFFICIALS = (
    "công chức địa chính", "công chức tư pháp – hộ tịch", "công chức văn hóa – xã hội", "cán bộ đô thị",
    "nhân viên bộ phận một cửa", "công chức tài chính – kế toán",
)  # fmt: skip
_PROJECTS = ("đường Nguyễn Trung Trực", "kè Ba Xã", "chợ Bình An mới", "đường vành đai 2", "khu dân cư Bến Chợ")
_CANALS = ("kênh Ba Xã", "rạch Bến Chợ", "mương Cầu Đá", "suối Tân Mai")
_SCHOOLS = ("Tiểu học Lê Văn Tám", "THCS Nguyễn Trãi", "Mầm non Hoa Sen", "Tiểu học Trần Phú", "THCS Ngô Quyền")
_CONDOS = ("Bình An Plaza", "An Phú", "Sông Xanh", "lô B tái định cư Bến Chợ")
_BARS = ("Hoàng Gia", "Ngọc Lan", "99", "Sao Đêm", "Thiên Đường", "Hương Xưa")


class Template:
    """One sentence, cut into words and slots once, filled many times."""

    __slots__ = ("_parts",)

    def __init__(self, text: str) -> None:
        cut = re.split(r"\{(\w+)\}", text)
        self._parts = [(cut[i], cut[i + 1] if i + 1 < len(cut) else "") for i in range(0, len(cut), 2)]

    def fill(self, facts: Facts) -> str:
        return "".join([words + (facts[slot] if slot else "") for words, slot in self._parts])


class Facts:
    """The facts of one matter; each is drawn when first named and stays the same in every later text."""

    __slots__ = ("_day", "_known", "_ward", "groups", "place")

    def __init__(self, ward: Words, place: Place, day: int) -> None:
        self._ward, self.place, self._day = ward, place, day
        self._known: dict[str, str] = {}
        self.groups: dict[tuple[str, str], list[Template]] = {}  # the details that belong to the title told

    def __getitem__(self, slot: str) -> str:
        found = self._known.get(slot)
        if found is None:
            found = self._known[slot] = self._ward.slots[slot](self.place, self._day)
        return found

    def apart(self, words: Words) -> Facts:
        """These facts; those nothing has named yet are drawn by other words."""
        other = Facts(words, self.place, self._day)
        other._known, other.groups = dict(self._known), self.groups
        return other

    def told(self, slot: str) -> str | None:
        """The fact where some text has already named it."""
        return self._known.get(slot)


Matter = tuple[Template, list[Template]]
"""A title and the details that may follow it."""


class Words:
    """The grammar of one ward. `count(kind, field)` says how many different matters it knows."""

    def __init__(self, rng: Random, people: People, days: Days, ward: str) -> None:
        self._rng, self._people, self._days, self.ward = rng, people, days, ward
        self.ward_name = ward.split(" ", 1)[-1]
        self._grammar = {kind: _read(kind) for kind in KINDS}
        self.slots = self._slots()

    def facts(self, place: Place, day: int) -> Facts:
        return Facts(self, place, day)

    def fields(self, kind: str) -> list[str]:
        return [name for name in self._grammar[kind] if name != "asks"]

    def count(self, kind: str, field: str) -> int:
        return len(self._grammar[kind].get(field, ()))

    def title(self, kind: str, field: str, facts: Facts) -> str:
        template, details = self._rng.choice(self._grammar[kind][field])
        facts.groups[kind, field] = details
        return _sentence(template.fill(facts))

    def detail(self, kind: str, field: str, facts: Facts, how_many: int = 1) -> str:
        known = facts.groups.get((kind, field)) or self._grammar[kind][field][0][1]
        chosen = self._rng.sample(known, min(how_many, len(known)))
        return " ".join([_sentence(template.fill(facts)) for template in chosen])

    def ask(self, kind: str, facts: Facts) -> str:
        return _sentence(self._rng.choice(self._grammar[kind]["asks"])[0].fill(facts))

    def asks(self, kind: str, facts: Facts) -> str:
        """Everything one could ask for."""
        return " ".join(_sentence(template.fill(facts)) for template, _details in self._grammar[kind]["asks"])

    def _slots(self) -> dict[str, Callable[[Place, int], str]]:
        rng, people, days = self._rng, self._people, self._days
        between, choice = rng.randrange, rng.choice

        def year(day: int) -> int:
            return date.fromordinal(day).year

        def month(_place: Place, day: int) -> str:
            return f"tháng {days.words(day - between(25, 120))[3:]}"

        return {
            "ward": lambda _p, _d: self.ward,
            "wardname": lambda _p, _d: self.ward_name,
            "alley": lambda p, _d: p.alley,
            "street": lambda p, _d: f"đường {p.street}",
            "road": lambda p, _d: p.street,
            "num": lambda p, _d: str(p.house),
            "kp": lambda p, _d: p.hamlet,
            "place": lambda p, _d: choice((p.alley, f"chợ {self.ward_name}", f"công viên {p.hamlet}")),
            "plot": lambda _p, _d: f"thửa {between(12, 640)}, tờ bản đồ số {between(3, 58)}",
            "area": lambda _p, _d: f"{between(38, 420)} m²",
            "small": lambda _p, _d: f"{between(2, 28)} m²",
            "money": lambda _p, _d: f"{between(8, 240)} triệu đồng",
            "small_money": lambda _p, _d: f"{between(5, 38) * 100_000:,} đồng".replace(",", "."),
            "fee": lambda _p, _d: f"{between(4, 60) * 10_000:,} đồng".replace(",", "."),
            "fee_kwh": lambda _p, _d: f"{between(30, 48) * 100:,}".replace(",", "."),
            "day": lambda _p, d: days.words(d - between(4, 75)),
            "month": month,
            "thisyear": lambda _p, d: str(year(d)),
            "lastyear": lambda _p, d: str(year(d) - 1),
            "nextyear": lambda _p, d: str(year(d) + (date.fromordinal(d).month > 8)),
            "oldyear": lambda _p, _d: str(between(1978, 2016)),
            "n": lambda _p, _d: str(between(2, 9)),
            "homes": lambda _p, _d: str(between(8, 70)),
            "age": lambda _p, _d: str(between(66, 91)),
            "dec": lambda _p, d: (
                f"số {between(40, 2400)}/QĐ-UBND ngày {days.words(days.roll_back(d - between(5, 60)))}"
            ),
            "bb": lambda _p, _d: f"số {between(3, 95)}",
            "man": lambda _p, _d: people.titled(),
            "neighbour": lambda _p, _d: f"hộ {people.titled()}",
            "official": lambda _p, _d: f"{choice(_OFFICIALS)} {self.ward}",
            "project": lambda _p, _d: choice(_PROJECTS),
            "canal": lambda _p, _d: choice(_CANALS),
            "school": lambda _p, _d: choice(_SCHOOLS),
            "condo": lambda _p, _d: choice(_CONDOS),
            "biz": lambda _p, _d: choice(_BARS),
            "hour": lambda _p, _d: choice(("22 giờ", "23 giờ", "nửa đêm")),
            "clock": lambda _p, _d: f"{between(7, 17)} giờ {choice(('', '15', '30', '45'))}".strip(),
        }


@cache
def _read(kind: str) -> dict[str, list[Matter]]:
    given: dict[str, Any] = tomllib.loads((files(resources) / "sample" / f"{kind}.toml").read_text(encoding="utf-8"))
    read: dict[str, list[Matter]] = {"asks": [(Template(line), []) for line in given.pop("asks")]}
    for field, entry in given.items():
        read[field] = []
        for group in entry if isinstance(entry, list) else [entry]:
            details = [Template(unicodedata.normalize("NFC", line)) for line in group["details"]]
            read[field] += [(Template(text), details) for line in group["titles"] for text in alternatives(line)]
    return read


def alternatives(text: str) -> list[str]:
    """Every text that `[a|b]` writes out."""
    cut = re.split(r"\[([^\]]+)\]", unicodedata.normalize("NFC", text))
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(cut)]
    return ["".join(words) for words in product(*choices)]


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
