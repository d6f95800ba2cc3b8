"""Who must report: the communes of a province, and how an office in a file is known to be one of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan_desk.communes import Province, provinces
from danvan_desk.domain.folding import words
from danvan_desk.errors import Problem, Refused
from danvan_desk.tallies.tally import TallyOffice
from danvan_desk.texts import _

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_KINDS = ("thành phố ", "tp. ", "tp.", "tp ", "tỉnh ")
_RANK = frozenset({"thanh", "pho", "tp", "tinh"})
_COMMITTEE = ("uỷ ban nhân dân ", "ủy ban nhân dân ", "ubnd ")


@dataclass(frozen=True)
class Reporter:
    """An office as the list has it: code, name as on its papers, province."""

    code: str | None
    name: str
    province: str

    def key(self) -> tuple[str, ...]:
        """What makes two files one office's: the code, else name and province."""
        return (self.code,) if self.code else (_bare(self.name), _bare(self.province, _KINDS))

    def place(self) -> tuple[str, str, str]:
        """For sorting: code first, then name."""
        return self.code or "~", self.province, self.name


def reporter_of(office: TallyOffice) -> Reporter:
    """The commune an office is: by its code where its name or province agrees, else by its name and province; itself
    where it is none of them."""
    by_code, by_name = _communes()
    province = _bare(office.province, _KINDS)
    coded = by_code.get(office.code or "")
    if coded and (_bare(coded.province, _KINDS) == province or same_name(coded.name, office.name)):
        return coded
    return by_name.get((province, _bare(office.name))) or Reporter(
        office.code, office.name, _full_name(office.province)
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names of offices mean the same, "Ủy ban nhân dân phường An Hoà" and "UBND Phường An Hòa"."""
    return _bare(one) == _bare(other)


def communes_of(names: Iterable[str]) -> list[Reporter]:
    """All communes of the provinces named, in the order of their codes. Raises Refused for an unknown province."""
    chosen = [province_named(name) for name in names]
    return [one for province in dict.fromkeys(chosen) for one in _reporters(province)]


def province_named(name: str) -> Province:
    """A province however its name is written: "Đà Nẵng", "tp. đà nẵng", "da nang"."""
    found = next((one for one in provinces() if _without_tones(one.name) == _without_tones(name)), None)
    if found is None:
        raise Refused([Problem("province", _("không có trong 34 tỉnh, thành phố"), name)])
    return found


def listed(file: Path) -> list[Reporter]:
    """The offices of an own list: a line for each with its code, its name or both, parted as in CSV. One that is no
    commune stands as it is written, in the province of the others. Raises Refused where there is no such list.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused([Problem("list", _("không đọc được danh sách; lưu thành tệp chữ UTF-8"), str(file))]) from error
    lines = [parts for line in text.splitlines() if (parts := _parts(line))]
    found = [_coded(parts) for parts in lines]
    held = {one.province for one in found if one}
    province = held.pop() if len(held) == 1 else ""
    made = [one or _called(parts, province) for one, parts in zip(found, lines, strict=True)]
    if not made:
        raise Refused([Problem("list", _("danh sách trống; ghi mỗi dòng một mã hoặc tên đơn vị"), str(file))])
    return list({one.key(): one for one in made}.values())


def _parts(line: str) -> list[str]:
    return [part for part in (part.strip(' "') for part in re.split(r"[;,\t]", line)) if part]


def _coded(parts: Sequence[str]) -> Reporter | None:
    """By its code, else by a name that only one commune has."""
    by_code, by_name = _communes()
    codes = [by_code[part] for part in parts if part in by_code]
    names = [one for key, one in by_name.items() if key[1] in {_bare(part) for part in parts}] if not codes else []
    return codes[0] if codes else names[0] if len(names) == 1 else None


def _called(parts: Sequence[str], province: str) -> Reporter:
    by_name = _communes()[1]
    known = [by_name[key] for part in parts if (key := (_bare(province, _KINDS), _bare(part))) in by_name]
    return known[0] if known else Reporter(None, parts[-1], province)


def known_provinces(names: Iterable[str]) -> list[str]:
    """Those of the names that are provinces, each once, by its full name."""
    full = {one.name for one in provinces()}
    return list(dict.fromkeys(name for name in map(_full_name, names) if name in full))


def _full_name(province: str) -> str:
    wanted = _bare(province, _KINDS)
    return next((one.name for one in provinces() if _bare(one.name, _KINDS) == wanted), province)


@cache
def _communes() -> tuple[dict[str, Reporter], dict[tuple[str, str], Reporter]]:
    every = [one for province in provinces() for one in _reporters(province)]
    names = {(_bare(one.province, _KINDS), _bare(one.name)): one for one in every}
    return {one.code or "": one for one in every}, names


@cache
def _reporters(province: Province) -> tuple[Reporter, ...]:
    return tuple(Reporter(one.code, one.office(), one.province) for one in province.communes)


@cache
def _bare(name: str, kinds: tuple[str, ...] = _COMMITTEE) -> str:
    """Lower case without what stands before it, each word's tone mark at the word's end: Hoà and Hòa are one."""
    plain = " ".join(unicodedata.normalize("NFC", name).lower().split())
    start = next((len(kind) for kind in kinds if plain.startswith(kind)), 0)
    return " ".join(map(_tone_last, plain[start:].split()))


def _without_tones(province: str) -> list[str]:
    """Its folded words without its rank; no two provinces are told apart by tones."""
    return [word for word in words(province) if word not in _RANK]


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(sorted(letters, key=lambda letter: letter in _TONES))
