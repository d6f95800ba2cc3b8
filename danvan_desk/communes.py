"""The country's provinces and communes, to choose the office from. Read when first asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import resources


@dataclass(frozen=True)
class Commune:
    """`name` is whole ("Phường Bình An"); `code` is the General Statistics Office's, five digits."""

    code: str
    name: str
    province: str

    def place(self) -> str:
        """Its own name without its rank, as it stands before a date: "Bình An"."""
        return self.name[9:] if self.name.startswith("Đặc khu ") else self.name.partition(" ")[2]

    def office(self) -> str:
        """How the committee's name is usually written: "UBND phường Bình An"."""
        kind, _space, rest = self.name.partition(" ")
        if kind == "Đặc":  # Đặc khu Phú Quốc
            return f"UBND đ{self.name[1:]}"
        return f"UBND {kind.lower()} {rest}"


@dataclass(frozen=True)
class Province:
    code: str
    name: str
    communes: tuple[Commune, ...]

    def superior(self) -> str:
        """The body above the commune's committee: "UBND tỉnh Cà Mau", "UBND Thành phố Hà Nội" in lower case."""
        return f"UBND {self.name[:1].lower()}{self.name[1:]}"


@cache
def provinces() -> tuple[Province, ...]:
    """All 34, with their 3,321 communes, in the order of their codes."""
    data = json.loads((files(resources) / "communes" / "communes.json").read_text(encoding="utf-8"))
    return tuple(
        Province(one["code"], one["name"], tuple(Commune(code, name, one["name"]) for code, name in one["communes"]))
        for one in data
    )


def commune_of(code: str | None, province: str, office: str) -> tuple[Province, Commune] | None:
    """The commune with that code, else the one of the province whose committee is called so."""
    every = [(one, commune) for one in provinces() for commune in one.communes]
    by_code = (found for found in every if found[1].code == code)
    by_name = (
        found for found in every if found[0].name == province and found[1].office().lower() == office.strip().lower()
    )
    return next(by_code, None) or next(by_name, None)
