"""What intake writes down of a sample petition beyond its words: the hamlet, the decision complained of, obstacles.

Drawn apart from everything else, so that the rest of the ward stays as it was.
"""

from __future__ import annotations

import re
from datetime import date
from random import Random
from typing import Any

from danvan_desk.exchange.sample_course import Matter
from danvan_desk.exchange.sample_days import Days

_OBSTACLES = (
    "Nằm viện, có giấy ra viện", "Đi công tác xa, có quyết định cử đi", "Đi học xa, có xác nhận của trường",
    "Nhà bị ngập do bão, có xác nhận của khu dân cư", "Chăm người thân điều trị dài ngày, có giấy của bệnh viện",
)  # fmt: skip
_TERM = 90  # Luật Khiếu nại Đ.9


class Intake:
    """`complete(matter, petition)` adds the fields to a petition's record."""

    def __init__(self, rng: Random, days: Days) -> None:
        self._rng = Random(str(rng.getstate()[1][:2]))  # noqa: S311 - an invented ward, no secret
        self._days = days

    def complete(self, matter: Matter, petition: dict[str, Any]) -> None:
        if self._rng.random() < 0.88:
            petition["hamlet"] = matter.facts.place.hamlet
        if matter.kind == "complaint":
            self._decision(matter, petition)

    def _decision(self, matter: Matter, petition: dict[str, Any]) -> None:
        rng, days = self._rng, self._days
        known = date.fromisoformat(petition["decision_known_on"]).toordinal() if "decision_known_on" in petition else 0
        told = matter.facts.told("dec")
        if told and rng.random() < 0.9:
            petition["decision_no"] = told.removeprefix("số ")
            made = _day_of(told)
        elif known:
            made = days.roll_back(known - rng.randrange(1, 9))
            petition["decision_no"] = f"{rng.randrange(40, 2400)}/QĐ-UBND ngày {days.words(made)}"
        else:
            return
        if known:
            known = max(known, made)
            petition["decision_known_on"] = days.iso(min(known, matter.received))
            if rng.random() < 0.05 and not told and matter.instance == 1:
                self._hinder(matter, petition)

    def _hinder(self, matter: Matter, petition: dict[str, Any]) -> None:
        """The complaint came late because of an obstacle; a few come later still."""
        rng, days = self._rng, self._days
        late = rng.randrange(4, 40)
        known = matter.received - _TERM - late
        petition["decision_known_on"] = days.iso(known)
        petition["decision_no"] = f"{rng.randrange(40, 2400)}/QĐ-UBND ngày {days.words(days.roll_back(known - 2))}"
        petition["obstacle_days"] = late + rng.randrange(1, 12) if rng.random() < 0.85 else max(1, late // 2)
        petition["obstacle_reason"] = rng.choice(_OBSTACLES)


def _day_of(decision: str) -> int:
    """The day at the end of "số 120/QĐ-UBND ngày 05/10/2026"."""
    found = re.search(r"(\d\d)/(\d\d)/(\d{4})$", decision)
    return date(int(found[3]), int(found[2]), int(found[1])).toordinal() if found else 0
