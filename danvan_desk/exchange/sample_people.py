"""People of the sample ward: names in true proportions, identity numbers that agree with sex and birth year."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any

import resources

_PROVINCE_CODES = ("072", "079", "080", "074", "075", "082", "087", "048", "049", "051", "052", "038", "036", "001")
_PROVINCE_WEIGHT = list(accumulate((34, 14, 17, 4, 3, 3, 3, 2, 3, 3, 3, 4, 4, 3)))

_LONG = 60  # letters of a name that fills a line


@dataclass
class Place:
    street: str
    house: int
    alley: str  # "hẻm 27 Lê Lợi"
    hamlet: str  # "khu phố 4"


@dataclass
class Citizen:
    name: str
    gender: str
    born: int
    place: Place
    record: dict[str, Any] = field(repr=False)


class People:
    """Makes citizens of one ward from one random source; `year` bounds their ages."""

    def __init__(self, rng: Random, ward: str, hamlet_word: str, year: int) -> None:
        self._rng, self._ward, self._hamlet_word, self._year = rng, ward, hamlet_word, year
        known = tomllib.loads((files(resources) / "sample" / "names.toml").read_text(encoding="utf-8"))
        families = [entry.split(":") for entry in known["families"].split()]
        self._families = [name for name, _share in families]
        self._shares = list(accumulate(float(share) for _name, share in families))
        self._middle, self._given = _by_generation(known["middle"]), _by_generation(known["given"])
        self._women_second, self._mobile = known["women_second"].split(), known["mobile"].split()
        self._longest = {sex: names.strip().splitlines() for sex, names in known["longest"].items()}
        streets = [entry.split(":") for entry in known["streets"].split()]
        self._streets = [(name.replace("_", " "), hamlets.split(",")) for name, hamlets in streets]

    def name(self, gender: str | None = None, born: int = 1975) -> str:
        rng = self._rng
        gender = gender or ("male" if rng.random() < 0.5 else "female")
        generation = "old" if born < 1966 else "mid" if born < 1992 else "young"
        family = rng.choices(self._families, cum_weights=self._shares)[0]
        if family == "Tôn":
            family = "Tôn Thất" if gender == "male" else "Tôn Nữ"
        middle = rng.choice(self._middle[gender, generation])
        given = rng.choice(self._given[gender, generation])
        if middle == "Thị" and rng.random() < 0.22:
            middle = f"Thị {rng.choice(self._women_second)}"
        if middle.split()[-1] == given:
            middle = "Thị" if gender == "female" else "Văn"
        return f"{family} {middle} {given}"

    def place(self) -> Place:
        rng = self._rng
        street, hamlets = rng.choice(self._streets)
        hamlet = f"{self._hamlet_word} {rng.choice(hamlets)}"
        return Place(street, rng.randrange(2, 380), f"hẻm {rng.randrange(4, 190)} {street}", hamlet)

    def titled(self) -> str:
        """A name as a text says it, for instance: ông Lê Văn Tư."""
        gender = "male" if self._rng.random() < 0.55 else "female"
        return f"{'ông' if gender == 'male' else 'bà'} {self.name(gender, self._rng.randrange(1950, 1990))}"

    def citizen(self) -> Citizen:
        rng = self._rng
        gender = "male" if rng.random() < 0.52 else "female"
        born = min(self._year - 19, int(rng.triangular(1942, self._year - 19, 1968)))
        place = self.place()
        name = self.name(gender, born)
        record: dict[str, Any] = {"name": name}
        if rng.random() < 0.93:
            record["id_number"] = self._citizen_id(gender, born)
            if rng.random() < 0.3:
                record["id_issued_on"] = (
                    f"{rng.randrange(2021, 2025)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
                )
                record["id_issued_by"] = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
        record["born"] = (
            f"{born}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}" if rng.random() < 0.7 else str(born)
        )
        record["gender"] = gender
        record["address"] = self._address(place)
        if rng.random() < 0.86:
            record["phone"] = f"{rng.choice(self._mobile)}{rng.randrange(10**7):07d}"
        if born > 1980 and rng.random() < 0.12:
            record["email"] = f"congdan{rng.randrange(1000, 99999)}@example.com"
        return Citizen(name, gender, born, place, record)

    def neighbour_of(self, citizen: Citizen) -> Citizen:
        """Somebody of the same alley, for petitions several households sign."""
        other = self.citizen()
        other.place = Place(
            citizen.place.street, self._rng.randrange(2, 380), citizen.place.alley, citizen.place.hamlet
        )
        other.record["address"] = self._address(other.place)
        return other

    def at_length(self, place: Place) -> Citizen:
        """Somebody of that place with a name of the old royal house and an address in every detail."""
        rng, citizen = self._rng, self.citizen()
        citizen.name = self._at_length(citizen.gender)
        citizen.place = place
        citizen.record |= {
            "name": citizen.name,
            "id_number": self._citizen_id(citizen.gender, citizen.born),
            "id_issued_on": "2024-07-15",
            "id_issued_by": "Cục Cảnh sát quản lý hành chính về trật tự xã hội, Bộ Công an",
            "phone": f"{rng.choice(self._mobile)}{rng.randrange(10**7):07d}",
            "address": (
                f"Căn hộ {rng.randrange(2, 19):02d}.{rng.randrange(1, 13):02d}, khối nhà B{rng.randrange(1, 5)}, "
                f"khu nhà ở tái định cư Bến Chợ (số cũ {place.house}/{rng.randrange(2, 90)}B đường {place.street} "
                f"nối dài, {place.alley}), tổ dân phố số {rng.randrange(2, 40)}, {place.hamlet}, {self._ward}"
            ),
        }
        return citizen

    def _at_length(self, gender: str) -> str:
        name: str = self._rng.choice(self._longest[gender])
        given = sorted({*self._given[gender, "mid"], *self._given[gender, "young"]})
        for word in self._rng.sample(given, len(given)):
            if len(name) >= _LONG:
                break
            name += f" {word}"
        return name

    def _address(self, place: Place) -> str:
        alley = self._rng.random() < 0.45
        number = f"{place.alley.split()[1]}/{place.house % 40 + 1}" if alley else str(place.house)
        return f"{number} {place.street}, {place.hamlet}, {self._ward}"

    def _citizen_id(self, gender: str, born: int) -> str:
        """12 digits: birth province, century and sex, year, six at random (Nghị định 137/2015 Đ.13)."""
        rng = self._rng
        province = rng.choices(_PROVINCE_CODES, cum_weights=_PROVINCE_WEIGHT)[0]
        century = (0 if born < 2000 else 2) + (gender == "female")
        return f"{province}{century}{born % 100:02d}{rng.randrange(10**6):06d}"


def _by_generation(known: dict[str, dict[str, str]]) -> dict[tuple[str, str], list[str]]:
    return {(sex, born): names.split() for sex, lists in known.items() for born, names in lists.items()}
