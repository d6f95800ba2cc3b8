"""A term before it is counted: its rule, the day it started, its length in this case, and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.own_rules import OwnRule
from danvan_desk.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Move:
    """An extension (`pause` false) or a suspension; `ended` is the resumption, None while still suspended.

    `days` it moves the term by: none while the suspension lasts.
    """

    begun: CaseEvent
    days: int
    pause: bool
    ended: CaseEvent | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """`length` in the rule's unit, without extensions; `why` names the variant that gave it, "" for the plain one;
    `paper` the number of the paper that started it. `office` is set where the number is the office's own."""

    rule: Rule
    title: str
    basis: str
    sure: str
    start: date
    opening: str
    length: int
    why: str = ""
    moves: tuple[Move, ...] = ()
    started_by: int | None = None
    paper: str | None = None
    office: OwnRule | None = None

    def counted(self, until: date) -> tuple[date, date]:
        """The first and the last day counted; the day of the event, at one end or the other, isn't (Đ.147)."""
        one = timedelta(days=1)
        return (until, self.start - one) if self.rule.back else (self.start + one, until)

    @property
    def articles(self) -> str:
        """What the term rests on: the law, and the office's own rule where it set the number."""
        return f"{self.basis}; {self.office.words()}" if self.office else self.basis


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the wait ended: by the event waited for, by being dropped, or not yet."""

    ended_on: date | None = None
    dropped: bool = False
    ended_by: int | None = None


STILL_RUNNING = Verdict()
